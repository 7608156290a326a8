"""Own gold: sentences and short documents enter as data; each case's claims leave, beside what an analyst expects.

tests/gold/claims holds sentences with which the rules were made. tests/gold/independent was written from the
definitions of the predicates by one who saw neither rules nor program; its cases are measured as a whole and never
looked at one by one, so that they say what happens to sentences never seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Block, BlockRole, Claim, Document, digest
from regesta.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[1] / "tests" / "gold"
Plain = Mapping[str, Any]
SURROUNDINGS: tuple[tuple[str, BlockRole], ...] = (
    ("title", "title"), ("before", "paragraph"), ("section", "heading"), ("text", "paragraph"),
)  # fmt: skip
"""What a case may say around its sentence, in the order of the page, and as what it is read."""


def read_sentences(folder: Path) -> list[Plain]:
    """Return the cases of a folder's YAML files, in the files' order; none for a folder that is not there."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def page_of(case: Plain) -> Document:
    """Return a case as a page: its text, around it the title, paragraph and heading that it names, its notes below."""
    text, blocks = "", list[Block]()
    for key, role in SURROUNDINGS:
        for words in _paragraphs(case.get(key, [])):
            start = len(text)
            text += words
            section = case.get("section") if key == "text" else None
            blocks.append(Block(role=role, start=start, end=len(text), section=section))
            text += "\n\n"
    for mark, note in case.get("notes", {}).items():
        blocks.append(Block(role="footnote", start=len(text), end=len(text) + len(note), mark=str(mark)))
        text += f"{note}\n\n"
    return Document(
        id=digest(text),
        name="story.txt",
        original_sha256=digest(text),
        reader="text/1",
        text=text.rstrip(),
        blocks=tuple(blocks),
        title=case.get("title"),
        publisher=case.get("publisher", "Example Gazette"),
        published=str(case.get("published", "2020-05-12")),
        published_basis="dateline",
    )


def _paragraphs(written: str | list[str]) -> list[str]:
    """Return what a case says as paragraphs: one, or a list of them."""
    return [written] if isinstance(written, str) else written


def claims_of(case: Plain) -> tuple[Claim, ...]:
    """Return the claims whose evidence stands in the case's own text."""
    page = page_of(case)
    claims = extract_claims(annotate_document(page), load_vocabulary()).claims
    body = next(block for block in page.blocks if page.text[block.start : block.end] == case["text"])
    return tuple(claim for claim in claims if body.start < claim.evidence[0].end <= body.end)


def shown(claim: Claim) -> dict[str, Any]:
    """Return everything that a case may ask of a claim."""
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
        "unit": quantity.unit if quantity else None,
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


def agrees(said: Any, wanted: Any) -> bool:
    """Tell whether a slot says what a case wants of it."""
    return bool(said == wanted or str(said) == str(wanted))


def meets(claim: Claim, expected: Plain) -> bool:
    """Tell whether a claim has everything that a case expects of it."""
    values = shown(claim)
    return all(agrees(values[key], wanted) for key, wanted in expected.items())


@dataclass(frozen=True, slots=True)
class Reading:
    """What an analyst expects of a text, beside what was read in it."""

    expected: tuple[Plain, ...]
    claims: tuple[Claim, ...]


def read_independent_sentences() -> Iterator[Reading]:
    """Yield the independent sentences, read."""
    for case in read_sentences(GOLD / "independent"):
        yield Reading(tuple(case["claims"]), claims_of(case))


def read_independent_documents() -> Iterator[Reading]:
    """Yield the independent short documents, read from their files as anybody's would be."""
    for path in sorted((GOLD / "independent" / "documents").glob("*.yaml")):
        expected = yaml.safe_load(path.read_text("utf-8"))["claims"]
        file = next(other for other in sorted(path.parent.glob(f"{path.stem}.*")) if other.suffix != ".yaml")
        document = read_document(file, file.name)
        assert isinstance(document, Document), f"{file.name} is refused"
        yield Reading(tuple(expected), extract_claims(annotate_document(document), load_vocabulary()).claims)
