"""Exports: documents, claims, entities and findings enter; lines of JSON or CSV, or plain texts, leave.

The same register gives the same bytes: everything is in a stable order, and no clock is printed. What is not known is
null (in CSV empty); numbers that are whole are printed so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from regesta.model import AttributionLink, Claim, Document, Entity, Evidence, Finding, Mention, Quantity, Value
from regesta.vocabulary.gazetteer import names_country
from regesta.withholding import LinkingLike, Withholding, withhold_in

SLOTS = ("subject", "operator", "host", "location")

CSV_COLUMNS = (
    "id", "predicate", "property", "polarity", "stance", "document", "publisher", "published", "subject", "operator",
    "host", "location", "value", "number", "low", "high", "comparator", "unit", "counted", "date", "duration",
    "valid_start", "valid_end", "observed_at", "observed_basis", "asserted_on", "attribution", "quote", "start", "end",
    "rule",
)  # fmt: skip

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that spreadsheets run as a formula; such a cell gets an apostrophe in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export shows of a register."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    linking: LinkingLike
    runs: Mapping[str, str]
    """Identity of the run by which a document's claims were made, by the document's identity."""
    with_victims_names: bool = False
    """Whether the names of victims and minors are shown; else `[name withheld]` stands in their place."""


def export_claims_as_json(register: Exported) -> Iterator[str]:
    """Yield one line of JSON for each claim, in the form of docs/claims-jsonl.md."""
    documents = {document.id: document for document in register.documents}
    entities = {entity.id: entity for entity in register.linking.entities}
    withheld = (
        Withholding({}, {}) if register.with_victims_names else Withholding.over(register.claims, register.linking)
    )
    for claim in register.claims:
        found = {
            slot: entities[entity_id]
            for slot in (*SLOTS, "value")
            if (entity_id := register.linking.entity_of.get((claim.id, slot))) in entities
        }
        plain = plain_claim(claim, documents[claim.document_id], found, register.runs.get(claim.document_id))
        yield _line(withhold_in(plain, withheld.of_document(claim.document_id)))


def plain_claim(claim: Claim, document: Document, found: Mapping[str, Entity], run: str | None) -> dict[str, Any]:
    """Return a claim as it is printed: slots with the names of their entities, `found` by slot."""
    slots = {slot: _plain_slot(getattr(claim, slot), found.get(slot)) for slot in SLOTS}
    observed = claim.observed_at
    return {
        "id": claim.id,
        "anchor": claim.anchor,
        "predicate": claim.predicate,
        "property": claim.property,
        "polarity": claim.polarity,
        "stance": claim.stance,
        "document": {key: getattr(document, key) for key in ("id", "name", "title", "publisher", "published", "url")},
        **slots,
        "value": plain_value(claim.value, found.get("value")),
        "valid": {"start": claim.valid.start, "end": claim.valid.end, "text": claim.valid.text},
        "observed_at": observed.edtf if observed else None,
        "observed_basis": observed.basis if observed else None,
        "asserted_on": claim.asserted_on,
        "attribution": [_plain_link(link) for link in claim.attribution],
        "evidence": [_plain_evidence(one) for one in claim.evidence],
        "rule": claim.rule,
        "run": run,
    }


def _plain_slot(mention: Mention | None, entity: Entity | None) -> dict[str, Any] | None:
    if mention is None:
        return None
    return {
        "id": entity.id if entity else None,
        "name": entity.name if entity else mention.name,
        "type": entity.type if entity else mention.type,
        **_plain_words(mention),
        "from": mention.found_in,
    }


def _plain_words(mention: Mention) -> dict[str, str | None]:
    """Return the words that stand for a slot; for a country told by a place or unit in it, the words that tell it."""
    if mention.type == "country" and not names_country(mention.text):
        return {"text": None, "inferred_from": mention.text}
    return {"text": mention.text}


def plain_value(value: Value, entity: Entity | None) -> dict[str, Any]:
    """Return a value as it is printed, with the keys of its kind."""
    if value.quantity is not None:
        return {"kind": "quantity", **_plain_quantity(value.quantity), "text": value.text}
    plain: dict[str, Any] = {"kind": value.kind}
    if value.kind == "date":
        plain["edtf"] = value.edtf
    elif value.kind == "duration":
        plain["iso"] = value.iso
    elif value.kind == "entity":
        name = value.entity.name if value.entity else value.text
        plain.update(id=entity.id if entity else None, name=entity.name if entity else name)
    if value.comparator is not None:
        plain["comparator"] = value.comparator
    return {**plain, "text": value.text}


def _plain_quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "number": _plain_number(quantity.number),
        "low": _plain_number(quantity.low),
        "high": _plain_number(quantity.high),
        "comparator": quantity.comparator,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "counted": quantity.counted,
    }


def _plain_number(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def _plain_link(link: AttributionLink) -> dict[str, Any]:
    """Return a link of a chain: role and name always, the rest only where it is known."""
    plain: dict[str, Any] = {"role": link.role, "name": link.name}
    for key in ("office", "hedge", "kind", "place", "date"):
        if (value := getattr(link, key)) is not None:
            plain[key] = value
    if link.anonymous:
        plain["anonymous"] = True
    if link.evidence is not None:
        plain["evidence"] = _plain_evidence(link.evidence)
    return plain


def _plain_evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def export_findings_as_json(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one line of JSON for each question."""
    for finding in findings:
        yield _line(plain_finding(finding))


