"""The lists of name parts: `names.yaml` enters; its lists as sets leave."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml


@cache
def name_table() -> dict[str, frozenset[str]]:
    """Load `names.yaml` once, lists of phrases as sets."""
    table = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in table.items()}
