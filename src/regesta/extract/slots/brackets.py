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


def _leading(reading: Reading, country: Token) -> Token:
    """Return the first country of the row in which one stands, through the brackets between them."""
    leading = first_conjunct(country)
    in_row = leading != country and reading.country_of(leading) is not None
    named = reading.mention_by_token.get(country.i)
    before = (reading.token_at(named.start).i if named is not None else country.i) - 1
    while before > country.sent.start and reading.doc[before].lower_ in (",", "and"):
        before -= 1
    if in_row or before <= country.sent.start or reading.doc[before].text != ")":
        return leading if in_row else country
    earlier = country_before_bracket(reading, reading.doc[before - 1])
    return _leading(reading, earlier) if earlier is not None else country


def sender_before_bracket(slots: Slots) -> Mention | None:
    """The country whose people stand in brackets behind it in a row of senders: "contributors are X (20 troops)"."""
    country = country_before_bracket(slots.reading, slots.noun)
    if country is None:
        return None
    leading = _leading(slots.reading, country)
    said = (leading, leading.head, *leading.children, *leading.head.children)
    if not any(token.lemma_.lower() in SENDERS for token in said):
        return None
    return country_mention(slots.reading, country, slots.reading.country_of(country) or "")


def host_before_bracket(slots: Slots) -> Mention | None:
    """The country that hosts, or in which forces are said to be, where the figure stands in brackets behind it."""
    country = country_before_bracket(slots.reading, slots.noun)
    if country is None:
        return None
    leading = _leading(slots.reading, country)
    hosts = leading in slots.centre.clause.agents and slots.centre.governor.lemma_.lower() in HOSTING
    if not hosts and (preposition_of(leading) or "").split(" ")[0] not in PLACING:
        return None
    return country_mention(slots.reading, country, slots.reading.country_of(country) or "")
