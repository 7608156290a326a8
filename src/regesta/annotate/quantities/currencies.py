"""Currencies: a printed word, sign or code enters, its ISO 4217 code leaves.

The table of the world's currencies is `lexicons/currencies.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.annotate.lexicon_files import load_lexicon


@dataclass(frozen=True, slots=True)
class Currencies:
    """Printed forms to codes."""

    names: Mapping[str, str]
    """Words in lower case, with and without the adjective; a word that several countries use may be its own code."""
    signs: Mapping[str, str]
    codes: frozenset[str]
    codes_like_words: frozenset[str]
    part_words: frozenset[str]
    longest_name: int
    """Words of the longest name."""

    def find(self, form: str) -> str | None:
        """Return the code of a currency named in words; None for what names none."""
        return self.names.get(" ".join(form.split()).lower())


@cache
def load_currencies() -> Currencies:
    """Return the currencies that ship with the package."""
    raw = load_lexicon("currencies")
    rows: dict[str, dict[str, Any]] = raw["currencies"]
    names = {f"{adjective} {word}".lower(): code for code, row in rows.items()
             for adjective in row.get("of", []) for word in _forms(row)}  # fmt: skip
    names |= _bare_names(rows, raw)
    return Currencies(
        names=names,
        # Signs made of letters and "$" are also printed small ("hk$").
        signs={**{sign.lower(): code for sign, code in raw["signs"].items() if sign.endswith("$")}, **raw["signs"]},
        codes=frozenset([*rows, *raw["old_codes"]]),
        codes_like_words=frozenset(raw["codes_like_words"]),
        part_words=frozenset(raw["part_words"]),
        longest_name=max(len(name.split()) for name in names),
    )


def _forms(row: dict[str, Any]) -> list[str]:
    """Singulars and plurals of a currency's words."""
    return [*row["words"], *row.get("plurals", []), *(f"{word}s" for word in row["words"])]


def _bare_names(rows: dict[str, dict[str, Any]], raw: dict[str, Any]) -> dict[str, str]:
    """Words without an adjective: one currency's own, those with a usual meaning, and those that stay words."""
    users: dict[str, set[str]] = {}
    singulars: dict[str, str] = {}
    for code, row in rows.items():
        for form in _forms(row):
            users.setdefault(form.lower(), set()).add(code)
            singulars.setdefault(form.lower(), next((w for w in row["words"] if form == f"{w}s"), row["words"][0]))
    never = {form for word in raw["never_bare"] for form in (word, f"{word}s")}
    usual = {form: code for word, code in raw["bare"].items() for form in (word.lower(), f"{word}s".lower())}
    found = {}
    for form, codes in users.items():
        if form not in never:
            found[form] = next(iter(codes)) if len(codes) == 1 else usual.get(singulars[form].lower(), singulars[form])
    return {**found, **usual, **{word.lower(): code for word, code in raw["clear"].items()}, **raw["parts"]}
