"""What the headers of a cell say of it: when, where, whose, of which base, and what is counted.

A `Layout` enters; a `Facts` for each cell of the body leaves. A label says what its column lists ("Province"); where
there is none, the names in the column say it themselves, if most of them are countries, places or years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from regesta.extract.reading.document import Reading
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.tables.contents import YEARS, times_in, tokens_in, years_of
from regesta.extract.tables.grid import Cell
from regesta.extract.tables.layout import MOSTLY, Layout, Placed
from regesta.extract.tables.words import Dimension, table_words
from regesta.model import Mention, MentionType, TimeExpression

TYPES: dict[str, MentionType] = {
    "host": "country", "operator": "organisation", "recipient": "country", "donor": "country", "country": "country",
    "place": "place", "facility": "facility", "unit": "military_unit", "agreement": "agreement",
}  # fmt: skip


TWO_NAMES = re.compile(r"(?P<first>[^,()/–—]{3,40}?)\s*(?:,\s*|/\s*|[–—]\s*|\()(?P<last>[^,()/–—]{2,40}?)\s*\)?")
LABEL_JOINT = re.compile(r"\s*(?:/|,|&|\band\b|\(|\))\s*")
PAIRED: tuple[Dimension | None, ...] = ("country", "host", "place", "facility", "unit")
"""What a column lists whose cells may name a country beside it."""
COMMON_WORD = re.compile(r"\s(?!and\b|of\b|the\b|de\b|al\b)[a-z]{4,}")
OF_BOXES: tuple[Dimension, ...] = ("host", "operator", "country", "facility", "unit", "place")
"""What a row of a box of labels and values says of the other rows."""


@dataclass(slots=True)
class Facts:
    """What the headers of one cell say; a name is under the dimension of its column."""

    names: dict[Dimension, Mention] = field(default_factory=dict)
    time: TimeExpression | None = None
    measures: list[Cell] = field(default_factory=list)
    """Headers that say what is counted."""
    labels: list[Cell] = field(default_factory=list)
    """Labels of columns of kinds: "Equipment" over "Tanks"."""
    purposes: list[Cell] = field(default_factory=list)
    """Names of work that the cell is for: "Victim assistance" under "Sector"."""
    said_within: Cell | None = None
    """The cell itself, where it says what it counts: "1,200 troops"."""
    unknown: list[Cell] = field(default_factory=list)
    """Labels of columns of names that nothing is known of."""
    total_of: set[Dimension | None] = field(default_factory=set)
    """Dimensions whose sum the cell is; None where it is the sum of the columns."""
    ignored: bool = False


class Headers:
    """Reads the headers of one table; what a column lists is found once."""

    def __init__(self, reading: Reading, layout: Layout) -> None:
        self.reading = reading
        self.layout = layout
        listed = {column: self._dimension(column) for column in layout.label_columns}
        first = min(listed, default=0)
        self.dimensions = {c: d for c, d in listed.items() if d is not None or c == first}
        self.over_all = dict(self._names_over()) | self._names_of_box()
        layout.label_columns = tuple(self.dimensions)  # words of a later column that name nothing are what cells say

    def facts_of(self, placed: Placed) -> Facts:
        """Return what the headers of a cell say of it."""
        facts = Facts(names=dict(self.over_all))
        dated = [cell for cell in placed.columns if self._time_of(cell) is not None]
        for cell in dated:
            self._add_column_header(facts, cell)
        for name in placed.rows:  # before other headers: the row of a contributor to AMISOM tells whose its troops are
            self._add_name(facts, name, self.dimensions.get(name.column))
        for cell in placed.columns:
            if cell not in dated:
                self._add_column_header(facts, cell)
        if placed.group is not None:
            self._add_column_header(facts, placed.group)
        return facts

    def _names_over(self) -> Iterator[tuple[Dimension, Mention]]:
        """Yield the base or force that the first cell names for a whole box of labels and values."""
        for cell in self.layout.over_all:
            mention = self._annotated(cell)
            if mention is not None and mention.type in ("facility", "military_unit"):
                yield ("facility" if mention.type == "facility" else "unit"), mention

    def _names_of_box(self) -> dict[Dimension, Mention]:
        """Return what single rows of a box of labels and values say of all the others: "Operator: Italian Army"."""
        layout = self.layout
        if layout.table.width != 2 or layout.header_rows > len(layout.over_all):
            return {}
        rows = [layout.table.row(row) for row in range(layout.header_rows, layout.table.height)]
        told: dict[Dimension, list[Cell]] = {}
        for label, value in (cells for cells in rows if len(cells) == 2):
            dimension = table_words().dimension_of(label.text)
            if dimension in OF_BOXES and layout.contents[value].kind == "words":
                told.setdefault(dimension, []).append(value)
        found: dict[Dimension, Mention] = {}
        for dimension, values in told.items():
            if len(values) == 1:  # a label that comes again heads a list
                found[dimension] = self._of_power(values[0]) or self.mention(values[0], TYPES[dimension])
        return found

    def _of_power(self, cell: Cell) -> Mention | None:
        """Return the state whose forces a cell names: "Italian Armed Forces"."""
        tokens = tokens_in(self.reading, cell.start, cell.end)
        forces = [token for token in tokens if self.reading.classes(token) & FORCES_AND_SITES]
        return owner_of(self.reading, forces[-1]) if forces else None

    def _dimension(self, column: int) -> Dimension | None:
        label = self.layout.label_of(column)
        known = table_words().dimension_of(label.text) if label is not None else None
        if known is None and label is not None:  # "Country / site", "Host country (base)"
            parts = [table_words().dimension_of(part) for part in LABEL_JOINT.split(label.text) if part]
            known = parts[0] if len(parts) == 2 and parts[0] in PAIRED and parts[1] is not None else None
        if known is not None and not (label is not None and self._lists_kinds(column, known)):
            return known
        if known is not None:
            return "purpose"
        names = [c.text for c in self.layout.table.column(column, self.layout.header_rows)]
        names = [name for name in names if not table_words().is_total(name)]
        return self._listed(names)

    def _lists_kinds(self, column: int, known: Dimension) -> bool:
        """Tell whether a column of "places" lists kinds of work: "Sector" over "Victim assistance"."""
        if known != "place":
            return False
        cells = self.layout.table.column(column, self.layout.header_rows)
        names = [c for c in cells if not table_words().is_total(c.text) and not table_words().holds_no_figure(c.text)]
        plain = [c for c in names if self._annotated(c) is None and COMMON_WORD.search(c.text)]
        return len(plain) > len(names) / 2 or any(self._is_work(c) for c in names)

    def _is_work(self, cell: Cell) -> bool:
        tokens = tokens_in(self.reading, cell.start, cell.end)
        return any(self.reading.actions(token) for token in tokens) and self._annotated(cell) is None

    def _listed(self, names: list[str]) -> Dimension | None:
        """Return what most of some names are; None where they are no names that are known."""
        needed = MOSTLY * max(1, len(names))
        if sum(self.reading.gazetteer.country_of(name) is not None for name in names) >= needed:
            return "country"
        if sum(YEARS.fullmatch(name) is not None for name in names) >= needed:
            return "time"
        if sum(self.reading.gazetteer.organisation(name) is not None for name in names) >= needed:
            return "operator"
        return "place" if sum(self.reading.gazetteer.place(name) is not None for name in names) >= needed else None

    def _add_column_header(self, facts: Facts, cell: Cell) -> None:
        if table_words().dimension_of(cell.text) == "ignored":
            facts.ignored = True
        elif (time := self._time_of(cell)) is not None:
            facts.time = facts.time or time
        elif table_words().is_total(cell.text):
            facts.total_of.add(None)
        elif (listed := self._listed([cell.text])) in ("country", "operator"):
            self._name(facts, cell, listed)
        else:
            self._add_measure(facts, cell)

    def _add_name(self, facts: Facts, cell: Cell, dimension: Dimension | None) -> None:
        label = self.layout.label_of(cell.column)
        if table_words().is_total(cell.text):
            facts.total_of.add(dimension if dimension != "thing" else None)
            facts.labels += [label] if label is not None and dimension == "thing" else []
        elif dimension == "time":
            facts.time = self._time_of(cell) or facts.time
        elif dimension == "purpose":
            facts.purposes.append(cell)
        elif dimension == "thing":
            facts.measures.append(cell)
            facts.labels += [label] if label is not None else []
        elif dimension == "country" and label is None and self._is_garbled(cell):
            facts.unknown.append(cell)
        elif dimension is not None:
            self._name(facts, cell, dimension)
        elif label is not None and self.layout.header_rows:
            facts.unknown.append(label)
        else:
            self._add_measure(facts, cell)

    def _is_garbled(self, cell: Cell) -> bool:
        """Tell whether a cell among names of countries is none that is known: "PakiStEin", two rows run together."""
        known = self.reading.gazetteer.country_of(cell.text) or self.reading.gazetteer.organisation(cell.text)
        annotated = self._annotated(cell)
        placed = annotated is not None and annotated.country is not None
        return known is None and not placed and self._parts(cell) == (None, None)

    def _add_measure(self, facts: Facts, cell: Cell) -> None:
        """A header that says what is counted may say when: "Casualties in 2020"."""
        facts.measures.append(cell)
        dated = [t for t in times_in(self.reading, cell.start, cell.end) if t.kind in ("date", "period")]
        if len(dated) == 1 and dated[0].edtf_start and facts.time is None:
            facts.time = dated[0]

    def _name(self, facts: Facts, cell: Cell, dimension: Dimension | None) -> None:
        """Put the name of a cell under its dimension; "Armenia, Gyumri" and "UNMIL (Liberia)" name two things."""
        country, other = self._parts(cell) if dimension in PAIRED else (None, None)
        if country is not None and other is not None:
            state: Dimension = dimension if dimension in ("country", "host") else "host"
            facts.names.setdefault(state, self.mention(country, "country"))
            dimension, cell = (self._second(cell.column) if dimension == state else dimension), other
        if dimension == "facility" and self._is_town_of_several(cell):
            dimension = "place"
        if dimension is not None and dimension not in facts.names:
            facts.names[dimension] = self.mention(cell, TYPES.get(dimension, "other"))

    def _is_town_of_several(self, cell: Cell) -> bool:
        """Tell whether a column of bases names a town, and more than once: there are several in it, and it is none."""
        cells = [other for other in self.layout.contents if other.column == cell.column and other.text == cell.text]
        return len(cells) > 1 and self.reading.gazetteer.place(cell.text) is not None

    def _parts(self, cell: Cell) -> tuple[Cell | None, Cell | None]:
        """Return the country of a cell and what it names beside it; None where it does not name two such things."""
        pair = TWO_NAMES.fullmatch(cell.text)
        if pair is None:
            return None, None
        cells = [replace(cell, start=cell.start + pair.start(n), end=cell.start + pair.end(n), text=pair[n])
                 for n in ("first", "last")]  # fmt: skip
        states = [one for one in cells if self.reading.gazetteer.country_of(one.text) is not None]
        others = [one for one in cells if one not in states]
        return (states[0], others[0]) if len(states) == 1 else (None, None)

    def _second(self, column: int) -> Dimension:
        """Return what a label says of the second name in its cells: "Country / base"."""
        label = self.layout.label_of(column)
        parts = LABEL_JOINT.split(label.text) if label is not None else []
        known = table_words().dimension_of(parts[-1]) if len(parts) == 2 else None
        return known if known in ("facility", "unit", "operator") else "place"

    def _time_of(self, cell: Cell) -> TimeExpression | None:
        if YEARS.fullmatch(cell.text):
            return years_of(cell.text, cell.start)
        inside = times_in(self.reading, cell.start, cell.end)
        whole = next((t for t in inside if t.kind in ("date", "period") and t.edtf_start), None)
        rest = len(cell.text) - (whole.end - whole.start) if whole is not None else 0
        return whole if whole is not None and rest <= 2 else None

    def mention(self, cell: Cell, kind: MentionType) -> Mention:
        """Return the name in a cell, under the gazetteer's name where it is a country or an organisation."""
        text = " ".join(cell.text.split())
        country = self.reading.gazetteer.country_of(text)
        if country is not None and kind in ("country", "organisation"):
            return Mention(start=cell.start, end=cell.end, text=cell.text, type="country", name=country)
        known = self._annotated(cell)
        name = known.name if known is not None else text
        return Mention(start=cell.start, end=cell.end, text=cell.text, type=kind, name=name,
                       country=known.country if known is not None else None)  # fmt: skip

    def _annotated(self, cell: Cell) -> Mention | None:
        """Return what annotate found over a whole cell."""
        token = self.reading.token_at(cell.start)
        mention = self.reading.mention_by_token.get(token.i)
        return mention if mention is not None and (mention.start, mention.end) == (cell.start, cell.end) else None
