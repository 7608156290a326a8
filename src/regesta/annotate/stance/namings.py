"""What something is called or made: a verb and its state enter; what its object then is leaves.

"Called the reports of 500 troops a lie" denies them; "makes necessary the dispatch of 200" asks for it. The words stand
in `lexicons/stance.yaml`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.cues import stance_by_word
from regesta.annotate.stance.states import State

_CALLED = ("xcomp", "obl", "parataxis", "obj", "obl:unmarked", "appos")


def governed_by_naming(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Return what a verb of naming or making does to its object; nothing for any other verb."""
    lemma = view.lemmas[index]
    if lemma in word_set("stance", "making"):
        return _asked_for(view, index, own)
    if lemma not in word_set("stance", "naming"):
        return {}
    called = [child for child in view.children_by(index, *_CALLED) if child > index]
    untrue = any(
        view.lemmas[child] in word_set("stance", "untruths")
        or stance_by_word("adjectives").get(view.lows[child]) == "denied"
        for child in called
    )
    claims = word_set("stance", "claims")
    denied = own.affirmed().under("denied", index)
    said = view.children_by(index, "obj", "nsubj:pass")
    return {child: denied for child in said if view.lemmas[child] in claims} if untrue and not own.negative else {}


def _asked_for(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Return the undertaking that something "makes necessary" as demanded."""
    needed = [
        c for c in view.children_by(index, "xcomp") if stance_by_word("adjectives").get(view.lows[c]) == "demanded"
    ]
    deeds = word_set("stance", "undertakings")
    wanted = own.affirmed().under("demanded", index)
    return {child: wanted for child in view.children_by(index, "obj") if view.lemmas[child] in deeds} if needed else {}
