"""The bytes of a Markdown file enter; its text, blocks and origin leave.

Markup is taken out of the text; links keep their words. Pipe tables become cells, `[^1]` notes become footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import yaml

from regesta.acquire.decoding import decode_plain
from regesta.acquire.furniture import furniture_reason
from regesta.acquire.pieces import Piece, Reading, compose
from regesta.acquire.plain_text import printed_origin, read_plain_text
from regesta.acquire.printed_dates import find_printed_dates, is_date_line
from regesta.acquire.publication import DateFound
from regesta.acquire.text_notes import find_notes, split_notes
from regesta.model import BlockRole

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_NOTE = re.compile(r"^\[\^([^\]\s]{1,20})\]:[ \t]*", re.M)
_NOTE_CALL = re.compile(r"\[\^([^\]\s]{1,20})\]")
_TAGS = re.compile(r"<[^<>]{1,300}>")
_MARKUP = re.compile(r"[\[\]*_`<>!]")
_MOST_MARKUP = 5_000
"""Signs of markup in one paragraph above which a file is read as plain text: parsing them takes quadratic time."""
_DEEPEST = 100
"""Nesting of quotes and lists that the parser follows; deeper markup stays text."""


def read_markdown(content: bytes) -> Reading:
    """Return the text of a Markdown file (CommonMark with tables) in blocks, and what its front matter and text say.

    Raises Unreadable where the encoding is not sure.
    """
    source = decode_plain(content).removeprefix("\ufeff")
    if any(len(_MARKUP.findall(part)) > _MOST_MARKUP for part in re.split(r"\n\s*\n", source)):
        return read_plain_text(content)
    front, body = _split_front_matter(source)
    parsed = _parse(_mark_notes(body))
    pieces = _name_pieces([part for piece in parsed for part in _apart(piece)])
    title = front.get("title")
    if title and not any(piece.role == "title" for piece in pieces):
        pieces.insert(0, Piece(role="title", text=title))
    text, blocks = compose(pieces)
    origin = printed_origin(text, blocks, _front_dates(front))
    author, url = front.get("author"), front.get("url") or front.get("source")
    publisher = front.get("publisher") or (url if url and "://" not in url else None)
    return Reading(
        text=text,
        blocks=blocks,
        origin=replace(
            origin,
            author=author or origin.author,
            url=url if url and "://" in url else origin.url,
            publisher=publisher or origin.publisher,
            publisher_basis="metadata" if publisher else origin.publisher_basis,
        ),
    )


def _split_front_matter(source: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(source)
    if not match or len(match[1]) > 20_000:
        return {}, source
    try:
        front = yaml.load(match[1], Loader=yaml.BaseLoader)  # every scalar stays a string: dates as they are written
    except (yaml.YAMLError, RecursionError):
        return {}, source
    if not isinstance(front, dict):
        return {}, source
    return {str(key).lower(): value for key, value in front.items() if isinstance(value, str)}, source[match.end() :]


def _front_dates(front: dict[str, str]) -> list[DateFound]:
    found = []
    for key in ("published", "date", "pubdate", "issued"):
        value = front.get(key, "").strip()
        if re.fullmatch(r"\d{4}(-\d\d)?", value):
            found.append(DateFound(edtf=value, basis="metadata", where=f"front matter, {key}"))
        for date in find_printed_dates(value)[:1]:
            found.append(
                DateFound(edtf=date.edtf, basis="metadata", where=f"front matter, {key}", alternative=date.alternative)
            )
    return found


def _mark_notes(body: str) -> str:
    """Turn `[^1]: Text` and its calls into "[1] Text" and "[1]", which the reading of notes knows."""
    return _NOTE_CALL.sub(r"\\[\1\\]", _NOTE.sub(r"\n\\[\1\\] ", body))


def _parse(body: str) -> Iterator[Piece]:
    """Yield the blocks of Markdown with their roles, from the parser's flat list of tokens."""
    from markdown_it import MarkdownIt

    open_roles: list[BlockRole] = []
    table, row, column, level = -1, -1, -1, 1
    for token in MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(body):
        kind = token.type
        if kind == "heading_open":
            level = int(token.tag[1])
            open_roles.append("heading")
        elif kind in ("list_item_open", "blockquote_open"):
            open_roles.append("list" if kind == "list_item_open" else "quote")
        elif kind in ("heading_close", "list_item_close", "blockquote_close", "th_close", "td_close"):
            open_roles.pop()
        elif kind == "table_open":
            table, row = table + 1, -1
        elif kind == "tr_open":
            row, column = row + 1, -1
        elif kind in ("th_open", "td_open"):
            column += 1
            open_roles.append("cell")
        elif kind == "inline" or kind in ("fence", "code_block", "html_block"):
            role: BlockRole = open_roles[-1] if open_roles else "paragraph"
            text = _inline_text(token) if kind == "inline" else _TAGS.sub(" ", token.content)
            cell = (table, row, column) if role == "cell" else None
            header = cell is not None and row == 0
            yield Piece(role=role, text=text, level=level if role == "heading" else None, table=cell, header=header)


def _inline_text(token: Any) -> str:
    """Return the words of an inline token: of links and emphasis the words, of images the description."""
    words = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type in ("text", "code_inline", "text_special", "image"):
            words.append(child.content)
    return "".join(words)


def _apart(piece: Piece) -> Iterator[Piece]:
    """Yield a piece, or the notes on consecutive lines of which Markdown makes one paragraph, each for itself."""
    texts = split_notes(piece.text) if piece.role == "paragraph" else [piece.text]
    yield from (replace(piece, text=text) for text in texts)


def _name_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """Give title, byline, notes and furniture their roles."""
    notes = find_notes([piece.text.strip() for piece in pieces])
    title = next((index for index, piece in enumerate(pieces) if piece.role == "heading" and piece.level == 1), None)
    named: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in notes:
            named.append(replace(piece, role="footnote", mark=notes[index], level=None, table=None, header=False))
        elif index == title:
            named.append(replace(piece, role="title", level=None))
        elif piece.role in ("paragraph", "list") and furniture_reason(piece.text):
            named.append(replace(piece, role="furniture"))
        elif (
            piece.role == "paragraph"
            and index <= (title or 0) + 3
            and (is_date_line(piece.text) or piece.text[:3] in ("By ", "by "))
        ):
            named.append(replace(piece, role="byline"))
        else:
            named.append(piece)
    return named
