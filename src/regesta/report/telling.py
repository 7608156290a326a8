"""Paragraphs: the claims of one matter enter, sentences with their notes leave.

Claims that rest on the same words are told once; an attribution holds until another is given; a figure that another
document merely has too is not told again but said to be the same, with what is known of its origin.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model import Claim, Comparison
from regesta.report.content import Sentence, Span
from regesta.report.dating import date_beside_name
from regesta.report.gathering import Telling, find_agreements, find_words_printed_again, gather_tellings
from regesta.report.material import Material
from regesta.report.noting import NoteBook
from regesta.report.sourcing import name_of_document
from regesta.report.speaking import Content, speak_value
from regesta.report.wording import load_sentences

__all__ = ["tell_claims"]


def tell_claims(
    claims: Sequence[Claim], material: Material, notes: NoteBook, told: set[tuple[str, ...]] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences for claims in the order given; no claim is left out, and each sentence has its notes.

    `told` holds (document, quotation) of what the same part of the report has quoted; it is not quoted again, and what
    is quoted here is added. All claims may have been told: then there is no sentence.
    """
    tellings = _not_yet_told(gather_tellings(claims, material), notes, set() if told is None else told)
    agreed = find_agreements(tellings, material)
    printed_again = find_words_printed_again(tellings)
    sentences: list[Sentence] = []
    held: tuple[object, ...] | None = None
    for number, telling in enumerate(tellings):
        earlier, pair = agreed.get(number, (None, None))
        if earlier is not None and pair is not None and pair.origin == "independent":
            continue
        others = [tellings[n] for n, (first, p) in agreed.items() if first is telling and p.origin == "independent"]
        if others:
            sentences.append(_separately(telling, others, notes))
        elif number in printed_again:
            sentences.append(_same_words(telling, material, notes))
        elif earlier is not None and pair is not None:
            sentences.append(_the_same(earlier, telling, pair, material, notes))
        elif (
            sentences
            and _continues(tellings[number - 1], telling, held)
            and number - 1 not in {*agreed, *printed_again}
        ):
            sentences[-1] = _lengthen(sentences[-1], telling, notes)
        else:
            sentences.append(_sentence(telling, notes, first=telling.attribution.key != held))
        held = None if others else telling.attribution.key
    return tuple(sentences)


def _not_yet_told(tellings: list[Telling], notes: NoteBook, told: set[tuple[str, ...]]) -> list[Telling]:
    """Leave out quotations that the part has already; their claims still join the notes."""
    fresh = []
    for telling in tellings:
        key = (telling.claims[0].document_id, *telling.content.key)
        if telling.content.clause is None and key in told:
            _cite(telling, notes)
            continue
        if telling.content.clause is None:
            told.add(key)
        fresh.append(telling)
    return fresh


def _same_words(telling: Telling, material: Material, notes: NoteBook) -> Sentence:
    document = material.documents[telling.claims[0].document_id]
    source = f"{name_of_document(document)} ({date_beside_name(document)})"
    text = load_sentences()["attribution"]["same_words"].format(source=source)
    return Sentence((Span(_capital(text)),), _cite(telling, notes))


def _sentence(telling: Telling, notes: NoteBook, *, first: bool) -> Sentence:
    words = load_sentences()["attribution"]
    content, attribution = telling.content, telling.attribution
    frame = words["first"].format(source=attribution.source)
    if content.clause is not None:
        dated = content.as_of if " since " not in content.clause else ""
        lead = ", ".join(part for part in (frame if first else "", dated) if part)
        text = f"{lead}, {content.clause}." if lead else f"{content.clause}."
        return Sentence((Span(_capital(text)),), _cite(telling, notes))
    hedge = (
        attribution.hedge
        if attribution.hedge and attribution.hedge.casefold() not in content.quotation.casefold()
        else None
    )
    parts = [frame if first else words["again"], content.as_of, words["hedge"].format(hedge=hedge) if hedge else ""]
    lead = ", ".join(part for part in parts if part)
    return Sentence(
        (Span(f"{lead}, " if content.stance else f"{lead}: "), *content.spans, *_stop(content)), _cite(telling, notes)
    )


def _continues(before: Telling, telling: Telling, held: tuple[object, ...] | None) -> bool:
    """Whether a quotation can follow the one before it in the same sentence: same speaker, stance, date and hedge."""
    a, b = before.content, telling.content
    plain = a.clause is None and b.clause is None and (a.stance, a.as_of) == (b.stance, b.as_of)
    return plain and held == telling.attribution.key and before.attribution.hedge == telling.attribution.hedge


def _lengthen(sentence: Sentence, telling: Telling, notes: NoteBook) -> Sentence:
    """Add a quotation to a sentence of quotations; its notes join the sentence's."""
    spans = sentence.spans[:-1] if sentence.spans[-1].text == "." else sentence.spans
    cited = tuple(dict.fromkeys((*sentence.notes, *_cite(telling, notes))))
    return Sentence((*spans, Span("; "), *telling.content.quoted, *_stop(telling.content)), cited)


def _stop(content: Content) -> tuple[Span, ...]:
    return () if content.quotation.endswith(("?", "!")) and not content.worked_out else (Span("."),)


def _capital(text: str) -> str:
    """Begin a sentence with a capital, unless it begins with a web address."""
    return text if "." in text.split(" ")[0] else text[:1].upper() + text[1:]


def _cite(telling: Telling, notes: NoteBook) -> tuple[int, ...]:
    return tuple(dict.fromkeys(notes.cite(claim) for claim in telling.claims))


def _separately(telling: Telling, others: list[Telling], notes: NoteBook) -> Sentence:
    """Word independent origins that agree: "A and, separately, B reported …", each with its own words where quoted."""
    words = load_sentences()["attribution"]
    sources = " and ".join(other.attribution.source for other in others)
    lead = _capital(words["agreement"].format(first=telling.attribution.source, others=sources))
    cited = tuple(dict.fromkeys(n for told in (telling, *others) for n in _cite(told, notes)))
    if telling.content.clause is not None and not telling.content.as_of:
        return Sentence((Span(f"{lead} that {telling.content.clause}."),), cited)
    spans = [Span(f"{lead} {speak_value(telling.claims[0].value)}: ")]
    for number, told in enumerate((telling, *others)):
        spans += [Span("; ")] if number else []
        spans.extend(told.content.spans)
    return Sentence((*spans, Span(".")), cited)


def _the_same(earlier: Telling, later: Telling, pair: Comparison, material: Material, notes: NoteBook) -> Sentence:
    """Word a value that is no second source: copied from the earlier document, or alike with its origin unknown."""
    sentences = load_sentences()
    what = sentences["repeated_values"][later.claims[0].value.kind]
    whose = f"{name_of_document(material.documents[earlier.claims[0].document_id])}’s"
    form = sentences["attribution"]["repeated" if pair.origin == "same" else "alike"]
    text = form.format(source=later.attribution.source, whose=whose, what=what)
    return Sentence((Span(_capital(text)),), _cite(later, notes))
