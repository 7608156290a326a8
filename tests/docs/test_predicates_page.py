"""The page of predicates is what the predicates' files say now."""

from __future__ import annotations

import runpy

from tests.docs.pages import REPOSITORY


def test_the_page_is_made_of_the_files() -> None:
    write_page = runpy.run_path(str(REPOSITORY / "scripts" / "write_predicates_page.py"))["write_page"]
    page = (REPOSITORY / "docs" / "predicates.md").read_text(encoding="utf-8")
    assert page == write_page(), "run: python scripts/write_predicates_page.py > docs/predicates.md"
