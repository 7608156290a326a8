"""Lists of works cited: a document's blocks enter; what each entry's title says leaves as its author's words.

"Doe, J. (2019, June 8). 35,000 soldiers in six bases. Example Journal." opens a paragraph or a line of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.notes.dates import find_note_date
from regesta.model import AttributionLink, Document, Evidence, ReportedSpeech

_AUTHOR = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, (?:[A-ZÀ-Þ]\.[ -]?)+"
_BODY = r"[A-ZÀ-Þ][\w’'&-]*(?: (?:(?:of|for|the|on|and|&) )*[A-ZÀ-Þ][\w’'&-]*){0,7}"
_ENTRY = re.compile(
    rf"^\s*(?:\[?\d{{1,3}}[\].)-]*\s+)?(?P<who>{_AUTHOR}(?:(?:,? ?(?:&|and) |, ){_AUTHOR})*|{_BODY}) ?"
    r"\((?P<when>(?:19|20)\d\d[a-z]?(?:,? [\w ,–-]{1,24})?)\)[.,:]\s+(?=\S)"
)
"""An author or body, the year in brackets, and a stop: as reference lists print what they cite."""
_ISO_LIKE = re.compile(r"^(?P<year>(?:19|20)\d\d), (?P<month>\d{1,2})[ -](?P<day>\d{1,2})$")


def read_cited_works(document: Document) -> Iterator[ReportedSpeech]:
    """Yield what the entries of a list of works cited say, each in the name of its author; none for other text."""
    for block in document.blocks:
        if block.role not in ("paragraph", "list"):
            continue
        found = _ENTRY.match(document.text[block.start : block.end])
        if found is None:
            continue
        start, end = (block.start + at for at in found.span("who"))
        name = document.text[start:end].strip()
        evidence = Evidence(document_id=document.id, start=start, end=start + len(name), quote=name)
        source = AttributionLink(role="document", name=name, date=_date_of(found["when"]), evidence=evidence)
        content = ((block.start + found.end(), block.end),)
        yield ReportedSpeech(content=content, cue=None, source=source)


def _date_of(printed: str) -> str | None:
    """Return the EDTF of "2019, June 8", "2019, 6 8" or "2019b"."""
    numbers = _ISO_LIKE.match(printed)
    if numbers and 1 <= int(numbers["month"]) <= 12 and 1 <= int(numbers["day"]) <= 31:
        return f"{numbers['year']}-{int(numbers['month']):02d}-{int(numbers['day']):02d}"
    year, _, rest = printed.partition(",")
    found = find_note_date(f"{rest.strip()}, {year[:4]}") if rest.strip() else None
    return found[0] if found else year[:4]
