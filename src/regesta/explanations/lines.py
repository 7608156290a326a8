"""An explanation for a terminal: a claim, its document and the explanation enter; lines of plain text leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.printing import FOUND_IN, printable, shorten

if TYPE_CHECKING:
    from regesta.extract.explaining import Candidate, Explanation, LostRule, SlotOrigin, Word
    from regesta.model import Claim, Document

NOT_RETRACED = (
    "The document, read again, does not give this claim: the register was built by another version of the program, "
    "or with a vocabulary of its own (name its folder with --vocabulary). So only what the claim itself holds is told."
)


def format_explanation(claim: Claim, document: Document, explanation: Explanation) -> Iterator[str]:
    """Yield how a claim was made: words, rule, slots and what else was in question, rules that lost, the parse."""
    yield f"Claim {claim.id}"
    yield f"Document: {printable(document.name)}, {printable(document.title or 'without title')}"
    for one in claim.evidence:
        yield f"Quotation ({one.start} to {one.end}): “{printable(one.quote)}”"
    yield f"Predicate: {claim.predicate}, property {claim.property}"
    yield f"  {explanation.definition}"
    yield f"Rule: {claim.rule}: {explanation.why or 'of a vocabulary that is not loaded'}"
    if explanation.met_on:
        yield f"  It was met by {printable(explanation.met_on)}."
    if not explanation.retraced:
        yield NOT_RETRACED
    yield f"Value: “{printable(claim.value.text)}” ({claim.value.kind})"
    for origin in explanation.slots:
        yield from format_origin(origin)
    yield from _format_lost(explanation)
    if explanation.words:
        yield "The parse of these words, each below what it hangs on:"
        yield from format_tree(explanation.words)


def format_origin(origin: SlotOrigin) -> Iterator[str]:
    """Yield where the filling of a slot came from, and what else was in question for it."""
    name = origin.slot.replace("_", " ").capitalize()
    yield f"{name}: {'not known' if origin.name is None else printable(origin.name)}"
    if origin.text is not None:
        place = f" {FOUND_IN[origin.found_in]}" if origin.found_in else ""
        span = f" ({origin.start} to {origin.end})" if origin.start is not None else ""
        yield f"  from “{shorten(printable(origin.text))}”{place}{span}"
    if origin.promise:
        yield f"  {origin.way}: {printable(origin.promise)}" if origin.way else f"  {printable(origin.promise)}"
    if origin.found_nothing:
        yield f"  asked before, found nothing: {', '.join(origin.found_nothing)}"
    yield from (f"  not {_tell(one)}: {printable(one.why)}" for one in origin.others)


def _tell(candidate: Candidate) -> str:
    name, text = printable(candidate.name), printable(candidate.text)
    return name if name == text else f"{name} (“{shorten(text)}”)"


def _format_lost(explanation: Explanation) -> Iterator[str]:
    met = [one for one in explanation.lost_rules if one.met]
    if met:
        yield "Other rules that were met by the same words:"
        yield from map(_tell_lost, met)
    missed = [one for one in explanation.lost_rules if not one.met]
    if missed:
        yield "Rules on the same kind of thing that were not met:"
        yield from map(_tell_lost, missed)
    if explanation.repeated:
        yield "Left out, since this claim says the same:"
        yield from (f"  {one}" for one in explanation.repeated)


def _tell_lost(lost: LostRule) -> str:
    return f"  {lost.rule}: {shorten(lost.why, 140)}"


def format_tree(words: tuple[Word, ...]) -> Iterator[str]:
    """Yield a parse as a tree of lines: each word below the one that it hangs on, with its relation and role."""
    below: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        if word.head != place:
            below.setdefault(word.head, []).append(place)

    def grow(place: int, depth: int) -> Iterator[str]:
        word = words[place]
        role = f" [{word.role}]" if word.role else ""
        yield f"  {'  ' * depth}{printable(word.text)}  {word.relation} {word.tag}{role}"
        for child in below.get(place, []):
            yield from grow(child, depth + 1)

    for place, word in enumerate(words):
        if word.head == place:
            yield from grow(place, 0)
