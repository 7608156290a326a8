"""Why a slot stays empty though a country stands near: told to who asks how a claim came about.

`Slots` enter, after all ways of a rule found nothing; a sentence leaves, None where no country was in question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from regesta.extract.discourse.evidences import PageEvidence
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.other_forces import are_others
from regesta.extract.slots.silences import nothing_from_afar


def why_not_taken(slot: str, ways: Sequence[str], slots: Slots) -> str | None:
    """Return why the country that is most present around a claim was not taken for its host or operator.

    None where the rule does not ask the passage, or nothing is present there.
    """
    if slot == "host" and "focus_host" in ways:
        return _why_no_host(slots)
    return _why_no_operator(slots) if slot == "operator" and "focus_operator" in ways else None


def _why_no_host(slots: Slots) -> str | None:
    found = slots.focus.likely_host(slots.noun, slots.guest)
    if found is None:
        return None
    if nothing_from_afar(slots):
        return f"{found.name} is most present around it, but the clause says of itself that it is elsewhere."
    if slots.focus.may_take_host(found, slots.noun, slots.guest):
        return None
    return _told(found.name, slots.focus.evidences_for_host(found, slots.noun, slots.guest))


def _why_no_operator(slots: Slots) -> str | None:
    host = slots.host.name if slots.host is not None else None
    found = slots.focus.likely_operator(slots.noun, host)
    if found is None:
        return None
    if are_others(slots):
        return f"{found.name} is most present around it, but the clause tells of others\u2019 forces."
    if slots.focus.may_take_operator(found, slots.noun, host):
        return None
    return _told(found.name, slots.focus.evidences_for_operator(found, slots.noun, host))


def _told(name: str, evidences: Collection[PageEvidence]) -> str:
    speaking = " and ".join(one.value for one in PageEvidence if one in evidences) or "nothing more than one mention"
    return f"{name} is most present around it, but too little speaks for it: {speaking}."
