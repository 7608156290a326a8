"""Blocks of things in a register's tables: blocks, things and places enter, what stands there leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from regesta.link.ledger import Direction, Places
from regesta.relinking.sql import Tables


class BlockTables(Tables):
    """Fulfils `regesta.link.ledger.BlockLedger`."""

    def is_larger(self, block: int, size: int) -> bool:
        """Say whether a block has more things than this."""
        return bool(self.rows("SELECT 1 FROM blocks WHERE block = ? LIMIT 1 OFFSET ?", block, size))

    def members(self, block: int) -> list[int]:
        """Return the things of a block."""
        return [thing for (thing,) in self.rows("SELECT thing FROM blocks WHERE block = ?", block)]

    def blocks_of(self, thing: int) -> frozenset[int]:
        """Return the blocks of a thing."""
        return frozenset(block for (block,) in self.rows("SELECT block FROM blocks WHERE thing = ?", thing))

    def add(self, rows: Iterable[tuple[int, int, Places | None]]) -> None:
        """Add things to blocks, each as block, thing and, in a large block, its places in the two orders."""
        wanted = ((block, thing, *(places or (None, None))) for block, thing, places in rows)
        self.change("INSERT INTO blocks VALUES (?, ?, ?, ?)", wanted)

    def remove(self, block: int, things: Collection[int]) -> None:
        """Take things out of a block."""
        self.change("DELETE FROM blocks WHERE block = ? AND thing = ?", [(block, one) for one in things])

    def order(self, block: int, places: Mapping[int, Places] | None) -> None:
        """Put all things of a block in order, or out of it."""
        if places is None:
            self.change("UPDATE blocks SET forward = NULL, backward = NULL WHERE block = ?", [(block,)])
            return
        rows = [(*both, block, thing) for thing, both in places.items()]
        self.change("UPDATE blocks SET forward = ?, backward = ? WHERE block = ? AND thing = ?", rows)

    def before(self, block: int, direction: Direction, place: str, most: int) -> list[int]:
        """Return the nearest things before a place of a large block, the nearest first."""
        return self._near(block, f"{direction} < ? ORDER BY {direction} DESC", place, most)

    def after(self, block: int, direction: Direction, place: str, most: int) -> list[int]:
        """Return the nearest things after a place of a large block, the nearest first."""
        return self._near(block, f"{direction} > ? ORDER BY {direction}", place, most)

    def _near(self, block: int, side: str, place: str, most: int) -> list[int]:
        rows = self.rows(f"SELECT thing FROM blocks WHERE block = ? AND {side} LIMIT ?", block, place, most)
        return [thing for (thing,) in rows]
