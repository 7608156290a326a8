"""A document as its reader shows it: what enters are a document, its claims and figures, what leaves are its pieces.

A piece is a block of the document (or a part of a huge one) with the notes that stand beside it. Long documents
are cut into parts, so that a page stays quick; nothing is left out of the sequence of parts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.model import BlockRole, Claim, Document, Figure
from regesta.web.grid import lay_out
from regesta.web.numbering import (
    letter_figures,
    list_slots,
    mark_value,
    name_anchor,
    number_claims,
    order_claims,
    place_claim,
)
from regesta.web.segments import Mark, Reference, Run, flatten_marks, mark_withheld
from regesta.web.slicing import Slice, cut_slices, group_parts
from regesta.withholding import find_withheld

HEADING_LIMIT = 400
"""Characters up to which a title or heading is set as one; a longer one is set as a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdictlet:
    """The verdict on a claim's question, shown in its note: words and address."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands in the margin about one claim."""

    number: int
    anchor: str
    claim: Claim
    verdicts: tuple[Verdictlet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block or a part of one, flattened, with its notes."""

    role: BlockRole
    label: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    level: int = 2
    page: int | None = None
    """Set where a new page of a PDF begins."""
    table: tuple[int, int, int] | None = None
    span: tuple[int, int] = (1, 1)
    header: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGroup:
    """Neighbouring cells of one table, as rows."""

    rows: tuple[tuple[Piece, ...], ...]
    notes: tuple[Note, ...]
    label: str
    role: str = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """A figure that is in no claim, with its letter, its reason and its place."""

    letter: str
    figure: Figure
    context: str
    place: str
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One part of a document, ready to be shown."""

    pieces: tuple[Piece | TableGroup, ...]
    furniture: tuple[Piece, ...]
    furniture_figures: int
    unclaimed: tuple[Unclaimed, ...]
    part: int
    parts: int


def read_part(
    document: Document,
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    *,
    part: int = 1,
    verdicts: Mapping[str, tuple[Verdictlet, ...]] | None = None,
) -> Reading:
    """Return the asked part of a document with everything marked in it; a part that is not there is the nearest.

    Claims are numbered through the whole document in order of their values, so a claim has one number on all parts.
    """
    slices = cut_slices(document)
    parts = group_parts(slices)
    part = min(max(part, 1), len(parts))
    numbers = number_claims(claims)
    letters = letter_figures(figures)
    marks, quoted = _collect_marks(claims, numbers, letters)
    marks.extend(mark_withheld(document.text, find_withheld(claims)))
    here = parts[part - 1]
    marks_of = _deal_marks(here, marks)
    notes_of = _deal_notes(slices, claims, numbers, verdicts or {})
    pieces: list[Piece] = []
    furniture: list[Piece] = []
    page = None
    for piece_slice in here:
        turned = piece_slice.block.page if piece_slice.block.page != page else None
        page = piece_slice.block.page or page
        piece = _make_piece(document.text, piece_slice, marks_of[piece_slice.start], quoted, notes_of, turned)
        (furniture if piece_slice.block.role == "furniture" else pieces).append(piece)
    return Reading(
        pieces=group_tables(settle_levels(pieces)),
        furniture=tuple(furniture),
        furniture_figures=sum(figure.state == "furniture" for figure in figures),
        unclaimed=list_unclaimed(document, figures, letters, slices, parts),
        part=part,
        parts=len(parts),
    )


def _collect_marks(
    claims: Sequence[Claim],
    numbers: Mapping[str, int],
    letters: Mapping[tuple[int, int], str],
) -> tuple[list[Mark], list[tuple[int, int]]]:
    """Return every mark of the document, and the spans of its quotations."""
    marks: list[Mark] = []
    quoted: list[tuple[int, int]] = []
    slots: set[tuple[int, int]] = set()
    for claim in claims:
        marks.append(mark_value(claim, numbers[claim.id]))
        slots.update((slot.start, slot.end) for slot in list_slots(claim))
        slots.update(claim.valid.spans)
        slots.update((link.evidence.start, link.evidence.end) for link in claim.attribution if link.evidence)
        quoted.extend((evidence.start, evidence.end) for evidence in claim.evidence)
    marks.extend(Mark(start=start, end=end, kind="slot") for start, end in slots if start < end)
    for (start, end), letter in letters.items():
        reference = Reference(text=letter, href=f"#u-{letter}", label=f"unclaimed figure {letter}")
        marks.append(Mark(start=start, end=end, kind="unclaimed", anchor=f"f-{letter}", reference=reference))
    return marks, quoted


def _deal_marks(slices: Sequence[Slice], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Return the marks of each slice, by the slice's start."""
    starts = [piece_slice.start for piece_slice in slices]
    dealt: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        index = max(bisect_right(starts, mark.start) - 1, 0)
        while index < len(slices) and slices[index].start < mark.end:
            if slices[index].end > mark.start:
                dealt[slices[index].start].append(mark)
            index += 1
    return dealt


def _deal_notes(
    slices: Sequence[Slice],
    claims: Sequence[Claim],
    numbers: Mapping[str, int],
    verdicts: Mapping[str, tuple[Verdictlet, ...]],
) -> dict[int, list[Note]]:
    """Return the notes of each slice, by the slice's start; a claim outside all blocks stands by the one before it."""
    starts = [piece_slice.start for piece_slice in slices]
    dealt: dict[int, list[Note]] = defaultdict(list)
    for claim in order_claims(claims):
        index = max(bisect_right(starts, place_claim(claim)) - 1, 0)
        note = Note(
            number=numbers[claim.id],
            anchor=name_anchor(claim)[2:],
            claim=claim,
            verdicts=verdicts.get(claim.id, ()),
        )
        dealt[starts[index]].append(note)
    return dealt


def _make_piece(
    text: str,
    piece_slice: Slice,
    marks: Sequence[Mark],
    quoted: Sequence[tuple[int, int]],
    notes_of: Mapping[int, list[Note]],
    page: int | None,
) -> Piece:
    block = piece_slice.block
    role = block.role
    if role in {"title", "heading"} and block.end - block.start > HEADING_LIMIT:
        role = "paragraph"
    near = [span for span in quoted if span[0] < piece_slice.end and span[1] > piece_slice.start]
    return Piece(
        role=role,
        label=piece_slice.label,
        runs=flatten_marks(text, piece_slice.start, piece_slice.end, marks, near),
        notes=tuple(notes_of.get(piece_slice.start, ())),
        level=min(max(block.level or 2, 2), 3),
        page=page,
        table=block.table,
        span=block.span,
        header=block.header,
        mark=block.mark,
    )


def settle_levels(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces whose headings go down one level at a time, as who listens to a page needs it."""
    settled, last = [], 1
    for piece in pieces:
        if piece.role == "heading":
            last = min(piece.level, last + 1)
            piece = replace(piece, level=last)
        settled.append(piece)
    return settled


def group_tables(pieces: Sequence[Piece]) -> tuple[Piece | TableGroup, ...]:
    """Return pieces with the neighbouring cells of one table gathered into rows."""
    grouped: list[Piece | TableGroup] = []
    cells: list[Piece] = []
    for piece in [*pieces, None]:
        same = piece is not None and piece.table and (not cells or cells[-1].table[0] == piece.table[0])  # type: ignore[index]
        if cells and not same:
            grouped.append(_make_table(cells))
            cells = []
        if piece is not None:
            (cells if piece.table else grouped).append(piece)
    return tuple(grouped)


def _make_table(cells: Sequence[Piece]) -> TableGroup:
    gap = Piece(role="cell", label="", runs=())
    places = lay_out([(*cell.table[1:], *cell.span) for cell in cells if cell.table])
    rows = [[replace(gap if i is None else cells[i], span=span) for i, span in row] for row in places]
    return TableGroup(
        rows=tuple(map(tuple, rows)),
        notes=tuple(note for cell in cells for note in cell.notes),
        label=f"table {cells[0].table[0] + 1}" if cells[0].table else "table",
    )


CONTEXT = 60
"""Characters on each side of an unclaimed figure that its list shows."""


def list_unclaimed(
    document: Document,
    figures: Sequence[Figure],
    letters: Mapping[tuple[int, int], str],
    slices: Sequence[Slice],
    parts: Sequence[Sequence[Slice]],
) -> tuple[Unclaimed, ...]:
    """Return the document's unclaimed figures, each once, with the words around it and the place it stands in."""
    starts = [piece_slice.start for piece_slice in slices]
    part_starts = [part[0].start if part else 0 for part in parts]
    by_span = {(figure.start, figure.end): figure for figure in figures if figure.state == "unclaimed"}
    listed = []
    for span, letter in letters.items():
        figure = by_span[span]
        holder = slices[max(bisect_right(starts, figure.start) - 1, 0)]
        before = max(holder.start, figure.start - CONTEXT)
        after = min(holder.end, figure.end + CONTEXT)
        listed.append(
            Unclaimed(
                letter=letter,
                figure=figure,
                context=trim_context(document.text, before, after, holder.start, holder.end),
                place=holder.label,
                part=max(bisect_right(part_starts, figure.start), 1),
            )
        )
    return tuple(listed)


def trim_context(text: str, start: int, end: int, first: int, last: int) -> str:
    """Return text[start:end] cut to whole words, with an ellipsis where the block goes on."""
    words = text[start:end]
    if start > first and " " in words:
        words = "… " + words.split(" ", 1)[1]
    if end < last and " " in words:
        words = words.rsplit(" ", 1)[0] + " …"
    return words
