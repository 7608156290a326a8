"""What "would" tells: its clause enters; whether it is planned, conditional or told as done leaves.

The future of a reported clause is planned, and so is what a plan lays down; what came "two years later" was done. All
else is conditional. The word lists stand in `lexicons/stance.yaml`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.states import SUBJECTS
from regesta.model import Stance


def would_stance(view: DependencyView, head: int, cue: int) -> Stance | None:
    """Read "would": the future of a reported clause or of what a plan lays down is planned, all else conditional.

    What came later in a story was done, and has no stance.
    """
    if view.lows[cue] == "'d" and view.tags[head] == "VBN":
        return None
    if view.lemmas[head] in ("like", "prefer", "love"):
        wished = view.child(head, "xcomp")
        return None if wished is not None and view.lemmas[wished] in word_set("stance", "saying") else "demanded"
    if any(view.lemmas[child] == "have" for child in view.children_by(head, "aux")) or _is_weighed(view, head):
        return "conditional"
    subject = view.child(head, *SUBJECTS)
    if subject is not None and view.lemmas[subject] in word_set("stance", "plan_subjects"):
        return "planned"
    if is_reported(view, head):
        return "conditional" if _tells_consequence(view, head) else "planned"
    if _is_agreed_on(view, head) or _follows_on(view, head) or _goes_on_with_report(view, head):
        return "planned"
    return None if _came_later(view, head) else "conditional"


def _is_weighed(view: DependencyView, head: int) -> bool:
    """Whether a clause tells what a deed in the gerund would do: "cutting the force would let us send 90 elsewhere"."""
    deed = view.child(head, "csubj")
    return deed is not None and view.tags[deed] == "VBG" and deed < head


def _came_later(view: DependencyView, head: int) -> bool:
    """Whether a story tells what came in the end: "two years later it would close", "would go on to lead"."""
    supposed = ("if", "unless", "without", "otherwise")
    first, end = view.sent_starts[view.sent_of[head]], view.sent_ends[view.sent_of[head]]
    if any(view.lows[word] in supposed for word in range(first, end)):
        return False
    later = any(view.lows[child] in word_set("stance", "later") for child in view.children_by(head, "advmod"))
    went_on = view.lemmas[head] == "go" and view.lows[head + 1 : head + 3] == ["on", "to"]
    noun = view.heads[head]
    last_time = (
        view.deps[head].startswith("acl") and view.lemmas[noun] == "time" and view.child(noun, "amod") is not None
    )
    return later or went_on or last_time


def _goes_on_with_report(view: DependencyView, head: int) -> bool:
    """Whether a sentence goes on with what the one before reported as to come: "In addition, 90 would remain there"."""
    number = view.sent_of[head]
    if view.heads[head] != head or number == 0 or _tells_consequence(view, head):
        return False
    if any(view.lows[mark] in ("if", "unless", "without") for mark in view.subtree(head)):
        return False
    before = range(view.sent_starts[number - 1], view.sent_ends[number - 1])
    futures = (aux for aux in before if view.deps[aux] == "aux" and view.lows[aux] in ("would", "will"))
    return any(_is_said(view, view.heads[aux]) for aux in futures)


def _is_said(view: DependencyView, head: int) -> bool:
    """Whether a clause is the content of a verb of saying, before or behind it: "90 would stay, the minister said"."""
    saying = word_set("stance", "saying")
    below = view.deps[head] == "ccomp" and view.lemmas[view.heads[head]] in saying
    return below or any(view.lemmas[child] in saying for child in view.children_by(head, "parataxis"))


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
        meant = view.heads[head] if view.lows[child] == "which" else child  # "a deal under which it would pay"
        if view.lemmas[meant] in plans and cases & {"under", "by", "per"}:
            return True
        if view.lemmas[child] in ("agree", "plan") and "as" in cases:
            return True
    return False


def is_reported(view: DependencyView, head: int) -> bool:
    """Whether a clause is the complement of a verb or noun, below one, or beside a parenthetical verb of saying."""
    saying = word_set("stance", "saying")
    index = head
    while True:
        if view.deps[index] == "ccomp" or (view.deps[index].startswith("csubj") and index > view.heads[index]):
            return True
        if view.deps[index].startswith("acl") and any(view.lows[c] == "that" for c in view.children_by(index, "mark")):
            return True  # "news that it would close"
        if any(view.lemmas[child] in saying for child in view.children_by(index, "parataxis")):
            return True
        if view.heads[index] == index:
            return False
        index = view.heads[index]
