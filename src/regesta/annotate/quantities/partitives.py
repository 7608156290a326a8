"""The unit that a part leaves to its whole: the figures of a page enter in order; they leave with the units they share.

"Cleared 40 of the 95 hectares": 40 are hectares as well, and counts no hectares as things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from regesta.annotate.quantities.ellipsis import OF_WHOLE
from regesta.annotate.quantities.units import to_si
from regesta.model import Quantity

OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|an?|all|some|about|around|nearly|over|almost|estimated|total|of)\s+){0,4}",
    re.IGNORECASE,
)
"""What stands between a part and its whole, and tells nothing of what either is."""


LONGEST_LEAD = 120
"""Characters before a part in which its whole stands: "Of the 95 hectares that the survey had found, [40]"."""


def with_units_of_wholes(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, each part without a unit with that of the measured whole behind it; the rest unchanged.

    "Ten of 30 hectares" are hectares; "ten of 30 soldiers" are no measure and stay as they are, as do fractions, of
    which the whole is what they are of.
    """
    for i, part in enumerate(quantities):
        before = quantities[i - 1] if i > 0 else None
        behind = quantities[i + 1] if i + 1 < len(quantities) else None
        whole = None if part.unit is not None or _is_fraction(part) else _whole_of(text, before, part, behind)
        if whole is None:
            yield part
            continue
        yield replace(
            part,
            unit=whole.unit,
            si=to_si(whole.unit, part.number, part.low, part.high),
            counted=whole.counted,
            counted_start=whole.counted_start,
        )


def _whole_of(text: str, before: Quantity | None, part: Quantity, behind: Quantity | None) -> Quantity | None:
    """Return the measured whole of a part: the figure right behind it, or the one with which the sentence opens."""
    if behind is not None and behind.si is not None and OF.fullmatch(text, part.end, behind.start):
        return behind
    if before is None or before.si is None or part.counted_start is not None:
        return None
    lead = text[max(0, part.start - LONGEST_LEAD) : part.start]
    return before if OF_WHOLE.search(lead) else None


def _is_fraction(quantity: Quantity) -> bool:
    return any(value is not None and 0 < value < 1 for value in (quantity.number, quantity.low, quantity.high))
