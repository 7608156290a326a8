"""A bound that two figures of one tally share: "at least three people were killed and five injured".

A quantity and a `Reading` enter; the bound of the figure before leaves, or None. Figures of other things are left as
they are: of "more than 40 tanks and six guns" the guns are six.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.harm import HARM
from regesta.extract.reading.document import Reading
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

LOWER_BOUNDS = frozenset({"at_least", "more_than"})
TALLIED = frozenset({"death", "injury", "casualty"})
FURTHEST = 60
"""Characters between two figures of one tally."""
JOINED = re.compile(r"[^.;:,\d]*\band\s+(?:(?:another|a further|wounded|injured|hurt|maimed|killed)\s+)?\Z")
"""Between the two figures: words without a stop, and an "and" before the second."""


def bound_before(reading: Reading, quantity: Quantity) -> Quantity | None:
    """Return the figure whose lower bound an exact figure of the dead or hurt shares; None where it has its own.

    The figure before must be of the dead or hurt as well, and joined to it by "and" alone.
    """
    if quantity.comparator != "exactly" or quantity.number is None:
        return None
    near = reading.quantities_between(quantity.start - FURTHEST, quantity.start)
    first = max((q for q in near if q.start < quantity.start), key=lambda q: q.start, default=None)
    if first is None or first.comparator not in LOWER_BOUNDS:
        return None
    if JOINED.match(reading.document.text, first.end, quantity.start) is None:
        return None
    between = reading.tokens_between(first.start, quantity.start)
    return first if any(_tells_harm(reading, token) for token in between) else None


def _tells_harm(reading: Reading, token: Token) -> bool:
    return bool(reading.actions(token) & HARM or reading.classes(token) & TALLIED)
