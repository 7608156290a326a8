"""The sources that a footnote names: a note's text enters; its attribution links leave, the outermost first.

A note is cut into entries at semicolons and sentence ends; an entry that opens like no source is a comment and gives
nothing. The openings are data, in `lexicons/notes.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.notes.dates import find_note_date
from regesta.annotate.notes.entries import entries_of
from regesta.annotate.notes.spoken import is_body, parse_spoken, split_commas, take_place, turn_round, words_of
from regesta.annotate.speech.source_names import is_outlet, outlet_of_address, split_title
from regesta.model import AttributionLink, Evidence

_TITLE = re.compile(r"[“\"«„](?P<title>[^”\"»“]{3,300})[”\"»“]")
_ADDRESS = re.compile(
    r"\(?(?:https?://|www\.)[^\s;]+|\b[a-z0-9-]+\.(?:com|org|net|info|int|gov|edu|ru|kg|tj|kz|uz|az|am|ge|ua|uk|de|fr)\b[^\s;]*",
    re.I,
)
_ACCESSED = re.compile(r"\(?,?\s*(?:last\s)?(?:accessed|retrieved|visited|viewed)\s[^;)]*\)?", re.IGNORECASE)
_PAGES = re.compile(
    r",?\s(?:pp?\.|pages?|paras?\.|paragraphs?|chapter|annex|form|note|fn\.|no\.|vol\.)\s?[\w()–-]+(?:\s?[-–,]\s?\d+)*",
    re.I,
)
_CLAUSES = re.compile(r",\s(?:articles?|arts?\.|cols?\.|sections?|pp?\.|paras?\.)\s?[\w()–-]+", re.I)
_NAMED_REPORT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'&.-]*\s(?:(?:of|on|and|for|the)\s)*){0,6}(?:Report|Monitor|Yearbook|Survey|Review|Balance|Profile|Almanac)s?"
    r"(?:\s(?:\d{4}(?:[-–/]\d{2,4})?))?)"
)
_THIS_EDITION = re.compile(
    r"^(?P<what>(?:the\s)?(?:report|chapter|entry|section)s?\son\s[\w\s,]+?)\s(?:in|of)\sthis\s(?:edition|issue)\sof\s(?:the\s)?(?P<name>[A-Z][\w\s]+)",
    re.I,
)
_CITY = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<place>[A-Z][^()]{1,40})\)")
_AND_FURTHER = re.compile(r",?\s+and\s+(?=\S)")


def parse_note(text: str, start: int, document_id: str) -> tuple[AttributionLink, ...]:
    """Return the sources of a note whose text (without its mark) begins at offset `start`; none for a comment.

    Each link quotes its own entry. In "A, cited in B" B stands first, for it lies nearer to the reader.
    """
    links: list[AttributionLink] = []
    for begin, end in entries_of(text):
        for first, last in _nearest_first(text, begin, end):
            for link in _parse_entry(text[first:last]):
                evidence = Evidence(
                    document_id=document_id, start=start + first, end=start + last, quote=text[first:last]
                )
                links.append(replace(link, evidence=evidence))
    return tuple(links)


def repeats_note(text: str) -> bool:
    """Whether a note only refers back to the one before it, as "Ibid., p. 5"."""
    return re.match(_patterns()["same"], text.strip(), re.IGNORECASE) is not None


def title_of(text: str) -> str | None:
    """Return the quoted title in an entry, to recognise a story that is cited again in short."""
    found = _TITLE.search(text)
    return found["title"].rstrip(",.").casefold() if found else None


@cache
def _patterns() -> dict[str, str]:
    """Openings of entries: one compiled-ready expression per name."""
    tables = load_lexicon("notes")
    return {**tables["spoken"], "pointer": tables["pointer"], "same": tables["same"], "inside": tables["inside"]}


def _nearest_first(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut "A, cited in B" and yield B before A; anything else is one piece."""
    found = re.compile(_patterns()["inside"], re.IGNORECASE).search(text, begin, end)
    if found and found.start() > begin:
        yield found.end(), end
        yield begin, found.start()
    else:
        yield begin, end


def _parse_entry(entry: str) -> tuple[AttributionLink, ...]:
    """Return the sources of one entry: someone who spoke or wrote, else a paper or outlet, else none."""
    plain = re.sub(rf"^(?:{_patterns()['pointer']})", "", entry, flags=re.IGNORECASE)
    for kind in load_lexicon("notes")["spoken"]:
        opening = re.match(_patterns()[kind], plain, re.IGNORECASE)
        if opening and not plain.startswith(("“", '"', "«")):
            return parse_spoken(plain[opening.end() :], kind) + _parse_further(plain[opening.end() :], kind)
    if (turned := turn_round(plain)) is not None:
        return parse_spoken(*turned)
    link = _parse_pointed(plain) or _parse_titled(plain) or _parse_dated(plain)
    return (link,) if link else ()


def _parse_further(rest: str, kind: str) -> tuple[AttributionLink, ...]:
    """Return who stands behind the first date, as in "emails from A, 4 March 2007, and B, 6 March 2007"."""
    dated = find_note_date(rest)
    found = _AND_FURTHER.match(rest, dated[2]) if dated else None
    if found is None or dated is None:
        return ()
    further = rest[found.end() :]
    for other in load_lexicon("notes")["spoken"]:
        if re.match(_patterns()[other], further, re.IGNORECASE):
            return _parse_entry(further)
    named = further[:1].isupper() and find_note_date(further) is not None
    return parse_spoken(further, kind) + _parse_further(further, kind) if named else ()


