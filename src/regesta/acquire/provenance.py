"""A document's blocks enter; what they print of its origin leaves: title, publisher, author, place and dates.

What a page's metadata say is read by the HTML reader and comes before this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from regesta.acquire.pieces import collapse
from regesta.acquire.printed_dates import DayOrder, PrintedDate, find_printed_dates
from regesta.acquire.publication import Basis, DateFound
from regesta.model import Block

_EDGE_BLOCKS = 12
"""How far from the top or the end a label such as "Published:" still speaks of the document itself."""
_EDGE_CHARACTERS = 300
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,40}?(?<!\d)((?:1[89]|20)\d\d)(?!\s?[-–]\s?(?:\d|present|now))(?!\d)", re.I
)
"""A single year: a span of years is the life of a site, and says nothing of the document."""


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the text of the title block, None if the document has none."""
    title = next((block for block in blocks if block.role == "title"), None)
    if title is None:
        return None
    return re.sub(r"^(?:Subject|Title|Headline):\s+", "", collapse(text[title.start : title.end])).replace(" ,", ",")


def find_publisher(text: str, blocks: Sequence[Block], title: str | None) -> tuple[str | None, str | None]:
    """Return the publisher as the document prints it, with the basis, by provenance.yaml; None twice if it does not."""
    edges = [collapse(text[block.start : block.end]) for block in _edges(blocks)]
    for row in _table()["publishers"]:
        pattern = _compile(row["pattern"], row["any_case"])
        titles = [title or "", *_running_heads(text, blocks)]
        for place in titles if row["basis"] == "title" else edges:
            match = pattern.search(place[: 2 * _EDGE_CHARACTERS])
            if match:
                return _trim_name(match["publisher"]), row["basis"]
    return None, None


def find_author(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the author named by a byline block, None if there is none."""
    pattern = _compile(_table()["authors"], any_case=False)
    for block in blocks:
        if block.role == "byline":
            match = pattern.match(collapse(text[block.start : block.end]))
            if match:
                return str(match["author"])
    return None


def find_place(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the city of the dateline as printed but in title case, None if there is no dateline."""
    match = _find_dateline(text, blocks)
    return match["place"].title() if match and match["place"].isupper() else match["place"] if match else None


def find_dates(text: str, blocks: Sequence[Block], title: str | None, order: DayOrder | None = None) -> list[DateFound]:
    """Return the dates that the document prints of itself, each with its basis, in the order of the text.

    Dates of the running text are left out: what an article tells of is not when it appeared.
    """
    found: list[DateFound] = []
    dateline = _find_dateline(text, blocks)
    if dateline:
        found += [_date_found(date, dateline[0], "dateline") for date in find_printed_dates(dateline[0], order)[:1]]
    for block in _edges(blocks):
        shown = collapse(text[block.start : min(block.end, block.start + _EDGE_CHARACTERS)])
        if block.role == "byline":
            found += [
                _date_found(date, shown, _label_of(shown, date) or "byline")
                for date in find_printed_dates(shown, order)
            ]
        elif block.role != "footnote":
            labelled = [(date, _label_of(shown, date)) for date in find_printed_dates(shown, order)]
            found += [_date_found(date, shown, label) for date, label in labelled if label]
        if block.role in ("furniture", "paragraph") and (year := _COPYRIGHT_YEAR.search(shown)):
            found.append(DateFound(edtf=year[1], basis="copyright", where=f"“{_shorten(year[0])}”"))
    for shown in [title or "", *_running_heads(text, blocks)]:
        for pattern in _table()["editions"]:
            if match := _compile(pattern, any_case=True).search(shown):
                found.append(DateFound(edtf=match["year"], basis="edition", where=f"“{_shorten(shown)}”"))
    return found


def _running_heads(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the lines that the pages of a PDF repeat, without their page numbers: they name the edition."""
    heads = [text[b.start : b.end] for b in blocks[:200] if b.role == "furniture" and b.page and b.end - b.start < 120]
    counts = Counter(re.sub(r"^\d+\s+|\s+\d{1,3}$", "", head) for head in heads)
    return [head for head, count in counts.items() if count > 1][:4]


def _date_found(date: PrintedDate, shown: str, basis: Basis) -> DateFound:
    return DateFound(edtf=date.edtf, basis=basis, where=f"“{_shorten(shown)}”", alternative=date.alternative)


def _label_of(shown: str, date: PrintedDate) -> Basis | None:
    """Say by the words right before a date which date of the document it is, None if they do not say so."""
    before = shown[: date.start]
    labels = _table()["labels"]
    weekday = r"(?:\s*(?:mon|tues?|wednes|thurs?|fri|satur|sun)\w*,?)?(?:\s*\d{1,2}[:.]\d\d(?:\s*[ap]m)?,?)?"
    for label, basis in (("modified", "modified"), ("published", "text")):
        if re.search(rf"(?:^|[\s|•·(])(?:{labels[label].replace(' ', ' +')})\s*[:|]?{weekday}\s*$", before, re.I):
            if basis == "text" and ":" not in before[-12:] and (len(before.split()) > 4 or len(shown.split()) > 20):
                continue  # "A decree published on 12 May 2005 orders …" is a sentence, not a label
            return "modified" if basis == "modified" else "text"
    return None


def _find_dateline(text: str, blocks: Sequence[Block]) -> re.Match[str] | None:
    """Return the dateline at the beginning of the first paragraph, or a byline that is one."""
    first = next((block for block in blocks if block.role == "paragraph"), None)
    shown = [collapse(text[block.start : block.end][:160]) + " --" for block in blocks if block.role == "byline"]
    if first:
        shown.insert(0, collapse(text[first.start : min(first.end, first.start + 160)]))
    matches = (_compile(pattern, any_case=False).match(line) for line in shown for pattern in _table()["datelines"])
    return next((match for match in matches if match), None)


def _edges(blocks: Sequence[Block]) -> list[Block]:
    if len(blocks) <= 2 * _EDGE_BLOCKS:
        return list(blocks)
    return [*blocks[:_EDGE_BLOCKS], *blocks[-_EDGE_BLOCKS:]]


def _trim_name(name: str) -> str:
    words = name.split()
    while words and words[-1].lower() in {"and", "of", "for", "the", "on", "in", "all", "rights", "&"}:
        words.pop()
    return " ".join(words).rstrip(".,;-")


def _shorten(shown: str) -> str:
    return shown if len(shown) <= 80 else shown[:79].rsplit(" ", 1)[0] + " …"


@cache
def _compile(pattern: str, any_case: bool) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.I if any_case else 0)


@cache
def _table() -> Any:
    return yaml.safe_load((files(__package__) / "provenance.yaml").read_text(encoding="utf-8"))
