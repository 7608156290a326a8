"""The people of a document: its parsed text enters; full names, offices and who "he" or "the minister" is leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.speech.offices import appositions_of, office_of, office_words
from regesta.annotate.speech.source_names import is_description, is_outlet, split_title, without_article

if TYPE_CHECKING:
    from spacy.tokens import Span

_ASIDE = re.compile(r"\s*\([^)]*\)")
_DESCRIBING = re.compile(
    r"[\w-]+-(?:old|term|time|serving|elected|born)|longtime|outgoing|embattled|incumbent|current|veteran|ailing|beleaguered"
)
"""Words on an office that tell nothing of which it is: "the two-term Malian leader"."""
_DISTINGUISHING = frozenset({"deputy", "former", "first", "vice", "prime", "ex", "acting", "then", "assistant", "late"})


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the text: where, by which full name, in which office."""

    start: int
    token: int
    name: str
    office: str | None
    is_subject: bool


class People:
    """Everyone whom a document names, with lookups by surname, office and pronoun."""

    def __init__(self, view: DependencyView) -> None:
        self._view = view
        self._full: dict[str, list[tuple[int, str]]] = {}
        self._given: dict[str, set[str]] = {}
        places = Counter(
            ent.text.casefold() for ent in view.ents if ent.label_ == "PLACE" and not is_person_name(view, ent)
        )
        found = [(ent, self._printed_name(ent.text)) for ent in view.ents if is_person_name(view, ent)]
        found = [(ent, name) for ent, name in found if name and not (is_outlet(name) or is_description(name))]
        found = [(ent, name) for ent, name in found if name.casefold() not in places]
        found = [(ent, name) for ent, name in found if name.casefold() not in office_words()]
        called = _called_without_suffix(name for _, name in found)
        bearers = Counter(surname_of(name) for _, name in found)
        for ent, name in found:
            surname = surname_of(name)
            if len(name.split()) > 1 and bearers[surname] >= places[surname]:
                if not _is_junior(name) or surname not in called:
                    self._full.setdefault(surname, []).append((ent.start, name))
                for word in name.casefold().split()[:-1]:
                    if word != surname:  # of "Donald Berg Jr."
                        self._given.setdefault(word, set()).add(name)
        self.offices: dict[str, str] = {}
        self._descriptions: dict[str, set[str]] = {}
        self.mentions: list[Person] = []
        for ent, name in found:
            self._add(ent.start, ent.end, name)

    def _add(self, start: int, end: int, printed: str) -> None:
        """Keep one mention of a person, and the first office printed with the name."""
        view = self._view
        if not printed:
            return
        name = self.full_name(printed, start)
        root = self._root(start, end)
        office = office_of(view, start, end)
        known = self.offices.get(name)
        if office and (known is None or _stems(known) < _stems(office)):
            self.offices[name] = office
        self._descriptions.setdefault(name, set()).update(appositions_of(view, root))
        subject = view.deps[root] in ("nsubj", "nsubj:pass")
        self.mentions.append(Person(view.starts[start], root, name, office, subject))

    def _root(self, start: int, end: int) -> int:
        """Return the word of a name by which it hangs in the sentence."""
        return next((i for i in range(start, end) if not start <= self._view.heads[i] < end), start)

    @staticmethod
    def _printed_name(text: str) -> str:
        """Return a name without titles, asides and possessive."""
        bare = split_title(without_article(_ASIDE.sub("", " ".join(text.split()))))[0].strip(" ,")
        if bare.isupper() and " " in bare and all(len(word) > 3 for word in bare.split()):
            bare = bare.title()  # a headline's "KAROL NOWAK"
        return bare if bare.endswith((" Jr.", " Sr.")) else bare.strip(".")

    def full_name(self, name: str, token: int) -> str:
        """Return the full name that a surname stands for; of namesakes the last before, else the name.

        Where no surname fits, another word of one full name stands for it, as in Laos, Ethiopia or Djibouti.
        """
        words = name.split()
        if len(words) > 1 or not words:
            return name
        namesakes = self._full.get(words[0].casefold(), [])
        if len({full for _, full in namesakes}) == 1:
            return namesakes[0][1]
        before = [full for place, full in namesakes if place < token]
        given = self._given.get(words[0].casefold(), set())
        if not namesakes and len(given) == 1:
            return next(iter(given))
        return before[-1] if before else name

    def office(self, name: str) -> str | None:
        """Return the office printed with a person's name anywhere in the document."""
        return self.offices.get(name)

    def fuller_office(self, name: str, local: str | None) -> str | None:
        """Return a person's office as printed here, or as elsewhere where that says the same and more."""
        known = self.offices.get(name)
        return known if local is None or (known and _stems(local) < _stems(known)) else local

    def holder(self, description: str) -> str | None:
        """Return the one person whose office fits a description ("Russian president"); None for none or several."""
        described = description.casefold()
        for words, office in load_lexicon("sources")["people"]["synonyms"].items():
            described = described.replace(words, office)
        described = " ".join(word for word in described.split() if not _DESCRIBING.fullmatch(word))
        wanted, leads = _stems(described), "leader" in described.split()
        rulers = {word[:6] for word in word_set("sources", "people", "heads_of_state")}
        wanted -= {"leader"}
        fitting = {
            name
            for name, office in self._all_offices()
            if wanted
            and wanted <= _stems(office)
            and not (_stems(office) - wanted) & _DISTINGUISHING
            and (not leads or rulers & _stems(office))
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _all_offices(self) -> Iterator[tuple[str, str]]:
        """Yield each name with each office printed beside it: "Colonel Ferro, the base commander" has two."""
        yield from self.offices.items()
        for name, descriptions in self._descriptions.items():
            yield from ((name, office) for office in sorted(descriptions))

    def before(self, offset: int, floor: int) -> list[Person]:
        """Return the people mentioned between two offsets, the last first."""
        return [person for person in reversed(self.mentions) if floor <= person.start < offset]


def surname_of(name: str) -> str:
    """Return the last word of a name, folded, without "Jr." or "III"."""
    words = [word for word in name.casefold().split() if word.rstrip(".") not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1].rstrip(",") if words else name.casefold()


def _is_junior(name: str) -> bool:
    """Tell whether a name is told apart from another's by what stands behind it: "Donald Berg Jr."."""
    return name.casefold().rstrip(".").endswith((" jr", " sr", " ii", " iii"))


def _called_without_suffix(names: Iterator[str]) -> set[str]:
    """Return the surnames that stand for somebody else than a "Jr.": of a full name without it, or named before him."""
    called: set[str] = set()
    juniors: set[str] = set()
    for name in names:
        surname = surname_of(name)
        if _is_junior(name):
            juniors.add(surname)
        elif len(name.split()) > 1 or surname not in juniors:
            called.add(surname)
    return called


def is_person_name(view: DependencyView, ent: Span) -> bool:
    """Whether a name is a person's: by the model, or as two words with ", who" behind them, or beside an office.

    "The head of the council, Fadi Al-Amin, said" names the head, where the name is no place that the gazetteer knows.
    """
    if ent.label_ != "PLACE" or len(ent) < 2:
        return bool(ent.label_ == "PERSON")
    followers = view.lows[ent.end : ent.end + 2]
    return (followers == [",", "who"] and len(ent) == 2) or _names_holder(view, ent)


def _names_holder(view: DependencyView, ent: Span) -> bool:
    """Whether a name of two words between commas stands beside an office that speaks."""
    said = ent.end + 1
    if ent.start == 0 or said >= len(view.words) or (view.words[ent.start - 1], view.words[ent.end]) != (",", ","):
        return False
    speaks = view.lemmas[said] in word_set("speech", "say") and view.tags[said] in ("VBD", "VBZ")
    subjects = view.children_by(said, "nsubj") if speaks and len(ent.text.split()) > 1 else []
    if not any(i < ent.start and view.lemmas[i] in office_words() for i in subjects):
        return False
    from regesta.vocabulary.gazetteer import load_gazetteer

    return load_gazetteer().place(ent.text) is None


def _stems(phrase: str) -> set[str]:
    """Return the first letters of a phrase's words: "Russia's" and "Russian" agree, "prime" stays whole."""
    words = re.findall(r"[\w]+", without_article(phrase).casefold())
    words = [
        word for word in words if word not in ("s", "the", "of", "and", "for", "country", "its", "his", "her", "then")
    ]
    spelling = {"defence": "defense"}
    return {spelling.get(word, word) if word in _DISTINGUISHING else spelling.get(word, word)[:6] for word in words}
