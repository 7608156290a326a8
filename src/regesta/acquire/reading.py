"""A path and a name enter; the document at that path leaves, read by the reader that its content needs.

size → kind of content → reader (text, Markdown, HTML, PDF, Word) → language → Document
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from regesta.acquire.kinds import HEAD_BYTES, Kind, detect_kind
from regesta.acquire.language import refuse_other_language
from regesta.acquire.pieces import Reading
from regesta.acquire.refusing import NoText, Unreadable
from regesta.acquire.spaced_letters import refuse_spaced_letters
from regesta.errors import RefusedFile
from regesta.model import Document, digest

READERS_VERSION = "4"
"""Rises whenever any reader makes another text or other blocks of the same file; old documents stay as they are."""

_MEGABYTE = 1_000_000
LARGEST_BYTES: dict[Kind, int] = {
    "text": 4 * _MEGABYTE,
    "markdown": 4 * _MEGABYTE,
    "html": 20 * _MEGABYTE,
    "pdf": 500 * _MEGABYTE,
    "docx": 100 * _MEGABYTE,
}
"""Largest files read. HTML is mostly markup, a PDF or Word file mostly images: their text is measured once read."""
MOST_CHARACTERS = 4_000_000
"""Longest text of a document, 600,000 words: annotating takes about 0.2 MB of memory for a thousand characters."""


def readers_version() -> str:
    """Return what decides how files are read here: the readers' version, and the optional means that are installed.

    Not every document depends on the means: the reader's name in `Document.reader` has them only where they were used.
    """
    from regesta.acquire.pdf_rulings import reads_tables

    return READERS_VERSION + ("+tables" if reads_tables() else "")


def read_document(path: Path, name: str) -> Document:
    """Read a file and return its document; the same file and reader give the same document on every machine.

    `name` is the document's name in the register, as `find_files` gives it. The identity is that of name, original
    and reader: two files with the same bytes under two names are two documents with one original, since users
    cite and remove them apart; `original_sha256` tells that they are copies.

    Raises RefusedFile, with a reason and an advice, for everything that cannot be read surely: an empty or binary
    file, a format without a reader, an uncertain encoding, words in spaced letters, a locked or damaged PDF or Word
    file, a PDF of images only, more bytes than `LARGEST_BYTES`, more text than `MOST_CHARACTERS`, another language than
    English. What a page does not say of its origin stays None.
    """
    try:
        kind, sha256 = _inspect(path)
        reading = read_content(path, kind)
        refuse_other_language(_running_text(reading))
    except Unreadable as error:
        raise RefusedFile(name, error.reason, error.advice) from error
    except OSError as error:
        raise RefusedFile(
            name, f"It cannot be opened: {error.strerror}.", "Check its permissions and the disk."
        ) from error
    reader = f"{kind}/{READERS_VERSION}{reading.means}"
    origin = reading.origin
    return Document(
        id=digest({"name": name, "original_sha256": sha256, "reader": reader}),
        name=name,
        original_sha256=sha256,
        reader=reader,
        text=reading.text,
        blocks=reading.blocks,
        title=origin.title,
        publisher=origin.publisher,
        publisher_basis=origin.publisher_basis,
        author=origin.author,
        place=origin.place,
        url=origin.url,
        published=origin.published,
        published_basis=origin.published_basis,
        published_note=origin.published_note,
        retrieved_at=origin.retrieved_at,
    )


def read_content(path: Path, kind: Kind) -> Reading:
    """Read a file by the reader of its kind, whatever its language. Raises Unreadable and OSError."""
    if kind == "pdf":
        from regesta.acquire.pdf import read_pdf

        reading = read_pdf(path)
    elif kind == "docx":
        from regesta.acquire.docx import read_docx

        reading = read_docx(path)
    elif kind == "html":
        from regesta.acquire.html import read_html

        reading = read_html(path.read_bytes())
    elif kind == "markdown":
        from regesta.acquire.markdown import read_markdown

        reading = read_markdown(path.read_bytes())
    else:
        from regesta.acquire.plain_text import read_plain_text

        reading = read_plain_text(path.read_bytes())
    if not any(character.isalpha() for character in reading.text):
        raise NoText
    refuse_spaced_letters(reading.text)
    if len(reading.text) > MOST_CHARACTERS:
        reason = f"It has {len(reading.text):,} characters of text; {MOST_CHARACTERS:,} are read."
        raise Unreadable(reason, "Split it into parts.")
    return reading


def _inspect(path: Path) -> tuple[Kind, str]:
    """Return the kind and the SHA-256 of a file, without holding it in memory; refuse it by size or kind."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise Unreadable("It is empty.", "Save or download it again.")
        kind = detect_kind(head, path.suffix)
        size, limit = path.stat().st_size, LARGEST_BYTES[kind]
        if size > limit:
            reason = f"It has {size / _MEGABYTE:,.0f} MB; a file of this kind may have {limit // _MEGABYTE} MB."
            raise Unreadable(reason, "Split it into parts.")
        file.seek(0)
        return kind, hashlib.file_digest(file, "sha256").hexdigest()


def _running_text(reading: Reading) -> str:
    return "\n".join(reading.text[block.start : block.end] for block in reading.blocks if block.role != "furniture")
