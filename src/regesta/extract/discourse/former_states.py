"""Whether a state that is no more stood when a page was written.

A state's name and the page's date enter; yes or no leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def _last_years() -> Mapping[str, int]:
    years: Mapping[str, int] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return years


def stood_then(name: str, published: str | None) -> bool:
    """Tell whether a former state still stood at a page's date; no for a page without a date and an unknown state."""
    last = _last_years().get(name)
    return last is not None and published is not None and published[:4].isdigit() and int(published[:4]) <= last
