"""Predicates of several words: the noun that ends one enters; how they leave what they are said of, and its cue, leave.

"Is out of the question" says no, "is under discussion" leaves it open. The phrases stand in `lexicons/stance.yaml`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.stance.cues import stance_by_word
from regesta.annotate.stance.states import State

LONGEST = 4
"""Words of the longest phrase, "out of the question"."""


def under_predicate_phrase(view: DependencyView, noun: int, own: State) -> State:
    """Return the state of a clause whose predicate is a phrase with a stance; unchanged for any other."""
    if view.child(noun, "cop") is None or not view.children_by(noun, "nsubj", "csubj"):
        return own
    table = stance_by_word("predicate_phrases")
    for length in range(2, LONGEST + 1):
        found = table.get(" ".join(view.lows[max(0, noun - length + 1) : noun + 1]))
        if found == "negative":  # type: ignore[comparison-overlap]
            return (
                own.under("possible", noun).negated(noun)
                if not own.negative
                else own.affirmed().under("possible", noun)
            )
        if found is not None:
            return own.under(found, noun)
    return own
