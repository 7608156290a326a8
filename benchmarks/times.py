"""How well times are found and dated: WikiWars (histories of wars, TIMEX2), GUM's dates, Microsoft's recognizer cases.

`run(data)` takes the folder of corpora (`wikiwars/in`, `wikiwars/key`, `gum/dev`, `recognizers/DateTime`); what counts
as right is said in `_gum_dates` and `_recognizer_dates`. Compare: HeidelTime on
WikiWars about 88 strict-to-lenient F1 with its own rules for it; SynTime 79 strict, 90 relaxed. Our ranges are split at
their joint, since TIMEX2 marks both ends; our values are written as TIMEX2 writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from benchmarks._gum_dates import measure_gum
from benchmarks._parts import require_some
from benchmarks._recognizer_dates import measure_recognizers
from regesta.annotate.numerals import number_pattern, read_number
from regesta.annotate.times import find_times
from regesta.model import Block, Document, TimeExpression

JOINT = re.compile(r"(?:\s*,?\s+(?:to|until|till|through|and)\s+|\s*[-/\u2010-\u2015]\s*)(?!end\b)")
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
TIMEX2 = re.compile(
    r'<timex2 (?P<attributes>[^>]*)>.*?<charseq START="(?P<start>\d+)" END="\d+">(?P<text>.*?)</charseq>', re.DOTALL
)


PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
STRETCH = re.compile(
    r"\b(?:past|last|next|coming|previous|preceding|following|recent|early|final|first|intervening|succeeding|ensuing|later)\s+"
    rf"(?:(?P<number>{number_pattern()})\s+|(?:few|several|couple)\s+)?(?P<unit>day|week|month|year)s\b(?!\s+of\s+\d)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A time as a corpus or we mark it."""

    start: int
    end: int
    value: str | None


def run(data: Path) -> dict[str, Any]:
    """Return F1 in percent on WikiWars, and the shares of GUM's dates and of recognizer cases that are right.

    What is not there is left out; FileNotFoundError where nothing is.
    """
    figures: dict[str, Any] = {}
    if (data / "wikiwars").is_dir():
        figures["wikiwars"] = measure_wikiwars(data / "wikiwars")
    for part in sorted(path for path in (data / "gum").glob("*") if path.is_dir()):
        figures[f"gum_{part.name}"] = measure_gum(part)
    if (data / "recognizers" / "DateTime").is_dir():
        figures["recognizers"] = measure_recognizers(data / "recognizers" / "DateTime")
    require_some(figures, data, "WikiWars, GUM or the recognizer cases")
    return figures


def measure_wikiwars(folder: Path) -> dict[str, float]:
    strict = overlap = valued = gold_count = found_count = overlapped_gold = 0
    for name, text, gold in read_wikiwars(folder):
        del name
        found = mark_times(text)
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        by_span = {(time.start, time.end): time for time in found}
        for time in gold:
            strict += (time.start, time.end) in by_span
            match = next((other for other in found if other.start < time.end and time.start < other.end), None)
            overlapped_gold += match is not None
            valued += match is not None and match.value == time.value
        overlap += sum(any(o.start < t.end and t.start < o.end for o in gold) for t in found)
    recall, precision = overlapped_gold / gold_count, overlap / found_count
    return {
        "times": gold_count,
        "strict_f1": round(100 * 2 * strict / (gold_count + found_count), 1),
        "overlap_f1": round(100 * 2 * precision * recall / (precision + recall), 1),
        "overlap_precision": round(100 * precision, 1),
        "overlap_recall": round(100 * recall, 1),
        "values_of_found": round(100 * valued / overlapped_gold, 1),
    }


def read_wikiwars(folder: Path) -> Iterator[tuple[str, str, list[Marked]]]:
    """Yield name, text and marked times of each history."""
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    for path in sorted((folder / "in").glob("*.sgm")):
        # Offsets of the key count the characters between tags.
        text = _unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))
        key = (folder / "key" / f"{path.stem}.key.apf.xml").read_text(encoding="utf-8")
        gold = []
        header, *mentions = TIMEX2.finditer(key)
        head = _nearest(text, header["text"], int(header["start"])) + len(header["text"])
        text = " " * head + text[head:]
        for mention in mentions:
            words = _unescape(mention["text"])
            start = _nearest(text, words, int(mention["start"]))
            # \b: the anchor of a duration (ANCHOR_VAL) is not its value.
            value = re.search(r'\bVAL="([^"]*)"', mention["attributes"])
            gold.append(Marked(start, start + len(words), value[1] if value else None))
        yield path.stem, text, gold


