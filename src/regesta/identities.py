"""The commands on who is who: a register and names enter; lists and accounts leave, and judgements are made.

Only `merge`, `keep-apart`, `unsure`, `split` and `retract` write; the clock and the user's name are read here alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regesta.errors import AmbiguousName, SettingsError, UnknownEntry
from regesta.listings import (
    AsJson,
    Output,
    RegisterFolder,
    WithNames,
    as_lines,
    give_out,
    json_lines,
    open_register,
    plain_of,
    withholding_for,
)
from regesta.model import MentionType

if TYPE_CHECKING:
    from regesta.decisions import Made
    from regesta.register import Register

FirstName = Annotated[str, typer.Argument(metavar="A", help="Entity: its name, any spelling, or its id's beginning.")]
SecondName = Annotated[str, typer.Argument(metavar="B", help="The other one, told likewise.")]
Because = Annotated[str, typer.Option("--because", help="Why, in your words; shown beside the decision for good.")]
DecidedBy = Annotated[str | None, typer.Option("--by", help="Who decides; your login name if not given.")]


def entities(
    register: RegisterFolder,
    type: Annotated[MentionType | None, typer.Option("--type", help="Only this kind.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="Only of this country, by any of its names.")] = None,
    search: Annotated[
        str | None, typer.Option("--search", help="Only with this in a spelling; accents and script do not matter.")
    ] = None,
    as_json: AsJson = False,
    with_names: WithNames = False,
    output: Output = None,
) -> None:
    """List who and what the claims speak of, those with most claims first: spellings, kind, country."""
    from regesta.printing import format_table
    from regesta.printing_decisions import ENTITY_HEADS, entity_row
    from regesta.store.fold import fold
    from regesta.withholding import withhold_in

    with open_register(register) as opened:
        wanted = None if country is None else opened.country_named(country)
        found = [one for one in opened.entities(type=type) if wanted is None or one.country == wanted]
        counts = Counter(
            entity for _, entity in {(claim, one) for (claim, _), one in opened.store.linking().entity_of.items()}
        )
        names = withholding_for(opened, with_names).names
    if search is not None:
        part = fold(search)
        found = [one for one in found if any(part in fold(name) for name in (one.name, *one.names))]
    found = [withhold_in(one, names) for one in sorted(found, key=lambda one: (-counts[one.id], one.name, one.id))]
    if as_json:
        give_out(json_lines([{**plain_of(one), "claims": counts[one.id]} for one in found]), output)
        return
    give_out(as_lines(format_table(ENTITY_HEADS, (entity_row(one, counts[one.id]) for one in found))), output)


def why(
    register: RegisterFolder,
    a: FirstName,
    b: SecondName,
    as_json: AsJson = False,
    with_names: WithNames = False,
) -> None:
    """Tell why two are one entity or not: every reason of the rules with its weight, and what persons decided.

    A and B may be two spellings of one entity. It also says what would part or join them, and what contradicts.
    """
    from regesta.printing_decisions import format_why
    from regesta.withholding import withhold_in

    with open_register(register) as opened, _withheld(opened, with_names) as names:
        found = withhold_in(opened.why(a, b), names)
    give_out(json_lines(plain_of(found)) if as_json else as_lines(format_why(found, register)))


def merge(register: RegisterFolder, a: FirstName, b: SecondName, because: Because = "", by: DecidedBy = None) -> None:
    """Decide that A and B are the same. It takes effect at once, lasts through rebuilding, and can be taken back."""
    with open_register(register) as opened, _withheld(opened, False):
        _tell(opened, opened.merge(a, b, **_maker(by, because)), register)


def keep_apart(
    register: RegisterFolder, a: FirstName, b: SecondName, because: Because = "", by: DecidedBy = None
) -> None:
    """Decide that A and B are not the same, so that no later rule or document joins them."""
    with open_register(register) as opened, _withheld(opened, False):
        _tell(opened, opened.keep_apart(a, b, **_maker(by, because)), register)


def unsure(register: RegisterFolder, a: FirstName, b: SecondName, because: Because = "", by: DecidedBy = None) -> None:
    """Decide that A and B may be the same: they stay apart, and are listed as open."""
    with open_register(register) as opened, _withheld(opened, False):
        _tell(opened, opened.leave_open(a, b, **_maker(by, because)), register)


def split(
    register: RegisterFolder,
    a: FirstName,
    parts: Annotated[
        list[str] | None,
        typer.Argument(metavar="SPELLING/CLAIM...", help="Spellings, or beginnings of claims' ids, to take out of A."),
    ] = None,
    because: Because = "",
    by: DecidedBy = None,
) -> None:
    """Decide that some spellings or claims of A are not the same as the rest of it."""
    with open_register(register) as opened, _withheld(opened, False):
        _tell(opened, opened.split(a, *(parts or ()), **_maker(by, because)), register)


def judgements(
    register: RegisterFolder,
    is_open: Annotated[
        bool, typer.Option("--open", help="List instead the pairs that may be one, by rules or persons.")
    ] = False,
    as_json: AsJson = False,
    with_names: WithNames = False,
    output: Output = None,
) -> None:
    """List what persons decided on who is who: what holds, what contradicts, what is orphaned, what was taken back.

    An orphan is a judgement whose words are found no more; it decides nothing until they come back.
    """
    from regesta.printing_decisions import format_doubts, format_judgements
    from regesta.withholding import withhold_in

    with open_register(register) as opened:
        names = withholding_for(opened, with_names).names
        doubts = [withhold_in(one, names) for one in opened.doubts()]
        listed = [withhold_in(one, names) for one in opened.judgements()]
        entities = {one.id: withhold_in(one, names) for one in opened.entities()} if is_open else {}
    if as_json:
        plain = (
            [plain_of(one) for one in doubts] if is_open else [{"state": one.state, **plain_of(one)} for one in listed]
        )
        give_out(json_lines(plain), output)
        return
    lines = format_doubts(doubts, entities) if is_open else format_judgements(listed, len(doubts), register)
    give_out(as_lines(lines), output)


def retract(
    register: RegisterFolder,
    judgement: Annotated[str, typer.Argument(metavar="ID", help="Beginning of the judgement's id.")],
    because: Because = "",
    by: DecidedBy = None,
) -> None:
    """Take back a judgement: it stays in the list, and decides nothing from now on."""
    with open_register(register) as opened:
        _tell(opened, opened.retract(judgement, **_maker(by, because)), register)


def _maker(by: str | None, because: str) -> dict[str, Any]:
    """Return who decides, now and why."""
    from datetime import UTC, datetime

    from regesta.settings import login_name

    if not (name := by or login_name()):
        raise SettingsError("Your login name cannot be told here. Say who decides with: --by NAME")
    return {"by": name, "at": datetime.now(UTC).isoformat(timespec="seconds"), "because": because}


@contextmanager
def _withheld(register: Register, with_names: bool) -> Iterator[frozenset[str]]:
    """Give the names not to be shown, and keep them out of what an error tells of candidates and near names."""
    from regesta.withholding import withhold_names

    names = withholding_for(register, with_names).names
    try:
        yield names
    except (AmbiguousName, UnknownEntry) as error:
        raise type(error)(withhold_names(str(error), names)) from error


def _tell(register: Register, made: Made, folder: object) -> None:
    from regesta.printing_decisions import format_made
    from regesta.withholding import withhold_in

    give_out(as_lines(format_made(withhold_in(made, register.withholding().names), folder)))


IDENTITIES = (entities, why, merge, keep_apart, unsure, split, judgements, retract)
"""The commands of this module, in the order in which help shows them."""
