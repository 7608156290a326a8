"""Times, case by case from tests/gold/times.yaml, and what must hold of any text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from regesta.annotate.times import find_times, infer_document_date
from regesta.dates import precision
from regesta.model import Block, Document, TimeExpression

GOLD = Path(__file__).parents[1] / "gold" / "times.yaml"
CASES: list[dict[str, Any]] = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
BOUNDS = {"since", "until", "by", "before", "after", "as_of", "through", "during"}
COMPARATORS = {"about", "at_least", "at_most", "more_than", "less_than", "between"}


@pytest.fixture(scope="module")
def words() -> Language:
    return spacy.blank("en")


def make_document(text: str, published: str | None = None) -> Document:
    return Document(
        id="d",
        name="d.txt",
        original_sha256="0",
        reader="text/1",
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        published=published,
        published_basis="metadata" if published else None,
    )


def describe(time: TimeExpression) -> tuple[Any, ...]:
    """A time as the gold file writes it."""
    values: tuple[str | None, ...] = ()
    if time.kind == "date":
        assert time.edtf_start == time.edtf_end
        values = (time.edtf_start,)
    elif time.kind == "period":
        values = (time.edtf_start or "-", time.edtf_end or "-")
    elif time.kind in ("duration", "recurrence"):
        values = (time.iso_duration or "-",)
    flags = {time.bound, time.comparator if time.comparator != "exactly" else None}
    flags |= {"approximate" if time.approximate else None, "anchored" if time.anchor else None}
    return time.text, time.kind, values, frozenset(flag for flag in flags if flag)


def expected(text: str, spec: str) -> tuple[Any, ...]:
    kind, *rest = spec.split()
    flags = frozenset(word for word in rest if word in BOUNDS | COMPARATORS | {"approximate", "anchored"})
    return text, kind, tuple(word for word in rest if word not in flags), flags


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["id"], marks=[pytest.mark.xfail(reason=case["fails"])] if "fails" in case else [])
        for case in CASES
    ],
)
def test_gold(case: dict[str, Any], words: Language) -> None:
    document = make_document(case["sentence"], case.get("published"))
    found = {describe(time) for time in find_times(words(document.text), document)}
    assert found == {expected(text, spec) for text, spec in case["expect"].items()}


def test_undated_text_is_dated_by_its_term() -> None:
    text = (
        "The two ministers signed the lease of the pier on May 6. It lets the fleet stay for 20 years, until 2034. "
        "Talks had begun in February."
    )
    document = make_document(text)
    times = find_times(spacy.blank("en")(text), document)
    assert infer_document_date(document, times) == (
        "2014?-05",
        "“20 years” and “until 2034” give 2014 for the beginning of the term",
    )
    assert [time.edtf_start for time in times if time.text == "February"] == ["2014?-02"]
    assert infer_document_date(replace(document, published="2014"), times) is None


def test_a_term_long_past_does_not_date_a_text() -> None:
    text = "The first lease ran for 20 years, until 1998. The port was closed in 2005. A note of June 3 says so."
    document = make_document(text)
    times = find_times(spacy.blank("en")(text), document)
    assert infer_document_date(document, times) is None
    assert "XXXX-06-03" in [time.edtf_start for time in times]


def test_weekday_and_day_date_a_text_beside_dated_events() -> None:
    # 12 April was a Wednesday in 2017; before that in 2006.
    text = "The post was opened on 4 July 2015. On Wednesday, April 12, the envoy visited it."
    document = make_document(text)
    times = find_times(spacy.blank("en")(text), document)
    found = infer_document_date(document, times)
    assert found is not None
    assert found[0] == "2017?-04"


def test_a_scene_in_another_paragraph_does_not_lend_its_year() -> None:
    text = "In 1996 Angola ratified the protocol.\n\nIn July the first mines were burnt."
    middle = text.index("\n\n")
    blocks = (Block(role="paragraph", start=0, end=middle), Block(role="paragraph", start=middle + 2, end=len(text)))
    document = replace(make_document(text), blocks=blocks)
    assert find_times(spacy.blank("en")(text), document)[-1].edtf_start == "XXXX-07"


def test_anchor_names_its_evidence() -> None:
    text = "A delegation was in Dushanbe in July."
    (time,) = find_times(spacy.blank("en")(text), make_document(text, "2012-10-08"))
    assert time.anchor == "year from the publication date (metadata)"


WORDS_OF_TIME = (
    "in since May March 1999 2000 5 October , . - – to the last month year two 49 years ago every 25 '80s mid- ( ) "
    "Friday 12/11/2004 half of a 1990s century 19th spring until and"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS_OF_TIME.split(), "\n"]), max_size=25))
def test_any_text_gives_ordered_spans_that_are_slices_with_readable_values(parts: list[str]) -> None:
    text = " ".join(parts)
    times = find_times(spacy.blank("en")(text), make_document(text, "2012-10-08"))
    end = 0
    for time in times:
        assert end <= time.start < time.end
        assert text[time.start : time.end] == time.text
        assert all(precision(edtf) != "unknown" for edtf in (time.edtf_start, time.edtf_end) if edtf)
        assert time.iso_duration is None or re.fullmatch(r"P(?:T?[\d.e+]+[A-Z])+", time.iso_duration)
        end = time.end
