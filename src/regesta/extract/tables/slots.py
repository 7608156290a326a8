"""Who, whose and where of a cell: the ways of the rules, each answered from headers, caption and document.

The facts of a cell, the owner and the ground that the caption names, and the document's focus enter; mentions leave.
A country in a row is a sender or a host only where its label, the caption or the section's heading tells which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, place_in
from regesta.extract.tables.contents import tokens_in
from regesta.extract.tables.facts import Facts
from regesta.extract.tables.grid import Stretch, Table
from regesta.extract.tables.words import plain_words, table_words
from regesta.model import Mention
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over a table says of whose things it lists and where, and whether its states send or host."""

    owner: Mention | None = None
    ground: Mention | None = None
    lists_senders: bool = False
    lists_hosts: bool = False
    body: Mention | None = None
    """The force of several states that the table lists by those who send its people."""


@dataclass(slots=True)
class CellSlots:
    """What is filled so far for one cell."""

    reading: Reading
    focus: Focus
    facts: Facts
    over: Over
    offset: int
    operator: Mention | None = None
    host: Mention | None = None

    @property
    def token(self) -> Token:
        """The word of the cell, from which the discourse is looked at."""
        return self.reading.token_at(self.offset)


class UnclearState(Exception):
    """A row's country may be a sender or a host, and nothing over the table says which."""


def read_over(reading: Reading, table: Table) -> Over:
    """Return what caption, section's heading and title say, the nearest first."""
    stretches = [s for s in (table.caption, table.section, table.title) if s is not None]
    owners = (owner for s in stretches if (owner := _owner(reading, s)) is not None)
    grounds = (ground for s in stretches if (ground := _ground(reading, s)) is not None)
    words = {word for s in stretches[:2] for word in plain_words(s.text).split()}
    phrases = " ".join(plain_words(s.text) for s in stretches[:2])
    hosting = bool(words & table_words().hosting) or any(p in phrases for p in table_words().hosting if " " in p)
    body = next((b for s in stretches[:2] if (b := _body_composed(reading, s)) is not None), None)
    sending = bool(words & table_words().sending) or body is not None
    return Over(next(owners, None), next(grounds, None), sending, hosting and body is None, body)


def _body_composed(reading: Reading, stretch: Stretch) -> Mention | None:
    """Return the mission of which some words tell who makes it up: "UNIFIL comprised the following personnel"."""
    if not set(plain_words(stretch.text).split()) & table_words().composing:
        return None
    mentions = (reading.mention_by_token.get(token.i) for token in tokens_in(reading, stretch.start, stretch.end))
    named = (m for m in mentions if m is not None and reading.gazetteer.kind_of_organisation(m.text) == "force")
    found = {m.name: m for m in named}
    return next(iter(found.values())) if len(found) == 1 else None


def _owner(reading: Reading, stretch: Stretch) -> Mention | None:
    """Return the power whose forces, sites or doings some words name: "Russian deliveries of arms"."""
    for token in tokens_in(reading, stretch.start, stretch.end):
        owned = reading.classes(token) & FORCES_AND_SITES or (token.pos_ == "NOUN" and reading.actions(token))
        if owned and (owner := owner_of(reading, token)) is not None:
            return replace(owner, found_in="sentence")
    return None


def _ground(reading: Reading, stretch: Stretch) -> Mention | None:
    """Return the country that some words place the table in: "in Djibouti"; two are none."""
    tokens = tokens_in(reading, stretch.start, stretch.end)
    placed = [t for t in tokens if (preposition_of(t) or "") in ("in", "at", "on", "inside", "across", "within", "to")]
    found = [c for t in placed for m in place_in(reading, t) if (c := country_of_place(reading, m)) is not None]
    names = {mention.name: mention for mention in found}
    return replace(next(iter(names.values())), found_in="sentence") if len(names) == 1 else None


def _state(slots: CellSlots) -> tuple[Mention | None, Mention | None]:
    """Return the row's country as (sender, host); both None where the row names none."""
    names, over = slots.facts.names, slots.over
    host, sender = names.get("host") or names.get("recipient"), names.get("operator")
    country = names.get("country")
    if country is None or (host is not None and sender is not None):
        return sender, host
    if host is not None or (over.lists_senders and sender is None):
        return country, host
    if sender is not None or over.lists_hosts:
        return sender, country
    if over.owner is not None and over.owner.name != country.name:
        return sender, country
    if over.ground is not None and over.ground.name != country.name:
        return country, host
    if "facility" in names:
        return sender, country
    raise UnclearState(country.name)


