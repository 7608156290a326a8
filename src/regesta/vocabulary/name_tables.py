"""Names to what they stand for: names enter with a meaning; the meaning leaves, or None for the unknown and ambiguous.

A name in capitals of a few letters is an abbreviation and matches only in capitals.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from regesta.vocabulary.folding import bare_name, fold_name

LONGEST_ABBREVIATION = 6
"""Letters up to which a name in capitals is read as an abbreviation, which must be in capitals to match: `us` is a
pronoun and `car` a vehicle. The longest in the tables is UNAMID; longer ones are no words when in small letters."""


class NameTable:
    """Folded names to what they stand for; a key claimed by two meanings answers nothing."""

    def __init__(self) -> None:
        self._meanings: dict[str, tuple[str | None, bool]] = {}

    def add(self, name: str, meaning: str) -> None:
        key = fold_name(bare_name(name))
        known = self._meanings.get(key)
        shouted = _is_abbreviation(name) and (known is None or known[1])
        ambiguous = known is not None and known[0] != meaning
        self._meanings[key] = (None if ambiguous else meaning, shouted)

    def find(self, text: str) -> str | None:
        bare = bare_name(text)
        meaning, shouted = self._meanings.get(fold_name(bare), (None, False))
        if meaning is None or bare[:1].islower():  # "82nd Airborne Division" begins with its number
            return None
        return meaning if not shouted or bare.replace(".", "").isupper() else None


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= LONGEST_ABBREVIATION


def split_names(cell: str) -> tuple[str, ...]:
    """Return the names of a cell that parts them by `|`; none of an empty one."""
    return tuple(cell.split("|")) if cell else ()


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by the names of its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
