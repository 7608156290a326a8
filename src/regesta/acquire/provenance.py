"""A document's blocks enter; what they print of its origin leaves: title, publisher, author, place and dates.

What a page's metadata say is read by the HTML reader and comes before this.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from regesta.acquire.head_dates import find_head_dates
from regesta.acquire.pieces import collapse
from regesta.acquire.printed_dates import DayOrder, PrintedDate, find_printed_dates
from regesta.acquire.publication import Basis, DateFound
from regesta.model import Block

_EDGE_BLOCKS = 12
"""How far from the top or the end a label such as "Published:" still speaks of the document itself."""
_EDGE_CHARACTERS = 300
_LINE = 80
"""Longest line that is a credit; what is longer is running text."""
_HEAD_LINES, _FOOT_LINES = 6, 3
"""Lines in which a credit is the document's own; between them it may be a table's or a picture's."""
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "&"})
_OUTLET_WORD = re.compile(r"\b(?:News|Times|Post|Herald|Agency|Tribune|Gazette|Press|Radio|TV|Online|Daily|Journal)$")
_PICTURE = re.compile(r"\b(?:photo|file|image|picture|caption)s?\b", re.I)
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,40}?(?<!\d)((?:1[89]|20)\d\d)(?!\s?[-–]\s?(?:\d|present|now))(?!\d)", re.I
)
"""A single year: a span of years is the life of a site, and says nothing of the document."""


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the text of the title block, None if the document has none."""
    title = next((block for block in blocks if block.role == "title"), None)
    if title is None:
        return None
    shown = re.sub(r"^(?:Subject|Title|Headline):\s+", "", collapse(text[title.start : title.end])).replace(" ,", ",")
    return split_headline(shown, text)[0]


def find_headline_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the outlet that stands behind the headline in the title's line, None if there is none."""
    title = next((block for block in blocks if block.role == "title"), None)
    return split_headline(collapse(text[title.start : title.end]), text)[1] if title else None


def find_publisher(text: str, blocks: Sequence[Block], title: str | None) -> tuple[str | None, str | None]:
    """Return the publisher as the document prints it, with the basis, by provenance.yaml; None twice if it does not.

    An agency credited in brackets is the publisher where nothing else is printed; its basis is "agency".
    """
    places = _places(text, blocks, title)
    for row in _table()["publishers"]:
        pattern = _compile(row["pattern"], row["any_case"])
        for shown in places[row["place"]]:
            match = (pattern.match if row["place"] == "opening" else pattern.search)(shown[: 2 * _EDGE_CHARACTERS])
            if match:
                return _trim_name(next(filter(None, match.groupdict().values()))), row["basis"]
    for shown in places["edges"]:
        match = _agency_credit().search(shown)
        if match:
            return next(filter(None, match.groups())), "agency"
    return None, None


def _places(text: str, blocks: Sequence[Block], title: str | None) -> dict[str, list[str]]:
    """Return what stands where publishers are printed: edges, title and running heads, opening, lines, first line."""
    edges = [(block, collapse(text[block.start : block.end])) for block in _edges(blocks)]
    first = next((shown for block, shown in edges if block.role == "paragraph" and len(shown) > _LINE), "")
    above = next((shown for block, shown in edges if block.role != "furniture"), "")
    heads = [_without_title(head, title) for head in _running_heads(text, blocks)]
    tables = _lines_below_tables(blocks)
    lines = [shown for block, shown in [*edges[:_HEAD_LINES], *edges[-_FOOT_LINES:]] if block.start not in tables]
    return {
        "edges": [shown for _, shown in edges],
        "title": [title or "", *(head.title() if head.isupper() else head for head in heads)],
        "opening": [first],
        "lines": [shown for shown in lines if len(shown) <= _LINE],
        "first line": [above] if edges and above == edges[0][1] and [b.role for b, _ in edges[1:2]] != ["list"] else [],
    }


def _lines_below_tables(blocks: Sequence[Block]) -> set[int]:
    """Return where the lines right below tables and pictures begin: "Source: X" there is the table's source."""
    return {below.start for above, below in itertools.pairwise(blocks) if above.role in ("cell", "caption")}


def is_credit_line(shown: str) -> bool:
    """Whether a line by itself says whose text follows: "Source: Lanterna", "Lanterna News Agency, Osh"."""
    rows = (row for row in _table()["publishers"] if row["basis"] == "credit" and row["place"] != "opening")
    return len(shown) <= _LINE and any(_compile(row["pattern"], row["any_case"]).search(shown) for row in rows)


def ends_in_picture_credit(shown: str) -> bool:
    """Whether a line ends as a picture's description does: "… at the gate. / Reuters", "… at the gate [AFP]"."""
    return bool(_picture_credit().search(shown))


def _without_title(head: str, title: str | None) -> str:
    """Return a running head without the chapter's title, which it prints beside the publication's."""
    return collapse(re.sub(rf"\b{re.escape(title)}\b", " ", head, flags=re.I)) if title else head


def split_headline(shown: str, text: str) -> tuple[str, str | None]:
    """Split "Headline | Outlet" into headline and outlet; a headline without an outlet stays whole, with None.

    The outlet is the last part: at most five words, all capitalised, shorter than the headline. Behind a mere dash it
    must also stand elsewhere in the document or be an address, for headlines have dashes of their own.
    """
    parts = re.split(_table()["headline_joints"], shown)
    outlet = parts[-1].strip()
    words = outlet.split()
    headline = shown[: len(shown) - len(parts[-1])]
    short = 1 <= len(words) <= 5 and len(words) < len(headline.split()) - 1
    if len(parts) < 2 or not short or not all(word[0].isupper() or word in _SMALL for word in words):
        return shown, None
    dashed = headline.rstrip()[-1] in "-–—"
    known = text.count(outlet) > shown.count(outlet) or "." in outlet or _OUTLET_WORD.search(outlet)
    if (dashed and not known) or _PICTURE.search(shown):
        return shown, None
    return headline.rstrip(" |:/-–—"), outlet


def find_author(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the author named by a byline block, None if there is none."""
    pattern = _compile(_table()["authors"], any_case=False)
    for block in blocks:
        if block.role == "byline":
            match = pattern.match(collapse(text[block.start : block.end]))
            if match:
                return str(match["author"])
    return None


def is_body(author: str) -> bool:
    """Whether an author is a body and no person: "Andean Institute for Peace"."""
    return bool(re.search(rf"\b(?:{_table()['bodies']})\b", author))


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
    found += [_date_found(date, shown, "text") for date, shown in find_head_dates(text, blocks, order)]
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
    if len(shown) <= 2 * _LINE and len(shown[date.end :].split()) < 8 and re.match(_table()["imprint"], before):
        return "text"
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
def _agency_credit() -> re.Pattern[str]:
    """The bracketed names of wire agencies at the end of a text, or in its dateline."""
    return _compile_agencies("credits")


@cache
def _picture_credit() -> re.Pattern[str]:
    """The names of agencies as they stand behind a picture's description."""
    return _compile_agencies("picture")


def _compile_agencies(part: str) -> re.Pattern[str]:
    table = _table()["agencies"]
    names = table["names"].replace("(?P<publisher>", "(")
    return re.compile(table[part].replace("{names}", names).replace("{{", "{").replace("}}", "}"))


@cache
def _compile(pattern: str, any_case: bool) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.I if any_case else 0)


@cache
def _table() -> Any:
    return yaml.safe_load((files(__package__) / "provenance.yaml").read_text(encoding="utf-8"))
