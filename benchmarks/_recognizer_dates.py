"""How many of Microsoft's recognizer cases about dates are read right: the folder of cases enters, shares leave.

A case is a sentence with its day of writing and the times in it. Those with a time of day among them are left out,
since a time of day is beyond EDTF as the register uses it; all others count, as printed. A case is right when each of
its times overlaps one of ours of the same value, and a case without any time when we find none.

Same value means: one of the days or periods that the case allows is ours.
- A period there ends with the first day after it, or with the first day of the last thing named ("from 2014 to 2018"
  ends on 2018-01-01), and one from the end of something begins after it; all are accepted of ours.
- A step in months or years is a day there and a month or year here, as precise as its unit ("two months ago"); right is
  that of the day. Where ours is approximate, a day within its bounds is right.
- A part of a period ("the middle of 2000", cut at a day by convention) is right as that period, approximate.
- A set is right by its interval, a duration by its length; what stays unresolved there, by having no date or no year
  here.

`declarative` are the cases that read like a document, decided by rule and not by what passes: the sentence begins with
a capital letter; it asserts something, by an auxiliary or a verb in the past; it is no question, by its mark or its
first word; it does not begin with an order ("Show", "Find", "Schedule") or a call ("Cortana"); nobody in it is I, we or
you; the names of months and weekdays have their capitals; and no time in it is told in bare figures with slashes or
dots without a year, for their order no reader can know ("5/12").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from regesta import dates
from regesta.annotate.times import find_times
from regesta.model import Document, TimeExpression

FILES = ("DateParser", "DatePeriodParser", "DurationParser", "DateTimeModel")
READ = {"date", "daterange", "duration", "set"}
NO_DOCUMENT = re.compile(
    r"\?|\b(?:I|we|you|me|my|our|us|your|let['’]s)\b"
    r"|^(?:what|how|who|where|when|which|show|find|schedule|set|please|cortana|hey|good (?:morning|evening)"
    r"|is|are|do|does|can|will|book|cancel|arrange|add|remind|create)\b",
    re.IGNORECASE,
)
UNKNOWN = "XXXX"
MONTHS_OR_YEARS = re.compile(r"\b(?:months?|years?|decades?)\b", re.IGNORECASE)
LOWER_NAME = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
BARE_FIGURES = re.compile(r"(?<![\d/.])\d{1,2}[/.]\d{1,2}(?![\d/.])")
ASSERTION = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|should|can|could|may|must|did|happens?|went|came|left|took|sold|hit"
    r"|began|held|fell|made|said|lasts?|set|met|saw|rose|ran|won|died|\w+ed)\b",
    re.IGNORECASE,
)
ONLY_START = {"since": "start", "after": "start", "until": "end", "before": "end", "by": "end", "through": "end"}


def measure_recognizers(folder: Path) -> dict[str, Any]:
    """Return cases and percent right of each file, of all and of the declarative part."""
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    scores: dict[str, Any] = {}
    judged: list[tuple[bool, bool]] = []
    for name in FILES:
        cases = list(read_cases(folder / f"{name}.json"))
        own = [(is_declarative(case), is_right(case)) for case in cases]
        scores[name] = _share([right for _, right in own])
        judged += own
    scores["all"] = _share([right for _, right in judged])
    scores["declarative"] = _share([right for plain, right in judged if plain])
    return scores


def _share(right: list[bool]) -> dict[str, float]:
    return {"cases": len(right), "percent": round(100 * sum(right) / max(1, len(right)), 1)}


def read_cases(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the cases without a time of day."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        kinds = {_kind(result) for result in case["Results"]}
        if kinds <= READ:
            yield case


def _kind(result: dict[str, Any]) -> str:
    name = result.get("TypeName") or result.get("Typename") or result.get("Type") or ""
    return str(name).rpartition(".")[2]


def is_declarative(case: dict[str, Any]) -> bool:
    """Tell whether a sentence reads like a document; the head of this module has the definition."""
    text = case["Input"].strip()
    rest = text
    for result in case["Results"]:
        rest = re.sub(re.escape(result["Text"]), " ", rest, flags=re.IGNORECASE)
    if not text[:1].isupper() or NO_DOCUMENT.search(text) or LOWER_NAME.search(text):
        return False
    if any(BARE_FIGURES.search(result["Text"]) for result in case["Results"]):
        return False
    return ASSERTION.search(rest) is not None


def is_right(case: dict[str, Any]) -> bool:
    """Tell whether each time of a case is ours as well."""
    found = find_of(case)
    if not case["Results"]:
        return not found
    return all(any(has_value(time, result) for time in found if overlaps(time, result)) for result in case["Results"])


def find_of(case: dict[str, Any]) -> tuple[TimeExpression, ...]:
    """Return our times in a case's sentence."""
    written = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
    text = case["Input"]
    document = Document(id="d", name="d", original_sha256="0", reader="r", text=text, blocks=(), published=written)
    return find_times(_words().make_doc(text), document)


