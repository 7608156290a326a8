"""A ledger's first blocks and pairs: all things at once enter, what was weighed leaves.

For one document more the blocks around its names are looked at one by one (`meeting.py`); for most of a register that
would take longer than to make them whole. Both lead to the same ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from regesta.link.blocking import LARGEST_BLOCK, block_keys, candidate_pairs, finer_marks
from regesta.link.ledger import Ledger, Places
from regesta.link.meeting import hash_of_finer, hash_of_key, places_of
from regesta.link.named import Named
from regesta.link.weighing import Things


def weigh_all_anew(ledger: Ledger, wanted: Collection[int], things: Things) -> int:
    """Fill a ledger without blocks and pairs; return how many pairs were weighed."""
    named = things.filled(wanted)
    keys = sorted(named, key=lambda one: named[one].identity)
    blocks: dict[int, list[int]] = defaultdict(list)
    for one in keys:
        for block in {hash_of_key(key) for key in block_keys(named[one])}:
            blocks[block].append(one)
    ledger.add((block, one, place) for block, members in blocks.items() for one, place in _placed(named, members))
    for block, members in blocks.items():
        if len(members) > LARGEST_BLOCK:
            parts: dict[int, list[int]] = defaultdict(list)
            for one in members:
                for mark in set(finer_marks(named[one])):
                    parts[hash_of_finer(block, mark)].append(one)
            ledger.add((part, one, place) for part, inside in parts.items() for one, place in _placed(named, inside))
    pairs = candidate_pairs([named[one] for one in keys])
    weighed = things.weigh_all([(min(keys[a], keys[b]), max(keys[a], keys[b])) for a, b in pairs])
    ledger.put_pairs(weighed)
    return len(weighed)


def _placed(named: Mapping[int, Named], members: list[int]) -> list[tuple[int, Places | None]]:
    is_large = len(members) > LARGEST_BLOCK
    return [(one, places_of(named[one]) if is_large else None) for one in members]
