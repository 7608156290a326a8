"""Paragraphs: the claims of one matter enter, sentences with their notes leave.

Claims that rest on the same words are told once; an attribution holds until another is given; a figure that another
document merely has too is not told again but said to be the same, with what is known of its origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Claim, Comparison
from regesta.report.content import Sentence, Span
from regesta.report.dating import date_beside_name
from regesta.report.material import Material
from regesta.report.noting import NoteBook
from regesta.report.sourcing import Attribution, attribute_claim, name_of_document
from regesta.report.speaking import Content, speak_claim, speak_value
from regesta.report.wording import load_sentences

__all__ = ["tell_claims"]

WORDS_OF_A_COPY = 8
"""Words that two documents must share in one quotation for "the same words" to be worth saying; a title has fewer."""


@dataclass(slots=True)
class _Telling:
    """What one sentence will say, with all the claims that it covers."""

    attribution: Attribution
    content: Content
    claims: list[Claim] = field(default_factory=list)


def tell_claims(
    claims: Sequence[Claim], material: Material, notes: NoteBook, told: set[tuple[str, str]] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences for claims in the order given; no claim is left out, and each sentence has its notes.

    `told` holds (document, quotation) of what the same part of the report has quoted; it is not quoted again, and what
    is quoted here is added. All claims may have been told: then there is no sentence.
    """
    tellings = _not_yet_told(_absorb(_gather(claims, material), material), notes, set() if told is None else told)
    agreed = _agreements(tellings, material)
    printed_again = _printed_again(tellings)
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


def _gather(claims: Sequence[Claim], material: Material) -> list[_Telling]:
    """Put claims together that rest on the same words; a quotation of several stances loses its label.

    Where only some of the claims on a quotation name its speaker, the speaker is told.
    """
    tellings: dict[tuple[object, ...], _Telling] = {}
    for claim in claims:
        attribution = attribute_claim(claim, material.documents[claim.document_id])
        content = speak_claim(claim, material)
        key = (attribution.key, content.clause) if content.clause else (claim.document_id, content.quotation)
        known = tellings.setdefault(key, _Telling(attribution, content))
        known.claims.append(claim)
        if len(attribution.key) > len(known.attribution.key):
            known.attribution = attribution
        if content.clause is None and known.content.stance != content.stance:
            known.content = Content(None, content.quotation, None, known.content.as_of)
    return list(tellings.values())


def _not_yet_told(tellings: list[_Telling], notes: NoteBook, told: set[tuple[str, str]]) -> list[_Telling]:
    """Leave out quotations that the part has already; their claims still join the notes."""
    fresh = []
    for telling in tellings:
        key = (telling.claims[0].document_id, telling.content.quotation)
        if telling.content.clause is None and key in told:
            _cite(telling, notes)
            continue
        if telling.content.clause is None:
            told.add(key)
        fresh.append(telling)
    return fresh


def _absorb(tellings: list[_Telling], material: Material) -> list[_Telling]:
    """Drop a sentence whose value stands in a quotation that is told anyway; its claims join that quotation's notes."""
    kept: list[_Telling] = []
    for telling in tellings:
        wider = next((other for other in tellings if other is not telling and _covers(other, telling)), None)
        wider = wider or _told_below_the_title(telling, tellings, material)
        if wider is None:
            kept.append(telling)
        else:
            wider.claims.extend(telling.claims)
    return kept


def _told_below_the_title(telling: _Telling, tellings: list[_Telling], material: Material) -> _Telling | None:
    """Return another sentence from the same document, when this one only quotes the document's title."""
    document = material.documents[telling.claims[0].document_id]
    if not document.title or telling.content.quotation != document.title.rstrip(".;,"):
        return None
    others = (other for other in tellings if other.claims[0].document_id == document.id)
    return next((other for other in others if other.content.quotation != telling.content.quotation), None)


def _covers(wider: _Telling, telling: _Telling) -> bool:
    """Whether a quotation holds all that another sentence says, by the same speaker and with the same stance."""
    same = wider.attribution.key == telling.attribution.key and wider.content.as_of == telling.content.as_of
    if not same or wider.content.clause is not None:
        return False
    if telling.content.clause is None:
        longer = len(wider.content.quotation) > len(telling.content.quotation)
        return (
            longer
            and wider.content.stance == telling.content.stance
            and telling.content.quotation in wider.content.quotation
        )
    spans = [(e.start, e.end) for claim in wider.claims for e in claim.evidence]
    held = all(any(s <= c.value.start and c.value.end <= e for s, e in spans) for c in telling.claims)
    return held and all(claim.value.text in wider.content.quotation for claim in telling.claims)


