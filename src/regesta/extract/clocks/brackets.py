"""The date of what a bracket breaks down: "142 casualties in 2018 (57 killed, 85 injured)".

A `Reading` and a figure enter; the date that stands before the bracket leaves, or None.
"""

from __future__ import annotations

from regesta.extract.reading.document import Reading
from regesta.model import Block, Quantity, TimeExpression

LONGEST = 160
"""Characters from the opening of a bracket to a figure in it, at most."""


def time_before_bracket(reading: Reading, quantity: Quantity) -> TimeExpression | None:
    """Return the one date of a sentence before the bracket in which a figure stands, of what that breaks down.

    None outside brackets, for a bracket with a date of its own, without a figure before it, and where two dates stand
    before it.
    """
    text = reading.document.text
    opening = text.rfind("(", max(0, quantity.start - LONGEST), quantity.start)
    if opening < 0 or ")" in text[opening : quantity.start]:
        return None
    start = reading.token_at(quantity.start).sent.start_char
    closing = text.find(")", quantity.end, quantity.end + LONGEST)
    inside = reading.times_between(opening, closing if closing > 0 else quantity.end)
    if opening < start or inside or not reading.quantities_between(start, opening):
        return None
    before = [t for t in reading.times_between(start, opening) if t.kind in ("date", "period") and t.edtf_start]
    return before[0] if len(before) == 1 else None


def spans_life_of_site(reading: Reading, heading: Block, start: int) -> bool:
    """Tell whether brackets behind a site or unit say how long there was one: "Vela Air Base (1951-1994)"."""
    named = (reading.mention_by_token.get(t.i) for t in reading.tokens_between(heading.start, start))
    held = any(m is not None and m.type in ("facility", "military_unit") for m in named)
    return held and reading.document.text[max(0, start - 1) : start] == "("
