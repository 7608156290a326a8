"""Whether a sum is money for work against mines, and whether it is given away: a centre enters, a yes or no leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FUNDING = frozenset({"funding", "yearly_funding"})
GIFTS = words_of("gifts_of_money")
GIVING = words_of("giving_money_away")


def is_funding(centre: Centre) -> bool:
    """Tell whether a claim is of money for work against mines."""
    return centre.rule.property in FUNDING


def is_given_away(centre: Centre) -> bool:
    """Tell whether money is given to others, whose ground is then not the donor's: "Japan donated 2 million"."""
    if not is_funding(centre):
        return False
    words = (centre.governor, clause_head(centre.governor), *gifts_over(centre))
    return any(word.lemma_.lower() in GIVING for word in words)


def gifts_over(centre: Centre) -> Iterator[Token]:
    """Yield the nouns over a sum that say it is given, nearest first: "a grant of 2 million"."""
    for token in dict.fromkeys((centre.token, centre.governor, *centre.token.ancestors)):
        if is_verbal(token):
            return
        if token.lemma_.lower() in GIFTS:
            yield token


def gifts_told(centre: Centre) -> Iterator[Token]:
    """Yield the gifts whose amount a verb tells: "the grant brings Swiss funding to 3 million"."""
    told = centre.clause.patients if preposition_of(centre.token) == "to" else centre.clause.agents
    yield from (token for token in told if token.lemma_.lower() in GIFTS)
