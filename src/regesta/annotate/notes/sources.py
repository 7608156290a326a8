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
_NAMED_REPORT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'&.-]*\s(?:(?:of|on|and|for|the)\s)*){0,6}(?:Report|Monitor|Yearbook|Survey|Review|Balance|Profile|Almanac)s?"
    r"(?:\s(?:\d{4}(?:[-–/]\d{2,4})?))?)"
)
_THIS_EDITION = re.compile(
    r"^(?P<what>(?:the\s)?(?:report|chapter|entry|section)s?\son\s[\w\s,]+?)\s(?:in|of)\sthis\s(?:edition|issue)\sof\s(?:the\s)?(?P<name>[A-Z][\w\s]+)",
    re.I,
)
_CITY = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<place>[A-Z][^()]{1,40})\)")
_PERSON = re.compile(
    r"^(?:[A-Z][\w.’'-]*|de|van|der|von|al|el|bin|ibn|di|da|du|la|le)(?:\s(?:[A-Z][\w.’'-]*|de|van|der|von|al|el|bin|ibn|di|da|du|la|le)){1,5}$"
)
_OPENED = re.compile(r"^(?:by|from|with|the|a|an)\s", re.IGNORECASE)
_AUDIENCE = re.compile(r"(?<=\w)\s(?:to|at|before|during)\s(?:the|a|an)\s.*$")
"""Before whom a statement was made, which is no part of the speaker's name."""
_AND_FURTHER = re.compile(r",?\s+and\s+(?=\S)")
_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|confidential|unnamed|name withheld|requested (?:anonymity|not to be)|undisclosed)\b", re.IGNORECASE
)


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
            return _parse_spoken(plain[opening.end() :], kind) + _parse_further(plain[opening.end() :], kind)
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
    return _parse_spoken(further, kind) + _parse_further(further, kind) if named else ()


def _parse_spoken(rest: str, kind: str) -> tuple[AttributionLink, ...]:
    """Read "Col. X, office, organisation, place, date" after its opening; "X and Y" are two sources."""
    dated = find_note_date(rest)
    before = rest[: dated[1]] if dated else rest.split(". ")[0]
    parts = [part.strip(" .") for part in _split_commas(before) if part.strip(" .")]
    parts = [part for part in parts if part.casefold() not in {"date unknown", "undated", "on", "in"}]
    if not parts:
        return ()
    parts, place = _take_place(parts)
    date = dated[0] if dated else None
    people: list[list[str]] = []
    for part in parts:
        starts_person = bool(people) and part.startswith("and ")
        names = part.removeprefix("and ") if starts_person else part
        if not people or (starts_person and _PERSON.match(split_title(names)[0]) and not _is_body(names)):
            people.extend([name] for name in _split_people(names))
        elif not _is_venue(part):
            people[-1].append(part)
        else:
            break
    return tuple(_spoken_link(person, kind, place, date) for person in people)


def _spoken_link(parts: list[str], kind: str, place: str | None, date: str | None) -> AttributionLink:
    """Make a link of a name and the parts of an office."""
    name, title = split_title(_AUDIENCE.sub("", _OPENED.sub("", parts[0])))
    office = ", ".join([*([title] if title else []), *parts[1:]]) or None
    anonymous = bool(_ANONYMOUS.search(parts[0])) or name[:1].islower()
    return AttributionLink(
        role="footnote", name=name, office=office, anonymous=anonymous, kind=kind, place=place, date=date
    )


def _split_commas(text: str) -> list[str]:
    """Split at commas outside brackets and quotes."""
    return re.split(r",(?![^()]*\))(?![^“]*”)", text)


def _split_people(names: str) -> list[str]:
    """Split "Jane Doe and John Roe" into two; "Security and Defense Committee" stays whole."""
    halves = names.split(" and ")
    if len(halves) == 2 and not _is_body(names) and all(_PERSON.match(split_title(half)[0]) for half in halves):
        return halves
    return [names]


def _words_of(part: str) -> set[str]:
    """Folded words of a part."""
    return set(re.findall(r"[\w’']+", part.casefold()))


def _is_body(part: str) -> bool:
    """Whether a part names an office or organisation, by its words or because it is an abbreviation."""
    return bool(_words_of(part) & word_set("notes", "bodies")) or (part.isupper() and 2 <= len(part) <= 8)


def _is_venue(part: str) -> bool:
    """Whether a part says where something was said rather than by whom."""
    folded = part.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", folded) for word in word_set("notes", "venues"))


def _take_place(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the last part as the place when it looks like one: one to three capitalised words of no organisation."""
    last = re.sub(r"^(?:in|at)\s", "", parts[-1])
    is_place = len(parts) > 1 and re.fullmatch(r"[A-Z][\w’'.-]+(?:[\s-][A-Z][\w’'.-]+){0,2}", last)
    if is_place and not _is_body(last) and not _is_venue(last):
        return parts[:-1], last
    return parts, None


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
    outlet = _split_commas(outlet)[0].strip(" ,.") if outlet else ""
    date = dated[0] if dated else None
    if len(author.split()) > 12 or re.search(r"\b(?:is|was|were|has|said|that)\b", author):
        return None
    if _is_body(author) and not is_outlet(outlet):
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
    bare = _ACCESSED.sub("", plain)
    address = _ADDRESS.search(bare)
    dated = find_note_date(bare)
    parts = [part.strip(" .") for part in _split_commas(_ADDRESS.sub("", bare)) if part.strip(" .")]
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
    papers = _words_of(parts[0]) & word_set("notes", "papers")
    laws = [part for part in parts[1:2] if _words_of(part) & word_set("notes", "laws")]
    if laws and not papers:
        return AttributionLink(role="footnote", name=laws[0], kind="law", date=date)
    if not papers and not _is_body(name):
        return None
    kind = "law" if papers & word_set("notes", "laws") else "document"
    return AttributionLink(role="footnote", name=name, kind=kind, date=date)


def _parse_address(plain: str, bare: str) -> AttributionLink | None:
    """Read an entry that is nothing but an address."""
    name = outlet_of_address(bare)
    return AttributionLink(role="footnote", name=name, kind="press", date=_date(plain)) if name else None
