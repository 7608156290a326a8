"""What one piece costs, or one piece that stands for any: a `Reading` and a quantity enter, a yes or no leaves.

Neither is a total: "clearing one hectare costs 4,000 dollars" tells of no cleared hectare and of no sum that was given.
"""

from __future__ import annotations

import re

from regesta.extract.centres.counting import unit_class
from regesta.extract.centres.relating import LONGEST_PARTITIVE
from regesta.extract.reading.document import Reading
from regesta.model import Quantity, TimeExpression

EACH_UNIT = re.compile(
    r"\s+(?:a|per|for each|for every)\s+(?:\w+\s+)?"
    r"(?:mine|item|square|sq|hectare|kilomet|met(?:er|re)|head|person|deminer|device)",
    re.IGNORECASE,
)
COST_OF_ONE = re.compile(
    r"\b(?:costs?|price)\s+of\s+\w+ing\s+(?:a|an|one|each|every|a single|one single)\b[^.;]{0,80}\Z", re.IGNORECASE
)


PIECE = r"(?:a|an|one|each|every|a single)\s+(?:[\w-]+\s+){0,2}"
COSTS_OF_A_PIECE = re.compile(
    rf"\b(?:\w+ing\s+{PIECE}\w+|{PIECE}(?:detector|mine|dog|device|machine|flail|suit|visor|prosthesis|limb|leg|kit))"
    r"\s+(?:typically\s+|usually\s+|can\s+|may\s+)?costs?\s+[^.;]{0,40}\Z",
    re.IGNORECASE,
)
""""Clearing one mine costs between …", "a detector costs …": what one piece costs is nobody's grant."""
COSTING = re.compile(r"[^.;]{0,60}?\b(?:costs?|takes?|requires?)\b", re.IGNORECASE)


def is_example_of_one(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a single piece only stands for any: "clearing one hectare costs", "the cost of lifting one mine"."""
    if quantity.number != 1:
        return False
    text = reading.document.text
    words = text[max(0, quantity.start - LONGEST_PARTITIVE) : quantity.end]
    verb = reading.token_at(quantity.start).nbor(-1) if reading.token_at(quantity.start).i > 0 else None
    gerund = verb is not None and verb.tag_ == "VBG"
    return bool(COST_OF_ONE.search(words) or (gerund and COSTING.match(text, quantity.end)))


def is_price_of_one(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a sum is what one piece costs: "0.6 dollars per square metre", "the cost of lifting a mine fell"."""
    text = reading.document.text
    if unit_class(quantity) != "money":
        return False
    before = text[max(0, quantity.start - LONGEST_PARTITIVE) : quantity.start]
    return bool(EACH_UNIT.match(text, quantity.end) or COST_OF_ONE.search(before) or COSTS_OF_A_PIECE.search(before))


def is_of_rate(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a recurrence is only that of the sum before it: "at 63 million dollars a year"."""
    before = reading.quantities_between(time.start - LONGEST_PARTITIVE, time.start)[-1:]
    text = reading.document.text
    return any(unit_class(q) is not None and not text[q.end : time.start].strip() for q in before)
