"""Figures of tables in reports: each is printed with its headers, and none is taken for a part of another."""

from __future__ import annotations

from dataclasses import replace

from regesta.model import Block, Claim, Document, Evidence, Quantity, Value
from regesta.report import write_report
from tests.report.making import NoLinking, make_claim, make_document, mention

TEXT = "Province\n\nAP mines destroyed\n\nHuambo\n\n120\n\nZaire\n\n0"


def _cells() -> tuple[Block, ...]:
    blocks, position = [], 0
    for number, text in enumerate(TEXT.split("\n\n")):
        place = (0, number // 2, number % 2)
        blocks.append(Block(role="cell", start=position, end=position + len(text), table=place))
        position += len(text) + 2
    return tuple(blocks)


def _figure(document: Document, province: str, printed: str) -> Claim:
    at = document.text.index(f"{province}\n\n{printed}") + len(province) + 2
    figure = Quantity(start=at, end=at + len(printed), text=printed, number=float(printed), counted="AP mines")
    value = Value(kind="quantity", start=figure.start, end=figure.end, text=printed, quantity=figure)
    cell = Evidence(document_id=document.id, start=figure.start, end=figure.end, quote=printed)
    claim = make_claim(
        document, "clearance", "items_destroyed", value, [province, "AP mines destroyed"],
        subject=mention(document, province, "place"), host=mention(document, province, "country", "Angola"),
    )  # fmt: skip
    return replace(claim, evidence=(cell, *claim.evidence))


def test_each_figure_is_printed_with_its_headers() -> None:
    document = make_document("table.html", TEXT, blocks=_cells(), published="2020")
    claims = [_figure(document, "Huambo", "120"), _figure(document, "Zaire", "0")]
    report = write_report("Angola", [document], claims, NoLinking(), []).to_markdown()
    assert "“Huambo”, “AP mines destroyed”: “120”" in report
    assert "“Zaire”, “AP mines destroyed”: “0”" in report
