"""Who is who, for a terminal: entities, judgements and accounts of them enter; lines of plain text leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from regesta.printing import format_table, printable, shorten

if TYPE_CHECKING:
    from regesta.decisions import Listed, Made, Why
    from regesta.link.explaining import Pairing
    from regesta.model import Doubt, Entity

SHOWN_ID = 12
NAMES_CHARACTERS = 60
DOUBTS_SHOWN = 50
ENTITY_HEADS = ("id", "kind", "name", "country", "claims", "other spellings")
JUDGEMENT_HEADS = ("id", "state", "decided", "by", "at", "because")


def entity_row(entity: Entity, claims: int) -> tuple[object, ...]:
    """Return an entity as a row of a table, with the number of claims it stands in."""
    spelled = {name.casefold(): name for name in reversed(entity.names)}
    others = ", ".join(name for key, name in reversed(spelled.items()) if key != entity.name.casefold())
    kind, country = entity.type.replace("_", " "), None if entity.country == entity.name else entity.country
    name = shorten(entity.name, NAMES_CHARACTERS)
    return (entity.id[:SHOWN_ID], kind, name, country, claims, shorten(others, NAMES_CHARACTERS) or None)


def judgement_row(listed: Listed) -> tuple[object, ...]:
    """Return a judgement as a row of a table."""
    one = listed.judgement
    return (one.id[:SHOWN_ID], listed.state, one.words, one.by, one.decided_at, one.reason or None)


def format_judgements(listed: Sequence[Listed], doubts: int, folder: object) -> Iterator[str]:
    """Yield the judgements, then what needs a look: orphans, contradictions, and how many pairs are open."""
    if not listed:
        yield "No judgements yet. Make one with: regesta merge, keep-apart, unsure or split."
    else:
        yield from format_table(JUDGEMENT_HEADS, (judgement_row(one) for one in listed))
    retracted = [one.judgement for one in listed if one.judgement.retracted_at is not None]
    for one in retracted:
        because = f": {one.retraction_reason}" if one.retraction_reason else ""
        yield printable(
            f"{one.id[:SHOWN_ID]} was taken back on {one.retracted_at} by {one.retracted_by or '–'}{because}"
        )
    yield from _format_orphans(listed)
    clashes = dict.fromkeys(clash.words for one in listed for clash in one.contradictions)
    if clashes:
        yield ""
        yield "Contradictions; what says “the same” in them joins nothing until one is taken back:"
        yield from (f"  {printable(words)}" for words in clashes)
        yield f"Take one back: regesta retract {folder} ID"
    if doubts:
        yield ""
        yield f"{doubts} pairs of entities may be one and are open. List them: regesta judgements {folder} --open"


def _format_orphans(listed: Sequence[Listed]) -> Iterator[str]:
    moved = [one for one in listed if one.standing is not None and one.standing.notes]
    for state, head in (
        ("orphaned", "Orphaned; they decide nothing until their words are found again:"),
        ("moved", "Moved, or resting on fewer mentions than when they were made:"),
    ):
        of_state = [one for one in moved if one.standing is not None and one.standing.state == state]
        if of_state:
            yield ""
            yield head
        for one in of_state:
            yield f"  {one.judgement.id[:SHOWN_ID]} {printable(one.judgement.words)}"
            if one.standing is not None:
                yield from (f"    {printable(note)}" for note in one.standing.notes)


def format_doubts(doubts: Sequence[Doubt], entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield the pairs that may be one, with who is unsure and what speaks for it."""
    rows = (
        (
            one.a[:SHOWN_ID],
            shorten(entities[one.a].name, NAMES_CHARACTERS),
            one.b[:SHOWN_ID],
            shorten(entities[one.b].name, NAMES_CHARACTERS),
            one.by if one.score is None else f"{one.by}, {one.score:g}",
            "; ".join(one.reasons) or None,
        )
        for one in doubts[:DOUBTS_SHOWN]
        if one.a in entities and one.b in entities
    )
    yield from format_table(("id", "name", "id", "name", "unsure", "because"), rows)
    if len(doubts) > DOUBTS_SHOWN:
        yield f"… and {len(doubts) - DOUBTS_SHOWN} more; all with --json"


