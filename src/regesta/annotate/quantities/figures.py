"""Every figure accounted for: a text with its times and quantities enters; each span with digits or number words leaves
with its kind and the reason for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.quantities.naming import find_named_figures
from regesta.model import Quantity, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

Figure = tuple[int, int, str, str]
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")


@cache
def _digits_or_words() -> re.Pattern[str]:
    """Digits and number words; "one" is left out, for where it is no quantity it is a pronoun."""
    words = load_number_words()
    units = (unit for unit in words.units if unit != "one")
    names = [*units, *words.teens, *words.tens, *words.scales, *words.bare_plurals]
    return re.compile(
        rf"\d+(?:[.,:/\u00a0\u202f-]?\d+)*|(?<![\w-]){alternatives(n for n in names if n != 'scores')}(?!\w)",
        re.IGNORECASE,
    )


def find_figures(doc: Doc, times: Sequence[TimeExpression], quantities: Sequence[Quantity]) -> tuple[Figure, ...]:
    """Return (start, end, kind, reason) for every span that holds digits or number words; no digit is ever lost.

    Kinds are "time", "quantity", those of `naming` ("name", "ordinal", "reference", "mark", "clock" …), "word" for a
    number word that counts nothing named, and "unread" for digits that no rule understood. Spans are in order and do
    not overlap, except that a quantity may hold a time in its words.
    """
    text = doc.text
    spans: list[Figure] = [(time.start, time.end, "time", time.kind) for time in times if _has_figure(time.text)]
    spans += [
        (quantity.start, quantity.end, "quantity", quantity.counted or quantity.unit or "a number without a noun")
        for quantity in quantities
    ]
    covered = _Cover(len(text))
    for start, end, _, _ in spans:
        covered.add(start, end)
    for name in find_named_figures(text):
        if not covered.holds(name.start, name.end):
            spans.append((name.start, name.end, name.kind, name.reason))
            covered.add(name.start, name.end)
    for match in _digits_or_words().finditer(text):
        if not covered.holds(match.start(), match.end()):
            spans.append(_left_over(match))
    return tuple(sorted(spans))


def _has_figure(words: str) -> bool:
    return re.search(r"\d", words) is not None or _digits_or_words().search(words) is not None


def _left_over(match: re.Match[str]) -> Figure:
    start, end = match.span()
    if not match[0][0].isdigit():
        return start, end, "word", "a number word that counts nothing named"
    if re.fullmatch(r"\d+[-:]\d+", match[0]):
        return start, end, "score", "two numbers that are no range"
    if YEAR_LIKE.fullmatch(match[0]):
        return start, end, "unread", "a year or a count: no word beside it decides"
    return start, end, "unread", "a number that no rule understood"


class _Cover:
    """Which characters are accounted for."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def add(self, start: int, end: int) -> None:
        self._marks[start:end] = b"\1" * (end - start)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether every character of a span is accounted for."""
        return 0 not in self._marks[start:end]
