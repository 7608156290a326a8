"""The predicates that claims use, each one YAML file: definition, rules, examples.

Folders of YAML files enter; a `Vocabulary` leaves, in the order in which predicates win where two fit. Nothing is
guessed: an unknown key, class or slot strategy is a `VocabularyError` that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regesta.errors import VocabularyError
from regesta.model import Polarity, Stance, digest
from regesta.vocabulary.lexicons import Lexicons, load_lexicons
from regesta.vocabulary.yaml_files import line_of, read_yaml, suggest

SHIPPED = Path(__file__).parent / "predicates"


SubjectWay = Literal[
    "unit", "facility", "named_as", "forces", "force_patient", "force_agent", "facility_patient", "facility_above",
    "facility_of_clause", "phrase_subject", "phrase_subject_state", "state_for", "state_agent", "agent", "holder",
    "actor", "recipient", "area", "incident_place", "place",
    "modified_place", "state_focus", "agreement_patient", "agreement_agent", "agreement_near", "agreement_in_focus",
    "negotiated", "negotiated_before",
]  # fmt: skip
"""Ways to fill a subject; each is a function of `regesta.extract.slots.subjects`, tried in the order of the rule."""
OperatorWay = Literal[
    "owner", "unit_country", "sender", "agent_state", "payer", "agent_organisation", "by_agent", "guest", "keeper",
    "focus_operator", "agreement_guest",
]  # fmt: skip
HostWay = Literal[
    "host_agent",
    "location",
    "destination",
    "origin_place",
    "facility_country",
    "earlier_site",
    "focus_host",
    "agreement_host",
]


class Example(BaseModel):
    """A sentence and the properties that rules must find in it, one for each claim."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    finds: list[str] = Field(min_length=1)
    why: str | None = None


class CounterExample(BaseModel):
    """A near miss: a sentence in which no rule of the predicate may find anything, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    why: str


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
    property_by_value: dict[str, str] = Field(default_factory=dict)
    """Property by the kind of value, where it is not the rule's own: {date: opening_date}; the stance's goes before."""
    counts: list[str] = Field(default_factory=list)
    """Noun classes of what is counted (centre quantity), or of the head (centre phrase)."""
    units: list[str] = Field(default_factory=list)
    """Unit classes of a measure: length, area, mass, money, percent."""
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
    near: list[str] = Field(default_factory=list)
    """Noun classes of which one member must stand in the clause; a nearer witness than the sentence."""
    sentence: list[str] = Field(default_factory=list)
    """Noun classes of which one member must stand in the sentence or its section's heading."""
    bounds: list[str] = Field(default_factory=list)
    """Bounds of the date (centre date): until, through, since …"""
    prepositions: list[str] = Field(default_factory=list)
    """Prepositions of which one must introduce the value or the patient."""
    words: list[str] = Field(default_factory=list)
    """Lemmas of which one must stand in the clause."""
    within: list[str] = Field(default_factory=list)
    """Lemmas of which one must stand in the phrase itself (centre phrase): "talks on the issue"."""
    purpose: list[str] = Field(default_factory=list)
    """Action classes of which one must be what the event is for: "visited Doha to discuss the base"."""
    section: list[str] = Field(default_factory=list)
    """Words of which one must stand in the sentence or in the heading of its section."""
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
    about: list[str] = Field(default_factory=list)
    """Noun classes of which the sentence, its paragraph or heading, the title or the page as a whole must speak."""
    not_by: list[str] = Field(default_factory=list)
    """Noun classes that must not be the cause: "the war has killed 260,000" tells of no mines."""
    denied: bool = False
    """Whether the text must deny what the centre says: "no casualties were reported"."""
    rate: bool = False
    """Of a count: whether it must be so many each month or year; other rules take no such figure."""
    behind: list[str] = Field(default_factory=list)
    """Words of which one must follow the figure within three words: "250 meters wide"."""
    carried: bool = False
    """Whether the verb over an event noun must tell its course: "the exodus continues"."""
    beside_figures: bool = False
    """Whether the words make a claim of their own where a figure stands under the same verb."""
    several: bool = False
    """Whether what is counted must stand in the plural: "the 3,000-strong 1st Brigade" counts no brigades."""
    dated: bool = False
    """Whether the text must date the event: "the departure of the troops" alone tells nothing."""
    settled: bool = False
    """What an agreement fixes for the future is fixed now: a mere "will" makes it no plan."""
    value: list[Literal["quantity", "none", "date", "duration", "recurrence", "words", "patient"]] = ["words"]
    kind: Literal["state", "event"] = "state"
    subject: list[SubjectWay] = Field(default_factory=list)
    operator: list[OperatorWay] = Field(default_factory=list)
    host: list[HostWay] = Field(default_factory=list)
    polarity: Polarity | None = None
    """Polarity that the words themselves carry, as "non-signatory" does."""
    stance: Stance | None = None
    """Stance that the action itself carries, as `demanded` for lobbying; the clause's own stance wins."""

    def property_of(self, stance: str, kind: str) -> str:
        """Return the property that a claim by this rule has: that of its stance, else of its kind of value."""
        return self.property_if.get(stance) or self.property_by_value.get(kind, self.property)


