"""What a cell counts, in the terms of the rules: classes of nouns, classes of actions, words, unit and scale.

The headers of a cell and what stands over its table enter; a `Measure` leaves. The headers go first; where they only
announce a number ("2019", "Total"), the caption says what is counted, then the section's heading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.tables.contents import tokens_in
from regesta.extract.tables.facts import Facts
from regesta.extract.tables.grid import Cell, Stretch, Table
from regesta.extract.tables.words import Unit, plain_words, table_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFYING = ("compound", "amod", "nmod:poss", "nmod", "nmod:desc")
FUNCTION_WORDS = ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "SYM", "NUM")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Saying:
    """What some words over a cell say: classes of what is counted, of what happens to it, and all their words."""

    counted: frozenset[str] = NOTHING
    classes: frozenset[str] = NOTHING
    """Classes of all nouns, also of those that only modify others."""
    actions: frozenset[str] = NOTHING
    words: frozenset[str] = NOTHING
    unknown: tuple[str, ...] = ()
    """Words that say something which no class knows."""
    unknown_action: bool = False
    """Whether one of them is a verb."""
    unit: Unit | None = None
    scale: float = 1.0
    phrase: str | None = None
    """What is counted, in the words of the header."""
    phrase_start: int | None = None
    service: bool = False
    """Whether they are a service's name, whose part of the people that stand over the table a column counts."""

    def __or__(self, other: Saying) -> Saying:
        """Return what both say together; unit and scale are the first's where it has any."""
        return Saying(
            counted=self.counted | other.counted, classes=self.classes | other.classes,
            actions=self.actions | other.actions, words=self.words | other.words,
            unknown=(*self.unknown, *other.unknown),
            unknown_action=self.unknown_action or other.unknown_action, unit=self.unit or other.unit,
            scale=self.scale if self.scale != 1 else other.scale,
            phrase=self.phrase or other.phrase,
            phrase_start=self.phrase_start if self.phrase else other.phrase_start,
            service=self.service or other.service,
        )  # fmt: skip

    def joined_with(self, others: Iterable[Saying]) -> Saying:
        """Return what this and all others say together."""
        said = self
        for other in others:
            said = said | other
        return said


SILENT = Saying()


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted in a cell, with the nearest words that say so, and all that stands around it."""

    own: Saying
    """What the headers say."""
    counted: frozenset[str]
    actions: frozenset[str]
    near: Saying
    """Headers, caption and section's heading together."""
    around: Saying
    """The same with the document's title."""
    unit: Unit | None
    scale: float
    spoken_of: frozenset[str] = NOTHING
    """Classes of all that the table and what stands over it speak of, the headers of other columns included."""
    phrase: str | None = None
    """What is counted, in the words of the nearest header that says it."""
    phrase_start: int | None = None


class MeasureReader:
    """Reads what cells of one table count; each header and what stands over the table is read once."""

    def __init__(self, reading: Reading, table: Table) -> None:
        self.reading = reading
        self._headers: dict[tuple[int, int], Saying] = {}
        self.caption = self._of_stretch(table.caption)
        self.section = self._of_stretch(table.section)
        self.title = self._of_stretch(table.title)
        over = [s for s in (table.caption, table.section) if s is not None]
        self._telling = (self.caption, self.section) if over else (self.title,)
        """What says for a table of what it is: its caption and its section, where it has neither the page's title."""

    def measure_of(self, facts: Facts, siblings: Iterable[Cell] = ()) -> Measure:
        """Return what a cell counts; the sum of some columns counts what they do (`siblings`)."""
        own = self._together([*facts.measures, *facts.labels])
        labels = self._together(facts.labels)
        named = self._together(facts.measures)
        if facts.said_within is not None:
            own = own | replace(self._of_header(facts.said_within), unit=None, scale=1.0)
        if (
            labels.counted and named.phrase is None and facts.measures
        ):  # "Equipment" over "T-72": the label says what the names are
            name = facts.measures[-1]
            own = replace(own, unknown=tuple(word for word in own.unknown if word not in named.unknown),
                          phrase=" ".join(name.text.split()), phrase_start=name.start)  # fmt: skip
        if None in facts.total_of and not own.counted and not own.actions:
            own = own | self._of_all(siblings)
        over = self._telling
        counted, actions = own.counted, own.actions
        if not own.unknown:
            counted = counted or next((s.counted for s in self._telling if s.counted), NOTHING)
        actions = actions or next((s.actions for s in over if s.actions), NOTHING)
        unit = own.unit or (None if own.counted or own.unknown else self.caption.unit)
        scale = own.scale if own.scale != 1 else self.caption.scale
        near = own.joined_with([*over, self._together(facts.purposes)])
        said = next((s for s in (own, *self._telling) if s.counted), SILENT)
        if own.service and counted & {"military_people", "people"} and not own.counted:
            said = own  # "Army" under "military personnel abroad": the part that is counted
        phrase = said.phrase if counted else None
        around = near | self.title
        spoken_of = around.classes.union(*(self._of_header(cell).classes for cell in siblings))
        return Measure(own, counted, actions, near, around, unit, scale, spoken_of, phrase, said.phrase_start)

    def _of_all(self, siblings: Iterable[Cell]) -> Saying:
        """Return what a sum counts: what happens in each column, and what is counted in all that count anything."""
        naming = ("host", "country", "place", "time", "operator", "donor", "recipient")
        counted = (cell for cell in siblings if table_words().dimension_of(cell.text) not in naming)
        said = [s for s in map(self._of_header, counted) if not s.words & table_words().parts]
        actions = frozenset(name for s in said for name in s.actions)
        counting = [s.counted for s in said if s.counted]
        return Saying(counted=frozenset.intersection(*counting) if counting else NOTHING, actions=actions)

    def _together(self, cells: Iterable[Cell]) -> Saying:
        return SILENT.joined_with(map(self._of_header, cells))

    def _of_header(self, cell: Cell) -> Saying:
        known = self._headers.get((cell.start, cell.end))
        if known is None:
            said = saying_of(self.reading, cell.start, cell.end)
            if plain_words(cell.text) in table_words().services:
                said = Saying(words=said.words, service=True, phrase=cell.text, phrase_start=cell.start)
            known = self._headers[cell.start, cell.end] = said
        return known

    def _of_stretch(self, stretch: Stretch | None) -> Saying:
        return saying_of(self.reading, stretch.start, stretch.end) if stretch is not None else SILENT


