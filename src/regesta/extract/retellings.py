"""One fact, one claim: what a headline says is the story's, and a sentence that a page prints twice says nothing new.

All claims of a document enter; those that stay leave, with the words of the others as further evidence, and the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.extract.clocks.headlines import end_of_lead
from regesta.extract.reading.document import Reading
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.model import Claim, Evidence, Mention

WHY = "the text says the same elsewhere, with these words as its second evidence"


def join_retellings(
    reading: Reading, claims: list[Claim], finish: Callable[[Claim], Claim], trace: Trace = SILENCE
) -> tuple[list[Claim], list[Claim]]:
    """Return the claims each told once, and those that only tell one of them again.

    A claim of the title is told again by the first below that says the same of the same power and host, in the same
    figure or in the words of the paragraphs that a headline is drawn from. Elsewhere only the same words tell a claim
    again. What a headline says otherwise (another figure, stance or date, another speaker) stays a claim of its own.
    """
    claims = list(claims)
    told: dict[int, list[Evidence]] = {}
    first_in_words: dict[tuple[object, ...], int] = {}
    again: list[Claim] = []
    for place, claim in enumerate(claims):
        if _is_of_title(reading, claim):
            first = _told_below(reading, claim, claims)
        else:
            first = None if _is_of_cell(claim) else first_in_words.setdefault(_in_words(claim), place)
        if first is None or _is_of_one_sentence(claim, claims[first]):
            told.setdefault(place, [])
        else:
            told.setdefault(first, []).extend(claim.evidence)
            if claim.property == INCREASE != claims[first].property:  # "1,500 extra troops" of the title
                claims[first] = finish(replace(claims[first], property=INCREASE))
            again.append(claim)
            trace.drop(claim, claims[first], WHY)
    left = [(claims[place], evidence) for place, evidence in sorted(told.items())]
    return [_with(claim, evidence, finish, trace) for claim, evidence in left], again


def _with(claim: Claim, evidence: list[Evidence], finish: Callable[[Claim], Claim], trace: Trace) -> Claim:
    if not evidence:
        return claim
    fuller = finish(replace(claim, evidence=(*claim.evidence, *evidence)))
    trace.derive(claim, fuller)
    return fuller


def _told_below(reading: Reading, headline: Claim, claims: list[Claim]) -> int | None:
    """Return which claim of the text tells first what one of the title tells; None for none."""
    others = (i for i, other in enumerate(claims) if not _is_of_title(reading, other))
    return next((i for i in others if _tells_headline(reading, headline, claims[i])), None)


def _is_of_title(reading: Reading, claim: Claim) -> bool:
    block = reading.block_at(claim.evidence[0].start)
    return block is not None and block.role == "title"


def _is_of_cell(claim: Claim) -> bool:
    """Tell whether a claim has headers beside its figure: the same number in two cells of a table is told of two."""
    return len(claim.evidence) > 1


def _is_of_one_sentence(claim: Claim, other: Claim) -> bool:
    return claim.evidence[0].start == other.evidence[0].start


def _in_words(claim: Claim) -> tuple[object, ...]:
    """Return what two claims share that stand in the same words twice: a lead repeated below a photograph.

    The same words of another day, subject, power or host ("Two soldiers were killed.") tell something else.
    """
    slots = (_name(claim.subject), _name(claim.operator), _name(claim.host))
    words = (" ".join(claim.evidence[0].quote.split()), claim.value.text)
    return *words, *_said(claim), _speakers(claim), *slots, claim.valid.start, claim.valid.end


def _tells_headline(reading: Reading, headline: Claim, story: Claim) -> bool:
    if _said(headline) != _said(story) and not _is_an_increase(headline, story):
        return False
    if not _speakers(headline) <= _speakers(story):
        return False
    if not (_agree(headline, story) and _same_time(headline, story)):
        return False
    if headline.value.kind == story.value.kind == "quantity":
        return _figure(headline) == _figure(story)
    if "quantity" in (headline.value.kind, story.value.kind) or not _same_date_or_length(headline, story):
        return False
    known = headline.operator is not None and headline.host is not None
    block = reading.block_at(headline.evidence[0].start)
    near = block is not None and story.evidence[0].start < end_of_lead(reading, block)
    return near and (known or _name(headline.subject) == _name(story.subject))


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.predicate, claim.property, claim.stance, claim.polarity


INCREASE = "increase"
"""The property of figures that come on top of others, which a headline or its story may leave to the other."""


def _is_an_increase(headline: Claim, story: Claim) -> bool:
    """Tell whether a headline and its story differ only in that one says of a figure that it comes on top of others."""
    properties = {headline.property, story.property}
    same = replace(headline, property=INCREASE), replace(story, property=INCREASE)
    return INCREASE in properties and _said(same[0]) == _said(same[1])


def _speakers(claim: Claim) -> frozenset[str]:
    """Return who is told to say it, beside the paper; a headline leaves out whom its story names."""
    return frozenset(link.name for link in claim.attribution if link.role != "publisher")


def _agree(headline: Claim, story: Claim) -> bool:
    """Tell whether the story has the powers and hosts of a headline; it may have more."""
    pairs = ((headline.operator, story.operator), (headline.host, story.host))
    return all(short is None or _name(short) == _name(full) for short, full in pairs)


def _same_time(headline: Claim, story: Claim) -> bool:
    mine = headline.valid.start, headline.valid.end
    return mine in ((None, None), (story.valid.start, story.valid.end))


def _figure(claim: Claim) -> tuple[object, ...]:
    quantity = claim.value.quantity
    return () if quantity is None else (quantity.number, quantity.low, quantity.high, quantity.unit)


def _same_date_or_length(headline: Claim, story: Claim) -> bool:
    """Tell whether two dates, or two lengths, are one; words beside a date say nothing else than it."""
    pairs = ((headline.value.edtf, story.value.edtf), (headline.value.iso, story.value.iso))
    return all(mine is None or its is None or mine == its for mine, its in pairs)


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention is not None else None
