"""Documents and the versions under which they stand: a document read enters, its place among the versions leaves.

A text is frozen for good; which text stands under which name is a version: current, superseded by a changed file, or
vanished with its file. Superseded documents keep their text and lose their claims; vanished ones keep both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update

from regesta.errors import EvidenceError, RefusedFile
from regesta.model import Document, ExtractionRun
from regesta.store.records import read_record, write_record
from regesta.store.tables import documents, extractions, versions
from regesta.store.value_lists import listed

State = Literal["current", "superseded", "vanished"]
Outcome = Literal["new", "changed", "copy", "moved", "again"]
"""What a kept document was: a new file, another text of a known one, a copy or move of one, the same once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A version of a document as a listing shows it, without its text."""

    id: str
    name: str
    state: State
    title: str | None
    publisher: str | None
    published: str | None
    original_sha256: str
    location: str
    sequence: int
    """Of the build that made this state: the clock of what the register knew."""
    run: str | None
    """Identity of the versions under which its claims were made; None where it has none."""


def check_characters(document: Document) -> None:
    """Raise RefusedFile for a text with lone surrogates: no UTF-8 export could give its offsets back."""
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedFile(
            document.name,
            f"Its text has half of a character pair at {error.start}, which no encoding can write.",
            "Convert the file to UTF-8.",
        ) from error


def insert_document(connection: Connection, document: Document, run: ExtractionRun) -> int:
    """Return the key of the document, which is stored if it is not yet.

    What is known of a stored document (its date, its blocks) is that of the newest reading; its text never changes:
    EvidenceError where a reader gives another text under the same version.
    """
    record = write_record(replace(document, text=""))
    stored = connection.execute(select(documents.c.key, documents.c.text).where(documents.c.id == document.id)).first()
    if stored is not None and stored.text != document.text:
        raise EvidenceError(
            f"{document.name}: reader {document.reader} gave another text before; its version must rise."
        )
    if stored is not None:
        connection.execute(update(documents).where(documents.c.key == stored.key).values(record=record))
        return int(stored.key)
    row: dict[str, Any] = {
        "id": document.id,
        "original_sha256": document.original_sha256,
        "text": document.text,
        "record": record,
        "sequence": run.sequence,
    }
    return int(connection.execute(insert(documents).values(row).returning(documents.c.key)).scalar_one())


def stand_under(
    connection: Connection, key: int, *, name: str, location: str, exists: Callable[[str], bool], run: ExtractionRun
) -> tuple[Outcome, int | None]:
    """Make the document the current version of the file at a location.

    Returns what that was, and the key of a document that is superseded by it and stands nowhere else. A file of the
    same bytes or name whose location does not exist any more has moved here.
    """
    before = _standing(connection, location) or _moved(connection, key, name, exists)
    free_name = _free_name(connection, name, location)
    if before is not None and before.document_key == key:
        values = {"state": "current", "name": free_name, "location": location}
        connection.execute(update(versions).where(versions.c.key == before.key).values(values))
        return ("again" if before.location == location else "moved"), None
    is_copy = is_live(connection, key)
    row = {"name": free_name, "location": location, "document_key": key, "state": "current", "sequence": run.sequence}
    connection.execute(insert(versions).values(row))
    if before is None:
        return ("copy" if is_copy else "new"), None
    closing = update(versions).where(versions.c.key == before.key)
    connection.execute(closing.values(state="superseded", sequence=run.sequence))
    return "changed", None if is_live(connection, before.document_key) else before.document_key


def _live() -> Select[Any]:
    return select(versions).where(versions.c.state != "superseded")


def _standing(connection: Connection, location: str) -> Row[Any] | None:
    return connection.execute(_live().where(versions.c.location == location)).first()


def _moved(connection: Connection, key: int, name: str, exists: Callable[[str], bool]) -> Row[Any] | None:
    is_like = or_(versions.c.document_key == key, versions.c.name == name)
    order = (versions.c.document_key != key, versions.c.key)
    rows = connection.execute(_live().where(is_like).order_by(*order)).all()
    return next((row for row in rows if not exists(row.location)), None)


def _free_name(connection: Connection, name: str, location: str) -> str:
    """Return the name, with as many folders before it as tell it from another file that has it."""
    parts = PurePosixPath(location).parts
    depth = len(PurePosixPath(name).parts)
    others = select(versions.c.key).where(versions.c.state == "current", versions.c.location != location).limit(1)
    while connection.scalar(others.where(versions.c.name == name)) is not None and depth < len(parts):
        depth += 1
        name = "/".join(parts[-depth:])
    return name


def is_live(connection: Connection, key: int) -> bool:
    """Tell whether the document still stands under some name, be its file there or vanished."""
    return connection.scalar(_live().where(versions.c.document_key == key).limit(1)) is not None


def mark_vanished(connection: Connection, locations: Iterable[str], run: ExtractionRun) -> tuple[str, ...]:
    """Mark the files at these locations as vanished and return their names; documents and claims stay."""
    names: list[str] = []
    for location in locations:
        matches = versions.c.location == location, versions.c.state == "current"
        names += connection.scalars(select(versions.c.name).where(*matches))
        connection.execute(update(versions).where(*matches).values(state="vanished", sequence=run.sequence))
    return tuple(sorted(names))


def read_entries(connection: Connection) -> tuple[DocumentEntry, ...]:
    """Return every version ever stored, by name, the newest of a name last; blocks of documents are not read."""
    joined = versions.join(documents, documents.c.key == versions.c.document_key).outerjoin(
        extractions, extractions.c.document_key == documents.c.key
    )
    names = ("title", "publisher", "published")
    known = [func.json_extract(documents.c.record, f"$.{one}").label(one) for one in names]
    query = select(versions, documents.c.id, documents.c.original_sha256, extractions.c.run).add_columns(*known)
    rows = connection.execute(query.select_from(joined).order_by(versions.c.name, versions.c.key))
    return tuple(_entry(row) for row in rows)


def read_successors(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each original that was superseded under some name the originals that stand there now."""
    joined = versions.join(documents, documents.c.key == versions.c.document_key)
    query = select(versions.c.name, versions.c.state, documents.c.original_sha256).select_from(joined)
    rows = list(connection.execute(query))
    standing: dict[str, set[str]] = {}
    for row in rows:
        if row.state != "superseded":
            standing.setdefault(row.name, set()).add(row.original_sha256)
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.state == "superseded":
            found.setdefault(row.original_sha256, set()).update(standing.get(row.name, set()))
    return {original: frozenset(now - {original}) for original, now in found.items()}


