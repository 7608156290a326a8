"""The path of a Word file enters; its parts leave as element trees, or `Unreadable` where it is locked, damaged,
built to break readers, or no Word document at all.

A Word file is a ZIP archive of XML parts that name each other (ISO/IEC 29500-2). python-docx follows the names; what an
archive may unfold to is measured before, and no part may declare entities: the standard forbids it.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.acquire.refusing import Unreadable

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_MACRO_TYPES = ("word.document.macroenabled.main+xml", "word.template.macroenabledtemplate.main+xml")
_STRICT = b"http://purl.oclc.org/ooxml/"
MOST_UNFOLDED = 400_000_000
"""Bytes of all parts, pictures included; they are in memory at once."""
MOST_XML = 60_000_000
"""Bytes of a single XML part: as an element tree it takes about eight times as much."""
_MOST_PARTS = 5_000
_SAVE_AGAIN = "Open it in a word processor and save it again as “Word Document (.docx)”."
_DOWNLOAD_AGAIN = "Download or save it again."
_DAMAGED = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, RuntimeError, NotImplementedError,
    EOFError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise for broken archives, parts and relationships, RecursionError among them."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word file that have words, or say what they are; None for a part that the file lacks."""

    document: Any
    styles: Any | None
    settings: Any | None
    footnotes: Any | None
    endnotes: Any | None
    edges: tuple[tuple[str, Any], ...]
    """Headers and footers, as "header" or "footer" and their tree, in the order of their names."""
    properties: Any | None
    """The file's core properties: title, creator, created, modified."""


def open_word_file(path: Path) -> WordParts:
    """Return the parts of a Word file. Raises Unreadable where there are none, and OSError."""
    _inspect_archive(path)
    try:
        parts = _load(path)
    except _DAMAGED as error:
        raise Unreadable("It is damaged: its parts cannot be read.", _DOWNLOAD_AGAIN) from error
    trees = [parts.document, parts.styles, parts.settings, parts.footnotes, parts.endnotes, parts.properties]
    for tree in (*trees, *(edge for _, edge in parts.edges)):
        if tree is not None and tree.getroottree().docinfo.doctype:
            raise Unreadable("It declares XML entities, which no Word document may do.", _SAVE_AGAIN)
    return parts


def _inspect_archive(path: Path) -> None:
    """Refuse, by the archive's list of contents alone, what is no Word file or must not be unfolded."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise Unreadable("It is locked by a password.", "Save a copy without password and build again.")
            strict = "_rels/.rels" in archive.NameToInfo and _says_strict(archive)
    except _DAMAGED as error:
        raise Unreadable("It is damaged or cut off: it cannot be unpacked.", _DOWNLOAD_AGAIN) from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise Unreadable(
            "It looks like a Word document (DOCX) but is none: it is a ZIP archive of something else.",
            "Unpack it, or open it with its own program and export it as PDF or HTML.",
        )
    if strict:
        raise Unreadable("It is a Strict Open XML document, a variant that is not read yet.", _SAVE_AGAIN)
    unfolded = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries if _is_xml(entry.filename)), default=0)
    if unfolded > MOST_UNFOLDED or largest > MOST_XML or len(entries) > _MOST_PARTS:
        raise Unreadable(
            f"It unfolds to {unfolded / 1_000_000:,.0f} MB in {len(entries):,} parts, the largest of text having "
            f"{largest / 1_000_000:,.0f} MB: too much to be read safely.",
            "Split it into parts, or save its text as UTF-8.",
        )


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _says_strict(archive: zipfile.ZipFile) -> bool:
    with archive.open("_rels/.rels") as relationships:
        return _STRICT in relationships.read(100_000)


def _load(path: Path) -> WordParts:
    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package

    try:
        package = Package.open(str(path))
    except PackageNotFoundError as error:
        raise KeyError(str(path)) from error
    main = package.main_document_part
    kind = main.content_type.lower()
    if not kind.endswith((*_DOCUMENT_TYPES, *_MACRO_TYPES)):
        raise ValueError(kind)
    document = _tree_of(main)
    if document.find(f"{WORD}body") is None:
        raise ValueError("no body")
    related = list(_related(main))
    edges = [(kind, part.partname, part) for kind, part in related if kind in ("header", "footer")]
    return WordParts(
        document=document,
        styles=_first(related, "styles"),
        settings=_first(related, "settings"),
        footnotes=_first(related, "footnotes"),
        endnotes=_first(related, "endnotes"),
        edges=tuple((kind, _tree_of(part)) for kind, _, part in sorted(edges, key=lambda edge: (edge[0], edge[1]))),
        properties=_first(list(_related(package)), "core-properties"),
    )


def _related(source: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a part names, by the last word of the relationship's type, in the order of the relationships."""
    for _, relation in sorted(source.rels.items(), key=lambda item: (len(item[0]), item[0])):
        if not relation.is_external:
            yield relation.reltype.rsplit("/", 1)[-1], relation.target_part


def _first(related: Sequence[tuple[str, Any]], kind: str) -> Any | None:
    part = next((part for name, part in related if name == kind), None)
    return None if part is None else _tree_of(part)


def _tree_of(part: Any) -> Any:
    from docx.oxml import parse_xml

    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element