def _nearest(text: str, words: str, offset: int) -> int:
    """Where the words stand nearest to an offset; the corpus counts some characters otherwise than we do."""
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return min(starts, key=lambda start: abs(start - offset))


def _unescape(text: str) -> str:
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def mark_times(text: str, published: str = "2009-12-19") -> list[Marked]:
    """Return our times in TIMEX2's manner."""
    starts = [0, *(match.end() for match in re.finditer(r"\n+", text))]
    blocks = [
        Block(role="paragraph", start=start, end=end)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        if start < end
    ]
    document = Document(
        id="d", name="d", original_sha256="0", reader="r", text=text, blocks=tuple(blocks), published=published
    )
    times = find_times(spacy.blank("en").make_doc(text), document)
    return [marked for time in times for marked in _split(time)]


def _split(time: TimeExpression) -> list[Marked]:
    joint = JOINT.search(time.text) if time.kind == "period" and time.edtf_start and time.edtf_end else None
    if joint is None or not re.search(r"\d|[A-Z]", time.text):
        return [Marked(time.start, time.end, _value(time))]
    middle, after = time.start + joint.start(), time.start + joint.end()
    return [
        Marked(time.start, middle, as_timex(time.edtf_start)),
        Marked(after, time.end, as_timex(time.edtf_end)),
    ]


def _value(time: TimeExpression) -> str | None:
    """Write what TIMEX2 writes in words of its own.

    The present, sets ("annually": XXXX), vague durations (PXM), stretches by their length ("the next two weeks": P2W),
    halves and quarters of years, parts of days.
    """
    lower = time.text.lower()
    if lower in ("now", "right now", "currently", "at present", "at the moment", "presently", "these days", "nowadays"):
        return "PRESENT_REF"
    if time.kind == "recurrence":
        return {"P1Y": "XXXX", "P1M": "XXXX-XX", "P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX"}.get(time.iso_duration or "")
    if time.kind == "duration":
        vague = re.search(r"(day|week|month|year)s?\Z", time.text)
        return time.iso_duration or (f"PX{vague[1][0].upper()}" if vague else None)
    stretch = STRETCH.search(lower) if time.kind != "date" else None
    if stretch:
        number = read_number(stretch["number"]) if stretch["number"] else None
        return f"P{'X' if number is None else format(number, 'g')}{stretch['unit'][0].upper()}"
    if time.kind == "period":
        return _part_of_year(time)
    part = re.search(r"\b(?P<part>morning|afternoon|evening|night)\b", lower)
    value = as_timex(time.edtf_start) if time.kind == "date" else None
    return f"{value}T{PARTS[part['part']]}" if part and value and len(value) > len("1918-11") else value


def _part_of_year(time: TimeExpression) -> str | None:
    """Write the half or the quarter that a period of months is."""
    first, last = (
        re.fullmatch(r"(\d{4})-(\d\d)", time.edtf_start or ""),
        re.fullmatch(r"(\d{4})-(\d\d)", time.edtf_end or ""),
    )
    if first is None or last is None or first[1] != last[1]:
        return None
    length = int(last[2]) - int(first[2]) + 1
    kind = {6: "H", 3: "Q"}.get(length)
    return f"{first[1]}-{kind}{int(last[2]) // length}" if kind else f"P{length}M"


def as_timex(edtf: str | None) -> str | None:
    """Write an EDTF date as TIMEX2 does: 195 for the 1950s, 1950-SU, BC0499."""
    if edtf is None:
        return None
    plain = re.sub(r"[?~%]", "", edtf)
    if plain.startswith("-"):
        season = SEASONS.get(plain[6:])
        return f"BC{1 + int(plain[1:5]):04d}{f'-{season}' if season else plain[5:]}"
    if edtf.endswith("-06~"):
        return plain[:4]
    year, _, rest = plain.partition("-")
    if rest in SEASONS:
        return f"{year}-{SEASONS[rest]}"
    return plain.rstrip("X") if not rest else plain
