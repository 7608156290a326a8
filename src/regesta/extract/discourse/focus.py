"""Whom a passage is about: the power whose forces and the host whose ground its surroundings speak of.

A `Reading` enters; `Focus` answers, for a word, which power and which host are meant. It is asked last, after the
clause. Near notes go before far ones, a heading before the title, the title before the page's most frequent country;
where two countries are about equally present, it answers nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.discourse.headlines import Headlines
from regesta.extract.discourse.notes import ACTING, ON_SITE, Note, gather
from regesta.extract.discourse.passages import Passages, Spot
from regesta.extract.discourse.told_sites import ToldSites
from regesta.extract.reading.document import Reading
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

CLEAR_LEAN = 2
"""Mentions by which one of two countries must own more and lie less under foot to be called the guest."""
MARGIN = 1.4
"""How much more present than the next the country meant must be; coreference asks 1.3 of "it" and 1.5 of "the base"."""
OFTEN, SHARE_OF_POWER = 2, 5
"""Times that a page must name a country to be about it, unless it names others no oftener, and how many times as often
it may name the power: with "Hungary" once among sixty words for Belarus, it is about no forces in Hungary."""
FAINT = 0.7
"""Presence below which nothing is taken: one mention some paragraphs back does not tell whom a passage is about."""
SAME_PAIR = 2.0
"""How much more a note says where its other side is the claim's: "Turkish troops in X" for a claim on Turkey."""
OTHER_PAIR = 0.3
"""How much less it says where its other side is another's: where French troops are tells little of the Turkish ones."""
HEADED, TITLED, MAIN, DATED_FROM, PREVALENT = 3.5, 3.0, 1.5, 0.8, 1.5
"""Presence by heading, by title, as the document's main pair, by the dateline, and by being all that the page names.
A titled country yields only to one on whose ground the same sentence, or nearly, has the forces in question."""


@dataclass(slots=True)
class Standing:
    """How present a country is at a spot, and the mention and scope that say most for it."""

    mention: Mention
    presence: float = 0.0
    best: float = 0.0

    def add(self, mention: Mention, amount: float, scope: FoundIn) -> None:
        self.presence += amount
        if amount > self.best:
            self.best, self.mention = amount, replace(mention, found_in=scope)


