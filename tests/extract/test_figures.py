"""No figure is lost: each number of a text is in a claim, unclaimed with a reason that is listed, or furniture."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.acquire import find_files, read_document
from regesta.annotate import annotate_document
from regesta.annotate.lexicon_files import load_lexicon
from regesta.extract import extract_claims
from regesta.extract.reasons import READ_IT, kind_of_reason, say_reason
from regesta.model import Document, Figure
from regesta.vocabulary import load_vocabulary
from regesta.vocabulary_check import example_document

EXAMPLES = find_files([Path("examples/documents")]).files
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@cache
def figures_of(number: int) -> tuple[Document, tuple[Figure, ...]]:
    file = EXAMPLES[number]
    document = read_document(file.path, file.name)
    return document, extract_claims(annotate_document(document), load_vocabulary()).figures


def reason_of(text: str, figure: str) -> str | None:
    found = extract_claims(annotate_document(example_document(text)), load_vocabulary()).figures
    (one,) = (one for one in found if one.text == figure)
    assert one.state == "unclaimed"
    return one.reason


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[file.name for file in EXAMPLES])
def test_every_number_is_claimed_explained_or_furniture(number: int) -> None:
    document, figures = figures_of(number)
    for match in DIGITS.finditer(document.text):
        over = [one for one in figures if one.start < match.end() and match.start() < one.end]
        assert over, document.text[max(0, match.start() - 30) : match.end() + 30]
    for one in figures:
        assert document.text[one.start : one.end] == one.text
        assert one.state == "claimed" or one.reason
        if one.state == "unclaimed":
            assert kind_of_reason(one.reason or "").advice != READ_IT, one.reason


WORDS = st.sampled_from(
    ["troops", "mines", "the base", "in", "percent", "kilometers", "of", "were", "sent", "and", "$", "per", "aged", ",",
     "2,500", "3", "1997", "12.5", "forty", "Chad", "left", "each", "(", ")", "up to", "years", "a third", "No."]
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_no_number_of_any_text_is_lost(words: list[str]) -> None:
    text = " ".join(words) + "."
    figures = extract_claims(annotate_document(example_document(text)), load_vocabulary()).figures
    for match in re.finditer(r"\d", text):
        assert any(one.start <= match.start() < one.end for one in figures), text
    assert all(one.state == "claimed" or one.reason for one in figures)


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("The ministry received 14 tenders.", "14", "counts “tenders”, which no predicate knows"),
        ("The village received $3 million.", "$3 million", "a sum under “receive”: no rule joins money and this word"),
        ("Karim Essai, 54, read a paper.", "54", "an age"),
        ("A man aged 61 told the story.", "61", "an age"),
        ("Some 40 percent stayed at home.", "Some 40 percent", "a share, of what is claimed nowhere"),
        ("See Article 7 of the constitution.", "Article 7", "the number of a text, part, unit or place"),
        ("The minister slept twice.", "twice", "how often, or how many times as much"),
        ("The queen yawned in 1961.", "1961", "dates “yawn”, which no predicate knows"),
        ("The clinic saw 30 goats a day.", "30", "an average or a rate, which is no total"),
        ("The fence is 9 kilometers (5.6 miles) away.", "5.6 miles", "the figure before it in another unit"),
        ("The paper was read for 3 hours.", "3 hours", "a duration under “read”, of no agreement"),
    ],
)
def test_reasons_can_be_acted_upon(text: str, figure: str, reason: str) -> None:
    assert reason_of(text, figure) == reason


def test_reasons_are_kept_as_data_and_known_again() -> None:
    table = yaml.safe_load(Path("src/regesta/extract/reasons.yaml").read_text(encoding="utf-8"))
    for name, entry in table.items():
        assert set(entry) == {"says", "do"}, name
        holes = re.findall(r"\{(\w+)\}", entry["says"])
        said = say_reason(name, **dict.fromkeys(holes, "thing"))
        assert kind_of_reason(said).advice == entry["do"], name
    for row in load_lexicon("figure_names")["figures"]:
        assert kind_of_reason(row["reason"]).advice != READ_IT


def test_a_reason_that_is_not_listed_is_a_kind_without_the_words_it_quotes() -> None:
    assert kind_of_reason("like “a” and “b”").words == "like “…” and “…”"