def saying_of(reading: Reading, start: int, end: int) -> Saying:
    """Return what some words over a table say."""
    text = reading.document.text[start:end]
    lexicon = table_words()
    tokens = tokens_in(reading, start, end)
    unit = lexicon.unit_in(text)
    telling = [t for t in tokens if not _is_neutral(reading, t)]
    counting = [t for t in telling if reading.classes(t) and _is_counted(reading, t)]
    unknown = [t for t in telling if _is_unknown(reading, t)]
    phrase, phrase_start = _phrase(counting[0]) if counting else (None, None)
    return Saying(
        counted=frozenset(name for t in counting for name in reading.classes(t)),
        classes=frozenset(name for t in tokens if not _is_named_by(reading, t) for name in reading.classes(t)),
        actions=frozenset(name for t in telling for name in reading.actions(t)),
        words=frozenset(form for t in tokens for form in _forms(t)),
        unknown=tuple(t.text for t in unknown),
        unknown_action=any(t.pos_ == "VERB" for t in unknown),
        unit=unit,
        scale=lexicon.scale_in(text),
        phrase=phrase,
        phrase_start=phrase_start,
    )


def _phrase(noun: Token) -> tuple[str, int]:
    """Return a noun with the modifiers right before it, small where it only begins its header."""
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).head in (noun, first) and first.nbor(-1).dep_ in MODIFYING[:2]:
        first = first.nbor(-1)
    text = noun.doc[first.i : noun.i + 1].text
    plain = text[:1].isupper() and text[1:2].islower() and text[1:] == text[1:].lower()
    return (text.lower() if plain else text), noun.idx


def _forms(token: Token) -> set[str]:
    """Return the forms under which a rule may name a word; a headline's plural may have kept its -s as a name's."""
    forms = {token.lemma_.lower(), token.lower_, token.lemma_.lower().removesuffix("s")}
    if "-" in token.text:
        forms |= set(token.lower_.split("-"))  # "mine-affected" is also affected
    return forms


def _is_neutral(reading: Reading, token: Token) -> bool:
    lexicon = table_words()
    word = token.lower_
    if token.is_punct or token.i in reading.times_by_token or not any(c.isalpha() for c in word):
        return True
    if word in lexicon.neutral or word in lexicon.totals:
        return True
    return word in lexicon.units or word in lexicon.scales


def _is_counted(reading: Reading, token: Token) -> bool:
    """Tell whether a noun is what a header counts, and no modifier of another: "personnel costs" counts no people."""
    if not token.dep_.startswith(MODIFYING) or token.head == token:
        return True
    head = token.head
    if _is_neutral(reading, head) or reading.actions(head):
        return True
    return bool(reading.classes(head) & reading.classes(token))


def _is_named_by(reading: Reading, token: Token) -> bool:
    """Tell whether a word is part of another thing's name: "remnants of war" are no war."""
    head = token.head
    return token.dep_.startswith("nmod") and head.i < token.i and "mine" in reading.classes(head)


def _is_unknown(reading: Reading, token: Token) -> bool:
    """Tell whether a word says something that no class knows; names and modifiers of what is known do not."""
    if token.pos_ in FUNCTION_WORDS or reading.classes(token) or reading.actions(token):
        return False
    if token.dep_ in MODIFYING and reading.classes(token.head):
        return False
    mention = reading.mention_by_token.get(token.i)
    if mention is None or mention.type in ("country", "treaty", "agreement"):
        return mention is None
    known = reading.gazetteer.organisation(mention.text) or reading.gazetteer.place(mention.text)
    return known is None
