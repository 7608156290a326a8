"""The path of a Word file (DOCX) enters; its text, blocks and origin leave.

archive → parts (docx_package) → paragraphs and cells (docx_flow, docx_words, docx_tables, docx_styles) → roles
(docx_roles) → headers, text, notes, footers
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from regesta.acquire.docx_flow import WordFlow
from regesta.acquire.docx_package import open_word_file
from regesta.acquire.docx_roles import name_word_pieces
from regesta.acquire.docx_styles import word_words
from regesta.acquire.pieces import Piece, Reading, collapse, compose
from regesta.acquire.plain_text import printed_origin
from regesta.acquire.printed_dates import make_day
from regesta.acquire.publication import DateFound

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TITLE_LEAST_WORDS = 3
"""Words that a title of the file's properties must have to be believed where the text does not print it."""


def read_docx(path: Path) -> Reading:
    """Return the text of a Word file in blocks: paragraphs, headings, lists, cells, captions, notes, furniture.

    Changes are read as accepted: insertions stay, deletions go. Comments, hidden text and pictures are not read.
    Headers stand before the text and footers behind it, as furniture; notes behind the text, with their marks.

    Raises Unreadable for a file that is locked, damaged, too large once unpacked, or no Word document.
    """
    parts = open_word_file(path)
    properties = _read_properties(parts.properties)
    flow = WordFlow(parts)
    body = list(flow.body())
    named = name_word_pieces([*body, *flow.notes_called()], properties.get("title", ""))
    edges = {kind: [Piece(role="furniture", text=line) for line in flow.edges(kind)] for kind in ("header", "footer")}
    text, blocks = compose([*edges["header"], *named, *edges["footer"]])
    author = properties.get("creator", "")
    author_named = author if _names_somebody(author) else None
    origin = printed_origin(text, blocks, list(_stated_dates(properties)), author_named)
    title = properties.get("title", "") if _names_document(properties.get("title", "")) else ""
    return Reading(
        text=text,
        blocks=blocks,
        origin=replace(origin, title=origin.title or title or None),
    )


def _read_properties(root: Any | None) -> dict[str, str]:
    """Return the core properties by their local names: title, creator, created, modified."""
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        if isinstance(element.tag, str):
            found.setdefault(element.tag.rsplit("}", 1)[-1], collapse(element.text or "")[:500])
    return found


def _stated_dates(properties: dict[str, str]) -> Iterator[DateFound]:
    """Yield when the file was saved, else made: a weak date, since that may be long before or after it is issued."""
    for name, words in (("modified", "when the Word file was last saved"), ("created", "when the Word file was made")):
        stated = properties.get(name, "")
        match = None if stated in word_words()["no_dates"] else _DAY.match(stated)
        day = make_day(int(match[1]), int(match[2]), int(match[3])) if match else None
        if day:
            yield DateFound(edtf=day, basis="modified", where=words)
            return


def _names_document(title: str) -> bool:
    return len(title.split()) >= _TITLE_LEAST_WORDS and not _listed("no_titles").fullmatch(title)


def _names_somebody(author: str) -> bool:
    return bool(re.search(r"\w{2}", author)) and "@" not in author and not _listed("no_authors").fullmatch(author)


@cache
def _listed(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in word_words()[part]), re.I)
