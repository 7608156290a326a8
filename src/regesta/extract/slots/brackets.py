"""The country before the brackets that hold a figure: Japan of "Japan (about 54,000 troops)".

`Slots` enter; the `Mention` of a country leaves where the sentence says that forces are on its ground, else None: a row
of countries with figures may as well be one of those that send them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.slots.countries import HOSTING, country_mention
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import PLACING
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SENDERS = frozenset({"contributor", "contribute", "provider", "supplier", "participant", "donor"})
"""Words for states that send people, in a row of them."""
LONGEST = 8
"""Words of a bracket before its figure: "(home to an estimated 54,000 troops)"."""


def country_before_bracket(reading: Reading, word: Token) -> Token | None:
    """Return the country right before the bracket in which a word stands; None outside brackets."""
    for i in range(word.i - 1, max(word.sent.start, word.i - LONGEST), -1):
        if reading.doc[i].text == ")":
            return None
        if reading.doc[i].text == "(":
            before = reading.doc[i - 1]
            return before if i > word.sent.start and reading.country_of(before) is not None else None
    return None


def sender_before_bracket(slots: Slots) -> Mention | None:
    """The country whose people stand in brackets behind it in a row of senders: "contributors are X (20 troops)"."""
    country = country_before_bracket(slots.reading, slots.noun)
    if country is None:
        return None
    leading = first_conjunct(country)
    said = (leading, leading.head, *leading.children, *leading.head.children)
    if not any(token.lemma_.lower() in SENDERS for token in said):
        return None
    return country_mention(slots.reading, country, slots.reading.country_of(country) or "")


def host_before_bracket(slots: Slots) -> Mention | None:
    """The country that hosts, or in which forces are said to be, where the figure stands in brackets behind it."""
    country = country_before_bracket(slots.reading, slots.noun)
    if country is None:
        return None
    leading = first_conjunct(country)
    hosts = leading in slots.centre.clause.agents and slots.centre.governor.lemma_.lower() in HOSTING
    if not hosts and (preposition_of(leading) or "").split(" ")[0] not in PLACING:
        return None
    return country_mention(slots.reading, country, slots.reading.country_of(country) or "")
