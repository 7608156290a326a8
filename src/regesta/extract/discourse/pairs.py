"""Who has forces on whose ground by the whole of a page: how often it says so of each pair of countries.

The notes and headlines of a document enter; `Pairs` answers which of two is the guest and which pair is the page's own.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from regesta.extract.discourse.headlines import Headlines
from regesta.extract.discourse.notes import ON_SITE, Notes

CLEAR_LEAN = 2
"""Mentions by which one of two countries must own more and lie less under foot to be called the guest."""


class Pairs:
    """How often a document puts each country in the role of a power, of a host, and of one opposite another."""

    def __init__(self, notes: Notes, headlines: Headlines) -> None:
        self._notes = notes
        self._headlines = headlines

    @cached_property
    def on_ground(self) -> Counter[str]:
        """How often something is on each country's ground."""
        return Counter(note.country.name for note in self._notes.grounds)

    @cached_property
    def owned(self) -> Counter[str]:
        """How often forces or sites are each country's."""
        return Counter(note.country.name for note in self._notes.powers)

    @cached_property
    def abroad(self) -> Counter[tuple[str, str]]:
        """How often a power's forces or sites are said to be on another's ground: (power, host)."""
        return Counter((note.country.name, note.other) for note in self._notes.powers if note.other is not None)

    def is_abroad(self, power: str) -> bool:
        """Tell whether the text has forces or sites of a power on another's ground."""
        return any(count for (name, _), count in self.abroad.items() if name == power)

    def guest_of(self, parties: tuple[str, ...]) -> str | None:
        """Return which of two parties has its forces on the other's ground; None where the text does not say."""
        if len(parties) != 2:
            return None
        a, b = parties
        told = (note for note in self._notes.grounds if note.weight >= ON_SITE and note.other in (None, a, b))
        sited = {note.country.name for note in told} & {a, b}
        if not self.owned[a] and not self.owned[b] and len(sited) == 1 and not self.on_ground[a] * self.on_ground[b]:
            return a if b in sited else b  # "a treaty on the Kant air base"
        forth, back = self.abroad[a, b], self.abroad[b, a]
        if forth != back:
            return a if forth > back else b
        lean = (self.owned[a] - self.owned[b]) - (self.on_ground[a] - self.on_ground[b])
        guest, host = (a, b) if lean > 0 else (b, a)
        if self.is_elsewhere(guest, host):
            return None
        return guest if abs(lean) >= CLEAR_LEAN and (self.owned[guest] or not self.on_ground[guest]) else None

    def is_elsewhere(self, guest: str, host: str) -> bool:
        """Tell whether a page puts the guest's forces on a third's ground, or a third's on the host's: theirs is none.

        "South Korea signed a pact with China", on a page about the American forces in South Korea.
        """
        return any((power == guest) != (ground == host) for power, ground in self.abroad)

    @cached_property
    def main_pair(self) -> tuple[str, str] | None:
        """Power and host of which the document speaks most, where the title or most of what it says agree."""
        titled = sorted({m.name for m in self._headlines.titled})
        if len(titled) == 2:
            guest = self.guest_of((titled[0], titled[1]))
            return None if guest is None else (guest, titled[1] if guest == titled[0] else titled[0])
        if not self.abroad:
            return None
        (pair, count), *others = sorted(self.abroad.items(), key=lambda item: (-item[1], item[0]))
        if others and others[0][1] == count:
            return None
        most = max((n for name, n in self.on_ground.items() if name != pair[0]), default=0)
        if self.on_ground[pair[1]] < most:
            return None
        return pair if 2 * count > sum(self.abroad.values()) else None

    def is_reversed(self, power: str | None, host: str) -> bool:
        """Tell whether a page has the host's forces on the power's ground, and not the power's on the host's."""
        return power is not None and self.abroad[host, power] > self.abroad[power, host]

    def never_left(self, power: str | None, host: str) -> bool:
        """Tell whether a host is mainly a power itself, and the page never says that the other's forces were there."""
        return power is not None and not self.abroad[power, host] and not self.may_host(host)

    def may_own(self, name: str) -> bool:
        """Tell whether a country may be whose forces are meant: one that is mainly ground, and never abroad, is not."""
        return self.owned[name] >= self.on_ground[name] or self.is_abroad(name)

    def may_host(self, name: str) -> bool:
        """Tell whether a country may be where it happens: one that only has forces elsewhere is no host."""
        others = sum(self.on_ground.values()) - self.on_ground[name]
        return self.on_ground[name] >= self.owned[name] or others == 0
