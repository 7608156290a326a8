"""Whose dollar the bare "$" of a header is: the one of the page's own sums, where these are in no American one.

A `Reading` and the words over a cell enter; the unit of the cell's sum leaves, unchanged where the page tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from regesta.extract.reading.document import Reading
from regesta.extract.tables.words import Unit

USD = "USD"
AMERICAN = re.compile(r"\b(?:US|USD|U\.S\.?|American)(?![a-z])")
IN_DOLLARS = re.compile(r"\$|\bdollars?\b", re.IGNORECASE)


def dollar_of_page(reading: Reading) -> Unit | None:
    """Return the dollar in which all sums of a page's text are; None for American ones, for two and for none.

    Sums that annotate found to be in no American dollar, of whichever state, are in "dollar"; so is then the header.
    """
    sums = {one.unit for one in reading.annotated.quantities if one.unit and IN_DOLLARS.search(one.text)}
    return Unit(next(iter(sums))) if len(sums) == 1 and USD not in sums else None


def dollar_of_header(unit: Unit | None, page: Unit | None, words: Iterable[str]) -> Unit | None:
    """Return a header's unit, with the page's dollar for a bare "$"; "US$" and what is no dollar stay."""
    if page is None or unit is None or unit.name != USD:
        return unit
    return unit if any(AMERICAN.search(text) for text in words) else page
