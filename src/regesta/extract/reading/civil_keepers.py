"""Sites that no force keeps: a noun of a site enters; whether an airline, a bank or a club keeps it leaves.

Who keeps a base stands before it ("the airline's base"), on it ("the bank's 14 bases"), or does something with it ("the
club opened its base camp"). An airport is one of the field only beside something of the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

CIVIL_KEEPERS = words_of("civil_keepers")
FIRMS = words_of("firms")
TRADES = words_of("trades_of_firms")
CIVIL_MATTERS = words_of("civil_matters")
MILITARY_WORDS = words_of("military_words")
OPEN_TO_ALL = frozenset(["airport", "aerodrome", "heliport"])
"""Sites that serve everyone, unless something of the field stands beside them."""
OPENED_OR_SHUT = frozenset(["close", "open", "shut", "reopen", "inaugurate"])
"""What is done with an airport without any force."""
OF_FIELD = frozenset({"force", "military_people", "equipment", "alliance", "armed_group"})


def is_kept_by_civilians(reading: Reading, site: Token) -> bool:
    """Tell whether a site is that of a firm, a club or the public, by whose it is and who does something with it."""
    if any(_is_civil_keeper(keeper) for keeper in _keepers(site)):
        return not any(child.lower_ in MILITARY_WORDS - {"base", "bases"} for child in site.children)
    return site.lemma_.lower() in OPEN_TO_ALL and _is_only_civil(reading, site)


def _keepers(site: Token) -> Iterator[Token]:
    """Yield whose a site is said to be, and who does something with it."""
    for child in site.children:
        if child.dep_ in ("nmod:poss", "compound") or (child.dep_ == "nmod" and preposition_of(child) == "of"):
            yield child
    verb = site.head
    if site.dep_ in ("obj", "obl") and preposition_of(site) in (None, "from"):
        yield from (child for child in verb.children if child.dep_ in ("nsubj", "obl:agent"))
    elif site.dep_ == "nsubj:pass":
        yield from (
            child for child in verb.children if child.dep_ in ("obl:agent", "obl") and preposition_of(child) == "by"
        )


def _is_civil_keeper(keeper: Token) -> bool:
    """Tell whether one who keeps a site is no state or force: an airline, a mining company, a team with players."""
    lemma = keeper.lemma_.lower()
    if lemma in CIVIL_KEEPERS:
        return True
    return lemma in FIRMS and any(c.lower_ in CIVIL_MATTERS | TRADES for c in keeper.children)


def is_between_firms(pact: Token) -> bool:
    """Tell whether an agreement is signed by a firm or a club and no state: "the power company signed an agreement"."""
    return pact.dep_ == "obj" and any(c.dep_ == "nsubj" and _is_civil_keeper(c) for c in pact.head.children)


def _is_only_civil(reading: Reading, airport: Token) -> bool:
    """Tell whether an airport is opened or shut in a sentence that has nothing of the field beside it."""
    if airport.head.lemma_.lower() not in OPENED_OR_SHUT or airport.i in reading.mention_by_token:
        return False
    words = [token for token in airport.sent if token is not airport]
    if any(token.lower_ in MILITARY_WORDS for token in words):
        return False
    known = reading.lexicons.noun_class  # by the lexicon alone: two airports in one sentence would ask for each other
    return not any(known(token.lemma_.lower(), frozenset()) & OF_FIELD for token in words)
