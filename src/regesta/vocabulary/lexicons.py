"""Classes of nouns and actions, by which the rules of all predicates speak, and the fields that predicates are of.

`lexicons/nouns.yaml`, `lexicons/actions.yaml` and `lexicons/fields.yaml` enter; lookups from a lemma to its classes and
the words of a field leave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from regesta.errors import VocabularyError
from regesta.vocabulary.yaml_files import line_of, read_yaml, suggest

SHIPPED = Path(__file__).parent / "lexicons"
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicons:
    """The classes and fields as in the files, and indexes from lemma to classes."""

    nouns: Mapping[str, Mapping[str, Any]]
    actions: Mapping[str, Mapping[str, Any]]
    fields: Mapping[str, Mapping[str, Any]]

    def as_plain(self) -> dict[str, Any]:
        """Return the tables as they were read, for the vocabulary's identity."""
        return {"nouns": dict(self.nouns), "actions": dict(self.actions), "fields": dict(self.fields)}

    @cached_property
    def noun_classes(self) -> frozenset[str]:
        """Names of all noun classes."""
        return frozenset(self.nouns)

    @cached_property
    def action_classes(self) -> frozenset[str]:
        """Names of all action classes."""
        return frozenset(self.actions)

    @cached_property
    def by_noun(self) -> dict[str, frozenset[str]]:
        """Classes of a noun lemma on its own."""
        return _index((lemma, name) for name, entry in self.nouns.items() for lemma in entry.get("lemmas", ()))

    @cached_property
    def by_noun_with(self) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
        """Classes of a noun lemma that hold only beside one of the given words."""
        return _conditional(self.nouns, "with")

    @cached_property
    def by_noun_without(self) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
        """Classes of a noun lemma that are lost unless one of the given words stands beside it."""
        return _conditional(self.nouns, "without")

    @cached_property
    def by_verb(self) -> dict[str, frozenset[str]]:
        """Classes of a verb lemma, with its particle where it has one."""
        return _index((verb, name) for name, entry in self.actions.items() for verb in entry.get("verbs", ()))

    @cached_property
    def by_event_noun(self) -> dict[str, frozenset[str]]:
        """Classes of a noun that says an action."""
        return _index((noun, name) for name, entry in self.actions.items() for noun in entry.get("nouns", ()))

    @cached_property
    def plural_only(self) -> dict[str, frozenset[str]]:
        """Classes that a noun has in the plural, or beside another word: "the mine" is more often a pit."""
        return _index((lemma, name) for name, entry in self.nouns.items() for lemma in entry.get("plural_only", ()))

    @cached_property
    def by_noun_not_with(self) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
        """Classes of a noun lemma that are lost beside one of the given words."""
        return _conditional(self.nouns, "not_with")

    def noun_class(self, lemma: str, beside: frozenset[str]) -> frozenset[str]:
        """Return the classes of a noun, given the lower-cased words that modify it; empty for unknown nouns."""
        classes = set(self.by_noun.get(lemma, NONE))
        for name, words in self.by_noun_with.get(lemma, ()):
            if words & beside:
                classes.add(name)
        for name, words in self.by_noun_without.get(lemma, ()):
            if not words & beside:
                classes.discard(name)
        for name, words in self.by_noun_not_with.get(lemma, ()):
            if words & beside:
                classes.discard(name)
        return frozenset(classes)


def _index(pairs: Any) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for lemma, name in pairs:
        index.setdefault(str(lemma), set()).add(name)
    return {lemma: frozenset(names) for lemma, names in index.items()}


def _conditional(table: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    index: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, entry in table.items():
        for lemma, words in entry.get(key, {}).items():
            index.setdefault(lemma, []).append((name, frozenset(str(word) for word in words)))
    return {lemma: tuple(conditions) for lemma, conditions in index.items()}


def load_lexicons(folders: Sequence[Path] = ()) -> Lexicons:
    """Return the shipped classes, with those of a user's folders added to them."""
    places = (SHIPPED, *(Path(folder) / "lexicons" for folder in folders))
    return Lexicons(*(_merged(places, name) for name in ("nouns.yaml", "actions.yaml", "fields.yaml")))


def reject_strange_files(folder: Path) -> None:
    """Raise VocabularyError for a file of a user's folder that would silently not be read."""
    for path in sorted((*folder.glob("*.yml"), *folder.glob("lexicons/*.yml"))):
        raise VocabularyError(f"{path}:1: it would not be read; its name must end in .yaml.")
    for path in sorted(folder.glob("lexicons/*.yaml")):
        if path.name not in LISTS:
            guess = suggest(path.name, LISTS)
            raise VocabularyError(f"{path}:1: no such lexicon.{guess} There are: {', '.join(sorted(LISTS))}.")
    for path in sorted(set(folder.glob("*.yaml")) & {folder / name for name in LISTS}):
        raise VocabularyError(f"{path}:1: a lexicon; move it to {folder.name}/lexicons/.")


def _merged(places: Sequence[Path], name: str) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for place in places:
        for key, entry in _read(place / name, known=merged).items():
            known = merged.setdefault(key, {})
            for part, content in entry.items():
                known[part] = _joined(known.get(part), content)
    return merged


def _joined(known: Any, content: Any) -> Any:
    if isinstance(known, list):
        return [*known, *content]
    if isinstance(known, dict):
        return {**known, **content}
    return content


PATTERN = re.compile(r"[\\()\[\]{}*+?|^]")
"""Signs of a pattern, which would never be met: words are compared as they are."""
LISTS = {
    "nouns.yaml": {"lemmas", "plural_only"}, "actions.yaml": {"verbs", "nouns"}, "fields.yaml": {"lemmas", "phrases"},
}  # fmt: skip
TABLES = {"nouns.yaml": {"with", "without", "not_with"}, "actions.yaml": set[str](), "fields.yaml": set[str]()}
"""Keys of a class that hold words, and those that hold words beside which a word counts or does not."""


def _read(path: Path, known: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the classes of a file; raises VocabularyError for what is no class, and for a new one without a reason."""
    if not path.exists():
        return {}
    plain, text = read_yaml(path)
    for name, entry in plain.items():
        problem = _problem_of(entry, path.name, is_new=name not in known)
        if problem is not None:
            key, words = problem
            raise VocabularyError(f"{path}:{line_of(text, (name, key))}: class {name}: {words}")
    return plain


def _problem_of(entry: Any, file: str, *, is_new: bool) -> tuple[str, str] | None:
    """Return the key and the words of what is wrong with a class; None where all is well."""
    if not isinstance(entry, dict):
        return "", "a class has keys: why, and its words."
    lists, tables = LISTS[file], TABLES[file]
    for key, content in entry.items():
        if key not in {"why", *lists, *tables}:
            allowed = ", ".join(["why", *sorted(lists), *sorted(tables)])
            return key, f"no such key as {key!r}.{suggest(str(key), lists | tables)} There are: {allowed}."
        of_words = content.values() if key in tables and isinstance(content, dict) else [content]
        if key != "why" and not all(_is_words(words) for words in of_words):
            return key, f"{key} must hold lists of words, as [one, two]."
        patterns = [str(word) for words in of_words if key != "why" for word in words if PATTERN.search(str(word))]
        if patterns:
            return key, f"{patterns[0]!r} is no word; the lexicons hold words as a dictionary has them, no patterns."
    return ("why", "it has no `why`: say what the words have in common.") if is_new and "why" not in entry else None


def _is_words(content: Any) -> bool:
    return isinstance(content, list) and all(isinstance(word, str | int) for word in content)
