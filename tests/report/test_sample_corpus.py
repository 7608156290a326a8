"""Properties of reports on whole documents: the sample corpus with its gold set in place of an extractor."""

import json
import re
from pathlib import Path

import pytest

from regesta.acquire import find_files, read_document
from regesta.model import Claim, Document
from regesta.report import Report, write_report
from regesta.report.content import Listing, Paragraph, Section, Sentence, Table
from tests.report.gold_claims import claims_of_gold
from tests.report.making import NoLinking

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTS = ["Angola", "Armenia", "Cambodia", "Chad", "Djibouti", "Kyrgyzstan", "Tajikistan"]
NEVER_OURS = re.compile(r"(?i)\b(?:confirmed|verified|corroborated|fell|rose|claimed|admitted|ibid)\b")


@pytest.fixture(scope="module")
def corpus() -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    documents = tuple(read_document(f.path, f.name) for f in find_files([EXAMPLES / "documents"]).files)
    claims = [claim for document in documents for claim in claims_of_gold(document, _gold(document))]
    assert len(claims) >= 0.95 * sum(len(_gold(document)["claims"]) for document in documents)
    return documents, tuple(claims)


def _gold(document: Document) -> dict:  # type: ignore[type-arg]
    loaded: dict = json.loads((EXAMPLES / "gold" / f"{Path(document.name).stem}.json").read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return loaded


def sentences_of(report: Report) -> list[Sentence]:
    def walk(section: Section) -> list[Sentence]:
        found: list[Sentence] = []
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found += block.sentences
            elif isinstance(block, Listing):
                found += [s for item in block.items for s in item.sentences]
            elif isinstance(block, Table) and section.title.startswith("Positions"):
                found += [row[2] for row in block.rows]
        return found + [s for inner in section.sections for s in walk(inner)]

    return [s for section in report.sections if section.title != "Sources read" for s in walk(section)]


@pytest.mark.parametrize("host", HOSTS)
def test_every_sentence_has_a_note_and_every_quotation_is_a_slice(host: str, corpus: tuple) -> None:  # type: ignore[type-arg]
    documents, claims = corpus
    report = write_report(host, documents, claims, NoLinking(), ())
    texts = {document.name: document.text for document in documents}
    assert sentences_of(report)
    for sentence in sentences_of(report):
        assert sentence.notes, sentence.text
    for note in report.notes:
        for quotation in note.quotations:
            assert quotation in texts[note.place.split(", p. ")[0]]


@pytest.mark.parametrize("host", HOSTS)
def test_every_claim_on_a_country_reaches_a_note(host: str, corpus: tuple) -> None:  # type: ignore[type-arg]
    documents, claims = corpus
    report = write_report(host, documents, claims, NoLinking(), ())
    cited = {identity for note in report.notes for identity in note.claims}
    hosted = [claim for claim in claims if claim.host is not None and claim.host.name == host]
    assert {claim.id[:8] for claim in hosted} <= cited


@pytest.mark.parametrize("host", HOSTS)
def test_the_program_never_settles_anything_in_its_own_words(host: str, corpus: tuple) -> None:  # type: ignore[type-arg]
    documents, claims = corpus
    report = write_report(host, documents, claims, NoLinking(), ())
    for sentence in sentences_of(report):
        ours = " ".join(span.text for span in sentence.spans if span.style != "quotation")
        assert not NEVER_OURS.search(re.sub(r"“[^”]*”", "", ours)), ours


def test_persons_killed_or_hurt_are_not_named() -> None:
    from tests.report.making import country, make_claim, make_document, quantity

    text = "Two boys, Azamat Tolonov, 14, and Bekzat Tolonov, 11, were killed by a mine in Ruritania on Sunday."
    document = make_document("v.html", text, title="Blast", publisher="Post", published="2020")
    claim = make_claim(
        document, "casualties", "killed", quantity(document, "Two", 2, "boys", unit="person"), text,
        host=country(document, "Ruritania", "Ruritania"),
    )  # fmt: skip
    for printed in (write_report("Ruritania", (document,), (claim,), NoLinking(), ()),):
        for whole in (printed.to_markdown(), printed.to_html()):
            assert "Tolonov" not in whole
            assert "Names of persons are withheld." in whole
