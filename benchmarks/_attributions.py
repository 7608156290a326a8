"""Attributions as word sets: spans over a text enter; words of source, cue and content, and scores over them, leave.

A word is a run of letters and digits, known by the offset of its first character; punctuation counts nowhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")

Spans = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what by which words: each part as the offsets of its words; a part may be empty."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def part(self, name: str) -> frozenset[int]:
        """Return the words of one part by its name."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


class Words:
    """The words of one text, so that a span of characters can be turned into words."""

    def __init__(self, text: str) -> None:
        self._starts = [word.start() for word in _WORD.finditer(text)]

    def within(self, spans: Spans) -> frozenset[int]:
        """Return the words that begin inside one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
        return frozenset(found)

    def attribution(self, source: Spans, cue: Spans, content: Spans) -> Attribution:
        """Return an attribution from the spans of its parts."""
        return Attribution(self.within(source), self.within(cue), self.within(content))


def count_words(gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[str]:
    """Count the words of each part in both, only in gold and only found: a word once, however many hold it."""
    counts: Counter[str] = Counter()
    for part in PARTS:
        wanted = frozenset[int]().union(*(one.part(part) for one in gold))
        marked = frozenset[int]().union(*(one.part(part) for one in found))
        counts[f"{part} hit"] += len(wanted & marked)
        counts[f"{part} missed"] += len(wanted - marked)
        counts[f"{part} extra"] += len(marked - wanted)
    return counts


def count_whole(gold: Sequence[Attribution], found: Sequence[Attribution], *, exact: bool) -> Counter[str]:
    """Count whole attributions found, missed and extra; each matches at most one of the other side.

    Soft: each part shares a word with its counterpart; a part that gold leaves empty asks for nothing. Exact: each
    part has the very same words. Pairs that share most words are matched first, so that of two attributions with one
    content each gets its own.
    """
    name = "exact" if exact else "whole"
    pairs = sorted(
        (-_shared(wanted, marked), first, second)
        for first, wanted in enumerate(gold)
        for second, marked in enumerate(found)
        if (wanted == marked if exact else _overlaps(wanted, marked))
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, first, second in pairs:
        if first not in taken_gold and second not in taken_found:
            taken_gold.add(first)
            taken_found.add(second)
    hits = len(taken_gold)
    return Counter({f"{name} hit": hits, f"{name} missed": len(gold) - hits, f"{name} extra": len(found) - hits})


def _overlaps(gold: Attribution, found: Attribution) -> bool:
    """Whether each part of a gold attribution shares a word with the found one."""
    return all(not gold.part(part) or gold.part(part) & found.part(part) for part in PARTS)


def _shared(gold: Attribution, found: Attribution) -> float:
    """Return how alike two attributions are: the mean share of common words over the parts."""
    alike = [len(gold.part(p) & found.part(p)) / max(1, len(gold.part(p) | found.part(p))) for p in PARTS]
    return sum(alike) / len(alike)


def score(counts: Counter[str], part: str) -> dict[str, float]:
    """Return precision, recall and F1 of what was counted under a name; 0 where nothing is found."""
    hit, missed, extra = (counts[f"{part} {outcome}"] for outcome in ("hit", "missed", "extra"))
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
