"""The report's wording as data: the YAML files beside this module enter, plain mappings leave."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["load_clauses", "load_sections", "load_sentences", "load_words"]

FOLDER = Path(__file__).parent


@cache
def _load(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def load_sentences() -> dict[str, Any]:
    """Return frames of attribution, verdicts, and what is said where nothing was found."""
    sentences: dict[str, Any] = _load("sentences.yaml")
    return sentences


def load_clauses() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Return the clauses by predicate and property."""
    clauses: dict[str, dict[str, list[dict[str, Any]]]] = _load("clauses.yaml")
    return clauses


def load_sections() -> list[dict[str, Any]]:
    """Return the sections of a country report in their order."""
    sections: list[dict[str, Any]] = _load("sections.yaml")
    return sections


@cache
def load_words() -> dict[str, frozenset[str]]:
    """Return the lists of words that decide how a name or figure is put into a sentence."""
    return {name: frozenset(words.split()) for name, words in _load("words.yaml").items()}
