"""Whose "the army" is: the one that the page called by its country before, as "the Syrian Army".

A `Focus` and a noun enter; the countries whose services of that noun the page names before leave, in the noun's words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.forms import is_definite
from regesta.extract.slots.countries import country_mention, owner_of
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SERVICES = words_of("services_taken_up")
OUTNUMBERS = 3
"""Times as often that a page must name one army as another for "the army" to be that one."""


def services_before(focus: Focus, noun: Token) -> list[Mention] | None:
    """Return whose services of a definite noun the page names before it, each once, but for those named in passing.

    None for a noun that is no service, is indefinite, or says itself whose it is.
    """
    word = noun.lemma_.lower()
    one = noun.tag_ in ("NN", "NNP") or word == "marine"
    if word not in SERVICES or not one or not is_definite(noun) or owner_of(focus.reading, noun) is not None:
        return None
    before = (focus.reading.doc[i] for i in range(noun.i - 1, -1, -1))
    owners = (owner_of(focus.reading, token) for token in before if token.lemma_.lower() == word)
    counts = Counter(owner.name for owner in owners if owner is not None)
    names = [name for name, count in counts.items() if OUTNUMBERS * count > max(counts.values())]
    titled = {mention.name for mention in focus.headlines.titled}
    if len(titled) == 1 and titled.isdisjoint(counts):
        return None  # under "Armed Forces of Slovenia" the army is not the Yugoslav one of which a sentence told
    return [country_mention(focus.reading, noun, name) for name in names]
