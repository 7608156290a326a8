"""How well GUM's marked dates are found and valued: the folder of one part (`dev` or `train`) enters, shares leave.

GUM marks dates in the notes of its tokens: `when` for one date, `from` and `to` for a period, `notBefore` and
`notAfter` for bounds. A date is right when a time of ours overlaps it and says the same:

- `when`: ours is one date, equal to it once marks of approximation are taken off; or ours is a period that it begins or
  ends, equal to that side, for GUM marks both ends of "1947 – 2012". GUM counts no year 0, so that
  3000 BC is -3000 where EDTF has -2999; we translate.
- `from` and `to`: our first day is the first day of `from` and our last day the last of `to`; of an open side nothing
  is asked. A season is held to last from its first month to that of the next (2012-06 to 2012-09), as GUM has it.
- `notBefore` and `notAfter`: the same, of the period or the bound that ours is.

`when` is the share of the dates with that attribute, `all` that of every marked date, which has wars and ages as well
("World War II", "the Middle Ages"): their years are knowledge of the world, not in the text, and are always missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy

from regesta import dates
from regesta.annotate.times import find_times
from regesta.model import Block, Document, TimeExpression

TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)(?P<attributes>[^>]*)>")
ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
SEASONS = {"21": ("03", "06"), "22": ("06", "09"), "23": ("09", "12"), "24": ("12", "03")}


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """A date as GUM marks it."""

    start: int
    end: int
    attributes: dict[str, str]


@dataclass(slots=True)
class MarkedText:
    """A document: its words as they stand, its paragraphs, its day of writing, its dates."""

    name: str
    written: str | None = None
    text: str = ""
    starts: list[int] = field(default_factory=list)
    dates: list[MarkedDate] = field(default_factory=list)


def measure_gum(folder: Path) -> dict[str, Any]:
    """Return how many dates are marked and the percent that is right, of `when` and of all."""
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    when: list[bool] = []
    every: list[bool] = []
    for path in sorted(folder.glob("*.conllu")):
        document = read_marked(path)
        found = find_in(document)
        for marked in document.dates:
            every.append(is_right(found, marked))
            when += [every[-1]] if "when" in marked.attributes else []
    return {
        "when": len(when),
        "when_percent": round(100 * sum(when) / max(1, len(when)), 1),
        "all": len(every),
        "all_percent": round(100 * sum(every) / max(1, len(every)), 1),
    }


def read_marked(path: Path) -> MarkedText:
    """Return a document's text, rebuilt from its tokens, and its dates."""
    document = MarkedText(path.stem)
    opened: list[tuple[int, dict[str, str]]] = []
    covered = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            _read_comment(document, line)
            covered = 0 if line.startswith("# sent_id") else covered
            continue
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:
            continue
        number, word, notes = columns[0], columns[1], columns[9]
        first, _, last = number.partition("-")
        start = len(document.text)
        # The parts of a word such as "don't" follow it on lines of their own.
        if last or int(first) > covered:
            document.text += word + ("" if "SpaceAfter=No" in notes else " ")
        covered = int(last) if last else covered
        tags = [tag for tag in TAG.finditer(notes.partition("XML=")[2]) if tag["name"] == "date"]
        opened += [(start, dict(ATTRIBUTE.findall(tag["attributes"]))) for tag in tags if not tag["close"]]
        for _ in [tag for tag in tags if tag["close"]]:
            began, attributes = opened.pop()
            document.dates.append(MarkedDate(began, len(document.text.rstrip()), attributes))
    return document


def _read_comment(document: MarkedText, line: str) -> None:
    if line.startswith("# meta::dateCreated"):
        document.written = line.partition("=")[2].strip()
    elif line.startswith("# newpar_block") or line.strip() == "# newpar" or line.startswith("# newpar id"):
        document.text = document.text.rstrip() + ("\n\n" if document.text else "")
        document.starts.append(len(document.text))


def find_in(document: MarkedText) -> tuple[TimeExpression, ...]:
    """Return our times in a document of GUM."""
    starts = sorted({0, *document.starts})
    ends = [*starts[1:], len(document.text)]
    blocks = tuple(Block(role="paragraph", start=s, end=e) for s, e in zip(starts, ends, strict=True) if s < e)
    read = Document(
        id="d", name="d", original_sha256="0", reader="r", text=document.text, blocks=blocks, published=document.written
    )
    return find_times(spacy.blank("en").make_doc(document.text), read)


def is_right(found: tuple[TimeExpression, ...], marked: MarkedDate) -> bool:
    return any(time.start < marked.end and marked.start < time.end and says_same(time, marked) for time in found)


def says_same(time: TimeExpression, marked: MarkedDate) -> bool:
    """Tell whether a time of ours says what GUM's attributes say."""
    attributes = marked.attributes
    if "when" in attributes:
        return _as_gum(_side(time, marked)) == attributes["when"]
    starts = [attributes[name] for name in ("from", "notBefore") if name in attributes]
    ends = [attributes[name] for name in ("to", "notAfter") if name in attributes]
    season = re.fullmatch(r"(\d{4}|XXXX)-(2[1-4])", time.edtf_start or "")
    if season and starts and ends:
        year = "-" if season[1] == "XXXX" else season[1]
        following = str(int(year) + 1) if year.isdigit() and season[2] == "24" else year
        return (starts[0], ends[0]) == tuple(
            f"{y}-{m}" for y, m in zip((year, following), SEASONS[season[2]], strict=True)
        )
    return all(_day(time.edtf_start, 0) == _day(s, 0) for s in starts) and all(
        _day(time.edtf_end, 1) == _day(e, 1) for e in ends
    )


def _side(time: TimeExpression, marked: MarkedDate) -> str | None:
    """Return a date; of a period the end of which the marked words are."""
    if time.edtf_start == time.edtf_end or (marked.start, marked.end) == (time.start, time.end):
        return time.edtf_start if time.edtf_start == time.edtf_end else None
    return time.edtf_end if marked.end >= time.end else time.edtf_start


def _as_gum(edtf: str | None) -> str:
    plain = re.sub(r"[?~%]", "", edtf or "")
    if plain.startswith("-"):
        return f"-{1 + int(plain[1:5]):04d}{plain[5:]}"
    return plain.replace("XXXX-", "--")


def _day(written: str | None, side: int) -> str:
    """Return the first or the last day of a date; years before the common era as they are."""
    if written is None or written.startswith("-"):
        return str(written)
    days = dates.bounds(re.sub(r"[?~%]", "", written))
    return "" if days is None else str(days[side])
