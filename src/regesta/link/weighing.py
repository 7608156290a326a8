"""What pairs weigh, kept in a ledger: touched things enter, the pairs that must be settled anew leave.

What a pair weighs depends on its two things alone. So only pairs of touched things are weighed, and those that meet
for the first time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from regesta.link.features import Weighed, weigh
from regesta.link.ledger import Ledger, Pair
from regesta.link.meeting import Meetings, changed_blocks
from regesta.link.named import Named
from regesta.link.touching import Touched, fill


class Things:
    """Things of a ledger, each read once."""

    def __init__(self, ledger: Ledger, known: Mapping[int, Named]) -> None:
        self._ledger = ledger
        self._known = dict(known)
        self._filled: set[int] = set()

    def named(self, things: Iterable[int]) -> dict[int, Named]:
        """Return things as they are now; documents and company are not read."""
        wanted = list(things)
        missing = {one for one in wanted if one not in self._known}
        if missing:
            self._known |= {one: total.as_named() for one, total in self._ledger.totals(missing).items()}
        return {one: self._known[one] for one in wanted}

    def filled(self, things: Collection[int]) -> dict[int, Named]:
        """Return things as they are now, with their documents and company."""
        missing = set(things) - self._filled
        if missing:
            fill(self._ledger, self.named(missing))
            self._filled |= missing
        return self.named(things)

    def weigh_all(self, pairs: Collection[Pair]) -> dict[Pair, Weighed]:
        """Return what pairs weigh."""
        named = self.filled({one for pair in pairs for one in pair})
        found = {}
        for a, b in pairs:
            one, other = named[a], named[b]
            found[a, b] = weigh(one, other) if one.identity < other.identity else weigh(other, one)
        return found


def weigh_anew(ledger: Ledger, touched: Touched, things: Things) -> tuple[set[int], int]:
    """Bring blocks and pairs up to date; return the things to be settled anew, and how many pairs were weighed."""
    changes = changed_blocks(touched, ledger.documents_of)
    meetings = Meetings(ledger, touched.before, things.named)
    meetings.change(changes)
    leavers = {thing for change in changes.values() for thing in change.removed - change.added}
    dead = touched.before.keys() - touched.after.keys()
    before = ledger.pairs_of(touched.to_weigh | leavers | dead)
    doubtful = ledger.pairs(meetings.parted - meetings.met) | {
        pair: weighed for pair, weighed in before.items() if not leavers.isdisjoint(pair)
    }
    lost = {pair for pair in doubtful if not dead.isdisjoint(pair) or not meetings.meet(pair)}
    staying = (before.keys() | (meetings.met - ledger.pairs(meetings.met).keys())) - lost
    weighed = things.weigh_all({pair for pair in staying if dead.isdisjoint(pair)})
    lost |= {pair for pair in before if not dead.isdisjoint(pair)}
    ledger.drop_pairs(lost)
    ledger.put_pairs({pair: result for pair, result in weighed.items() if before.get(pair) != result})
    known = before | doubtful
    moved = lost | {pair for pair, result in weighed.items() if known.get(pair) != result}
    ends = {one for pair in moved if _matters(known.get(pair)) or _matters(weighed.get(pair)) for one in pair}
    return (ends | touched.to_weigh) - dead, len(weighed)


def _matters(weighed: Weighed | None) -> bool:
    return weighed is not None and weighed.decision != "not the same"
