"""Whose navy the letters before a warship's name tell: "USS" enters; the United States leave, nobody for other words.

Letters that two navies bear ("INS", of India and Israel) tell both; of which of them a ship is, its page may say.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "gazetteer" / "ship_prefixes.csv"


def is_ship_prefix(word: str) -> bool:
    """Tell whether a word, written so, stands before the names of a navy's ships."""
    return word in _navies()


def navies_of(name: str) -> tuple[str, ...]:
    """Return the countries whose navy may have a ship, by the prefix of its name: `USS Nimitz`; none without one."""
    return _navies().get(name.partition(" ")[0], ())


@cache
def _navies() -> dict[str, tuple[str, ...]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: tuple(filter(None, row["country"].split("|"))) for row in csv.DictReader(file)}
