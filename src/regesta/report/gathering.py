"""What the sentences of one matter will say: claims enter; tellings leave, each with all the claims that it covers.

Claims on the same words are put together, what a wider quotation holds is not told beside it, and values or words that
another document has too are found, so that they are not told as if they were new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.model import Claim, Comparison
from regesta.report.material import Material
from regesta.report.sourcing import Attribution, attribute_claim
from regesta.report.speaking import Content, speak_claim

__all__ = ["Telling", "find_agreements", "find_words_printed_again", "gather_tellings"]

WORDS_OF_A_COPY = 8
"""Words that two documents must share in one quotation for "the same words" to be worth saying; a title has fewer."""


@dataclass(slots=True)
class Telling:
    """What one sentence will say, with all the claims that it covers."""

    attribution: Attribution
    content: Content
    claims: list[Claim] = field(default_factory=list)


def gather_tellings(claims: Sequence[Claim], material: Material) -> list[Telling]:
    """Return what is to be told of claims, in their order; every claim is in exactly one telling."""
    return _absorb(_gather(claims, material), material)


def _gather(claims: Sequence[Claim], material: Material) -> list[Telling]:
    """Put claims together that rest on the same words; a quotation of several stances loses its label.

    Where only some of the claims on a quotation name its speaker, the speaker is told.
    """
    tellings: dict[tuple[object, ...], Telling] = {}
    for claim in claims:
        attribution = attribute_claim(claim, material.documents[claim.document_id])
        content = speak_claim(claim, material)
        key = (attribution.key, content.clause) if content.clause else (claim.document_id, content.key)
        known = tellings.setdefault(key, Telling(attribution, content))
        known.claims.append(claim)
        if len(attribution.key) > len(known.attribution.key):
            known.attribution = attribution
        if content.clause is None:
            known.content = _shared(known.content, content)
    return list(tellings.values())


def _shared(a: Content, b: Content) -> Content:
    """Return what two claims on one quotation share; a label or date that only one of them has is left to the note."""
    return Content(
        clause=None,
        quotation=a.quotation,
        stance=a.stance if a.stance == b.stance else None,
        as_of=a.as_of if a.as_of == b.as_of else "",
        worked_out=a.worked_out if a.worked_out == b.worked_out else "",
        beside=a.beside,
    )


def _absorb(tellings: list[Telling], material: Material) -> list[Telling]:
    """Drop a sentence whose value stands in a quotation that is told anyway; its claims join that quotation's notes.

    The widest quotation takes them: what covers a sentence that is itself covered covers both.
    """
    beside: dict[str, list[Telling]] = {}
    for telling in tellings:
        beside.setdefault(telling.claims[0].document_id, []).append(telling)
    widest = {id(t): _widest(t, beside[t.claims[0].document_id]) for t in tellings}
    kept = [t for t in tellings if widest[id(t)] is None]
    for telling in tellings:
        if (wider := widest[id(telling)]) is not None:
            wider.claims.extend(telling.claims)
    return _without_titles(kept, material)


def _widest(telling: Telling, beside: list[Telling]) -> Telling | None:
    covering = [other for other in beside if other is not telling and _covers(other, telling)]
    return max(covering, key=lambda other: len(other.content.quotation), default=None)


def _without_titles(tellings: list[Telling], material: Material) -> list[Telling]:
    """Drop what only quotes a document's title where another sentence is told from the same document."""
    kept = [telling for telling in tellings if not _is_title(telling, material)]
    bodies = {telling.claims[0].document_id: telling for telling in reversed(kept)}
    for telling in tellings:
        if _is_title(telling, material) and (body := bodies.get(telling.claims[0].document_id)) is not None:
            body.claims.extend(telling.claims)
    return [t for t in tellings if not _is_title(t, material) or t.claims[0].document_id not in bodies]


def _is_title(telling: Telling, material: Material) -> bool:
    title = material.documents[telling.claims[0].document_id].title
    return telling.content.clause is None and bool(title) and telling.content.quotation == str(title).rstrip(".;,")


def _covers(wider: Telling, telling: Telling) -> bool:
    """Whether a quotation holds all that another sentence says, by the same speaker and with the same stance."""
    same = wider.attribution.key == telling.attribution.key and wider.content.as_of == telling.content.as_of
    if not same or wider.content.clause is not None:
        return False
    if wider.content.beside or telling.content.beside:
        return False  # a figure of a table has its headers; "0" in "120" is no repetition
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


def find_agreements(tellings: list[Telling], material: Material) -> dict[int, tuple[Telling, Comparison]]:
    """Return, for each telling whose value an earlier one of another document has, that telling and the comparison."""
    pairs = material.agreeing
    agreed: dict[int, tuple[Telling, Comparison]] = {}
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


def find_words_printed_again(tellings: list[Telling]) -> set[int]:
    """Return which tellings quote, from another document, a sentence that was quoted before, word for word."""
    again = set()
    for number, telling in enumerate(tellings):
        words = telling.content.quotation
        if telling.content.clause is None and len(words.split()) >= WORDS_OF_A_COPY:
            before = (t.content.quotation for t in tellings[:number] if t.content.clause is None)
            again |= {number} if words in before else set()
    return again


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
