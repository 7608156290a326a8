"""Making and taking back judgements: an opened store and who decides what enter; the register follows at once.

The clock and the user's name come from outside (`Maker`); nothing here looks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.decisions.choosing import Chosen
from regesta.decisions.subjects import Mentions, divide, whole_subject
from regesta.errors import SettingsError, UnknownEntry
from regesta.model import Contradiction, Decision, Entity, Judgement, Standing, Subject, as_plain, digest
from regesta.relinking import link_and_reconcile
from regesta.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who decides, when and why; `at` is an ISO 8601 time."""

    by: str
    at: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A judgement with what came of it."""

    judgement: Judgement
    standing: Standing | None
    """None for a judgement that was taken back."""
    contradictions: tuple[Contradiction, ...]
    entities: tuple[Entity, ...]
    """What its mentions belong to now."""


def decide(store: Store, decision: Decision, a: Chosen, b: Chosen, maker: Maker) -> Made:
    """Store that two entities are the same, are not, or may be; raises SettingsError where they are one already."""
    if a.entity.id == b.entity.id:
        raise SettingsError(
            f"“{a.called}” and “{b.called}” are one entity already: {a.entity.name} ({a.entity.id[:12]}). "
            "To see why: regesta why; to take a spelling or a claim out of it: regesta split."
        )
    mentions = Mentions.of(store, {a.entity.id, b.entity.id})
    subjects = tuple(whole_subject(mentions, one, {}) for one in (a, b))
    return _store(store, decision, subjects, maker)


def take_out(store: Store, entity: Entity, parts: Sequence[str], maker: Maker) -> Made:
    """Store that some spellings or claims of an entity are not the same as the rest of it.

    Raises UnknownEntry for a part that it does not have, SettingsError where no part or the whole of it was named.
    """
    if not parts:
        spellings = ", ".join(f"“{name}”" for name in entity.names)
        raise SettingsError(
            f"{entity.name} ({entity.id[:12]}): say which spellings or claims to take out of it. "
            f"Its spellings: {spellings}. What a person joined is parted by: regesta retract."
        )
    out, rest = divide(Mentions.of(store, {entity.id}), entity, parts, {})
    if not rest.anchors:
        raise SettingsError(f"{entity.name} ({entity.id[:12]}): that is all of it, and nothing would stay. Name less.")
    return _store(store, "not the same", (out, rest), maker)


def _store(store: Store, decision: Decision, subjects: tuple[Subject, ...], maker: Maker) -> Made:
    judgement = Judgement(
        id="",
        subjects=subjects,
        decision=decision,
        by=maker.by,
        reason=maker.because,
        decided_at=maker.at,
    )
    judgement = replace(judgement, id=digest(as_plain(judgement)))
    with store.writing():
        store.add_judgement(judgement)
        link_and_reconcile(store)
    return _made(store, judgement)


def retract(store: Store, prefix: str, maker: Maker) -> Made:
    """Take back the judgement whose id begins so; raises UnknownEntry for none, several, or one taken back before."""
    judgement = find_judgement(store, prefix)
    if judgement.retracted_at is not None:
        who = f" by {judgement.retracted_by}" if judgement.retracted_by else ""
        raise UnknownEntry(f"{prefix}: this judgement was taken back{who} on {judgement.retracted_at} already.")
    with store.writing():
        store.retract_judgement(judgement.id, at=maker.at, by=maker.by, reason=maker.because)
        link_and_reconcile(store)
    return _made(store, find_judgement(store, judgement.id))


def find_judgement(store: Store, prefix: str) -> Judgement:
    """Return the one judgement, taken back or not, whose id begins so; raises UnknownEntry for none or several."""
    found = [one for one in store.judgements(retracted=True) if prefix and one.id.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownEntry(
            f"{prefix}: the register has no judgement whose id begins so. They are listed by: regesta judgements"
        )
    raise UnknownEntry(f"{prefix}: {len(found)} judgements have ids that begin so. Give more of it.")


def _made(store: Store, judgement: Judgement) -> Made:
    decided = store.decided()
    standing = next((one for one in decided.standings if one.judgement_id == judgement.id), None)
    ids = [one for side in standing.entities for one in side] if standing is not None else []
    entities = {one.id: one for one in store.entities()}
    return Made(
        judgement=judgement,
        standing=standing,
        contradictions=tuple(one for one in decided.contradictions if judgement.id in one.judgements),
        entities=tuple(entities[one] for one in dict.fromkeys(ids) if one in entities),
    )
