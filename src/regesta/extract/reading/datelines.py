"""The day in a story's dateline, which is told of nothing in it: a page and a time enter, a judgement leaves."""

from __future__ import annotations

import re

from regesta.model import Document, TimeExpression

FILED = re.compile(r"\s*\([A-Z][\w’-]+(?:[ /][A-Z][\w’-]+){0,2}\)\s*(?:-{1,2}|[–—])\s")
"""Behind the day of a dateline: its place."""


def files_story(page: Document, time: TimeExpression) -> bool:
    """Tell whether a time only files a story: "October 17, 2011 (KHARTOUM) – A soldier was killed on Sunday"."""
    if page.published_basis != "dateline" or time.edtf_start != page.published or time.anchor is not None:
        return False
    opens = any(block.start == time.start for block in page.blocks)
    return opens and FILED.match(page.text, time.end) is not None
