"""The lines of a PDF's pages enter; pieces leave: paragraphs, headings, notes, cells and running heads.

running heads and page numbers → notes at the foot → rows of tables → paragraphs, also across pages → headings
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.acquire.furniture import furniture_reason
from regesta.acquire.pdf_cells import PageTable, PageText
from regesta.acquire.pdf_continued import join_tables
from regesta.acquire.pdf_edges import find_running_heads, is_page_edge
from regesta.acquire.pdf_lines import ENDS_SENTENCE, Line, join_lines
from regesta.acquire.pdf_paragraphs import ENTRY, Setting, right_edges, runs_on
from regesta.acquire.pdf_rows import find_rows
from regesta.acquire.pieces import Piece
from regesta.acquire.printed_dates import is_date_line
from regesta.acquire.text_notes import find_notes
from regesta.acquire.text_roles import names_table_or_figure
from regesta.model import BlockRole

_NOTE_SIZE = 0.93
_HEADING_SIZE = 1.1
_TITLE_SIZE = 1.2
_HEADING_MOST_WORDS = 18
_MARKED = re.compile(r"\[\w{1,3}\]\s*\S")


@dataclass(slots=True)
class _Group:
    """Lines that make one piece."""

    lines: list[Line]
    page: int
    role: BlockRole
    cells: tuple[tuple[int, int, int], ...] = ()
    table: PageTable | None = None
    """A ruled table; it has no lines, and its number is `number`."""
    number: int = 0


def arrange_pages(contents: Sequence[PageText], stated_title: str = "") -> list[Piece]:
    """Return the pieces of a PDF in reading order, each with the page on which it begins.

    Running heads and page numbers are furniture; a paragraph that goes on over a page ends before the notes of its
    first page. `stated_title` is the title of the file's metadata, believed only where the first page prints it.
    """
    pages = [content.lines for content in contents]
    running = find_running_heads(pages)
    body_size = _body_size(pages)
    spacing = _line_spacing(pages)
    groups: list[_Group] = []
    tables = 0
    for number, (lines, content) in enumerate(zip(pages, contents, strict=True), 1):
        at_edge = [is_page_edge(lines, index, running) for index in range(len(lines))]
        kept = [line for line, edge in zip(lines, at_edge, strict=True) if not edge]
        body, notes = _part_notes(kept, body_size)
        rows, tables = find_rows(body, tables)
        own = _group_lines(body, rows, number, Setting(spacing, body_size, right_edges(body)))
        for table in content.tables:
            before = table.after_lines - sum(at_edge[: table.after_lines])
            own = _insert_table(own, table, tables, before, number)
            tables += 1
        own += _group_notes(notes, number)
        _join_over_pages(groups, own)
        groups += own
        groups += [_Group([line], number, "furniture") for line, edge in zip(lines, at_edge, strict=True) if edge]
    vocabulary = _vocabulary(pages)
    sizes = _heading_sizes(groups, body_size)
    pieces = [piece for group in groups for piece in _make_pieces(group, body_size, sizes, vocabulary)]
    return join_tables(_name_pieces(pieces, groups, stated_title, body_size))


def _insert_table(groups: list[_Group], table: PageTable, number: int, before: int, page: int) -> list[_Group]:
    """Return the groups of a page with a ruled table between them: a group through which it runs is parted there."""
    parted: list[_Group] = []
    placed = False
    counted = 0
    for group in groups:
        lines = 0 if group.table else len(group.lines)
        if not placed and counted + lines > before:
            cut = before - counted
            parted += [replace(group, lines=group.lines[:cut])] if cut else []
            parted.append(_Group([], page, "cell", table=table, number=number))
            group, placed = replace(group, lines=group.lines[cut:]), True
        counted += lines
        parted.append(group)
    return parted if placed else [*parted, _Group([], page, "cell", table=table, number=number)]


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most of the text."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 1.0


def _line_spacing(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance from a line to the next, in points; 0 for a document of single lines."""
    distances = [a.bottom - b.bottom for lines in pages for a, b in itertools.pairwise(lines)]
    downward = [round(distance, 1) for distance in distances if 0 < distance < 40]
    return statistics.mode(downward) if downward else 0.0