class Focus:
    """What a document says of powers and hosts, gathered once and weighed for each claim."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.passages = Passages(reading)
        self.headlines = Headlines(reading)
        self.notes = gather(reading, self.passages)

    @cached_property
    def told_sites(self) -> ToldSites:
        """What the page tells of its named sites."""
        return ToldSites(self.reading)

    def operator(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the power whose forces a passage is about; `exclude` is the host, which is another."""
        here = self.passages.spot(token)
        standings = self._near(self.notes.powers, here, exclude)
        local = bool(standings)
        pair = self.main_pair
        if pair is not None and exclude in (None, pair[1]):
            known = [*(note.country for note in self.notes.powers), *self.headlines.titled]
            self._prefer(standings, next((m for m in known if m.name == pair[0]), None), MAIN, "discourse")
        before = [note for note in self.notes.powers if note.at <= token.idx + len(token.sent.text)]
        prevalent = dominant(before, exclude)
        if prevalent is not None or local:
            self._prefer(standings, prevalent, PREVALENT, "discourse")
        return clear_best(standings)

    def host(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the host that a passage is about; `exclude` is the power, which is another.

        A report on a country is about its own forces too, so a titled host may be the power itself. A titled country
        that only has forces elsewhere is no host.
        """
        here = self.passages.spot(token)
        acting = (note for note in self.notes.subjects if not self._owned[note.country.name])
        other_pair = OTHER_PAIR if self._is_state(exclude) else 1.0
        standings = self._near((*self.notes.grounds, *acting), here, exclude, other_pair)
        heading = self.headlines.heading_over(here)
        if heading is not None and (heading.name != exclude or not standings):
            self._prefer(standings, heading, HEADED, "section")
        titled = [m for m in self.headlines.titled_hosts if self._may_host(m.name)]
        names = {m.name for m in self.headlines.titled}
        if (
            heading is None
            and titled
            and len({m.name for m in titled}) == 1
            and (len(names) == 1 or titled[0].name != exclude)
        ):
            self._prefer(standings, titled[0], TITLED if len(names) == 1 else TITLED / 2, "title")
        pair = self.main_pair
        if pair is not None and exclude != pair[1] and (exclude == pair[0] or not self._is_state(exclude)):
            known = [*self.headlines.titled, *(note.country for note in self.notes.grounds)]
            found = next((m for m in known if m.name == pair[1]), None)
            self._prefer(standings, found, MAIN, "title" if found in self.headlines.titled else "discourse")
        self._add_page(standings, exclude)
        found = clear_best(standings)
        return None if found is not None and self._is_one_of_several(here, found, exclude) else found

    def _is_one_of_several(self, here: Spot, host: Mention, power: str | None) -> bool:
        """Tell whether the paragraphs around a spot go through hosts of a power, one after the other, this one among
        them: what comes next may be in any, or in one more."""
        if power is None or host.found_in not in ("sentence", "paragraph", "section"):
            return False
        grounds = [note for note in self.notes.grounds if note.weight > ACTING and note.country.name != power]
        near = [note for note in grounds if self.passages.nearness(note.spot, here) is not None]
        last = max((note.spot.sentence for note in near if note.country.name == host.name), default=0)
        later = {note.country.name for note in near if note.spot.sentence > last and note.other in (None, power)}
        return len(later) > 1

    def _add_page(self, standings: dict[str, Standing], exclude: str | None) -> None:
        """Add what the page as a whole speaks for: most of its places, else most of its subjects, and its dateline.

        Forces are where the page is about them; mines and their victims, where most of what it tells is.
        """
        prevalent = dominant(self._grounds_of(exclude), exclude)
        if prevalent is None and not self.notes.powers:
            prevalent = dominant(self.notes.subjects, exclude)
        elif prevalent is not None and exclude is not None and not self._is_page_about(prevalent.name, exclude):
            prevalent = None
        self._prefer(standings, prevalent, PREVALENT, "discourse")
        dateline = self.headlines.dateline
        if dateline is not None and dateline.name != exclude and not self._owned[dateline.name]:
            self._prefer(standings, dateline, DATED_FROM, "dateline")

    def _grounds_of(self, power: str | None) -> Iterator[Note]:
        """Yield where something is, but for conferences and for what is told of another state's forces."""
        of_others = {
            (note.spot.sentence, note.country.name)
            for note in self.notes.grounds
            if self._is_state(power) and note.other not in (None, power)
        }
        for note in self.notes.grounds:
            if (power is None or note.weight > ACTING) and (note.spot.sentence, note.country.name) not in of_others:
                yield note

    def _is_state(self, power: str | None) -> bool:
        """Tell whether a power is a state: a mission's host may well be that of a state's forces."""
        return power is not None and self.reading.gazetteer.country_of(power) is not None

    def _is_page_about(self, country: str, power: str) -> bool:
        """Tell whether a page names a country often enough to be about what a power has there."""
        named = self.reading.countries_named
        few = sum(named.values()) - named[country] <= OFTEN
        rival = max((named[name] for name in self._on_ground if name not in (country, power)), default=0)
        often = named[country] >= OFTEN or few
        return often and named[country] >= rival and SHARE_OF_POWER * named[country] >= named[power]

    def _near(
        self, notes: Iterable[Note], here: Spot, exclude: str | None, other_pair: float = 1.0
    ) -> dict[str, Standing]:
        """Return how present each country is by what was said up to a spot; of each sentence its strongest note."""
        strongest: dict[tuple[str, int], tuple[float, Note, FoundIn]] = {}
        for note in notes:
            if note.country.name == exclude or (near := self.passages.nearness(note.spot, here)) is None:
                continue
            amount = note.weight * near.share * _weight_of_pair(note, exclude, other_pair)
            key = note.country.name, note.spot.sentence
            if key not in strongest or amount > strongest[key][0]:
                strongest[key] = amount, note, near.scope
        standings: dict[str, Standing] = {}
        for amount, note, scope in strongest.values():
            self._prefer(standings, note.country, amount, scope)
        return standings

    @staticmethod
    def _prefer(standings: dict[str, Standing], mention: Mention | None, amount: float, scope: FoundIn) -> None:
        if mention is not None:
            standings.setdefault(mention.name, Standing(mention)).add(mention, amount, scope)

    @cached_property
    def _on_ground(self) -> Counter[str]:
        return Counter(note.country.name for note in self.notes.grounds)

    @cached_property
    def _owned(self) -> Counter[str]:
        return Counter(note.country.name for note in self.notes.powers)

    @cached_property
    def _abroad(self) -> Counter[tuple[str, str]]:
        """How often a power's forces or sites are said to be on another's ground: (power, host)."""
        return Counter((note.country.name, note.other) for note in self.notes.powers if note.other is not None)

    def is_abroad(self, power: str) -> bool:
        """Tell whether the text has forces or sites of a power on another's ground."""
        return any(count for (name, _), count in self._abroad.items() if name == power)

    def guest_of(self, parties: tuple[str, ...]) -> str | None:
        """Return which of two parties has its forces on the other's ground; None where the text does not say."""
        if len(parties) != 2:
            return None
        a, b = parties
        sited = {note.country.name for note in self.notes.grounds if note.weight >= ON_SITE} & {a, b}
        if (
            not self._owned[a]
            and not self._owned[b]
            and len(sited) == 1
            and not self._on_ground[a] * self._on_ground[b]
        ):
            return a if b in sited else b  # "a treaty on the Kant air base"
        forth, back = self._abroad[a, b], self._abroad[b, a]
        if forth != back:
            return a if forth > back else b
        lean = (self._owned[a] - self._owned[b]) - (self._on_ground[a] - self._on_ground[b])
        guest = a if lean > 0 else b
        return guest if abs(lean) >= CLEAR_LEAN and (self._owned[guest] or not self._on_ground[guest]) else None

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """Power and host of which the document speaks most, where the title or most of what it says agree."""
        titled = sorted({m.name for m in self.headlines.titled})
        if len(titled) == 2:
            guest = self.guest_of((titled[0], titled[1]))
            return None if guest is None else (guest, titled[1] if guest == titled[0] else titled[0])
        if not self._abroad:
            return None
        (pair, count), *others = sorted(self._abroad.items(), key=lambda item: (-item[1], item[0]))
        if others and others[0][1] == count:
            return None
        most = max((n for name, n in self._on_ground.items() if name != pair[0]), default=0)
        if self._on_ground[pair[1]] < most:
            return None
        return pair if 2 * count > sum(self._abroad.values()) else None

    def _may_host(self, name: str) -> bool:
        others = sum(self._on_ground.values()) - self._on_ground[name]
        return self._on_ground[name] >= self._owned[name] or others == 0


def _weight_of_pair(note: Note, exclude: str | None, other_pair: float) -> float:
    """Return how much more, or less, a note on one side says for a claim on the other."""
    if exclude is None or note.other is None:
        return 1.0
    return SAME_PAIR if note.other == exclude else other_pair


def clear_best(standings: dict[str, Standing]) -> Mention | None:
    """Return the country that is clearly most present; None for none and where the second is nearly as present."""
    ranked = sorted(standings.values(), key=lambda s: (-s.presence, s.mention.name))
    if not ranked or (len(ranked) > 1 and ranked[0].presence < MARGIN * ranked[1].presence):
        return None
    if ranked[0].presence < FAINT:
        return None
    return ranked[0].mention


def dominant(notes: Iterable[Note], exclude: str | None) -> Mention | None:
    """Return what two thirds of some notes agree on, a country counted once a sentence; None where they do not."""
    once = {(note.spot.sentence, note.country.name): note.country for note in notes if note.country.name != exclude}
    kept = list(once.values())
    counts = Counter(mention.name for mention in kept)
    if not counts:
        return None
    name, count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0]
    if 3 * count < 2 * sum(counts.values()):
        return None
    return next(mention for mention in reversed(kept) if mention.name == name)
