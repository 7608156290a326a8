"""Quantities, case by case from tests/gold/quantities.yaml, and what must hold of any text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from regesta.annotate.quantities import find_figures, find_quantities
from regesta.annotate.times import find_times
from regesta.model import Block, Document, Quantity

GOLD = Path(__file__).parents[1] / "gold" / "quantities.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
BOUNDS = {
    "exactly": (True, True),
    "about": (False, False),
    "at_least": (True, False),
    "more_than": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
    "between": (False, False),
}


@pytest.fixture(scope="module")
def words() -> Language:
    return spacy.blank("en")


def read(doc: Doc) -> tuple[Quantity, ...]:
    document = Document(
        id="d",
        name="d.txt",
        original_sha256="0",
        reader="text/1",
        text=doc.text,
        blocks=(Block(role="paragraph", start=0, end=len(doc.text)),),
    )
    return find_quantities(doc, find_times(doc, document))


def expected(fields: dict[str, Any]) -> dict[str, Any]:
    """A gold entry with the bounds that its comparator states."""
    number, comparator = fields.get("n"), fields.get("cmp", "exactly")
    has_low, has_high = BOUNDS[comparator]
    return {
        "number": _near(number),
        "low": _near(fields.get("low", number if has_low else None)),
        "high": _near(fields.get("high", number if has_high else None)),
        "comparator": comparator,
        "approximate": fields.get("approx", False),
        "unit": fields.get("unit"),
        "counted": fields.get("counted"),
    }


def _near(number: float | None) -> Any:
    """Shares are written to four places in the gold."""
    return None if number is None else pytest.approx(number, abs=5e-5)


def expected_si(fields: dict[str, Any]) -> dict[str, Any]:
    """What a gold entry's SI value must be, with the bounds of its figure."""
    number, (has_low, has_high) = fields["si"].get("n"), BOUNDS[fields.get("cmp", "exactly")]
    values = {
        "number": number,
        "low": fields["si"].get("low", number if has_low else None),
        "high": fields["si"].get("high", number if has_high else None),
    }
    near = {name: None if value is None else pytest.approx(value, rel=1e-6) for name, value in values.items()}
    return {**near, "unit": fields["si"]["unit"]}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
        )
        for case in CASES
    ],
)
def test_gold(case: dict[str, Any], words: Language) -> None:
    text = case["sentence"]
    quantities = read(words(text))
    found = {quantity.text: {name: getattr(quantity, name) for name in expected({})} for quantity in quantities}
    assert found == {printed: expected(fields) for printed, fields in case["expect"].items()}
    for quantity in quantities:
        fields = case["expect"][quantity.text]
        if "si" in fields:
            assert quantity.si is not None
            found_si = {name: getattr(quantity.si, name) for name in ("number", "low", "high", "unit")}
            assert found_si == expected_si(fields)
        if fields.get("counted") not in (None, "age"):
            head = fields.get("head", fields["counted"].split()[-1])
            assert quantity.counted_start is not None
            assert text.startswith(head, quantity.counted_start)


def parsed(words: list[str], heads: list[int], labels: list[str]) -> Doc:
    return Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=labels)


def test_the_parse_decides_what_is_counted() -> None:
    # Without a parse the first plural ("sales") would be taken; the parse knows that "staff" is the head.
    doc = parsed(
        ["They", "hired", "40", "foreign", "sales", "force", "."],
        [1, 1, 5, 5, 5, 1, 1],
        ["nsubj", "ROOT", "nummod", "amod", "compound", "obj", "punct"],
    )
    (quantity,) = read(doc)
    assert quantity.counted == "foreign sales force"
    assert quantity.counted_start == doc[5].idx


def test_a_counted_day_is_no_quantity() -> None:
    doc = parsed(["One", "day", "it", "ends", "."], [1, 3, 3, 3, 3], ["nummod", "obl", "nsubj", "ROOT", "punct"])
    assert read(doc) == ()


def test_the_parse_finds_the_complement_of_a_number_noun() -> None:
    doc = parsed(
        ["Dozens", "of", "tracked", "vehicles", "came", "."],
        [4, 3, 3, 0, 4, 4],
        ["nsubj", "case", "amod", "nmod", "ROOT", "punct"],
    )
    (quantity,) = read(doc)
    assert (quantity.text, quantity.counted) == ("Dozens", "tracked vehicles")
    assert quantity.counted_start == doc[3].idx


FIGURE_KINDS = [
    ("See [12] and note 7.", {"[12]": "mark", "note 7": "reference"}),
    ("The 201st left at 14:30.", {"201st": "ordinal", "14:30": "clock"}),
    ("An S-400 and 6 Mi-8s arrived in 2004.", {"S-400": "name", "6": "quantity", "Mi-8s": "name", "2004": "time"}),
    ("Call +7 495 123-45-67 or see www.example.org/12.", {"+7 495 123-45-67": "phone", "www.example.org/12.": "url"}),
    ("Resolution 59/84 passed 158-0.", {"Resolution 59/84": "reference", "158-0": "score"}),
    ("1. No one came.", {"1.": "list"}),
    ("The two agreed.", {"two": "word"}),
    ("They found 122mm rockets.", {"122mm": "calibre"}),
]


@pytest.mark.parametrize(("text", "kinds"), FIGURE_KINDS)
def test_every_figure_has_a_kind(text: str, kinds: dict[str, str], words: Language) -> None:
    doc = words(text)
    document = Document(
        id="d", name="d", original_sha256="0", reader="r", text=text, blocks=(Block(role="paragraph", start=0, end=1),)
    )
    times = find_times(doc, document)
    figures = find_figures(doc, times, find_quantities(doc, times))
    assert {text[start:end]: kind for start, end, kind, _ in figures} == kinds


WORDS_OF_NUMBER = (
    "12 1,300 2004 7.000 about up to between and or - – , . % $ €3 US$ million m km two dozen tens of thousands "
    "several hundred half third troops mines -strong [4] 14:30 Mi-8 59/84 201st aged 3.4 1 300 158-0 ( ) No. 5 killed "
    "3/4 ½ -5 minus point hundred dollars cents francs ft in °C at least ~ > per hour one out M USD"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS_OF_NUMBER.split(), "\n"]), max_size=20), st.sampled_from(["", " "]))
def test_no_digit_is_ever_lost(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    doc = spacy.blank("en")(text)
    document = Document(id="d", name="d", original_sha256="0", reader="r", text=doc.text, blocks=())
    times = find_times(doc, document)
    quantities = find_quantities(doc, times)
    covered = {
        offset
        for start, end, _, reason in find_figures(doc, times, quantities)
        if reason
        for offset in range(start, end)
    }
    assert {match.start() for match in re.finditer(r"\d", text)} <= covered
    end = 0
    for quantity in quantities:
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end
