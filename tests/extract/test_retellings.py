"""A headline and its story are one claim with two pieces of evidence: pages of our own go in, their claims come out."""

from __future__ import annotations

from pathlib import Path

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Document, Extraction
from regesta.vocabulary import load_vocabulary


def read(folder: Path, text: str) -> Extraction:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    return extract_claims(annotate_document(document), load_vocabulary())


def quotes(extraction: Extraction, predicate: str) -> list[tuple[str, ...]]:
    return [tuple(e.quote for e in claim.evidence) for claim in extraction.claims if claim.predicate == predicate]


def test_figure_of_a_headline_is_further_evidence_of_the_story(tmp_path: Path) -> None:
    lead = "A mine killed seven soldiers near Kidal in northern Mali on Monday, the army said."
    found = read(tmp_path, f"Mine kills seven soldiers in Mali\n\nBAMAKO, 4 May 2015 - {lead}\n\nRain fell all day.\n")
    told = [one for one in found.claims if one.value.quantity is not None and one.value.quantity.number == 7]
    assert [len(claim.evidence) for claim in told] == [2]
    assert all(figure.state == "claimed" for figure in found.figures if figure.text == "seven")


def test_move_told_in_headline_and_lead_is_one_claim(tmp_path: Path) -> None:
    page = "Uganda sends troops to Somalia\n\nUganda sent troops to Somalia, its army chief wrote to the parliament.\n"
    assert [len(told) for told in quotes(read(tmp_path, page), "deployment")] == [2]


def test_headline_with_another_figure_stays_a_claim_of_its_own(tmp_path: Path) -> None:
    page = "Kenya keeps 400 soldiers in Haiti\n\nKenya keeps 380 soldiers in Haiti, a spokesman of the mission wrote.\n"
    numbers = [c.value.quantity.number for c in read(tmp_path, page).claims if c.value.quantity is not None]
    assert sorted(number for number in numbers if number) == [380, 400]


def test_headline_with_another_term_stays_a_claim_of_its_own(tmp_path: Path) -> None:
    page = (
        "Chad and France agree five-year lease for base at Abéché\n\n"
        "Chad and France agreed a ten-year lease for the base at Abéché, the ministry wrote.\n"
    )
    terms = [c.value.iso for c in read(tmp_path, page).claims if c.value.kind == "duration"]
    assert sorted(term for term in terms if term) == ["P10Y", "P5Y"]


def test_sentence_printed_twice_is_told_once(tmp_path: Path) -> None:
    sentence = "Turkey keeps 200 soldiers at its base in Mogadishu."
    page = f"The Horn this week\n\n{sentence}\n\nThe harvest was good.\n\n{sentence}\n"
    assert quotes(read(tmp_path, page), "troop_strength") == [(sentence, sentence)]


def test_same_words_of_another_day_tell_another_event(tmp_path: Path) -> None:
    entry = "A mine killed two soldiers near Kidal in Mali."
    page = f"The week in the north\n\n3 May 2015: {entry}\n\n9 May 2015: {entry}\n"
    dead = [c for c in read(tmp_path, page).claims if c.value.quantity is not None and c.value.quantity.number == 2]
    assert [(claim.valid.start, len(claim.evidence)) for claim in dead] == [("2015-05-03", 1), ("2015-05-09", 1)]
