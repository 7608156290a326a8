"""A predicate of one field is not read into passages of another, and the figures there say why."""

from __future__ import annotations

from pathlib import Path

from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Block, Document, Extraction, digest
from regesta.vocabulary import load_vocabulary

CIVIL = [
    "The mayor opened the new market hall in Lira on Tuesday. Traders had waited for it since the spring.",
    "Nurses from three districts came to the fair. Children danced in the yard of the old school.",
    "The bridge across the river is to be paved by August. A bakery gave bread to all who came.",
    "Rain fell in the night. The band played until ten, and the last bus left at eleven.",
    "The council will vote on the water rates next week. No date was named for the sewers.",
]
ABROAD = "Kenya sent 300 personnel to Haiti in June 2024."
FORCES = "Turkish soldiers had come to the valley in May."


def read(*paragraphs: str) -> Extraction:
    text, blocks = "", list[Block]()
    for words in paragraphs:
        blocks.append(Block(role="paragraph", start=len(text), end=len(text) + len(words)))
        text += f"{words}\n\n"
    document = Document(
        id=digest(text), name="page.txt", original_sha256=digest(text), reader="text/1", text=text.rstrip(),
        blocks=tuple(blocks), published="2024-07-01", published_basis="dateline",
    )  # fmt: skip
    return extract_claims(annotate_document(document), load_vocabulary())


def reason_of(extraction: Extraction, text: str) -> str | None:
    return next(figure.reason for figure in extraction.figures if figure.text == text)


def test_a_figure_on_a_page_of_other_matters_is_unclaimed_with_that_reason() -> None:
    made = read(*CIVIL, ABROAD)
    assert made.claims == ()
    assert reason_of(made, "300") == "stands in a passage that speaks of no forces, bases or mines"


def test_the_same_sentence_is_read_where_its_passage_speaks_of_forces() -> None:
    claims = read(*CIVIL, f"Soldiers had gone ahead. {ABROAD}").claims
    assert "300" in [claim.value.text for claim in claims]


def test_a_sentence_that_names_forces_is_read_on_any_page() -> None:
    claims = read(*CIVIL, "Norway has 90 soldiers in Jordan.").claims
    assert [(c.predicate, c.value.text) for c in claims] == [("troop_strength", "90")]


def test_a_page_of_a_sentence_or_two_is_read_as_it_is() -> None:
    assert [claim.value.text for claim in read(ABROAD).claims] == ["300"]


def test_a_page_on_forces_is_of_the_field_as_a_whole() -> None:
    claims = read(FORCES, *CIVIL[:2], FORCES, ABROAD).claims
    assert "300" in [claim.value.text for claim in claims]


def test_a_predicate_without_a_field_is_read_everywhere(tmp_path: Path) -> None:
    (tmp_path / "markets.yaml").write_text(
        "predicate: market\norder: 40\ndefinition: Markets.\nsubject: place\nproperties: {opening: opened}\n"
        "rules:\n  - name: traders\n    why: A number of traders.\n    centre: quantity\n    counts: [trader]\n"
        "    property: opening\n    value: [quantity]\n    subject: [place]\n    host: [location]\n",
        encoding="utf-8",
    )
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text("trader: {why: Who sells., lemmas: [trader]}\n", encoding="utf-8")
    text = "\n".join([*CIVIL, "Some 45 traders work in Lira, Uganda."])
    document = Document(
        id=digest(text), name="page.txt", original_sha256=digest(text), reader="text/1", text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    claims = extract_claims(annotate_document(document), load_vocabulary([tmp_path])).claims
    assert [(claim.predicate, claim.value.text) for claim in claims] == [("market", "Some 45")]
