"""The predicates that claims use, each one YAML file: definition, rules, examples.

Folders of YAML files enter; a `Vocabulary` leaves, in the order in which predicates win where two fit. Nothing is
guessed: an unknown key, class or slot strategy is a `VocabularyError` that names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regesta.errors import VocabularyError
from regesta.model import digest
from regesta.vocabulary.lexicons import Lexicons, load_lexicons, reject_strange_files
from regesta.vocabulary.rules import ACTION_KEYS, NOUN_KEYS, Rule
from regesta.vocabulary.yaml_files import line_of, read_yaml, suggest

SHIPPED = Path(__file__).parent / "predicates"


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


class Predicate(BaseModel):
    """A kind of claim: its definition for readers, its rules for the engine, its examples for the tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    predicate: str
    order: int
    definition: str
    field: str | None = None
    """The field in `lexicons/fields.yaml` of which a passage must be; without one, passages of any field are read."""
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
    read = [(path, read_predicate(path, lexicons)) for path in files]
    _reject_duplicates(read)
    predicates = sorted((predicate for _, predicate in read), key=lambda p: (p.order, p.predicate))
    return Vocabulary(tuple(predicates), lexicons, {p.predicate: p for p in predicates})


def load_vocabulary(folders: Sequence[Path] = ()) -> Vocabulary:
    """Return the shipped predicates together with those of a user's folders.

    A folder holds predicate files and may hold `lexicons/nouns.yaml`, `lexicons/actions.yaml` and
    `lexicons/fields.yaml`, which add classes and fields or add words to shipped ones. Raises `VocabularyError` naming
    file and line.
    """
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise VocabularyError(f"{folder}: not a folder; --vocabulary takes a folder of predicate files.")
        if not [*folder.glob("*.yaml"), *folder.glob("lexicons/*.yaml")]:
            raise VocabularyError(f"{folder}: no predicate file (*.yaml) stands in this folder.")
        reject_strange_files(folder)
    return _load(tuple(Path(folder) for folder in folders))


def read_predicate(path: Path, lexicons: Lexicons) -> Predicate:
    """Read and validate one predicate file; raises `VocabularyError` naming the line, and what can stand there."""
    plain, text = read_yaml(path)
    try:
        predicate = Predicate.model_validate(plain)
    except ValidationError as error:
        first = min(
            error.errors(), key=lambda one: one["type"] != "extra_forbidden"
        )  # a key misspelt is one missing too
        where = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(f"{path}:{line_of(text, first['loc'])}: {where}: {say_problem(first)}") from error
    if predicate.field is not None and predicate.field not in lexicons.fields:
        guess = suggest(predicate.field, lexicons.fields)
        raise VocabularyError(
            f"{path}:{line_of(text, ('field',))}: no field {predicate.field!r} in the lexicons.{guess}"
        )
    for key, problem in _problems_of_whole(predicate):
        raise VocabularyError(f"{path}:{line_of(text, key)}: {problem}")
    for number, rule in enumerate(predicate.rules):
        for location, problem in _problems_of(predicate, rule, lexicons):
            line = line_of(text, ("rules", number, *location))
            raise VocabularyError(f"{path}:{line}: rule {rule.name}: {problem}")
    return predicate


WRONG_FORMS = {
    "list_type": "is no list; write [it] in brackets, or one a line, each behind a dash.",
    "int_type": "is no whole number.",
    "int_parsing": "is no whole number.",
    "string_type": "is no text; YAML reads yes, no, on, off and figures as something else: put it in quotes.",
    "bool_type": "is neither true nor false.",
    "bool_parsing": "is neither true nor false.",
    "dict_type": "has no keys; write each as `key: value` on a line of its own.",
    "model_type": "has no keys; write each as `key: value` on a line of its own.",
}
"""What is wrong with a value of another form than its key has, and what to do, by the kind of error."""


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
    if error["type"] in WRONG_FORMS:
        return f"{given!r} {WRONG_FORMS[error['type']]}"
    if error["type"] == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"{given!r} is none of these: {', '.join(allowed)}.{suggest(str(given), allowed)}"
    return f"{error['msg']}."


RULE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _problems_of_whole(predicate: Predicate) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield where a rule has no name of its own or no subject, and where an example finds an unknown property."""
    names: set[str] = set()
    for number, rule in enumerate(predicate.rules):
        if not RULE_NAME.fullmatch(rule.name):
            yield ("rules", number, "name"), f"rule {rule.name!r}: a name has small letters, figures and _ alone."
        if rule.name in names:
            yield ("rules", number, "name"), f"rule {rule.name}: another rule has this name; rename one of the two."
        names.add(rule.name)
        if "subject" not in rule.model_fields_set:
            yield (
                ("rules", number, "name"),
                (f"rule {rule.name}: it has no `subject`; name ways in which it is found, as [place], or [] for none."),
            )
    for number, example in enumerate(predicate.examples):
        for place, found in enumerate(example.finds):
            if found not in predicate.properties:
                guess = suggest(found, predicate.properties)
                yield ("examples", number, "finds", place), f"examples: property {found!r} is not listed.{guess}"


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
        *(((("property_if_more",), rule.property_if_more),) if rule.property_if_more is not None else ()),
    ):  # fmt: skip
        if name not in predicate.properties:
            yield location, f"property {name!r} is not listed.{suggest(name, predicate.properties)}"


AGENT_TYPES = frozenset({"state", "person", "organisation", "country", "place", "nationals"})
"""Types of actors that a rule may ask for beside noun classes; the engine knows them from mentions."""


def _reject_duplicates(read: Sequence[tuple[Path, Predicate]]) -> None:
    seen: dict[str, Path] = {}
    for path, predicate in read:
        if (first := seen.get(predicate.predicate)) is not None:
            line = line_of(path.read_text(encoding="utf-8"), ("predicate",))
            known = "shipped" if first.parent == SHIPPED else str(first)
            raise VocabularyError(
                f"{path}:{line}: predicate {predicate.predicate!r} is defined already ({known}); choose another name."
            )
        seen[predicate.predicate] = path
