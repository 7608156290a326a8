"""Whose forces, on whose ground: countries read from modifiers, arguments and places.

A `Reading` and tokens enter; `Mention`s of countries and organisations leave, each with where it was found. Empty
beats guessed: where two countries fit equally, none is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.clauses import Clause, clause_head, clause_of, governors, preposition_of
from regesta.extract.reading import Reading
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNING = ("amod", "compound", "nmod:poss", "flat", "nmod:desc", "appos")
OWNING_PREPOSITIONS = ("of", "from", "by")
PLACING = ("in", "at", "on", "near", "inside", "within", "outside", "around", "across", "along", "to", "into", "onto",
           "throughout", "over", "off", "between", "toward", "towards", "from", "for", "under")  # fmt: skip
NO_ACTORS = frozenset({"facility", "agreement", "treaty", "mine", "equipment"})
"""Things that belong to a state and do not act for it."""
HOSTING_PREPOSITIONS = ("in", "inside", "within", "across", "throughout")
SPAN_OF_FORCES = ("force", "military_people", "facility", "equipment")


def country_mention(reading: Reading, token: Token, name: str, found_in: FoundIn = "clause") -> Mention:
    """Return a country as a mention of the words that say it."""
    known = reading.mention_by_token.get(token.i)
    if known is not None and known.name == name:
        return replace(known, found_in=found_in)
    text = token.text
    return Mention(start=token.idx, end=token.idx + len(text), text=text, type="country", name=name, found_in=found_in)


def owner_of(reading: Reading, noun: Token, depth: int = 0) -> Mention | None:
    """Return the country or alliance whose a noun is: "Russian troops", "Russia's 201st", "troops from France".

    Where forces leave, "from" says the place and not the owner. Two owners are none.
    """
    leaving = any("withdraw" in reading.actions(token) for token in islice(governors(noun), 3))
    prepositions = OWNING_PREPOSITIONS if not leaving else ("of", "by")
    found = [m for child in noun.children for m in _owner_in(reading, child, depth, prepositions)]
    names = {mention.name for mention in found}
    return found[0] if len(names) == 1 else None


def _owner_in(reading: Reading, child: Token, depth: int, prepositions: tuple[str, ...]) -> Iterator[Mention]:
    owning = child.dep_ in OWNING
    from_noun = child.dep_ == "nmod" and preposition_of(child) in prepositions
    if not owning and not from_noun:
        return
    name = reading.country_of(child) or (seat_of(reading, child) if child.dep_ == "nmod:poss" else None)
    if name is not None:
        yield country_mention(reading, child, name)
        return
    mention = reading.mention_by_token.get(child.i)
    if mention is not None and mention.type == "organisation" and reading.gazetteer.organisation(mention.text):
        yield mention
        return
    if depth < 3:
        inner = owner_of(reading, child, depth + 1)
        if inner is not None:
            yield inner


def seat_of(reading: Reading, token: Token) -> str | None:
    """Return the country whose government a capital or metonym stands for: "Moscow", "the Kremlin"."""
    mention = reading.mention_by_token.get(token.i)
    return reading.gazetteer.government_of(mention.text if mention else token.text)


def state_of(reading: Reading, token: Token) -> Mention | None:
    """Return the state that acts in an argument: its name, its capital, or the owner of its government or army."""
    name = reading.country_of(token)
    if name is None and token.pos_ == "PROPN":
        name = seat_of(reading, token)
    if name is not None:
        return country_mention(reading, token, name)
    mention = reading.mention_of(token)
    if mention is not None and mention.type == "country":
        return mention
    if reading.classes(token) & NO_ACTORS:
        return None
    if mention is not None and mention.type == "organisation" and reading.gazetteer.organisation(mention.text):
        return mention
    return owner_of(reading, token)


def first_state(reading: Reading, tokens: Iterable[Token]) -> Mention | None:
    """Return the first state among arguments; None when there is none."""
    return next((state for token in tokens if (state := state_of(reading, token)) is not None), None)


def places_of(reading: Reading, clause: Clause, *, among: tuple[str, ...] = PLACING) -> Iterator[Mention]:
    """Yield the places at which a clause happens: those of what it affects, of the clause, of who acts."""
    for argument in clause.patients:
        yield from places_under(reading, argument, among)
    for preposition, token in clause.obliques:
        if preposition.split(" ")[0] in among:
            yield from place_in(reading, token)
    for argument in clause.agents:
        yield from places_under(reading, argument, among)


def places_under(reading: Reading, noun: Token, among: tuple[str, ...] = PLACING, depth: int = 0) -> Iterator[Mention]:
    """Yield the places in a noun's complements and in the participles on it."""
    for child in noun.children:
        if child.dep_ == "nmod" and (preposition_of(child) or "").split(" ")[0] in among:
            yield from place_in(reading, child)
        elif child.dep_ in ("nmod", "appos", "conj") and depth < 2:
            yield from places_under(reading, child, among, depth + 1)
        elif child.dep_ in ("acl", "acl:relcl") and depth < 2:
            for grandchild in child.children:
                if grandchild.dep_ == "obl" and (preposition_of(grandchild) or "").split(" ")[0] in among:
                    yield from place_in(reading, grandchild)


