"""What leaves a clause open: its head word enters; the word of condition or question over it leaves."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.states import SUBJECTS


def question_of(view: DependencyView, root: int) -> int | None:
    """Return the verb that opens a question of yes or no, "Will Sweden send …?"; None for any other sentence."""
    first, end = view.sent_starts[view.sent_of[root]], view.sent_ends[view.sent_of[root]]
    if "?" not in view.words[max(first, end - 3) : end]:
        return None
    subject = view.child(root, *SUBJECTS)
    helper = view.child(root, "aux", "aux:pass", "cop")
    if subject is None or helper is None or helper > subject:
        return None
    return None if any(view.tags[word][:1] == "W" for word in range(first, helper)) else helper


def condition_of(view: DependencyView, head: int) -> int | None:
    """Return the word that puts a clause under a condition: of an if-clause, "once …", "in the event of …"."""
    future = any(view.tags[child] == "MD" for child in view.children_by(head, "aux"))
    for child in view.children[head]:
        relation = view.deps[child]
        if relation.startswith("advcl") and (future or not view.is_past(head)):
            mark = conditional_mark(view, child, future)
            if mark is not None:
                return mark
        elif _is_conditional_phrase(view, child) or (_is_as_long_as(view, child) and not view.is_past(head)):
            return child
    return None


def _is_conditional_phrase(view: DependencyView, noun: int) -> bool:
    """Whether a noun phrase is "in the event of …" or "in case of …", but not "in the case of …"."""
    if view.deps[noun] not in ("obl", "nmod") or view.lows[noun] not in word_set("stance", "conditional_phrases"):
        return False  # "in cases of theft" tells which, and supposes none
    inside = any(view.lows[child] == "in" for child in view.children_by(noun, "case"))
    named = view.child(noun, "nmod", "acl", "ccomp") is not None
    return inside and named and (view.lemmas[noun] == "event" or view.child(noun, "det") is None)


def _is_as_long_as(view: DependencyView, child: int) -> bool:
    """Whether an adverb is that of "as long as …" with its clause."""
    return (
        view.lows[child] == "long" and view.lows[child - 1] in ("as", "so") and view.child(child, "advcl") is not None
    )


def _inverted(view: DependencyView, clause: int) -> int | None:
    """Return the verb that opens a condition without "if": "should talks fail", "had it been ratified"."""
    first = view.subtree(clause)[0]
    opens = view.lows[first] in word_set("stance", "inverted_conditions") and view.heads[first] == clause
    return first if opens and first < (view.child(clause, *SUBJECTS) or 0) else None


def conditional_mark(view: DependencyView, clause: int, future: bool) -> int | None:
    """Return the word that makes an adverbial clause a condition of the clause above it."""
    if view.lows[clause] in word_set("stance", "conditional_marks") and view.child(clause, "ccomp") is not None:
        return clause  # "provided that"
    inverted = _inverted(view, clause)
    if inverted is not None:
        return inverted
    for child in view.children_by(clause, "mark", "advmod"):
        low = view.lows[child]
        if low in word_set("stance", "conditional_marks"):
            before = view.lows[child - 1] if child else ""
            aside = view.lows[child + 1] in ("not", "any", "ever")
            return None if before in ("even", "as") or aside else child
        if future and low in word_set("stance", "future_conditional_marks") and child < clause:
            perfect = any(view.lows[aux] in ("has", "have") for aux in view.children_by(clause, "aux"))
            if low == "once" or perfect:
                return child
    return None
