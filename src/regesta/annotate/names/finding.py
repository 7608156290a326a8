"""Who and what a text names: entities of the model and names of the gazetteer, typed as an analyst would.

A parsed document enters; mentions leave, each with the name that an analyst would write. The model says where
names stand; the head noun and the gazetteer decide between place, facility, military unit, agreement, treaty and law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.annotate.names.headed import find_named_nouns, find_numbered, make_mention
from regesta.annotate.names.heads import (
    AGREEMENT_HEADS,
    CAPTION_HEADS,
    CONNECTORS,
    FACILITY_HEADS,
    NAME_WORDS,
    OPENING_SITES,
    ORGANISATION_HEADS,
    TREATY_HEADS,
    UNIT_HEADS,
)
from regesta.annotate.names.patterns import find_placed_facilities, find_treaties
from regesta.annotate.names.told_countries import country_behind
from regesta.annotate.names.warships import find_warships
from regesta.model import Mention, MentionType
from regesta.vocabulary.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MODEL_TYPES: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "PLACE": "place",
    "FACILITY": "facility",
    "UNIT": "military_unit",
    "NATIONALITY": "people",
    "EVENT": "event",
    "LAW": "law",
    "EQUIPMENT": "equipment",
}
NESTED: tuple[MentionType, ...] = ("country", "place", "person")
"""What a name may hold in turn: "Kant" in "Kant Air Base" is a place, "102nd" in "102nd Military Base" nothing."""
LEADING = re.compile(r"^(the|a|an|its|their|our|his|her)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return all mentions in order of their offsets; overlapping ones only where one name holds another.

    A name that neither the model nor the gazetteer knows is no mention. A name that is ambiguous between places
    keeps its words and has no country.
    """
    found: dict[tuple[int, int], Mention] = {}
    ships = tuple(find_warships(doc, gazetteer))
    for ship in ships:
        _add(found, ship)
    for span in find_treaties(doc):
        _add(found, make_mention(span, "treaty", _clean(span.text)))
    for span in find_placed_facilities(doc, FACILITY_HEADS, _is_generic_capital):
        _add(found, make_mention(span, "facility", _clean(span.text)))
    for mention in (*find_numbered(doc), *find_named_nouns(doc, gazetteer), *_model_names(doc, gazetteer)):
        _add(found, mention)
    for mention in _gazetteer_names(doc, gazetteer):
        _add(found, mention)
    told = [found[key] for key in sorted(found)]
    kept = _without_namesakes(_without_godparents(told, ships), gazetteer)
    named = (_without_owner(mention, gazetteer) for mention in kept)
    text = doc.text  # spaCy joins it anew at each call
    return tuple(_with_country(mention, text, gazetteer) for mention in named)


def _add(found: dict[tuple[int, int], Mention], mention: Mention) -> None:
    """Keep the first reading of a span, and the longest of crossing ones."""
    if (mention.start, mention.end) in found:
        return
    for start, end in list(found):
        inside = start <= mention.start and mention.end <= end
        if inside and (found[start, end].type == mention.type or mention.type not in NESTED):
            return
        crossing = start < mention.end and mention.start < end
        holds = mention.start <= start and end <= mention.end
        if crossing and not inside and not holds:
            return
        if holds and found[start, end].type == mention.type:
            del found[start, end]
    found[mention.start, mention.end] = mention


def _without_godparents(mentions: list[Mention], ships: tuple[Mention, ...]) -> list[Mention]:
    """Leave out the person or place after which a ship is called: HMAS Perth is not in Perth."""
    return [m for m in mentions if m in ships or not any(s.start <= m.start and m.end <= s.end for s in ships)]


