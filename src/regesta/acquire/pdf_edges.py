"""The lines of a PDF's pages enter; which of them are running heads and page numbers leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from regesta.acquire.pdf_lines import ENDS_SENTENCE, Line

_EDGE_LINES = 3
"""Lines at the top and the bottom of a page among which running heads and page numbers stand."""
_REPEATS_SHARE, _REPEATS_LEAST = 0.3, 3
"""A line at the edge is a running head if it stands on this share of pages, and on at least so many; odd and even pages
may have different ones."""
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I
)
_SAME_PLACE = 6.0
"""Points by which the height of a running head may differ from page to page."""


def find_running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, float]]:
    """Return the lines that repeat at the edges of pages, as their shape (figures as #) and height on the page.

    The outermost lines of a page need to repeat once; those further in on a good share of pages.
    """
    outermost: Counter[tuple[str, float]] = Counter()
    near: Counter[tuple[str, float]] = Counter()
    for lines in pages:
        keys = [_key(lines[index]) for index in _edge_indices(lines) if not ENDS_SENTENCE.search(lines[index].text)]
        near.update(set(keys))
        outermost.update({keys[0], keys[-1]} if keys else set())
    least = max(_REPEATS_LEAST, _REPEATS_SHARE * len(pages))
    return frozenset({key for key, count in near.items() if count >= least or (count > 1 and outermost[key] > 1)})


def _edge_indices(lines: Sequence[Line]) -> list[int]:
    """Return the lines nearest to the top and the bottom of the page, from the top, wherever the file has them."""
    by_height = sorted(range(len(lines)), key=lambda index: (-lines[index].bottom, index))
    return by_height if len(by_height) <= 2 * _EDGE_LINES else by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def is_page_edge(lines: Sequence[Line], index: int, running: frozenset[tuple[str, float]]) -> bool:
    """Say whether a line of a page is a running head or a page number."""
    edges = _edge_indices(lines)
    if index not in edges or len(lines) < 2:
        return False
    is_number = index in (edges[0], edges[-1]) and bool(_PAGE_NUMBER.fullmatch(lines[index].text))
    return is_number or _key(lines[index]) in running


def _key(line: Line) -> tuple[str, float]:
    return _shape(line), round(line.bottom / _SAME_PLACE)


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()
