"""Numbers of scans that set blanks between digits: "2 5 , 0 0 0 men": a text enters; amounts leave.

Only digits in groups of three behind a comma are surely one number; "2 0 0" may be three figures of a row, and is named
as such by `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.quantities.amount import Amount, exact_amount

SPACED = re.compile(r"(?<![\w.,-])(?<!\d )(?<!, )\d(?: \d){0,2}(?: ,(?: \d){3})+(?!\w| \d| [.,] \d)")


def read_letter_spaced(text: str) -> Iterator[Amount]:
    """Yield the numbers whose digits stand apart, with their commas; the span is that of the text as it is."""
    for match in SPACED.finditer(text) if " , " in text else ():
        yield exact_amount(match.start(), match.end(), float(re.sub(r"\D", "", match[0])))
