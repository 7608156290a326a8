"""Sites in the items of a list under a head: "The army has bases at:", "Foreign military bases in Oman".

A `Reading` and the claims already made enter; claims of existence leave, one for each item that opens with a base or a
place. The head must speak of sites, and say whose they are or where; what an item says in brackets is the other of the
two. A list under any other head, and an item that is a sentence of its own, give nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attribution import chain_over
from regesta.extract.clocks.observation import observed_when_published
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import slice_of
from regesta.extract.reading.forms import FINITE, is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.places import country_of_place, places_under
from regesta.model import Block, Claim, Mention, Valid, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "facility_status.listed"
KEEPING = frozenset({"have", "maintain", "operate", "keep", "run", "use", "be", "include", "host", "retain"})
"""Verbs of a head sentence by which the sites are there; "has closed bases at:" says another thing of them."""
LONGEST_HEADING = 12
"""Words of a heading that names sites; a longer line is a sentence."""
OPENS_WITHIN = 4
"""Words of an item in which its base or place must begin."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the words over a list say of all its items."""

    noun: Token
    operator: Mention | None
    host: Mention | None


def read_listed_sites(reading: Reading, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a claim for each site in the lists of a document, but for items of which another claim tells already."""
    head: Head | None = None
    values = sorted(claim.value.start for claim in claims)
    for block in reading.document.blocks:
        if block.role == "list":
            told = bisect_left(values, block.start) < bisect_left(values, block.end)
            claim = _claim(reading, head, block) if head is not None and not told else None
            if claim is not None:
                yield claim
        elif block.role in ("paragraph", "heading"):
            head = _head_in(reading, block)


def _head_in(reading: Reading, block: Block) -> Head | None:
    """Return what a heading, or a sentence that ends with a colon, says of the sites under it; None for others."""
    text = reading.document.text[block.start : block.end].strip()
    heading = block.role == "heading" and len(text.split()) <= LONGEST_HEADING
    if not heading and not text.endswith(":"):
        return None
    tokens = list(reading.token_at(block.end - 1).sent) if not heading else _tokens(reading, block)
    nouns = [t for t in tokens if t.tag_ in ("NNS", "NNPS") and "facility" in reading.classes(t)]
    if len(nouns) != 1:
        return None
    verb = clause_head(nouns[0])
    if is_verbal(verb) and verb.lemma_.lower() not in KEEPING:
        return None
    acting = first_state(reading, clause_of(verb).agents) if is_verbal(verb) else None
    foreign = any(child.lower_ == "foreign" for child in nouns[0].children)
    host = next((c for p in places_under(reading, nouns[0]) if (c := country_of_place(reading, p)) is not None), None)
    operator = None if foreign else owner_of(reading, nouns[0]) or acting
    if operator is not None and host is not None and operator.name == host.name:
        operator = None
    return Head(nouns[0], operator, host) if operator is not None or host is not None else None


def _tokens(reading: Reading, block: Block) -> list[Token]:
    first, last = reading.token_at(block.start).i, reading.token_at(block.end - 1).i
    return list(reading.doc[first : last + 1])


def _claim(reading: Reading, head: Head, block: Block) -> Claim | None:
    tokens = _tokens(reading, block)
    if any(token.tag_ in FINITE for token in tokens):
        return None
    named = (reading.mention_by_token.get(t.i) for t in [t for t in tokens if not t.is_punct][:OPENS_WITHIN])
    site = next((m for m in named if m is not None and m.type in ("facility", "place")), None)
    if site is None:
        return None
    bracketed = _in_brackets(reading, tokens)
    operator = head.operator or bracketed
    host = head.host or country_of_place(reading, site) or (bracketed if head.operator is not None else None)
    if operator is None or host is None or operator.name == host.name:
        return None
    document = reading.document
    words = slice_of(reading, block.start, block.end)
    value = Value(kind="text", start=words.start, end=words.end, text=words.quote)
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate="facility_status", property="existence",
            polarity="positive", stance="asserted", subject=_named(reading, head, site, operator), operator=operator,
            host=host, location=site if site.type == "place" else None, value=value, valid=Valid(),
            observed_at=observed_when_published(reading), asserted_on=document.published,
            attribution=chain_over(reading, value.start, value.end),
            evidence=(words, slice_of(reading, head.noun.sent.start_char, head.noun.sent.end_char)), rule=RULE,
        ),
    )  # fmt: skip


def _in_brackets(reading: Reading, tokens: list[Token]) -> Mention | None:
    """Return the one country that an item names in brackets."""
    depth, inside = 0, []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0:
            inside.append(token)
    found = {name: t for t in inside if (name := reading.country_of(t)) is not None}
    return country_mention(reading, *reversed(next(iter(found.items())))) if len(found) == 1 else None


def _named(reading: Reading, head: Head, site: Mention, operator: Mention) -> Mention:
    """A base by its name; what stands at a place by the head's noun: "Indian facility at Agalega"."""
    if site.type == "facility":
        return site
    adjective = naming.adjective_of(reading, operator) or operator.name
    return replace(site, type="facility", name=f"{adjective} {head.noun.lemma_.lower()} at {site.name}")
