"""One claim in words: a claim enters, the content of its sentence leaves, as a clause of ours or as a quotation.

A clause is used only where wording/clauses.yaml has one for the predicate, property, kind of value and stance, and
the text gives every slot that it needs in the clause or sentence itself. Everything else is quoted, with a word before
it for a stance that is not plain assertion: no template guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from regesta.dates import format_for_readers
from regesta.model import Claim, Evidence, Mention, Quantity, Value
from regesta.report.content import Span
from regesta.report.dating import as_of, dated_preposition, when_valid
from regesta.report.material import Material
from regesta.report.quoting import headers_of, quotations_of, running_quotation
from regesta.report.wording import load_clauses, load_sentences, load_words

__all__ = ["Content", "figure_of", "speak_claim", "speak_value"]

WORDS_BETWEEN = 8
"""Words between a subject and its value in a clause; what lies further apart is for the reader to join."""
LONGEST_TERM = 8
"""Words of a term that a clause takes, as in "up to 30 years"; a longer value is a sentence by itself."""
ARTICLE_TYPES = frozenset({"facility", "military_unit", "agreement", "treaty"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a sentence says: a clause in our words, or a quotation with the word for its stance and its date."""

    clause: str | None
    quotation: str
    stance: str | None = None
    as_of: str = ""
    worked_out: str = ""
    """When it holds, where the quotation itself does not print the year: goes in square brackets after it."""
    beside: tuple[str, ...] = ()
    """Of a figure in a table: the words of its headers, each a quotation, which say what the figure is."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The quotation with its stance, as it stands after a colon."""
        label = (Span(f"{self.stance}:", "label"), Span(" ")) if self.stance else ()
        return (*label, *self.quoted)

    @property
    def quoted(self) -> tuple[Span, ...]:
        """The quotation with the date that is worked out for it, if any."""
        form = load_sentences()["attribution"]["worked_out"]
        date = (Span(form.format(date=self.worked_out)),) if self.worked_out else ()
        headers = (span for words in self.beside for span in (Span(words, "quotation"), Span(", ")))
        lead = (*tuple(headers)[:-1], Span(": ")) if self.beside else ()
        return (*lead, Span(self.quotation, "quotation"), *date)

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same quotation: a figure under other headers says something else."""
        return (self.quotation, *self.beside)


def speak_claim(claim: Claim, material: Material) -> Content:
    """Return the words for a claim; a hedge of the source, a negative or a missing slot makes it a quotation."""
    document = material.documents[claim.document_id]
    dated = as_of(claim, document)
    stance = load_sentences()["stances"].get(claim.stance)
    if quotations_of(claim)[1]:
        stance = " ".join(part for part in (stance, claim.property.replace("_", " ")) if part)
    quotation = running_quotation(claim, document)
    clause = None if _must_be_quoted(claim) else _fill_clause(claim)
    if clause is not None:
        return Content(clause, quotation, stance, dated, beside=headers_of(claim, document))
    dated = "" if _prints_year(quotation, claim.observed_at.edtf if claim.observed_at else "") else dated
    headers = headers_of(claim, document)
    return Content(None, quotation, stance, dated, _worked_out(claim, " ".join((quotation, *headers))), headers)


def _prints_year(quotation: str, edtf: str) -> bool:
    year = edtf[:4]
    return year.isdigit() and year in quotation


def _worked_out(claim: Claim, quotation: str) -> str:
    """Return when a claim holds, in brackets' words, where its words leave the year to the reader; else nothing."""
    edges = [edge for edge in (claim.valid.start, claim.valid.end) if edge and edge != ".." and edge[:4].isdigit()]
    if not edges or all(_prints_year(quotation, edge) for edge in edges):
        return ""
    words = when_valid(claim.valid).strip().replace("[", "").replace("]", "")
    return words.removeprefix("on ").removeprefix("in ").removeprefix("from ")


def _must_be_quoted(claim: Claim) -> bool:
    """Whether words of ours could drop something: a negative, a hedge on the way, a subject from elsewhere."""
    hedged = any(link.hedge for link in claim.attribution)
    return claim.polarity == "negative" or hedged or not _subject_is_quoted(claim)


