"""Who leads which state by the words beside a name: "French President Emmanuel Macron", "X, Rwanda's president".

A document's mentions enter; the state of each person whose office the page tells leaves, by the person's last name.
Such a person acts for that state wherever the page names him or her: "Macron has ordered his troops to leave".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.gazetteer import Gazetteer

LEADING = words_of("offices_that_command")
NOT_IN_COMMAND = frozenset({"former", "ex", "opposition", "deputy", "vice", "shadow"})
"""Words by which who bears an office does not command, or no longer."""
OF_OFFICES = LEADING | {"of", "the", "prime", "defence", "defense", "foreign", "interior", "crown", "state"}
"""Words in small letters that an office may have between its country and its bearer's name."""
LONGEST_OFFICE = 60
"""Characters before or behind a name in which its office may stand."""
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")
WORDS = re.compile(r"[\w’']+")


def leaders_of(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Mapping[str, str]:
    """Return the state that each person leads or commands for, by last name; without those of two states."""
    found: dict[str, set[str]] = {}
    for person in mentions:
        if person.type == "person":
            for office in _offices_beside(text, person):
                if (state := _state_commanded(office, gazetteer)) is not None:
                    found.setdefault(last_name(person), set()).add(state)
    return {name: next(iter(states)) for name, states in found.items() if len(states) == 1}


def last_name(person: Mention) -> str:
    """Return the name under which a page goes on about a person: "al-Asad" and "Asad" are one."""
    words = person.name.removesuffix("'s").removesuffix("’s").split()
    return words[-1].lower().removeprefix("al-") if words else ""


def _offices_beside(text: str, person: Mention) -> Iterator[str]:
    """Yield the words right before a name, and those of the apposition behind it."""
    before = SENTENCE_END.split(text[max(0, person.start - LONGEST_OFFICE) : person.start])[-1]
    last_part = before.rstrip(" ,").rsplit(", ", 1)[-1]
    words = last_part.split()
    outside = [i for i, word in enumerate(words) if word[:1].islower() and word.lower() not in OF_OFFICES]
    yield " ".join(words[outside[-1] + 1 :] if outside else words)
    behind = text[person.end : person.end + LONGEST_OFFICE]
    if behind.startswith(", "):
        yield re.split(r"[,.;\n–—]", behind[2:])[0]


def _state_commanded(office: str, gazetteer: Gazetteer) -> str | None:
    """Return the one state in the words of an office that commands its forces."""
    words = [word.lower() for word in WORDS.findall(office)]
    if LEADING.isdisjoint(words) or not NOT_IN_COMMAND.isdisjoint(words):
        return None
    named = {country for country, _ in gazetteer.countries_in(office)}
    at = max(i for i, word in enumerate(words) if word in LEADING)
    return named.pop() if len(named) == 1 and len(words) - at <= FARTHEST else None


FARTHEST = 5
"""Words from the office to its end: "president of the Central African Republic" and "defence minister"."""
