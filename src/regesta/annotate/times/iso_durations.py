"""Lengths of time as ISO 8601 writes them: numbers of units enter, "P2Y3M" leaves."""

from __future__ import annotations

__all__ = ["format_duration"]


def format_duration(steps: float | None, unit: str | None, more: tuple[tuple[float, str], ...] = ()) -> str | None:
    """Return numbers of units as ISO 8601 has them ("P49Y", "P2Y3M", "PT40M"); None where the number is not known."""
    if steps is None or unit is None:
        return None
    days, hours = "", ""
    for number, letter in ((steps, unit), *more):
        written = f"{number:g}" if number < 1e6 else str(int(number))
        if letter.startswith("T"):
            hours += written + letter[1]
        else:
            days += written + letter
    return f"P{days}T{hours}" if hours else f"P{days}"
