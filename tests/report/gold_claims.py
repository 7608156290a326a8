"""The gold set of a corpus as claims, so that reports are tested on whole documents without an extractor.

A gold file and the document as acquire read it enter; claims whose quotations are slices of its text leave. Gold has
no spans for slots, so a slot's mention points at the quotation's start and is found in the clause.
"""

from __future__ import annotations

import re
from typing import Any

from regesta.model import AttributionLink, Claim, Document, Mention, ObservedAt, Quantity, Valid, Value
from tests.report.making import evidence, make_claim

_FIGURE = re.compile(
    r"(?i)(?:(?:about|some|nearly|more than|up to|at least|at most|between|several)\s)?\$?"
    r"(?:\d[\d,.]*\d|\d|three|four|seven|ten|twelve|eighteen|thirty-two|two)(?:\s(?:to|and)\s\d[\d,]*)?(?:\smillion)?"
)
_TYPES = (
    ("agreement", ("agreement", "treaty", "protocol", "lease", "promise")),
    (
        "facility",
        ("base", "camp", "airfield", "center", "centre", "sites", "hospital", "ream", "manas", "installations"),
    ),
    ("force", ("forces", "garrison", "soldiers", "guards", "personnel", "brigade", "ships", "instructors")),
)


def claims_of_gold(document: Document, gold: dict[str, Any]) -> list[Claim]:
    """Return the gold claims whose quotation the document's text holds; others are left out (lines cut by a page)."""
    return [_claim(document, item) for item in gold["claims"] if item["quote"] in document.text]


def _claim(document: Document, item: dict[str, Any]) -> Claim:
    start = document.text.index(item["quote"])
    chain = tuple(
        _link(name, inner=number == len(item["attribution"]) - 2) for number, name in enumerate(item["attribution"][1:])
    )
    valid = item["valid"]
    observed = ObservedAt(edtf=item["as_of"], basis="stated") if item.get("as_of") else None
    slots = {slot: _mention(item.get(slot), start, slot) for slot in ("subject", "operator", "host", "location")}
    property_ = item["property"]
    return make_claim(
        document, item["type"], property_, _value(item, start), item["quote"],
        polarity=item.get("polarity") or "positive", stance=item["stance"], observed_at=observed,
        valid=Valid(start=valid["start"], end=valid["end"], text=valid.get("text")), attribution=chain, **slots,
    )  # fmt: skip


def _link(name: str, *, inner: bool) -> AttributionLink:
    anonymous = any(
        word in name for word in ("official", "diplomat", "source", "consultant", "adviser", "engineer", "member")
    )
    return AttributionLink(role="speaker" if inner else "outlet", name=name, anonymous=anonymous)


def _mention(name: str | None, start: int, slot: str) -> Mention | None:
    if name is None:
        return None
    country = name if slot in {"operator", "host"} else None
    found = next((kind for kind, cues in _TYPES if any(cue in name.casefold() for cue in cues)), "place")
    return Mention(
        start=start, end=start + 1, text=name, type="country" if country else found, name=name, country=country
    )  # type: ignore[arg-type]


def _value(item: dict[str, Any], start: int) -> Value:
    value, quote = item["value"] or {}, item["quote"]
    figures = [found for found in _FIGURE.finditer(quote) if any(char.isalnum() for char in found.group())]
    if figures and ({"number", "low", "high"} & set(value)):
        figure = max(figures, key=lambda found: len(found.group()))
        where = {"start": start + figure.start(), "end": start + figure.end(), "text": figure.group().strip()}
        fields = {key: value.get(key) for key in ("number", "low", "high", "unit")}
        quantity = Quantity(**where, comparator=value.get("comparator") or "exactly", **fields)
        return Value(kind="quantity", quantity=quantity, **where)
    where = {"start": start, "end": start + len(quote), "text": quote}
    if value.get("date"):
        return Value(kind="date", edtf=value["date"], **where)
    if value.get("duration"):
        return Value(kind="duration", iso=value["duration"], **where)
    return Value(kind="text", **where)


__all__ = ["claims_of_gold", "evidence"]
