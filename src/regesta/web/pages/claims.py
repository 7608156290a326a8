"""Claims: requests enter; leave are the filtered list of claims, and the page of one claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from regesta.model import Claim, Mention
from regesta.report.citing import cite_claim
from regesta.report.sourcing import attribute_claim
from regesta.web.claim_query import SOURCE_SLOT, ClaimQuery
from regesta.web.filters import Filter, make_filter, make_pager, write_query
from regesta.web.numbering import number_claims
from regesta.web.pages.asking import asked_identity, asked_query, catalog_of, not_found, read_claim_query, shelf_of
from regesta.web.pages.explaining import explain_on_page
from regesta.web.rendering import render
from regesta.web.shelf import Shelf
from regesta.web.wording import VERDICTS, spell_name, spell_sentence
from regesta.withholding import find_withheld, withhold_names

ELSEWHERE = 30
"""Other claims on the same question that a claim's page shows; the question's own page has the others."""

SLOTS = ("subject", "operator", "host", "location")


def list_claims(request: Request) -> Response:
    """Show a page of claims, with filters by predicate, country, stance and period."""
    shelf, query = shelf_of(request), asked_query(request)
    wanted = read_claim_query(query)
    total = shelf.count_claims(wanted)
    pager = make_pager(query, total)
    known = catalog_of(request).entity_ids
    entity, source = (shelf.entity(one) if one in known else None for one in (wanted.entity, wanted.source))
    document = shelf.document(wanted.document) if wanted.document else None
    return render(
        request,
        "claims.html",
        section="claims",
        title="Claims",
        query=query,
        filters=make_claim_filters(shelf, wanted, query),
        rows=shelf.claims(wanted, offset=max(pager.first - 1, 0)),
        pager=pager,
        entity=entity,
        source=source,
        document=document,
        lines_query=write_query({key: value for key, value in query.items() if key != "page"}) if query else "",
        kept=[(key, value) for key, value in query.items() if key not in {"from", "to", "page", "dated"}],
    )


def make_claim_filters(shelf: Shelf, wanted: ClaimQuery, query: dict[str, str]) -> list[Filter]:
    """Return the filters of the list of claims; each counts what it would leave of all that the others leave."""
    filters = []
    for name, key, without in (
        ("Predicate", "predicate", replace(wanted, predicate=None)),
        ("Country", "country", replace(wanted, country=None)),
        ("Stance", "stance", replace(wanted, stance=None)),
    ):
        counts = shelf.count_by(key, without)
        total = shelf.count_claims(without)
        rows = [(value, spell_name(value), count) for value, count in counts]
        filters.append(make_filter(name, key, rows, query, total=total))
    return filters


def show_claim(request: Request) -> Response:
    """Show one claim: its quotation, what was read and from where, who says so, and what others say."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    identity = asked_identity(request, "claim")
    found = shelf.claims_of([identity])
    if not found:
        raise not_found("claim")
    claim, document = found[0].claim, found[0].document
    question = catalog.question_about(identity)
    finding = shelf.finding(question.id) if question else None
    pairs = [pair for pair in finding.pairs if identity in {pair.a, pair.b}][:ELSEWHERE] if finding else []
    others = {one.claim.id: one for one in shelf.claims_of(pair.b if pair.a == identity else pair.a for pair in pairs)}
    withheld = find_withheld([claim]) | shelf.withholding().of_document(claim.document_id)
    whole = shelf.document(document.id) or document
    entities = shelf.entities_of_claim(identity)
    siblings = [one.claim for one in shelf.claims(ClaimQuery(document=document.id), limit=20_000)]
    return render(
        request,
        "claim.html",
        section="claims",
        title=f"Claim: {claim.value.text}",
        claim=claim,
        document=document,
        number=number_claims(siblings).get(identity, 0),
        slots=list_slot_rows(claim, entities),
        speakers=find_speakers(entities, catalog.entity_ids),
        question=question,
        compared=[
            (others[other], VERDICTS.get(pair.verdict, pair.verdict), pair)
            for pair in pairs
            if (other := pair.b if pair.a == identity else pair.a) in others
        ],
        judgements=shelf.judgements_on([claim.anchor]),
        rule=describe_rule(claim.rule, request.app.state.vocabulary_folders),
        explained=explain_on_page(request, claim, whole, withheld),
        sentence=withhold_names(spell_sentence(claim, attribute_claim(claim, whole).source), withheld),
        footnote=withhold_names(cite_claim(claim, whole), withheld),
        printed={slot: withhold_names(mention.text, withheld) for slot in SLOTS if (mention := getattr(claim, slot))},
        has_speaker=any(link.role in {"speaker", "office", "press_service"} for link in claim.attribution),
        entity_ids=catalog.entity_ids,
    )


def find_speakers(entities: Mapping[str, tuple[str, str]], known: Collection[str]) -> dict[int, str]:
    """Return by the number of its link in the claim's chain the entity that a source is, as far as pages show it."""
    return {
        int(slot.removeprefix(SOURCE_SLOT)): entity
        for slot, (entity, _) in entities.items()
        if slot.startswith(SOURCE_SLOT) and entity in known
    }


def list_slot_rows(claim: Claim, entities: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return a row for each slot, the empty ones included: printed words, what they were read as, and from where."""
    rows = []
    for name in SLOTS:
        mention: Mention | None = getattr(claim, name)
        rows.append({"slot": name, "mention": mention, "entity": entities.get(name)})
    return rows


def describe_rule(rule: str, folders: tuple[Path, ...]) -> tuple[str, str | None, str | None]:
    """Return a rule's name, why it holds, and the definition of its predicate, as far as the vocabulary knows it."""
    from regesta.extract.explaining.coded_rules import CODED_RULES
    from regesta.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(folders)
    known, predicate = vocabulary.rule(rule), vocabulary.names.get(rule.partition(".")[0])
    why = known[1].why if known else CODED_RULES.get(rule)
    return rule, why, predicate.definition if predicate else None
