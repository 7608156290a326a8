"""What an imprint line and the file's own properties say of who issued a text, and when."""

from __future__ import annotations

import pytest

from regesta.acquire.plain_text import find_blocks, printed_origin
from regesta.acquire.publication import DateFound

BODY = "France has 900 soldiers in Gabon.\n\nThe market opens on Mondays, and few people come."
MADE = DateFound(edtf="2011-09-03", basis="modified", where="when the PDF file was made")


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("Published by the Institute for Harbours, Lomé.", "Institute for Harbours", None),
        ("Published by the Institute for Harbours, Lomé, 3 February 2009.", "Institute for Harbours", "2009-02-03"),
        ("Published on 3 February 2009 by the Institute for Harbours", "Institute for Harbours", "2009-02-03"),
        ("Published on 3 February 2009", None, "2009-02-03"),
        ("Originally published by Radio Sahel, Dakar.", None, None),
        ("The pamphlet was published by the harbour's owners.", None, None),
    ],
)
def test_imprint_line_names_publisher_and_date(line: str, publisher: str | None, published: str | None) -> None:
    text = f"Bases in Gabon\n\n{BODY}\n\n{line}"
    origin = printed_origin(text, find_blocks(text))
    assert (origin.publisher, origin.published) == (publisher, published)


def test_printed_date_goes_before_the_files_own() -> None:
    text = f"Bases in Gabon\n\nPublished on 3 February 2009\n\n{BODY}"
    origin = printed_origin(text, find_blocks(text), [MADE])
    assert (origin.published, origin.published_basis) == ("2009-02-03", "text")
    assert "2011-09-03" in (origin.published_note or "")


def test_body_stated_by_the_file_is_publisher_where_the_page_prints_it() -> None:
    printed = f"Bases in Gabon\n\nHarbour Research Centre\n\n{BODY}"
    assert printed_origin(printed, find_blocks(printed), (), "Harbour Research Centre").publisher == (
        "Harbour Research Centre"
    )
    silent = f"Bases in Gabon\n\n{BODY}"
    assert printed_origin(silent, find_blocks(silent), (), "Harbour Research Centre").publisher is None


def test_person_stated_by_the_file_is_author_and_no_publisher() -> None:
    text = f"Bases in Gabon\n\nAda Boyle\n\n{BODY}"
    origin = printed_origin(text, find_blocks(text), (), "Ada Boyle")
    assert (origin.author, origin.publisher) == ("Ada Boyle", None)
