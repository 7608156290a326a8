"""A document becomes pieces with notes; long ones become parts, and nothing is left out of them."""

from __future__ import annotations

from dataclasses import replace

from regesta.model import Block, Document, Figure
from regesta.web.numbering import number_claims, spell_letter
from regesta.web.reader import Piece, TableGroup, read_part
from regesta.web.slicing import PART_LIMIT, PIECE_LIMIT, find_part
from tests.web.hand_made import claim_that, make_sample, write_document


def words_of(piece: Piece) -> str:
    return "".join(segment.text for run in piece.runs for segment in run.segments)


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    (gazette, claims, _) = make_sample().readings[0]
    numbers = number_claims(reversed(claims))
    assert [numbers[claim.id] for claim in claims] == [1, 2]
    reading = read_part(gazette, list(reversed(claims)), [])
    (noted,) = [piece for piece in reading.pieces if isinstance(piece, Piece) and piece.notes]
    assert [note.number for note in noted.notes] == [1, 2]


def test_furniture_stands_apart() -> None:
    gazette, claims, figures = make_sample().readings[0]
    reading = read_part(gazette, claims, figures)
    assert [words_of(piece) for piece in reading.furniture] == ["Copyright 2012 Sudmark Gazette"]
    assert reading.furniture_figures == 1
    assert all(isinstance(piece, Piece) and piece.role != "furniture" for piece in reading.pieces)


def test_an_unclaimed_figure_is_listed_with_its_words_and_place() -> None:
    gazette, claims, figures = make_sample().readings[0]
    (unclaimed,) = read_part(gazette, claims, figures).unclaimed
    assert (unclaimed.letter, unclaimed.place, unclaimed.figure.reason) == ("a", "paragraph 2", "part of an idiom")
    assert "Sudmark is one of the poorest" in unclaimed.context


def test_a_long_document_has_parts_that_together_are_all_of_it() -> None:
    paragraphs = [("paragraph", f"Paragraph {number} has {number} words. " * 40) for number in range(300)]
    document = write_document("long.txt", [*paragraphs, ("paragraph", "x" * (PIECE_LIMIT * 2 + 7))])
    first = read_part(document, [], [])
    assert first.parts > 3
    shown = ""
    for part in range(1, first.parts + 1):
        reading = read_part(document, [], [], part=part)
        pieces = [words_of(piece) for piece in reading.pieces if isinstance(piece, Piece)]
        assert sum(map(len, pieces)) <= PART_LIMIT + PIECE_LIMIT
        shown += "".join(pieces)
    assert shown == "".join(document.text[block.start : block.end] for block in document.blocks)


def test_a_part_that_is_not_there_is_the_nearest() -> None:
    document = write_document("short.txt", [("paragraph", "Few words.")])
    assert read_part(document, [], [], part=99).part == 1
    assert find_part(document, 10**9) == 1


def test_a_claim_is_on_the_part_where_its_value_stands() -> None:
    paragraphs = [("paragraph", f"Line {number}. " + "word " * 400) for number in range(200)]
    document = write_document("far.txt", [*paragraphs, ("paragraph", "There are 40 soldiers.")])
    claim = claim_that(document, "There are 40 soldiers.", "40", number=40)
    part = find_part(document, claim.value.start)
    assert part > 1
    notes = [note for piece in read_part(document, [claim], [], part=part).pieces for note in piece.notes]
    assert [note.claim.id for note in notes] == [claim.id]
    assert all(not piece.notes for piece in read_part(document, [claim], [], part=1).pieces)


def test_cells_of_one_table_are_gathered_into_rows() -> None:
    text = "Year|Troops|1999|4,000"
    cells = [(0, 4, 0, 0), (5, 11, 0, 1), (12, 16, 1, 0), (17, 22, 1, 1)]
    blocks = tuple(Block(role="cell", start=a, end=b, table=(0, row, column)) for a, b, row, column in cells)
    document = replace(write_document("table.txt", [("paragraph", "x")]), text=text, blocks=blocks)
    (table,) = read_part(document, [], []).pieces
    assert isinstance(table, TableGroup)
    assert [[words_of(cell) for cell in row] for row in table.rows] == [["Year", "Troops"], ["1999", "4,000"]]


def test_gaps_and_spans_keep_figures_in_their_columns() -> None:
    text = "Year|Troops|1999|4,000|all"
    cells = [(0, 4, (0, 0), (2, 1)), (5, 11, (0, 1), (1, 2)), (12, 16, (1, 2), (1, 1)), (17, 22, (3, 2), (1, 1))]
    blocks = tuple(
        Block(role="cell", start=a, end=b, table=(0, *place), span=span, header=place[0] == 0)
        for a, b, place, span in cells
    )
    document = replace(write_document("table.txt", [("paragraph", "x")]), text=text, blocks=blocks)
    (table,) = read_part(document, [], []).pieces
    assert isinstance(table, TableGroup)
    assert [[(words_of(cell), cell.span, cell.header) for cell in row] for row in table.rows] == [
        [("Year", (2, 1), True), ("Troops", (1, 2), True)],
        [("", (1, 1), False), ("1999", (1, 1), False)],
        [],
        [("", (1, 2), False), ("4,000", (1, 1), False)],
    ]


def test_an_empty_document_and_a_figure_outside_all_blocks_are_no_error() -> None:
    empty = Document(id="e", name="e", original_sha256="0", reader="text/1", text="", blocks=())
    assert read_part(empty, [], []).parts == 1
    stray = replace(empty, text="12 alone, and more", blocks=(Block(role="paragraph", start=10, end=18),))
    figure = Figure(start=0, end=2, text="12", kind="number", state="unclaimed", reason="outside")
    assert len(read_part(stray, [], [figure]).unclaimed) == 1


def test_headings_skip_no_level() -> None:
    document = write_document("h.txt", [("title", "T"), ("heading", "deep"), ("heading", "shallow")])
    blocks = tuple(replace(block, level=level) for block, level in zip(document.blocks, (None, 4, 2), strict=True))
    pieces = read_part(replace(document, blocks=blocks), [], []).pieces
    assert [piece.level for piece in pieces if isinstance(piece, Piece) and piece.role == "heading"] == [2, 2]


def test_letters_go_on_after_z() -> None:
    assert [spell_letter(index) for index in (0, 25, 26, 701, 702)] == ["a", "z", "aa", "zz", "aaa"]
