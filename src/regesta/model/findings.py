"""What reconcile says of claims: comparisons of two, and findings on a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal[
    "compatible", "estimate_overlap", "change", "correction", "scope_difference", "older_figure_repeated",
    "inconsistent_within_document", "conflict", "cannot_compare",
]  # fmt: skip
OriginRelation = Literal["independent", "same", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims that answer one question, with the verdict on them and why."""

    a: str
    b: str
    verdict: Verdict
    origin: OriginRelation
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The summary of one question: its claims, its status and the counts that it rests on."""

    id: str
    question: str
    predicate: str
    property: str
    subject: str | None
    status: str
    claims: tuple[str, ...]
    documents: int
    origins: int
    unknown_origins: int
    pairs: tuple[Comparison, ...] = ()
