"""A predicate for readers: a predicate and the lexicons enter; conditions, slots and word classes leave, with reasons.

The page of the documentation and the pages of rules in the browser are made of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regesta.vocabulary.lexicons import Lexicons
from regesta.vocabulary.predicates import Predicate
from regesta.vocabulary.rules import ACTION_KEYS, NOUN_KEYS, Rule

NO_CONDITIONS = frozenset(
    [
        "name",
        "why",
        "centre",
        "property",
        "property_if",
        "property_if_more",
        "value",
        "kind",
        "subject",
        "operator",
        "host",
    ]
)
"""Keys of a rule that say what it gives, not when it holds."""
SLOTS = ("subject", "operator", "host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of a rule: its key, what the key means, and what the rule asks for."""

    key: str
    meaning: str
    asked: tuple[str, ...]
    """Names of classes, or words; empty where the key is only set or not."""
    is_class: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """A class of the lexicons with its reason and its words, those that count only beside others with these."""

    name: str
    kind: str
    why: str
    words: tuple[str, ...]


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield what a rule asks for beyond its centre, in the order of the keys; nothing for what it leaves open."""
    for key, field in Rule.model_fields.items():
        asked: Any = getattr(rule, key)
        if key in NO_CONDITIONS or not asked:
            continue
        values = tuple(map(str, asked)) if isinstance(asked, list) else (str(asked),) if asked is not True else ()
        meaning = " ".join((field.description or "").split())
        yield Condition(key=key, meaning=meaning, asked=values, is_class=key in (*NOUN_KEYS, *ACTION_KEYS))


def classes_of(predicate: Predicate, lexicons: Lexicons) -> Iterator[WordClass]:
    """Yield the classes of words that a predicate's rules name, nouns before actions, each once, by name."""
    tables = (("noun", lexicons.nouns, NOUN_KEYS), ("action", lexicons.actions, ACTION_KEYS))
    for kind, table, keys in tables:
        named = {name for rule in predicate.rules for key in keys for name in getattr(rule, key)}
        for name in sorted(named & set(table)):
            entry = table[name]
            why = " ".join(str(entry.get("why", "")).split())
            yield WordClass(name=name, kind=kind, why=why, words=tuple(_words(entry)))


def _words(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of a class, and what those that need company stand beside."""
    for key in ("lemmas", "verbs", "nouns"):
        yield from map(str, entry.get(key, ()))
    for word, beside in entry.get("with", {}).items():
        yield f"{word} (with {', '.join(map(str, beside))})"
    for word, beside in entry.get("without", {}).items():
        yield f"{word} (only with {', '.join(map(str, beside))})"
    for word, beside in entry.get("not_with", {}).items():
        yield f"{word} (not with {', '.join(map(str, beside))})"
    for word in entry.get("plural_only", ()):
        yield f"{word} (alone only in the plural)"
