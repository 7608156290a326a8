"""What refusing and denying verbs do to what they govern: a verb and its state enter; its dependents' states leave.

"Refused to pay" is not so, "denied that it had paid" is denied; a rejected claim is denied, a rejected offer a no.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.cues import infinitive_below
from regesta.annotate.stance.states import SUBJECTS, State


def governed_by_negative_verb(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Negate what "refuse", "fail", "lack" or "stop" govern; a negation above them turns it back."""
    turned = own.affirmed() if own.negative else own.negated(index)
    return {child: turned for child in view.children[index] if child > index and _is_negated_by(view, index, child)}


def _is_negated_by(view: DependencyView, index: int, child: int) -> bool:
    """Whether a verb says that a child is not so: "refused to pay", "stopped paying", "kept from landing"."""
    lemma, relation = view.lemmas[index], view.deps[child]
    if lemma in word_set("stance", "negative_verbs"):
        over_object = relation == "obj" and lemma in word_set("stance", "negative_over_object")
        kept = relation in ("advcl", "ccomp") and (_is_kept_from(view, child) or infinitive_below(view, index) == child)
        return relation == "xcomp" or over_object or kept
    if relation == "advcl" and _is_kept_from(view, child):
        return lemma in word_set("stance", "kept_from")
    if relation == "advcl" and any(view.lows[word] == "short" for word in view.children_by(index, "advmod", "xcomp")):
        return any(view.lows[mark] == "of" for mark in view.children_by(child, "mark"))  # "stopped short of"
    return relation == "xcomp" and view.tags[child] == "VBG" and lemma in word_set("stance", "stopping")


def _is_kept_from(view: DependencyView, clause: int) -> bool:
    """Whether a clause is marked by "from"."""
    return any(view.lows[mark] == "from" for mark in view.children_by(clause, "mark"))


def governed_by_denial(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Deny the content of "deny", and of "reject" where its object is a claim; a rejected offer is a plain no."""
    below: dict[int, State] = {}
    refused = view.lemmas[index] != "deny"
    denied = State("possible", False, own.cue) if own.negative else own.affirmed().under("denied", index)
    for child in view.children[index]:
        relation = view.deps[child]
        asked = relation == "advcl" and view.tags[child] == "VBG" and not refused
        if asked or relation in ("ccomp", "xcomp") or _rejects_as(view, child):
            below[child] = denied
        elif relation in ("obj", "nsubj:pass") or (relation == "obl" and _is_object(view, child)):
            is_claim = view.lemmas[child] in word_set("stance", "claims")
            is_wish = view.lemmas[child] in word_set("stance", "wishes")
            if is_claim or not (refused or is_wish):
                below[child] = denied
            elif is_wish:
                below[child] = own.negated(index)
    return below


def _is_object(view: DependencyView, noun: int) -> bool:
    """Whether an oblique is an object that the parse lost: "dismissed as fake the report that …"."""
    return view.child(noun, "case") is None and view.lemmas[noun] in word_set("stance", "claims")


def _rejects_as(view: DependencyView, clause: int) -> bool:
    """Whether a clause is "as baseless a report that …" behind a verb of rejecting."""
    marked = view.deps[clause] == "advcl" and any(
        view.lows[mark] == "as" for mark in view.children_by(clause, "mark", "case")
    )
    return marked and any(
        view.lemmas[child] in word_set("stance", "claims") for child in view.children_by(clause, "obj")
    )


def governed_by_untruth(view: DependencyView, index: int, own: State) -> tuple[State, dict[int, State]]:
    """Deny what is "not true": the that-clause, or the report that is the subject."""
    denied = own.affirmed().under("denied", index)
    subjects = [
        child for child in view.children_by(index, *SUBJECTS) if view.lemmas[child] in word_set("stance", "claims")
    ]
    return own, {child: denied for child in (*subjects, *view.children_by(index, "ccomp", "csubj"))}
