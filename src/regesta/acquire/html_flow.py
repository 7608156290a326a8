"""An element tree enters; the page's stretches of running text leave in order, with what surrounds each.

The walk keeps its own stack, since a hostile page is nested deeper than Python's. It decides nothing about what is
furniture: it notes which elements look like it (`Region`), for `html_article` to weigh against the whole page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from regesta.acquire.furniture import names_furniture
from regesta.acquire.pieces import collapse
from regesta.acquire.text_notes import write_raised
from regesta.model import BlockRole

_DROPPED = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "colgroup",
        "command",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "img",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "param",
        "picture",
        "progress",
        "rp",
        "rt",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "track",
        "video",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ROLES: dict[str, BlockRole] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list", "dt": "list", "dd": "list", "figcaption": "caption", "caption": "caption", "blockquote": "quote",
}  # fmt: skip
_PLAIN_INSIDE = frozenset({"list", "quote", "caption"})
"""Roles that paragraphs and divisions inside an element take over from it."""
_FURNITURE_TAGS = {
    "nav": "inside",
    "aside": "inside",
    "footer": "shell",
    "header": "shell",
    "form": "shell",
    "dialog": "inside",
}
_FURNITURE_ARIA = frozenset(
    {"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu", "menubar"}
)
_NEVER_FURNITURE = frozenset(
    {
        "html",
        "body",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "b",
        "i",
        "em",
        "strong",
        "sup",
        "sub",
        "br",
    }
)
_CONTAINERS = frozenset({"article", "main", "div", "section", "td", "body", "form", "center", "span", "font"})
_CAPTION_NAMES = re.compile(r"\b(caption|wp-caption-text|photo-?credit|image-?credit|media-?caption)\b", re.I)
_BYLINE_NAMES = re.compile(
    r"(^|[\s_-])(byline|author|authors|dateline|pub-?date|published|posted-on|timestamp|entry-date|post-date|article-date)($|[\s_-])",
    re.I,
)
_DATE_NAMES = re.compile(r"date|time|publish|posted|byline|meta|submitted|created|datum|info", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LINE_BREAK = "\n"
_DATE_CHARACTERS = 160
_LOOKED_AT = 5000
"""Descendants looked at to tell a table of data from one of layout."""
_DATA_CELL_CHARACTERS = 250


@dataclass(slots=True)
class Flow:
    """A stretch of running text: its words, its role by tags alone, and what surrounds it."""

    text: str
    role: BlockRole
    tag: str
    node: str
    level: int | None = None
    link_characters: int = 0
    table: tuple[int, int, int] | None = None
    anchors: tuple[str, ...] = ()
    """Names and ids inside, by which footnotes are linked to."""


@dataclass(frozen=True, slots=True)
class Region:
    """An element as the range of flows inside it, with what its tag and names say of it."""

    first: int
    last: int
    """Index after the last flow inside."""
    tag: str
    names: str
    depth: int
    furniture: str | None
    """inside: furniture wherever it is; shell: only if the story is not in it; None: no sign of it."""


@dataclass(frozen=True, slots=True)
class DateHint:
    """A date-like value of an element, and before which flow it stands."""

    index: int
    value: str
    kind: str
    """itemprop (says published), modified, time (a time element) or text (an element named after a date)."""


@dataclass(slots=True)
class PageFlow:
    """All that the walk notes of a page's body."""

    flows: list[Flow] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    dates: list[DateHint] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Context:
    role: BlockRole
    tag: str
    node: str
    depth: int
    level: int | None = None
    table: tuple[int, int, int] | None = None


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
        self.page = PageFlow()
        self.words: list[str] = []
        self.link_characters = 0
        self.anchors: list[str] = []
        self.rows: list[int] = []
        self.in_link = 0
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
        if tag in _DROPPED or _is_hidden(element):
            self._note_date(element, tag)
            return
        self._note_date(element, tag)
        is_block = tag in _BLOCKS
        if tag == "br":
            self._break_line()
            return
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
        if tag in _ROLES:
            role = _ROLES[tag]
            level = int(tag[1]) if role == "heading" else None
        elif tag == "table":
            table = (len(self.rows), -1, -1) if _is_data_table(element) else None
            if table:
                self.rows.append(0)
        elif tag == "tr" and table:
            table = (table[0], self.rows[table[0]], -1)
            self.rows[table[0]] += 1
        elif tag in _BLOCKS and role not in _PLAIN_INSIDE and role != "heading":
            role = "paragraph"
        names = _names(element)
        if tag in _BLOCKS and role in ("paragraph", "list") and names:
            if _CAPTION_NAMES.search(names):
                role = "caption"
            elif _BYLINE_NAMES.search(names):
                role = "byline"
        return _Context(role, tag, context.node, context.depth, level, table)

    def _close(self, opened: _Open) -> None:
        if opened.raised_from is not None and opened.raised_from < len(self.words):
            self._set_raised(opened.raised_from, opened.element)
        if opened.is_block:
            self._flush()
            self.blocks.pop()
        self.in_link -= opened.in_link
        tag = opened.element.tag
        last = len(self.page.flows)
        if last > opened.first_flow and (tag in _BLOCKS or tag in _CONTAINERS):
            names = _names(opened.element)
            sign = _furniture_sign(opened.element, tag, names)
            if sign or tag in _CONTAINERS:
                self.page.regions.append(Region(opened.first_flow, last, tag, names, opened.context.depth, sign))

    def _add_text(self, text: str) -> None:
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
            cell = context.table if context.table and context.table[2] >= 0 else None
            role: BlockRole = "cell" if cell and context.role == "paragraph" else context.role
            links = min(self.link_characters, len(text))
            self.page.flows.append(
                Flow(text, role, context.tag, context.node, context.level, links, cell, tuple(self.anchors))
            )
            self.anchors = []
        self.words = []
        self.link_characters = 0

    def _note_date(self, element: Any, tag: str) -> None:
        """Note what an element says of a date, by its attributes or, if it is named after a date, its words."""
        says = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
        value = element.get("content") or element.get("datetime") or (element.get("title") if tag == "abbr" else None)
        index = len(self.page.flows)
        if (value and "datepublished" in says) or (tag == "time" and element.get("pubdate") is not None and value):
            self.page.dates.append(DateHint(index, value, "itemprop"))
        elif value and "datemodified" in says:
            self.page.dates.append(DateHint(index, value, "modified"))
        elif value and tag in ("time", "abbr"):
            kind = "modified" if re.search("updat|modif", _names(element), re.I) else "time"
            self.page.dates.append(DateHint(index, value, kind))
        elif tag == "time" or _DATE_NAMES.search(_names(element)):
            words = collapse(" ".join(islice(element.itertext(), 12)))
            if 5 < len(words) <= _DATE_CHARACTERS and any(map(str.isdigit, words)):
                self.page.dates.append(DateHint(index, words, "text"))


