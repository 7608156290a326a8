"""The styles of a Word file enter; what a paragraph's style and its own marks say of it leaves: role, level, weight.

Names, and what they mean, are data (docx_styles.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from regesta.acquire.docx_package import WORD
from regesta.model import BlockRole

_LONGEST_CHAIN = 20
"""Styles that a style may be based on, one after another; more is a loop."""
_OFF = frozenset({"0", "false", "off", "none"})
_BODY_OUTLINE = 9
"""Outline level that Word gives to running text; headings have 0 to 8."""


@dataclass(frozen=True, slots=True)
class _Style:
    names: tuple[str, ...]
    based_on: str | None
    outline: int | None
    numbered: bool | None
    bold: bool | None
    heads: frozenset[str]
    """Of a table style: which parts it sets apart (firstRow, firstCol)."""


@dataclass(frozen=True, slots=True)
class StatedRole:
    """What a paragraph is by its style and marks; role None where they say nothing."""

    role: BlockRole | None
    level: int | None = None


class WordStyles:
    """The styles of one file; a file without styles has none, and every paragraph is what its text shows."""

    def __init__(self, root: Any | None) -> None:
        elements = root.findall(f"{WORD}style") if root is not None else []
        self._styles = {element.get(f"{WORD}styleId") or "": _read_style(element) for element in elements}
        self._default = next(
            (
                element.get(f"{WORD}styleId")
                for element in elements
                if element.get(f"{WORD}type") == "paragraph" and is_on(element, "default")
            ),
            None,
        )

    def role_of(self, properties: Any | None) -> StatedRole:
        """Return what a paragraph is by its `w:pPr`: by the names of its styles, its outline level, its numbering."""
        outline = _outline(properties)
        numbered = _numbering(properties)
        for style in self._chain(_value(properties, "pStyle") or self._default):
            for name in style.names:
                if level := _heading_level(name):
                    return StatedRole("heading", level)
                if name in _roles():
                    return StatedRole(_roles()[name])
            outline = style.outline if outline is None else outline
            numbered = style.numbered if numbered is None else numbered
        if outline is not None and outline < _BODY_OUTLINE:
            return StatedRole("heading", outline + 1)
        return StatedRole("list" if numbered else None)

    def is_bold(self, properties: Any | None) -> bool:
        """Say whether the style of a paragraph sets its letters bold."""
        chain = self._chain(_value(properties, "pStyle") or self._default)
        return next((style.bold for style in chain if style.bold is not None), False)

    def table_heads(self, properties: Any | None) -> frozenset[str]:
        """Return which parts of a table its style sets apart and the table asks for: firstRow, firstCol."""
        look = None if properties is None else properties.find(f"{WORD}tblLook")
        if look is None:
            return frozenset()
        bits = (
            int(look.get(f"{WORD}val") or "0", 16) if re.fullmatch("[0-9A-Fa-f]+", look.get(f"{WORD}val") or "") else 0
        )
        asked = {
            part
            for part, attribute, bit in (("firstRow", "firstRow", 0x20), ("firstCol", "firstColumn", 0x80))
            if _switch(look.get(f"{WORD}{attribute}"), bool(bits & bit))
        }
        styled = {part for style in self._chain(_value(properties, "tblStyle")) for part in style.heads}
        return frozenset(asked & styled)

    def _chain(self, style_id: str | None) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = style.based_on


def is_on(element: Any | None, attribute: str = "val") -> bool:
    """Say whether a switch of Word is on: there, and not set to off."""
    if element is None:
        return False
    stated = element.get(f"{WORD}{attribute}")
    return attribute == "val" if stated is None else stated.lower() not in _OFF


def switch(properties: Any | None, name: str) -> bool | None:
    """Return a switch among properties as `w:b` in `w:rPr`: on, off, or None where it is not stated."""
    element = None if properties is None else properties.find(f"{WORD}{name}")
    return None if element is None else is_on(element)


def _switch(stated: str | None, otherwise: bool) -> bool:
    return otherwise if stated is None else stated.lower() not in _OFF


def _read_style(element: Any) -> _Style:
    names = [element.get(f"{WORD}styleId"), _value(element, "name")]
    paragraph = element.find(f"{WORD}pPr")
    parts = {part.get(f"{WORD}type") for part in element.findall(f"{WORD}tblStylePr")}
    return _Style(
        names=tuple(_plain(name) for name in reversed(names) if name),
        based_on=_value(element, "basedOn"),
        outline=_outline(paragraph),
        numbered=_numbering(paragraph),
        bold=switch(element.find(f"{WORD}rPr"), "b"),
        heads=frozenset(parts & {"firstRow", "firstCol"}),
    )


def _value(properties: Any | None, name: str) -> str | None:
    element = None if properties is None else properties.find(f"{WORD}{name}")
    return None if element is None else element.get(f"{WORD}val")


def _outline(properties: Any | None) -> int | None:
    stated = _value(properties, "outlineLvl")
    return int(stated) if stated and stated.isdecimal() else None


def _numbering(properties: Any | None) -> bool | None:
    numbering = None if properties is None else properties.find(f"{WORD}numPr")
    return None if numbering is None else _value(numbering, "numId") not in (None, "0")


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()


def _heading_level(name: str) -> int | None:
    match = _heading_names().fullmatch(name)
    return int(match[1]) if match else None


@cache
def word_words() -> Any:
    """Return the table of names (docx_styles.yaml)."""
    return yaml.safe_load((files(__package__) / "docx_styles.yaml").read_text(encoding="utf-8"))


@cache
def _heading_names() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, word_words()['headings']))})([1-9])")


@cache
def _roles() -> dict[str, BlockRole]:
    return {name: role for role, names in word_words()["roles"].items() for name in names}
