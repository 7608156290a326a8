"""What a cell holds: a figure, a date, a length of time, words, or openly nothing.

A `Reading` and a cell enter; a `Content` leaves. Marks of notes are no part of a figure; "–" and "n/a" are no figure,
"0" is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from regesta.extract.reading.document import PROSE_WORDS, Reading
from regesta.extract.tables.grid import Cell
from regesta.extract.tables.words import Unit, table_words
from regesta.model import Measure, Quantity, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NOTE_MARKS = re.compile(r"(?:\s*(?:\[\s*\w{1,3}\s*\]|[*†‡§¶]+|[¹²³⁰⁴-⁹ᵃ-ᶻ]+|\([a-z]\)))+\s*$")
NUMBER = re.compile(
    r"(?P<sign>[+−-])?(?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<percent>\s?%)?"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
YEARS = re.compile(r"(?P<first>(?:1[89]|20)\d\d)(?:\s*(?:[-–—/]|to)\s*(?P<last>(?:(?:1[89]|20)\d\d)|\d\d))?")
Kind = Literal["number", "year", "date", "duration", "words", "nothing", "prose"]


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds. A year may be a date or, under a header that counts, a number: it has both."""

    kind: Kind
    start: int = 0
    end: int = 0
    quantity: Quantity | None = None
    time: TimeExpression | None = None


NOTHING = Content("nothing")


def content_of(reading: Reading, cell: Cell) -> Content:
    """Return what a cell holds; a text that is neither figure nor date is words."""
    mark = NOTE_MARKS.search(cell.text)
    text = cell.text[: mark.start()] if mark is not None else cell.text
    if table_words().holds_no_figure(text):
        return NOTHING
    start, end = cell.start, cell.start + len(text)
    if YEARS.fullmatch(text):
        number = _plain_number(text, start) if YEAR.fullmatch(text) else None
        return Content("year", start, end, number, years_of(text, start))
    if (number := _plain_number(text, start)) is not None:
        return Content("number", start, end, number)
    if len(text.split()) >= PROSE_WORDS:
        return Content("prose", start, end)
    time = next(iter(times_in(reading, start, cell.end)), None)
    if time is not None and _fills(text, start, time.start, time.end):
        if time.kind == "duration" and time.iso_duration:
            return Content("duration", time.start, time.end, time=time)
        if time.kind in ("date", "period") and time.edtf_start:
            return Content("date", time.start, time.end, time=time)
    found = (reading.quantities_by_token.get(token.i) for token in tokens_in(reading, start, cell.end))
    quantity = next((q for q in found if q is not None and start <= q.start and q.end <= cell.end), None)
    if quantity is not None and text[: quantity.start - start].strip() == "":
        return Content("number", quantity.start, quantity.end, quantity)
    return Content("words", start, end)


def tokens_in(reading: Reading, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of text, without white space."""
    first, last = reading.token_at(start).i, reading.token_at(max(start, end - 1)).i
    return [token for token in reading.doc[first : last + 1] if not token.is_space and token.idx >= start]


def times_in(reading: Reading, start: int, end: int) -> list[TimeExpression]:
    """Return the times that lie wholly within a stretch of text, in order."""
    return [t for t in reading.times_among(tokens_in(reading, start, end)) if start <= t.start and t.end <= end]


def _fills(text: str, start: int, first: int, last: int) -> bool:
    """Tell whether a date is what a cell says, and not a part of its words."""
    rest = text[: first - start] + text[last - start :]
    return len(rest.split()) <= 1


def years_of(text: str, start: int) -> TimeExpression:
    """Return a year or a span of years as a time, at the precision of years."""
    match = YEARS.match(text)
    assert match is not None
    first, last = match["first"], match["last"] or match["first"]
    last = first[:2] + last if len(last) == 2 else last
    kind: Literal["date", "period"] = "date" if first == last else "period"
    return TimeExpression(
        start=start, end=start + match.end(), text=match.group(), kind=kind, edtf_start=first, edtf_end=last
    )


MOST_DIGITS = 15
"""Digits of a figure; a longer row is a number of an account or a parcel."""


def _plain_number(text: str, start: int) -> Quantity | None:
    match = NUMBER.fullmatch(text.strip())
    if match is None or (len(match["number"]) > 1 and match["number"][0] == "0" and match["number"][1] != "."):
        return None  # "0612345678" is a telephone's number
    if len(re.sub(r"\D", "", match["number"])) > MOST_DIGITS:
        return None
    number = float(re.sub(r"[^\d.]", "", match["number"])) * (-1 if match["sign"] in ("-", "−") else 1)
    unit = "percent" if match["percent"] else None
    start += len(text) - len(text.lstrip())
    return Quantity(start=start, end=start + len(text.strip()), text=text.strip(), number=number, low=number,
                    high=number, unit=unit)  # fmt: skip


def in_unit(quantity: Quantity, unit: Unit | None, scale: float) -> Quantity:
    """Return a cell's figure with the unit and scale that its header states; a unit of its own stays.

    The words of the figure gain those of the header ("9.5 million USD"); where they stand is still the cell.
    """
    own = quantity.unit is not None and quantity.unit != "person"
    if own and (unit is None or quantity.unit != unit.name):
        return quantity
    unit = None if own else unit
    words = [quantity.text, table_words().scale_words(scale), unit.printed if unit is not None else ""]
    scaled = replace(_scaled(quantity, scale), text=" ".join(word for word in words if word))
    if unit is None:
        return scaled
    if unit.factor is None or unit.si is None:
        return replace(scaled, unit=unit.name)
    factor = unit.factor
    number, low, high = (_times(value, factor) for value in (scaled.number, scaled.low, scaled.high))
    return replace(scaled, unit=unit.name, si=Measure(number=number, low=low, high=high, unit=unit.si))


def _scaled(quantity: Quantity, scale: float) -> Quantity:
    if scale == 1:
        return quantity
    number, low, high = (_times(value, scale) for value in (quantity.number, quantity.low, quantity.high))
    return replace(quantity, number=number, low=low, high=high)


def _times(value: float | None, factor: float) -> float | None:
    """Multiply without the tail that binary fractions leave: 9.2 million is 9,200,000."""
    return None if value is None else float(Decimal(str(value)) * Decimal(str(factor)))
