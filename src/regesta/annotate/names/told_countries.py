"""In which country a place lies by the words right behind its name: "Tripoli, Lebanon", "Birmingham, Alabama".

A text, a place's mention and the gazetteer enter; the country leaves, or None where the words behind tell none or the
gazetteer has no place of that name there. Where the text says in which part of a country a place lies, it is believed.
"""

from __future__ import annotations

import re

from regesta.model import Mention
from regesta.vocabulary.gazetteer import Gazetteer

SIDE = r"(?:far\s+)?(?:north|south|east|west|cent(?:re|er)|heart)[\w-]*\s+(?:part\s+)?(?:of\s+)?(?:the\s+)?"
"""Which side of a country: "the east of", "northern", "the south-western part of"."""
BEHIND = re.compile(
    rf"(?:,|\s+in|,\s+in)\s+(?:the\s+)?(?P<side>{SIDE})?"
    r"(?P<words>[A-Z][\w’'-]*(?:\s+(?:(?:of|the|and)\s+)*[A-Z][\w’'-]*){0,6})(?!['’]s)"
)
"""What stands behind: "…, Democratic Republic of the Congo", "… in Lebanon", "…, in the east of Tajikistan"."""


def country_behind(text: str, mention: Mention, gazetteer: Gazetteer) -> str | None:
    """Return the country that the words behind a place name as its own, by itself or by a part of it."""
    match = BEHIND.match(text, mention.end)
    if match is None or match["words"].endswith(("'s", "’s")):
        return None
    words = match["words"]
    country, told = next(iter(gazetteer.countries_in(words)), (None, ""))
    if country is not None and words.startswith(told):
        if gazetteer.is_demonym(told):
            return None
        place = gazetteer.place(mention.name, country)
        if match["side"] and match[0].startswith(","):
            return country  # the text describes where it lies, whatever the gazetteer knows of that name
        return country if place is not None and place.country == country else None
    if not match[0].startswith(","):
        return None
    parts = {one.name for one in gazetteer.bearers(words) if one.kind in ("division", "province")}
    lie_there = {one.country for one in gazetteer.bearers(mention.name) if one.division in parts}
    return lie_there.pop() if len(lie_there) == 1 else None
