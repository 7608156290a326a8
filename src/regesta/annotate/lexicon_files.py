"""Word lists as data: the name of a YAML file in `lexicons/` enters; its tables leave, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parent / "lexicons"


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return the tables of one lexicon, by its file's name without ending; a missing file raises FileNotFoundError."""
    return read_tables(SHIPPED / f"{name}.yaml")


def read_tables(path: Path) -> dict[str, Any]:
    """Return what a YAML file holds; libyaml's parser, where PyYAML has it, reads ten times as fast as Python's."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return tables


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """Return one list of a lexicon as a set, as `word_set("sources", "people", "titles")`."""
    table: Any = load_lexicon(name)
    for key in path:
        table = table[key]
    return frozenset(str(word) for word in table)
