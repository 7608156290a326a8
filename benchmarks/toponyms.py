"""Where names are put on the map, against TR-News and GeoVirus: their articles enter, distances leave.

Both corpora (github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation) mark the place names of news articles and
give coordinates for them. Give the folder that holds `TR-News.xml` or `GeoVirus.xml`, or a folder of corpora with
`toponyms` in it.

Rules. The marked spans are given, so that finding names is not measured. What a program sees of a document is its
marked names, how often each stands there, and what stands directly behind a name after a comma ("Paris, Texas"); the
country of the address, where its last part is one (`.ca`), is the publisher's. Names without coordinates in the corpus
are left out. A name is *known* when the gazetteer has any place that bears it, and *held* when one of these lies within
161 km of the corpus's point. `within_161_km` is the percentage of held names that are put within 161 km of it; those on
which nothing was decided count as failures there, and their share stands beside it. Errors are in kilometres, of all
known names that were decided. The corpora put the points of large countries hundreds of kilometres apart, and so does
this gazetteer: `by_precision` has the same share for points of towns, provinces and countries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from lxml import etree

from benchmarks._parts import require_some
from regesta.link.candidates import Candidate, distance_km, find_candidates
from regesta.link.homes import country_of_address
from regesta.link.locating import locate
from regesta.link.surroundings import Named, observe
from regesta.vocabulary.folding import fold_name

NEAR_KM = 161.0
"""A hundred miles: the distance at which the field's papers count a name as put right."""
CORPORA = {"TR-News": "tr_news", "GeoVirus": "geovirus"}
_WITHIN = ("", "toponyms")
_BEHIND = re.compile(r"(?:'s)?,\s+$")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A marked name with the corpus's point."""

    start: int
    end: int
    text: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its marked names, in their order, and its address."""

    text: str
    toponyms: tuple[Toponym, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one name: whether any bearer is known, whether the right one is, and how far off it was put."""

    known: bool
    held: bool
    error_km: float | None
    precision: str | None


def run(data: Path) -> dict[str, Any]:
    """Return the figures of each corpus; raises FileNotFoundError where neither lies in the folder."""
    places = [(short, data / part / f"{name}.xml") for name, short in CORPORA.items() for part in _WITHIN]
    found = {short: path for short, path in places if path.is_file()}
    require_some(found, data, "TR-News.xml and GeoVirus.xml")
    return {short: _figures([o for article in read(path) for o in measure(article)]) for short, path in found.items()}


def read(path: Path) -> list[Article]:
    """Return the articles of either corpus; names without coordinates are left out."""
    return [_read_article(article) for article in etree.parse(str(path)).iter("article")]


def _read_article(article: Any) -> Article:
    address = article.findtext("url") or article.findtext("source") or ""
    toponyms = sorted((*_of_tr_news(article), *_of_geovirus(article)), key=lambda one: one.start)
    return Article(article.findtext("text"), tuple(toponyms), address.strip())


def _of_tr_news(article: Any) -> Iterator[Toponym]:
    for one in article.iter("toponym"):
        latitude, longitude = one.findtext("gaztag/lat"), one.findtext("gaztag/lon")
        if latitude and longitude:
            span = int(one.findtext("start")), int(one.findtext("end"))
            yield Toponym(*span, one.findtext("phrase"), float(latitude), float(longitude))


def _of_geovirus(article: Any) -> Iterator[Toponym]:
    for one in article.iter("location"):
        span = int(one.findtext("start")), int(one.findtext("end"))
        yield Toponym(*span, one.findtext("name"), float(one.findtext("lat")), float(one.findtext("lon")))


def measure(article: Article) -> Iterator[Outcome]:
    """Yield what becomes of each name of an article."""
    named = name_all(article)
    surroundings = observe(list(named.values()), country_of_address(article.address))
    for toponym in article.toponyms:
        one = named[fold_name(toponym.text)]
        place = locate(one, surroundings).place
        bearers = find_candidates(one.name)
        held = any(_off(toponym, bearer.latitude, bearer.longitude) <= NEAR_KM for bearer in bearers)
        error = _off(toponym, place.latitude, place.longitude) if place else None
        yield Outcome(bool(bearers), held, error, place.precision if place else None)


def name_all(article: Article) -> dict[str, Named]:
    """Return an article's names by their folded form, with how often each stands there and what stands behind it."""
    times = Counter(fold_name(toponym.text) for toponym in article.toponyms)
    behind: dict[str, str] = {}
    for first, second in zip(article.toponyms, article.toponyms[1:], strict=False):
        if _BEHIND.fullmatch(article.text[first.end : second.start]):
            behind.setdefault(fold_name(first.text), second.text)
    texts = {fold_name(toponym.text): toponym.text for toponym in reversed(article.toponyms)}
    return {key: Named(name=text, within=_whole(behind.get(key)), times=times[key]) for key, text in texts.items()}


def _whole(name: str | None) -> str | None:
    """Return what stands behind a name if it is a country or a province: "Paris, London and Rome" is a list."""
    wide = name is not None and any(
        place.kind in ("country", "province", "division") for place in find_candidates(name)
    )
    return name if wide else None


def _off(toponym: Toponym, latitude: float, longitude: float) -> float:
    ends = [
        Candidate(name="", country=None, kind="", latitude=lat, longitude=lon)
        for lat, lon in ((toponym.latitude, toponym.longitude), (latitude, longitude))
    ]
    return distance_km(*ends)


def _figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    known = [one for one in outcomes if one.known]
    held = [one for one in outcomes if one.held]
    errors = [one.error_km for one in known if one.error_km is not None]
    return {
        "toponyms": len(outcomes),
        "known": _share(len(known), len(outcomes)),
        "held": _share(len(held), len(outcomes)),
        "within_161_km": _share(_near(held), len(held)),
        "undecided_of_held": _share(sum(one.error_km is None for one in held), len(held)),
        "within_161_km_of_known": _share(_near(known), len(known)),
        "within_161_km_of_decided": _share(_near(known), len(errors)),
        "within_161_km_of_all": _share(_near(outcomes), len(outcomes)),
        "mean_error_km": round(mean(errors)) if errors else None,
        "median_error_km": round(median(errors)) if errors else None,
        "by_precision": {
            precision: _share(_near(those), len(those))
            for precision in ("site", "town", "district", "country")
            if (those := [one for one in known if one.precision == precision])
        },
    }


def _near(outcomes: Sequence[Outcome]) -> int:
    return sum(one.error_km is not None and one.error_km <= NEAR_KM for one in outcomes)


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
