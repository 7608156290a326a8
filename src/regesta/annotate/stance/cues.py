"""What the own words of a clause say about stance: its head word enters; its modality leaves.

The word lists stand in `lexicons/stance.yaml`; `finding` walks the tree with what is found here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.states import SUBJECTS
from regesta.annotate.stance.would import is_reported, would_stance
from regesta.model import Stance


@cache
def stance_by_word(*path: str) -> dict[str, Stance]:
    """Return word → stance of a table whose keys are stances, as `stance_by_word("adjectives")`."""
    table: dict[Any, Any] = load_lexicon("stance")
    for key in path:
        table = table[key]
    return {word: stance for stance, words in table.items() for word in words}


@cache
def verb_classes() -> dict[str, tuple[Stance, str]]:
    """Return verb lemma → (stance of what it governs, "state" or "act")."""
    table = load_lexicon("stance")["verbs"]
    return {word: (stance, kind) for stance, kinds in table.items() for kind, words in kinds.items() for word in words}


def own_modality(view: DependencyView, head: int, negative: bool) -> tuple[Stance, int] | None:
    """Return the stance that a clause's auxiliaries, adverbs or form give it, with the cue; None for a plain clause."""
    by_word = stance_by_word("auxiliaries")
    due = next((child for child in view.children_by(head, "case") if view.lows[child] == "due"), None)
    if due is None and view.lows[head] == "due" and view.child(head, "cop") is not None:
        due = head
    if due is not None and view.lows[due + 1] != "to":
        return "planned", due  # "is due in Colombo"
    if view.lemmas[head] in word_set("stance", "terms"):
        return None
    maybe = word_set("stance", "adverbs", "possible")
    perhaps = next((c for c in view.children_by(head, "advmod") if view.lows[c] in maybe), None)
    for child in view.children_by(head, "aux", "aux:pass"):
        if view.lows[child] in by_word:
            stance = _auxiliary_stance(view, head, child, by_word[view.lows[child]], negative)
            if stance == "demanded" or (stance and perhaps is None):  # "will probably send" plans nothing yet
                return stance, child
    if perhaps is not None:
        return "possible", perhaps
    if is_order(view, head) or _is_subjunctive(view, head):
        return "demanded", head
    return _infinitive_plan(view, head)


def _is_subjunctive(view: DependencyView, head: int) -> bool:
    """Whether a that-clause has a bare verb under one who would take an -s: "; that Ireland lift its contribution"."""
    subject = view.child(head, "nsubj")
    if view.tags[head] != "VB" or subject is None or view.children_by(head, "aux", "aux:pass", "cop"):
        return False
    single = view.tags[subject] in ("NN", "NNP") and view.child(subject, "conj") is None
    return single and any(view.lows[mark] == "that" for mark in view.children_by(head, "mark"))


def is_order(view: DependencyView, head: int) -> bool:
    """Whether a verb is an imperative, alone or opening a quotation; "see the annex" refers and orders nothing."""
    if view.tags[head] != "VB" or view.lemmas[head] in word_set("stance", "referring"):
        return False
    if view.child(head, *SUBJECTS, "mark") is not None or any(
        view.lemmas[child] != "do" for child in view.children_by(head, "aux", "aux:pass", "cop")
    ):
        return False
    first = view.subtree(head)[0]
    quoted = view.words[first][:1] in '“"„«' or (first > 0 and view.words[first - 1][:1] in '“"„«')
    return view.heads[head] == head or view.deps[head] == "parataxis" or (view.deps[head] == "ccomp" and quoted)


def _auxiliary_stance(view: DependencyView, head: int, cue: int, kind: str, negative: bool) -> Stance | None:
    """Return what an auxiliary means here; "could not" tells of a fact, "must" of a need unless someone is obliged."""
    if kind == "possible" and view.lows[cue] == "could" and negative:
        return None
    if kind == "conditional_would":
        return would_stance(view, head, cue)
    if kind == "obligation":
        return "demanded" if is_obliged(view, head) or is_reported(view, head) or _is_to_be_done(view, head) else None
    if kind == "demanded" and view.deps[head] == "advcl" and cue < (view.child(head, *SUBJECTS) or 0):
        return "conditional"
    if kind == "demanded" and view.lemmas[head] in word_set("stance", "arriving"):
        return "planned"  # "the 90 men should arrive in May" is awaited
    if kind in ("planned", "possible", "demanded"):
        return kind  # type: ignore[return-value]
    return None


def _is_to_be_done(view: DependencyView, head: int) -> bool:
    """Whether a clause tells what must be done with something: "the withdrawal must be completed by May"."""
    has = any(view.lemmas[child] == "have" for child in view.children_by(head, "aux"))
    told = (
        view.child(head, "ccomp", "csubj:pass", "csubj", "expl") is not None
    )  # "it must be noted that they are there"
    return view.child(head, "aux:pass") is not None and view.tags[head] == "VBN" and not has and not told


def is_obliged(view: DependencyView, head: int) -> bool:
    """Whether the subject of an obligation is one who can be told to act: a named one, a party, "we"."""
    subject = view.child(head, *SUBJECTS)
    if subject is None and view.deps[head] == "conj":  # "Tuvalu is no party, but must report"
        subject = view.child(view.heads[head], *SUBJECTS)
    if subject is None:
        return False
    told = view.tags[subject].startswith("NNP") or view.lemmas[subject] in word_set("stance", "obliged")
    return told or view.lows[subject] in word_set("stance", "obliged")


def _infinitive_plan(view: DependencyView, head: int) -> tuple[Stance, int] | None:
    """Read "is to close", "is going to close" and the headline's "Sweden to send"."""
    if view.lemmas[head] == "go" and view.tags[head] == "VBG" and infinitive_below(view, head) is not None:
        return "planned", head
    due = next((i for i in range(head - 2, max(-1, head - 5), -1) if view.lows[i : i + 2] == ["due", "to"]), None)
    copula = view.child(head, "cop", "aux") is not None  # "is due to open", whose verb a parse may take for a noun
    if due is not None and (view.tags[head] in ("VB", "VBN") or copula):
        return "planned", due
    marker = to_of(view, head)
    if marker is None:
        return None
    if "soon" in (view.lows[marker - 1], view.lows[view.heads[head]]):
        return "planned", marker  # "a pier soon to open"
    helpers = [child for child in view.children_by(head, "aux", "cop", "aux:pass") if child < marker]
    is_to = any(
        view.lemmas[child] == "be"
        and view.tags[child] in ("VBZ", "VBP", "VBD")
        and (child == marker - 1 or view.lows[marker - 1] in ("n't", "not", "also"))
        for child in helpers
    )
    headline = view.deps[head] in ("ROOT", "root", "parataxis")
    if is_to or (headline and not helpers and view.child(head, "nsubj", "nsubj:pass") is not None):
        return "planned", marker
    return None


def to_of(view: DependencyView, head: int) -> int | None:
    """Return the "to" of an infinitive."""
    return next((child for child in view.children_by(head, "mark") if view.lows[child] == "to"), None)


def infinitive_below(view: DependencyView, head: int) -> int | None:
    """Return the infinitive with "to" that completes a verb or adjective."""
    for child in view.children_by(head, "xcomp", "ccomp", "advcl", "acl"):
        if child > head and to_of(view, child) is not None:
            return child
    return None
