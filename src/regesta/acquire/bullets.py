"""A paragraph in which bullets stand between the items of a list enters; its lead and its items leave, each for itself.

Pages that were pasted from elsewhere keep the bullets and lose the lines: "Three things: • One went. • Two stayed."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BULLET_SIGNS = "•·‣▪●○■◦"
"""Signs that begin an item of a list and nothing else; an asterisk or a hyphen may also be a note or a range."""
_WITHIN = BULLET_SIGNS.replace("·", "*")  # within a line a middle dot parts the words of a byline
_BULLET = re.compile(rf"(?:^|(?<=[\s:.;]))(?P<sign>[{_WITHIN}])\s+(?=[A-Z0-9“\"‘'(])")
_LEAST = 2
"""Bullets of one kind that make a list; a single asterisk is a mark of a note."""


def split_bullets(paragraph: str) -> Sequence[str]:
    """Return the lead of a paragraph and the items behind its bullets, without these; itself where it has none."""
    found = list(_BULLET.finditer(paragraph))
    if len(found) < _LEAST or len({match["sign"] for match in found}) > 1:
        return [paragraph]
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(paragraph)]
    parts = [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part]