def fill(slots: CellSlots, rule: Rule) -> Mention | None:
    """Fill operator and host of a cell as a rule asks, and return the subject; None where no way finds one.

    Raises `UnclearState` where a country's part in the table is not told.
    """
    if any(way in rule.operator for way in ("owner", "unit_country", "keeper")):
        slots.operator, slots.host = _state(slots)
        slots.operator = slots.operator or _operator_over(slots)
        slots.host = slots.host or _host_over(slots)
    else:
        names = slots.facts.names
        slots.operator = names.get("operator") or names.get("donor") if rule.operator else None
        if "agreement_guest" in rule.operator:
            slots.operator = slots.operator or slots.over.owner
        slots.host = names.get("host") or names.get("country") or _place_country(slots) or _host_over(slots)
        if not rule.host:
            slots.host = None
    if slots.operator is not None and slots.host is not None and slots.operator.name == slots.host.name:
        slots.operator = None if slots.operator.found_in != "clause" else slots.operator
    return _first(rule.subject, slots)


def _operator_over(slots: CellSlots) -> Mention | None:
    if slots.facts.total_of & {"operator", "country"} and slots.over.lists_senders:
        return slots.over.body
    exclude = slots.host.name if slots.host is not None else None
    if slots.over.owner is not None and slots.over.owner.name != exclude:
        return slots.over.owner
    return None if slots.facts.total_of & {"operator"} else slots.focus.operator(slots.token, exclude)


def _host_over(slots: CellSlots) -> Mention | None:
    if (place := _place_country(slots)) is not None:
        return place
    if slots.over.ground is not None:
        return slots.over.ground
    if slots.over.body is not None:
        return _ground_of_body(slots.reading, slots.over.body)
    if slots.facts.total_of & {"host", "country"}:
        return None
    return slots.focus.host(slots.token, slots.operator.name if slots.operator is not None else None)


def _ground_of_body(reading: Reading, body: Mention) -> Mention | None:
    """Return the one country in which a mission serves; one between two countries is on no ground of the page's."""
    name = reading.gazetteer.ground_of(body.text)
    return replace(body, type="country", name=name, found_in="sentence") if name is not None else None


def _place_country(slots: CellSlots) -> Mention | None:
    for dimension in ("place", "facility"):
        mention = slots.facts.names.get(dimension)
        if mention is None:
            continue
        known = slots.focus.host(slots.token, None)
        inside = slots.reading.gazetteer.place(mention.name, known.name) if known is not None else None
        if inside is not None:
            return known
        return country_of_place(slots.reading, mention)
    return None


def _first(ways: Sequence[str], slots: CellSlots) -> Mention | None:
    for way in ways:
        found = CELL_WAYS[way](slots) if way in CELL_WAYS else None
        if found is not None:
            return found
    return None


def _named(dimension: str) -> Callable[[CellSlots], Mention | None]:
    return lambda slots: slots.facts.names.get(dimension)  # type: ignore[call-overload]


def _forces(slots: CellSlots) -> Mention | None:
    operator = slots.operator
    if operator is not None and slots.reading.gazetteer.kind_of_organisation(operator.name) == "force":
        return operator  # a mission is a body of troops
    forces = naming.name_forces(slots.reading, None, slots.operator, slots.host)
    body = slots.over.body
    if body is None or forces is None or slots.operator is None or slots.host is not None:
        return forces
    return replace(forces, name=f"{forces.name} in {body.text}")


def _ground_of(slots: CellSlots) -> Mention | None:
    names = slots.facts.names
    return names.get("place") or names.get("country") or names.get("host") or slots.host


def _actor(slots: CellSlots) -> Mention | None:
    names = slots.facts.names
    return names.get("operator") or names.get("country") or names.get("host") or slots.over.ground


def _state_told(slots: CellSlots) -> Mention | None:
    names = slots.facts.names
    return names.get("country") or names.get("host") or slots.over.ground or slots.focus.host(slots.token, None)


CELL_WAYS: Mapping[str, Callable[[CellSlots], Mention | None]] = {
    "unit": _named("unit"),
    "facility": _named("facility"),
    "facility_patient": _named("facility"),
    "recipient": _named("recipient"),
    "named_as": _named("facility"),
    "forces": _forces,
    "force_patient": _forces,
    "area": _ground_of,
    "incident_place": _ground_of,
    "place": _ground_of,
    "state_focus": _state_told,
    "state_agent": _state_told,
    "holder": _state_told,
    "agent": _actor,
    "actor": _actor,
    "agreement_patient": _named("agreement"),
    "agreement_agent": _named("agreement"),
    "agreement_near": _named("agreement"),
}
"""The ways of `regesta.extract.slots.subjects` that headers can answer, by the same names."""
