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
from regesta.extract.tables.words import Unit, table_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFYING = ("compound", "amod", "nmod:poss", "nmod", "nmod:desc")
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
    unit: Unit | None = None
    scale: float = 1.0

    def __or__(self, other: Saying) -> Saying:
        """Return what both say together; unit and scale are the first's where it has any."""
        return Saying(
            counted=self.counted | other.counted, classes=self.classes | other.classes,
            actions=self.actions | other.actions, words=self.words | other.words,
            unknown=(*self.unknown, *other.unknown), unit=self.unit or other.unit,
            scale=self.scale if self.scale != 1 else other.scale,
        )  # fmt: skip


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


class MeasureReader:
    """Reads what cells of one table count; each header and what stands over the table is read once."""

    def __init__(self, reading: Reading, table: Table) -> None:
        self.reading = reading
        self._headers: dict[tuple[int, int], Saying] = {}
        self.caption = self._of_stretch(table.caption)
        self.section = self._of_stretch(table.section)
        self.title = self._of_stretch(table.title)

    def measure_of(self, facts: Facts, siblings: Iterable[Cell] = ()) -> Measure:
        """Return what a cell counts; the sum of some columns counts what they do (`siblings`)."""
        own = self._together([*facts.measures, *facts.labels])
        labels = self._together(facts.labels)
        named = self._together(facts.measures)
        if labels.counted:  # "Equipment" over "T-72": the label says what the names are
            own = replace(own, unknown=tuple(word for word in own.unknown if word not in named.unknown))
        if None in facts.total_of and not own.counted and not own.actions:
            own = own | replace(self._together(siblings), unknown=(), unit=None)
        over = (self.caption, self.section)
        counted, actions = own.counted, own.actions
        if not own.unknown:
            counted = counted or next((s.counted for s in (*over, self.title) if s.counted), NOTHING)
        actions = actions or next((s.actions for s in over if s.actions), NOTHING)
        unit = own.unit or (None if own.counted or own.unknown else self.caption.unit)
        scale = own.scale if own.scale != 1 else self.caption.scale
        near = own | self.caption | self.section
        return Measure(own, counted, actions, near, near | self.title, unit, scale)

    def _together(self, cells: Iterable[Cell]) -> Saying:
        said = SILENT
        for cell in cells:
            said = said | self._of_header(cell)
        return said

    def _of_header(self, cell: Cell) -> Saying:
        known = self._headers.get((cell.start, cell.end))
        if known is None:
            known = self._headers[cell.start, cell.end] = saying_of(self.reading, cell.start, cell.end)
        return known

    def _of_stretch(self, stretch: Stretch | None) -> Saying:
        return saying_of(self.reading, stretch.start, stretch.end) if stretch is not None else SILENT


def saying_of(reading: Reading, start: int, end: int) -> Saying:
    """Return what some words over a table say."""
    text = reading.document.text[start:end]
    lexicon = table_words()
    tokens = tokens_in(reading, start, end)
    unit = lexicon.unit_in(text)
    telling = [t for t in tokens if not _is_neutral(reading, t) and t.lower_ not in lexicon.no_figure]
    counted = {name for t in telling if _is_counted(reading, t) for name in reading.classes(t)}
    return Saying(
        counted=frozenset(counted),
        classes=frozenset(name for t in tokens for name in reading.classes(t)),
        actions=frozenset(name for t in telling for name in reading.actions(t)),
        words=frozenset(form for t in tokens for form in _forms(t)),
        unknown=tuple(t.text for t in telling if _is_unknown(reading, t)),
        unit=unit,
        scale=lexicon.scale_in(text),
    )


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


def _is_unknown(reading: Reading, token: Token) -> bool:
    """Tell whether a word says something that no class knows; names and modifiers of what is known do not."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "X") or reading.classes(token) or reading.actions(token):
        return False
    if token.dep_ in MODIFYING and reading.classes(token.head):
        return False
    mention = reading.mention_by_token.get(token.i)
    return mention is None or mention.type not in ("country", "place", "organisation", "treaty", "agreement")
