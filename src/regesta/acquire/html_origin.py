"""A page's metadata and flows enter; its origin leaves: title, publisher, author, address, publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from regesta.acquire.html_metadata import PageMetadata
from regesta.acquire.html_stretches import PageFlow
from regesta.acquire.pieces import Origin, collapse
from regesta.acquire.printed_dates import DayOrder, days_of_entries, find_printed_dates, is_only_date, make_day
from regesta.acquire.provenance import find_author, find_dates, find_place, find_publisher
from regesta.acquire.publication import Basis, DateFound, choose_publication
from regesta.model import Block, BlockRole

TITLE_JOINTS = re.compile(r"\s+(?:[|–—·»:-]|::|//)\s+")
_ISO = re.compile(r"\s*((?:1[89]|20)\d\d)(?:-?(\d\d))?(?:-?(\d\d))?(?=$|[T\s+Z-])")
_ADDRESS_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:"
    r"(?P<joint>[/_-])(?P<month>0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:(?P=joint)(?P<day>0[1-9]|[12]\d|3[01])|(?<=/\d\d)(?=/))"
    r"|/(?P<month_short>[1-9]|1[0-2])/(?P<day_short>[1-9]|[12]\d|3[01])(?=/)"
    r"|(?P<month_joined>0[1-9]|1[0-2])(?P<day_joined>0[1-9]|[12]\d|3[01])"
    r")(?!\d)",
    re.I,
)
"""A date in an address: /2015/07/12/, /2015-07-12, /20150712, /2015/jul/12, /2015/7/12/; a month only as /2015/07/,
since 2010-11 can be a season."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_FIRST = frozenset({"en-us", "en_us", "en-ph", "en_ph"})
"""Locales that write 03/04/2015 for 4 March (CLDR, short date of English locales)."""
_DAY_FIRST = re.compile(r"(en[-_](gb|ie|au|nz|in|pk|za|sg|hk|ke|ng))|(?!en)[a-z]{2}([-_]|$)", re.I)
_BEFORE_STORY, _INTO_STORY, _HEAD_MOST = 12, 6, 60
"""Flows around the headline among which a printed date is the story's own."""


def page_origin(
    metadata: PageMetadata,
    page: PageFlow,
    headline: int | None,
    roles: Sequence[BlockRole],
    text: str,
    blocks: Sequence[Block],
) -> Origin:
    """Return what a page says of its origin, metadata before print; unknown is None."""
    title = _choose_title(metadata, page, headline)
    url = next(iter(metadata.addresses), None)
    publisher, basis = _choose_publisher(metadata, title, url, text, blocks)
    order = _day_order(metadata.language)
    publication = choose_publication(
        [
            *_metadata_dates(metadata),
            *_hinted_dates(page, headline, roles, order),
            *_address_dates(metadata),
            *find_dates(text, blocks, title, order),
        ]
    )
    return Origin(
        title=title,
        publisher=publisher,
        publisher_basis=basis,
        author=_choose_author(metadata) or find_author(text, blocks),
        place=find_place(text, blocks),
        url=url,
        published=publication.edtf,
        published_basis=publication.basis,
        published_note=publication.note,
        retrieved_at=_day_retrieved(metadata.retrieved),
    )


def _choose_title(metadata: PageMetadata, page: PageFlow, headline: int | None) -> str | None:
    if headline is not None:
        return page.flows[headline].text
    stated = next(iter(metadata.titles), None) or metadata.window_title
    if not stated:
        return None
    parts = TITLE_JOINTS.split(stated)
    if len(parts) > 1 and (parts[-1] in metadata.publishers or len(parts[-1].split()) <= 4 < len(parts[0].split())):
        return stated[: stated.rindex(parts[-1])].rstrip(" |–—·»:/-")
    return stated


def _choose_publisher(
    metadata: PageMetadata, title: str | None, url: str | None, text: str, blocks: Sequence[Block]
) -> tuple[str | None, str | None]:
    """Return the publisher: by metadata, by the window's title, as printed, by the domain; with the basis."""
    if metadata.publishers:
        return metadata.publishers[0], "metadata"
    parts = TITLE_JOINTS.split(metadata.window_title or "")
    if len(parts) > 1 and title and parts[0].casefold() in title.casefold() and len(parts[-1].split()) <= 6:
        return parts[-1], "title"
    printed, basis = find_publisher(text, blocks, title)
    if printed:
        return printed, basis
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return (host, "address") if host else (None, None)


def _choose_author(metadata: PageMetadata) -> str | None:
    names = [name for name in metadata.authors if "://" not in name and not name.startswith("@") and len(name) < 120]
    unique = list(dict.fromkeys(collapse(re.sub(r"^by\s+", "", name, flags=re.I)) for name in names))
    return ", ".join(unique[:4]) or None