def place_in(reading: Reading, token: Token, depth: int = 0) -> Iterator[Mention]:
    """Yield the place that a complement names: itself, what it is "of" or "in", or whose soil it is."""
    mention = reading.mention_by_token.get(token.i)
    if mention is not None and mention.type in ("country", "place", "facility", "area"):
        yield mention
    elif (name := reading.country_of(token)) is not None:
        yield country_mention(reading, token, name)
    if depth >= 3:
        return
    for child in token.children:
        if child.dep_ in ("nmod", "appos", "nmod:poss", "compound", "flat", "conj", "amod"):
            yield from place_in(reading, child, depth + 1)


def country_of_place(reading: Reading, mention: Mention) -> Mention | None:
    """Return the country that a place lies in, when the gazetteer or the mention knows it."""
    if mention.type == "country":
        return mention
    country = mention.country
    if country is None:
        place = reading.gazetteer.place(mention.name)
        country = place.country if place is not None else None
    if country is None:
        return None
    return Mention(start=mention.start, end=mention.end, text=mention.text, type="country", name=country,
                   found_in=mention.found_in)  # fmt: skip


class Focus:
    """Whom a document is about: the powers whose forces and the hosts whose ground it speaks of most."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.operators: list[tuple[int, Mention]] = []
        self.hosts: list[tuple[int, Mention]] = []
        self.abroad: Counter[tuple[str, str]] = Counter()
        """How often a power's forces or facilities are said to be on another's ground: (power, host)."""
        self.titled: list[Mention] = []
        for sentence in reading.sentences:
            for token in sentence:
                self._note(token)

    def _note(self, token: Token) -> None:
        reading = self.reading
        if reading.classes(token) & set(SPAN_OF_FORCES):
            owner = owner_of(reading, token)
            if owner is not None and owner.name not in self.former:
                self.operators.append((token.idx, owner))
                self._note_abroad(token, owner)
        name = reading.country_of(token)
        block = reading.block_at(token.idx)
        titled = block is not None and block.role == "title"
        if name is None and titled and token.dep_ in ("nsubj", "conj", "nmod", "obl", "root"):
            name = seat_of(reading, token)
        if name is None:
            return
        mention = country_mention(reading, token, name, "discourse")
        heading = block is not None and block.role in ("title", "heading")
        if heading and token.dep_ != "amod":
            self.titled.append(mention)
        if name in self.former:
            return
        if token.dep_ in ("obl", "nmod") and (preposition_of(token) or "") in HOSTING_PREPOSITIONS:
            self.hosts.append((token.idx, mention))

    def _note_abroad(self, token: Token, owner: Mention) -> None:
        places = [*places_under(self.reading, token), *places_of(self.reading, clause_of(clause_head(token)))]
        for place in places:
            country = country_of_place(self.reading, place)
            if country is not None and country.name != owner.name:
                self.abroad[owner.name, country.name] += 1
                return

    def guest_of(self, parties: tuple[str, ...]) -> str | None:
        """Return which of two parties has its forces on the other's ground; None where the text does not say."""
        if len(parties) != 2:
            return None
        forth, back = self.abroad[parties[0], parties[1]], self.abroad[parties[1], parties[0]]
        return None if forth == back else parties[0] if forth > back else parties[1]

    @cached_property
    def former(self) -> frozenset[str]:
        """States that are no more: nothing is on their ground today."""
        return frozenset(c.name for c in self.reading.gazetteer.countries() if c.kind == "former")

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """Power and host of which the document speaks most, where the title or most of what it says agree."""
        titled = sorted({m.name for m in self.titled})
        if len(titled) == 2:
            return self._ordered(titled[0], titled[1])
        if not self.abroad:
            return None
        pair, count = sorted(self.abroad.items(), key=lambda item: (-item[1], item[0]))[0]
        return pair if 2 * count > sum(self.abroad.values()) else None

    def _ordered(self, a: str, b: str) -> tuple[str, str] | None:
        """Return power and host of two titled countries: by whose forces are on whose ground, else whose are named."""
        guest = self.guest_of((a, b))
        if guest is None:
            counts = Counter(m.name for _, m in self.operators)
            guest = a if counts[a] > counts[b] else b if counts[b] > counts[a] else None
        return None if guest is None else (guest, b if guest == a else a)

    def operator(self, offset: int, exclude: str | None) -> Mention | None:
        """Return the power whose forces a passage is about: the only or clearly dominant one so far."""
        found = self._dominant(self.operators, offset, exclude)
        if found is None and self.main_pair is not None and exclude in (None, self.main_pair[1]):
            found = next((m for _, m in self.operators if m.name == self.main_pair[0]), None)
        return replace(found, found_in="discourse") if found is not None else None

    def host(self, offset: int, exclude: str | None) -> Mention | None:
        """Return the host that a passage is about: the only country of the titles, else the clearly dominant one.

        A report on a country is about its own forces too, so a titled host may be the operator itself.
        """
        if self.main_pair is not None and exclude != self.main_pair[1] and len({m.name for m in self.titled}) == 2:
            found = next((m for m in self.titled if m.name == self.main_pair[1]), None)
            return replace(found, found_in="title") if found is not None else None
        names = {m.name for m in self.titled}
        names = names if len(names) == 1 else names - {exclude}
        if len(names) == 1:
            return replace(next(m for m in self.titled if m.name in names), found_in="title")
        if self.main_pair is not None and exclude != self.main_pair[1]:
            ground = next((m for _, m in self.hosts if m.name == self.main_pair[1]), None)
            if ground is not None:
                return replace(ground, found_in="discourse")
        guests = Counter(m.name for _, m in self.operators)
        hosts = Counter(m.name for _, m in self.hosts)
        grounds = [(at, m) for at, m in self.hosts if hosts[m.name] > guests[m.name]]
        return self._dominant(grounds, offset, exclude)

    def _dominant(self, noted: list[tuple[int, Mention]], offset: int, exclude: str | None) -> Mention | None:
        """Two thirds of what was noted before the passage (or anywhere, near the start) must agree."""
        before = [m for at, m in noted if m.name != exclude and at <= offset + 200]
        counts = Counter(m.name for m in before)
        if not counts:
            return None
        name, count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0]
        if 3 * count < 2 * sum(counts.values()):
            return None
        return replace(next(m for m in reversed(before) if m.name == name), found_in="discourse")
