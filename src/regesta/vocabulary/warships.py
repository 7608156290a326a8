"""Whose navy the letters before a warship's name tell: "USS" enters; the United States leave, None for what is no such.

Of letters that two navies bear ("INS", of India and Israel) the prefix is known and the state is not.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "gazetteer" / "ship_prefixes.csv"


def is_ship_prefix(word: str) -> bool:
    """Tell whether a word, written so, stands before the names of a navy's ships."""
    return word in _navies()


def navy_of(name: str) -> str | None:
    """Return the country whose navy has a ship, by the prefix of its name: `USS Nimitz`; None where no prefix tells."""
    return _navies().get(name.partition(" ")[0])


@cache
def _navies() -> dict[str, str | None]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["country"] or None for row in csv.DictReader(file)}