def _children(element: Any, context: _Context) -> list[tuple[Any, ...]]:
    """Return what is to be done inside an element, in order: its text, and each child with the text after it.

    Paths are made here, parent by parent, as asking the tree for each is quadratic on pages with many siblings.
    """
    steps: list[tuple[Any, ...]] = [("text", element.text)] if element.text else []
    totals = Counter(child.tag for child in element)
    seen: Counter[Any] = Counter()
    column = 0
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            seen[tag] += 1
            position = f"[{seen[tag]}]" if totals[tag] > 1 else ""
            table = context.table
            if table and tag in ("td", "th") and context.tag == "tr":
                table = (table[0], table[1], column)
                column += _span(child)
            node = f"{context.node}/{tag}{position}"
            steps.append(
                ("open", child, _Context(context.role, context.tag, node, context.depth + 1, context.level, table))
            )
        if child.tail:
            steps.append(("text", child.tail))
    return steps


def _span(cell: Any) -> int:
    span = cell.get("colspan") or "1"
    return min(int(span), 100) if span.isdecimal() and len(span) < 5 else 1


def _is_data_table(table: Any) -> bool:
    """Say whether a table holds data: rows and columns of short cells; a table around tables or prose is layout."""
    if (table.get("role") or "") == "presentation":
        return False
    rows: Counter[int] = Counter()
    row = -1
    for element in islice(table.iterdescendants(), _LOOKED_AT):
        if element.tag in ("table", "form", "article", "h1"):
            return False
        if element.tag == "tr":
            row += 1
        elif element.tag in ("td", "th"):
            rows[row] += 1
            if sum(len(text.strip()) for text in islice(element.itertext(), 60)) > _DATA_CELL_CHARACTERS:
                return False
    return sum(count >= 2 for count in rows.values()) >= 2


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag not in ("div", "section", "main", "article"))
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:300]


def _furniture_sign(element: Any, tag: str, names: str) -> str | None:
    if tag in _NEVER_FURNITURE:
        return None
    if tag in _FURNITURE_TAGS:
        return _FURNITURE_TAGS[tag]
    if (element.get("role") or "").lower() in _FURNITURE_ARIA:
        return "inside"
    if names and names_furniture(names, shell=False):
        return "inside"
    return "shell" if names and names_furniture(names, shell=True) else None
