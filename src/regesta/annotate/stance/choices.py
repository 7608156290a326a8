"""What is one of several ways: a clause's head word enters; the word that leaves it open as an option leaves.

"Options range from … to …", "can either withdraw or send", "whether to send", "faced a choice: leave, or send more":
none of the branches is done. "Were either killed or injured" tells what happened.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.states import SUBJECTS


def choice_over(view: DependencyView, head: int) -> int | None:
    """Return the word by which a clause is an option; None for a clause that is none."""
    for mark in view.children_by(head, "mark", "advmod"):
        if view.lows[mark] == "whether" and not view.deps[head].startswith("advcl"):
            return mark
    found = (_option_told(view, head), either_of(view, head), _chosen_from(view, head))
    return next((word for word in found if word is not None), None)


def _option_told(view: DependencyView, head: int) -> int | None:
    """Return the option of which a clause tells what it would be: "one option is to send", "options range from"."""
    options = word_set("stance", "choices", "options")
    copula = view.child(head, "cop")
    if view.lemmas[head] in options and copula is not None:
        return head  # "the dispatch of 600 is an option"
    for child in view.children_by(head, "nmod", "obl"):  # "among the options was the dispatch of 600"
        among = any(view.lows[case] == "among" for case in view.children_by(child, "case"))
        if among and view.lemmas[child] in options and child < head:
            return child
    subject = view.child(head, *SUBJECTS)
    if subject is None or view.lemmas[subject] not in options:
        return None
    tells = copula is not None or view.lemmas[head] in word_set("stance", "choices", "telling")
    return subject if tells else None


def either_of(view: DependencyView, head: int) -> int | None:
    """Return the "either" before a verb or its subject, of what is to come: who "are either killed or hurt" are."""
    if view.tags[head][:2] not in ("VB", "MD") or view.is_past(head):
        return None
    helpers = view.children_by(head, "aux", "aux:pass", "cop")
    if any(view.tags[aux] in ("VBZ", "VBP") or view.lemmas[aux] == "have" for aux in helpers):
        return None
    if not helpers and any(view.lows[word] in ("each", "every") for word in view.subtree(head)):
        return None  # "every month 12 farmers either die or lose a limb"
    subject = view.child(head, *SUBJECTS)
    for place in (head, *(() if subject is None else (subject,))):
        for word in view.children_by(place, "cc:preconj", "advmod"):
            if view.lows[word] == "either":
                return word
    return None


def _chosen_from(view: DependencyView, head: int) -> int | None:
    """Return the noun of choice behind which a bare verb stands as one way: "a choice: leave, or send more"."""
    if view.tags[head] != "VB" or view.child(head, *SUBJECTS, "mark") is not None:
        return None
    first = head
    while view.deps[first] == "conj" and view.heads[first] != first:
        first = view.heads[first]
    if view.deps[first] not in ("appos", "parataxis", "acl", "dep"):
        return None
    above = view.heads[first]
    near = (above, *view.children_by(above, "obj", "obl", "nsubj"))
    return next((noun for noun in near if view.lemmas[noun] in word_set("stance", "choices", "options")), None)
