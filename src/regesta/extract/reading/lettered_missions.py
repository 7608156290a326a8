"""Missions that a page brings in under their full name, with the letters by which it goes on: "… in Tarsia (AMIT)".

The text of a page enters; the letters that it gives to missions and forces leave. The gazetteer knows the great ones;
a page tells of each other one itself what its letters stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.model import Mention

if TYPE_CHECKING:
    from regesta.vocabulary.gazetteer import Gazetteer

SENDERS = (
    r"(?:United Nations|U\.?N\.?|African Union|AU|European Union|EU|ECOWAS|SADC|NATO|OSCE|Commonwealth|Arab League|CIS"
    r"|Multi-?[Nn]ational|International|Inter-African|Joint|Combined)"
)
"""How missions of several states begin: a "Baptist Mission" or a state's air force is none."""
BODIES = r"(?:Missions?|Force|Operation|Observers?|Monitors?|Monitoring Group|Observer Group)"
WORD = r"(?:[A-Z][\w’'-]*|of|the|and|in|for|to|on)"
BROUGHT_IN = re.compile(
    rf"\b{SENDERS} (?:{WORD} ){{0,6}}?{BODIES}(?: {WORD}){{0,7}} \((?P<letters>[A-Z][A-Z-]{{2,9}})[),;]"
)
CIVIL = re.compile(r"\b(?:Task Force|Election|Electoral|Trade|Finance|Financial|Police|Action)\b")
"""Words of a name by which no soldiers serve in its body."""


PARTS = ("military_unit", "facility", "organisation")


def lettered_missions(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return the missions that a text brings in by name and letters: the whole of it, called by the letters."""
    return [
        Mention(start=found.start(), end=found.end("letters") + 1, text=found[0], type="military_unit", name=letters)
        for found in BROUGHT_IN.finditer(text)
        if CIVIL.search(found[0]) is None and gazetteer.organisation(letters := found["letters"]) is None
    ]


def as_missions(mentions: Iterable[Mention], text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield mentions, and those of the page's missions by their letters or their whole name as bodies of troops.

    What else was taken for a body within the whole name, as "Observer Mission", is a part of it.
    """
    mentions = [_without_possessive(mention, gazetteer) for mention in mentions]
    missions = lettered_missions(text, gazetteer)
    letters = {mission.name for mission in missions}
    known = [m for m in mentions if m.type == "organisation" and gazetteer.kind_of_organisation(m.text) == "force"]
    for mention in mentions:
        inside = any(whole.start <= mention.start < whole.end for whole in missions)
        part = mention.type == "military_unit" and any(_lies_in(mention, whole) for whole in known)
        if mention.text not in letters and not part and not (inside and mention.type in PARTS):
            yield mention
    for whole in missions:
        yield whole
        sender = next(iter(re.findall(rf"\A{SENDERS}", whole.text)), "")
        if (name := gazetteer.organisation(sender)) is not None:
            end = whole.start + len(sender)
            yield Mention(start=whole.start, end=end, text=sender, type="organisation", name=name)
    for found in re.finditer(rf"\b(?:{'|'.join(map(re.escape, letters))})\b", text) if letters else ():
        yield Mention(start=found.start(), end=found.end(), text=found[0], type="military_unit", name=found[0])


def _lies_in(mention: Mention, whole: Mention) -> bool:
    return whole.start <= mention.start and mention.end <= whole.end and mention.text != whole.text


def _without_possessive(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Return a known body without the "'s" that was taken into its name: "UNIFIL's" of "UNIFIL's Irish battalion"."""
    bare = mention.text[:-2]
    if mention.text[-2:] not in ("'s", "’s") or gazetteer.organisation(bare) is None:
        return mention
    return replace(mention, end=mention.end - 2, text=bare, name=mention.name.removesuffix(mention.text[-2:]))
