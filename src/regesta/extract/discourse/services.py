"""Whose "the army" is: the one that the page called by its country before, as "the Syrian Army".

A `Reading` and its `Headlines` enter; `Services` answers, for a noun, with the countries whose services of that noun
the page names before, in the noun's words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.discourse.headlines import Headlines
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SERVICES = words_of("services_taken_up")
OUTNUMBERS = 3
"""Times as often that a page must name one army as another for "the army" to be that one."""


class Services:
    """The states' services that a document names; their owners are looked for once, when they are first asked for."""

    def __init__(self, reading: Reading, headlines: Headlines) -> None:
        self._reading = reading
        self._headlines = headlines

    def before(self, noun: Token) -> list[Mention] | None:
        """Return whose services of a definite noun the page names before it, each once, but for those named in passing.

        None for a noun that is no service, is indefinite, or says itself whose it is.
        """
        word = noun.lemma_.lower()
        one = noun.tag_ in ("NN", "NNP") or word == "marine"
        if word not in SERVICES or not one or not is_definite(noun) or owner_of(self._reading, noun) is not None:
            return None
        counts = Counter(owner for place, owner in reversed(self._owners[word]) if place < noun.i)
        names = [name for name, count in counts.items() if OUTNUMBERS * count > max(counts.values())]
        titled = {mention.name for mention in self._headlines.titled}
        if len(titled) == 1 and titled.isdisjoint(counts):
            return None  # under "Armed Forces of Slovenia" the army is not the Yugoslav one of which a sentence told
        return [country_mention(self._reading, noun, name) for name in names]

    @cached_property
    def _owners(self) -> defaultdict[str, list[tuple[int, str]]]:
        """Where each noun for a service stands with its country, and which, in the order of the page."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for token in self._reading.doc:
            word = token.lemma_.lower()
            owner = owner_of(self._reading, token) if word in SERVICES else None
            if owner is not None:
                found[word].append((token.i, owner.name))
        return found