@cache
def _words() -> Language:
    return spacy.blank("en")


def overlaps(time: TimeExpression, result: dict[str, Any]) -> bool:
    end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
    return bool(time.start < end and result["Start"] < time.end)


def has_value(time: TimeExpression, result: dict[str, Any]) -> bool:
    return any(_is_same(time, value) for value in _values(result))


def _values(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Bring both ways of writing a value to one: timex, Mod, and value, or start and end."""
    yield from (result.get("Resolution") or {}).get("values", ())
    own: dict[str, Any] = result.get("Value") or {}
    for side in ("PastResolution", "FutureResolution") if own else ():
        past = own.get(side) or {}
        yield {
            "timex": own.get("Timex"), "Mod": own.get("Mod"), "value": past.get("date") or past.get("duration"),
            "start": past.get("startDate"), "end": past.get("endDate"),
        }  # fmt: skip


def _is_same(time: TimeExpression, value: dict[str, Any]) -> bool:
    timex = value.get("timex") or ""
    if time.iso_duration:
        return time.iso_duration == timex
    start, end = value.get("start"), value.get("end")
    if value.get("Mod") == "ref_undef" or (not start and not end and value.get("value") == "not resolved"):
        return (time.edtf_start or UNKNOWN).startswith(UNKNOWN)
    if not start and not end:
        day, ours = str(value.get("value")), time.edtf_start or "-"
        is_step = len(ours) < len("2018-08-17") and MONTHS_OR_YEARS.search(time.text) is not None
        return ours == time.edtf_end and (day == ours or (is_step and day.startswith(ours)))
    if start and end and value.get("Mod") in ("start", "mid", "end"):
        ours = (time.edtf_start or "").replace("~", "")
        return time.approximate and (ours.startswith(timex) or timex == _iso_week(ours))
    return _spans(time, start, end)


def _spans(time: TimeExpression, start: str | None, end: str | None) -> bool:
    side = None if start and end else ONLY_START.get(time.bound or "")
    if not (start and end) and (side is None or (side == "start") != bool(start)):
        return False
    first, last = dates.bounds(time.edtf_start), dates.bounds(time.edtf_end)
    if side == "start":
        return first is not None and start in (str(first[0]), str(first[1]), _after(first[1]))
    if side == "end":
        return last is not None and end in (str(last[0]), str(last[1]), _after(last[1]))
    if first is None or last is None:
        return False
    is_coarse = MONTHS_OR_YEARS.search(time.text) is not None or time.approximate
    begins = start in (str(first[0]), _after(first[1])) or (is_coarse and str(first[0]) <= str(start) <= str(first[1]))
    return begins and end in (str(last[0]), str(last[1]), _after(last[1]))


def _after(day: date) -> str:
    return str(day + timedelta(days=1))


def _iso_week(edtf: str) -> str:
    day = dates.bounds(edtf)
    year, week, _ = day[0].isocalendar() if day else (0, 0, 0)
    return f"{year:04d}-W{week:02d}"
