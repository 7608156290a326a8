"""The clocks of a table's figures: the year of the row or column, else what the caption or the section sets for all.

The facts of a cell and its rule enter; `Valid` and `ObservedAt` leave. An event is dated by when it happened; a state
is observed then.
"""

from __future__ import annotations

import re
from functools import cached_property

from regesta.extract.clocks.observation import observed_when_published, observed_when_said
from regesta.extract.reading.document import Reading
from regesta.extract.reading.voices import innermost_speech
from regesta.extract.tables.contents import YEARS, times_in, years_of
from regesta.extract.tables.facts import Facts, Headers
from regesta.extract.tables.layout import Layout
from regesta.model import AttributionLink, ObservedAt, TimeExpression, Valid, Value
from regesta.vocabulary import Rule

PRINTED_YEARS = re.compile(rf"(?<![\d,.]){YEARS.pattern}(?![\d,])")


class TableClock:
    """Dates the figures of one table."""

    def __init__(self, reading: Reading, layout: Layout, headers: Headers) -> None:
        self.reading = reading
        self.layout = layout
        self.table = layout.table
        self.headers = headers
        self.over_time = self._time_over()

    def valid(self, facts: Facts, rule: Rule, value: Value) -> Valid:
        """Return when a claim holds in the world, as its headers or what stands over the table say."""
        if value.kind == "date":
            if rule.property == "expiry":
                return Valid(end=value.edtf, text=value.text, spans=((value.start, value.end),))
            if rule.kind == "event":
                return Valid(start=value.edtf, end=value.edtf, text=value.text, spans=((value.start, value.end),))
            return Valid(text=value.text)
        time = facts.time or self.over_time
        if "time" in facts.total_of and facts.time is None:
            return self._valid_of_sum
        if time is None:
            return Valid()
        spans = ((time.start, time.end),)
        if rule.kind == "state":
            return Valid(text=time.text, spans=spans)
        return Valid(start=time.edtf_start, end=time.edtf_end, text=time.text, spans=spans)

    @cached_property
    def _valid_of_sum(self) -> Valid:
        """The sum over years holds from the first to the last of them."""
        times = [f.time for p in self.layout.body() if (f := self.headers.facts_of(p)).time is not None]
        dated = sorted({(t.edtf_start or "", t.edtf_end or "", t.start, t.end) for t in times if t is not None})
        if not dated:
            return Valid()
        (start, _, a, b), (_, end, c, d) = dated[0], max(dated, key=lambda t: t[1])
        text = self.reading.document.text
        return Valid(start=start, end=end, text=f"{text[a:b]} … {text[c:d]}", spans=((a, b), (c, d)))

    def observed(
        self, facts: Facts, rule: Rule, valid: Valid, chain: tuple[AttributionLink, ...], value: Value
    ) -> ObservedAt | None:
        """Return as of when a figure was observed; None for an event that is dated."""
        if rule.kind == "event" and valid.start:
            return None
        time = facts.time or self.over_time
        if time is not None and rule.kind == "state" and (edtf := time.edtf_end or time.edtf_start):
            return ObservedAt(edtf=edtf, basis="stated")
        told = observed_when_said(self.reading, innermost_speech(self.reading, value.start), chain)
        return told or observed_when_published(self.reading)

    @cached_property
    def _has_years(self) -> bool:
        """Whether the table has years of its own: "at the end of the year" over such means each of them."""
        return any(content.kind == "year" for content in self.layout.contents.values())

    def _time_over(self) -> TimeExpression | None:
        """Return the time that the caption, else the section's heading, sets for the whole table; two are none."""
        over = (self.table.caption, self.table.section)
        for stretch in over if any(over) else (self.table.title,):
            if stretch is None:
                continue
            years = [
                years_of(stretch.text[m.start() :], stretch.start + m.start())
                for m in PRINTED_YEARS.finditer(stretch.text)
            ]
            known = [t for t in times_in(self.reading, stretch.start, stretch.end) if t.edtf_start and t.edtf_end]
            times = [t for t in known if t.kind in ("date", "period") and (years or not self._has_years)]
            if len(times) == 1 and len(years) <= 1:
                return times[0] if not years or years[0].kind == "date" else years[0]
            if len(years) == 1 and not times:
                return years[0]
        return None
