"""Stance and polarity: a parsed text enters; the stretches that are not simply asserted leave.

Each word has the stance of the clause or noun that governs it. The tree is walked from each sentence's root; at every
word the cues of `lexicons/stance.yaml` may change what is handed to the words below. Neighbouring words that share
stance, polarity and cue make one scope, so scopes never overlap and the innermost has already won.
"""

from __future__ import annotations

import re

from regesta.annotate.dependency_view import CLAUSE_RELATIONS, DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.stance.choices import choice_over, either_of
from regesta.annotate.stance.conditions import condition_of, conditional_mark, question_of
from regesta.annotate.stance.cues import own_modality, stance_by_word
from regesta.annotate.stance.governing import govern
from regesta.annotate.stance.governing_nouns import governed_through_subject, is_content
from regesta.annotate.stance.negations import is_exception, is_regretted, negation_of
from regesta.annotate.stance.opinions import governed_by_concern, governed_by_opinion, governed_by_persuasion
from regesta.annotate.stance.outcomes import is_fulfilled
from regesta.annotate.stance.predicate_phrases import under_predicate_phrase
from regesta.annotate.stance.states import PLAIN, SUBJECTS, State
from regesta.model import Polarity, StanceScope

_NON_FINITE = frozenset({"advcl", "acl", "xcomp"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def find_stances(view: DependencyView) -> tuple[StanceScope, ...]:
    """Return the scopes of a text in order; what no scope covers is asserted and positive.

    Scopes of one cue may lie apart, where a clause with a stance of its own stands between.
    """
    states = [PLAIN] * len(view.words)
    for index, head in enumerate(view.heads):
        if head == index:
            _spread(view, index, states)
    return tuple(_gather(view, states))


def _spread(view: DependencyView, root: int, states: list[State]) -> None:
    """Give every word below a root its state."""
    asked = question_of(view, root)
    waiting: list[tuple[int, State]] = [(root, PLAIN if asked is None else State("possible", False, asked))]
    while waiting:
        index, given = waiting.pop()
        if not view.children[index]:
            states[index] = given
            continue
        own, below = _settle(view, index, given)
        states[index] = own
        waiting.extend((child, below.get(child, own)) for child in view.children[index])


def _gather(view: DependencyView, states: list[State]) -> list[StanceScope]:
    """Join neighbouring words of one state and sentence to scopes."""
    scopes: list[StanceScope] = []
    begin = 0
    for index in range(1, len(states) + 1):
        same = index < len(states) and states[index] == states[begin] and view.sent_of[index] == view.sent_of[begin]
        if same:
            continue
        state = states[begin]
        span = view.span(begin, index - 1) if state.stance != "asserted" or state.negative else None
        if span:
            cue = (view.starts[state.cue], view.ends[state.cue])
            polarity: Polarity = "negative" if state.negative else "positive"
            scopes.append(StanceScope(start=span[0], end=span[1], stance=state.stance, polarity=polarity, cue=cue))
        begin = index
    return scopes


def _settle(view: DependencyView, index: int, given: State) -> tuple[State, dict[int, State]]:
    """Return a word's own state and the states of those children that do not simply share it."""
    is_clause = view.deps[index] in CLAUSE_RELATIONS or view.heads[index] == index or view.has_own_subject(index)
    own = _own_state(view, index, given, is_clause or view.deps[index] == "conj")
    own, below = govern(view, index, own)
    below |= governed_through_subject(view, index, own)
    below |= governed_by_opinion(view, index, own) | governed_by_persuasion(view, index, own)
    below |= governed_by_concern(view, index, own)
    for child in view.children[index]:
        relation = view.deps[child]
        if own.negative and is_exception(view, child):
            below[child] = own.affirmed()
        elif relation == "appos" and view.tags[index].startswith("NNP") and own.stance in ("planned", "conditional"):
            below[child] = PLAIN  # "would land at Clark Air Base, a former American base"
        elif _is_fronted_role(view, index, child) and given.stance == "asserted":
            below[child] = given
        elif relation == "conj":
            below[child] = _conjunct_state(view, index, child, given, below.get(child, own))
        elif relation in CLAUSE_RELATIONS and child not in below:
            below[child] = _embedded_state(view, index, child, own)
    return own, below


def _is_fronted_role(view: DependencyView, index: int, child: int) -> bool:
    """Whether a phrase says before the clause as what its subject acts: "As a signatory, Bosnia must clear …"."""
    fronted = view.deps[child] in ("obl", "advcl") and child < index and view.tags[child].startswith("NN")
    return fronted and [view.lows[case] for case in view.children_by(child, "case", "mark")] == ["as"]


def _own_state(view: DependencyView, index: int, given: State, is_clause: bool) -> State:
    """Apply a word's own negation, and of a clause its modality and conditions."""
    negation = negation_of(view, index)
    if negation is not None and is_clause and is_regretted(view, index):
        return given
    own = given
    if is_clause:
        choice = choice_over(view, index)
        modality = own_modality(view, index, negation is not None) if choice is None else ("possible", choice)
        if modality:
            own = own.under(*modality)
        outer = view.child(index, "nsubj:outer")
        content = stance_by_word("nouns").get(view.lemmas[outer]) if outer is not None else None
        if outer is not None and content in ("planned", "possible", "demanded"):
            own = own.under(content, outer)  # "the premise is that troops are stationed there"
        condition = condition_of(view, index)
        if condition is not None:
            own = own.under("conditional", condition)
    if view.tags[index].startswith("NN"):
        attributes = stance_by_word("attributes")
        for child in view.children_by(index, "amod"):
            found = attributes.get(view.lows[child])
            if view.lows[child] == "suspected" and view.lemmas[index] in word_set("stance", "suspected"):
                found = "possible"
            if found:
                own = own.negated(child) if found == "negative" else own.under(found, child)  # type: ignore[comparison-overlap]
        own = under_predicate_phrase(view, index, own)
    return own.negated(negation) if negation is not None else own


def _conjunct_state(view: DependencyView, index: int, child: int, given: State, own: State) -> State:
    """Return what a second conjunct shares: a bare form all, after "but" all save the no, a full clause nothing."""
    if view.tags[index][:2] != "VB" and view.child(index, "cop", "aux:pass") is None:
        return own
    if view.tags[child][:2] not in ("VB", "MD") and view.child(child, "cop") is None:
        return own
    full = view.has_own_subject(child) or view.tags[child] in ("VBD", "VBZ", "VBP")
    full = full or any(
        view.tags[aux] in ("MD", "VBD", "VBZ", "VBP") for aux in view.children_by(child, "aux", "aux:pass", "cop")
    )
    either = either_of(view, index)
    if either is not None and any(view.lows[word] == "or" for word in view.children_by(child, "cc")):
        return given.under("possible", either)
    if full and view.is_finite(child) and view.deps[index] in _NON_FINITE and not view.is_finite(index):
        return PLAIN  # "are committed to defeating it, and have already supported …": a parse joins it to the gerund
    if full:
        return given
    opposed = any(view.lows[word] == "but" for word in view.children_by(child, "cc"))
    # "has not bought but inherited": a participle like the first, yet a past tense by its sense
    return own.affirmed() if opposed else own


def _embedded_state(view: DependencyView, index: int, clause: int, own: State) -> State:
    """Return what a clause inside another takes over from it."""
    relation = view.deps[clause]
    if relation == "xcomp":
        return own
    if relation == "parataxis":
        return PLAIN
    if relation.startswith("csubj") and view.lemmas[index] in word_set("stance", "factive") and own.stance != "denied":
        return PLAIN
    if relation.startswith("csubj") and view.lemmas[index] in word_set("stance", "unproven"):
        return own.affirmed().under("possible", index)
    if relation.startswith("csubj") and view.lemmas[index] in word_set("stance", "untruths"):
        return own.affirmed().under("denied", index)
    if relation.startswith("csubj") and any(
        view.lows[c] in ("whether", "if") for c in view.children_by(clause, "mark")
    ):
        return State("possible", False, own.cue if own.cue >= 0 else clause)  # "it is not clear whether"
    if relation == "csubj" and view.tags[clause] == "VBG" and clause < index:
        return own.affirmed()  # "leaving in May would not be a mistake"
    if relation == "ccomp":
        return _complement_state(view, index, clause, own)
    thats = [mark for mark in view.children_by(clause, "mark") if view.lows[mark] == "that"]
    if thats and relation.startswith("acl") and view.lemmas[index] in word_set("stance", "untruths"):
        return own.affirmed().under("denied", index)  # "it is a myth that troops were there"
    if relation in ("acl:relcl", "advcl:relcl") and not is_content(view, clause):
        return PLAIN if view.is_finite(clause) else own
    if relation == "acl":
        if any(view.lows[mark] == "but" for mark in view.children_by(clause, "mark")):
            return own.affirmed()  # "no choice but to leave"
        if own.negative and own.cue >= 0 and _is_content_of_subject(view, index, clause, own.cue):
            return own.affirmed()
        dated = view.tags[clause] == "VBN" and any(_YEAR.match(view.words[word]) for word in view.subtree(clause))
        if dated and own.stance != "denied":
            return PLAIN
        return own.affirmed() if view.tags[clause] == "VBG" and not _is_left_out(view, index) else own
    if relation.startswith("advcl"):
        return _adverbial_state(view, index, clause, own)
    return own


def _is_left_out(view: DependencyView, noun: int) -> bool:
    """Whether a noun is what something may include: "will not involve soldiers fighting there" says that none will."""
    definite = any(view.lows[c] in ("the", "this", "these", "those") for c in view.children_by(noun, "det"))
    definite = definite or view.child(noun, "nmod:poss") is not None
    including = view.lemmas[view.heads[noun]] in word_set("stance", "including")
    return view.deps[noun] == "obj" and including and not definite


def _is_content_of_subject(view: DependencyView, noun: int, clause: int, cue: int) -> bool:
    """Whether the "not" of a verb leaves what its subject tells: "the warning that 90 would leave was not heeded"."""
    told = view.deps[noun] in SUBJECTS and any(view.lows[mark] == "that" for mark in view.children_by(clause, "mark"))
    return told and view.heads[cue] != noun and cue != noun and not is_fulfilled(view, noun)


def _complement_state(view: DependencyView, index: int, clause: int, own: State) -> State:
    """Return the state of a that-clause: what is said stands for itself, what is not said stays open."""
    lemma = view.lemmas[index]
    if lemma in word_set("stance", "factive") and view.is_finite(clause) and not _is_asked(view, clause):
        return PLAIN
    if own.negative and lemma in word_set("stance", "raising"):
        return own
    if own.negative and lemma in word_set("stance", "unsettled"):
        return State("possible", False, own.cue)
    if _is_asked(view, clause):
        return State("possible", False, clause)
    if any(view.lows[word] == "why" for word in view.children_by(clause, "advmod", "mark")):
        return PLAIN  # "one might ask why they were using mines" takes for granted that they were
    if lemma in word_set("stance", "saying") and own.stance != "denied":
        return PLAIN
    return own.affirmed()


def _is_asked(view: DependencyView, clause: int) -> bool:
    """Whether a clause is marked as a question: "whether the base is open"."""
    return any(view.lows[child] in ("whether", "if") for child in view.children_by(clause, "mark"))


def _adverbial_state(view: DependencyView, index: int, clause: int, own: State) -> State:
    """Return the state of an adverbial clause: a condition, a share in the main clause's future, or its own."""
    future = any(view.tags[child] == "MD" for child in view.children_by(index, "aux"))
    mark = conditional_mark(view, clause, future)
    if mark is not None:
        return own.affirmed().under("conditional", mark)
    if not view.is_finite(clause):
        return own.affirmed()
    timed = any(
        view.lows[child] in ("when", "once", "after", "until", "before")
        for child in view.children_by(clause, "mark", "advmod")
    )
    ahead = own.stance != "asserted" or not view.is_past(index) or not view.is_finite(index)
    bounding = next((c for c in view.children_by(clause, "mark") if view.lows[c] == "before"), None)
    if bounding is not None and ahead and not view.is_past(clause):  # "must leave before the treaty is ratified"
        return PLAIN.under("conditional" if own.negative else "planned", bounding)
    starting = view.lemmas[clause] in word_set("stance", "beginning") and not view.is_past(clause)
    if own.stance == "planned" and starting and any(view.lows[c] == "as" for c in view.children_by(clause, "mark")):
        return own.affirmed()
    waits = next((c for c in view.children_by(clause, "mark", "advmod") if view.lows[c] in ("until", "till")), None)
    refused = own.negative or any(view.lows[c] in ("not", "n't", "never") for c in view.children_by(index, "advmod"))
    if waits is not None and refused and ahead and (own.stance != "asserted" or not view.is_past(clause)):
        return own.affirmed().under("conditional", waits)  # "there can be no peace until the troops leave"
    awaited = own.stance != "asserted" and any(
        view.lows[child] in ("until", "till", "before", "once") for child in view.children_by(clause, "mark", "advmod")
    )  # "should refuse to help until the troops were withdrawn"
    return own.affirmed() if awaited or (timed and not view.is_past(clause)) else PLAIN
