"""Documents and claims made by hand for the report's tests: words enter, records with true offsets leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.model import (
    AttributionLink,
    Block,
    Claim,
    Comparison,
    Document,
    Entity,
    Evidence,
    Finding,
    Mention,
    ObservedAt,
    Quantity,
    Valid,
    Value,
    digest,
)


@dataclass(frozen=True)
class NoLinking:
    """A linking in which no names are joined: every claim keeps its mentions' own names."""

    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[tuple[str, str], str] = field(default_factory=dict)


def make_document(name: str, text: str, **known: Any) -> Document:
    """Return a document of one paragraph; `known` are the fields of Document that the test is about."""
    blocks = known.pop("blocks", (Block(role="paragraph", start=0, end=len(text)),))
    return Document(
        id=f"id-{name}", name=name, original_sha256=digest(text), reader="plain/1", text=text, blocks=blocks, **known
    )


def mention(document: Document, words: str, type: str, name: str | None = None, **known: Any) -> Mention:
    start = document.text.index(words)
    return Mention(start=start, end=start + len(words), text=words, type=type, name=name or words, **known)  # type: ignore[arg-type]


def country(document: Document, words: str, name: str) -> Mention:
    return mention(document, words, "country", name, country=name)


def quantity(document: Document, words: str, number: float | None, counted: str | None = None, **known: Any) -> Value:
    start = document.text.index(words)
    end = start + len(words)
    figure = Quantity(start=start, end=end, text=words, number=number, counted=counted, **known)
    return Value(kind="quantity", start=start, end=end, text=words, quantity=figure)


def words(document: Document, quoted: str, kind: str = "text", **known: Any) -> Value:
    start = document.text.index(quoted)
    return Value(kind=kind, start=start, end=start + len(quoted), text=quoted, **known)  # type: ignore[arg-type]


def evidence(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    return Evidence(document_id=document.id, start=start, end=start + len(quote), quote=quote)


def link(document: Document, role: str, name: str, quote: str | None = None, **known: Any) -> AttributionLink:
    found = evidence(document, quote) if quote else None
    return AttributionLink(role=role, name=name, evidence=found, **known)  # type: ignore[arg-type]


def make_claim(
    document: Document, predicate: str, property: str, value: Value, quote: str | Sequence[str], **known: Any
) -> Claim:
    """Return a claim whose quotations are slices of the document; slots that are not given are unknown."""
    quotes = [quote] if isinstance(quote, str) else quote
    publisher = (link(document, "publisher", document.publisher),) if document.publisher else ()
    plain = {
        "document": document.name,
        "predicate": predicate,
        "property": property,
        "value": value.start,
        "text": value.text,
    }
    empty = {
        "subject": None,
        "operator": None,
        "host": None,
        "location": None,
        "observed_at": None,
        "asserted_on": None,
    }
    identity = digest({**plain, "polarity": known.get("polarity"), "stance": known.get("stance")})
    fields: dict[str, Any] = {
        **empty, "polarity": "positive", "stance": "asserted", "valid": Valid(), **known,
        "attribution": (*publisher, *known.get("attribution", ())),
    }  # fmt: skip
    return Claim(
        id=identity, anchor=identity, document_id=document.id, predicate=predicate, property=property, value=value,
        evidence=tuple(evidence(document, q) for q in quotes), rule="by hand", **fields,
    )  # fmt: skip


def observed(edtf: str, basis: str = "stated") -> ObservedAt:
    return ObservedAt(edtf=edtf, basis=basis)  # type: ignore[arg-type]


def pair(a: Claim, b: Claim, verdict: str, origin: str = "independent", reason: str = "by hand") -> Comparison:
    return Comparison(a=a.id, b=b.id, verdict=verdict, origin=origin, rule="by_hand", reason=reason)  # type: ignore[arg-type]


def finding(question: str, *pairs: Comparison, status: str = "") -> Finding:
    claims = tuple(dict.fromkeys(identity for p in pairs for identity in (p.a, p.b)))
    return Finding(
        id=digest(question), question=question, predicate="", property="", subject=None, status=status, claims=claims,
        documents=len(claims), origins=len(claims), unknown_origins=0, pairs=pairs,
    )  # fmt: skip
