"""The sides of a question: a finding and its claims enter, leave are witnesses with sigla, grouped by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.dates import sort_key
from regesta.model import Claim, Comparison, Finding
from regesta.web.catalog import QuestionRow
from regesta.web.numbering import spell_letter
from regesta.web.shelf import Shelf
from regesta.web.telling import Told
from regesta.web.wording import VERDICTS, spell_value

WITNESS_LIMIT = 60
"""Claims of one question that its page shows; a question with more is told by its counts and its JSON lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One claim of a question under its letter."""

    siglum: str
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Witnesses that say the same."""

    figure: str
    claim: Claim
    documents: int
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A question as lists show it: two sides at most, and the reason of the verdict."""

    row: QuestionRow
    sides: tuple[Side, ...]
    reason: str


def observe(claim: Claim) -> str | None:
    """Return as of when a claim holds: its period's beginning, else its observation, else None.

    The end of a period alone is no date of observation: "until 2042" was so when it was said.
    """
    if claim.valid.start and claim.valid.start != "..":
        return claim.valid.start
    return claim.observed_at.edtf if claim.observed_at else None


def name_witnesses(told: Iterable[Told]) -> tuple[Witness, ...]:
    """Return claims with letters A, B, C … in the order of their dates, the undated last."""
    ordered = sorted(told, key=lambda one: (sort_key(observe(one.claim)), one.document.name, one.claim.id))
    return tuple(
        Witness(siglum=spell_letter(index).upper(), told=one) for index, one in enumerate(ordered[:WITNESS_LIMIT])
    )


def read_side(claim: Claim) -> tuple[str, str, str]:
    """Return what tells one side from another: the value as read, its stance and its polarity."""
    reading = spell_value(claim.value)
    if reading == "as printed":
        reading = " ".join(claim.value.text.casefold().split())
    return reading, claim.stance, claim.polarity


def group_sides(witnesses: Sequence[Witness]) -> tuple[Side, ...]:
    """Return the sides of a question, the one with most documents first."""
    groups: dict[tuple[str, str, str], list[Witness]] = {}
    for witness in witnesses:
        groups.setdefault(read_side(witness.told.claim), []).append(witness)
    sides = [
        Side(
            figure=" ".join(group[0].told.claim.value.text.split()) or reading[0],
            claim=group[0].told.claim,
            documents=len({witness.told.document.id for witness in group}),
            witnesses=tuple(group),
        )
        for reading, group in groups.items()
    ]
    return tuple(sorted(sides, key=lambda side: (-side.documents, side.witnesses[0].siglum)))


def decide_pair(finding: Finding) -> Comparison | None:
    """Return the pair on which a finding's status rests: the first whose verdict has its name, else the first."""
    named = (pair for pair in finding.pairs if finding.status.startswith(VERDICTS.get(pair.verdict, pair.verdict)))
    return next(named, finding.pairs[0] if finding.pairs else None)


def summarise_findings(shelf: Shelf, rows: Sequence[QuestionRow]) -> list[Summary]:
    """Return questions with the two claims that their status rests on."""
    findings = {finding.id: finding for finding in shelf.findings_of([row.key for row in rows])}
    wanted: dict[str, tuple[str, ...]] = {}
    for finding in findings.values():
        pair = decide_pair(finding)
        wanted[finding.id] = (pair.a, pair.b) if pair else finding.claims[:1]
    told = {one.claim.id: one for one in shelf.claims_of({claim for pair in wanted.values() for claim in pair})}
    summaries = []
    for row in rows:
        if row.id not in findings:
            continue
        pair = decide_pair(findings[row.id])
        witnesses = name_witnesses(told[claim] for claim in wanted[row.id] if claim in told)
        sides = tuple(
            Side(
                figure=" ".join(one.told.claim.value.text.split()),
                claim=one.told.claim,
                documents=1,
                witnesses=(one,),
            )
            for one in witnesses
        )
        summaries.append(Summary(row=row, sides=sides, reason=pair.reason if pair else ""))
    return summaries
