"""Make the gazetteer's `divisions.csv` from the names that Unicode CLDR gives to the parts of countries.

    npm pack cldr-subdivisions-full && tar xzf cldr-subdivisions-full-*.tgz
    python scripts/make_divisions.py package/subdivisions/en/en.json

CLDR is licensed under the Unicode License V3 (https://www.unicode.org/license.txt). Codes are those of ISO 3166-2.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import TABLES, Gazetteer

DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
     "capital", "district", "region", "province", "islands", "plateau", "plateaux", "littoral", "coast", "city",
     "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "nord", "sud", "est", "ouest",
     "and", "federal", "territory", "bay", "red", "sea", "gaza", "gulf", "state", "highlands", "reading", "mid",
     "jewish"]
)  # fmt: skip
"""A name of these words alone names a part of many countries, or nothing without its country."""

UKRAINE = {
    "05": "Vinnytsia", "07": "Volyn", "09": "Luhansk", "12": "Dnipropetrovsk", "14": "Donetsk", "18": "Zhytomyr",
    "21": "Zakarpattia", "23": "Zaporizhzhia", "26": "Ivano-Frankivsk", "32": "Kyiv", "35": "Kirovohrad",
    "46": "Lviv", "48": "Mykolaiv", "51": "Odesa", "53": "Poltava", "56": "Rivne", "59": "Sumy", "61": "Ternopil",
    "63": "Kharkiv", "65": "Kherson", "68": "Khmelnytskyi", "71": "Cherkasy", "74": "Chernihiv", "77": "Chernivtsi",
}  # fmt: skip
"""CLDR gives the colloquial names, which no document in English prints."""

DISPUTED = frozenset(
    ["ua40", "ua43", "geab", "mdsn", "mdbd", "soaw", "sowo", "soto", "sosa", "soso", "injk", "inla", "pkjk", "pkgb",
     "cntw", "cnxz", "iljm", "psjem", "ma14", "ma15", "ma16", "maaou", "mabod", "maesm", "malaa", "maoud", "mataf",
     "azxa", "azsus", "azxci", "azxvd", "azlac", "rskm", "rs25", "rs26", "rs27", "rs28", "rs29", "cy04", "cy06", "gyes"]
)  # fmt: skip
"""Parts that more than one government claims: the hand-made tables have them as territories of their own, or not."""

WORDS = {"UA": "Oblast", "RU": "Oblast", "BY": "Oblast", "KZ": "Region", "KG": "Region", "UZ": "Region",
         "IQ": "Governorate", "SY": "Governorate", "LB": "Governorate", "YE": "Governorate", "JO": "Governorate",
         "EG": "Governorate", "TN": "Governorate", "OM": "Governorate", "CO": "Department", "PE": "Department",
         "BO": "Department", "HN": "Department", "NI": "Department", "SV": "Department", "GT": "Department",
         "FR": "Department", "US": "State", "BR": "State", "MX": "State", "VE": "State", "NG": "State", "SD": "State",
         "SS": "State", "MM": "State", "IN": "State", "AU": "State", "MY": "State", "DE": "State", "JP": "Prefecture",
         "GR": "Prefecture", "SO": "Region", "DJ": "Region", "ET": "Region", "ER": "Region", "ML": "Region",
         "NE": "Region", "TD": "Region", "SN": "Region", "MR": "Region", "BF": "Region", "GE": "Region",
         "MD": "District", "LK": "District", "LY": "District", "AZ": "District", "PL": "Voivodeship",
         "RO": "County", "HR": "County", "HU": "County", "LT": "County", "EE": "County", "NO": "County"}  # fmt: skip
"""What tells a part from its chief town of the same name; "Province" for all others."""


def main(source: Path) -> None:
    """Write `divisions.csv`, one part of a country a line, by country and name."""
    names = json.loads(source.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    with (TABLES / "divisions.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["name", "country", "word"])
        table.writerows(sorted(set(_rows(names))))


def _rows(names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    countries = {country.iso2: country.name for country in Gazetteer().countries() if country.iso2}
    taken = {fold_name(country.name) for country in Gazetteer().countries()}
    for code, printed in names.items():
        iso2, part = code[:2].upper(), code[2:]
        name = UKRAINE.get(part) if iso2 == "UA" else printed.partition(",")[0].strip()
        if name is None or code in DISPUTED or iso2 not in countries or fold_name(name) in taken:
            continue
        word = WORDS.get(iso2, "Province")
        name = name.removesuffix(f" {word}").removesuffix(" Province").removesuffix(" Region")
        if not set(fold_name(name).split()) <= DIRECTIONS:
            yield name, countries[iso2], word


if __name__ == "__main__":
    main(Path(sys.argv[1]))
