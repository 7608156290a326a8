"""What the own words of a clause say about stance: its head word enters; its modality leaves.

The word lists stand in `lexicons/stance.yaml`; `finding` walks the tree with what is found here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.model import Stance

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")


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
        return _would_stance(view, head, cue)
    if kind == "obligation":
        return "demanded" if is_obliged(view, head) or is_reported(view, head) else None
    if kind == "demanded" and view.deps[head] == "advcl" and cue < (view.child(head, *SUBJECTS) or 0):
        return "conditional"
    if kind in ("planned", "possible", "demanded"):
        return kind  # type: ignore[return-value]
    return None


def _would_stance(view: DependencyView, head: int, cue: int) -> Stance | None:
    """Read "would": the future of a reported clause or of what a plan lays down is planned, all else conditional."""
    if view.lows[cue] == "'d" and view.tags[head] == "VBN":
        return None
    if view.lemmas[head] in ("like", "prefer", "love"):
        wished = view.child(head, "xcomp")
        return None if wished is not None and view.lemmas[wished] in word_set("stance", "saying") else "demanded"
    if any(view.lemmas[child] == "have" for child in view.children_by(head, "aux")):
        return "conditional"
    subject = view.child(head, *SUBJECTS)
    if subject is not None and view.lemmas[subject] in word_set("stance", "plan_subjects"):
        return "planned"
    if is_reported(view, head):
        return "conditional" if _tells_consequence(view, head) else "planned"
    told = _is_agreed_on(view, head) or _follows_on(view, head) or _goes_on_with_report(view, head)
    return "planned" if told else "conditional"


def _goes_on_with_report(view: DependencyView, head: int) -> bool:
    """Whether a sentence goes on with what the one before reported as to come: "In addition, 90 would remain there"."""
    number = view.sent_of[head]
    if view.heads[head] != head or number == 0 or _tells_consequence(view, head):
        return False
    if any(view.lows[mark] in ("if", "unless", "without") for mark in view.subtree(head)):
        return False
    saying = word_set("stance", "saying")
    before = range(view.sent_starts[number - 1], view.sent_ends[number - 1])
    to_come = (w for w in before if view.deps[w] == "ccomp" and view.lemmas[view.heads[w]] in saying)
    return any(view.lows[aux] in ("would", "will") for w in to_come for aux in view.children_by(w, "aux"))


def _tells_consequence(view: DependencyView, head: int) -> bool:
    """Whether a clause says what something would do or be worth, not what is to be: "its loss would hamper them"."""
    if view.child(head, "cop") is not None:
        return view.lemmas[head] in word_set("stance", "worth")
    return view.lemmas[head] in word_set("stance", "consequences")


def _follows_on(view: DependencyView, head: int) -> bool:
    """Whether a clause tells what was to come after a past one: "had it until 2017, after which it would leave"."""
    if view.deps[head] not in ("acl:relcl", "advcl:relcl", "advcl"):
        return False
    timed = any(view.lows[child] in ("when", "whereupon") for child in view.children_by(head, "advmod", "mark"))
    for child in view.children_by(head, "obl"):
        cases = {view.lows[case] for case in view.children_by(child, "case")}
        timed = timed or (view.lows[child] == "which" and bool(cases & {"after", "by", "until", "from", "upon"}))
    return timed and any(view.is_past(up) for up in view.ancestors(head) if view.tags[up].startswith("VB"))


def _is_agreed_on(view: DependencyView, head: int) -> bool:
    """Whether a clause tells what was agreed: "Under the deal, Russia would pay …", "As agreed, Russia would …"."""
    plans = word_set("stance", "plan_subjects")
    for child in view.children_by(head, "obl", "advcl"):
        cases = {view.lows[case] for case in view.children_by(child, "case", "mark")}
        if view.lemmas[child] in plans and cases & {"under", "by", "per"}:
            return True
        if view.lemmas[child] in ("agree", "plan") and "as" in cases:
            return True
    return False


def is_reported(view: DependencyView, head: int) -> bool:
    """Whether a clause stands below the complement of another verb, or beside a parenthetical verb of saying."""
    saying = word_set("stance", "saying")
    index = head
    while True:
        if view.deps[index] == "ccomp" or (view.deps[index].startswith("csubj") and index > view.heads[index]):
            return True
        if any(view.lemmas[child] in saying for child in view.children_by(index, "parataxis")):
            return True
        if view.heads[index] == index:
            return False
        index = view.heads[index]


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
