"""The stance over a place in the text: scopes and an offset enter; stance and polarity leave."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model import Polarity, Stance, StanceScope


def stance_at(stances: Sequence[StanceScope], offset: int) -> tuple[Stance, Polarity]:
    """Return what the innermost scope over an offset says; what no scope covers is asserted and positive."""
    covering = [scope for scope in stances if scope.start <= offset < scope.end]
    if not covering:
        return "asserted", "positive"
    innermost = min(covering, key=lambda scope: (scope.end - scope.start, scope.start))
    return innermost.stance, innermost.polarity