def _metadata_dates(metadata: PageMetadata) -> Iterator[DateFound]:
    entries: list[tuple[Basis, tuple[tuple[str, str], ...]]] = [
        ("metadata", metadata.published),
        ("modified", metadata.modified),
    ]
    for basis, values in entries:
        for name, value in values:
            yield from _stated_date(value, basis, name)


def _stated_date(value: str, basis: Basis, where: str) -> Iterator[DateFound]:
    """Yield the date of a metadata value: ISO 8601 at its own precision, else as printed. The day is that of the
    value's own time zone."""
    iso = _ISO.match(value)
    if iso and not re.match(r"\s*\d{9,}", value):
        year, month, day = iso[1], iso[2], iso[3]
        edtf = make_day(int(year), int(month), int(day)) if month and day else None
        if edtf or (month and not day and 1 <= int(month) <= 12) or not month:
            yield DateFound(edtf=edtf or (f"{year}-{month}" if month else year), basis=basis, where=where)
            return
    for date in find_printed_dates(value)[:1]:
        yield DateFound(edtf=date.edtf, basis=basis, where=where, alternative=date.alternative)


def _hinted_dates(
    page: PageFlow, headline: int | None, roles: Sequence[BlockRole], order: DayOrder | None
) -> Iterator[DateFound]:
    """Yield dates of elements that are dates by tag or name, and of lines of a date alone, at the head of the story."""
    first, last = _head_of_story(headline, roles)
    for hint in page.dates:
        if hint.kind == "itemprop":
            yield from _stated_date(hint.value, "metadata", "datePublished in the page")
        elif hint.kind == "modified":
            yield from _stated_date(hint.value, "modified", "dateModified in the page")
        elif not first <= hint.index <= last or _is_told(page, hint.index):
            continue
        elif hint.kind == "time":
            yield from _stated_date(hint.value, "byline", "a time element at the head of the story")
        else:
            yield from _shown_date(hint.value, order)
    entries = days_of_entries(flow.text for flow in page.flows if flow.role == "heading")
    for index in range(max(0, first), min(last + 1, len(page.flows))):
        heads_entry = page.flows[index].role == "heading" and page.flows[index].text in entries
        if is_only_date(page.flows[index].text) and not heads_entry and not _is_told(page, index):
            yield from _shown_date(page.flows[index].text, order)


def _is_told(page: PageFlow, index: int) -> bool:
    """Tell whether what stands there is told by the page, as the days of an infobox or of a list, and dates none."""
    return index < len(page.flows) and page.flows[index].role in ("cell", "footnote")


def _shown_date(shown: str, order: DayOrder | None) -> Iterator[DateFound]:
    """Yield the first day printed in a line above the story; a month alone can be anything, as "member since"."""
    for date in find_printed_dates(shown, order)[:1]:
        if len(date.edtf) == 10:
            basis: Basis = "modified" if re.search(r"updat|modif|aktualis", shown[: date.start], re.I) else "byline"
            where = f"“{shown[:80]}”"
            yield DateFound(edtf=date.edtf, basis=basis, where=where, alternative=date.alternative)


def _head_of_story(headline: int | None, roles: Sequence[BlockRole]) -> tuple[int, int]:
    start = headline if headline is not None else next((i for i, role in enumerate(roles) if role != "furniture"), 0)
    near = range(start + 1, min(start + _HEAD_MOST, len(roles)))
    body = next((index for index in near if roles[index] == "paragraph"), start)
    return start - _BEFORE_STORY, max(start, body) + _INTO_STORY


def _address_dates(metadata: PageMetadata) -> Iterator[DateFound]:
    for address in metadata.addresses:
        match = _ADDRESS_DATE.search(urlsplit(address).path)
        if not match:
            continue
        stated = match["month"] or match["month_short"] or match["month_joined"]
        month = int(stated) if stated.isdigit() else _MONTHS.index(stated.lower()) + 1
        number = match["day"] or match["day_short"] or match["day_joined"]
        day = make_day(int(match["year"]), month, int(number)) if number else None
        yield DateFound(edtf=day or f"{match['year']}-{month:02}", basis="address", where=address[:120])
        return


def _day_order(language: str | None) -> DayOrder | None:
    if not language:
        return None
    if language.lower() in _MONTH_FIRST:
        return "month first"
    return "day first" if _DAY_FIRST.match(language) else None


def _day_retrieved(stated: str | None) -> str | None:
    if not stated:
        return None
    dates = find_printed_dates(re.sub(r"^\w{3} (\w{3}) (\d\d) (\d{4})", r"\1 \2, \3", stated))
    return dates[0].edtf if dates else None
