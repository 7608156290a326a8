"""The page of rules is what the rules' docstrings say now."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_made_of_the_docstrings() -> None:
    make_page = runpy.run_path(str(ROOT / "scripts" / "make_rules.py"))["make_page"]
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == make_page(), "run: python scripts/make_rules.py"