def plain_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as it is printed, with the pairs that it rests on."""
    keys = ("id", "question", "predicate", "property", "subject", "status")
    pair_keys = ("a", "b", "verdict", "origin", "rule", "reason")
    return {
        **{key: getattr(finding, key) for key in keys},
        "claims": list(finding.claims),
        "documents": finding.documents,
        "origins": finding.origins,
        "unknown_origins": finding.unknown_origins,
        "pairs": [{key: getattr(pair, key) for key in pair_keys} for pair in finding.pairs],
    }


def _line(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False) + "\n"


def export_claims_as_csv(register: Exported) -> Iterator[str]:
    """Yield a line of column names, then one for each claim; only its first quotation is shown."""
    yield _csv_line(CSV_COLUMNS)
    for line in export_claims_as_json(register):
        row = _csv_row(json.loads(line))
        yield _csv_line([_cell(row.get(column)) for column in CSV_COLUMNS])


def _csv_row(plain: dict[str, Any]) -> dict[str, Any]:
    value = plain["value"]
    quotation = plain["evidence"][0]
    named = {slot: plain[slot]["name"] if plain[slot] else None for slot in SLOTS}
    return {
        **{key: plain[key] for key in ("id", "predicate", "property", "polarity", "stance", "asserted_on", "rule")},
        "document": plain["document"]["name"],
        "publisher": plain["document"]["publisher"],
        "published": plain["document"]["published"],
        **named,
        "value": value["text"],
        **{key: value.get(key) for key in ("number", "low", "high", "comparator", "unit", "counted")},
        "date": value.get("edtf"),
        "duration": value.get("iso"),
        "valid_start": plain["valid"]["start"],
        "valid_end": plain["valid"]["end"],
        "observed_at": plain["observed_at"],
        "observed_basis": plain["observed_basis"],
        "attribution": " → ".join(f"{link['role']}: {link['name']}" for link in plain["attribution"]),
        **quotation,
    }


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _csv_line(cells: Sequence[Any]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def name_text_files(documents: Sequence[Document]) -> Iterator[tuple[PurePosixPath, Document]]:
    """Yield each document with a path for its text below a folder; paths differ and never lead out of it."""
    taken: set[str] = set()
    for document in documents:
        parts = [part for part in PurePosixPath(document.name).parts if part not in ("/", "..", ".")]
        path = PurePosixPath(*parts) if parts else PurePosixPath(document.id)
        path = path if path.suffix == ".txt" else path.with_name(f"{path.name}.txt")
        if str(path).casefold() in taken:
            path = path.with_name(f"{path.stem}-{document.id[:12]}.txt")
        taken.add(str(path).casefold())
        yield path, document


def export_texts(documents: Sequence[Document]) -> Iterator[str]:
    """Yield each document's text after a line that tells its name, identity and length in characters."""
    for document in documents:
        yield f"==> {document.name} ({document.id}, {len(document.text)} characters)\n{document.text}\n"
