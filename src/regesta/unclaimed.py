"""Figures that stand in no claim, for readers: documents with their figures enter; groups by reason leave.

A reason names words of the text ("counts “tenders”, which no predicate knows"); its kind leaves them out, so that
figures without a claim are counted together, and the words tell which of them are worth a class of the vocabulary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.extract.reasons import kind_of_reason
from regesta.model import Document, Figure
from regesta.withholding import names_in_words, withhold_names

CONTEXT = 160
"""Characters of text shown around a figure where its sentence is longer."""
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")
QUOTED = re.compile(r"“([^”]*)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclaimedFigure:
    """A figure without a claim, with its document's name and the words around it."""

    document: str
    document_id: str
    figure: Figure
    kind: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonGroup:
    """A kind of reason: what a person can do, how many figures have it, and which words their reasons name."""

    kind: str
    advice: str
    count: int
    words: tuple[tuple[str, int], ...]
    """The words that the reasons name, with the number of figures, the commonest first."""
    reasons: tuple[str, ...]
    """The reasons themselves, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShare:
    """How many figures outside furniture are in claims."""

    claimed: int
    unclaimed: int
    furniture: int

    @property
    def told(self) -> int:
        """Figures outside furniture."""
        return self.claimed + self.unclaimed

    @property
    def in_a_hundred(self) -> int | None:
        """Figures in claims of each hundred outside furniture; None where there are none."""
        return round(100 * self.claimed / self.told) if self.told else None


def share_of(states: Iterable[str]) -> FigureShare:
    """Return how many figures are in each state."""
    counts = Counter(states)
    return FigureShare(
        claimed=counts["claimed"], unclaimed=counts["unclaimed"], furniture=counts["furniture"]
    )  # fmt: skip


def list_unclaimed(document: Document, figures: Sequence[Figure]) -> Iterator[UnclaimedFigure]:
    """Yield the figures of a document that stand in no claim, in the order of its text."""
    for figure in figures:
        if figure.state == "unclaimed":
            kind = kind_of_reason(figure.reason or "no reason given").words
            yield UnclaimedFigure(document=document.name, document_id=document.id, figure=figure, kind=kind,
                                  context=sentence_around(document.text, figure.start, figure.end))  # fmt: skip


def without_names(one: UnclaimedFigure, names: frozenset[str]) -> UnclaimedFigure:
    """Return an unclaimed figure whose words hold none of these names, nor any that stands there with an age."""
    reason = one.figure.reason or ""
    withheld = names | names_in_words(one.context) | names_in_words(reason)
    figure = replace(one.figure, reason=withhold_names(reason, withheld) or None)
    return replace(one, context=withhold_names(one.context, withheld), figure=figure)


def group_reasons(reasons: Mapping[str, int]) -> list[ReasonGroup]:
    """Return the kinds of these reasons, which are given with the number of their figures, the commonest first."""
    groups: dict[str, dict[str, int]] = {}
    for reason, count in reasons.items():
        groups.setdefault(kind_of_reason(reason).words, {})[reason] = count
    made = [
        ReasonGroup(kind=kind, advice=kind_of_reason(next(iter(members))).advice, count=sum(members.values()),
                    words=tuple(_without_own_names(_named_words(members))), reasons=tuple(sorted(members)))
        for kind, members in groups.items()
    ]  # fmt: skip
    return sorted(made, key=lambda group: (-group.count, group.kind))


def _without_own_names(words: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield words with their counts, the names with ages among them withheld."""
    yield from ((withhold_names(word, names_in_words(word)), count) for word, count in words)


def _named_words(reasons: Mapping[str, int]) -> list[tuple[str, int]]:
    named = Counter[str]()
    for reason, count in reasons.items():
        named[" / ".join(QUOTED.findall(reason))] += count
    named.pop("", None)
    return sorted(named.items(), key=lambda item: (-item[1], item[0]))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence around a place on one line, cut around it with ellipses where it is long."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    ends = [match.end() for match in SENTENCE_END.finditer(text, first, start)]
    begin = ends[-1] if ends else first
    stop = SENTENCE_END.search(text, end, last)
    finish = stop.end() if stop is not None else last
    before = "… " if not ends and begin > 0 else ""
    behind = " …" if stop is None and finish < len(text) else ""
    return f"{before}{' '.join(text[begin:finish].split())}{behind}"
