"""Who speaks, as mentions: a link of a claim's chain of sources enters, the mention that linking joins leaves.

Persons, bodies, outlets and states that speak are things like those spoken of: a president quoted is the president who
signed. What has no name of its own ("officials", "a source in Bishkek") and cited documents are nobody's mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from regesta.link.naming import nations_in, read_words
from regesta.model import AttributionLink, Claim, Mention, MentionType
from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import load_gazetteer

ATTRIBUTION = "attribution"
"""Slots of sources are `attribution:0`, `attribution:1` …, from the publisher inward as in `Claim.attribution`."""
SPOKEN = frozenset({"interview", "telephone", "email", "letter", "fax", "meeting", "statement", "questionnaire"})
"""Kinds of footnotes whose name is a person's or a body's, not a publication's."""
LONGEST_NAME = 5
"""Words of a person's name, at most, without the small ones."""

_NAME_WORD = re.compile(r"(?:[^\W\d_]['’`.-]?)+")
_SMALL = frozenset({"of", "and", "the", "for", "al", "el", "bin", "ibn", "de", "von", "van", "ben", "ur", "da", "del"})


def sources_of(claim: Claim) -> Iterator[tuple[str, Mention, AttributionLink]]:
    """Yield the slots of a claim's chain that hold someone with a name, with the mention and the link itself."""
    for number, link in enumerate(claim.attribution):
        if (mention := mention_of_source(link)) is not None:
            yield f"{ATTRIBUTION}:{number}", mention, link


def mention_of_source(link: AttributionLink) -> Mention | None:
    """Return who stands behind a link as a mention; None for what is anonymous, not stated, or a document."""
    kind = None if link.anonymous or link.name.startswith("[") else _kind_of(link)
    if kind is None:
        return None
    start, end = (link.evidence.start, link.evidence.end) if link.evidence else (0, 0)
    return Mention(start=start, end=end, text=link.name, type=kind, name=link.name, country=_country_of(link, kind))


def _kind_of(link: AttributionLink) -> MentionType | None:
    if link.role in ("publisher", "outlet"):
        return "organisation" if _is_written_as_a_name(link.name) else None
    if link.role == "document" or (link.role == "footnote" and not link.office and link.kind not in SPOKEN):
        return "organisation" if link.kind == "press" and _is_written_as_a_name(link.name) else None
    return _kind_of_speaker(link.name, has_office=link.office is not None)


@lru_cache(maxsize=65_536)
def _kind_of_speaker(name: str, *, has_office: bool) -> MentionType | None:
    gazetteer = load_gazetteer()
    if _is_an_office(name):
        return None
    if gazetteer.country_of(name) or gazetteer.government_of(name):
        return "country"
    if gazetteer.organisation(name) or _is_called_a_body(name):
        return "organisation" if _is_written_as_a_name(name) else None
    if has_office or _is_written_as_a_person(name):
        return "person" if _is_written_as_a_name(name) else None
    return "organisation" if name.isupper() and len(name.split()) == 1 else None


def _is_an_office(name: str) -> bool:
    """Whether a name is an office alone, which is nobody's name: Prime Minister, Minister for the Army."""
    front = re.split(r"\b(?:of|for|to|in)\b", fold_name(name))[0].split()
    return bool(front) and front[-1] in read_words()["offices"]


def _is_called_a_body(name: str) -> bool:
    """Whether a word of the name is what bodies are called: Ministry, Committee, Society, Army, Trust."""
    table = read_words()
    words = set(fold_name(name).split())
    heads = {word for word in words if table["heads"].get(word) in ("ministry", "outlet", "unit", "force")}
    return bool(heads or words & table["bodies"])


def _is_written_as_a_name(name: str) -> bool:
    """Whether every word but the small ones has a capital, as in names, and at least one is there."""
    words = [word for word in re.split(r"[\s,/]+", name) if word and word.casefold() not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() or not word.islower() for word in words)


def _is_written_as_a_person(name: str) -> bool:
    words = [word for word in name.split() if word.casefold() not in _SMALL]
    plain = all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words)
    return plain and 1 <= len(words) <= LONGEST_NAME and not (len(words) == 1 and name.isupper())


def _country_of(link: AttributionLink, kind: MentionType) -> str | None:
    """Return the country that a source's office or name tells: Russian President; None where several are named."""
    told = nations_in(link.office)[0] if link.office else frozenset[str]()
    if kind == "organisation":
        told = told or nations_in(link.name)[0]
    return next(iter(told)) if len(told) == 1 else None
