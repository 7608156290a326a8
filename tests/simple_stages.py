"""Stages that are simple enough to foresee, in the place of the real ones: for tests of what happens around them.

A file is its UTF-8 text, and refused when it begins with "refuse"; each number in it is a claim of `troop_strength`;
each first word is an entity; each predicate is a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from regesta.errors import RefusedFile
from regesta.model import (
    Contradiction,
    Document,
    Doubt,
    Entity,
    Extraction,
    Figure,
    Finding,
    Mention,
    Quantity,
    Standing,
    Value,
    digest,
)
from regesta.runners import InProcess
from regesta.store import Store
from tests.store.making import make_claim, make_document, quote
from tests.storing_derived import store_derived


@dataclass(frozen=True)
class SimpleLinking:
    entities: tuple[Entity, ...]
    entity_of: dict[tuple[str, str], str]
    standings: tuple[Standing, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_document(path: Path, name: str) -> Document:
    original = path.read_bytes()
    text = original.decode()
    if text.startswith("refuse"):
        raise RefusedFile(name, "It asks for it.", "Do not ask.")
    if text.startswith("fail"):
        raise ZeroDivisionError("in a stage")
    return make_document(text, name, original=original, title=text.split("\n")[0])


def annotate_document(document: Document, *, parses: Any = None) -> Any:
    return SimpleNamespace(document=document)


def extract_claims(annotated: Any, vocabulary: Any) -> Extraction:
    document: Document = annotated.document
    claims, figures = [], []
    for match in re.finditer(r"\d+", document.text):
        evidence = quote(document, match.start(), match.end())
        quantity = Quantity(start=0, end=0, text=match.group(), number=float(match.group()))
        if document.text.startswith("misquote"):
            evidence = replace(evidence, quote="something else")
        word = document.text.split()[0]
        claim = make_claim(
            document,
            evidence,
            subject=Mention(start=0, end=len(word), text=word, type="place", name=word),
            value=Value(kind="quantity", start=match.start(), end=match.end(), text=match.group(), quantity=quantity),
        )
        claims.append(replace(claim, id=digest([document.id, match.start(), vocabulary.digest])))
        figures.append(Figure(start=match.start(), end=match.end(), text=match.group(), kind="number", state="claimed"))
    return Extraction(document_id=document.id, claims=tuple(claims), figures=tuple(figures))


def link_entities(claims: Any, judgements: Any = (), **places: Any) -> SimpleLinking:
    names = sorted({claim.subject.name for claim in claims})
    entities = tuple(Entity(id=digest(name), name=name, type="place", names=(name,)) for name in names)
    return SimpleLinking(entities, {(claim.id, "subject"): digest(claim.subject.name) for claim in claims})


def reconcile_claims(documents: Any, claims: Any, linking: Any) -> tuple[Finding, ...]:
    by_subject = {
        name: [claim for claim in claims if claim.subject.name == name]
        for name in sorted({claim.subject.name for claim in claims})
    }
    return tuple(
        Finding(
            id=digest(["finding", name]),
            question=f"How many in {name}?",
            predicate="troop_strength",
            property="strength",
            subject=digest(name),
            status="one origin" if len(found) == 1 else "sources conflict",
            claims=tuple(claim.id for claim in found),
            documents=len({claim.document_id for claim in found}),
            origins=1,
            unknown_origins=0,
        )
        for name, found in by_subject.items()
    )


def link_and_reconcile(store: Store, link: Callable[..., SimpleLinking] = link_entities) -> None:
    claims = store.claims()
    linking = link(claims, store.judgements())
    findings = reconcile_claims(store.documents(), claims, linking)
    store_derived(store, linking.entities, linking.entity_of, findings, linking)


def use_simple_stages(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Put these stages, or changed ones, into the pipeline, which then works in the test's own process."""
    from regesta import pipeline

    stages = {
        "read_document": read_document,
        "annotate_document": annotate_document,
        "extract_claims": extract_claims,
        "link_and_reconcile": partial(link_and_reconcile, link=changes.pop("link_entities", link_entities)),
        "model_hash": lambda: "model",
        "load_vocabulary": lambda folders=(): SimpleNamespace(digest=digest([str(one) for one in folders])),
        "_choose_runner": lambda plan, processes: InProcess(),
        **changes,
    }
    for name, stage in stages.items():
        monkeypatch.setattr(pipeline, name, stage)