class Predicate(BaseModel):
    """A kind of claim: its definition for readers, its rules for the engine, its examples for the tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    predicate: str
    order: int
    definition: str
    subject: str
    properties: dict[str, str]
    rules: list[Rule]
    examples: list[Example] = Field(default_factory=list)
    """Sentences with the properties that must be found in them."""
    counter_examples: list[CounterExample] = Field(default_factory=list)
    """Near misses: sentences in which nothing of the predicate may be found, each with the reason."""


@dataclass(frozen=True)
class Vocabulary:
    """Every predicate in the order of precedence, with the lexicons that their rules name."""

    predicates: tuple[Predicate, ...]
    lexicons: Lexicons
    names: Mapping[str, Predicate] = field(default_factory=dict)

    @cached_property
    def rules(self) -> tuple[tuple[Predicate, Rule], ...]:
        """All rules with their predicate, in the order in which they are tried."""
        return tuple((predicate, rule) for predicate in self.predicates for rule in predicate.rules)

    @cached_property
    def digest(self) -> str:
        """Identity of what decides in a vocabulary, so that a change of it makes extraction run again."""
        plain = [predicate.model_dump(exclude={"examples", "counter_examples"}) for predicate in self.predicates]
        return digest({"predicates": plain, "lexicons": self.lexicons.as_plain()})

    def rule(self, name: str) -> tuple[Predicate, Rule] | None:
        """Return the rule of a name (`predicate.rule`) with its predicate; None when there is none."""
        return next(((p, r) for p, r in self.rules if f"{p.predicate}.{r.name}" == name), None)


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...]) -> Vocabulary:
    lexicons = load_lexicons(folders)
    files = [path for folder in (SHIPPED, *folders) for path in sorted(folder.glob("*.yaml"))]
    predicates = sorted((read_predicate(path, lexicons) for path in files), key=lambda p: (p.order, p.predicate))
    _reject_duplicates(predicates)
    return Vocabulary(tuple(predicates), lexicons, {p.predicate: p for p in predicates})


def load_vocabulary(folders: Sequence[Path] = ()) -> Vocabulary:
    """Return the shipped predicates together with those of a user's folders.

    A folder holds predicate files and may hold `lexicons/nouns.yaml` and `lexicons/actions.yaml`, which add
    classes or add lemmas to shipped ones. Raises `VocabularyError` naming file and line.
    """
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise VocabularyError(f"{folder}: not a folder; --vocabulary takes a folder of predicate files.")
        if not [*folder.glob("*.yaml"), *folder.glob("lexicons/*.yaml")]:
            raise VocabularyError(f"{folder}: no predicate file (*.yaml) stands in this folder.")
    return _load(tuple(Path(folder) for folder in folders))


def read_predicate(path: Path, lexicons: Lexicons) -> Predicate:
    """Read and validate one predicate file; raises `VocabularyError` naming the line, and what can stand there."""
    plain, text = read_yaml(path)
    try:
        predicate = Predicate.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(f"{path}:{line_of(text, first['loc'])}: {where}: {say_problem(first)}") from error
    for number, rule in enumerate(predicate.rules):
        for location, problem in _problems_of(predicate, rule, lexicons):
            line = line_of(text, ("rules", number, *location))
            raise VocabularyError(f"{path}:{line}: rule {rule.name}: {problem}")
    return predicate


def say_problem(error: Any) -> str:
    """Return in words what is wrong at a key, and what may stand there."""
    location, given = error["loc"], error.get("input")
    if error["type"] == "extra_forbidden":
        models: dict[Any, type[BaseModel]] = {"rules": Rule, "examples": Example, "counter_examples": CounterExample}
        model = models.get(location[0], Predicate)
        keys = sorted(model.model_fields)
        return f"no such key.{suggest(str(location[-1]), keys)} There are: {', '.join(keys)}."
    if error["type"] == "missing":
        return "is missing."
    if error["type"] == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"{given!r} is none of these: {', '.join(allowed)}.{suggest(str(given), allowed)}"
    return f"{error['msg']}."


def _problems_of(predicate: Predicate, rule: Rule, lexicons: Lexicons) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield where a rule names a class or property that is not there; it would silently never be met."""
    nouns, actions = lexicons.noun_classes | AGENT_TYPES, lexicons.action_classes
    kinds = (("noun", nouns, NOUN_KEYS), ("action", actions, ACTION_KEYS))
    for kind, known, keys in kinds:
        for key in keys:
            for place, name in enumerate(getattr(rule, key)):
                if name not in known:
                    yield (key, place), f"no {kind} class {name!r} in the lexicons.{suggest(name, known)}"
    for location, name in (
        (("property",), rule.property), *((("property_if", stance), name) for stance, name in rule.property_if.items()),
        *((("property_by_value", kind), name) for kind, name in rule.property_by_value.items()),
    ):  # fmt: skip
        if name not in predicate.properties:
            yield location, f"property {name!r} is not listed.{suggest(name, predicate.properties)}"


NOUN_KEYS = ("counts", "patient", "agent", "near", "sentence", "chain", "about", "not_by")
ACTION_KEYS = ("actions", "unless", "joined", "able", "unless_able", "purpose")
"""Keys of a rule that name classes of the lexicons."""
AGENT_TYPES = frozenset({"state", "person", "organisation", "country", "place"})
"""Types of actors that a rule may ask for beside noun classes; the engine knows them from mentions."""


def _reject_duplicates(predicates: Sequence[Predicate]) -> None:
    seen: set[str] = set()
    for predicate in predicates:
        if predicate.predicate in seen:
            raise VocabularyError(f"predicate {predicate.predicate!r} is defined twice; rename or remove one file.")
        seen.add(predicate.predicate)
