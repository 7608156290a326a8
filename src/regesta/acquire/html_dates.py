"""An HTML element enters; what it says of a date leaves, for `html_origin` to weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from regesta.acquire.html_elements import element_names
from regesta.acquire.pieces import collapse

_DATE_NAMES = re.compile(r"date|time|publish|posted|byline|meta|submitted|created|datum|info", re.I)
_DATE_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class DateHint:
    """A date-like value of an element, and before which flow it stands."""

    index: int
    value: str
    kind: str
    """itemprop (says published), modified, time (a time element) or text (an element named after a date)."""


def find_date_hint(element: Any, tag: str, index: int) -> DateHint | None:
    """Return what an element says of a date, by its attributes or, if it is named after a date, its words."""
    says = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    value = element.get("content") or element.get("datetime") or (element.get("title") if tag == "abbr" else None)
    if (value and "datepublished" in says) or (tag == "time" and element.get("pubdate") is not None and value):
        return DateHint(index, value, "itemprop")
    if value and "datemodified" in says:
        return DateHint(index, value, "modified")
    if value and tag in ("time", "abbr"):
        return DateHint(index, value, "modified" if re.search("updat|modif", element_names(element), re.I) else "time")
    if tag == "time" or _DATE_NAMES.search(element_names(element)):
        words = collapse(" ".join(islice(element.itertext(), 12)))
        if 5 < len(words) <= _DATE_CHARACTERS and any(map(str.isdigit, words)):
            return DateHint(index, words, "text")
    return None
