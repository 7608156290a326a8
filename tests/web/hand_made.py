"""Registers made by hand for the tests of the pages: words in documents enter, a register on disk leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regesta.model import (
    AttributionLink,
    Block,
    Claim,
    Comparison,
    Document,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Finding,
    Mention,
    ObservedAt,
    Quantity,
    Refusal,
    Valid,
    Value,
    digest,
)
from regesta.store import Store
from tests.storing_derived import store_derived


def write_document(name: str, blocks: Sequence[tuple[str, str]], **known: Any) -> Document:
    """Return a document of blocks (role, words), with an empty line between them."""
    text, placed = "", []
    for role, words in blocks:
        placed.append(Block(role=role, start=len(text), end=len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n\n"
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(
        id=digest([name, sha256]),
        name=name,
        original_sha256=sha256,
        reader="text/1",
        text=text,
        blocks=tuple(placed),
        **known,
    )


def find(document: Document, words: str) -> tuple[int, int]:
    """Return where words stand in a document."""
    start = document.text.index(words)
    return start, start + len(words)


def mention(document: Document, words: str | None, name: str | None = None, kind: str = "country") -> Mention | None:
    """Return a mention of words that stand in the document, None for None."""
    if words is None:
        return None
    start, end = find(document, words)
    return Mention(start=start, end=end, text=words, type=kind, name=name or words)  # type: ignore[arg-type]


def claim_that(document: Document, sentence: str, value: str, **changes: Any) -> Claim:
    """Return a claim with this sentence as its quotation; the value is a figure unless `kind` says otherwise."""
    start, end = find(document, sentence)
    at = start + sentence.index(value)
    kind = changes.pop("kind", "quantity")
    number = changes.pop("number", None)
    bounds = {"low": changes.pop("low", None), "high": changes.pop("high", None)}
    quantity = None
    if kind == "quantity":
        quantity = Quantity(
            start=at,
            end=at + len(value),
            text=value,
            number=number,
            comparator=changes.pop("comparator", "about"),
            approximate=changes.pop("approximate", True),
            unit=changes.pop("unit", "person"),
            counted=changes.pop("counted", "troops"),
            **bounds,
        )
    known: dict[str, Any] = {
        "predicate": "troop_strength",
        "property": "strength",
        "polarity": "positive",
        "stance": "asserted",
        "subject": None,
        "operator": None,
        "host": None,
        "location": None,
        "valid": Valid(),
        "observed_at": ObservedAt(edtf=document.published, basis="published") if document.published else None,
        "asserted_on": document.published,
        "attribution": (AttributionLink(role="publisher", name=document.publisher),) if document.publisher else (),
        "rule": "counted_people",
        **changes,
    }
    identity = digest([document.id, sentence, value, known["predicate"], known["property"]])
    return Claim(
        id=identity,
        anchor=digest([document.id, sentence, known["predicate"]]),
        document_id=document.id,
        value=Value(kind=kind, start=at, end=at + len(value), text=value, quantity=quantity),
        evidence=(Evidence(document_id=document.id, start=start, end=end, quote=sentence),),
        **known,
    )


@dataclass
class HandMade:
    """What is to be in a register; `build` writes it to disk and returns its folder."""

    readings: list[tuple[Document, tuple[Claim, ...], tuple[Figure, ...]]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    entity_of: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def add(self, document: Document, claims: Sequence[Claim], figures: Sequence[Figure] = ()) -> None:
        """Add a document with its claims; an entity is made of every name in a slot, one for one."""
        self.readings.append((document, tuple(claims), tuple(figures)))
        for claim in claims:
            for slot in ("subject", "operator", "host", "location"):
                found: Mention | None = getattr(claim, slot)
                if found is not None:
                    identity = digest(["entity", found.type, found.name])
                    self.entity_of[claim.id, slot] = identity
                    if all(entity.id != identity for entity in self.entities):
                        self.entities.append(Entity(id=identity, name=found.name, type=found.type, names=(found.text,)))

    def ask(self, question: str, claims: Sequence[Claim], status: str, verdict: str, reason: str) -> Finding:
        """Add a question that these claims answer, every pair with the same verdict."""
        pairs = tuple(
            Comparison(a=a.id, b=b.id, verdict=verdict, origin="unknown", rule="same_value", reason=reason)  # type: ignore[arg-type]
            for index, a in enumerate(claims)
            for b in claims[index + 1 :]
        )
        subject = self.entity_of.get((claims[0].id, "subject"))
        finding = Finding(
            id=digest(["finding", question]),
            question=question,
            predicate=claims[0].predicate,
            property=claims[0].property,
            subject=subject,
            status=status,
            claims=tuple(claim.id for claim in claims),
            documents=len({claim.document_id for claim in claims}),
            origins=1,
            unknown_origins=len(claims) - 1,
            pairs=pairs,
        )
        self.findings.append(finding)
        return finding

    def build(self, folder: Path) -> Path:
        """Write the register and return its folder."""
        originals = folder / "documents"
        register = folder / "monitor"
        originals.mkdir(parents=True)
        with Store.open(register, create=True) as store:
            run = store.begin_run(run_id="run", program="regesta 0", model_hash="none", settings={})
            for index, (document, claims, figures) in enumerate(self.readings):
                path = originals / f"{index}.txt"
                path.write_bytes(document.text.encode("utf-8", "replace"))
                extraction = Extraction(document_id=document.id, claims=claims, figures=figures)
                store.keep(document, extraction, path=path, run=run)
            store.replace_refusals([(refusal.name, refusal) for refusal in self.refusals], settled=())
            store_derived(store, self.entities, self.entity_of, self.findings)
        return register


GAZETTE_SENTENCE = "About 7,000 troops from Norland’s 12th Division are using three facilities in Sudmark."
PLAN_SENTENCE = "Norland will send up to six thousand servicemen to Sudmark, reported the Harbour Times."
DENIAL_SENTENCE = "Norland is not interested in a second base, the minister said."
UNDATED_SENTENCE = "A total of some 7,000 Norland troops are now stationed at two sites."


def make_sample() -> HandMade:
    """Return a register in which sources agree, differ, plan and deny, with an undated document and a refusal."""
    made = HandMade()
    gazette = write_document(
        "gazette.txt",
        [
            ("title", "Norland troops to stay in Sudmark"),
            ("paragraph", GAZETTE_SENTENCE + " The deal runs until 2042."),
            ("paragraph", "Sudmark is one of the poorest countries of the region."),
            ("furniture", "Copyright 2012 Sudmark Gazette"),
        ],
        title="Norland troops to stay in Sudmark",
        publisher="Sudmark Gazette",
        published="2012?-10",
        published_note="year inferred from the term of the deal",
        url="https://gazette.example/troops",
    )
    ledger = write_document(
        "ledger.html",
        [
            ("title", "Norland sends troops"),
            ("paragraph", f"{PLAN_SENTENCE} {DENIAL_SENTENCE}"),
            ("paragraph", "Sudmark hosts about 7,000 troops from Norland."),
        ],
        title="Norland sends troops",
        publisher="Ledger",
        published="2021",
        published_basis="copyright",
        url="javascript:alert(1)",
    )
    undated = write_document("letter.txt", [("paragraph", UNDATED_SENTENCE)])
    strength = claim_that(gazette, GAZETTE_SENTENCE, "About 7,000", number=7000, **_slots(gazette, "12th Division"))
    sites = claim_that(
        gazette, GAZETTE_SENTENCE, "three", number=3, unit=None, counted="facilities", predicate="facility_count",
        property="number_of_facilities", **_slots(gazette, "12th Division"),
    )  # fmt: skip
    planned = claim_that(
        ledger, PLAN_SENTENCE, "up to six thousand", high=6000, comparator="at_most", stance="planned",
        property="planned_strength", counted="servicemen",
        attribution=(
            AttributionLink(role="publisher", name="Ledger"),
            AttributionLink(role="outlet", name="Harbour Times", hedge="reported"),
        ),
        **_slots(ledger, None),
    )  # fmt: skip
    denied = claim_that(
        ledger, DENIAL_SENTENCE, "not interested", kind="text", predicate="position", property="position",
        stance="denied", polarity="negative",
        attribution=(
            AttributionLink(role="publisher", name="Ledger"),
            AttributionLink(role="speaker", name="the minister", anonymous=True),
        ),
    )  # fmt: skip
    repeated = claim_that(
        ledger, "Sudmark hosts about 7,000 troops from Norland.", "about 7,000", number=7000, **_slots(ledger, None)
    )
    some = claim_that(undated, UNDATED_SENTENCE, "some 7,000", number=7000, operator=mention(undated, "Norland"))
    poor = find(gazette, "one of the poorest")
    made.add(gazette, [strength, sites], [
        Figure(start=poor[0], end=poor[0] + 3, text="one", kind="number", state="unclaimed", reason="part of an idiom"),
        Figure(start=strength.value.start, end=strength.value.end, text="7,000", kind="number", state="claimed"),
        Figure(start=gazette.text.rindex("2012"), end=gazette.text.rindex("2012") + 4, text="2012", kind="date",
               state="furniture"),
    ])  # fmt: skip
    made.add(ledger, [planned, denied, repeated])
    made.add(undated, [some])
    made.ask(
        "How many Norland troops are in Sudmark?", [strength, planned, repeated, some],
        "different things counted", "scope_difference", "In place, and to be sent; never added.",
    )  # fmt: skip
    made.ask("How many sites does the 12th Division have?", [sites], "one origin", "compatible", "")
    made.refusals.append(
        Refusal(name="scan.pdf", reason="Its six pages are images.", advice="Recognise the text first.")
    )
    return made


def _slots(document: Document, subject: str | None) -> dict[str, Any]:
    return {
        "subject": mention(document, subject, "12th Division of Norland", "military_unit"),
        "operator": mention(document, "Norland"),
        "host": mention(document, "Sudmark"),
    }
