"""Whom a document is about: the powers whose forces and the hosts whose ground it speaks of most.

A `Reading` enters; `Focus` answers, for any passage, which power and which host the discourse is about. It is asked
last, after clause and sentence, and answers nothing where two countries are about equally present.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_head, clause_of, preposition_of
from regesta.extract.reading.document import Reading
from regesta.extract.slots.countries import (
    country_mention,
    country_of_place,
    owner_of,
    places_of,
    places_under,
    seat_of,
)
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

FORCES_AND_SITES = frozenset({"force", "military_people", "facility", "equipment"})
HOSTING = ("in", "inside", "within", "across", "throughout")
NAMED_IN_TITLES = ("nsubj", "conj", "nmod", "obl", "root", "nsubj:pass", "obj", "nmod:poss", "compound", "appos")


FORCE_FIELDING = frozenset(
    ["North Atlantic Treaty Organization", "NATO", "European Union", "African Union", "United Nations"]
)
"""Organisations that have forces under their own flag, by the gazetteer's names."""
CLEAR_LEAN = 2
"""Mentions by which one of two countries must own more and lie less under foot to be called the guest."""


class Focus:
    """What a document says of powers and hosts, counted once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.operators: list[tuple[int, Mention]] = []
        """Owners of forces and sites, by offset."""
        self.grounds: list[tuple[int, Mention]] = []
        """Countries on whose ground something is: "in X", and the countries of places and bases."""
        self.abroad: Counter[tuple[str, str]] = Counter()
        """How often a power's forces or sites are said to be on another's ground: (power, host)."""
        self.subjects: list[tuple[int, Mention]] = []
        """Countries that sentences are about, as their grammatical subject."""
        self.titled: list[Mention] = []
        self.title_tokens: list[Token] = []
        for sentence in reading.sentences:
            for token in sentence:
                self._note(token)

    def _note(self, token: Token) -> None:
        if self.reading.classes(token) & FORCES_AND_SITES:
            owner = owner_of(self.reading, token)
            if owner is not None and self._fields_forces(owner):
                self.operators.append((token.idx, owner))
                self._note_abroad(token, owner)
        self._note_title(token)
        self._note_ground(token)

    def _fields_forces(self, owner: Mention) -> bool:
        """A state of today has forces, and so have a few alliances; a community of states has none of its own."""
        if owner.type == "organisation":
            return self.reading.gazetteer.organisation(owner.name) in FORCE_FIELDING
        return owner.name not in self.former

    def _note_abroad(self, token: Token, owner: Mention) -> None:
        places = [*places_under(self.reading, token), *places_of(self.reading, clause_of(clause_head(token)))]
        for place in places:
            country = country_of_place(self.reading, place)
            if country is not None and country.name != owner.name:
                self.abroad[owner.name, country.name] += 1
                return

    def _note_title(self, token: Token) -> None:
        block = self.reading.block_at(token.idx)
        if block is not None and block.role == "title":
            self.title_tokens.append(token)
        if block is None or block.role not in ("title", "heading") or token.dep_ not in NAMED_IN_TITLES:
            return
        name = self.reading.country_of(token)
        if name is not None and self.reading.gazetteer.is_demonym(token.text):
            return
        if name is None and block.role == "title":
            name = seat_of(self.reading, token)
        if name is not None:
            self.titled.append(country_mention(self.reading, token, name, "title"))

    def _note_ground(self, token: Token) -> None:
        name = self.reading.country_of(token)
        if name is not None:
            if token.dep_ in ("nsubj", "nsubj:pass") and name not in self.former:
                self.subjects.append((token.idx, country_mention(self.reading, token, name, "discourse")))
            placed = token.dep_ in ("obl", "nmod") and preposition_of(token) in HOSTING
            if placed and name not in self.former:
                self.grounds.append((token.idx, country_mention(self.reading, token, name, "discourse")))
            return
        mention = self.reading.mention_by_token.get(token.i)
        if mention is None or mention.type not in ("place", "facility") or token.idx != mention.start:
            return
        country = country_of_place(self.reading, mention)
        government = mention.type == "place" and seat_of(self.reading, token) is not None
        if country is not None and not (government and preposition_of(token) not in HOSTING):
            self.grounds.append((token.idx, country))

    @cached_property
    def former(self) -> frozenset[str]:
        """States that are no more: nothing is on their ground today."""
        return frozenset(c.name for c in self.reading.gazetteer.countries() if c.kind == "former")

    @cached_property
    def _ground_counts(self) -> Counter[str]:
        return Counter(m.name for _, m in self.grounds)

    @cached_property
    def _operator_counts(self) -> Counter[str]:
        return Counter(m.name for _, m in self.operators)

    def guest_of(self, parties: tuple[str, ...]) -> str | None:
        """Return which of two parties has its forces on the other's ground; None where the text does not say."""
        if len(parties) != 2:
            return None
        a, b = parties
        forth, back = self.abroad[a, b], self.abroad[b, a]
        if forth != back:
            return a if forth > back else b
        ground = self._ground_counts[a] - self._ground_counts[b]
        owned = self._operator_counts[a] - self._operator_counts[b]
        lean = owned - ground
        return None if abs(lean) < CLEAR_LEAN else a if lean > 0 else b

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """Power and host of which the document speaks most, where the title or most of what it says agree."""
        titled = sorted({m.name for m in self.titled})
        if len(titled) == 2:
            guest = self.guest_of((titled[0], titled[1]))
            return None if guest is None else (guest, titled[1] if guest == titled[0] else titled[0])
        if not self.abroad:
            return None
        pair, count = sorted(self.abroad.items(), key=lambda item: (-item[1], item[0]))[0]
        most = max((n for name, n in self._ground_counts.items() if name != pair[0]), default=0)
        if self._ground_counts[pair[1]] < most:
            return None
        return pair if 2 * count > sum(self.abroad.values()) else None

    def operator(self, offset: int, exclude: str | None) -> Mention | None:
        """Return the power whose forces a passage is about: the only or clearly dominant one so far."""
        found = dominant(self.operators, offset, exclude)
        if found is None and self.main_pair is not None and exclude in (None, self.main_pair[1]):
            known = [*(m for _, m in self.operators), *self.titled]
            found = next((m for m in known if m.name == self.main_pair[0]), None)
        return replace(found, found_in="discourse") if found is not None else None

    def host(self, exclude: str | None) -> Mention | None:
        """Return the host that a passage is about: a country of the title, else that of most of the places.

        A report on a country is about its own forces too, so a titled host may be the operator itself. A titled
        country that only has forces elsewhere is no host.
        """
        titled = {m.name: m for m in self.titled if self._may_host(m.name)}
        if len(titled) == 1 and len({m.name for m in self.titled}) == 1:
            return next(iter(titled.values()))
        pair = self.main_pair
        if pair is not None and exclude != pair[1]:
            known = [*self.titled, *(m for _, m in self.grounds)]
            found = next((m for m in known if m.name == pair[1]), None)
            return replace(found, found_in="title" if found in self.titled else "discourse") if found else None
        if len(titled) == 1:
            return next(iter(titled.values()))
        length = len(self.reading.document.text)
        found = dominant(self.grounds, length, exclude)
        return found if found is not None or self.operators else dominant(self.subjects, length, exclude)

    def _may_host(self, name: str) -> bool:
        others = sum(self._ground_counts.values()) - self._ground_counts[name]
        return self._ground_counts[name] >= self._operator_counts[name] or others == 0


def dominant(noted: list[tuple[int, Mention]], offset: int, exclude: str | None) -> Mention | None:
    """Return what two thirds of the notes up to a passage agree on; None where they do not."""
    before = [m for at, m in noted if m.name != exclude and at <= offset + 200]
    counts = Counter(m.name for m in before)
    if not counts:
        return None
    name, count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0]
    if 3 * count < 2 * sum(counts.values()):
        return None
    return replace(next(m for m in reversed(before) if m.name == name), found_in="discourse")
