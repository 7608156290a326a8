"""From a cell to its claim: value, slots, clocks, stance, attribution, and headers and caption as evidence.

A placed cell and what its headers say enter; a `Claim` leaves, or the reason why there is none, on which a person can
act. The evidence is the cell, then the names of its row, the headers over it, and the caption, each a slice of the
text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from regesta.extract.assembly import finished, lacking_power
from regesta.extract.centres.counting import unit_class
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import slice_of
from regesta.extract.reasons import say_reason
from regesta.extract.tables.clocks import TableClock
from regesta.extract.tables.contents import Content, in_unit, tokens_in
from regesta.extract.tables.dollars import dollar_of_header, dollar_of_page
from regesta.extract.tables.facts import Facts, Headers
from regesta.extract.tables.grid import Cell, Stretch, Table
from regesta.extract.tables.layout import Layout, Placed
from regesta.extract.tables.matching import Matcher
from regesta.extract.tables.measures import Measure, MeasureReader, saying_of
from regesta.extract.tables.parts import parts_of
from regesta.extract.tables.slots import CellSlots, UnclearState, fill, read_over
from regesta.extract.tables.voices import TableVoices
from regesta.extract.tables.words import Unit, table_words
from regesta.model import (
    Claim,
    Evidence,
    Mention,
    Polarity,
    Quantity,
    Stance,
    TimeExpression,
    Value,
)
from regesta.vocabulary import Predicate, Rule

PLAIN_GROUND = frozenset({"area", "areas", "land", "ground", "total area"})
"""Words that say no more of an area than its unit does; "suspected area" is another area than "confirmed area"."""
PEOPLE = frozenset({"people", "military_people", "casualty"})


class TableClaims:
    """Makes the claims of one table."""

    def __init__(self, reading: Reading, focus: Focus, matcher: Matcher, layout: Layout) -> None:
        self.reading = reading
        self.focus = focus
        self.matcher = matcher
        self.layout = layout
        self.table: Table = layout.table
        self.headers = Headers(reading, layout)
        self.measures = MeasureReader(reading, layout.table)
        self.over = read_over(reading, layout.table)
        self.clock = TableClock(reading, layout, self.headers)
        self.voices = TableVoices(reading, layout.table)
        self._columns_of_years: dict[int, bool] = {}
        self.siblings = [cell for c in range(self.table.width) for cell in layout.headers_over(c)]

    def claims_of(self, placed: Placed) -> list[Claim | str]:
        """Return the claim of each figure of a cell, or why it makes none; words without a claim give nothing."""
        made = [self.claim_of(one) for one in parts_of(self.reading, placed)]
        return [one for one in made if placed.content.kind != "words" or not isinstance(one, str)]

    def claim_of(self, placed: Placed) -> Claim | str:
        """Return the claim of a cell, or why it makes none."""
        facts = self.headers.facts_of(placed)
        if (quantity := placed.content.quantity) is not None and _has_words(placed, quantity):
            facts.said_within = placed.cell  # "1,200 troops" says itself what it counts
        if facts.ignored:
            return say_reason("table_ignored", label=_label(placed, facts))
        measure = self.measures.measure_of(facts, self.siblings)
        if measure.own.words & table_words().parts and facts.measures:
            return say_reason("table_part", label=_label(placed, facts))
        if facts.unknown:
            return say_reason("table_list_unknown", label=facts.unknown[0].text)
        try:
            ways = (self._of_time, self._of_number, self._of_words)
            made = [one for way in ways if (one := way(placed, facts, measure)) is not None]
        except UnclearState as state:
            return say_reason("table_state", label=str(state))
        claims = (one for one in made if isinstance(one, Claim))
        return next(claims, None) or next(iter(made), None) or self._why_not(placed, facts, measure)

    def _why_not(self, placed: Placed, facts: Facts, measure: Measure) -> str:
        if facts.total_of - {None} and facts.time is None and facts.total_of & {"time"}:
            return say_reason("table_sum")
        if measure.own.unknown:
            return say_reason("table_unknown", label=_label(placed, facts))
        label = _label(placed, facts) or (self.table.caption.text if self.table.caption is not None else "")
        return say_reason("table_not_joined", label=label) if label else say_reason("table_bare")

    def _of_number(self, placed: Placed, facts: Facts, measure: Measure) -> Claim | str | None:
        quantity = placed.content.quantity
        if quantity is None or self._is_mere_year(placed, measure):
            return None
        quantity = in_unit(quantity, self._unit_of(facts, measure), measure.scale)
        met = False
        for predicate, rule in self.matcher.of_quantity(quantity, measure):
            if rule.kind == "state" and "time" in facts.total_of:
                return None
            value = self._value_of(quantity, measure)
            claim = self._claim(placed, facts, measure, predicate, rule, value)
            if claim is not None:
                return claim
            met = True
        return say_reason("table_unplaced", label=_label(placed, facts)) if met else None

    def _unit_of(self, facts: Facts, measure: Measure) -> Unit | None:
        over = [stretch for stretch in (self.table.caption, self.table.section) if stretch is not None]
        return dollar_of_header(
            measure.unit, self._dollar, (part.text for part in (*facts.measures, *facts.labels, *over))
        )

    @cached_property
    def _dollar(self) -> Unit | None:
        return dollar_of_page(self.reading)

    def _value_of(self, quantity: Quantity, measure: Measure) -> Value:
        """Return a figure as a value: of people in persons, of other things with the words that say what they are."""
        told = quantity.unit in (None, "person") or measure.phrase not in PLAIN_GROUND
        if told and measure.phrase is not None and quantity.counted is None and unit_class(quantity) != "money":
            people = bool(measure.counted & PEOPLE)
            quantity = replace(quantity, unit="person" if people else quantity.unit, counted=measure.phrase,
                               counted_start=measure.phrase_start)  # fmt: skip
        text = self.reading.document.text[quantity.start : quantity.end]
        return Value(kind="quantity", start=quantity.start, end=quantity.end, text=text, quantity=quantity)

    def _is_mere_year(self, placed: Placed, measure: Measure) -> bool:
        """Tell whether a year counts nothing: its headers do not, or its column holds nothing but years."""
        own = measure.own
        if placed.content.kind != "year" or own.counted:
            return False
        return not (placed.columns or own.actions or own.unit) or self._is_among_years(placed)

    def _is_among_years(self, placed: Placed) -> bool:
        column = placed.cell.column
        if column not in self._columns_of_years:
            cells = self.table.column(column, self.layout.header_rows)
            kinds = {self.layout.contents[cell].kind for cell in cells} - {"nothing"}
            self._columns_of_years[column] = kinds <= {"year", "date"}
        return self._columns_of_years[column]

    def _of_time(self, placed: Placed, facts: Facts, measure: Measure) -> Claim | None:
        content = placed.content
        if content.time is None:
            return None
        for predicate, rule in self.matcher.of_time(content, measure, facts):
            claim = self._claim(placed, facts, measure, predicate, rule, _value_of_time(content, content.time))
            if claim is not None:
                return claim
        return None

    def _of_words(self, placed: Placed, facts: Facts, measure: Measure) -> Claim | None:
        if placed.content.kind != "words":
            return None
        content = placed.content
        said = saying_of(self.reading, content.start, content.end)
        polarity: Polarity = "negative" if said.words & table_words().negative else "positive"
        text = self.reading.document.text[content.start : content.end]
        value = Value(kind="text", start=content.start, end=content.end, text=text, entity=self._treaty(placed))
        for predicate, rule in self.matcher.of_text(said.words, measure):
            claim = self._claim(placed, facts, measure, predicate, rule, value)
            if claim is not None:
                return finished(self.reading, replace(claim, polarity=polarity))
        return None

    def _treaty(self, placed: Placed) -> Mention | None:
        """Return the treaty that the headers, or what stands over the table, name."""
        over = [s for s in (self.table.caption, self.table.section, self.table.title) if s is not None]
        stretches: list[Cell | Stretch] = [*placed.columns, *placed.rows, *over]
        for stretch in stretches:
            for token in tokens_in(self.reading, stretch.start, stretch.end):
                mention = self.reading.mention_by_token.get(token.i)
                if mention is not None and mention.type == "treaty":
                    return mention
        return None

    def _claim(
        self, placed: Placed, facts: Facts, measure: Measure, predicate: Predicate, rule: Rule, value: Value
    ) -> Claim | None:
        slots = CellSlots(self.reading, self.focus, facts, self.over, value.start)
        subject = fill(slots, rule)
        if subject is None or lacking_power(rule, slots.operator, slots.host) is not None:
            return None
        stance = _stance(measure, rule)
        document = self.reading.document
        chain = self.voices.chain_of(value)
        valid = self.clock.valid(facts, rule, value)
        claim = Claim(
            id="", anchor="", document_id=document.id, predicate=predicate.predicate,
            property=rule.property_of(stance, value.kind), polarity="positive", stance=stance,
            subject=subject, operator=slots.operator, host=slots.host, location=_location(facts),
            value=value, valid=valid, observed_at=self.clock.observed(facts, rule, valid, chain, value),
            asserted_on=document.published, attribution=chain, evidence=self._evidence(placed),
            rule=f"{predicate.predicate}.{rule.name}",
        )  # fmt: skip
        return finished(self.reading, claim)

    def _evidence(self, placed: Placed) -> tuple[Evidence, ...]:
        """Return the cell, the names of its row, the headers over it and the caption, each once."""
        cells: list[Cell | Stretch] = [placed.cell, *placed.rows, *([placed.group] if placed.group else [])]
        cells += [*placed.columns, *self.layout.over_all]
        if self.table.caption is not None:
            cells.append(self.table.caption)
        found = (slice_of(self.reading, cell.start, cell.end) for cell in cells)
        return tuple(dict.fromkeys(found))


def _stance(measure: Measure, rule: Rule) -> Stance:
    """Return how a cell is meant: as a plan where its headers say so and the rule does not fix it, else as the rule."""
    if measure.near.words & table_words().planned and not rule.settled:
        return "planned"
    return rule.stance or "asserted"


def _has_words(placed: Placed, quantity: Quantity) -> bool:
    start = placed.cell.start
    rest = placed.cell.text[: quantity.start - start] + placed.cell.text[quantity.end - start :]
    return any(character.isalpha() for character in rest)


def _label(placed: Placed, facts: Facts) -> str:
    return " / ".join(cell.text for cell in facts.measures or placed.columns or placed.rows)


def _location(facts: Facts) -> Mention | None:
    return facts.names.get("place") or facts.names.get("facility")


def _value_of_time(content: Content, time: TimeExpression) -> Value:
    if content.kind == "duration":
        return Value(kind="duration", start=time.start, end=time.end, text=time.text, iso=time.iso_duration,
                     comparator=time.comparator)  # fmt: skip
    return Value(kind="date", start=time.start, end=time.end, text=time.text, edtf=time.edtf_start)