def _agreements(tellings: list[_Telling], material: Material) -> dict[int, tuple[_Telling, Comparison]]:
    """Return, for each telling whose value an earlier one of another document has, that telling and the comparison."""
    pairs = {frozenset((p.a, p.b)): p for f in material.findings for p in f.pairs if p.verdict == "compatible"}
    agreed: dict[int, tuple[_Telling, Comparison]] = {}
    for number, later in enumerate(tellings):
        for earlier_number, earlier in enumerate(tellings[:number]):
            if (
                earlier_number in agreed
                or len(later.claims) != 1
                or earlier.attribution.key[0] == later.attribution.key[0]
            ):
                continue
            pair = next(
                (pairs[k] for c in earlier.claims if (k := frozenset((c.id, later.claims[0].id))) in pairs), None
            )
            if pair is not None and _is_sayable(pair) and any(_same_value(c, later.claims[0]) for c in earlier.claims):
                agreed[number] = (earlier, pair)
                break
    return agreed


def _printed_again(tellings: list[_Telling]) -> set[int]:
    """Return which tellings quote, from another document, a sentence that was quoted before, word for word."""
    again = set()
    for number, telling in enumerate(tellings):
        words = telling.content.quotation
        if telling.content.clause is None and len(words.split()) >= WORDS_OF_A_COPY:
            before = (t.content.quotation for t in tellings[:number] if t.content.clause is None)
            again |= {number} if words in before else set()
    return again


def _same_words(telling: _Telling, material: Material, notes: NoteBook) -> Sentence:
    document = material.documents[telling.claims[0].document_id]
    source = f"{name_of_document(document)} ({date_beside_name(document)})"
    text = load_sentences()["attribution"]["same_words"].format(source=source)
    return Sentence((Span(_capital(text)),), _cite(telling, notes))


def _is_sayable(pair: Comparison) -> bool:
    """Two documents that name the same speaker are told apart, each with its chain; shown copying is said."""
    return pair.origin != "same" or any(
        word in f"{pair.rule} {pair.reason}".casefold() for word in ("copied", "passage", "shared")
    )


def _same_value(a: Claim, b: Claim) -> bool:
    """Whether two claims have the very same value and stance; one that merely contains the other is told in full."""
    if (a.stance, a.polarity, a.value.kind) != (b.stance, b.polarity, b.value.kind) or a.value.kind == "text":
        return False
    if a.value.quantity and b.value.quantity:
        x, y = a.value.quantity, b.value.quantity
        return (x.number, x.low, x.high, x.unit) == (y.number, y.low, y.high, y.unit)
    return (a.value.edtf, a.value.iso) == (b.value.edtf, b.value.iso) and (a.value.edtf or a.value.iso) is not None


def _sentence(telling: _Telling, notes: NoteBook, *, first: bool) -> Sentence:
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


def _continues(before: _Telling, telling: _Telling, held: tuple[object, ...] | None) -> bool:
    """Whether a quotation can follow the one before it in the same sentence: same speaker, stance, date and hedge."""
    a, b = before.content, telling.content
    plain = a.clause is None and b.clause is None and (a.stance, a.as_of) == (b.stance, b.as_of)
    return plain and held == telling.attribution.key and before.attribution.hedge == telling.attribution.hedge


def _lengthen(sentence: Sentence, telling: _Telling, notes: NoteBook) -> Sentence:
    """Add a quotation to a sentence of quotations; its notes join the sentence's."""
    spans = sentence.spans[:-1] if sentence.spans[-1].text == "." else sentence.spans
    cited = tuple(dict.fromkeys((*sentence.notes, *_cite(telling, notes))))
    return Sentence((*spans, Span("; "), *telling.content.quoted, *_stop(telling.content)), cited)


def _stop(content: Content) -> tuple[Span, ...]:
    return () if content.quotation.endswith(("?", "!")) and not content.worked_out else (Span("."),)


def _capital(text: str) -> str:
    """Begin a sentence with a capital, unless it begins with a web address."""
    return text if "." in text.split(" ")[0] else text[:1].upper() + text[1:]


def _cite(telling: _Telling, notes: NoteBook) -> tuple[int, ...]:
    return tuple(dict.fromkeys(notes.cite(claim) for claim in telling.claims))


def _separately(telling: _Telling, others: list[_Telling], notes: NoteBook) -> Sentence:
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


def _the_same(earlier: _Telling, later: _Telling, pair: Comparison, material: Material, notes: NoteBook) -> Sentence:
    """Word a value that is no second source: copied from the earlier document, or alike with its origin unknown."""
    sentences = load_sentences()
    what = sentences["repeated_values"][later.claims[0].value.kind]
    whose = f"{name_of_document(material.documents[earlier.claims[0].document_id])}’s"
    form = sentences["attribution"]["repeated" if pair.origin == "same" else "alike"]
    text = form.format(source=later.attribution.source, whose=whose, what=what)
    return Sentence((Span(_capital(text)),), _cite(later, notes))
