"""The commands that list and show what a register holds: a register and what is asked for enter, lines leave.

They change nothing. Each is a plain function which `regesta.cli` makes a command of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from regesta.errors import UnknownEntry

if TYPE_CHECKING:
    from regesta.register import Register

RegisterFolder = Annotated[Path, typer.Argument(metavar="REGISTER", help="Folder of the register.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON list.")]


ListFormat = Literal["table", "jsonl"]


def documents(register: RegisterFolder, as_json: AsJson = False) -> None:
    """List the documents with all their versions, and the files that were refused."""
    from dataclasses import asdict

    from regesta.printing import format_table

    with open_register(register) as opened:
        entries, refusals = opened.versions(), opened.refusals()
    if as_json:
        listed = [asdict(entry) for entry in entries]
        _print_json([*listed, *({"name": one.name, "state": "refused", **_plain(one)} for one in refusals)])
        return
    rows: list[tuple[object, ...]] = [
        (entry.id[:12], entry.state, entry.published, entry.name, entry.title) for entry in entries
    ]
    rows += [(None, "refused", None, one.name, one.reason) for one in refusals]
    print_lines(format_table(("id", "state", "published", "name", "title"), rows))


def claims(
    register: RegisterFolder,
    predicate: Annotated[str | None, typer.Option(help="Only this predicate.")] = None,
    about: Annotated[str | None, typer.Option(help="Only claims in which this entity has a part, by any name.")] = None,
    host: Annotated[str | None, typer.Option(help="Only claims about this host.")] = None,
    stance: Annotated[str | None, typer.Option(help="Only this stance, as asserted or planned.")] = None,
    document: Annotated[str | None, typer.Option(help="Only this document, by name or beginning of its id.")] = None,
    as_json: AsJson = False,
) -> None:
    """List claims, all or those asked for."""
    from regesta.model import as_plain
    from regesta.printing import CLAIM_HEADS, claim_row, format_table

    with open_register(register) as opened:
        found = opened.claims(predicate=predicate, about=about, host=host, stance=stance, document=document)
        names = {one.id: one.name for one in opened.documents()}
    if as_json:
        _print_json([as_plain(claim) for claim in found])
        return
    print_lines(format_table(CLAIM_HEADS, (claim_row(claim, names[claim.document_id]) for claim in found)))


def findings(
    register: RegisterFolder,
    format: Annotated[ListFormat, typer.Option("--format", help="A table, or one line of JSON a question.")] = (
        "table"
    ),
    status: Annotated[str | None, typer.Option(help="Only this status, as 'sources conflict'.")] = None,
) -> None:
    """List what the claims say to each question together: agreement, change, conflict, and on what it rests."""
    from regesta.export import export_findings_as_json
    from regesta.printing import format_table

    with open_register(register) as opened:
        found = opened.findings(status=status)
    if format == "jsonl":
        sys.stdout.writelines(export_findings_as_json(found))
        return
    rows = ((one.id[:12], one.status, len(one.claims), one.documents, one.origins, one.question) for one in found)
    print_lines(format_table(("id", "status", "claims", "documents", "origins", "question"), rows))


def search(
    register: RegisterFolder,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all occur, in any script.")],
    as_json: AsJson = False,
) -> None:
    """Find entities, claims and documents; accented and Cyrillic names are found as typed plainly."""
    from dataclasses import asdict

    from regesta.printing import format_table, shorten

    with open_register(register) as opened:
        hits = opened.search(" ".join(words))
    if as_json:
        _print_json([asdict(hit) for hit in hits])
        return
    rows = ((hit.kind, hit.id[:12], hit.title, shorten(hit.excerpt)) for hit in hits)
    print_lines(format_table(("kind", "id", "title", "excerpt"), rows))


def show(
    register: RegisterFolder,
    entry: Annotated[str, typer.Argument(metavar="ID", help="Beginning of any entry's id.")],
) -> None:
    """Show one entry of the register whole, as JSON."""
    with open_register(register) as opened:
        _print_json(_find_entry(opened, entry))


def _find_entry(register: Register, prefix: str) -> Any:
    """Return the one entry whose id begins so, as JSON; of a document everything but its text."""
    store = register.store
    for find in (store.claim, store.entity, store.finding, store.document):
        try:
            found = _plain(find(prefix))
        except UnknownEntry:
            continue
        found.pop("text", None)
        return found
    raise UnknownEntry(f"{prefix}: the register has no claim, document, entity or finding whose id begins so.")


def explain(
    register: RegisterFolder,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Beginning of the claim's id.")],
) -> None:
    """Tell why a claim is as it is: its words, the rule, where each slot came from, who is behind it."""
    from regesta.printing import format_explanation

    with open_register(register) as opened:
        print_lines(format_explanation(opened, opened.store.claim(claim)))


def open_register(folder: Path) -> Register:
    """Open a register for reading; raises RegisterError where there is none."""
    from regesta.register import Register

    return Register.open(folder)


def _plain(record: Any) -> Any:
    from regesta.model import as_plain

    return as_plain(record)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to the standard output."""
    for line in lines:
        typer.echo(line)


LISTINGS = (documents, claims, findings, search, show, explain)
"""The commands of this module, in the order in which help shows them."""
