"""Linking kept up to date: documents that came or went and persons' decisions enter a ledger, what changed leaves.

The work is that of the names of these documents and of what may go with them; whatever else stands in the ledger is
neither read nor written. The entities are the same as those of `link_entities` over all claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta import vocabulary
from regesta.link.components import Resettled, settle_anew
from regesta.link.founding import weigh_all_anew
from regesta.link.ledger import Judged, Ledger, Pair
from regesta.link.touching import Fresh, replace_documents
from regesta.link.weighing import Things, weigh_anew


@dataclass(frozen=True, slots=True)
class Relinked:
    """What was linked anew, and how many pairs were weighed for it."""

    resettled: Resettled
    weighed: int


def keep_linked(
    ledger: Ledger,
    fresh: Mapping[str, Fresh | None],
    judge: Callable[[], Mapping[Pair, Judged]],
    *,
    from_nothing: bool = False,
) -> Relinked:
    """Bring a ledger up to date with documents that came, changed or (None) went, and with persons' decisions.

    `judge` tells what persons decided on pairs of things, once the documents' things are in the ledger. `from_nothing`
    says that the ledger is empty. Nothing fresh and nothing decided anew changes nothing.
    """
    touched = replace_documents(ledger, fresh)
    things = Things(ledger, touched.after)
    if from_nothing:
        weighed, starts = weigh_all_anew(ledger, touched.after, things), set(touched.after)
    else:
        starts, weighed = weigh_anew(ledger, touched, things)
    dead = touched.before.keys() - touched.after.keys()
    before, judged = ledger.judged(), dict(judge())
    starts |= {one for pair in before.keys() | judged.keys() if before.get(pair) != judged.get(pair) for one in pair}
    ledger.put_judged(judged)
    resettled = settle_anew(ledger, things, starts - dead, dead, judged)
    ledger.drop_things(dead)
    return Relinked(resettled, weighed)


@cache
def rules_version() -> str:
    """Return a digest of the code and tables by which names are linked: with any change of them all is linked anew."""
    folders = Path(__file__).parent, Path(vocabulary.__file__).parent
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix != ".pyc"]
    seen = hashlib.sha256()
    for path in files:
        if path.is_file():
            seen.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()
