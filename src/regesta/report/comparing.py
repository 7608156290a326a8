"""Where sources differ: findings enter, one item for each question that is not settled leaves.

Both sides are named with their dates and notes; the program takes no side and computes no difference.
"""

from __future__ import annotations

import re

from regesta.dates import format_for_readers
from regesta.model import Claim, Comparison, Finding
from regesta.report.content import Listing, Paragraph, Sentence, Span
from regesta.report.dating import date_beside_name
from regesta.report.material import Material
from regesta.report.noting import NoteBook
from regesta.report.quoting import running_quotation
from regesta.report.sourcing import attribute_claim, name_of_document, name_of_speaker, spoken_links
from regesta.report.speaking import speak_value
from regesta.report.wording import load_sentences

__all__ = ["compare_findings"]

PAIRS_TOLD = 3
"""Pairs of one question that are told; a question with more is shown whole on its own page, not in a report."""
_SLOT = re.compile(r"\{(\w+)\}")


def compare_findings(material: Material, notes: NoteBook) -> Listing | None:
    """Return one item for each finding whose pairs differ; None where no two claims on the country do."""
    told = {claim.id for claim in material.told}
    items = []
    for finding in material.findings:
        pairs = [p for p in finding.pairs if p.a in told and p.b in told and _is_worth_telling(p, material)]
        if pairs:
            items.append(_item(finding, pairs, material, notes))
    return Listing(tuple(items)) if items else None


def _is_worth_telling(pair: Comparison, material: Material) -> bool:
    """Whether a pair differs, and not merely in what one source counts in one document."""
    a, b = material.claims[pair.a], material.claims[pair.b]
    if pair.verdict == "compatible":
        return False
    if pair.verdict in {"inconsistent_within_document", "correction"} or a.document_id != b.document_id:
        return True
    document = material.documents[a.document_id]
    return attribute_claim(a, document).key != attribute_claim(b, document).key


def _item(finding: Finding, pairs: list[Comparison], material: Material, notes: NoteBook) -> Paragraph:
    """Word one question: its name and verdict, then the pairs of the weightiest verdict."""
    ranks = list(load_sentences()["verdicts"])
    pairs = sorted(pairs, key=lambda pair: ranks.index(pair.verdict))
    chosen = [pair for pair in pairs if pair.verdict == pairs[0].verdict][:PAIRS_TOLD]
    name = _name_verdict(pairs[0], material)
    question = " ".join(finding.question.split()).rstrip(".")
    separator = "" if question.endswith("?") else ":"
    sentences = tuple(_sentence(pair, material, notes) for pair in chosen)
    return Paragraph(sentences, run_in=f"{question}{separator} {name if separator else name.capitalize()}.")


def _name_verdict(pair: Comparison, material: Material) -> str:
    """Return a verdict's name as it is shown for the kind of value: figures, dates, terms or accounts."""
    names = load_sentences()["verdict_names"][pair.verdict]
    kind = material.claims[pair.a].value.kind
    shown: str = names if isinstance(names, str) else names.get(kind, names["other"])
    return shown


def _form(pair: Comparison, material: Material) -> str:
    forms = load_sentences()["verdicts"]
    in_words = f"{pair.verdict}_in_words"
    counted = material.claims[pair.a].value.kind == "quantity"
    form: str = forms[in_words] if in_words in forms and not counted else forms[pair.verdict]
    return form


def _sentence(pair: Comparison, material: Material, notes: NoteBook) -> Sentence:
    first, second = sorted((material.claims[pair.a], material.claims[pair.b]), key=material.order)
    slots = {**_side(first, "a", material), **_side(second, "b", material)}
    slots |= {"x": _value(first, material), "y": _value(second, material)}
    slots |= {"reason": Span(_missing(pair, (first, second), material)), "period": Span(_period(first))}
    spans = tuple(_fill(_form(pair, material), slots))
    opened = (Span(spans[0].text[:1].upper() + spans[0].text[1:], spans[0].style), *spans[1:])
    return Sentence(opened, tuple(dict.fromkeys((notes.cite(first), notes.cite(second)))))


def _fill(form: str, slots: dict[str, Span]) -> list[Span]:
    """Put spans into a form, so that a source's words stay a quotation."""
    spans: list[Span] = []
    for number, piece in enumerate(_SLOT.split(form)):
        span = slots[piece] if number % 2 else Span(piece)
        if spans and spans[-1].style == span.style == "plain":
            spans[-1] = Span(spans[-1].text + span.text)
        elif span.text:
            spans.append(span)
    return spans


def _side(claim: Claim, letter: str, material: Material) -> dict[str, Span]:
    document = material.documents[claim.document_id]
    links = spoken_links(claim)
    name = name_of_speaker(links[-1]) if links else name_of_document(document)
    date = _date(claim, material)
    return {
        letter: Span(attribute_claim(claim, document).source),
        f"{letter}_name": Span(name),
        f"{letter}_date": Span(date),
        f"{letter}_dated": Span(f"{name}, {date}"),
    }


def _date(claim: Claim, material: Material) -> str:
    """Return the date to which a side's value belongs: as stated, as observed, else as published."""
    valid = claim.valid
    if valid.start and valid.start == valid.end:
        return format_for_readers(valid.start)
    if claim.observed_at is not None and claim.observed_at.basis != "published":
        return format_for_readers(claim.observed_at.edtf)
    return date_beside_name(material.documents[claim.document_id])


def _value(claim: Claim, material: Material) -> Span:
    if claim.value.kind in {"text", "entity"} or claim.polarity == "negative" or claim.stance == "denied":
        return Span(running_quotation(claim, material.documents[claim.document_id]), "quotation")
    return Span(speak_value(claim.value))


def _missing(pair: Comparison, claims: tuple[Claim, Claim], material: Material) -> str:
    """Say what is missing for a comparison: the source that prints no date, else the reason that the rule gave."""
    undated = [c for c in claims if _date(c, material) == "undated"]
    if undated:
        names = dict.fromkeys(name_of_document(material.documents[claim.document_id]) for claim in undated)
        return f"{' and '.join(names)} {'prints' if len(names) == 1 else 'print'} no date"
    return pair.reason.strip().rstrip(".")


def _period(claim: Claim) -> str:
    start = claim.valid.start
    return "year" if start and start == claim.valid.end and len(start) == 4 else "period"
