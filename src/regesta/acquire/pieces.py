"""Stretches of text with their roles enter, one by one; a document's text and its blocks leave.

Plain text is its own text and only gets blocks (`mark_sections`); the readers of other formats hand over pieces, from
which the text is made (`compose`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from regesta.acquire.spaced_letters import join_spaced_letters
from regesta.model import Block, BlockRole

_WHITESPACE = re.compile(r"\s+")
_BETWEEN_BLOCKS = "\n\n"
_OUTSIDE_SECTIONS = frozenset({"title", "byline", "furniture", "footnote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with its role, before it has its place in the document's text."""

    role: BlockRole
    text: str
    level: int | None = None
    page: int | None = None
    node: str | None = None
    mark: str | None = None
    table: tuple[int, int, int] | None = None
    header: bool = False
    span: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a reader learnt of a document's origin; unknown is None. The fields are those of `Document`."""

    title: str | None = None
    publisher: str | None = None
    publisher_basis: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: str | None = None
    published_note: str | None = None
    retrieved_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader makes of a content: its text, the blocks over it, and what is known of its origin."""

    text: str
    blocks: tuple[Block, ...]
    origin: Origin
    means: str = ""
    """What the reader's name says of optional means that made this text, as "+tables"; empty where none did."""


def collapse(text: str) -> str:
    """Return the text with every run of whitespace as one space and none at the ends; letters set apart are joined."""
    return _WHITESPACE.sub(" ", join_spaced_letters(text)).strip()


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces to a text with a blank line between them, and return it with their blocks.

    Whitespace inside a piece is collapsed, so that no line break of the source survives; pieces without text vanish.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        text = collapse(piece.text)
        if not text:
            continue
        blocks.append(
            Block(
                role=piece.role,
                start=position,
                end=position + len(text),
                level=piece.level,
                page=piece.page,
                node=piece.node,
                mark=piece.mark,
                table=piece.table,
                header=piece.header,
                span=piece.span,
            )
        )
        texts.append(text)
        position += len(text) + len(_BETWEEN_BLOCKS)
    joined = _BETWEEN_BLOCKS.join(texts)
    return joined, mark_sections(joined, blocks)


def mark_sections(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with `section`: the text of the nearest heading above, None before the first.

    A heading's own section is the nearest heading above it of a smaller level, since it starts a part of that one.
    Title, byline, notes and furniture belong to no section.
    """
    marked: list[Block] = []
    open_headings: list[Block] = []
    for block in blocks:
        if block.role == "heading":
            level = block.level or 1
            while open_headings and (open_headings[-1].level or 1) >= level:
                open_headings.pop()
        nearest = open_headings[-1] if open_headings else None
        section = text[nearest.start : nearest.end] if nearest and block.role not in _OUTSIDE_SECTIONS else None
        marked.append(replace(block, section=section))
        if block.role == "heading":
            open_headings.append(block)
    return tuple(marked)
