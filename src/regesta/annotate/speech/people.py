"""The people of a document: its parsed text enters; full names, offices and who "he" or "the minister" is leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.speech.source_names import is_outlet, split_title, without_article

if TYPE_CHECKING:
    from spacy.tokens import Span

_ASIDE = re.compile(r"\s*\([^)]*\)")
_DISTINGUISHING = frozenset({"deputy", "former", "first", "vice", "prime", "ex", "acting", "then", "assistant", "late"})
_APART = (
    "nmod:unmarked", "obl:unmarked", "acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "ccomp", "punct",
    "case", "dep",
)  # fmt: skip

_WHEN = frozenset({"following", "after", "during", "before", "since", "until", "amid"})
"""Prepositions behind a noun that say when it acted and belong to no name or office."""


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
        places = Counter(
            ent.text.casefold() for ent in view.ents if ent.label_ == "PLACE" and not is_person_name(view, ent)
        )
        found = [(ent, self._printed_name(ent.text)) for ent in view.ents if is_person_name(view, ent)]
        found = [(ent, name) for ent, name in found if name and not is_outlet(name) and name.casefold() not in places]
        found = [(ent, name) for ent, name in found if name.casefold() not in _office_words()]
        bearers = Counter(surname_of(name) for _, name in found)
        for ent, name in found:
            surname = surname_of(name)
            if len(name.split()) > 1 and bearers[surname] >= places[surname]:
                self._full.setdefault(surname, []).append((ent.start, name))
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
        self._descriptions.setdefault(name, set()).update(_appositions_of(view, root))
        subject = view.deps[root] in ("nsubj", "nsubj:pass")
        self.mentions.append(Person(view.starts[start], root, name, office, subject))

    def _root(self, start: int, end: int) -> int:
        """Return the word of a name by which it hangs in the sentence."""
        return next((i for i in range(start, end) if not start <= self._view.heads[i] < end), start)

    @staticmethod
    def _printed_name(text: str) -> str:
        """Return a name without titles, asides and possessive."""
        bare = split_title(without_article(_ASIDE.sub("", " ".join(text.split()))))[0].strip(" ,")
        return bare if bare.endswith((" Jr.", " Sr.")) else bare.strip(".")

    def full_name(self, name: str, token: int) -> str:
        """Return the full name that a surname stands for; of namesakes the last before, else the name."""
        words = name.split()
        if len(words) > 1 or not words:
            return name
        namesakes = self._full.get(words[0].casefold(), [])
        if len({full for _, full in namesakes}) == 1:
            return namesakes[0][1]
        before = [full for place, full in namesakes if place < token]
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


def _appositions_of(view: DependencyView, root: int) -> Iterator[str]:
    """Yield the offices that stand behind a name in apposition."""
    for child in view.children_by(root, "appos"):
        if view.lemmas[child] in _office_words():
            phrase = noun_phrase(view, child)
            yield without_article(view.text[phrase[0] : phrase[1]])


def office_of(view: DependencyView, start: int, end: int) -> str | None:
    """Return the office printed before or after a name, without its article; None without one.

    Before: "Russian Foreign Minister". After: an apposition with an office word, "the head of the port authority".
    """
    inside = range(start, end)
    root = next((i for i in inside if view.heads[i] not in inside), start)
    first = start
    while first > view.sent_starts[view.sent_of[start]] and _belongs_before(view, first - 1, root, start):
        first -= 1
    titled = split_title(_text(view, start, end))[1]
    while first < start and view.tags[first] in ("IN", "CC", ",", "HYPH"):
        first += 1
    before = without_article(_text(view, first, start)).strip(" ,")
    courtesy = word_set("sources", "people", "courtesy")
    before = " ".join(
        word for word in f"{before} {titled or ''}".split() if word.casefold().rstrip(".") not in courtesy
    )
    if before and any(word.casefold().rstrip(".,") in _office_words() for word in re.split(r"[\s-]", before)):
        return before
    behind = next(_appositions_of(view, root), None)
    if behind is not None:
        return behind
    for sibling in view.children_by(view.heads[root], "nsubj", "nsubj:pass"):
        if sibling < start and view.lemmas[sibling] in _office_words():
            phrase = noun_phrase(view, sibling)
            return without_article(view.text[phrase[0] : phrase[1]])
    head = view.heads[root]
    described = view.lemmas[head] in _office_words() or view.lemmas[head] in word_set("sources", "people", "unnamed")
    if view.deps[root] in ("appos", "flat") and described and head < start:
        phrase = noun_phrase(view, head)
        return without_article(view.text[phrase[0] : min(phrase[1], view.starts[start])].strip(" ,"))
    return None


@cache
def _office_words() -> frozenset[str]:
    """Words that name an office or rank."""
    return word_set("sources", "people", "offices") | word_set("sources", "people", "titles")


def _belongs_before(view: DependencyView, index: int, root: int, start: int) -> bool:
    """Whether the word before a name belongs to its title: it hangs below the name and is no verb or comma."""
    if view.tags[index] in (
        ",",
        ":",
        "-LRB-",
        "``",
        "''",
        "IN",
        "CC",
        "_SP",
        ".",
        "VBD",
        "VBZ",
        "VBP",
        "WP",
        "RB",
        "HYPH",
    ) and (view.lows[index] not in ("of", "for", "-")):
        return False
    up = index
    for _ in range(12):
        if up == root or start <= up < root:
            return True
        if view.heads[up] == up or view.deps[up] not in _TITLE_RELATIONS:
            return False
        up = view.heads[up]
    return False


_TITLE_RELATIONS = frozenset(
    {
        "compound",
        "amod",
        "nmod:desc",
        "nmod:poss",
        "flat",
        "det",
        "nmod",
        "case",
        "appos",
        "punct",
        "nummod",
        "goeswith",
    }
)


def is_person_name(view: DependencyView, ent: Span) -> bool:
    """Whether a name is a person's: by the model, or as two words with ", who" behind them."""
    followers = view.lows[ent.end : ent.end + 2]
    return ent.label_ == "PERSON" or (ent.label_ == "PLACE" and len(ent) == 2 and followers == [",", "who"])


