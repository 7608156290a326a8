"""Counts of figures: how many of a document or register went where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCounts:
    """How many figures of a document or register are claimed, unclaimed and furniture."""

    claimed: int = 0
    unclaimed: int = 0
    furniture: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def told(self) -> int:
        """Figures outside page furniture."""
        return self.claimed + self.unclaimed

    @property
    def total(self) -> int:
        """All figures."""
        return self.told + self.furniture
