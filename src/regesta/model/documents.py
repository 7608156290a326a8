"""What acquire hands on: documents with their blocks, refused files, and the quotations that are evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockRole = Literal[
    "title", "byline", "heading", "paragraph", "list", "cell", "caption", "quote", "footnote", "furniture"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text with its role; blocks follow each other and do not overlap."""

    role: BlockRole
    start: int
    end: int
    level: int | None = None
    """Depth of a heading, 1 for the uppermost."""
    page: int | None = None
    """Page of a PDF, counted from 1."""
    node: str | None = None
    """Path of an HTML node, as lxml's getpath gives it."""
    mark: str | None = None
    """Of a footnote: the mark that calls it, without brackets."""
    section: str | None = None
    """Text of the nearest heading above, which scopes what the block says."""
    table: tuple[int, int, int] | None = None
    """Of a table cell: number of the table, row and column, each from 0, with the spans of other cells counted in."""
    header: bool = False
    """Of a table cell: whether the format says that it heads its row or column; False also where formats cannot say."""
    span: tuple[int, int] = (1, 1)
    """Of a table cell: over how many rows and columns it reaches, to the right and down of its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as it was read: its text, the blocks that make it up, and what is known of its origin."""

    id: str
    """Identity of (original, reader): a new reader version makes a new document of an old file."""
    name: str
    """Path below the folder that was built, with forward slashes: the name by which users know the file."""
    original_sha256: str
    reader: str
    """Name and version of the reader, as `html/1`."""
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    publisher_basis: str | None = None
    author: str | None = None
    place: str | None = None
    """City of the dateline."""
    url: str | None = None
    language: str = "en"
    published: str | None = None
    """EDTF at the precision that the document prints; None where nothing is printed."""
    published_basis: str | None = None
    """metadata, dateline, address, byline, text, modified, edition, copyright or inferred."""
    published_note: str | None = None
    """In words, for a note: how the date was found and how sure it is."""
    retrieved_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that was not read: its name, why, and what its owner can do."""

    name: str
    reason: str
    advice: str
    original_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation that is the slice of a document's text at its offsets."""

    document_id: str
    start: int
    end: int
    quote: str
