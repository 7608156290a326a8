"""The commands that list and show what a register holds: a register and what is asked for enter, lines leave.

They change nothing. Each is a plain function which `regesta.cli` makes a command of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from regesta.errors import SettingsError, UnknownEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from regesta.register import Register
    from regesta.withholding import Withholding

RegisterFolder = Annotated[Path, typer.Argument(metavar="REGISTER", help="Folder of the register.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON list.")]


WithNames = Annotated[
    bool,
    typer.Option(
        "--with-victims-names", help="Show the names and ages of victims and minors, which are withheld else."
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="File to write; else it is printed.")]

LONE = "one origin"
"""Status of a question to which nothing can be compared."""

ListFormat = Literal["table", "jsonl"]


def documents(
    register: RegisterFolder, as_json: AsJson = False, with_names: WithNames = False, output: Output = None
) -> None:
    """List the documents with all their versions, and the files that were refused."""
    from dataclasses import asdict, replace

    from regesta.printing import format_table
    from regesta.withholding import withhold_names

    with open_register(register) as opened:
        withheld = withholding_for(opened, with_names)
        versions, refusals = opened.versions(), opened.refusals()
    titles = (
        None if one.title is None else withhold_names(one.title, withheld.of_document(one.id)) for one in versions
    )
    entries = [replace(one, title=title) for one, title in zip(versions, titles, strict=True)]
    if as_json:
        listed = [asdict(entry) for entry in entries]
        refused = ({"name": one.name, "state": "refused", **plain_of(one)} for one in refusals)
        give_out(json_lines([*listed, *refused]), output)
        return
    rows: list[tuple[object, ...]] = [
        (entry.id[:12], entry.state, entry.published, entry.name, entry.title) for entry in entries
    ]
    rows += [(None, "refused", None, one.name, one.reason) for one in refusals]
    give_out(as_lines(format_table(("id", "state", "published", "name", "title"), rows)), output)


def claims(
    register: RegisterFolder,
    predicate: Annotated[str | None, typer.Option(help="Only this predicate.")] = None,
    about: Annotated[str | None, typer.Option(help="Only claims in which this entity has a part, by any name.")] = None,
    host: Annotated[str | None, typer.Option(help="Only claims about this host.")] = None,
    stance: Annotated[str | None, typer.Option(help="Only this stance, as asserted or planned.")] = None,
    document: Annotated[str | None, typer.Option(help="Only this document, by name or beginning of its id.")] = None,
    as_json: AsJson = False,
    with_names: WithNames = False,
    output: Output = None,
) -> None:
    """List claims, all or those asked for."""
    from regesta.model import as_plain
    from regesta.printing import CLAIM_HEADS, claim_row, format_table
    from regesta.withholding import withhold_in

    with open_register(register) as opened:
        asked = opened.claims(predicate=predicate, about=about, host=host, stance=stance, document=document)
        names = {one.id: one.name for one in opened.documents()}
        withheld = withholding_for(opened, with_names)
    found = [withhold_in(claim, withheld.of_document(claim.document_id)) for claim in asked]
    if as_json:
        give_out(json_lines([as_plain(claim) for claim in found]), output)
        return
    rows = (claim_row(claim, names[claim.document_id]) for claim in found)
    give_out(as_lines(format_table(CLAIM_HEADS, rows)), output)


def findings(
    register: RegisterFolder,
    format: Annotated[ListFormat, typer.Option("--format", help="A table, or one line of JSON a question.")] = (
        "table"
    ),
    status: Annotated[str | None, typer.Option(help="Only this status, as 'sources conflict'.")] = None,
    with_names: WithNames = False,
    output: Output = None,
) -> None:
    """List what the claims say to each question together: agreement, change, conflict, and on what it rests.

    The table has questions that one origin alone answers at its end.
    """
    from regesta.export import export_findings_as_json
    from regesta.printing import format_table
    from regesta.withholding import withhold_in

    with open_register(register) as opened:
        withheld = withholding_for(opened, with_names)
        found = [withhold_in(one, withheld.of_claims(one.claims)) for one in opened.findings(status=status)]
    if format == "jsonl":
        give_out(export_findings_as_json(found), output)
        return
    found.sort(key=lambda one: one.status == LONE)
    rows = ((one.id[:12], one.status, len(one.claims), one.documents, one.origins, one.question) for one in found)
    give_out(as_lines(format_table(("id", "status", "claims", "documents", "origins", "question"), rows)), output)


def search(
    register: RegisterFolder,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all occur, in any script.")],
    as_json: AsJson = False,
    with_names: WithNames = False,
) -> None:
    """Find entities, claims and documents; accented and Cyrillic names are found as typed plainly."""
    from dataclasses import asdict, replace

    from regesta.printing import format_table, shorten
    from regesta.withholding import withhold_names, withhold_words

    with open_register(register) as opened:
        names = withholding_for(opened, with_names).names
        found = opened.search(" ".join(words))
    hits = [
        replace(hit, title=withhold_names(hit.title, names), excerpt=withhold_words(hit.excerpt, names))
        for hit in found
    ]
    if as_json:
        give_out(json_lines([asdict(hit) for hit in hits]))
        return
    rows = ((hit.kind, hit.id[:12], hit.title, shorten(hit.excerpt)) for hit in hits)
    print_lines(format_table(("kind", "id", "title", "excerpt"), rows))


def show(
    register: RegisterFolder,
    entry: Annotated[str, typer.Argument(metavar="ID", help="Beginning of any entry's id.")],
    with_names: WithNames = False,
) -> None:
    """Show one entry of the register whole, as JSON."""
    with open_register(register) as opened:
        give_out(json_lines(_find_entry(opened, entry, withholding_for(opened, with_names))))


def _find_entry(register: Register, prefix: str, withheld: Withholding) -> Any:
    """Return the one entry whose id begins so, as JSON; of a document everything but its text."""
    from regesta.decisions.deciding import find_judgement
    from regesta.withholding import withhold_in

    store = register.store
    ways: tuple[tuple[Callable[[str], Any], Callable[[Any], frozenset[str]]], ...] = (
        (store.claim, lambda claim: withheld.of_document(claim.document_id)),
        (store.entity, lambda entity: withheld.names),
        (store.finding, lambda finding: withheld.of_claims(finding.claims)),
        (store.document, lambda document: withheld.of_document(document.id)),
        (partial(find_judgement, store), lambda judgement: withheld.names),
    )
    for find, names_in in ways:
        try:
            record = find(prefix)
        except UnknownEntry:
            continue
        found = plain_of(record)
        found.pop("text", None)
        return withhold_in(found, names_in(record))
    raise UnknownEntry(
        f"{prefix}: the register has no claim, document, entity, finding or judgement whose id begins so."
    )


def open_register(folder: Path) -> Register:
    """Open a register for reading; raises RegisterError where there is none."""
    from regesta.register import Register

    return Register.open(folder)


def plain_of(record: Any) -> Any:
    from regesta.model import as_plain

    return as_plain(record)


def withholding_for(register: Register, with_names: bool) -> Withholding:
    """Return the names that a list does not show; none where they were asked for."""
    from regesta.withholding import Withholding

    return Withholding.over(()) if with_names else register.withholding()


def json_lines(value: Any) -> list[str]:
    return [json.dumps(value, ensure_ascii=False, indent=2) + "\n"]


def as_lines(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def give_out(lines: Iterable[str], output: Path | None = None) -> None:
    """Write whole lines to a file, or print them where none was named."""
    if output is None:
        sys.stdout.writelines(lines)
    else:
        write_file(output, lines)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to the standard output."""
    for line in lines:
        typer.echo(line)


def write_file(path: Path, parts: Iterable[str | bytes]) -> None:
    """Write a file of text in UTF-8 or bytes, line ends untouched; raises SettingsError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.writelines(part.encode() if isinstance(part, str) else part for part in parts)
    except OSError as error:
        raise SettingsError(f"{path}: this cannot be written ({error.strerror}).") from error


def refuse_to_overwrite(texts: Sequence[tuple[Path, str]]) -> None:
    """Raise SettingsError before the first file with other content would be lost: it may be the user's own."""
    for path, text in texts:
        if path.exists() and (not path.is_file() or path.read_bytes() != text.encode()):
            raise SettingsError(f"{path}: this is there already, with other content. Choose an empty folder.")


LISTINGS = (documents, claims, findings, search, show)
"""The commands of this module, in the order in which help shows them."""
