"""Which entity is meant: what a user typed and the entities enter, the one meant leaves, or an error that helps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from regesta.errors import AmbiguousName, UnknownEntry
from regesta.model import Entity
from regesta.store.fold import fold

SHOWN_ID = 12
"""Letters of an id that lists show."""
LEAST_ID = 4
"""Letters from which a beginning of an id is looked for; fewer are as likely a name."""
CANDIDATES_SHOWN = 12
NEAR_NAMES = 5

_ID = re.compile(rf"[0-9a-f]{{{LEAST_ID},64}}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entity meant, and the spelling by which it was meant: None where its id or own name was typed."""

    entity: Entity
    spelling: str | None = None

    @property
    def called(self) -> str:
        """What to call it: the spelling typed, else its name."""
        return self.spelling or self.entity.name


def choose_entity(entities: Sequence[Entity], typed: str) -> Chosen:
    """Return the entity that a name, any spelling of it, or the first letters of its id mean.

    Spellings are compared folded, so accents, letter case and script do not matter; one that several entities have
    follows an id and a colon, as in "4f1c09ab:soldiers". Raises AmbiguousName where several have it, with their ids,
    and UnknownEntry where none has, with names that are near.
    """
    identity, _, spelling = typed.strip().partition(":")
    if spelling and _ID.fullmatch(identity) and (own := [one for one in entities if one.id.startswith(identity)]):
        return choose_entity(own, spelling.strip())
    wanted = fold(typed.strip())
    named = [one for one in entities if wanted and wanted in {fold(name) for name in (one.name, *one.names)}]
    found = named or [one for one in entities if _ID.fullmatch(typed.strip()) and one.id.startswith(typed.strip())]
    if len(found) == 1:
        return Chosen(found[0], _spelling(found[0], wanted) if named else None)
    if found:
        raise AmbiguousName(_tell_candidates(typed, found))
    raise UnknownEntry(f"{typed}: the register has no entity of this name. {_advise(entities, wanted)}")


def _spelling(entity: Entity, wanted: str) -> str | None:
    if wanted == fold(entity.name):
        return None
    return next(name for name in entity.names if fold(name) == wanted)


def _tell_candidates(typed: str, found: Sequence[Entity]) -> str:
    lines = [f"  {describe(one)}" for one in found[:CANDIDATES_SHOWN]]
    if len(found) > CANDIDATES_SHOWN:
        lines.append(f"  … and {len(found) - CANDIDATES_SHOWN} more")
    return "\n".join([f"{typed}: {len(found)} entities are called so. Give the first letters of an id:", *lines])


def describe(entity: Entity) -> str:
    """Return an entity on one line: id, kind, name, country and its other spellings."""
    country = f", {entity.country}" if entity.country and entity.country != entity.name else ""
    others = [name for name in entity.names if name != entity.name]
    also = f"; also {', '.join(others[:4])}{' …' if len(others) > 4 else ''}" if others else ""
    return f"{entity.id[:SHOWN_ID]}  {entity.name} ({entity.type.replace('_', ' ')}{country}{also})"


def _advise(entities: Sequence[Entity], wanted: str) -> str:
    near = list(dict.fromkeys(_near_names(entities, wanted)))[:NEAR_NAMES]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return "Look for it with: regesta entities REGISTER --search WORD"


def _near_names(entities: Sequence[Entity], wanted: str) -> Iterator[str]:
    """Yield names near to what was typed: those that contain it or stand in it first, then those spelled nearly so."""
    spelled = {fold(name): one.name for one in reversed(entities) for name in (*one.names, one.name)}
    words = set(wanted.split())
    yield from (name for key, name in sorted(spelled.items()) if words and words <= set(key.split()))
    alike = [key for key in spelled if key[:1] == wanted[:1] and abs(len(key) - len(wanted)) <= 3]
    yield from (spelled[key] for key in get_close_matches(wanted, alike, n=NEAR_NAMES, cutoff=0.7))
