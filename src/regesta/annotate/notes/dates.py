"""Dates as footnotes print them: the end of a note's entry enters; EDTF and where the date begins leave."""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<day>\d{{1,2}})(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?\s{_MONTH},?\s{_YEAR}\b",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?(?:st|nd|rd|th)?,\s?{_YEAR}\b",
        rf"\b{_MONTH},?\s{_YEAR}\b",
        r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b",
    )
)
_BARE_YEAR = re.compile(rf"(?:^|,\s*)(?:in\s)?{_YEAR}(?=\s*(?:[,;.)]|$))")


def find_note_date(text: str) -> tuple[str, int, int] | None:
    """Return (EDTF, start, end) of the first date in a note's entry, the fullest form first; None without one.

    "3-5 May 2004" is the interval 2004-05-03/2004-05-05. A year alone counts only between commas or at the end.
    """
    for form in _FORMS:
        found = form.search(text)
        if found:
            return _as_edtf(found), found.start(), found.end()
    found = _BARE_YEAR.search(text)
    return (found["year"], found.start("year"), found.end("year")) if found else None


def _as_edtf(found: re.Match[str]) -> str:
    """Write the parts of a matched date as EDTF."""
    parts = found.groupdict()
    if parts.get("iso"):
        return str(parts["iso"])
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(parts["month"][:3].casefold()))
    start = f"{parts['year']}-{month:02d}"
    if not parts.get("day"):
        return start
    first = f"{start}-{int(parts['day']):02d}"
    return f"{first}/{start}-{int(parts['last']):02d}" if parts.get("last") else first
