"""Reasons for unclaimed figures, as data: a name and words enter, a reason leaves; a reason enters, its kind leaves.

Which there are, and what a person can do about each, stands in `reasons.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

QUOTED = re.compile(r"“[^”]*”")
READ_IT = "Read the sentence; nothing is known to be done about it."


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """A kind of reason: its words with an ellipsis where each figure has its own, and what a person can do."""

    words: str
    advice: str


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    )
    return table


def say_reason(name: str, **words: str) -> str:
    """Return a reason in words, with those of the text filled in; raises KeyError for a reason that is not listed."""
    return _table()[name]["says"].format(**words)


@cache
def kind_of_reason(reason: str) -> ReasonKind:
    """Return the kind that a reason is of; one that is not listed is its own kind, without the words it quotes."""
    for entry in _table().values():
        pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(entry["says"]))
        if re.fullmatch(pattern, reason, re.DOTALL):
            return ReasonKind(re.sub(r"\{\w+\}", "…", entry["says"]), entry["do"])
    return ReasonKind(QUOTED.sub("“…”", reason), READ_IT)
