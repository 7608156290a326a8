"""A few people whom a sentence tells of in passing: they are in what happened, and no strength of a force.

A `Reading`, a rule, a quantity and the words over it enter; yes or no leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.model import Quantity
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

FEW = 10
"""Below so many, soldiers or observers may as well be those of one patrol, crew or escort."""


def are_in_passing(reading: Reading, rule: Rule, quantity: Quantity, chain: list[Token]) -> bool:
    """Tell whether under ten people stand under verbs of which none says that they are somewhere or are sent there.

    "Two observers accompanying a convoy were stopped" tells an incident; "two observers are stationed at the bridge"
    a strength. A line without a verb lists who is there.
    """
    told = quantity.high if quantity.high is not None else quantity.number
    if not rule.few or told is None or told >= FEW:
        return False
    if not any(is_verbal(token) for token in chain):
        return False
    return not any(reading.actions(token) & set(rule.few) for token in chain)
