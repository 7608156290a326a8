"""Whom a passage is about: the power whose forces and the host whose ground its surroundings speak of.

A `Reading` enters; `Focus` answers, for a word, which power and which host are meant. It is asked last, after the
clause. Near notes go before far ones, a heading before the title, the title before the page's most frequent country;
where two countries are about equally present, it answers nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.discourse.evidences import PageEvidence, evidences_for, is_enough_for_host, is_enough_for_power
from regesta.extract.discourse.heading_pairs import HeadingPairs
from regesta.extract.discourse.headlines import Headlines
from regesta.extract.discourse.mined_grounds import MinedGrounds
from regesta.extract.discourse.notes import ACTING, Note, gather
from regesta.extract.discourse.pairs import Pairs
from regesta.extract.discourse.passages import Passages, Spot
from regesta.extract.discourse.presences import Presence, clear_best, dominant
from regesta.extract.discourse.services import Services
from regesta.extract.discourse.told_pacts import ToldPacts
from regesta.extract.discourse.told_sites import ToldSites
from regesta.extract.reading.document import Reading
from regesta.extract.reading.openings import turned_to
from regesta.model import Claim, FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OFTEN, SHARE_OF_POWER = 2, 5
"""Times that a page must name a country to be about it, unless it names others no oftener, and how many times as often
it may name the power: with "Hungary" once among sixty words for Belarus, it is about no forces in Hungary."""
SAME_PAIR = 2.0
"""How much more a note says where its other side is the claim's: "Turkish troops in X" for a claim on Turkey."""
OTHER_PAIR = 0.3
"""How much less it says where its other side is another's: where French troops are tells little of the Turkish ones."""
HEADED, TITLED, MAIN, DATED_FROM, PREVALENT = 3.5, 3.0, 1.5, 0.8, 1.5
"""Presence by heading, by title, as the document's main pair, by the dateline, and by being all that the page names.
A titled country yields only to one on whose ground the same sentence, or nearly, has the forces in question."""


