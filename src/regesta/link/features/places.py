"""What the gazetteer and the country tell: two named things enter, 1 or 0 leaves."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from regesta.link.features.names import words_match
from regesta.link.named import Named
from regesta.vocabulary.gazetteer import Place

NEAR_KM = 15.0
"""Within this distance two sites are taken to be one neighbourhood: an airfield lies so far from the town it is named
after, and seldom has a second base of the same army as near."""
FAR_KM = 60.0
"""Beyond it no document means one site: it is more than a garrison's training grounds lie from its barracks."""
EARTH_KM = 6371.0


def same_entry_of_the_gazetteer(a: Named, b: Named) -> float:
    """Both names lead to one entry: Kurgan-Tyube and Qurghonteppa, CSTO and ODKB, Moscow's country and Russia."""
    if a.entry is None or a.entry != b.entry:
        return 0.0
    same_kind = a.traits.head is not None and a.traits.head == b.traits.head
    return float(a.group != "forces" or a.entry[0] == "organisation" or is_base(a.place) or same_kind)


def same_host(a: Named, b: Named) -> float:
    """Both lie in one country or contested territory."""
    return float(a.host is not None and a.host == b.host)


def near_each_other(a: Named, b: Named) -> float:
    """Their claims put both within 15 km of each other, by the gazetteer."""
    distance = kilometers_between(a.site, b.site)
    return float(distance is not None and distance <= NEAR_KM)


def other_host(a: Named, b: Named) -> float:
    """The things lie in different countries; a border is neither's, whosever ground a document speaks of."""
    if a.traits.head == b.traits.head == "border" and a.traits.nations == b.traits.nations:
        return 0.0
    return float(None not in (a.host, b.host) and a.host != b.host)


def other_entry(a: Named, b: Named) -> float:
    """The gazetteer knows both names, as two things of one kind; two rows for one name in one spot are one thing."""
    if None in (a.entry, b.entry) or a.entry == b.entry or _one_spot(a, b):
        return 0.0
    return float(a.group != "forces" or (is_base(a.place) and is_base(b.place)))


def far_from_each_other(a: Named, b: Named) -> float:
    """Their claims put them more than 60 km apart, by the gazetteer, and the names do not say that they are one."""
    distance = kilometers_between(a.site, b.site)
    return float(distance is not None and distance > FAR_KM and a.traits.key != b.traits.key)


def _one_spot(a: Named, b: Named) -> bool:
    """Whether two rows are one thing twice: spellings of one bare name in one country, not known to lie apart."""
    if a.host is None or a.host != b.host or a.traits.head or b.traits.head:
        return False
    distance = kilometers_between(a.place, b.place)
    return len(a.traits.distinctive) == len(b.traits.distinctive) and words_match(a, b) and (distance or 0.0) <= NEAR_KM


def kilometers_between(a: Place | None, b: Place | None) -> float | None:
    """Return the great-circle distance of two places, None where the gazetteer lacks one's coordinates."""
    if a is None or b is None or None in (a.lat, a.lon, b.lat, b.lon):
        return None
    lat_a, lon_a, lat_b, lon_b = (radians(float(degrees or 0.0)) for degrees in (a.lat, a.lon, b.lat, b.lon))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def is_base(place: Place | None) -> bool:
    """Say whether the gazetteer has a place as a base."""
    return place is not None and place.kind == "base"
