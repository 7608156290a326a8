"""Who spoke to whom, when and where: the words of a note behind "Interview with" enter; attribution links leave.

Also "X, commander, interview with the author, Y, date". What the words of offices, places and meetings are is data, in
`lexicons/notes.yaml`.
"""

from __future__ import annotations

import re

from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.notes.dates import find_note_date
from regesta.annotate.speech.source_names import split_title
from regesta.model import AttributionLink

_PERSON = re.compile(
    r"^(?:[A-Z][\w.’'-]*|de|van|der|von|al|el|bin|ibn|di|da|du|la|le)(?:\s(?:[A-Z][\w.’'-]*|de|van|der|von|al|el|bin|ibn|di|da|du|la|le)){1,5}$"
)
_OPENED = re.compile(r"^(?:by|from|with|the|a|an)\s", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"(?<=\w)\s(?:(?:to|at|before|during)\s(?:the|a|an)\s|in\s(?:the\s)?(?:House|Senate|Parliament|Congress|Assembly|Commons|Lords)\b).*$"
)
"""Before whom a statement was made, which is no part of the speaker's name."""
_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|confidential|unnamed|name withheld|requested (?:anonymity|not to be)|undisclosed)\b", re.IGNORECASE
)


def turn_round(plain: str) -> tuple[str, str] | None:
    """Return who, where and when of "X, commander, interview with the author, Y, date", and how; None of another."""
    for kind, words in load_lexicon("notes")["spoken_last"].items():
        found = re.match(
            rf"(?P<who>[A-Z][^;“”\"]{{3,160}}?),\s(?:{words})s?(?:\s(?:with|to|by|for|of)\s[^,;]{{3,60}})?,\s(?P<rest>.+)",
            plain,
        )
        if found:
            return f"{found['who']}, {found['rest']}", kind
    return None


def parse_spoken(rest: str, kind: str) -> tuple[AttributionLink, ...]:
    """Read "Col. X, office, organisation, place, date" after its opening; "X and Y" are two sources."""
    dated = find_note_date(rest)
    before = rest[: dated[1]] if dated else rest.split(". ")[0]
    parts = [part.strip(" .") for part in split_commas(before) if part.strip(" .")]
    parts = [part for part in parts if part.casefold() not in {"date unknown", "undated", "on", "in"}]
    if not parts:
        return ()
    parts, place = take_place(parts)
    date = dated[0] if dated else None
    people: list[list[str]] = []
    for part in parts:
        starts_person = bool(people) and part.startswith("and ")
        names = part.removeprefix("and ") if starts_person else part
        if not people or (starts_person and _PERSON.match(split_title(names)[0]) and not is_body(names)):
            people.extend([name] for name in _split_people(names))
        elif not _is_venue(part):
            people[-1].append(part)
        else:
            break
    return tuple(_spoken_link(person, kind, place, date) for person in people)


def _spoken_link(parts: list[str], kind: str, place: str | None, date: str | None) -> AttributionLink:
    """Make a link of a name and the parts of an office, which may stand first: "the Foreign Minister of X, Y"."""
    told = [part for part in parts if not re.match(r"to\s", part)]
    if len(told) > 1 and is_body(told[0]) and _PERSON.match(told[1]) and not is_body(told[1]):
        told[:2] = [told[1], re.sub(r"^the\s", "", told[0])]
    parts = told or parts
    said = _AUDIENCE.sub("", _OPENED.sub("", parts[0]))
    name, title = (said, None) if is_body(said.split()[-1]) else split_title(said)
    office = ", ".join([*([title] if title else []), *parts[1:]]) or None
    anonymous = bool(_ANONYMOUS.search(parts[0])) or name[:1].islower()
    return AttributionLink(
        role="footnote", name=name, office=office, anonymous=anonymous, kind=kind, place=place, date=date
    )


def _split_people(names: str) -> list[str]:
    """Split "Jane Doe and John Roe" into two; "Security and Defense Committee" stays whole."""
    halves = names.split(" and ")
    if len(halves) == 2 and not is_body(names) and all(_PERSON.match(split_title(half)[0]) for half in halves):
        return halves
    return [names]


def words_of(part: str) -> set[str]:
    """Folded words of a part."""
    return set(re.findall(r"[\w’']+", part.casefold()))


def is_body(part: str) -> bool:
    """Whether a part names an office or organisation, by its words or because it is an abbreviation."""
    return bool(words_of(part) & word_set("notes", "bodies")) or (part.isupper() and 2 <= len(part) <= 8)


def _is_venue(part: str) -> bool:
    """Whether a part says where something was said rather than by whom."""
    folded = part.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", folded) for word in word_set("notes", "venues"))


def take_place(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the last part as the place when it looks like one: one to three capitalised words of no organisation."""
    last = re.sub(r"^(?:in|at)\s", "", parts[-1])
    is_place = len(parts) > 1 and re.fullmatch(r"[A-Z][\w’'.-]+(?:[\s-][A-Z][\w’'.-]+){0,2}", last)
    if is_place and not is_body(last) and not _is_venue(last):
        return parts[:-1], last
    return parts, None


def split_commas(text: str) -> list[str]:
    """Split at commas outside brackets and quotes."""
    return re.split(r",(?![^()]*\))(?![^“]*”)", text)