def _without_namesakes(mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Leave out countries in the names of what is in no country: "Central America", "the South China Sea"."""
    shared = [m for m in mentions if m.type == "place" and gazetteer.is_in_no_country(m.name)]
    return [
        m
        for m in mentions
        if m.type != "country"
        or not any(wide.start <= m.start and m.end <= wide.end and wide.name != m.text for wide in shared)
    ]


def _model_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Mention]:
    for entity in doc.ents:
        kind = MODEL_TYPES.get(entity.label_)
        if kind is not None:
            for part in _parts(_completed(entity), kind, gazetteer):
                yield from _typed(part, kind, gazetteer)


def _completed(entity: Span) -> Span:
    """Return a name with what follows the connector at which the model broke it off: "Jornal do | Enclave"."""
    doc, end = entity.doc, entity.end
    if doc[end - 1].lower_ in CONNECTORS and not doc[end - 1].text[:1].isupper():
        while end < len(doc) and doc[end].text[:1].isupper() and doc[end].tag_.startswith("NNP"):
            end += 1
    return doc[entity.start : end]


def _parts(entity: Span, kind: MentionType, gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield the names that a conjunction joins, "Abéché and N'Djamena"; a state's own "and" joins nothing."""
    joint = next((token.i for token in entity if token.lower_ == "and"), None)
    splits = kind in ("place", "person") and joint is not None and entity.start < joint < entity.end - 1
    if not splits or joint is None or gazetteer.country_of(entity.text) or gazetteer.place(entity.text):
        yield entity
        return
    yield entity.doc[entity.start : joint]
    yield from _parts(entity.doc[joint + 1 : entity.end], kind, gazetteer)


def _typed(entity: Span, kind: MentionType, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the mention of a model's entity, its type corrected by head noun and gazetteer."""
    span = _without_edges(entity)
    if span is None:
        return
    text = span.text
    country = gazetteer.country_of(text)
    head = span[-1].lemma_.lower()
    if kind in ("facility", "military_unit", "organisation") and _is_common(span, gazetteer):
        return
    if country and not gazetteer.is_demonym(text):
        yield make_mention(span, "country", country)
    elif country or kind == "people":
        yield replace(make_mention(span, "people", _clean(text)), country=country)
    elif (kind != "person" or (text.isupper() and len(text) > 3)) and gazetteer.organisation(text):
        yield make_mention(span, "organisation", _clean(text))
    elif kind == "organisation" and _is_part_of_country(text, gazetteer):
        yield make_mention(span, "place", _clean(text))
    elif kind != "person" and (better := _type_by_head(head, kind)) is not None:
        yield make_mention(span, better, _clean(text))
    elif _opens_as_site(span) and gazetteer.place(text) is None:
        yield make_mention(span, "facility", _clean(text))
    else:
        yield make_mention(span, kind, _clean(text))


def _opens_as_site(span: Span) -> bool:
    """Tell whether the first word of a name makes it that of a base: "FOB Zebra"; "Camp X Accords" are none."""
    following = span.doc[span.end].tag_ if span.end < len(span.doc) else ""
    runs_on = following.startswith("NNP") or span[-1].tag_ == "NNPS"
    return span[0].text in OPENING_SITES and 1 < len(span) <= LONGEST_SITE and not runs_on


LONGEST_SITE = 4
"""Words in the name of a base that only its first word tells."""


def _is_part_of_country(text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether "department of X" in small letters is a piece of a country, and no ministry: X is a place."""
    kind, _, of = text.partition(" of ")
    return kind in ("department", "district") and gazetteer.place(of) is not None


def _is_common(span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a span names nothing by itself: "the base", "Tajik Military Base", "US air base"."""
    common = [_is_generic(token) for token in span]
    if span[-1].text.islower() and span[0].text.isupper() and gazetteer.country_of(span[0].text) is not None:
        common[0] = True
    return common[-1] and all(known or gazetteer.is_demonym(t.text) for known, t in zip(common, span, strict=True))


def _is_generic(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if any(character.isdigit() for character in token.text):
        return False
    return token.text.islower() or lemma in FACILITY_HEADS | UNIT_HEADS or token.lower_ in NAME_WORDS or token.is_punct


def _is_generic_capital(token: Token) -> bool:
    """Whether a capitalised word is a common one: "Transit" in "Transit Center"."""
    return token.text[:1].isupper() and _is_generic(token)


def _type_by_head(head: str, kind: MentionType) -> MentionType | None:
    if head in TREATY_HEADS:
        return "treaty"
    if head in AGREEMENT_HEADS:
        return "agreement"
    if kind in ("law", "event", "equipment"):
        return None  # "Exercise Northern Base", "Patriot Act": no base and no unit, whatever else they end with
    if head in UNIT_HEADS and kind in ("organisation", "military_unit"):
        return "military_unit"
    if kind == "facility" and head in ORGANISATION_HEADS - FACILITY_HEADS:
        return "organisation"  # "Transcaucasus Military District" is a command and no site
    if head in FACILITY_HEADS and not (kind == "organisation" and head in ORGANISATION_HEADS):
        return "facility"
    return None


def _without_edges(entity: Span) -> Span | None:
    """Trim articles, possessive marks, quotes and spaces from a span; None when nothing is left."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    if end - start > 2 and doc[start].lower_ in CAPTION_HEADS and doc[start + 1].text.isdigit():
        start += 2  # "Photo 3 Air Base of X": the caption's own number
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    return doc[start:end] if end > start else None


def _is_edge(token: Token) -> bool:
    return token.is_space or token.tag_ == "POS" or token.lower_ in ("of", "the", "and", "in", *",;:\"”'’")


def _clean(text: str) -> str:
    words = " ".join(text.split())
    return POSSESSIVE.sub("", LEADING.sub("", words)).strip()


def _gazetteer_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield countries and organisations that the model overlooked; of names within names the longest."""
    i = 0
    while i < len(doc):
        if not doc[i].text[:1].isupper() or doc[i].is_space or doc[i].lower_ == "the":
            i += 1
            continue
        taken = 1
        for length in range(min(gazetteer.longest_name, len(doc) - i), 0, -1):
            span = doc[i : i + length]
            if span[-1].is_space or span[-1].is_punct:
                continue
            name = gazetteer.country_of(span.text)
            if name and not gazetteer.is_demonym(span.text):
                yield make_mention(span, "country", name)
            elif not name and span[-1].tag_ != "POS" and gazetteer.organisation(span.text):
                yield make_mention(span, "organisation", span.text)
            else:
                continue
            taken = length
            break
        i += taken


def _without_owner(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Take its owner's adjective off a base's name: "the American Camp Bondsteel" is Camp Bondsteel."""
    first, _, rest = mention.name.partition(" ")
    words = rest.split()
    named = rest[:1].isupper() and len(words) > 1 and any(word.lower() not in PLAIN_SITE_WORDS for word in words)
    if mention.type != "facility" or not named or not gazetteer.is_demonym(first):
        return mention
    return replace(mention, name=rest)


PLAIN_SITE_WORDS = FACILITY_HEADS | NAME_WORDS | {"military", "naval", "air", "army", "navy", "training", "transit"}
"""Words of a description of a base, which is no name: "Russian Military Base" keeps whose it is."""


def _with_country(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """Add the country of a place as the words behind it tell, or of what the gazetteer knows in one country only."""
    if mention.type not in ("place", "facility") or mention.country is not None:
        return mention
    if mention.type == "place" and (told := country_behind(text, mention, gazetteer)) is not None:
        return replace(mention, country=told)
    place = gazetteer.place(mention.name)
    if place is None or place.country is None:
        return mention
    return Mention(start=mention.start, end=mention.end, text=mention.text, type=mention.type, name=mention.name,
                   country=place.country)  # fmt: skip
