"""Names that their own words give away: words and their labels enter; labels with four more types leave.

No open corpus here labels nationalities, events, laws or equipment. Nationalities stand in the gazetteer; laws and
events have telling heads (`names.yaml`); designators of equipment ("Mi-8") are left unlabelled in the corpora, since
"A-5" may be a page, and are learnt from our own sentences. What a corpus itself names is never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from regesta.vocabulary.gazetteer import load_gazetteer
from training.name_table import name_table

Span = tuple[int, int, str]
DESIGNATOR = re.compile(r"[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Za-z]{0,3}|[A-Z]{2,3}\d{1,3}")
NUMBER = re.compile(r"\d+(/\d+)?|[IVX]{1,5}|One|Two")
LINKS = frozenset({"of", "on", "for", "against", "concerning", "to", "with", "the", "and", "in"})
LONGEST = 9


def mark_lexical_names(words: Sequence[str], labels: Sequence[str | None]) -> list[str | None]:
    """Label nationalities, laws and events among words that are no names yet; a designator's label becomes unknown."""
    marked = list(labels)
    for start, end, kind in (*_headed_names(words), *_nationalities(words)):
        if all(label == "O" for label in marked[start:end]):
            marked[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return [
        None if label == "O" and DESIGNATOR.fullmatch(word) else label
        for word, label in zip(words, marked, strict=True)
    ]


def _nationalities(words: Sequence[str]) -> Iterator[Span]:
    for i, word in enumerate(words):
        if _is_people(word):
            yield (i, i + 1, "NATIONALITY")


@cache
def _is_people(word: str) -> bool:
    gazetteer: Any = load_gazetteer()
    return word.istitle() and (gazetteer.is_demonym(word) or word.lower() in name_table()["peoples"])


def _headed_names(words: Sequence[str]) -> Iterator[Span]:
    """Yield "Mine Ban Treaty", "Convention on Cluster Munitions", "Resolution 2254", "World War", "Hurricane Rita"."""
    for i, word in enumerate(words):
        if not _is_capital(word):
            continue
        if word.lower() in name_table()["law_heads"]:
            kind = "LAW"
        elif word.lower() in name_table()["event_heads"] | name_table()["event_first"]:
            kind = "EVENT"
        else:
            continue
        first = i if word.lower() in name_table()["event_first"] else _begin_of_name(words, i)
        end = _end_of_name(words, i)
        if end - first > 1:
            yield (first, end, kind)


def _begin_of_name(words: Sequence[str], head: int) -> int:
    first = head
    while first > 0 and head - first < LONGEST and _is_capital(words[first - 1]):
        first -= 1
    # An article or a sentence's first adverb is no part of the name.
    while first < head and words[first].lower() in name_table()["no_name_starts"]:
        first += 1
    return first


def _end_of_name(words: Sequence[str], head: int) -> int:
    """Go on over "on Cluster Munitions", "2254", "II"; a connection without a capital behind it is not taken."""
    end = head + 1
    if end < len(words) and NUMBER.fullmatch(words[end]):
        return end + 1
    after = end
    while after < len(words) and after - head < LONGEST and (words[after] in LINKS or _is_capital(words[after])):
        after += 1
        if _is_capital(words[after - 1]):
            end = after
    # Only "of", "on", "against" … open a complement: "the Treaty Russia signed" ends at its head, as does "Treaty and".
    opened = head + 1 < len(words) and words[head + 1] in LINKS - {"the", "and", "in", "to", "with"}
    return end if opened or words[head].lower() in name_table()["event_first"] else head + 1


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word.replace("-", "").replace("'", "").isalnum()
