"""The list of judgements: an opened store enters; each judgement with how it stands leaves, open doubts beside them."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model import Contradiction, Judgement, Standing
from regesta.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A judgement, how it stands among the claims now, and what it contradicts."""

    judgement: Judgement
    standing: Standing | None
    """None where it was taken back, or made since the register was last linked."""
    contradictions: tuple[Contradiction, ...]

    @property
    def state(self) -> str:
        """How it stands, in a word or two: what most needs a look comes first."""
        if self.judgement.retracted_at is not None:
            return "taken back"
        if self.standing is None:
            return "not yet linked"
        if self.standing.state == "orphaned":
            return "orphaned"
        if self.contradictions:
            return "contradicted"
        return "holds" if self.standing.state == "exact" else "holds, moved"


def list_judgements(store: Store) -> tuple[Listed, ...]:
    """Return all judgements in the order in which they were made, those taken back included."""
    decided = store.decided()
    standings = {one.judgement_id: one for one in decided.standings}
    return tuple(
        Listed(
            judgement=one,
            standing=standings.get(one.id) if one.retracted_at is None else None,
            contradictions=tuple(clash for clash in decided.contradictions if one.id in clash.judgements),
        )
        for one in store.judgements(retracted=True)
    )