def _subject_is_quoted(claim: Claim) -> bool:
    """Whether the subject stands in the words that are quoted, so that a reader can check the clause against them."""
    subject = claim.subject
    if subject is None or subject.found_in not in {"clause", "sentence"}:
        return False
    if not re.search(r"[A-Z\d]", subject.text):
        return False  # "the base": which one is for the reader to judge, not for a clause to decide
    held = (e for e in claim.evidence if e.start <= subject.start and subject.end <= e.end and subject.text in e.quote)
    return any(_stand_together(e, subject, claim.value) for e in held)


def _stand_together(evidence: Evidence, subject: Mention, value: Value) -> bool:
    """Whether subject and value stand close in one clause of the quotation, and neither holds the other."""
    (_, end), (start, _) = sorted([(subject.start, subject.end), (value.start, value.end)])
    between = evidence.quote[end - evidence.start : start - evidence.start]
    near = start >= end and len(between.split()) <= WORDS_BETWEEN
    return near and not re.search(r"[,;:()–—]|\s(?:and|but|or|which|who|that)\s", between)


def _fill_clause(claim: Claim) -> str | None:
    """Return the first clause that fits with its slots filled; None where there is none."""
    for entry in load_clauses().get(claim.predicate, {}).get(claim.property, []):
        if _fits(entry, claim):
            clause: str = entry["clause"].format(**_slots(claim))
            return clause
    return None


def _fits(entry: dict[str, Any], claim: Claim) -> bool:
    types = entry.get("subject_types")
    return (
        entry["kind"] == claim.value.kind
        and entry["stance"] == claim.stance
        and (types is None or (claim.subject is not None and claim.subject.type in types))
        and _has_cue(entry.get("cues"), claim)
        and not (claim.value.kind == "date" and claim.value.edtf is None)
        and not (claim.value.kind == "duration" and not _is_term(claim.value.text))
    )


def _has_cue(cues: list[str] | None, claim: Claim) -> bool:
    words = " ".join(evidence.quote for evidence in claim.evidence).casefold()
    return cues is None or any(re.search(rf"\b{re.escape(cue)}", words) for cue in cues)


def _is_term(text: str) -> bool:
    """Whether a duration reads as a noun phrase: "up to 30 years", not "ten-year" and not a sentence."""
    return len(text.split()) <= LONGEST_TERM and re.search(r"\s(?:years?|months?|days?)$", text) is not None


def _slots(claim: Claim) -> dict[str, str]:
    value = claim.value
    dated = claim.value.kind == "date"
    return {
        "subject": _subject(claim.subject),
        "value": speak_value(value),
        "figure": figure_of(value.quantity) if value.quantity else value.text,
        "when": "" if dated else when_valid(claim.valid),
        "on_value": f" {dated_preposition(value.edtf)}" if value.edtf else "",
    }


def _subject(mention: Mention | None) -> str:
    """Return a subject as its source prints it, with an article where its kind wants one and it has none."""
    if mention is None:
        return ""
    words = " ".join(mention.text.split())
    has_own = words.split()[0].casefold() in {"the", "a", "an", "its", "his", "their", "our"}
    possessive = "’s " in words or "'s " in words
    if mention.type not in ARTICLE_TYPES or has_own or possessive or not _is_described(words):
        return words
    return f"the {words}"


def _is_described(words: str) -> bool:
    """Whether a name ends in a common noun, so that English puts "the" before it: "the 201st Military Base"."""
    return any(word.casefold().strip("(),") in load_words()["common_nouns"] for word in words.split())


def figure_of(quantity: Quantity) -> str:
    """Return a figure with its printed hedge and without what it counts, as "about 7,000"."""
    return _lower_hedge(quantity.text)


def speak_value(value: Value) -> str:
    """Return a value as running text gives it: a figure with hedge and what is counted, a date for readers, words."""
    if value.kind == "quantity" and value.quantity is not None:
        figure = figure_of(value.quantity)
        counted = value.quantity.counted or ("people" if value.quantity.unit == "person" else None)
        return f"{figure} {counted}" if counted and counted.casefold() not in figure.casefold() else figure
    if value.kind == "date" and value.edtf:
        return format_for_readers(value.edtf)
    return _lower_hedge(value.text)


def _lower_hedge(text: str) -> str:
    """Lower the capital of a word that only began the source's sentence."""
    first, _, rest = text.partition(" ")
    words = first.casefold() in load_words()["openings_of_figures"]
    return f"{first.casefold()} {rest}".strip() if words else text
