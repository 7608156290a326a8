"""The inline elements of a page enter as they open and close; whether a space parts the words on both sides leaves.

Sites set author, place and date side by side as boxes, by style sheets that are not read: "<span>Ngarlem</span><time>28
December</time>" is shown as two things and has no space between them. Word processors, on the other hand, cut words
into elements: "<span>mil</span><span>itary</span>".
"""

from __future__ import annotations

import re
from typing import Any

from regesta.acquire.html_elements import element_names

_WITHIN_WORDS = frozenset({"sup", "sub", "wbr", "b", "i", "em", "strong", "u", "s", "font", "abbr", "mark", "small"})
"""Elements that set letters, not boxes."""
_BOX_NAMES = re.compile(
    r"(^|[\s_-])(byline|authors?|dateline|(pub-?)?date|time|timestamp|published|posted|meta|location|place|category|tag|"
    r"label|source|credit|badge|kicker|read(ing)?-?time|updated?)($|[\s_-])",
    re.I,
)
_STOPS = tuple(".!?…")


class Boxes:
    """What has been opened and closed since the last text."""

    def __init__(self) -> None:
        self._closed: Any | None = None
        self._opened: Any | None = None

    def open(self, element: Any) -> None:
        """Note that an element opens."""
        self._opened = element if element.tag not in _WITHIN_WORDS else self._opened

    def close(self, element: Any) -> None:
        """Note that an element closes."""
        self._closed = element if element.tag not in _WITHIN_WORDS else self._closed

    def part(self, before: str, after: str) -> bool:
        """Say whether a space goes between two texts that touch, and forget what was opened and closed.

        It does beside an element that is a box by its tag or name, between two links, and between two elements where a
        small letter or a stop meets a capital. Where either text has white space, none is needed.
        """
        closed, opened = self._closed, self._opened
        self._closed = self._opened = None
        last, first = before[-1:], after[:1]
        if not (last.isalnum() or last in _STOPS) or not first.isalnum():
            return False
        if any(element is not None and _is_box(element) for element in (closed, opened)):
            return True
        if closed is None or opened is None:
            return False
        return closed.tag == opened.tag == "a" or ((last.islower() or last in _STOPS) and first.isupper())


def _is_box(element: Any) -> bool:
    return element.tag == "time" or bool(_BOX_NAMES.search(element_names(element)))
