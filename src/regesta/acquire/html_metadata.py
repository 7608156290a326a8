"""A page enters; what it says of itself outside its text leaves: title, publisher, author, address, dates.

Sources: meta elements, JSON-LD, the canonical link, the comments that browsers and archives write into saved pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

from regesta.acquire.pieces import collapse

_MOST_META, _MOST_SCRIPTS = 500, 30
_MOST_NODES = 20_000
"""Nodes of JSON-LD looked at; pages have dozens."""
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+?)\s*-->", re.I)
_SAVED_BY_TOOL = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n>]{10,60})", re.I)
_ARCHIVED = re.compile(r"FILE ARCHIVED ON [\d:]+ (\w{3} \d{1,2}, \d{4}) AND RETRIEVED", re.I)
_ARCHIVE_URL = re.compile(r"https?://web\.archive\.org/web/(\d{8})\d*[a-z_]*/(https?:/.+)", re.I)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1000}", re.I)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; lists are in order of trust, each entry with the name under which it stood."""

    titles: tuple[str, ...] = ()
    window_title: str | None = None
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    retrieved: str | None = None
    language: str | None = None


@dataclass(slots=True)
class _Linked:
    """What JSON-LD says of the document, by the fields of PageMetadata."""

    titles: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)


def read_metadata(root: Any, page: str) -> PageMetadata:
    """Return a page's metadata; what it does not say is empty or None, and broken JSON-LD is passed over."""
    meta = _read_meta(root)
    linked = _read_linked(root)
    addresses, retrieved = _read_addresses(root, page)
    title = root.find(".//title")

    def named(kind: str) -> list[tuple[str, str]]:
        return [(name, value) for name in _names()[kind] for value in meta.get(name, ())]

    return PageMetadata(
        titles=tuple(linked.titles + [value for _, value in named("title")]),
        window_title=collapse("".join(title.itertext()))[:500] or None if title is not None else None,
        publishers=tuple(linked.publishers + [value for _, value in named("publisher")]),
        authors=tuple(linked.authors + [value for _, value in named("author")]),
        addresses=tuple(addresses + [value for _, value in named("url") if _WEB_ADDRESS.fullmatch(value)]),
        published=tuple(linked.published + named("published")),
        modified=tuple(linked.modified + named("modified")),
        retrieved=retrieved,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
    )


def _read_meta(root: Any) -> Mapping[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST_META):
        value = collapse(element.get("content") or "")[:500]
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").lower()
            if name and value:
                meta.setdefault(name, []).append(value)
    return meta


def _read_addresses(root: Any, page: str) -> tuple[list[str], str | None]:
    """Return the page's own addresses and when it was saved, if the page records that."""
    found: list[str] = []
    retrieved: str | None = None
    edges = page[:6000] + page[-3000:]
    for link in islice(root.iter("link"), _MOST_META):
        if (link.get("rel") or "").lower() == "canonical":
            found.append((link.get("href") or "").strip())
    if saved := _SAVED_BY_TOOL.search(edges):
        found.append(saved[1])
        retrieved = saved[2]
    if saved := _SAVED_FROM.search(edges):
        found.append(saved[1])
    if archived := _ARCHIVED.search(edges):
        retrieved = archived[1]
    addresses = []
    for address in found:
        if archive := _ARCHIVE_URL.match(address):
            retrieved = retrieved or f"{archive[1][:4]}-{archive[1][4:6]}-{archive[1][6:]}"
            address = archive[2]
        if _WEB_ADDRESS.fullmatch(address):
            addresses.append(address)
    return addresses, retrieved


def _read_linked(root: Any) -> _Linked:
    linked = _Linked()
    for script in islice(root.iter("script"), 10 * _MOST_SCRIPTS):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _walk_json(data):
            _take_node(node, linked)
    return linked


def _walk_json(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value from the outermost inward, without recursion."""
    level = [data]
    seen = 0
    while level and seen < _MOST_NODES:
        following: list[Any] = []
        for value in level:
            seen += 1
            if isinstance(value, dict):
                yield value
                following += value.values()
            elif isinstance(value, list):
                following += value
        level = following


def _take_node(node: dict[str, Any], linked: _Linked) -> None:
    types = node.get("@type")
    kinds = {str(kind).lower() for kind in (types if isinstance(types, list) else [types])}
    if not kinds & set(_names()["article_types"]):
        return
    surely = kinds & {"webpage", "creativework", "itempage", "videoobject"} == set()
    for key, target in (
        ("datePublished", linked.published),
        ("dateCreated", linked.published),
        ("dateModified", linked.modified),
    ):
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            entry = (f"JSON-LD {key}", value.strip()[:100])
            target.insert(_count_sure(target), entry) if surely and key != "dateCreated" else target.append(entry)
    if surely:
        linked.titles += _strings(node.get("headline"))[:1]
        linked.publishers += _strings(node.get("publisher"))[:1]
        linked.authors += _strings(node.get("author"))[:5]


def _count_sure(entries: list[tuple[str, str]]) -> int:
    """Return where an entry of an article goes: before those of pages and videos, after those of articles."""
    return 0 if not entries else min(len(entries), 1)


def _strings(value: Any) -> list[str]:
    """Return the names in a JSON-LD value, which may be a string, an object with a name, or a list of these."""
    values = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in values]
    return [collapse(name)[:300] for name in names if isinstance(name, str) and name.strip()]


@cache
def _names() -> Any:
    return yaml.safe_load((files(__package__) / "metadata.yaml").read_text(encoding="utf-8"))
