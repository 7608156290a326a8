"""Lines of fact sheets without a verb: "approximately 1,500 Somalia (2025)" under "Military deployments".

A `Reading`, its `Focus` and the claims already made enter; claims of troop strength leave. The heading over a line, or
its own label before a colon, says what is counted; the title says whose forces they are. A line that lists neither
countries under a heading of deployments nor people under one of strength gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attribution import chain_over
from regesta.extract.centres.counting import unit_class
from regesta.extract.clocks.observation import observed_when_published
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import slice_of
from regesta.extract.reading.forms import FINITE
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.values import quantity_value
from regesta.extract.word_lists import words_of
from regesta.model import Block, Claim, Mention, ObservedAt, Quantity, Valid

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "troop_strength.fact_line"
ABROAD = words_of("deployment_headings")
COUNTED = words_of("strength_headings")
ARMED = words_of("armed_headings")
BODIES = words_of("counted_bodies")
LONGEST_HEADING = 9
"""Words of a line that may stand over another as its heading, where the page marks none."""
LONGEST_LABEL = 5
"""Words before a colon that say what a line counts: "Active military personnel"."""
AGE_OR_COUNT = 30
"""Up to here a bare figure after "Personnel" may be an age or a rank and no strength."""


def read_fact_lines(reading: Reading, focus: Focus, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a strength for each figure of a line without a verb that its heading or label says to count soldiers."""
    taken = [(claim.value.start, claim.value.end) for claim in claims]
    for quantity in reading.annotated.quantities:
        token = reading.token_at(quantity.start)
        block = reading.block_at(quantity.start)
        if block is None or unit_class(quantity) is not None or any(word.tag_ in FINITE for word in token.sent):
            continue
        if block.role in ("cell", "furniture", "byline", "footnote") or any(a <= quantity.start < b for a, b in taken):
            continue
        claim = _claim(reading, focus, block, quantity)
        if claim is not None:
            yield claim


def _claim(reading: Reading, focus: Focus, block: Block, quantity: Quantity) -> Claim | None:
    heading = _words_over(reading, block)
    counted = reading.token_at(quantity.counted_start) if quantity.counted_start is not None else None
    country = reading.country_of(counted) if counted is not None else None
    operator = _whose(reading, focus, quantity)
    if operator is None:
        return None
    if counted is not None and country is not None:
        if not (heading & ABROAD and heading & ARMED) or country == operator.name:
            return None
        return _strength(reading, quantity, operator, country_mention(reading, counted, country))
    if _is_labelled(reading, block, quantity) or (heading & COUNTED and heading & ARMED and _is_body(reading, counted)):
        return _strength(reading, quantity, operator, None)
    return None


def _words_over(reading: Reading, block: Block) -> frozenset[str]:
    """Return the words of a block's heading: the short line right above it, else the section's."""
    blocks = reading.document.blocks
    before = [other for other in blocks if other.end <= block.start]
    line = reading.document.text[before[-1].start : before[-1].end] if before else ""
    above = line if 0 < len(line.split()) <= LONGEST_HEADING and line.rstrip()[-1:].isalpha() else block.section or ""
    return frozenset(word.strip(".,:;()-–").lower() for word in above.split())


def _is_labelled(reading: Reading, block: Block, quantity: Quantity) -> bool:
    """Tell whether a line's own label counts soldiers: "Active personnel: about 19,000"."""
    label, colon, _ = reading.document.text[block.start : quantity.start].partition(":")
    words = label.split()
    if not colon or not 0 < len(words) <= LONGEST_LABEL or (quantity.number or quantity.low or 0) <= AGE_OR_COUNT:
        return False
    tokens = [t for t in reading.doc[reading.token_at(block.start).i : reading.token_at(quantity.start).i]]
    named = [t for t in tokens if t.idx < block.start + len(label) and t.is_alpha]
    return bool(named) and "military_people" in reading.classes(named[-1])


def _is_body(reading: Reading, counted: Token | None) -> bool:
    """Tell whether a figure counts people in uniform, or an army by its heads: "7,000 active Armed Forces"."""
    return counted is not None and (
        "military_people" in reading.classes(counted) or counted.lower_ in BODIES or counted.head.lower_ in BODIES
    )


def _whose(reading: Reading, focus: Focus, quantity: Quantity) -> Mention | None:
    """Return the country whose forces a sheet counts: the only one of its title, else that of the page."""
    titled = {mention.name: mention for mention in focus.headlines.titled}
    if len(titled) == 1:
        return next(iter(titled.values()))
    return focus.host(reading.token_at(quantity.start), None)


def _strength(reading: Reading, quantity: Quantity, operator: Mention, host: Mention | None) -> Claim | None:
    document, sentence = reading.document, reading.token_at(quantity.start).sent
    at = Mention(start=quantity.start, end=quantity.end, text=quantity.text, type="force", name=quantity.text)
    subject = naming.name_forces(reading, at, operator, host)
    chain = chain_over(reading, quantity.start, quantity.end)
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate="troop_strength", property="strength",
            polarity="positive", stance="asserted", subject=subject, operator=operator, host=host, location=None,
            value=quantity_value(quantity), valid=Valid(), observed_at=_as_of(reading, sentence.end_char),
            asserted_on=document.published, attribution=chain,
            evidence=(slice_of(reading, sentence.start_char, sentence.end_char),), rule=RULE,
        ),
    )  # fmt: skip


def _as_of(reading: Reading, end: int) -> ObservedAt | None:
    """Return the date in brackets that closes a line, as of which it holds; else the publication's."""
    text = reading.document.text
    for time in reading.times_between(end - 40, end):
        bracketed = text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")"
        if bracketed and time.edtf_start:
            return ObservedAt(edtf=time.edtf_start, basis="stated")
    return observed_when_published(reading)
