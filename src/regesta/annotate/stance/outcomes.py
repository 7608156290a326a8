"""What became of a plan: a verb and its state enter; what its object then is leaves.

"Cancelled the purchase of six jets" tells of a plan that is none any more, "postponed the closure" of one that still
is, "carried out its plan to close the camp" of a fact. What is not ruled out is possible.
The words stand in `lexicons/stance.yaml` under `outcomes`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.states import State

_OBJECTS = ("obj", "nsubj:pass")
_CONTENTS = (*_OBJECTS, "xcomp", "ccomp", "advcl")


def governed_by_outcome(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Return what a verb of cancelling, ruling out or postponing makes of its object; nothing for any other verb."""
    verb = with_particle(view, index)
    if verb in word_set("stance", "outcomes", "excluding"):
        excluded = own.affirmed().under("planned", index).negated(index)
        if own.negative:  # "has not ruled out sending troops" leaves it open
            excluded = own.affirmed().under("possible", index)
        return {child: excluded for child in view.children_by(index, *_CONTENTS)}
    cancelled = verb in word_set("stance", "outcomes", "cancelling")
    if not cancelled and verb not in word_set("stance", "outcomes", "postponing"):
        return {}
    state = own.affirmed().under("planned", index)
    state = state.negated(index) if cancelled and not own.negative else state
    return {child: state for child in view.children_by(index, *_OBJECTS) if _is_plan(view, child)}


def is_fulfilled(view: DependencyView, noun: int) -> bool:
    """Whether a plan or promise is the object of a verb that tells of its being carried out."""
    verb = with_particle(view, view.heads[noun])
    return view.deps[noun] in _OBJECTS and verb in word_set("stance", "outcomes", "fulfilling")


def with_particle(view: DependencyView, verb: int) -> str:
    """Return a verb's lemma with its particle, as "carry out"."""
    particle = view.child(verb, "compound:prt")
    return view.lemmas[verb] if particle is None else f"{view.lemmas[verb]} {view.lows[particle]}"


def _is_plan(view: DependencyView, noun: int) -> bool:
    """Whether a noun names a plan, or something that is planned and then done."""
    lemma, nouns = view.lemmas[noun], load_lexicon("stance")["nouns"]
    held = (*nouns["planned"], *nouns["possible"], *nouns["demanded"])
    return lemma in held or lemma in word_set("stance", "undertakings")
