"""Own sentences and what an analyst reads in them: every expected claim is made, and near misses make none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Block, Claim, Document, digest
from regesta.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[1] / "gold" / "claims"
CASES = [case for path in sorted(GOLD.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


SURROUNDINGS = (("title", "title"), ("before", "paragraph"), ("section", "heading"), ("text", "paragraph"))
"""What a case may say around its sentence, in the order of the page; roles of the blocks."""


def claims_of(case: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims whose evidence stands in the case's own text."""
    text, blocks = "", list[Block]()
    for key, role in SURROUNDINGS:
        if key in case:
            start = len(text)
            text += case[key]
            section = case.get("section") if key == "text" else None
            blocks.append(Block(role=role, start=start, end=len(text), section=section))  # type: ignore[arg-type]
            text += "\n\n"
    body = blocks[-1]
    for mark, note in case.get("notes", {}).items():
        blocks.append(Block(role="footnote", start=len(text), end=len(text) + len(note), mark=str(mark)))
        text += f"{note}\n\n"
    document = Document(
        id=digest(text),
        name="story.txt",
        original_sha256=digest(text),
        reader="text/1",
        text=text.rstrip(),
        blocks=tuple(blocks),
        title=case.get("title"),
        publisher="Example Gazette",
        published=case.get("published", "2020-05-12"),
        published_basis="dateline",
    )
    claims = extract_claims(annotate_document(document), load_vocabulary()).claims
    return tuple(claim for claim in claims if body.start < claim.evidence[0].end <= body.end)


def shown(claim: Claim) -> dict[str, Any]:
    """Everything that a case may ask of a claim."""
    quantity, links = claim.value.quantity, [link for link in claim.attribution if link.role != "publisher"]
    return {
        "predicate": claim.predicate,
        "property": claim.property,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "subject": claim.subject.name if claim.subject else None,
        "operator": claim.operator.name if claim.operator else None,
        "host": claim.host.name if claim.host else None,
        "location": claim.location.name if claim.location else None,
        "number": quantity.number if quantity else None,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "comparator": quantity.comparator if quantity else None,
        "edtf": claim.value.edtf,
        "iso": claim.value.iso,
        "start": claim.valid.start,
        "end": claim.valid.end,
        "observed": claim.observed_at.edtf if claim.observed_at else None,
        "sources": [link.name for link in links],
        "offices": [link.office for link in links],
        "hedges": [link.hedge for link in links],
        "anonymous": [link.anonymous for link in links],
        "kinds": [link.kind for link in links],
        "dates": [link.date for link in links],
        "places": [link.place for link in links],
    }


def meets(claim: Claim, expected: dict[str, Any]) -> bool:
    values = shown(claim)
    return all(str(values[key]) == str(wanted) or values[key] == wanted for key, wanted in expected.items())


def parameters() -> list[Any]:
    return [
        pytest.param(
            case, id=case["text"][:48], marks=[pytest.mark.xfail(reason=case["fails"])] if "fails" in case else []
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_sentence_gives_what_an_analyst_reads(case: dict[str, Any]) -> None:
    claims = claims_of(case)
    missing = [wanted for wanted in case["claims"] if not any(meets(claim, wanted) for claim in claims)]
    assert not missing, [shown(claim) for claim in claims]
    assert not {shown(claim)["number"] for claim in claims} & set(case.get("absent", []))
    if not case["claims"]:
        assert not [shown(claim) for claim in claims]
