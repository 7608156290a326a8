"""What a Word file holds, piece by piece, enters; the pieces leave with their roles: by what the file states, else by
what the text shows, as in plain text.

Many Word files state nothing: their headings are short bold lines. Such a line is a heading if the same line of a plain
text were one; in a file with real headings only where it is set off from the text as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.acquire.docx_flow import WordPiece
from regesta.acquire.furniture import furniture_reason
from regesta.acquire.pieces import Piece, collapse
from regesta.acquire.text_roles import Paragraph, Role, assign_roles

_TITLE_WITHIN = 30
"""Paragraphs from the top among which the title of the file's properties is looked for."""
_SHORTEST_TITLE = 8
_LONGEST_HEADING_WORDS = 30
"""What is longer is running text in the style of a heading, as careless writers set it."""


def name_word_pieces(pieces: Sequence[WordPiece], stated_title: str) -> list[Piece]:
    """Return the pieces with their roles; cells and notes keep theirs, of the rest at most one is the title."""
    lines = [index for index, piece in enumerate(pieces) if piece.cell is None]
    stated = {index: role for index in lines if (role := _stated_role(pieces[index]))}
    title = _find_title(pieces, stated_title)
    if title is not None:
        stated[title] = Role("title")
    shown = assign_roles(
        [Paragraph(pieces[index].text, True) for index in lines],
        {place: stated[index] for place, index in enumerate(lines) if index in stated},
    )
    seen = dict(zip(lines, shown, strict=True))
    has_headings = any(role.role == "heading" for role in stated.values())
    named: list[Piece] = []
    level = 0
    for index, piece in enumerate(pieces):
        if piece.cell is not None:
            named.append(_make_cell(piece))
            continue
        role = _settle(piece, seen[index], has_headings=has_headings)
        if role.role == "heading" and index in stated:
            level = role.level or 1
        elif role.role == "heading" and has_headings:
            role = Role("heading", level=level + 1)
        named.append(Piece(role=role.role, text=piece.text, level=role.level, mark=role.mark))
    return named


def _find_title(pieces: Sequence[WordPiece], stated_title: str) -> int | None:
    """Return the piece that the file makes the title: by style, by the file's properties, as the only top heading."""
    near = list(enumerate(pieces))[:_TITLE_WITHIN]
    for index, piece in near:
        if piece.stated.role == "title":
            return index
    wanted = _plain(stated_title)
    for index, piece in near:
        if len(wanted) >= _SHORTEST_TITLE and piece.cell is None and _plain(piece.text) == wanted:
            return index
    headings = [
        (piece.stated.level or 1, index) for index, piece in enumerate(pieces) if piece.stated.role == "heading"
    ]
    if not headings:
        return None
    uppermost = [index for level, index in headings if level == min(headings)[0]]
    is_title = len(uppermost) == 1 and uppermost[0] == headings[0][1] and (len(headings) > 1 or headings[0][0] == 1)
    return uppermost[0] if is_title else None


def _stated_role(piece: WordPiece) -> Role | None:
    """Return the role that the look of a text does not overrule; None where its look is to be asked."""
    stated = piece.stated
    if stated.role in ("footnote", "furniture", "caption", "byline"):
        return Role(stated.role, mark=piece.mark)
    if stated.role in ("heading", "title"):
        if furniture_reason(piece.text):
            return Role("furniture")
        short = len(piece.text.split()) <= _LONGEST_HEADING_WORDS
        return Role("heading", level=stated.level or 1) if short else Role("paragraph")
    return None


def _settle(piece: WordPiece, seen: Role, *, has_headings: bool) -> Role:
    """Return a piece's role by what the file states of lists and quotes, and whether its look may make a heading."""
    if piece.stated.role in ("quote", "list") and seen.role not in ("furniture", "footnote", "title"):
        return Role(piece.stated.role)
    if seen.role == "heading" and piece.stated.role is None and has_headings and not piece.set_off:
        return seen if piece.text.isupper() else Role("paragraph")
    return seen


def _make_cell(piece: WordPiece) -> Piece:
    cell = piece.cell
    assert cell is not None
    return Piece(
        role="cell",
        text=piece.text,
        table=(piece.table, cell.row, cell.column),
        header=cell.header,
        span=(cell.rows, cell.columns),
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", collapse(text)).strip().casefold()
