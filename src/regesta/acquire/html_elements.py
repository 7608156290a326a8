"""An HTML element enters; what it means for reading a page leaves: dropped, block, hidden, table, furniture.

Which elements mean what is data (html_elements.yaml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

from regesta.acquire.furniture import names_furniture
from regesta.model import BlockRole

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LOOKED_AT = 5000
"""Descendants looked at to tell a table of data from one of layout."""
_HEADER_SIGNS, _LEAST_HEADER_SIGNS = {"th": 1, "thead": 2, "caption": 2}, 2
"""What says that a table is one of data, and how much of it is needed: two header cells, or a head, or a caption."""
_LABEL_CHARACTERS = 100
"""Longest label or value of a definition list that is read as data; what is longer defines or tells something."""
_DATA_CELL_CHARACTERS, _REMARK_CHARACTERS = 250, 800
"""Longest cell of a table of data without and with stated headers."""


@dataclass(frozen=True, slots=True)
class Elements:
    """Names of elements by what they mean; see html_elements.yaml."""

    dropped: frozenset[str]
    dropped_names: frozenset[str]
    blocks: frozenset[str]
    roles: Mapping[str, BlockRole]
    furniture: Mapping[str, str]
    furniture_aria_roles: frozenset[str]
    never_furniture: frozenset[str]
    containers: frozenset[str]


@cache
def known_elements() -> Elements:
    """Return the table of elements."""
    table: dict[str, Any] = yaml.safe_load((files(__package__) / "html_elements.yaml").read_text(encoding="utf-8"))
    sets = {name: frozenset(value) for name, value in table.items() if name not in ("roles", "furniture")}
    return Elements(roles=table["roles"], furniture=table["furniture"], **sets)


def is_data_table(table: Any) -> bool:
    """Say whether a table holds data: rows and columns of short cells; a table around tables or prose is layout.

    One with headers or a caption may have longer cells, as a column of remarks.
    """
    if (table.get("role") or "") == "presentation":
        return False
    rows: Counter[int] = Counter()
    row, headers, longest = -1, 0, 0
    for element in islice(table.iterdescendants(), _LOOKED_AT):
        if element.tag in ("table", "form", "article", "h1"):
            return False
        if element.tag == "tr":
            row += 1
        elif element.tag in ("td", "th"):
            rows[row] += 1
            longest = max(longest, sum(len(text.strip()) for text in islice(element.itertext(), 60)))
        headers += _HEADER_SIGNS.get(element.tag, 0)
    most = _REMARK_CHARACTERS if headers >= _LEAST_HEADER_SIGNS else _DATA_CELL_CHARACTERS
    return longest <= most and sum(count >= 2 for count in rows.values()) >= 2


def is_list_of_labels(element: Any) -> bool:
    """Say whether a definition list holds data: short labels, each with a short value; a glossary has prose for it."""
    labels, longest, values = 0, 0, 0
    for child in islice(element.iterdescendants(), _LOOKED_AT):
        if child.tag in ("table", "form", "dl", "ul", "ol", "article", "h1", "h2", "h3", "nav"):
            return False
        labels += child.tag == "dt"
        values += child.tag == "dd"
        if child.tag in ("dt", "dd"):
            longest = max(longest, sum(len(text.strip()) for text in islice(child.itertext(), 60)))
    return longest <= _LABEL_CHARACTERS and labels >= 2 and values >= labels


def is_hidden(element: Any) -> bool:
    """Say whether an element is not shown, by its own attributes; style sheets are not looked at."""
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag not in ("div", "section", "main", "article"))
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def is_dropped(element: Any) -> bool:
    """Say whether an element shows no text of the document, by its tag or by a class that only a system's own has."""
    known = known_elements()
    return element.tag in known.dropped or not known.dropped_names.isdisjoint((element.get("class") or "").split())


def element_names(element: Any) -> str:
    """Return class and id of an element as words."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:300]


def furniture_sign(element: Any, tag: str, names: str) -> str | None:
    """Say how an element looks like furniture, by tag, ARIA role and names: inside, shell, or None."""
    if tag in known_elements().never_furniture:
        return None
    if tag in known_elements().furniture:
        return known_elements().furniture[tag]
    if (element.get("role") or "").lower() in known_elements().furniture_aria_roles:
        return "inside"
    if names and names_furniture(names, shell=False):
        return "inside"
    return "shell" if names and names_furniture(names, shell=True) else None
