"""What nouns govern: "plan to", "possibility of", "lack of" enter; the states of what they are about leave."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.cues import infinitive_below, stance_by_word, to_of
from regesta.annotate.stance.outcomes import is_fulfilled
from regesta.annotate.stance.states import State


def governed_by_noun(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Give the complement of "plan to", "possibility of", "lack of", "no truth in" its state."""
    lemma = view.lemmas[index]
    lacking = any(view.lows[child] in ("no", "any", "little") for child in view.children_by(index, "det", "amod"))
    if lemma in ("truth", "basis", "evidence", "substance") and own.negative and lacking:
        reports = [
            *view.children_by(index, "nmod", "obl"),
            *(c for c in view.children_by(index, "acl") if is_content(view, c)),
        ]
        return {child: own.affirmed().under("denied", index) for child in reports}
    if lemma in word_set("stance", "attempts") and _came_to_nothing(view, index):
        undone = own.affirmed().negated(index)
        return {child: undone for child in view.children_by(index, "acl", "nmod") if child > index}
    found: str | None = stance_by_word("nouns").get(lemma)
    if found in ("planned", "possible") and (is_fulfilled(view, index) or _is_rejected(view, own)):
        return {}
    if found is None:
        return _planned_in_headline(view, index, own) | _open_to_talks(view, index, view.heads[index], own)
    cases = set(load_lexicon("stance")["noun_cases"][found])
    cases -= set(load_lexicon("stance")["noun_case_exceptions"].get(lemma, ()))
    inner = own.negated(index) if found == "negative" else own.under(found, index)  # type: ignore[arg-type]
    below = {}
    for child in view.children[index]:
        relation = view.deps[child]
        if any(view.lows[mark] == "but" for mark in view.children_by(child, "mark", "case")):
            continue  # "no choice but to leave"
        told = relation == "acl:relcl" and _is_that_clause(view, child)
        is_clause = told or (
            relation in ("acl", "ccomp", "xcomp", "advcl")
            and (
                view.tags[child] in ("VB", "MD")
                or is_content(view, child)
                or any(view.lows[mark] in cases for mark in view.children_by(child, "mark"))
            )
        )
        cased = any(view.lows[case] in cases for case in view.children_by(child, "case"))
        if is_clause or (relation in ("nmod", "obl") and cased and _is_open_to(view, lemma, child)):
            below[child] = inner
    return below


def open_by_talks_held(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Leave open what talks are on that a verb has for its object: "began talks today on the withdrawal of 50"."""
    talks = (
        c
        for c in view.children_by(index, "obj", "nsubj:pass", "nsubj")
        if view.lemmas[c] in word_set("stance", "talks")
    )
    talk = next(talks, None)
    return {} if talk is None else _open_to_talks(view, index, talk, own)


def _open_to_talks(view: DependencyView, index: int, talk: int, own: State) -> dict[int, State]:
    """Leave open the phrases of a word that say on what the talks beside or above it are: "with Oslo on …"."""
    if index == talk or view.lemmas[talk] not in word_set("stance", "talks") or own.stance != "asserted":
        return {}
    about = (
        child
        for child in view.children_by(index, "nmod", "obl")
        if any(
            view.lows[case] in ("on", "about", "over", "concerning", "regarding")
            for case in view.children_by(child, "case")
        )
    )
    deeds = word_set("stance", "undertakings")
    return {
        child: own.under("possible", talk)
        for child in about
        if view.lemmas[child] in deeds or view.tags[child] == "VBG"
    }


def _is_that_clause(view: DependencyView, clause: int) -> bool:
    """Whether what a parse takes for a relative clause is the content of its noun: "rumours that they had landed"."""
    return any(view.lows[mark] == "that" for mark in view.children_by(clause, "mark"))


def _is_open_to(view: DependencyView, noun: str, matter: int) -> bool:
    """Whether a noun leaves its matter open: "fear of a withdrawal" does; the mines of "fear of mines" are there."""
    return noun not in word_set("stance", "open_to_deeds") or view.lemmas[matter] in word_set("stance", "undertakings")


def _came_to_nothing(view: DependencyView, noun: int) -> bool:
    """Whether an attempt failed, or was foiled: "the attempt to land 90 men failed"."""
    verb = view.heads[noun]
    failed = view.deps[noun] == "nsubj" and view.lemmas[verb] in word_set("stance", "outcomes", "failing")
    foiled = view.deps[noun] in ("obj", "nsubj:pass") and view.lemmas[verb] in word_set("stance", "outcomes", "foiling")
    return failed or foiled


def governed_through_subject(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Give what a plan is made for its state: "plans are being drawn up to send", "a decision was taken to close".

    So is what a rumour tells that "spread" or "grew".
    """
    subject, planned = view.child(index, "nsubj:pass"), infinitive_below(view, index)
    rumour, told = view.child(index, "nsubj"), view.child(index, "ccomp")
    if rumour is not None and told is not None and view.lemmas[index] in word_set("stance", "spreading"):
        found = stance_by_word("nouns").get(view.lemmas[rumour])
        return {} if found is None else {told: own.under(found, rumour)}
    if subject is None or planned is None or view.lemmas[subject] not in word_set("stance", "plans_as_subjects"):
        return {}
    return {planned: own.under("planned", subject)}


def _is_rejected(view: DependencyView, own: State) -> bool:
    """Whether a noun is what someone refused: the content of a rejected offer is a plain no."""
    return own.negative and own.cue >= 0 and view.lemmas[own.cue] in word_set("stance", "rejecting")


def _planned_in_headline(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Read a headline without a verb, "Sweden to send …", as a plan."""
    named = view.tags[index].startswith("NNP") or (view.words[index].isupper() and len(view.words[index]) > 1)
    bare = view.heads[index] == index and named and view.child(index, "cop") is None
    if not bare:
        return {}
    return {
        child: own.under("planned", child) for child in view.children_by(index, "acl") if to_of(view, child) is not None
    }


def is_content(view: DependencyView, clause: int) -> bool:
    """Whether a clause below a noun says what the noun is about: marked by "that" or "to"."""
    return any(view.lows[child] in ("that", "to", "of") for child in view.children_by(clause, "mark"))
