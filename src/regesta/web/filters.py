"""Filters and pages of a list: what enters are a request's query and counts, what leaves are links.

A list never shows everything: it has pages, and each filter is a plain link that says how many it would leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PAGE_SIZE = 50
"""Rows of one page of a list: what one can look through, and what a page renders in a few milliseconds."""

CHOICES_SHOWN = 24
"""Choices of one filter before the rest is left to the search; the closed list of predicates has 19."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One link of a filter."""

    words: str
    href: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter's name and its choices, "all" first."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a page stands among all, and the links to its neighbours."""

    page: int
    pages: int
    total: int
    first: int
    last: int
    previous: str | None
    next: str | None


def write_query(query: Mapping[str, str], **changes: str | None) -> str:
    """Return a query with some keys changed, None taking a key out; a changed filter begins at page 1."""
    merged: dict[str, str | None] = {**query, **changes}
    if changes and "page" not in changes:
        merged.pop("page", None)
    kept = {key: value for key, value in merged.items() if value}
    return "?" + urlencode(sorted(kept.items()))


def make_filter(
    name: str,
    key: str,
    counts: Iterable[tuple[str, str, int]],
    query: Mapping[str, str],
    *,
    total: int,
) -> Filter:
    """Return a filter over (value, words, count); the current value stays listed even where nothing is left of it."""
    current = query.get(key)
    rows = list(counts)
    shown = rows[:CHOICES_SHOWN]
    if current and current not in {value for value, _, _ in shown}:
        shown.append(next((row for row in rows if row[0] == current), (current, current.replace("_", " "), 0)))
    choices = [Choice(words="all", href=write_query(query, **{key: None}), count=total, current=not current)]
    choices.extend(
        Choice(words=words, href=write_query(query, **{key: value}), count=count, current=value == current)
        for value, words, count in shown
    )
    return Filter(name=name, choices=tuple(choices))


def read_page(query: Mapping[str, str]) -> int:
    """Return the page asked for, counted from 1; anything but a number of at most nine digits is page 1."""
    asked = query.get("page", "1")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def make_pager(query: Mapping[str, str], total: int, size: int = PAGE_SIZE) -> Pager:
    """Return the pager of a list; a page after the last is the last."""
    pages = max((total + size - 1) // size, 1)
    page = min(read_page(query), pages)
    return Pager(
        page=page,
        pages=pages,
        total=total,
        first=(page - 1) * size + 1 if total else 0,
        last=min(page * size, total),
        previous=write_query(query, page=str(page - 1)) if page > 1 else None,
        next=write_query(query, page=str(page + 1)) if page < pages else None,
    )


def cut_page(pager: Pager) -> slice:
    """Return the slice of rows that a page shows."""
    return slice(pager.first - 1 if pager.total else 0, pager.last)
