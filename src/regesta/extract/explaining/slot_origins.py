"""Where subject, operator, host and location of a claim came from, and what else was in question for them.

A `Reading`, a claim and the recorded attempt enter; a `SlotOrigin` for each slot leaves.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from itertools import chain

from regesta.extract.discourse.notes import FORCE_FIELDING
from regesta.extract.explaining.explanation import Candidate, SlotOrigin
from regesta.extract.explaining.tables_told import cell_of, tell_place_beside
from regesta.extract.reading.document import Reading
from regesta.extract.slots.actors import in_its_words
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.filling import Way
from regesta.extract.slots.hosts import HOST_WAYS
from regesta.extract.slots.locations import place_of_clause
from regesta.extract.slots.powers import OPERATOR_WAYS
from regesta.extract.slots.subjects import SUBJECT_WAYS
from regesta.extract.tracing.recording import Answer, Attempt
from regesta.model import Claim, Mention

WAYS: Mapping[str, Mapping[str, Way]] = {
    "subject": {**SUBJECT_WAYS, "in_its_words": in_its_words},
    "operator": OPERATOR_WAYS,
    "host": HOST_WAYS,
    "location": {"place_of_clause": place_of_clause},
}
IN_QUESTION: Mapping[str, frozenset[str]] = {
    "subject": frozenset({"facility", "military_unit", "agreement", "treaty", "area"}),
    "operator": frozenset({"country", "organisation"}),
    "host": frozenset({"country"}),
    "location": frozenset({"place", "facility"}),
}
"""Types of names that a reader may expect in a slot; countries are no candidates for a force's name."""
BORROWED = "The other claims of this document on the same subject have it, and none has another."
SITE = "The site that is named beside the number of sites."
NOTHING_FOUND = "None of the rule’s ways found anything."
NO_PLACE = "The clause names no place."
WITHOUT_WAY = "What the passage is about, by its own words."


def promise_of(slot: str, way: str) -> str:
    """Return what a way to fill a slot promises to find, the first sentence of its docstring; empty for no way."""
    function = WAYS.get(slot, {}).get(way)
    doc = inspect.getdoc(function) if function is not None else None
    return " ".join(doc.split("\n\n")[0].split()).replace("`", "") if doc else ""


def trace_slots(reading: Reading, claim: Claim, attempt: Attempt | None) -> Iterator[SlotOrigin]:
    """Yield the origin of each slot that holds a name, empty ones included."""
    for slot in WAYS:
        mention: Mention | None = getattr(claim, slot)
        answers = [one for one in attempt.answers if one.slot == slot] if attempt else []
        yield _origin(reading, claim, slot, mention, answers, attempt)


def _origin(
    reading: Reading, claim: Claim, slot: str, mention: Mention | None, answers: list[Answer], attempt: Attempt | None
) -> SlotOrigin:
    if mention is None and not _is_asked_for(slot, attempt):
        in_table = cell_of(reading, claim) is not None
        told = "Neither the table nor what stands over it says it." if in_table else f"The rule fills no {slot}."
        return SlotOrigin(slot=slot, name=None, promise=told)
    way, promise = _winner(reading, claim, slot, mention, answers, attempt)
    silent = dict.fromkeys(one.way for one in answers if one.asked and one.found is None and one.way)
    origin = SlotOrigin(
        slot=slot,
        name=None,
        way=way,
        promise=promise,
        found_nothing=tuple(name for name in silent if name != way),
        others=tuple(_others(reading, claim, slot, mention, answers)),
    )
    if mention is None:
        return origin
    return SlotOrigin(
        slot=slot, name=mention.name, text=mention.text, start=mention.start, end=mention.end,
        found_in=mention.found_in, way=way, promise=promise, found_nothing=origin.found_nothing, others=origin.others,
    )  # fmt: skip


def _is_asked_for(slot: str, attempt: Attempt | None) -> bool:
    """Tell whether a claim's rule fills a slot at all; a place of the clause is taken under every rule."""
    if attempt is None:
        return False
    return slot == "location" or bool(getattr(attempt.centre.rule, slot))


def _winner(
    reading: Reading, claim: Claim, slot: str, mention: Mention | None, answers: list[Answer], attempt: Attempt | None
) -> tuple[str | None, str]:
    """Return the way that filled a slot, with what it promises; in words what emptied or filled it otherwise."""
    cell = cell_of(reading, claim)
    settled = [one for one in answers if one.asked and (one.found is not None or one.why is not None)]
    last = settled[-1] if settled else None
    if mention is None:
        return None, (last.why if last else None) or (NO_PLACE if slot == "location" else NOTHING_FOUND)
    if slot == "location" and attempt is not None:
        return "place_of_clause", promise_of(slot, "place_of_clause")
    if last is not None and last.found is not None and last.found.name == mention.name:
        return (last.way, promise_of(slot, last.way)) if last.way else (None, last.why or "")
    if attempt is not None:
        return None, BORROWED if slot in ("operator", "host") else SITE
    return None, tell_place_beside(reading, cell, mention.start) if cell is not None else WITHOUT_WAY


def _others(
    reading: Reading, claim: Claim, slot: str, mention: Mention | None, answers: list[Answer]
) -> Iterator[Candidate]:
    """Yield what else the ways would have found, then what else of the kind the sentence names; each name once."""
    taken = {mention.name} if mention is not None else set()
    later = ((one.found, _told_later(one)) for one in answers if one.found is not None and not one.asked)
    seen = ((one, _told_unfound(claim, slot, one)) for one in _named_in_sentence(reading, claim, slot))
    for found, why in chain(later, seen):
        if found.name not in taken:
            taken.add(found.name)
            yield Candidate(name=found.name, text=found.text, start=found.start, end=found.end, why=why)


def _told_later(answer: Answer) -> str:
    return f"the way {answer.way} would have found it, but comes later"


def _told_unfound(claim: Claim, slot: str, mention: Mention) -> str:
    for other in ("subject", "operator", "host", "location"):
        filling: Mention | None = getattr(claim, other)
        if other != slot and filling is not None and filling.name == mention.name:
            return f"it is the {other}"
    return "named in the sentence, but no way of the rule leads to it"


def _named_in_sentence(reading: Reading, claim: Claim, slot: str) -> Iterator[Mention]:
    """Yield the names and adjectives in the claim's quotation that a reader may expect in a slot."""
    first, last = claim.evidence[0].start, claim.evidence[0].end
    wanted = IN_QUESTION[slot]
    for token in reading.doc:
        if not first <= token.idx < last:
            continue
        mention = reading.mention_by_token.get(token.i)
        name = reading.country_of(token) if "country" in wanted else None
        if name is not None:
            yield country_mention(reading, token, name, "sentence")
        elif mention is not None and mention.type in wanted and _may_stand(mention):
            yield mention


def _may_stand(mention: Mention) -> bool:
    """Tell whether a reader may expect a name in its slot: a news agency has no forces, an alliance has."""
    return mention.type != "organisation" or mention.name in FORCE_FIELDING
