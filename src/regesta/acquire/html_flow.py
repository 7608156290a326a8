"""An element tree enters; the page's stretches of running text leave in order, with what surrounds each.

The walk keeps its own stack, since a hostile page is nested deeper than Python's. It decides nothing about what is
furniture: it notes which elements look like it (`Region`), for `html_article` to weigh against the whole page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from regesta.acquire.html_boxes import Boxes
from regesta.acquire.html_dates import find_date_hint
from regesta.acquire.html_elements import (
    element_names,
    furniture_sign,
    is_data_table,
    is_dropped,
    is_hidden,
    is_list_of_labels,
    known_elements,
)
from regesta.acquire.html_stretches import Flow, PageFlow, Region
from regesta.acquire.html_tables import TableGrid, cell_spans
from regesta.acquire.pieces import collapse
from regesta.acquire.text_notes import write_raised
from regesta.model import BlockRole

_PLAIN_INSIDE = frozenset({"list", "quote", "caption"})
"""Roles that paragraphs and divisions inside an element take over from it."""
_CAPTION_NAMES = re.compile(r"\b(caption|wp-caption-text|photo-?credit|image-?credit|media-?caption)\b", re.I)
_BYLINE_NAMES = re.compile(
    r"(^|[\s_-])(byline|authors?|dateline|pub-?date|published|posted-on|timestamp|postmetadata|"
    r"(entry|post|article|story)-?(date|meta|info))($|[\s_-])",
    re.I,
)
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_LABEL_PARTS = frozenset({"dt", "dd"})
_CELLS = frozenset({"td", "th"}) | _LABEL_PARTS
_LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class _Context:
    role: BlockRole
    tag: str
    node: str
    depth: int
    level: int | None = None
    table: tuple[int, int, int] | None = None
    header: bool = False
    span: tuple[int, int] = (1, 1)


@dataclass(slots=True)
class _Open:
    """An element whose end is still to come: what to do then."""

    element: Any
    context: _Context
    first_flow: int
    is_block: bool
    in_link: bool
    raised_from: int | None


def flow_page(root: Any) -> PageFlow:
    """Return the running text of a page in reading order; scripts, hidden elements and controls are left out."""
    return _Walk().walk(root)


class _Walk:
    """One pass over a tree. `words` collects the text between two block boundaries, with the links' share of it."""

    def __init__(self) -> None:
        self.known = known_elements()
        self.page = PageFlow()
        self.words: list[str] = []
        self.link_characters = 0
        self.anchors: list[str] = []
        self.grids: list[TableGrid] = []
        self.in_link = 0
        self.boxes = Boxes()
        self.blocks: list[_Context] = []

    def walk(self, root: Any) -> PageFlow:
        start = _Context("paragraph", "html", f"/{root.tag}", 0)
        self.blocks.append(start)
        stack: list[tuple[Any, ...]] = [("open", root, start)]
        while stack:
            action, *rest = stack.pop()
            if action == "text":
                self._add_text(rest[0])
            elif action == "close":
                self._close(rest[0])
            else:
                self._open(rest[0], rest[1], stack)
        self._flush()
        return self.page

    def _open(self, element: Any, context: _Context, stack: list[tuple[Any, ...]]) -> None:
        tag = element.tag
        hint = find_date_hint(element, tag, len(self.page.flows))
        if hint:
            self.page.dates.append(hint)
        if is_dropped(element) or is_hidden(element):
            return
        is_block = tag in self.known.blocks
        if tag == "br":
            self._break_line()
            return
        self.boxes.open(element)
        inner = self._enter(element, tag, context)
        if is_block:
            self._flush()
            self.blocks.append(inner)
        anchor = element.get("id") or element.get("name")
        if anchor:
            self.anchors.append(anchor)
        raised_from = len(self.words) if tag == "sup" else None
        self.in_link += tag == "a"
        opened = _Open(element, inner, len(self.page.flows), is_block, tag == "a", raised_from)
        stack.append(("close", opened))
        steps = _children(element, inner)
        stack.extend(reversed(steps))

    def _enter(self, element: Any, tag: str, context: _Context) -> _Context:
        """Return the context inside an element."""
        role, level, table = context.role, context.level, context.table
        header, span = context.header, context.span
        if tag == "dl":
            table, header, span = self._begin_table(element), False, (1, 1)
        elif table and tag in _LABEL_PARTS and self.grids[table[0]].of_labels:
            grid = self.grids[table[0]]
            if tag == "dt":
                grid.begin_row()
            table, header = (table[0], *grid.place(1, 1)), tag == "dt"
        elif tag in self.known.roles:
            role = self.known.roles[tag]
            level = int(tag[1]) if role == "heading" else None
        elif tag == "table":
            table, header, span = self._begin_table(element), False, (1, 1)
        elif table and table[2] < 0 and tag in _TABLE_PARTS:
            grid = self.grids[table[0]]
            if tag in ("td", "th"):
                span = cell_spans(element)
                table = (table[0], *grid.place(*span))
                header = header or tag == "th"
            elif tag == "tr":
                table = (table[0], grid.begin_row(), -1)
            else:
                grid.end_group()
                header = tag == "thead"
        elif tag in self.known.blocks and role not in _PLAIN_INSIDE and role != "heading":
            role = "paragraph"
        names = element_names(element)
        if tag in self.known.blocks and role in ("paragraph", "list") and names:
            if _CAPTION_NAMES.search(names):
                role = "caption"
            elif _BYLINE_NAMES.search(names):
                role = "byline"
        return _Context(role, tag, context.node, context.depth, level, table, header, span)

    def _begin_table(self, element: Any) -> tuple[int, int, int] | None:
        of_labels = element.tag == "dl"
        if not (is_list_of_labels(element) if of_labels else is_data_table(element)):
            return None
        self.grids.append(TableGrid(of_labels=of_labels))
        return len(self.grids) - 1, -1, -1

    def _close(self, opened: _Open) -> None:
        if opened.raised_from is not None and opened.raised_from < len(self.words):
            self._set_raised(opened.raised_from, opened.element)
        if opened.is_block:
            self._flush()
            self.blocks.pop()
        self.in_link -= opened.in_link
        self.boxes.close(opened.element)
        tag = opened.element.tag
        last = len(self.page.flows)
        if last > opened.first_flow and (tag in self.known.blocks or tag in self.known.containers):
            names = element_names(opened.element)
            sign = furniture_sign(opened.element, tag, names)
            if sign or tag in self.known.containers:
                self.page.regions.append(Region(opened.first_flow, last, tag, names, opened.context.depth, sign))

    def _add_text(self, text: str) -> None:
        if self.boxes.part("".join(self.words[-2:]), text):
            self.words.append(" ")
        self.words.append(text)
        if self.in_link:
            self.link_characters += len(text.strip())

    def _break_line(self) -> None:
        """Two line breaks running end a paragraph, one is a space."""
        before = [words for words in self.words[-3:] if words == _LINE_BREAK or words.strip()]
        if before and before[-1] == _LINE_BREAK:
            self._flush()
        else:
            self.words.append(_LINE_BREAK)

    def _set_raised(self, start: int, element: Any) -> None:
        """Write a raised number as "[12]" if it calls a note, as raised figures after a unit, as it is otherwise."""
        raised = collapse("".join(self.words[start:]))
        digits = raised.strip("[]() ,")
        before = "".join(self.words[max(0, start - 4) : start])
        links = any((link.get("href") or "").find("#") >= 0 for link in islice(element.iter("a"), 3))
        if digits.isdecimal() and len(digits) <= 3:
            calls = bool(links) or raised.startswith("[")
            self.words[start:] = [f"[{digits}]" if calls else write_raised(digits, before.rstrip())]
        elif links and 0 < len(digits) <= 4 and not raised.startswith("["):
            self.words[start:] = [f"[{digits}]"]

    def _flush(self) -> None:
        """End the stretch of text collected so far, which belongs to the innermost open block."""
        text = collapse("".join(self.words))
        if text:
            context = self.blocks[-1]
            links = min(self.link_characters, len(text))
            cell = context.table is not None and context.table[2] >= 0 and context.role != "caption"
            if cell:
                self._add_to_cell(text, links)
            else:
                flow = Flow(text, context.role, context.tag, context.node, context.level, links)
                if _LINE_BREAK in self.words:
                    flow.first_line = collapse("".join(self.words[: self.words.index(_LINE_BREAK)]))
                self.page.flows.append(flow)
            self.page.flows[-1].anchors += tuple(self.anchors)
            self.anchors = []
        self.words = []
        self.link_characters = 0

    def _add_to_cell(self, text: str, links: int) -> None:
        """Add a stretch of text to its table cell: however many paragraphs a cell has, it is one flow."""
        cell = next(context for context in reversed(self.blocks) if context.tag in _CELLS)
        last = self.page.flows[-1] if self.page.flows else None
        if last and last.role == "cell" and last.table == cell.table:
            last.text += " " + text
            last.link_characters += links
        else:
            self.page.flows.append(
                Flow(text, "cell", cell.tag, cell.node, None, links, cell.table, header=cell.header, span=cell.span)
            )


def _children(element: Any, context: _Context) -> list[tuple[Any, ...]]:
    """Return what is to be done inside an element, in order: its text, and each child with the text after it.

    Paths are made here, parent by parent, as asking the tree for each is quadratic on pages with many siblings.
    """
    steps: list[tuple[Any, ...]] = [("text", element.text)] if element.text else []
    totals = Counter(child.tag for child in element)
    seen: Counter[Any] = Counter()
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            seen[tag] += 1
            position = f"[{seen[tag]}]" if totals[tag] > 1 else ""
            node = f"{context.node}/{tag}{position}"
            steps.append(("open", child, replace(context, node=node, depth=context.depth + 1)))
        if child.tail:
            steps.append(("text", child.tail))
    return steps
