"""Whether a state that is no more stood when a page was written, and whose government a capital then was.

A state's name and the page's date enter; yes or no, or the state of that time, leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _states() -> Mapping[str, Mapping[str, Any]]:
    states: Mapping[str, Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return states


def stood_then(name: str, published: str | None) -> bool:
    """Tell whether a former state still stood at a page's date; no for a page without a date and an unknown state."""
    state = _states().get(name)
    if state is None or published is None or not published[:4].isdigit():
        return False
    return int(published[:4]) <= int(state["until"])


def seated_then(name: str, published: str | None) -> str:
    """Return the state whose government sat in a state's capital at a page's date: the state itself in its own time."""
    if published is None or published[:4] > LATEST:
        return name
    then = (old for old, state in _states().items() if state.get("seat_now_of") == name and stood_then(old, published))
    return next(then, name)


LATEST = "2005"
"""Year after which each state sits in its own capital; asked first, for nearly all pages are later."""
