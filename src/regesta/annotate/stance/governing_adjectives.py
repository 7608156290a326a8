"""What adjectives govern: "due to", "ready to", "unable to", "untrue" enter; the state of their clause leaves."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.cues import infinitive_below, is_obliged
from regesta.annotate.stance.states import SUBJECTS, State
from regesta.model import Stance


def is_ready_to_act(view: DependencyView, index: int, completed: int | None) -> bool:
    """Whether "ready to" offers what its subject would do: not a thing's being ready, nor "ready for others to use"."""
    subject = view.child(index, *SUBJECTS)
    if completed is None or subject is None or view.child(completed, *SUBJECTS) is not None:
        return completed is not None and subject is None
    return is_obliged(view, index) or view.tags[subject] == "PRP" or _is_person_word(view, subject)


def _is_person_word(view: DependencyView, noun: int) -> bool:
    """Whether a noun is a person's or an office's word."""
    people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
    return view.lemmas[noun] in people


def _is_means(view: DependencyView, index: int, completed: int) -> bool:
    """Whether an infinitive says what a thing is needed for: "training has been essential to enable them to go"."""
    subject = view.child(index, *SUBJECTS)
    if subject is None or view.lows[index] in word_set("stance", "zealous"):
        return False
    return view.tags[subject] in ("NN", "VBG") and view.child(completed, "obj") is not None


def governed_by_adjective(view: DependencyView, index: int, own: State, found: str) -> tuple[State, dict[int, State]]:
    """Give the whole clause of "is due to …", "is ready to …" the adjective's stance; "untrue" denies its subject."""
    if found == "denied":
        subjects = view.children_by(index, *SUBJECTS)
        claimed = [subject for subject in subjects if view.lemmas[subject] in word_set("stance", "claims")]
        said = [child for child in view.children_by(index, "ccomp", "csubj")]
        return own, {child: own.affirmed().under("denied", index) for child in (*claimed, *said)}
    if found == "negative" and own.stance == "denied":  # "denied it was reluctant to send 200" sends and keeps none
        below = infinitive_below(view, index)
        return own, {} if below is None else {below: State("possible", False, index)}
    if found == "negative":
        return own.negated(index), {}
    if found == "possible_negative":
        return own.under("possible", index).negated(index), {}
    stance: Stance = found  # type: ignore[assignment]
    completed = infinitive_below(view, index)
    if completed is not None and view.lemmas[completed] in word_set("stance", "terms"):
        return own, {}
    if stance == "demanded" and completed is not None and _is_means(view, index, completed):
        return own, {}
    if stance == "conditional" and (own.stance == "demanded" or own.negative):
        return own, {}  # "should be prepared to send 200"; who is "not prepared to sign" refuses, and waits for nothing
    return own.under(stance, index), {}
