"""Who and what a text names: entities of the model and names of the gazetteer, typed as an analyst would.

A parsed document enters; mentions leave, each with the name that an analyst would write. The model says where
names stand; the head noun and the gazetteer decide between place, facility, military unit, agreement, treaty and law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import load_lexicon
from regesta.annotate.names.patterns import find_placed_facilities, find_treaties
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
HEADS = load_lexicon("name_heads")
FACILITY_HEADS = frozenset(HEADS["facility"])
UNIT_HEADS = frozenset(HEADS["military_unit"])
AGREEMENT_HEADS = frozenset(HEADS["agreement"])
TREATY_HEADS = frozenset(HEADS["treaty"])
ORGANISATION_HEADS = frozenset(HEADS["organisation"])
NAME_WORDS = frozenset(HEADS["inner_words"])
OFFICE_WORDS = frozenset(HEADS["office_words"])
CONNECTORS = frozenset(HEADS["connectors"])
NESTED: tuple[MentionType, ...] = ("country", "place", "person")
"""What a name may hold in turn: "Kant" in "Kant Air Base" is a place, "102nd" in "102nd Military Base" nothing."""
NUMBERED = re.compile(r"^\d+(st|nd|rd|th)$", re.IGNORECASE)
LEADING = re.compile(r"^(the|a|an|its|their|our|his|her)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return all mentions in order of their offsets; overlapping ones only where one name holds another.

    A name that neither the model nor the gazetteer knows is no mention. A name that is ambiguous between places
    keeps its words and has no country.
    """
    found: dict[tuple[int, int], Mention] = {}
    for span in find_treaties(doc):
        _add(found, _mention(span, "treaty", _clean(span.text)))
    for span in find_placed_facilities(doc, FACILITY_HEADS, _is_generic_capital):
        _add(found, _mention(span, "facility", _clean(span.text)))
    for mention in (*_numbered_units(doc), *_named_nouns(doc), *_model_names(doc, gazetteer)):
        _add(found, mention)
    for mention in _gazetteer_names(doc, gazetteer):
        _add(found, mention)
    return tuple(_with_country(found[key], gazetteer) for key in sorted(found))


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
        yield _mention(span, "country", country)
    elif country or kind == "people":
        yield replace(_mention(span, "people", _clean(text)), country=country)
    elif kind != "person" and gazetteer.organisation(text):
        yield _mention(span, "organisation", _clean(text))
    elif kind != "person" and (better := _type_by_head(head, kind)) is not None:
        yield _mention(span, better, _clean(text))
    else:
        yield _mention(span, kind, _clean(text))


