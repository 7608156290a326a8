"""The figures of one cell: "345 killed; 965 injured" says two things, each with its own words.

A placed cell enters; one placed part for each of its figures leaves. What stands in brackets behind a figure is no
figure of the cell: "1,310 (2014: 1,296)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from regesta.extract.centres.counting import unit_class
from regesta.extract.reading.document import Reading
from regesta.extract.tables.contents import content_of
from regesta.extract.tables.layout import Placed

PART = re.compile(r"[^;\n]+?(?=;|,\s+(?=\d)|\sand\s(?=\d)|$)")
BRACKETS = re.compile(r"\s*\([^)]*\)")
FIGURE = re.compile(r"\d[\d,.\u00a0\u202f]*")


def parts_of(reading: Reading, placed: Placed) -> Iterator[Placed]:
    """Yield a placed part for each figure of a cell; a cell of one figure, or of none, as it is."""
    text = placed.cell.text
    yield from _areas_behind(reading, placed)
    figures = len(FIGURE.findall(BRACKETS.sub("", text)))
    one = figures < 2 or _is_range(placed)
    if placed.content.kind not in ("number", "words") or one or not any(c.isalpha() for c in text):
        yield placed
        return
    stretches = [(m.start(), m.end()) for m in PART.finditer(text) if FIGURE.search(m.group())]
    parts = [_part(reading, placed, start, end) for start, end in stretches]
    if len(parts) != figures:  # figures that no punctuation tells apart
        return
    yield from parts


def _is_range(placed: Placed) -> bool:
    """Tell whether all figures of a cell are the bounds of one: "80-300 personnel"."""
    quantity, start = placed.content.quantity, placed.cell.start
    if quantity is None:
        return False
    bounds = [m.start() + start for m in FIGURE.finditer(BRACKETS.sub("", placed.cell.text))]
    return all(quantity.start <= figure < quantity.end for figure in bounds)


def _areas_behind(reading: Reading, placed: Placed) -> Iterator[Placed]:
    """Yield the area in brackets behind a figure, which is one of its own: "90 (12.2 km²)"."""
    bracket = BRACKETS.search(placed.cell.text)
    if bracket is None or placed.content.kind != "number":
        return
    part = _part(reading, placed, bracket.start() + bracket.group().index("(") + 1, bracket.end() - 1)
    quantity = part.content.quantity
    if quantity is not None and unit_class(quantity) == "area":
        yield part


def _part(reading: Reading, placed: Placed, start: int, end: int) -> Placed:
    text = placed.cell.text[start:end]
    start += len(text) - len(text.lstrip(" ,;")) + (4 if text.lstrip().startswith("and ") else 0)
    bracket = BRACKETS.search(text)
    end = end if bracket is None else end - len(text) + bracket.start()
    cell = replace(placed.cell, start=placed.cell.start + start, end=placed.cell.start + end,
                   text=placed.cell.text[start:end], rows=1, columns=1)  # fmt: skip
    return replace(placed, cell=cell, content=content_of(reading, cell))
