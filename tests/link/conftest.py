"""Claims for linking: a few words a slot enter, whole claims leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from regesta.model import Claim, Mention, Valid, Value, digest

MakeClaim = Callable[..., Claim]


def make_mention(words: str | None, default: str = "other") -> Mention | None:
    """Return the mention that `type: name @country` describes; a bare name is a country's or of the default type."""
    if words is None:
        return None
    words, _, country = words.partition("@")
    kind, _, name = words.rpartition(": ")
    name = name.strip()
    fields: dict[str, Any] = {"type": kind or default, "country": country or None}
    return Mention(start=0, end=len(name), text=name, name=name, **fields)


@pytest.fixture
def make_claim() -> MakeClaim:
    number = iter(range(100_000))

    def make(
        subject: str | None = None,
        *,
        operator: str | None = None,
        host: str | None = None,
        location: str | None = None,
        document: str = "d1",
    ) -> Claim:
        mark = next(number)
        return Claim(
            id=digest({"claim": mark}), anchor=f"anchor{mark}", document_id=document, predicate="position",
            property="position", polarity="positive", stance="asserted", subject=make_mention(subject),
            operator=make_mention(operator, "country"), host=make_mention(host, "country"),
            location=make_mention(location, "place"), value=Value(kind="text", start=0, end=1, text="x"),
            valid=Valid(), observed_at=None, asserted_on=None, attribution=(), evidence=(), rule="test",
        )  # fmt: skip

    return make
