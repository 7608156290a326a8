"""Paragraphs of a document enter; those that are footnotes leave, with the marks that call them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

_BRACKETED = re.compile(r"\[\s*(\d{1,3}|[ivxlc]{1,6}|[a-z]|\*{1,4})\s*\]\s*(?=\S)", re.I)
_ALONE = re.compile(r"(?<!\S)\[\s*(\d{1,3})\s*\]\s+(?=\S)")
_CARET = re.compile(r"\^\s*(\d{1,3})[.:]?\s*(?=\S)|(\d{1,3})\s*(?:↑|\^)\s*(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3})(?:[.)]\s+|\s+)(?=[A-Z“\"‘'«(]|www|http)")
_SUPERSCRIPT = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)")
_CALLED_IN_BRACKETS = re.compile(r"\S\s?\[\s*(\d{1,3}|[ivxlc]{1,6}|[a-z]|\*{1,4})\s*\]", re.I)
_CALLED_RAISED = re.compile(r"(?:[a-z)][.,;:]?|\b(?:19|20)\d\d\.)[”’\"']?(\d{1,3})(?=[\s—–]|$)")
"""A number stuck to a word, its stop or a year's, as raised figures come out in plain text: "treaty.12", "2002.3"."""
_CALLED_SUPERSCRIPT = re.compile(r"\S([⁰¹²³⁴-⁹]{1,3})")
_LEAST_NUMBERED = 3
"""How many numbered paragraphs in sequence make notes, where no brackets show it: two can be a list."""
_NOTES_HEADING = re.compile(
    r"\W*(?:\d+\W+)?(?:(?:end|foot)?notes?|references?|sources?|citations?)"
    r"(?: (?:and|&) (?:notes?|references?|sources?|citations?))?\W*",
    re.I,
)
_UNIT_BEFORE = re.compile(r"\b(?:\d+|[kcmd]?m|ft|mi|yd)$")
"""What a raised figure is a power of: km², 10⁶."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def write_raised(number: str, before: str) -> str:
    """Return a raised number as text: "[12]", which calls a note, or raised figures where a unit or a figure precedes.

    An empty number gives an empty text.
    """
    if not number:
        return ""
    return number.translate(_RAISED) if _UNIT_BEFORE.search(before) else f"[{number}]"


def split_notes(paragraph: str) -> list[str]:
    """Return the notes of a paragraph that holds several, each beginning with its mark in brackets; else itself.

    "[4] Interview, Lima, 2 May. [5] Ibid.": only a number that is one more than the last and stands by itself begins
    another note, so that a call in a note ("see above.[5]") begins none.
    """
    first = _ALONE.match(paragraph)
    if first is None:
        return [paragraph]
    starts, number = [0], int(first[1])
    for match in _ALONE.finditer(paragraph, first.end()):
        if int(match[1]) == number + 1:
            starts.append(match.start())
            number += 1
    return [paragraph[start:end].strip() for start, end in itertools.pairwise([*starts, len(paragraph)])]


def heads_notes(heading: str) -> bool:
    """Say whether a heading stands over the notes of a text: "Notes and references"."""
    return len(heading) < 40 and _NOTES_HEADING.fullmatch(heading) is not None


def find_notes(paragraphs: Sequence[str]) -> dict[int, str]:
    """Return the mark of each paragraph that is a footnote, by its index; what continues a note has the note's mark.

    A paragraph is a note if it begins with a mark that an earlier paragraph calls. Marks without brackets ("12 Text")
    must also stand in sequence. No notes give an empty mapping; a numbered list that nothing calls is none.
    """
    notes = _find_marked(paragraphs, _BRACKETED, _CALLED_IN_BRACKETS, least=1)
    for pattern, called in (
        (_CARET, _CALLED_IN_BRACKETS),
        (_SUPERSCRIPT, _CALLED_SUPERSCRIPT),
        (_NUMBERED, _CALLED_RAISED),
        (_NUMBERED, _CALLED_IN_BRACKETS),
        (_NUMBERED, _CALLED_SUPERSCRIPT),
    ):
        if not notes:
            notes = _find_marked(paragraphs, pattern, called, least=_LEAST_NUMBERED)
    if not notes and (heading := next((i for i, p in enumerate(paragraphs) if heads_notes(p)), None)) is not None:
        below = _find_marked(paragraphs, _NUMBERED, _CALLED_IN_BRACKETS, least=1)
        notes = {index: mark for index, mark in below.items() if index > heading}
    return _with_continuations(notes, paragraphs)


def _find_marked(
    paragraphs: Sequence[str], begins: re.Pattern[str], calls: re.Pattern[str], *, least: int
) -> dict[int, str]:
    called_first: dict[str, int] = {}
    notes: dict[int, str] = {}
    taken: set[str] = set()
    for index, paragraph in enumerate(paragraphs):
        match = begins.match(paragraph)
        if match:
            mark = next(group for group in match.groups() if group).translate(_DIGITS).lower()
            if called_first.get(mark, index) < index and mark not in taken:
                notes[index] = mark
                taken.add(mark)
        inner = paragraph[match.end() :] if match else paragraph
        for call in calls.finditer(inner):
            called_first.setdefault(call[1].translate(_DIGITS).lower(), index)
    return notes if len(notes) >= least and (least == 1 or _in_sequence(list(notes.values()))) else {}


def _in_sequence(marks: Sequence[str]) -> bool:
    """Say whether most marks are one more than the mark before, as notes are and paragraphs that begin with a figure
    are not."""
    steps = [
        second.isdigit() and first.isdigit() and int(second) == int(first) + 1
        for first, second in itertools.pairwise(marks)
    ]
    return sum(steps) >= 0.8 * len(steps)


def _with_continuations(notes: dict[int, str], paragraphs: Sequence[str]) -> dict[int, str]:
    """Give an unmarked paragraph between two notes that follow closely the mark of the first."""
    complete = dict(notes)
    indices = sorted(notes)
    for first, second in itertools.pairwise(indices):
        if 1 < second - first <= 3:
            between = [
                index
                for index in range(first + 1, second)
                if paragraphs[index] and not _BRACKETED.match(paragraphs[index])
            ]
            complete |= dict.fromkeys(between, notes[first])
    return complete