def _is_common(span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a span names nothing by itself: "the base", "Transit Center", "Tajik Military Base"."""
    common = [_is_generic(token) for token in span]
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
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    return doc[start:end] if end > start else None


def _is_edge(token: Token) -> bool:
    return token.is_space or token.tag_ == "POS" or token.lower_ in ("of", "the", "and", "in", *",;:\"”'’")


def _clean(text: str) -> str:
    words = " ".join(text.split())
    return POSSESSIVE.sub("", LEADING.sub("", words)).strip()


def _mention(span: Span, kind: MentionType, name: str) -> Mention:
    return Mention(start=span.start_char, end=span.end_char, text=span.text, type=kind, name=name)


def _numbered_units(doc: Doc) -> Iterator[Mention]:
    """Yield "201st Motor Rifle Division", "102nd military base": a number of rank, name parts and a head noun."""
    for token in doc:
        if not NUMBERED.match(token.text):
            continue
        end = token.i + 1
        best: tuple[int, MentionType] | None = None
        while end < len(doc) and end - token.i < 7 and _is_name_part(doc[end]):
            head = doc[end].lemma_.lower()
            if head in UNIT_HEADS:
                best = (end + 1, "military_unit")
            elif head in FACILITY_HEADS:
                best = (end + 1, "facility")
            end += 1
        if best is not None:
            span = doc[token.i : best[0]]
            yield _mention(span, best[1], _title(span.text))


def _is_name_part(token: Token) -> bool:
    lower = token.lower_
    return not token.is_space and (token.text[:1].isupper() or lower in NAME_WORDS or token.text == "-")


def _is_office(head: Token) -> bool:
    """Tell a "Mine Action Centre" or a "Centre for Strategic Studies" from a base."""
    before = head.i > 0 and head.nbor(-1).lower_ in OFFICE_WORDS
    behind = head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "for" and head.text[:1].isupper()
    return before or behind


def _title(text: str) -> str:
    """Write a name's common parts in capitals, as a register does: "201st military base" is 201st Military Base."""
    words = " ".join(text.split()).split(" ")
    return " ".join(w if w[:1].isdigit() or not w[:1].islower() else w[:1].upper() + w[1:] for w in words)


def _named_nouns(doc: Doc) -> Iterator[Mention]:
    """Yield "Kant air base", "Camp Lemonnier", "Mine Ban Treaty": a proper name that runs into a typing head noun."""
    for token in doc:
        head = token.lemma_.lower()
        kind = _type_of_head(head)
        if kind == "facility" and _is_office(token):
            kind = "organisation"
        if kind is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        start = token.i
        while start > 0 and token.i - start < 6 and _is_proper_part(doc[start - 1]):
            start -= 1
        while start < token.i and not doc[start].text[:1].isupper():
            start += 1
        span = doc[start : token.i + 1]
        proper = span[-1].text[:1].isupper() and not span[0].is_sent_start
        proper = proper or any(t.tag_ in ("NNP", "NNPS") for t in span[:-1])
        follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
        runs_on = kind in ("treaty", "agreement") and follower is not None and follower.tag_.startswith("NNP")
        described = start > 0 and doc[start - 1].lower_ in ("a", "an") and token.text.islower()
        if start == token.i or not proper or runs_on or described or _only_country(span):
            continue
        yield _mention(span, kind, _title(span.text))


def _type_of_head(head: str) -> MentionType | None:
    if head in FACILITY_HEADS:
        return "facility"
    if head in TREATY_HEADS:
        return "treaty"
    return "agreement" if head in AGREEMENT_HEADS else None


def _is_proper_part(token: Token) -> bool:
    if token.is_space or (token.is_punct and token.text != "-"):
        return False
    if token.lower_ in NAME_WORDS or token.text == "-":
        return True
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS") and not token.is_sent_start


def _only_country(span: Span) -> bool:
    """Tell whether all that is proper in a span is a country: "Russian air base" names no base."""
    from regesta.vocabulary.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    proper = [t for t in span[:-1] if t.text[:1].isupper() and t.lower_ not in NAME_WORDS]
    return all(gazetteer.country_of(t.text) or gazetteer.government_of(t.text) for t in proper)


def _gazetteer_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield countries and organisations that the model overlooked, up to four capitalised words long."""
    i = 0
    while i < len(doc):
        if not doc[i].text[:1].isupper() or doc[i].is_space:
            i += 1
            continue
        taken = 1
        for length in (4, 3, 2, 1):
            span = doc[i : min(len(doc), i + length)]
            if span[-1].is_space or span[-1].is_punct:
                continue
            name = gazetteer.country_of(span.text)
            if name and not gazetteer.is_demonym(span.text):
                yield _mention(span, "country", name)
            elif not name and gazetteer.organisation(span.text):
                yield _mention(span, "organisation", span.text)
            else:
                continue
            taken = length
            break
        i += taken


def _with_country(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Add the country of a place or a well-known facility, where the gazetteer knows only one."""
    if mention.type not in ("place", "facility") or mention.country is not None:
        return mention
    place = gazetteer.place(mention.name)
    if place is None or place.country is None:
        return mention
    return Mention(start=mention.start, end=mention.end, text=mention.text, type=mention.type, name=mention.name,
                   country=place.country)  # fmt: skip