def format_made(made: Made, folder: object) -> Iterator[str]:
    """Yield what came of a judgement that was just made or taken back."""
    one = made.judgement
    if one.retracted_at is not None:
        yield printable(f"Taken back: {one.id[:SHOWN_ID]}, {one.words} ({one.by}). It stays in the list.")
        return
    yield printable(f"Recorded {one.id[:SHOWN_ID]}: {one.words} ({one.by}).")
    if made.contradictions:
        yield "It contradicts what was decided before; until that is settled, what says “the same” joins nothing:"
        yield from (f"  {printable(clash.words)}" for clash in made.contradictions)
        yield f"Take one back: regesta retract {folder} ID"
    yield "Its names belong now to:"
    yield from (f"  {printable(describe_entity(entity))}" for entity in made.entities)


def describe_entity(entity: Entity) -> str:
    """Return an entity on one line, with id, kind, country and other spellings."""
    from regesta.decisions.choosing import describe

    return describe(entity)


def format_why(why: Why, folder: object) -> Iterator[str]:
    """Yield why two are one or not: persons' judgements, the rules' reasons, what would turn it, contradictions."""
    one, other = f"“{why.a.called}”", f"“{why.b.called}”"
    yield printable(
        {
            "one entity": f"{one} and {other} are one entity:",
            "two entities": f"{one} and {other} are two entities:",
            "open": f"{one} and {other} may be one; that is open, and they are kept as two:",
        }[why.relation]
    )
    for entity in dict.fromkeys((why.a.entity, why.b.entity)):
        yield f"  {printable(describe_entity(entity))}"
    yield ""
    yield from _format_persons(why)
    for pair in why.pairs:
        yield ""
        yield from _format_pair(pair)
    if not why.pairs:
        yield ""
        yield "The rules have no row of reasons from one to the other."
    if why.other_pairs:
        yield ""
        yield f"{why.other_pairs} other pairs of their names are not shown."
    if why.contradictions:
        yield ""
        yield "Contradictions:"
        yield from (f"  {printable(clash.words)}" for clash in why.contradictions)
    yield ""
    yield _advise(why, folder)


def _format_persons(why: Why) -> Iterator[str]:
    yield "Persons:" if why.judgements else "Persons: no one has decided on it."
    for listed in why.judgements:
        one = listed.judgement
        because = f": {one.reason}" if one.reason else ""
        told = printable(f"{one.words} ({one.by}, {one.decided_at}{because})")
        yield f"  {one.id[:SHOWN_ID]}  {listed.state}: {told}"


def _format_pair(pair: Pairing) -> Iterator[str]:
    yield printable(f"Rules: “{pair.a}” ({pair.contexts[0]}) and “{pair.b}” ({pair.contexts[1]}): {pair.decision}")
    yield from (f"  decided by a person: {printable(words)}" for words in pair.persons)
    for held in pair.held:
        weight = "never" if held.is_objection else f"{held.weight:+g}"
        yield f"  {weight:>5}  {held.name}: {printable(held.promise)}"
    if not pair.held:
        yield "         nothing that the rules look at holds for the two"
    else:
        yield f"  {pair.score:>5g}  in all, of 1 that is needed"
    yield from (f"         {printable(words)}" for words in pair.turning)


def _advise(why: Why, folder: object) -> str:
    if why.relation == "one entity":
        return f"To part them: regesta split {folder} ID SPELLING. To undo a judgement: regesta retract {folder} ID"
    return f"To join them: regesta merge {folder} A B. To keep them apart for good: regesta keep-apart {folder} A B"
