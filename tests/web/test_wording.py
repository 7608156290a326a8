"""What the program says of records, and how strangers' words are made safe to look at."""

from __future__ import annotations

import pytest

from regesta.model import Quantity, Valid
from regesta.web.printable import find_web_address, make_printable, shorten
from regesta.web.wording import (
    count_words,
    is_unsettled,
    spell_aspect,
    spell_duration,
    spell_origins,
    spell_quantity,
    spell_valid,
)


def quantity(number: float | None, low: float | None = None, high: float | None = None, **changes: object) -> Quantity:
    return Quantity(start=0, end=1, text="x", number=number, low=low, high=high, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(7000, comparator="about", approximate=True, unit="person"), "about 7,000 people"),
        (quantity(None, high=6000, comparator="at_most", unit="person"), "at most 6,000 people; no lower bound stated"),
        (quantity(None, low=100, comparator="more_than", unit="ton"), "more than 100 tons; no upper bound stated"),
        (quantity(None, low=1000, high=2000, comparator="between", approximate=True), "1,000 to 2,000"),
        (quantity(7, low=7, high=7), "7"),
        (quantity(1, low=1, high=1, unit="person"), "1 person"),
        (quantity(2.5, unit="kilometer"), "2.5 kilometers"),
        (quantity(0, low=0, high=0, unit="person"), "0 people"),
        (quantity(30, unit="USD"), "30 USD"),
        (quantity(None), "a figure in words only"),
    ],
)
def test_a_figure_keeps_its_hedge_and_its_bounds(figure: Quantity, words: str) -> None:
    assert spell_quantity(figure) == words


@pytest.mark.parametrize(
    ("valid", "words"),
    [
        (Valid(), None),
        (Valid(start="1999", end="1999"), "1999"),
        (Valid(start="1999", end=".."), "since 1999, still so when said"),
        (Valid(start="1999"), "from 1999; its end is not stated"),
        (Valid(end="2042"), "until 2042; its beginning is not stated"),
        (Valid(start="1999-03", end="2004"), "March 1999 to 2004"),
    ],
)
def test_an_unknown_end_is_not_still_so(valid: Valid, words: str | None) -> None:
    assert spell_valid(valid) == words


def test_durations_counts_and_aspects() -> None:
    assert spell_duration("P49Y") == "49 years"
    assert spell_duration("P1Y6M", "at most") == "at most 1 year 6 months"
    assert spell_duration("P") == "P"
    assert count_words(1, "claim") == "1 claim"
    assert count_words(2100, "country", "countries") == "2,100 countries"
    assert spell_origins(5, 2, 1) == "5 documents, 2 independent origins, 1 unknown"
    assert spell_origins(1, 1, 0) == "1 document, 1 origin"
    assert spell_origins(2, 0, 2) == "2 documents, 2 unknown origins"
    assert spell_aspect("troop_strength", "strength") == "troop strength"
    assert spell_aspect("facility_count", "number_of_facilities") == "facility count, number of facilities"
    assert is_unsettled("cannot compare: a date is missing")
    assert not is_unsettled("figures differ by date")


def test_harmful_characters_are_shown_not_obeyed() -> None:
    assert make_printable("a\x00b\x1b[31m\x7f") == "a␀b␛[31m␡"
    assert make_printable("evil\u202egnp.exe") == "evil⟨U+202E⟩gnp.exe"
    assert make_printable("\x9b31m") == "⟨U+009B⟩31m"
    assert make_printable("half \ud800") == "half ⟨U+D800⟩"
    kept = "שלום Қарағанды, l’été\n\t–"
    assert make_printable(kept) == kept


def test_a_long_title_is_cut_at_a_word() -> None:
    assert shorten("word " * 100, 30) == "word word word word word…"
    assert len(shorten("x" * 1_000_000)) == 200
    assert shorten(None) == ""
    assert shorten("  two\n lines ") == "two lines"


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "data:text/html,<script>", "file:///etc/passwd", "//evil.example", "vbscript:x", "http:", "https://",
        "https://a.example/\x00", "https://a.example/\u202e", "http://[", "https://a.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_only_a_web_address_becomes_a_link(address: str | None) -> None:
    assert find_web_address(address) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    address = "https://news.example/a?b=c&d=<e>#f"
    assert find_web_address(address) == address
