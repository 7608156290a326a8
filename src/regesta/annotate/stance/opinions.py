"""What someone is for or against: a word and its state enter; the states of what the opinion is about leave.

"Opposed sending troops" demands that none go; "backed the deployment of 900 troops" leaves it open whether they are
there. The words stand in `lexicons/stance.yaml` under `opinions`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.cues import to_of
from regesta.annotate.stance.states import State

_PHRASES = ("obl", "nmod", "obl:arg")
_CLAUSES = ("advcl", "acl", "xcomp", "ccomp")


def governed_by_opinion(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Return the states of what a word is for or against; nothing for a word without an opinion.

    A deed in the gerund ("opposed sending") is wanted or not; a deed as a noun ("the deployment of 900") may have been
    done, and stays open.
    """
    below: dict[int, State] = {}
    for child in view.children[index]:
        side = _side_on(view, index, child)
        if side is None:
            continue
        ongoing = side == "supporting" and view.lemmas[child] in word_set("stance", "opinions", "activities")
        ongoing = ongoing or view.lows[child] in word_set("stance", "opinions", "activities")
        if view.tags[child] == "VBG" and not ongoing:
            settled = view.lemmas[index] in word_set("stance", "opinions", "settling")
            wanted = own.affirmed().under("planned" if settled else "demanded", index)
            below[child] = wanted.negated(index) if side == "opposing" and not own.negative else wanted
        elif view.lemmas[child] in word_set("stance", "undertakings"):
            below[child] = own.affirmed().under("possible", index)
    return below


def _side_on(view: DependencyView, index: int, child: int) -> str | None:
    """Return the side that a word takes on its child: "opposing", "supporting" or none."""
    marks = {view.lows[mark] for mark in view.children_by(child, "mark", "case")}
    relation = view.deps[child]
    if view.words[child - 1] == "," and relation in _CLAUSES:
        return None  # "supports demining, investing 40 million": what stands behind a comma is done beside it
    if "against" in marks and relation in (*_PHRASES, *_CLAUSES):
        return "opposing"
    if not view.tags[index].startswith("VB") or not (relation == "obj" or relation in (*_PHRASES, *_CLAUSES)):
        return None
    for side in ("opposing", "supporting"):
        if view.lemmas[index] in word_set("stance", "opinions", side):
            plain = relation == "obj" or (relation in _CLAUSES and to_of(view, child) is None and not marks)
            return side if plain or marks & set(load_lexicon("stance")["opinions"]["marks"]) else None
    return None


def governed_by_concern(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Leave open what is only feared to come: "concern that 90 will leave", "afraid that it might close".

    "Concern that 90 have left" is about a fact.
    """
    if view.lemmas[index] not in word_set("stance", "concerns") and view.lows[index] not in word_set(
        "stance", "concerns"
    ):
        return {}
    clauses = (child for child in view.children_by(index, "acl", "ccomp", "advcl") if child > index)
    to_come = (c for c in clauses if any(view.tags[aux] == "MD" for aux in view.children_by(c, "aux")))
    open_ = own.affirmed().under("possible", index)
    return {child: open_ for child in to_come if view.lows[view.subtree(child)[0]] not in ("because", "if", "as")}


def governed_by_persuasion(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Return what one tries to talk others into: "tried to persuade Oslo to send 300" has sent nobody.

    "Persuaded Oslo to send 300" tells of the sending and gives nothing.
    """
    if view.lemmas[index] not in word_set("stance", "persuading"):
        return {}
    attempted = to_of(view, index) is not None or (view.tags[index] == "VBG" and view.child(index, "aux") is not None)
    if not attempted:
        return {}
    wanted = own.affirmed().under("demanded", index)
    return {child: wanted for child in view.children_by(index, *_CLAUSES) if to_of(view, child) is not None}
