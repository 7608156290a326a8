"""The page on linking has the features as the program has them."""

from __future__ import annotations

import runpy
from pathlib import Path

from regesta.link.features import FEATURES

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_linking_page.py"))
PAGE = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")


def test_the_tables_are_made_of_the_docstrings() -> None:
    assert SCRIPT["make_page"](PAGE) == PAGE, "run: python scripts/write_linking_page.py"


def test_every_feature_has_its_row_and_its_promise() -> None:
    assert [feature.name for feature in FEATURES if f"| {feature.name} |" not in PAGE] == []
    assert [feature.name for feature in FEATURES if not feature.promise.endswith(".")] == []
