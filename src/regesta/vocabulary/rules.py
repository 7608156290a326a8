"""The form of a rule: which keys a rule in a predicate's YAML file has, what each asks of a text, and how slots fill.

A mapping read from YAML enters; a frozen `Rule` leaves, or a `ValidationError` for a key or way that there is not.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from regesta.model import Polarity, Stance
from regesta.vocabulary.slot_ways import HostWay, OperatorWay, SubjectWay


class Rule(BaseModel):
    """One way in which a text states a predicate: which centre, under what, and where the slots come from."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: str
    why: str
    centre: Literal["quantity", "verb", "noun", "duration", "date", "phrase", "cell"]
    """Where the rule begins. A `cell` is one of a table; cells are also held against the rules of quantities, dates and
    durations, with their headers for the clause, so a rule of its own is only for what no sentence would leave out."""
    property: str
    property_if: dict[str, str] = Field(default_factory=dict)
    """Property by stance, where it is not the rule's own: {planned: planned_strength}."""
    property_if_more: str | None = None
    """Property of a figure that comes on top of others, where it is not the rule's own: "another 300 soldiers came"."""
    property_by_value: dict[str, str] = Field(default_factory=dict)
    """Property by the kind of value, where it is not the rule's own: {date: opening_date}; the stance's goes before."""
    counts: list[str] = Field(default_factory=list)
    """Noun classes of what is counted (centre quantity), or of the head (centre phrase)."""
    units: list[str] = Field(default_factory=list)
    """Unit classes of a measure: length, area, mass, money, percent, times ("twice"); fraction for "a third of"."""
    measures: list[str] = Field(default_factory=list)
    """Noun classes of what a measure is told of: "a 900 kilometer border", "the border is 900 kilometers long". Without
    them, a measure before a noun is that noun's and makes no claim of its own."""
    actions: list[str] = Field(default_factory=list)
    """Action classes of the governing verb or event noun (centre verb, noun), or that govern a quantity."""
    verbs: list[str] = Field(default_factory=list)
    """Single lemmas beside the classes."""
    unless: list[str] = Field(default_factory=list)
    """Action classes whose government forbids the rule."""
    patient: list[str] = Field(default_factory=list)
    """Noun classes of which one member must be what the verb affects."""
    agent: list[str] = Field(default_factory=list)
    """Noun classes, or types of actors, of which one must act in the clause."""
    no_agent: list[str] = Field(default_factory=list)
    """Noun classes of which none may act in the clause: mines that deminers find are found at work."""
    near: list[str] = Field(default_factory=list)
    """Noun classes of which one member must stand in the clause; a nearer witness than the sentence."""
    sentence: list[str] = Field(default_factory=list)
    """Noun classes of which one member must stand in the sentence or its section's heading."""
    bounds: list[str] = Field(default_factory=list)
    """Bounds of the date (centre date): until, through, since …"""
    prepositions: list[str] = Field(default_factory=list)
    """Prepositions of which one must introduce the value or the patient."""
    after: list[str] = Field(default_factory=list)
    """Prepositions of which one must introduce the trigger itself (centre noun): "with OSCE money"."""
    words: list[str] = Field(default_factory=list)
    """Lemmas of which one must stand in the clause."""
    within: list[str] = Field(default_factory=list)
    """Lemmas of which one must stand in the phrase itself (centre phrase): "talks on the issue"."""
    purpose: list[str] = Field(default_factory=list)
    """Action classes of which one must be what the event is for: "visited Doha to discuss the base"."""
    section: list[str] = Field(default_factory=list)
    """Words of which one must stand in the sentence or in the heading of its section."""
    heading: list[str] = Field(default_factory=list)
    """Words of which one must stand in the heading over the passage: sums under "Support" on a page about mines."""
    heading_without: list[str] = Field(default_factory=list)
    """Words of which none may stand in that heading: "Support for survivors"."""
    said: list[str] = Field(default_factory=list)
    """Words of which one must stand in the sentence, or in the one before where the sentence tells no other purpose."""
    incident: list[str] = Field(default_factory=list)
    """Noun classes of which one must stand in the sentence before, where that tells an incident and this one neither an
    incident nor a time of its own: "A mine went off near X. A woman was killed."."""
    chain: list[str] = Field(default_factory=list)
    """Noun classes of which one must govern the figure: "a garrison of 500 people"."""
    without: list[str] = Field(default_factory=list)
    """Lemmas of which none may stand in the clause."""
    not_after: list[str] = Field(default_factory=list)
    """Prepositions that must not introduce the value: "cut by 300" says no strength."""
    over: list[str] = Field(default_factory=list)
    """Lemmas of which one must govern the figure or be what it measures: "a debt of 180 million"."""
    able: list[str] = Field(default_factory=list)
    """Action classes over the figure of which it is said that they could be: "is able to house 500"."""
    unless_able: list[str] = Field(default_factory=list)
    """The same, where the rule is not met."""
    known: bool = False
    """Of a figure: whether the verb over it must be of some class of the lexicons. What an unknown verb says of
    soldiers or sites ("94 soldiers sneezed", "25,000 camps were repainted") need not count those that are there."""
    few: list[str] = Field(default_factory=list)
    """Action classes of which one must stand over a figure under ten that counts people: "two observers escorting the
    team were stopped" tells an incident, and "three observers are stationed there" a strength."""
    joined: list[str] = Field(default_factory=list)
    """Action classes of which all must be coordinated over the figure: "killed or wounded"."""
    bare: bool = False
    """Whether the figure must stand apart from the counted noun: "the garrison numbers 900", not "two garrisons"."""
    distance: bool = False
    """Of a length: whether it must be said of a way from somewhere, or must not."""
    direct: bool = False
    """Whether the governing word must stand directly over what is counted."""
    not_past: bool = False
    """Whether the clause must be told in the present or future: "has the base until 2042"."""
    named: bool = False
    """Whether the subject must be a name or a described site; who acts in the clause will not do."""
    placed: bool = False
    """Whether the clause must name a place: "located in a country" says nothing."""
    foreign: bool = False
    """Whether the claim needs an operator other than the host: a contingent that leaves its own capital goes abroad."""
    operated: bool = False
    """Whether the claim needs an operator: a movement of nobody's troops is no claim."""
    abroad: bool = False
    """Whether an operator, where one is told, must be other than the host: an army at home is no presence."""
    grounded: bool = False
    """Whether the claim needs a host, or a place in its clause: "the troops fought well" is no presence anywhere."""
    about: list[str] = Field(default_factory=list)
    """Noun classes of which the sentence, its paragraph or heading, the title or the page as a whole must speak."""
    not_by: list[str] = Field(default_factory=list)
    """Noun classes that must not be the cause: "the war has killed 260,000" tells of no mines."""
    denied: bool = False
    """Whether the text must deny what the centre says: "no casualties were reported"."""
    rate: bool = False
    """Of a count: whether it must be so many each month or year; other rules take no such figure."""
    once: bool = False
    """Of a sum: whether it must be given once; so much each month or year is no total then."""
    notice: bool = False
    """Of a duration: whether it must be that of a notice ("with a year's notice"); no other rule takes it."""
    behind: list[str] = Field(default_factory=list)
    """Words of which one must follow the figure within three words: "250 meters wide"."""
    ballot: Literal["for", "against", "abstained"] | None = None
    """The side of a vote that the figure must tell: "voted 83 to 2", "by 14 votes to none with one abstention"."""
    beside_figures: bool = False
    """Whether the words make a claim of their own where a figure stands under the same verb."""
    carried: bool = False
    """Whether the verb over an event noun must tell its course: "the exodus continues"."""
    told: bool = False
    """Whether somebody must be told to say it: what the text states in its own voice is no position."""
    several: bool = False
    """Whether what is counted must stand in the plural: "the 3,000-strong 1st Brigade" counts no brigades."""
    presupposed: bool = False
    """Whether a definite noun takes for granted what it says, wherever it hangs: "resentment of the US presence there";
    only what is the object of a plan or wish is planned or wished itself."""
    lasting: bool = False
    """Whether what is told lasts, so that a date beside it says at most when it was seen."""
    dated: bool = False
    """Whether the text must date the event: "the departure of the troops" alone tells nothing."""
    told_apart: bool = False
    """Whether more than its bare noun must tell the agreement: a word on it, a name, a year, a party or a site."""
    settled: bool = False
    """What an agreement fixes for the future is fixed now: a mere "will" makes it no plan."""
    value: list[Literal["quantity", "none", "date", "end", "duration", "recurrence", "ages", "words", "patient"]] = [
        "words"
    ]
    kind: Literal["state", "event"] = "state"
    subject: list[SubjectWay] = Field(default_factory=list)
    operator: list[OperatorWay] = Field(default_factory=list)
    host: list[HostWay] = Field(default_factory=list)
    polarity: Polarity | None = None
    """Polarity that the words themselves carry, as "non-signatory" does."""
    stance: Stance | None = None
    """Stance that the action itself carries, as `demanded` for lobbying; the clause's own stance wins."""

    def property_of(self, stance: str, kind: str, *, more: bool = False) -> str:
        """Return a claim's property: by its stance, of a figure on top of others (`more`), or by its kind of value."""
        told = self.property_if_more if more else None
        return self.property_if.get(stance) or told or self.property_by_value.get(kind, self.property)


NOUN_KEYS = ("counts", "patient", "agent", "no_agent", "near", "sentence", "incident", "chain", "about", "not_by")
ACTION_KEYS = ("actions", "unless", "joined", "able", "unless_able", "few", "purpose")
"""Keys of a rule that name classes of the lexicons."""