def noun_phrase(view: DependencyView, head: int) -> tuple[int, int]:
    """Return the characters of a noun with its modifiers, without clauses, appositions, conjuncts and preposition."""
    without = frozenset(
        child
        for child in view.children[head]
        if view.deps[child] in _APART
        or (view.deps[child] == "flat" and view.tags[child] == "CD")
        or any(view.lows[case] in _WHEN for case in view.children_by(child, "case", "mark"))
    )
    words = view.subtree(head, without)
    position = words.index(head)
    first = last = position
    while first > 0 and words[first - 1] >= words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] <= words[last] + 1:
        last += 1
    begin, end = words[first], words[last]
    number = view.ent_of[head]
    if number >= 0 and view.ents[number].label_ in ("PLACE", "ORG"):
        begin, end = min(begin, view.ents[number].start), max(end, end_of_name(view, number) - 1)
    span = view.span(begin, end)
    return span or (view.starts[head], view.ends[head])


def end_of_name(view: DependencyView, number: int) -> int:
    """Return where a name ends, as a word's index; one that breaks off at "and" goes on with the next of its kind."""
    ent = view.ents[number]
    following = view.ents[number + 1] if number + 1 < len(view.ents) else None
    broken = view.lows[ent.end - 1] == "and"
    goes_on = following is not None and following.start == ent.end and following.label_ == ent.label_
    return int(following.end if broken and following is not None and goes_on else ent.end)


def _text(view: DependencyView, first: int, last: int) -> str:
    """Return the text of words from one to before another."""
    return view.text[view.starts[first] : view.ends[last - 1]] if last > first else ""


def _stems(phrase: str) -> set[str]:
    """Return the first letters of a phrase's words: "Russia's" and "Russian" agree, "prime" stays whole."""
    words = re.findall(r"[\w]+", without_article(phrase).casefold())
    words = [
        word for word in words if word not in ("s", "the", "of", "and", "for", "country", "its", "his", "her", "then")
    ]
    spelling = {"defence": "defense"}
    return {spelling.get(word, word) if word in _DISTINGUISHING else spelling.get(word, word)[:6] for word in words}
