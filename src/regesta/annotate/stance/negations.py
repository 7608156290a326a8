"""What makes a clause or noun negative: a word enters; the word that negates it leaves.

The negative words, and those behind which they negate nothing, stand in `lexicons/stance.yaml`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.cues import to_of
from regesta.annotate.stance.states import SUBJECTS

PRICES = frozenset({"cost", "charge", "expense", "fee", "price"})
ARGUMENTS = (*SUBJECTS, "obj", "iobj", "obl", "obl:agent", "expl")


def negation_of(view: DependencyView, head: int) -> int | None:
    """Return the word that makes a clause or noun negative; None for a positive one.

    "Not only", "no fewer than" and the like bound or stress and do not negate.
    """
    for child in view.children[head]:
        if _negates(view, child):
            return child
        if view.lows[child] == "longer" and child > 0 and view.lows[child - 1] == "no":
            return child - 1
        if view.deps[child] in ARGUMENTS:
            inner = _negative_argument(view, child)
            if inner is not None:
                return inner
    return _has_yet_to(view, head)


def is_regretted(view: DependencyView, head: int) -> bool:
    """Whether a negated clause tells of what was done all the same: "should never have been sent"."""
    helpers = view.children_by(head, "aux")
    ought = any(view.lows[child] in ("should", "ought") for child in helpers)
    return ought and any(view.lemmas[child] == "have" for child in helpers)


def _negates(view: DependencyView, child: int) -> bool:
    """Whether a word is a negation that counts."""
    low = view.lows[child]
    follower = view.lows[child + 1] if child + 1 < len(view.lows) else ""
    before = view.lows[child - 1] if child else ""
    if low in word_set("stance", "adverbs", "nearly_negative"):
        return view.deps[child].startswith("advmod") and follower[:1].isalpha()  # "hardly 100" is a bound
    if low in word_set("stance", "adverbs", "nearly_done"):
        return _is_nearly_done(view, child)
    if (before, low) == ("close", "to") and view.deps[child] == "mark":
        return bool(view.tags[view.heads[child]] == "VBG")  # "came close to leaving"
    if low in word_set("stance", "adverbs", "negative"):
        if low in ("not", "n't") and _comes_at_last(view, view.heads[child]):
            return False
        beyond = view.lemmas[child + 2] if child + 2 < len(view.lows) else ""
        if follower == "to" and beyond in word_set("stance", "not_negating", "after_not_to"):
            return False
        return follower not in word_set("stance", "not_negating", "after_not") and before not in ("if", "whether", "or")
    if low == "no" and view.deps[child] in ("det", "advmod", "cc:preconj"):
        return follower not in word_set("stance", "not_negating", "after_no")
    short = (before, low) == ("short", "of") and view.deps[child] in ("case", "mark")  # "stopped short of signing"
    replaced = short or (low, follower) in (("instead", "of"), ("rather", "than")) or (before, low) == ("far", "from")
    opens = low == "rather" and view.deps[child] == "advmod" and view.deps[view.heads[child]].startswith("advcl")
    return (low == "without" or replaced) and (view.deps[child] in ("case", "mark", "cc") or opens)


def _is_nearly_done(view: DependencyView, adverb: int) -> bool:
    """Whether an adverb tells what did not quite happen: "nearly withdrew"; "nearly doubled" and "nearly 300" did."""
    verb = view.heads[adverb]
    grew = view.lemmas[verb] in word_set("stance", "not_nearly")
    return view.deps[adverb] == "advmod" and view.tags[verb] == "VBD" and verb == adverb + 1 and not grew


def _comes_at_last(view: DependencyView, head: int) -> bool:
    """Whether something happens after all: "did not reopen until 2009"; "has not … until now" tells of none."""
    if any(view.lemmas[child] == "have" for child in view.children_by(head, "aux")):
        return False
    return any(
        view.lows[case] in ("until", "till")
        for child in view.children_by(head, "obl", "advcl", "obl:unmarked")
        for case in view.children_by(child, "case", "mark")
    )


def is_exception(view: DependencyView, child: int) -> bool:
    """Whether a phrase is what a negation leaves out: "no troops except instructors", "apart from 40 medics"."""
    words = word_set("stance", "exceptions")
    cases = [child, *view.children_by(child, "case", "mark")]
    return any(view.lows[case] in words or (case > 0 and view.lows[case - 1] in words) for case in cases)


def _negative_argument(view: DependencyView, argument: int) -> int | None:
    """Return "no", "none" or "neither" in an argument, by which its whole clause is negative."""
    if view.lows[argument] in word_set("stance", "negative_words"):
        alone = view.lows[argument + 1 : argument + 2] == ["but"]
        return None if alone else argument  # "nothing but a withdrawal will do"
    cases = {view.lows[case] for case in view.children_by(argument, "case")}
    if cases & {"with", "for"} or ("at" in cases and view.lemmas[argument] in PRICES):
        return None  # "to send 300 with no conditions" sends them, and "at no cost" all the same
    for child in view.children[argument]:
        if (
            view.lows[child] in ("no", "neither")
            and view.deps[child] in ("det", "cc:preconj", "advmod")
            and _negates(view, child)
        ):
            return child
    return None


def _has_yet_to(view: DependencyView, head: int) -> int | None:
    """Read "has yet to ratify" in both its analyses: one clause, or a complement of "have"."""
    marker = to_of(view, head)
    if marker and view.lows[marker - 1] == "yet":
        return marker - 1
    return None
