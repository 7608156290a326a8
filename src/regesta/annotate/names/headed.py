"""Names that a head noun gives away: a parsed document enters; mentions of units, sites, agreements and treaties leave.

"201st Motor Rifle Division" by its number of rank, "Kant air base" by the proper name before the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.annotate.names.heads import (
    AGREEMENT_HEADS,
    FACILITY_HEADS,
    NAME_WORDS,
    OFFICE_WORDS,
    ORDNANCE_WORDS,
    TREATY_HEADS,
    UNIT_HEADS,
)
from regesta.model import Mention, MentionType
from regesta.vocabulary.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NUMBERED = re.compile(r"^\d+(st|nd|rd|th)$", re.IGNORECASE)


def make_mention(span: Span, kind: MentionType, name: str) -> Mention:
    """Return a span as a mention of a type, under the name that an analyst would write."""
    return Mention(start=span.start_char, end=span.end_char, text=span.text, type=kind, name=name)


def find_numbered(doc: Doc) -> Iterator[Mention]:
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
            yield make_mention(span, best[1], _title(span.text))


def _is_name_part(token: Token) -> bool:
    lower = token.lower_
    return not token.is_space and (token.text[:1].isupper() or lower in NAME_WORDS or token.text == "-")


def _is_office(head: Token) -> bool:
    """Tell a "Mine Action Centre" or a "Centre for Strategic Studies" from a base."""
    before = head.i > 0 and head.nbor(-1).lower_ in OFFICE_WORDS
    behind = head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "for" and head.text[:1].isupper()
    return before or behind


def _holds_ordnance(head: Token) -> bool:
    """Tell whether a site is told by what lies in it: "1,800 UXO sites" are no base."""
    return head.i > 0 and head.nbor(-1).lower_ in ORDNANCE_WORDS


def _title(text: str) -> str:
    """Write a name's common parts in capitals, as a register does: "201st military base" is 201st Military Base."""
    words = " ".join(text.split()).split(" ")
    return " ".join(w if w[:1].isdigit() or not w[:1].islower() else w[:1].upper() + w[1:] for w in words)


def find_named_nouns(doc: Doc, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield "Kant air base", "Camp Lemonnier", "Mine Ban Treaty": a proper name that runs into a typing head noun."""
    for token in doc:
        head = token.lemma_.lower()
        kind = _type_of_head(head)
        if kind == "facility" and _is_office(token):
            kind = "organisation"
        if kind is None or token.pos_ not in ("NOUN", "PROPN") or (kind == "facility" and _holds_ordnance(token)):
            continue
        start = token.i
        while start > 0 and token.i - start < 6 and _is_proper_part(doc[start - 1]):
            start -= 1
        if start < token.i and kind in ("treaty", "agreement") and _opens_title(doc[start - 1 : start], gazetteer):
            start -= 1
        while start < token.i and not doc[start].text[:1].isupper():
            start += 1
        span = doc[start : token.i + 1]
        proper = span[-1].text[:1].isupper() and not span[0].is_sent_start
        proper = proper or any(t.tag_ in ("NNP", "NNPS") for t in span[:-1])
        follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
        runs_on = kind in ("treaty", "agreement") and follower is not None and follower.tag_.startswith("NNP")
        described = start > 0 and doc[start - 1].lower_ in ("a", "an") and token.text.islower()
        if start == token.i or not proper or runs_on or described or _only_country(span, gazetteer):
            continue
        yield make_mention(span, kind, _title(span.text))


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


def _opens_title(before: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a capitalised adjective opens a pact's title: "Bilateral Security Agreement"; no people's does."""
    words = [t for t in before if t.text[:1].isupper() and t.tag_ == "JJ" and not t.is_sent_start]
    return any(not gazetteer.is_demonym(word.text) and not gazetteer.country_of(word.text) for word in words)


def _only_country(span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether all that is proper in a span is a country: "Russian air base" names no base."""
    proper = [t for t in span[:-1] if t.text[:1].isupper() and t.lower_ not in NAME_WORDS]
    return all(gazetteer.country_of(t.text) or gazetteer.government_of(t.text) for t in proper)
