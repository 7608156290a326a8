"""What a page tells of its named sites, wherever it does: whose each one is, and on whose ground it lies.

A `Reading` enters; `ToldSites` answers for a name with the `Mention` of a country or alliance. What the page does not
tell of a site of that name, or tells in two ways, is None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.places import country_of_place, places_of, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LYING = words_of("lying_somewhere")
KEEPING = words_of("keeping_a_site")


class ToldSites:
    """The owners and grounds of a document's named sites; each list is made once, when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def owner(self, name: str) -> Mention | None:
        """Return the power whose a site of that name is told to be; None where nobody's, or two powers'."""
        return _only(self._owners.get(name, []))

    def ground(self, name: str) -> Mention | None:
        """Return the country in which a site of that name is told to lie; None where in none, or in two."""
        return _only(self._grounds.get(name, []))

    @cached_property
    def _named(self) -> list[tuple[Mention, Token, tuple[Token, ...]]]:
        """Each name of a site, or noun for one, with its head word and the nouns that its sentence says it is."""
        reading = self._reading
        named = [(one, reading.head_of(one.start, one.end)) for one in reading.annotated.mentions]
        meant = [(one, reading.token_at(offset)) for offset, one in sorted(reading.turns.references.items())]
        heads = [(one, head) for one, head in (*named, *meant) if one.type == "facility"]
        return [(mention, head, tuple(self._said_of(head))) for mention, head in heads]

    def _said_of(self, head: Token) -> Iterator[Token]:
        """Yield the nouns of sites that a name is said to be: "X is a base of …", "X, a base of …"."""
        predicated = [head.head] if head.dep_ == "nsubj" and any(c.dep_ == "cop" for c in head.head.children) else []
        apposed = [child for child in head.children if child.dep_ == "appos"]
        apposed += [head.head] if head.dep_ == "appos" else []
        yield from (noun for noun in (*predicated, *apposed) if "facility" in self._reading.classes(noun))

    @cached_property
    def _owners(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention, head, nouns in self._named:
            owners = [owner_of(self._reading, noun) for noun in nouns]
            verb = head.head
            if is_verbal(verb) and is_passive(verb) and verb.lemma_.lower() in KEEPING and head.dep_ == "nsubj:pass":
                owners.append(first_state(self._reading, clause_of(verb).agents))
            found[mention.name] += [owner for owner in owners if owner is not None]
        return found

    @cached_property
    def _grounds(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention, head, nouns in self._named:
            places = [place for noun in (head, *nouns) for place in places_under(self._reading, noun)]
            verb = head.head
            if head.dep_.startswith("nsubj") and verb.lemma_.lower() in LYING:
                places += places_of(self._reading, clause_of(verb))
            countries = (country_of_place(self._reading, place) for place in places)
            found[mention.name] += [country for country in countries if country is not None]
        return found


def _only(found: list[Mention]) -> Mention | None:
    return found[0] if len({mention.name for mention in found}) == 1 else None
