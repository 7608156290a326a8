"""Questions and disagreements: requests enter; leave are their lists, and the page of one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from regesta.model import Comparison, Finding
from regesta.web.catalog import QuestionRow, rank_status
from regesta.web.drawing import Dated, draw_series
from regesta.web.filters import Filter, cut_page, make_filter, make_pager
from regesta.web.pages.asking import asked_identity, asked_query, catalog_of, not_found, shelf_of
from regesta.web.pages.rules import explain_verdict_rule
from regesta.web.pages.sides import decide_pair, group_sides, name_witnesses, observe, summarise_findings
from regesta.web.rendering import render
from regesta.web.wording import VERDICTS, spell_name

PAIR_LIMIT = 120
"""Pairs that a question's page lists; ten claims make 45, and past that the sides say it better."""

REASON_LIMIT = 6
"""Distinct reasons printed above the sides."""

PAIRS_NAMED = 6
"""Pairs named after a reason; the table of pairs names all."""

ENTRIES = 25
"""Disagreements on one page: each takes a fifth of a screen."""

Aspect = Callable[[QuestionRow], Iterable[str]]

ASPECTS: dict[str, tuple[str, Aspect]] = {
    "status": ("Verdict", lambda row: (row.status,)),
    "country": ("Country", lambda row: row.countries),
    "predicate": ("Predicate", lambda row: (row.predicate,)),
}


def list_questions(request: Request) -> Response:
    """Show a page of all questions that the documents answer."""
    query, rows = asked_query(request), catalog_of(request).questions
    filters, kept = filter_questions(rows, query)
    pager = make_pager(query, len(kept))
    return render(
        request,
        "questions.html",
        section="questions",
        title="Questions",
        filters=filters,
        rows=kept[cut_page(pager)],
        pager=pager,
    )


def list_disagreements(request: Request) -> Response:
    """Show a page of questions with more than one answer, both sides of each."""
    query, rows = asked_query(request), catalog_of(request).disagreements
    filters, kept = filter_questions(rows, query)
    if query.get("order") == "question":
        kept = sorted(kept, key=lambda row: row.question)
    pager = make_pager(query, len(kept), ENTRIES)
    return render(
        request,
        "disagreements.html",
        section="disagreements",
        title="Disagreements",
        filters=filters,
        entries=summarise_findings(shelf_of(request), kept[cut_page(pager)]),
        pager=pager,
    )


def filter_questions(rows: Sequence[QuestionRow], query: dict[str, str]) -> tuple[list[Filter], list[QuestionRow]]:
    """Return the filters with their counts, and the rows that they leave."""
    filters = []
    for key, (name, aspect) in ASPECTS.items():
        others = [row for row in rows if _matches(row, {k: v for k, v in query.items() if k != key})]
        counts = Counter(value for row in others for value in aspect(row))
        ordered = sorted(
            counts.items(), key=lambda item: (rank_status(item[0]) if key == "status" else 0, -item[1], item[0])
        )
        choices = [(value, spell_name(value), count) for value, count in ordered]
        filters.append(make_filter(name, key, choices, query, total=len(others)))
    return filters, [row for row in rows if _matches(row, query)]


def _matches(row: QuestionRow, query: dict[str, str]) -> bool:
    return all(query[key] in aspect(row) for key, (_, aspect) in ASPECTS.items() if key in query)


def show_question(request: Request) -> Response:
    """Show one question: its verdict and reasons, both sides, the series, and the pairs it rests on."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    identity = asked_identity(request, "question")
    finding = shelf.finding(identity)
    if finding is None:
        raise not_found("question")
    witnesses = name_witnesses(shelf.claims_of(finding.claims))
    sigla = {witness.told.claim.id: witness.siglum for witness in witnesses}
    pairs = sort_pairs(finding, sigla)
    rules = sorted({pair.rule for pair in finding.pairs})
    return render(
        request,
        "question.html",
        section="questions",
        title=finding.question,
        finding=finding,
        subject=shelf.entity(finding.subject) if finding.subject else None,
        entity_ids=catalog.entity_ids,
        witnesses=witnesses,
        sides=group_sides(witnesses),
        reasons=group_reasons(finding, pairs, sigla),
        rules=[(rule, explain_verdict_rule(rule)) for rule in rules],
        pairs=[(sigla[pair.a], sigla[pair.b], VERDICTS.get(pair.verdict, pair.verdict), pair) for pair in pairs],
        pair_count=len(finding.pairs),
        drawing=draw_series(
            [Dated(siglum=one.siglum, claim=one.told.claim, observed=observe(one.told.claim)) for one in witnesses]
        ),
    )


def group_reasons(finding: Finding, pairs: Sequence[Comparison], sigla: dict[str, str]) -> list[tuple[str, str]]:
    """Return each reason once with the letters of its pairs; first those on which the status rests."""
    decisive = decide_pair(finding)
    first = decisive.reason if decisive else ""
    lettered: dict[str, list[str]] = {first: []} if first else {}
    for pair in pairs:
        letters = sorted((sigla[pair.a], sigla[pair.b]), key=lambda one: (len(one), one))
        lettered.setdefault(pair.reason, []).append(" and ".join(letters))
    return [(reason, ", ".join(found[:PAIRS_NAMED])) for reason, found in list(lettered.items())[:REASON_LIMIT]]


def sort_pairs(finding: Finding, sigla: dict[str, str]) -> list[Comparison]:
    """Return the pairs of the claims shown, by their letters, PAIR_LIMIT at most."""
    shown = [pair for pair in finding.pairs if pair.a in sigla and pair.b in sigla]
    ordered = sorted(shown, key=lambda pair: sorted((len(sigla[one]), sigla[one]) for one in (pair.a, pair.b)))
    return ordered[:PAIR_LIMIT]
