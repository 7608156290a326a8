"""Names of claims and figures on a page: claims and figures enter, their numbers, letters, anchors and marks leave."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model import Claim, Figure, Mention
from regesta.web.segments import Mark, Reference


def order_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order of the text: by value, then by evidence, then by id."""
    return sorted(claims, key=lambda claim: (place_claim(claim), claim.value.end, claim.id))


def place_claim(claim: Claim) -> int:
    """Return where a claim stands: at its value, or at its quotation where the value has no words of its own."""
    if claim.value.start < claim.value.end or not claim.evidence:
        return claim.value.start
    return claim.evidence[0].start


def number_claims(claims: Iterable[Claim]) -> dict[str, int]:
    """Return each claim's number in its document, from 1, in the order of the text."""
    return {claim.id: number for number, claim in enumerate(order_claims(claims), start=1)}


def letter_figures(figures: Iterable[Figure]) -> dict[tuple[int, int], str]:
    """Return a letter for each unclaimed figure: a to z, then aa, ab and so on."""
    spans = sorted({(figure.start, figure.end) for figure in figures if figure.state == "unclaimed"})
    return {span: spell_letter(index) for index, span in enumerate(spans)}


def spell_letter(index: int) -> str:
    """Return the index-th letter name from 0: a, b … z, aa, ab …"""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def name_anchor(claim: Claim) -> str:
    """Return the id of a claim's value on its document's page; it follows the claim, not its number."""
    return f"c-{claim.id[:16]}"


def list_slots(claim: Claim) -> tuple[Mention, ...]:
    """Return the mentions that fill a claim's slots, without the empty ones."""
    return tuple(slot for slot in (claim.subject, claim.operator, claim.host, claim.location) if slot)


def mark_value(claim: Claim, number: int) -> Mark:
    """Return the mark of a claim's value, with its number; a value without words is marked by its quotation's end."""
    anchor = name_anchor(claim)
    word = None if claim.stance == "asserted" else claim.stance
    label = f"claim {number}" + (f", {word}" if word else "")
    reference = Reference(text=str(number), href=f"#n-{anchor[2:]}", label=label, word=word)
    start, end = claim.value.start, claim.value.end
    if start >= end and claim.evidence:
        end = claim.evidence[0].end
        start = max(claim.evidence[0].start, end - 1)
    words = "" if claim.value.kind in {"quantity", "date", "duration"} else " words"
    css = f"value{words}" + (f" {claim.stance}" if word else "")
    return Mark(start=start, end=end, kind="value", css=css, anchor=anchor, reference=reference)
