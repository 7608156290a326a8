"""Claims for comparing: the short notation of `tests/gold/reconcile.yaml` enters, claims and documents leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from regesta.model import (
    AttributionLink,
    Claim,
    Document,
    Evidence,
    Mention,
    ObservedAt,
    Quantity,
    Valid,
    Value,
    digest,
)


def read_mention(words: str | None) -> Mention | None:
    if words is None:
        return None
    kind, _, name = words.rpartition(": ")
    fields: dict[str, Any] = {"type": (kind or "country").replace("negotiation", "other")}
    return Mention(start=0, end=len(name), text=name, name=name, **fields)


def read_value(given: Mapping[str, Any]) -> Value:
    if "text" in given:
        return Value(kind="text", start=0, end=1, text=given["text"])
    if "date" in given:
        return Value(kind="date", start=0, end=1, text=given["date"], edtf=given["date"])
    if "duration" in given:
        comparator = given.get("comparator", "exactly")
        return Value(kind="duration", start=0, end=1, text="a term", iso=given["duration"], comparator=comparator)
    fields = dict(given)
    if fields.get("comparator", "exactly") == "exactly":
        fields |= {"low": fields["number"], "high": fields["number"]}
    quantity = Quantity(start=0, end=1, text=str(given.get("number")), **fields)
    return Value(kind="quantity", start=0, end=1, text=quantity.text, quantity=quantity)


def read_claim(number: int, given: Mapping[str, Any]) -> Claim:
    """Return the claim that a case's notation describes."""
    predicate, _, name = given["of"].partition(".")
    quote = given.get("quote", f"sentence {number} of {given['doc']}")
    place = given.get("at", number * 100)
    links = [link.partition(" ") for link in given.get("by", [])]
    start, end = given.get("valid", (None, None))
    fields: dict[str, Any] = {
        slot: read_mention(given.get(slot)) for slot in ("subject", "operator", "host", "location")
    }
    return Claim(
        id=digest([number, given["doc"], given["of"]])[:12],
        anchor=f"anchor{number}",
        document_id=given["doc"],
        predicate=predicate,
        property=name,
        polarity=given.get("polarity", "positive"),
        stance=given.get("stance", "asserted"),
        value=read_value(given["value"]),
        valid=Valid(start=start, end=end),
        observed_at=ObservedAt(edtf=given["as_of"], basis=given.get("basis", "published"))
        if "as_of" in given
        else None,
        asserted_on=given.get("said", given.get("as_of")),
        attribution=tuple(AttributionLink(role=role, name=who) for role, _, who in links),  # type: ignore[arg-type]
        evidence=(Evidence(document_id=given["doc"], start=place, end=place + len(quote), quote=quote),),
        rule="test",
        **fields,
    )


def make_documents(claims: list[Claim]) -> list[Document]:
    return [
        Document(id=name, name=f"{name}.txt", original_sha256="0" * 64, reader="text/1", text="", blocks=())
        for name in sorted({claim.document_id for claim in claims})
    ]


@pytest.fixture
def make_claims() -> Callable[..., list[Claim]]:
    return lambda given: [read_claim(number, one) for number, one in enumerate(given, 1)]
