"""The page that follows one claim runs as it stands and prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
from itertools import pairwise
from typing import Any

import pytest

from tests.docs.pages import REPOSITORY, read_fenced_blocks

STAGES = ("acquire", "annotate", "extract", "link", "reconcile", "report")


def test_each_block_prints_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    blocks = read_fenced_blocks("the-way-of-a-claim.md")
    names: dict[str, Any] = {}
    compared = 0
    for block, after in pairwise(blocks):
        if block.language != "python":
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.body, "the-way-of-a-claim.md", "exec"), names)
        assert after.language == "text", f"no output stands after:\n{block.body}"
        assert printed.getvalue() == after.body
        compared += 1
    assert compared == len(blocks) / 2 >= len(STAGES)


def test_the_page_calls_every_stage() -> None:
    code = "".join(block.body for block in read_fenced_blocks("the-way-of-a-claim.md") if block.language == "python")
    assert [stage for stage in STAGES if f"from regesta.{stage} import" not in code] == []