def _parse_pointed(plain: str) -> AttributionLink | None:
    """Read a named report, as "Landmine Monitor Report 2004, p. 1032" or "report on X in this edition of Y"."""
    here = _THIS_EDITION.match(plain)
    if here:
        what = re.sub(r"^the\s", "", here["what"])
        return AttributionLink(role="footnote", name=f"{here['name'].strip()}, {what}", kind="report")
    if _TITLE.search(plain):
        return None
    rest = _ACCESSED.sub("", _PAGES.sub("", _ADDRESS.sub("", plain))).strip(" ,.")
    report = _NAMED_REPORT.match(rest)
    if report and re.search(r"\d", report["name"] + plain[report.end() :]) and report["name"][0].isupper():
        if is_outlet(report["name"]) and not re.search(r"\d{4}$", report["name"]):
            return None
        name = report["name"].strip()
        return AttributionLink(role="footnote", name=name, kind="report", date=_date(plain) or _edition(name))
    return None


def _date(entry: str) -> str | None:
    """Return the date that an entry prints, but not the day of access."""
    found = find_note_date(_ACCESSED.sub("", entry))
    return found[0] if found else None


def _edition(name: str) -> str | None:
    """Return the year that closes a report's name: what the Monitor Report 2004 says is as of 2004."""
    found = re.search(r"\s((?:19|20)\d\d)$", name)
    return found[1] if found else None


def _parse_titled(plain: str) -> AttributionLink | None:
    """Read "Author, “Title,” Outlet (City), date, address" and "Ministry, “Title,” date"."""
    title = _TITLE.search(plain)
    if title is None:
        return None
    author = plain[: title.start()].strip(" ,.:")
    after = _ACCESSED.sub("", plain[title.end() :])
    address = _ADDRESS.search(after)
    dated = find_note_date(after)
    ends = [len(after), *([address.start()] if address else []), *([dated[1]] if dated else [])]
    outlet = after[: min(ends)].strip(" ,.()") if min(ends) else ""
    outlet = split_commas(outlet)[0].strip(" ,.") if outlet else ""
    date = dated[0] if dated else None
    if len(author.split()) > 12 or re.search(r"\b(?:is|was|were|has|said|that)\b", author):
        return None
    if is_body(author) and not is_outlet(outlet):
        return AttributionLink(role="footnote", name=split_title(author)[0], kind="document", date=date)
    city = _CITY.match(after.strip(" ,.") if outlet else "")
    if city and city["name"].strip(" ,") == outlet.split(" (")[0].strip(" ,"):
        return AttributionLink(role="footnote", name=city["name"].strip(), kind="press", place=city["place"], date=date)
    agency = _CITY.match(author) if not outlet else None
    if agency and is_outlet(agency["name"].strip()):
        return AttributionLink(
            role="footnote", name=agency["name"].strip(), kind="press", place=agency["place"], date=date
        )
    name = re.sub(r"^(?:in|on)\s", "", outlet) or (outlet_of_address(address.group()) if address else None)
    name = name or author or f"“{title['title'].rstrip(',.')}”"
    return AttributionLink(role="footnote", name=name, kind="press", date=date) if date or address or outlet else None


def _parse_dated(plain: str) -> AttributionLink | None:
    """Read "Interfax (Moscow), 12 May 2005": a short name, then nothing but a date or an address."""
    bare = _CLAUSES.sub("", _ACCESSED.sub("", plain))
    address = _ADDRESS.search(bare)
    dated = find_note_date(bare)
    parts = [part.strip(" .") for part in split_commas(_ADDRESS.sub("", bare)) if part.strip(" .")]
    if not parts or not (dated or address) or len(parts[0].split()) > 9:
        return _parse_address(plain, bare) if address and len(bare.split()) <= 3 else None
    closes = bool(address) or bool(dated and not re.search(r"[a-z]{3}", bare[dated[2] :].split(". ")[0]))
    if (
        not closes
        or not parts[0][0].isupper()
        or re.search(r"\b(?:is|are|was|were|has|had|have|said|voted|did)\b", parts[0])
    ):
        return None
    city = _CITY.match(parts[0])
    name, place = (city["name"], city["place"]) if city else (parts[0], None)
    last = parts[1] if len(parts) > 1 else ""
    if not is_outlet(name) and is_outlet(last):
        return AttributionLink(role="footnote", name=last, kind="press", date=dated[0] if dated else None)
    date = dated[0] if dated else None
    if is_outlet(name):
        return AttributionLink(role="footnote", name=name, kind="press", place=place, date=date)
    papers = words_of(parts[0]) & word_set("notes", "papers")
    laws = [part for part in parts[1:2] if words_of(part) & word_set("notes", "laws")]
    if laws and not papers:
        return AttributionLink(role="footnote", name=laws[0], kind="law", date=date)
    if not papers and not is_body(name):
        return None
    kind = "law" if papers & word_set("notes", "laws") else "document"
    before = [part.strip() for part in split_commas(bare[: dated[1]]) if part.strip()] if dated else parts
    place = take_place(before)[1] if papers and len(before) == 2 else place
    return AttributionLink(role="footnote", name=name, kind=kind, place=place, date=date)


def _parse_address(plain: str, bare: str) -> AttributionLink | None:
    """Read an entry that is nothing but an address."""
    name = outlet_of_address(bare)
    return AttributionLink(role="footnote", name=name, kind="press", date=_date(plain)) if name else None
