"""The bytes of a plain text enter; the very text they stand for leaves, with blocks over it."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.acquire.decoding import decode_plain
from regesta.acquire.pieces import Origin, Reading, collapse, mark_sections
from regesta.acquire.provenance import (
    find_author,
    find_dates,
    find_headline_outlet,
    find_place,
    find_publisher,
    find_title,
    is_body,
)
from regesta.acquire.publication import DateFound, choose_publication
from regesta.acquire.refusing import Unreadable
from regesta.acquire.text_lines import find_lines, find_paragraphs
from regesta.acquire.text_roles import Paragraph, assign_roles
from regesta.acquire.text_tables import find_text_tables
from regesta.model import Block

MOST_LINES = 500_000
"""Lines of a plain text; each may become a block, which costs a kilobyte while it is read."""


def read_plain_text(content: bytes) -> Reading:
    """Return a plain text as it is: no newline translated, nothing trimmed, a byte order mark kept.

    So offsets are those of the file decoded as UTF-8. What lies between blocks is white space alone. Raises
    Unreadable where the encoding is not sure, and for more than `MOST_LINES` lines.
    """
    text = decode_plain(content)
    if sum(map(text.count, "\n\r\x0b\x0c\u2028")) > MOST_LINES:
        raise Unreadable(f"It has more than {MOST_LINES:,} lines: it is a table or a log.", "Keep it elsewhere.")
    blocks = find_blocks(text)
    return Reading(text=text, blocks=blocks, origin=printed_origin(text, blocks))


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks over a plain text, in order and without overlap; a text of white space has none."""
    lines = list(find_lines(text))
    rows = find_text_tables(text, lines)
    stretches = find_paragraphs(text, lines, rows)
    prose = [stretch for stretch in stretches if stretch.start not in rows]
    roles = iter(assign_roles([Paragraph(text[s.start : s.end], s.blank_before) for s in prose]))
    blocks: list[Block] = []
    for stretch in stretches:
        if (row := rows.get(stretch.start)) is not None:
            blocks += [
                Block(role="cell", start=start, end=end, table=(row.table, row.row, column))
                for column, (start, end) in enumerate(row.cells)
            ]
            continue
        role = next(roles)
        blocks.append(Block(role=role.role, start=stretch.start, end=stretch.end, level=role.level, mark=role.mark))
    return mark_sections(text, blocks)


def printed_origin(
    text: str, blocks: Sequence[Block], more_dates: Sequence[DateFound] = (), stated_author: str | None = None
) -> Origin:
    """Return what a document prints of its origin, for formats that have little metadata of their own.

    Whom the file states as its author is one where the document prints none; a body that the document also prints
    is its publisher where no other is printed. A byline goes before both.
    """
    title = find_title(text, blocks)
    publisher, basis = find_publisher(text, blocks, title)
    behind_headline = find_headline_outlet(text, blocks)
    if behind_headline and basis in (None, "agency"):
        publisher, basis = behind_headline, "title"
    if publisher is None and stated_author and is_body(stated_author) and stated_author in collapse(text):
        publisher, basis = stated_author, "metadata"
    publication = choose_publication([*more_dates, *find_dates(text, blocks, title)])
    return Origin(
        title=title,
        publisher=publisher,
        publisher_basis=basis,
        author=find_author(text, blocks) or stated_author,
        place=find_place(text, blocks),
        published=publication.edtf,
        published_basis=publication.basis,
        published_note=publication.note,
    )