class Focus:
    """What a document says of powers and hosts, gathered once and weighed for each claim."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.passages = Passages(reading)
        self.headlines = Headlines(reading)
        self.heading_pairs = HeadingPairs(reading, self.headlines)
        self.notes = gather(reading, self.passages)
        self.mined = MinedGrounds(reading, self.passages, self.notes, self.headlines)
        self.told_sites = ToldSites(reading)
        self.told_pacts = ToldPacts(reading)
        self.services = Services(reading, self.headlines)
        self.pairs = Pairs(self.notes, self.headlines)
        self._prevalent: dict[str | None, Mention | None] = {}
        self.told_figures: list[tuple[int, Claim]] = []
        """The claims on figures made so far, each with the place of the noun that it counts."""

    def operator(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the power whose forces a passage is about; `exclude` is the host, which is another.

        None where too little speaks for the one that is most present.
        """
        if (pair := self.heading_pairs.at(self.passages.spot(token))) is not None:
            return pair.power if exclude in (None, pair.host.name) else None
        found = self.likely_operator(token, exclude)
        return found if found is not None and self.may_take_operator(found, token, exclude) else None

    def may_take_operator(self, found: Mention, token: Token, exclude: str | None) -> bool:
        """Tell whether enough speaks for a power that a clause does not name.

        A country on whose ground things are more often than it has forces is none, but on a host where it has them.
        """
        pairs = self.pairs
        if exclude is not None and not pairs.abroad[found.name, exclude] and not pairs.may_own(found.name):
            return False
        return is_enough_for_power(self.evidences_for_operator(found, token, exclude))

    def evidences_for_operator(self, found: Mention, token: Token, exclude: str | None) -> frozenset[PageEvidence]:
        """Return what speaks for a power that a clause does not name."""
        prevalent = dominant(self._powers_before(token), exclude)
        return self._evidences(found, token, self.notes.powers, prevalent, exclude)

    def _powers_before(self, token: Token) -> list[Note]:
        told_by = token.idx + token.sent.end_char - token.sent.start_char
        return [note for note in self.notes.powers if note.at <= told_by]

    def _evidences(
        self, found: Mention, token: Token, notes: list[Note], prevalent: Mention | None, exclude: str | None
    ) -> frozenset[PageEvidence]:
        return evidences_for(
            found,
            self.passages.spot(token),
            notes=notes,
            prevalent=prevalent,
            passages=self.passages,
            headlines=self.headlines,
            named=self.reading.countries_named,
            other_side=exclude,
            opposite=self.notes.grounds if notes is self.notes.powers else (),
        )

    def likely_operator(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the power that is clearly most present at a word, however little speaks for it."""
        here = self.passages.spot(token)
        presences = self._near(self.notes.powers, here, exclude)
        local = bool(presences)
        pair = self.pairs.main_pair
        guests = {note.other for note in self.notes.grounds if pair is not None and note.country.name == pair[1]}
        if pair is not None and exclude in (None, pair[1]) and guests <= {None, pair[0]}:
            known = [*(note.country for note in self.notes.powers), *self.headlines.titled]
            self._prefer(presences, next((m for m in known if m.name == pair[0]), None), MAIN, "discourse")
        prevalent = dominant(self._powers_before(token), exclude)
        if prevalent is not None or local:
            self._prefer(presences, prevalent, PREVALENT, "discourse")
        return clear_best(presences)

    def host(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the host that a passage is about; `exclude` is the power, which is another.

        None where too little speaks for the one that is most present.
        """
        if (pair := self.heading_pairs.at(self.passages.spot(token))) is not None:
            return pair.host if exclude in (None, pair.power.name) else None
        found = self.likely_host(token, exclude)
        return found if found is not None and self.may_take_host(found, token, exclude) else None

    def may_take_host(self, found: Mention, token: Token, exclude: str | None) -> bool:
        """Tell whether enough speaks for a host that a clause does not name.

        Where a page has only the other's forces on a power's ground, the power has none on the other's.
        """
        if self.pairs.is_reversed(exclude, found.name):
            return False
        if (turned := self._turned_to(token, exclude)) is not None and turned.name == found.name:
            return True
        return is_enough_for_host(self.evidences_for_host(found, token, exclude))

    def _turned_to(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the country to which a word's paragraph turns at its start, where it has no forces elsewhere."""
        found = turned_to(self.reading, token.idx)
        return None if found is None or found.name == exclude or self.pairs.owned[found.name] else found

    def evidences_for_host(self, found: Mention, token: Token, exclude: str | None) -> frozenset[PageEvidence]:
        """Return what speaks for a host that a clause does not name."""
        return self._evidences(found, token, self._hosting, self._prevalent_ground(exclude), exclude)

    @cached_property
    def _hosting(self) -> list[Note]:
        """Where something is, and the states that act and have no forces elsewhere."""
        return [*self.notes.grounds, *(note for note in self.notes.subjects if not self.pairs.owned[note.country.name])]

    def _prevalent_ground(self, exclude: str | None) -> Mention | None:
        if exclude not in self._prevalent:
            self._prevalent[exclude] = dominant(self._grounds_of(exclude), exclude)
        return self._prevalent[exclude]

    def likely_host(self, token: Token, exclude: str | None) -> Mention | None:
        """Return the host that is clearly most present at a word, however little speaks for it.

        A report on a country is about its own forces too, so a titled host may be the power itself. A titled country
        that only has forces elsewhere is no host.
        """
        here = self.passages.spot(token)
        other_pair = OTHER_PAIR if self._is_state(exclude) else 1.0
        turned = self._turned_to(token, exclude)
        noted = [n for n in self._hosting if n.spot.block == here.block] if turned is not None else self._hosting
        presences = self._near(noted, here, exclude, other_pair)
        heading = self.headlines.heading_over(here)
        if heading is not None and (heading.name != exclude or not presences):
            self._prefer(presences, heading, HEADED, "section")
        self._prefer(presences, turned, HEADED, "paragraph")
        titled = [m for m in self.headlines.titled_hosts if self.pairs.may_host(m.name)]
        names = {m.name for m in self.headlines.titled}
        one_titled = heading is None and len({m.name for m in titled}) == 1
        if one_titled and (len(names) == 1 or titled[0].name != exclude):
            self._prefer(presences, titled[0], TITLED if len(names) == 1 else TITLED / 2, "title")
        if turned is None and (
            heading is None or heading.name == exclude
        ):  # what stands under a country's name is of that country
            self._add_main_host(presences, exclude)
            self._add_page(presences, exclude)
        found = clear_best(presences)
        return None if found is not None and self._is_one_of_several(here, found, exclude) else found

    def _add_main_host(self, presences: dict[str, Presence], exclude: str | None) -> None:
        """Add the host of the pair that the document speaks of most, for a claim on that power or on no state's."""
        pair = self.pairs.main_pair
        if pair is None or exclude == pair[1] or (exclude != pair[0] and self._is_state(exclude)):
            return
        known = [*self.headlines.titled, *(note.country for note in self.notes.grounds)]
        found = next((m for m in known if m.name == pair[1]), None)
        self._prefer(presences, found, MAIN, "title" if found in self.headlines.titled else "discourse")

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

    def _add_page(self, presences: dict[str, Presence], exclude: str | None) -> None:
        """Add what the page as a whole speaks for: most of its places, else most of its subjects, and its dateline.

        Forces are where the page is about them; mines and their victims, where most of what it tells is.
        """
        prevalent = self._prevalent_ground(exclude)
        if prevalent is None and not self.notes.powers:
            prevalent = dominant(self.notes.subjects, exclude)
        elif prevalent is not None and exclude is not None and not self._is_page_about(prevalent.name, exclude):
            prevalent = None
        self._prefer(presences, prevalent, PREVALENT, "discourse")
        dateline = self.headlines.dateline
        if dateline is not None and dateline.name != exclude and not self.pairs.owned[dateline.name]:
            self._prefer(presences, dateline, DATED_FROM, "dateline")

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
        rival = max((named[name] for name in self.pairs.on_ground if name not in (country, power)), default=0)
        often = named[country] >= OFTEN or few
        return often and named[country] >= rival and SHARE_OF_POWER * named[country] >= named[power]

    def _near(
        self, notes: Iterable[Note], here: Spot, exclude: str | None, other_pair: float = 1.0
    ) -> dict[str, Presence]:
        """Return how present each country is by what was said up to a spot; of each sentence its strongest note."""
        strongest: dict[tuple[str, int], tuple[float, Note, FoundIn]] = {}
        for note in notes:
            if note.country.name == exclude or (near := self.passages.nearness(note.spot, here)) is None:
                continue
            amount = note.weight * near.share * _weight_of_pair(note, exclude, other_pair)
            key = note.country.name, note.spot.sentence
            if key not in strongest or amount > strongest[key][0]:
                strongest[key] = amount, note, near.scope
        presences: dict[str, Presence] = {}
        for amount, note, scope in strongest.values():
            self._prefer(presences, note.country, amount, scope)
        return presences

    @staticmethod
    def _prefer(presences: dict[str, Presence], mention: Mention | None, amount: float, scope: FoundIn) -> None:
        if mention is not None:
            presences.setdefault(mention.name, Presence(mention)).add(mention, amount, scope)

    def pair_at(self, token: Token) -> tuple[str, str] | None:
        """Return the main pair where a word's surroundings speak for its host too; None elsewhere on the page."""
        pair = self.pairs.main_pair
        known = (m for m in (*self.headlines.titled, *(n.country for n in self._hosting)) if pair and m.name == pair[1])
        host = next(known, None)
        return pair if pair is not None and host is not None and self.may_take_host(host, token, pair[0]) else None


def _weight_of_pair(note: Note, exclude: str | None, other_pair: float) -> float:
    """Return how much more, or less, a note on one side says for a claim on the other."""
    if exclude is None or note.other is None:
        return 1.0
    return SAME_PAIR if note.other == exclude else other_pair
