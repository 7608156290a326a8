"""Where in a table the words of a claim stand: a claim of a cell and an offset enter; the place in words leaves."""

from __future__ import annotations

from regesta.extract.reading.document import Reading
from regesta.model import Block, Claim


def cell_of(reading: Reading, claim: Claim) -> Block | None:
    """Return the cell of a table in which a claim's value stands; None for a claim of a sentence."""
    block = reading.block_at(claim.value.start)
    if block is None or block.table is None or reading.is_prose(block):
        return None
    return block


def tell_cell(cell: Block, text: str) -> str:
    """Return in words where a cell stands: "the cell “247” in row 3, column 2 of table 1"."""
    assert cell.table is not None
    table, row, column = (number + 1 for number in cell.table)
    words = " ".join(text[cell.start : cell.end].split())
    return f"the cell “{words}” in row {row}, column {column} of table {table}"


def tell_place_beside(reading: Reading, cell: Block, offset: int) -> str:
    """Return where the words at an offset stand as seen from a cell: its row, its column, the caption, or elsewhere."""
    block = reading.block_at(offset)
    if block is None or cell.table is None:
        return "What the document is about."
    if block.table is not None and block.table[0] == cell.table[0]:
        if block.start == cell.start:
            return "The cell itself says it."
        if block.table[1] == cell.table[1]:
            return "The name of its row says it."
        return (
            "The header of its column says it." if block.table[2] == cell.table[2] else "The table says it elsewhere."
        )
    told = {"caption": "The caption of the table says it.", "heading": "The heading over the table says it.",
            "title": "The title says it."}  # fmt: skip
    return told.get(block.role, "What the passage or the document is about.")