def _part_notes(lines: Sequence[Line], body_size: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of the page's text and those of its notes: the smaller type at the foot, from its first mark."""
    first = len(lines)
    while first and lines[first - 1].size <= _NOTE_SIZE * body_size:
        first -= 1
    for index in range(first, len(lines)):
        if _MARKED.match(lines[index].text) or re.match(r"\d{1,3}\s+\S|[*†‡]\s?\S", lines[index].text):
            return list(lines[:index]), list(lines[index:])
    return list(lines), []


def _group_notes(notes: Sequence[Line], page: int) -> list[_Group]:
    groups: list[_Group] = []
    for line in notes:
        starts = _MARKED.match(line.text) or re.match(r"\d{1,3}\s+[A-Z“\"‘(]|[*†‡]\s?\S", line.text)
        if starts or not groups:
            groups.append(_Group([line], page, "footnote"))
        else:
            groups[-1].lines.append(line)
    return groups


def _group_lines(lines: Sequence[Line], rows: dict[int, tuple[int, int]], page: int, setting: Setting) -> list[_Group]:
    groups: list[_Group] = []
    right = max((line.right for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if index in rows:
            table, row = rows[index]
            cells = tuple((table, row, column) for column in range(len(line.segments)))
            groups.append(_Group([line], page, "cell", cells))
        elif groups and groups[-1].role == "paragraph" and runs_on(groups[-1].lines, line, right, setting):
            groups[-1].lines.append(line)
        else:
            groups.append(_Group([line], page, "paragraph"))
    return groups


def _join_over_pages(groups: list[_Group], own: list[_Group]) -> None:
    """Join the first paragraph of a page to the last of the page before if that one broke off in a sentence."""
    last = next((group for group in reversed(groups) if group.role not in ("furniture", "footnote")), None)
    if not last or not own or last.role != "paragraph" or own[0].role != "paragraph":
        return
    text, following = last.lines[-1].text, own[0].lines[0].text
    same_type = abs(last.lines[-1].size - own[0].lines[0].size) < 0.05 * last.lines[-1].size
    if same_type and not ENDS_SENTENCE.search(text) and (following[0].islower() or text.endswith("\u00ad")):
        last.lines += own.pop(0).lines


def _heading_sizes(groups: Sequence[_Group], body_size: float) -> list[float]:
    sizes = {round(group.lines[0].size, 1) for group in groups if _is_heading(group, body_size)}
    return sorted(sizes, reverse=True)


def _is_heading(group: _Group, body_size: float) -> bool:
    text = " ".join(line.text for line in group.lines)
    return (
        group.role == "paragraph"
        and group.lines[0].size >= _HEADING_SIZE * body_size
        and len(text.split()) <= _HEADING_MOST_WORDS
        and any(map(str.isalpha, text))
    )


def _make_pieces(
    group: _Group, body_size: float, sizes: Sequence[float], vocabulary: frozenset[str]
) -> Iterator[Piece]:
    if group.table:
        for found in group.table.cells:
            yield Piece(
                role="cell",
                text=found.text,
                page=group.page,
                table=(group.number, found.row, found.column),
                header=found.header,
                span=(found.rows, found.columns),
            )
        return
    if group.cells:
        for cell, segment in zip(group.cells, group.lines[0].segments, strict=True):
            yield Piece(role="cell", text=segment.text.replace("\u00ad", "-"), page=group.page, table=cell)
        return
    text = join_lines([line.text for line in group.lines], vocabulary)
    if _is_heading(group, body_size):
        level = min(6, sizes.index(round(group.lines[0].size, 1)) + 1)
        yield Piece(role="heading", text=text, page=group.page, level=level)
    else:
        role: BlockRole = "list" if group.role == "paragraph" and ENTRY.match(text) else group.role
        yield Piece(role=role, text=text, page=group.page)


def _vocabulary(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    words = (word for lines in pages for line in lines for word in re.findall(r"\w+(?:-\w+)?", line.text))
    return frozenset(word.casefold() for word in words)


def _name_pieces(pieces: Sequence[Piece], groups: Sequence[_Group], stated_title: str, body_size: float) -> list[Piece]:
    """Give title, byline, notes and furniture their roles."""
    title = _find_title(pieces, groups, stated_title, body_size)
    notes = find_notes(["" if piece.role in ("furniture", "cell") else piece.text for piece in pieces])
    named: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index == title:
            named.append(replace(piece, role="title", level=None))
        elif index in notes:
            named.append(replace(piece, role="footnote", mark=notes[index], level=None))
        elif piece.role in ("paragraph", "heading") and piece.page == 1 and is_date_line(piece.text):
            named.append(replace(piece, role="byline", level=None))
        elif piece.role in ("paragraph", "heading") and names_table_or_figure(piece.text):
            named.append(replace(piece, role="caption", level=None))
        elif piece.role == "paragraph" and furniture_reason(piece.text):
            named.append(replace(piece, role="furniture"))
        elif piece.role == "footnote":
            mark = re.match(r"\[?(\w{1,3}|[*†‡])\]?", piece.text)
            named.append(replace(piece, mark=mark[1] if mark else None))
        else:
            named.append(piece)
    return named


def _find_title(pieces: Sequence[Piece], groups: Sequence[_Group], stated_title: str, body_size: float) -> int | None:
    """Return the index of the title: what the metadata state and page 1 prints, else the largest type on page 1."""
    first_page = [
        index for index, piece in enumerate(pieces) if piece.page == 1 and piece.role in ("paragraph", "heading")
    ]
    for index in first_page:
        if len(stated_title) > 8 and pieces[index].text.casefold() == stated_title.casefold():
            return index
    largest = max(
        (group.lines[0].size for group in groups if group.page == 1 and _is_heading(group, body_size)), default=0.0
    )
    if largest < _TITLE_SIZE * body_size:
        return None
    texts = {
        " ".join(line.text for line in g.lines)
        for g in groups
        if g.page == 1 and g.lines and g.lines[0].size == largest
    }
    wanted = {re.sub(r"[\W_]", "", text) for text in texts}
    return next((i for i in first_page if re.sub(r"[\W_]", "", pieces[i].text) in wanted), None)