def _entry(row: Row[Any]) -> DocumentEntry:
    return DocumentEntry(
        id=row.id,
        name=row.name,
        state=row.state,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        original_sha256=row.original_sha256,
        location=row.location,
        sequence=row.sequence,
        run=row.run,
    )


def live_names(connection: Connection, keys: Collection[int] | None = None) -> Mapping[int, str]:
    """Return the names of live documents, all or some, by key: of several copies the first current name, in order."""
    query = _live().order_by(versions.c.state == "vanished", versions.c.name)
    if keys is not None:
        query = query.where(versions.c.document_key.in_(listed(keys)))
    rows = connection.execute(query)
    names: dict[int, str] = {}
    for row in rows:
        names.setdefault(row.document_key, row.name)
    return names


def read_documents(connection: Connection) -> dict[int, Document]:
    """Return the live documents by key, sorted by name and identity."""
    names = live_names(connection)
    rows = connection.execute(select(documents)).all()
    found = {row.key: _document(row, names[row.key]) for row in rows if row.key in names}
    return dict(sorted(found.items(), key=lambda item: (item[1].name, item[1].id)))


def read_marks(connection: Connection) -> dict[str, str]:
    """Return for each live document the mark of what was made of it, with the name under which it stands."""
    names = live_names(connection)
    joined = documents.join(extractions, extractions.c.document_key == documents.c.key)
    rows = connection.execute(select(documents.c.key, documents.c.id, extractions.c.mark).select_from(joined))
    return {row.id: f"{row.mark} {names[row.key]}" for row in rows if row.key in names}


def read_some(
    connection: Connection, *, ids: Collection[str] = (), originals: Collection[str] = ()
) -> tuple[Document, ...]:
    """Return the live documents with these identities, or made of these originals."""
    found: dict[int, Row[Any]] = {}
    for column, values in ((documents.c.id, ids), (documents.c.original_sha256, originals)):
        rows = connection.execute(select(documents).where(column.in_(listed(values))))
        found |= {row.key: row for row in rows}
    names = live_names(connection, found.keys())
    return tuple(_document(row, names[key]) for key, row in sorted(found.items()) if key in names)


def find_document(connection: Connection, prefix: str) -> tuple[Document, ...]:
    """Return the documents, superseded ones too, whose identity begins so."""
    names = live_names(connection)
    rows = connection.execute(select(documents).where(documents.c.id.startswith(prefix, autoescape=True)))
    return tuple(_document(row, names.get(row.key)) for row in rows)


def _document(row: Row[Any], name: str | None) -> Document:
    document = read_record(Document, row.record)
    return replace(document, text=row.text, name=name or document.name)
