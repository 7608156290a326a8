from __future__ import annotations

from tests.acquire.conftest import ReadBytes

SOURCE = """---
title: Garrisons of the North
source: North Desk
date: 2015-04-04
---

# Garrisons of the North

*Osh, 2 May 2015. A. Author, North Desk.*

The **two ministers** signed [the agreement](https://desk.example/a) in the capital,[^1] an
official said.

## Terms

- The range is *handed back*.
- The rent is paid.

> The base stays.

| Year | Troops |
|---|---|
| 2004 | 5,000 |
| 2012 | 7,000 |

[^1]: Interview with an officer, Osh, 2 May 2004.
"""


def test_markup_becomes_roles_and_leaves_the_words(read: ReadBytes) -> None:
    document = read("n.md", SOURCE.encode())
    shown = [(block.role, document.text[block.start : block.end]) for block in document.blocks]
    assert document.reader == "markdown/4"
    assert shown[0] == ("title", "Garrisons of the North")
    assert shown[1][0] == "byline"
    assert shown[2] == ("paragraph", "The two ministers signed the agreement in the capital,[1] an official said.")
    assert shown[3] == ("heading", "Terms")
    assert [role for role, _ in shown[4:7]] == ["list", "list", "quote"]
    assert [block.table for block in document.blocks if block.role == "cell"][-1] == (0, 2, 1)
    assert shown[-1] == ("footnote", "[1] Interview with an officer, Osh, 2 May 2004.")
    assert document.blocks[-1].mark == "1"
    assert document.blocks[4].section == "Terms"


def test_front_matter_dates_the_file_and_names_its_source(read: ReadBytes) -> None:
    document = read("n.md", SOURCE.encode())
    assert (document.title, document.publisher, document.published) == (
        "Garrisons of the North", "North Desk", "2015-04-04",
    )  # fmt: skip
    assert document.published_basis == "metadata"
    assert "also gives 2015-05-02" in (document.published_note or "")


def test_a_file_without_markup_is_paragraphs(read: ReadBytes) -> None:
    document = read("plain.md", b"One paragraph of words.\n\nAnother one.\n")
    assert [block.role for block in document.blocks] == ["paragraph", "paragraph"]
    assert (document.title, document.published) == (None, None)


def test_broken_front_matter_is_text(read: ReadBytes) -> None:
    assert "a: [unclosed" in read("b.md", b"---\na: [unclosed\n---\n\nWords here.\n").text


def test_hostile_markup_is_read_in_time(read: ReadBytes) -> None:
    assert "words" in read("quotes.md", b"> " * 20_000 + b"words").text
    assert "words" in read("brackets.md", b"[" * 100_000 + b" words").text


def test_the_source_of_a_table_is_not_the_publisher(read: ReadBytes) -> None:
    page = (
        "# Along the coast\n\nThe team went from camp to camp for a week and counted what it saw in each of them.\n\n"
    )
    table = "| Year | Killed |\n|---|---|\n| 2016 | 3 |\n| 2017 | 2 |\n\n"
    assert read("n.md", f"{page}{table}*Source: Coastal Mine Centre*\n".encode()).publisher is None
    assert read("n.md", f"{page}*Source: Coastal Herald*\n".encode()).publisher == "Coastal Herald"


def test_notes_on_consecutive_lines_are_notes_of_their_own(read: ReadBytes) -> None:
    source = (
        "# Fields\n\nThe army laid them in 1999.[1] Work stopped in 2005.[2] It goes on.[3]\n\n"
        '[1] Interview with A. Berg, Osh, 2 May 2004. See below.[2]\n[2] "Halt," *North News*, 9 October 2005.\n'
        "[3] Ibid.\n"
    )
    document = read("n.md", source.encode())
    notes = [(block.mark, document.text[block.start : block.end]) for block in document.blocks if block.mark]
    assert notes == [
        ("1", "[1] Interview with A. Berg, Osh, 2 May 2004. See below.[2]"),
        ("2", '[2] "Halt," North News, 9 October 2005.'),
        ("3", "[3] Ibid."),
    ]
