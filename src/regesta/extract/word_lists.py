"""Words that decide something in a clause, as data with reasons: a list's name enters, its words leave.

Which lists there are, and why their words belong together, stands in `word_lists.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _lists() -> Mapping[str, Mapping[str, Any]]:
    lists: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    )
    return lists


def words_of(name: str) -> frozenset[str]:
    """Return the words of a list, in small letters; raises KeyError for a list that is not there."""
    return frozenset(_lists()[name]["words"])
