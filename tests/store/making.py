"""Documents and claims for tests: a text enters, records as the stages make them leave."""

from __future__ import annotations

import hashlib
from pathlib import Path

from regesta.model import (
    AttributionLink,
    Block,
    Claim,
    Document,
    Evidence,
    Extraction,
    ExtractionRun,
    Figure,
    Mention,
    ObservedAt,
    Quantity,
    Valid,
    Value,
    digest,
)  # fmt: skip
from regesta.store import Store

RUN = ExtractionRun(id="run", sequence=1, program="p", model_hash="m")


def make_document(
    text: str, name: str = "a.txt", *, original: bytes | None = None, title: str | None = None
) -> Document:
    original = text.encode("utf-8", "surrogatepass") if original is None else original
    sha256 = hashlib.sha256(original).hexdigest()
    return Document(
        id=digest([sha256, "text/1"]),
        name=name,
        original_sha256=sha256,
        reader="text/1",
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text), table=(0, 1, 2)),),
        title=title,
    )


def quote(document: Document, start: int, end: int) -> Evidence:
    return Evidence(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def make_mention(text: str, *, name: str | None = None, type: str = "place") -> Mention:
    return Mention(start=0, end=len(text), text=text, type=type, name=name or text)  # type: ignore[arg-type]


def make_claim(document: Document, quotation: Evidence, **changes: object) -> Claim:
    values: dict[str, object] = {
        "id": digest([document.id, quotation.start, quotation.end, quotation.quote, sorted(map(str, changes))]),
        "anchor": digest([document.id, quotation.quote]),
        "document_id": document.id,
        "predicate": "troop_strength",
        "property": "strength",
        "polarity": "positive",
        "stance": "asserted",
        "subject": make_mention("201st Division", name="201st Military Base", type="military_unit"),
        "operator": None,
        "host": None,
        "location": None,
        "value": Value(
            kind="quantity",
            start=quotation.start,
            end=quotation.end,
            text="About 7,000",
            quantity=Quantity(start=0, end=11, text="About 7,000", number=7000, comparator="about", approximate=True),
        ),
        "valid": Valid(spans=((1, 2), (3, 4))),
        "observed_at": ObservedAt(edtf="2012-10", basis="published"),
        "asserted_on": "2012-10",
        "attribution": (AttributionLink(role="publisher", name="The Example", evidence=quotation),),
        "evidence": (quotation,),
        "rule": "counted_people",
    }
    return Claim(**{**values, **changes})  # type: ignore[arg-type]


def make_extraction(document: Document, *claims: Claim, figures: tuple[Figure, ...] = ()) -> Extraction:
    return Extraction(document_id=document.id, claims=claims, figures=figures)


def begin_run(store: Store, run_id: str = "run") -> ExtractionRun:
    return store.begin_run(run_id=run_id, program="p", model_hash="m", settings={})


def keep(store: Store, folder: Path, name: str, text: str, *, run: ExtractionRun | None = None) -> Document:
    """Write a file, and keep its document with one claim over all of its text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    document = make_document(text, name)
    claim = make_claim(document, quote(document, 0, len(text)))
    store.keep(document, make_extraction(document, claim), path=path, run=run or begin_run(store))
    return document
