"""Where names begin and end: words and their BIO labels enter; labels leave, corrected where the words leave no doubt.

The model learnt names from web text, where small words, addresses and neighbours run into names. A place that ends in
the name of a state is two places ("Gyumri Armenia"), unless the whole is one ("West Virginia", "Papua New Guinea").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from regesta.annotate.lexicon_files import read_tables
from regesta.vocabulary.gazetteer import load_gazetteer

Span = tuple[int, int, str]

ADDRESS = re.compile(r"\S*@\S*\.\S*|\w+://\S*|www\..*", re.IGNORECASE)
LONGEST_STATE = 3
"""Words of the longest state looked for at a place's end: "Bosnia and Herzegovina" stands with a comma or alone."""


def settle_names(words: Sequence[str], labels: Sequence[str], glued: Sequence[bool] = ()) -> list[str]:
    """Return the labels with addresses and small words at the edges left out of names, and joined places parted.

    `glued` says of each word that no space stands before it; a person's name that breaks off at a hyphen goes on.
    """
    settled = list(labels)
    for start, end, kind in _joined(words, _spans(labels)):
        settled[start:end] = ["O"] * (end - start)
        if kind == "PERSON" and " ".join(words[start:end]).lower() in _listed("regions"):
            continue  # the end of an office: "Minister for the Middle East Jane Doe"
        start, end = _without_edges(words, start, end, kind)
        end = _behind_hyphen(words, glued, end) if kind == "PERSON" and start < end else end
        for first, last in _parts(words, start, end, kind):
            settled[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return settled


def _spans(labels: Sequence[str]) -> list[Span]:
    """Return the names as (first word, word behind the last, type)."""
    spans: list[Span] = []
    for i, label in enumerate(labels):
        if label[0] == "B":
            spans.append((i, i + 1, label[2:]))
        elif label[0] == "I":
            spans[-1] = (spans[-1][0], i + 1, label[2:])
    return spans


def _joined(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Join what is one name: two halves of a unit or site side by side, and a nationality with its "Army" or "Navy"."""
    joined: list[Span] = []
    for start, end, kind in spans:
        before = joined[-1] if joined and joined[-1][1] == start else None
        halves = before is not None and before[2] == kind and kind in ("UNIT", "FACILITY")
        army = before is not None and before[2] == "NATIONALITY" and kind in ("UNIT", "ORG")
        if before is not None and (halves or (army and words[start].lower() in _listed("forces"))):
            joined[-1] = (before[0], end, kind)
        else:
            joined.append((start, end, kind))
    return joined


def _without_edges(words: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int]:
    small = _listed("edges")
    while start < end and (words[start] in small or ADDRESS.fullmatch(words[start])):
        start += 1
    while start < end and (words[end - 1] in small or ADDRESS.fullmatch(words[end - 1])):
        end -= 1
    # A person's name that begins with a capital does not end in a small word, unlike "Kant air base".
    while kind == "PERSON" and end - start > 1 and words[start][0].isupper() and words[end - 1].islower():
        end -= 1
    return (_behind_region(words, start, end), end) if kind == "PERSON" else (start, end)


def _behind_hyphen(words: Sequence[str], glued: Sequence[bool], end: int) -> int:
    """Return where a person's name ends that a model broke off at the hyphen of a given name: "Ban Ki-moon"."""
    if end + 1 < len(glued) and words[end] == "-" and glued[end]:
        end += 1
    whole = end < len(glued) and words[end - 1] == "-" and glued[end - 1] and glued[end]
    return end + 1 if whole and words[end].isalpha() else end


def _behind_region(words: Sequence[str], start: int, end: int) -> int:
    """Return where a person's name begins behind the part of the world with which the office before it ends."""
    for size in (2, 1):
        region = " ".join(words[start : start + size]).lower()
        of_office = start > 0 and words[start - 1].lower() in ("the", "for", "to")
        if of_office and end - start > size + 1 and region in _listed("regions"):
            return start + size
    return start


def _parts(words: Sequence[str], start: int, end: int, kind: str) -> list[tuple[int, int]]:
    """Return a name's bounds, or those of a place and of the state that follows it."""
    if start == end:
        return []
    if kind == "PLACE" and words[start].lower() not in _listed("parts_of_states"):
        for size in range(min(LONGEST_STATE, end - start - 1), 0, -1):
            if " ".join(words[end - size : end]).lower() in _states() and not _is_one_place(words[start:end]):
                return [(start, end - size), (end - size, end)]
    return [(start, end)]


def _is_one_place(words: Sequence[str]) -> bool:
    name = " ".join(words)
    return name.lower() in _states() or load_gazetteer().place(name) is not None or not words[-2].isalpha()


@cache
def _states() -> frozenset[str]:
    """Return the names of countries, and of states and provinces in North America, in small letters."""
    countries = {name.lower() for country in load_gazetteer().countries() for name in (country.name, *country.names)}
    return frozenset(name for name in countries if len(name) > 3) | _listed("states")


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of one list."""
    return frozenset(read_tables(Path(__file__).with_suffix(".yaml"))[name])
