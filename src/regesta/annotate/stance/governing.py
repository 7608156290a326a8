"""What words govern: a word and its state enter; its own state and those of its dependents leave.

Verbs of planning, demanding, supposing and denying, adjectives like "due" and nouns like "failure" give their
complements a stance; which words do so stands in `lexicons/stance.yaml`.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.cues import infinitive_below, is_obliged, stance_by_word, to_of, verb_classes
from regesta.annotate.stance.governing_adjectives import governed_by_adjective, is_ready_to_act
from regesta.annotate.stance.governing_nouns import governed_by_noun, open_by_talks_held
from regesta.annotate.stance.namings import governed_by_naming
from regesta.annotate.stance.negations import negation_of
from regesta.annotate.stance.outcomes import governed_by_outcome
from regesta.annotate.stance.refusals import governed_by_denial, governed_by_negative_verb, governed_by_untruth
from regesta.annotate.stance.states import SUBJECTS, State
from regesta.model import Stance

_MODALS_OF_DUTY = frozenset({"should", "shall", "must"})
_MODALS_OF_FUTURE = _MODALS_OF_DUTY | {"will", "would"}


def govern(view: DependencyView, index: int, own: State) -> tuple[State, dict[int, State]]:
    """Apply what a word governs: a plan verb its complement, "lack" its object, "failure" its infinitive."""
    tag, lemma = view.tags[index], view.lemmas[index]
    if tag.startswith("NN") or view.words[index] == "US":  # a tagger takes the country for the pronoun
        return own, governed_by_noun(view, index, own)
    completed = infinitive_below(view, index)
    adjective = stance_by_word("adjectives").get(view.lows[index])
    if adjective == "conditional" and not is_ready_to_act(view, index, completed):
        adjective = None
    if view.lows[index] in word_set("stance", "concerns") and completed is None:
        adjective = None  # "afraid that they leave"; who is "afraid to send" sends none
    if view.child(index, "obj", "compound:prt") is not None:
        adjective = None  # "set up a base to counter pirates", "committed 500 soldiers to guard it" are verbs
    said_of = view.child(index, "cop") is not None and _is_said_of_deed(view, index)
    completes = completed is not None or view.child(index, "ccomp", "csubj", "xcomp") is not None
    if adjective and (completes or said_of or adjective == "denied"):
        return governed_by_adjective(view, index, own, adjective)
    if adjective is None and own.negative and lemma in word_set("stance", "affirming"):
        return governed_by_untruth(view, index, own)
    if not tag.startswith("VB"):
        return own, {}
    if own.negative and lemma in word_set("stance", "speaking_about"):
        return own, {child: own.affirmed() for child in view.children_by(index, "obj", "obl") if _is_topic(view, child)}
    outcome = governed_by_outcome(view, index, own) or governed_by_naming(view, index, own)
    if outcome:
        return own, outcome
    if _is_leave_to_speak(view, index, completed):
        return own, {} if completed is None else {completed: own.affirmed()}
    if lemma == "have" and completed is not None:
        return own, _governed_by_have(view, index, completed, own)
    below = governed_by_negative_verb(view, index, own)
    if below:
        return own, below
    if own.negative and lemma in word_set("stance", "deciding", "verbs"):
        return own, _left_undecided(view, index, own)
    if lemma == "give" and any(
        view.lemmas[c] in ("consideration", "thought") for c in view.children_by(index, *SUBJECTS)
    ):
        return own, {child: own.under("possible", index) for child in view.children_by(index, "obl", "nmod")}
    if lemma in word_set("stance", "rejecting") or lemma == "deny":
        return own, governed_by_denial(view, index, own)
    if lemma in word_set("stance", "permitting") and completed is not None and _is_open_leave(view, index, own):
        goes_on = view.lemmas[completed] in word_set("stance", "going_on")
        return own, {} if goes_on else {completed: own.under("possible", index)}
    if lemma in word_set("stance", "binding") and completed is not None and _binds(view, index):
        return own, {completed: own.under("demanded", index)}
    talked = open_by_talks_held(view, index, own)
    if talked:
        return own, talked
    found = verb_classes().get(lemma)
    particle = view.child(index, "compound:prt")
    called_in = particle is not None and view.lows[particle] not in ("on", "upon", "for")
    if found is not None and found[0] == "demanded" and called_in:
        return own, {}  # "1,000 men were called in to help"
    if found is None and completed is not None and lemma in word_set("stance", "supposed"):
        supposed = view.tags[index] == "VBN" and view.child(index, "aux:pass", "nsubj:pass") is not None
        return own, {completed: own.under("possible", index)} if supposed else {}
    return _governed_by_verb(view, index, own, *found) if found else (own, {})


def _is_said_of_deed(view: DependencyView, index: int) -> bool:
    """Whether a predicate is said of a deed: "the deployment of 300 troops is unlikely"."""
    subjects = view.children_by(index, *SUBJECTS)
    return any(view.lemmas[subject] in word_set("stance", "undertakings") for subject in subjects)


def _left_undecided(view: DependencyView, index: int, own: State) -> dict[int, State]:
    """Leave open what no decision is made on: "no decision has been made on sending 400 soldiers"."""
    nouns = word_set("stance", "deciding", "nouns")
    if all(view.lemmas[c] not in nouns for c in view.children_by(index, *SUBJECTS, "obj")):
        return {}
    about = (c for c in view.children[index] if c > index and _is_about(view, c))
    return {child: own.affirmed().under("possible", index) for child in about}


def _is_about(view: DependencyView, child: int) -> bool:
    return any(
        view.lows[mark] in ("on", "about", "over", "whether") for mark in view.children_by(child, "mark", "case")
    )


def _is_topic(view: DependencyView, child: int) -> bool:
    """Whether a phrase is what someone speaks about: an object, or one with "on" or "about"."""
    cases = {view.lows[case] for case in view.children_by(child, "case")}
    return view.deps[child] == "obj" or bool(cases & {"on", "about", "of", "regarding", "concerning"})


def _is_leave_to_speak(view: DependencyView, index: int, completed: int | None) -> bool:
    """Whether a verb allows to speak: "not authorized to discuss the jets" says nothing against the jets."""
    allows = view.lemmas[index] in word_set("stance", "allowing") and view.child(
        index, "aux:pass", "nsubj:pass", "advmod"
    )
    return bool(allows) and completed is not None and view.lemmas[completed] in word_set("stance", "speaking")


def _binds(view: DependencyView, index: int) -> bool:
    """Whether somebody is bound to something still: "is obliged to leave"; who "was obliged to" did it."""
    helpers = view.children_by(index, "aux:pass", "cop")
    return view.tags[index] in ("VBZ", "VBP") or any(view.tags[word] in ("VBZ", "VBP", "VB") for word in helpers)


def _is_open_leave(view: DependencyView, index: int, own: State) -> bool:
    """Whether leave is given to what may be done: by a paper, or now. "Allowed 300 to land" tells that they did."""
    if own.stance != "asserted" or own.negative:
        return False
    subject = view.child(index, "nsubj")
    giver = view.heads[index] if view.deps[index] == "acl" and view.tags[index] == "VBG" else subject
    by_paper = giver is not None and view.lemmas[giver] in word_set("stance", "plan_subjects")
    return by_paper or view.tags[index] in ("VBZ", "VBP")


def _governed_by_have(view: DependencyView, index: int, completed: int, own: State) -> dict[int, State]:
    """Read "has yet to ratify" (not so) and "has to leave" (an obligation); "had to" is a fact."""
    yet = next((child for child in view.children[index] if view.lows[child] == "yet"), None)
    if yet is None:
        yet = next(
            (child for child in view.children[completed] if view.lows[child] == "yet" and child < completed), None
        )
    if yet is not None:
        return {completed: own.negated(yet)}
    if any(view.lows[child] in word_set("stance", "habitual") for child in view.children[index]):
        return {}  # "often have to fight": they do
    reported = view.deps[index] == "ccomp" or own.stance != "asserted"
    obliged = view.tags[index] != "VBD" and is_obliged(view, index) and not reported
    return {completed: own.under("demanded", index)} if obliged else {}


def _governed_by_verb(
    view: DependencyView, index: int, own: State, stance: Stance, kind: str
) -> tuple[State, dict[int, State]]:
    """Give the complement of a verb of planning, demanding or supposing its stance.

    A negated verb of believing or planning negates its complement instead. Of a `state` verb the subject and what
    follows are planned too; in a passive everything is.
    """
    lemma = view.lemmas[index]
    stance = "demanded" if stance == "planned" and _orders_state(view, index) else stance
    stance = "planned" if _wants_to_do_it(view, index) else stance
    denied_above = own.negative and negation_of(view, index) is None  # "is not expected to ask for the withdrawal"
    above = own if denied_above or lemma in word_set("stance", "raising") else own.affirmed()
    asked_maybe = stance == "demanded" and own.stance == "possible"  # "would probably press Oslo to send 200"
    governed = above if asked_maybe else above.under(stance, index)
    passive = view.child(index, "nsubj:pass") is not None or view.child(index, "aux:pass") is not None
    complements = [child for child in view.children[index] if _is_complement(view, index, child, passive)]
    below = {child: governed for child in complements}
    if not complements:
        return own, below
    if kind == "state" and passive:
        return governed, {}
    if kind == "state":
        earlier = [child for child in view.children[index] if child < index and view.deps[child][:3] in ("obl", "adv")]
        kept = [*earlier, *(child for child in view.children[index] if _is_purpose(view, index, child))]
        return governed, {child: own for child in kept if child not in below}
    return (governed if stance == "demanded" else own), {**_own_for_rest(view, index, own, stance, below), **below}


def _tells_fact(view: DependencyView, clause: int) -> bool:
    """Whether a that-clause stands in the past or the perfect, as no demand does."""
    helpers = view.children_by(clause, "aux", "aux:pass", "cop")
    return "VBD" in {view.tags[word] for word in (clause, *helpers)} or any(
        view.lows[word] in ("has", "have") and view.deps[word] == "aux" for word in helpers
    )


def _orders_state(view: DependencyView, index: int) -> bool:
    """Whether a verb orders a state: "ordered Turkey to withdraw" is a demand, "ordered his troops to" a plan."""
    told = view.child(index, "obj", "iobj") if view.lemmas[index] == "order" else None
    return told is not None and view.ent_of[told] >= 0 and view.ents[view.ent_of[told]].label_ == "PLACE"


def _wants_to_do_it(view: DependencyView, index: int) -> bool:
    """Whether one wants to act oneself: "wants to pull its peacekeepers out" is a plan, "wants them to leave" none."""
    completed = infinitive_below(view, index)
    return (
        view.lemmas[index] in word_set("stance", "wanting")
        and completed is not None
        and view.deps[completed] == "xcomp"
        and view.child(index, "obj", "iobj") is None
        and view.lemmas[completed] not in word_set("stance", "wished_states")
        and view.child(completed, "aux:pass") is None
    )


def _own_for_rest(
    view: DependencyView, index: int, own: State, stance: Stance, below: dict[int, State]
) -> dict[int, State]:
    """Keep subject and date of an act of demanding asserted, though its verb is not."""
    if stance != "demanded":
        return {}
    return {child: own for child in view.children[index] if child not in below}


def _is_complement(view: DependencyView, index: int, child: int, passive: bool) -> bool:
    """Whether a verb of planning, demanding or supposing governs a child."""
    lemma, relation = view.lemmas[index], view.deps[child]
    if _is_purpose(view, index, child):
        return False
    clause_only = lemma in word_set("stance", "clause_only")
    if passive and relation == "xcomp" and view.lemmas[child] in word_set("stance", "perceiving"):
        return False  # "I was encouraged to hear that …"
    if lemma in word_set("stance", "for_only") and relation != "ccomp":
        return any(view.lows[case] == "for" for case in view.children_by(child, "case", "mark"))
    if relation == "xcomp" and lemma == "call" and to_of(view, child) is None:
        return False  # "called the findings troubling"
    if relation == "xcomp" or (relation == "advcl" and infinitive_below(view, index) == child):
        return True
    if relation == "advcl" and view.tags[child] == "VBG":
        return _is_gerund_complement(view, index, child)
    if relation in ("ccomp", "csubj", "csubj:pass") and child > index:
        return _complement_is_open(view, index, child)
    if relation == "obj" or (relation == "nsubj:pass" and passive):
        driven = view.child(index, "xcomp") if relation == "obj" else None
        has_clause = relation == "nsubj:pass" and view.child(index, "xcomp") is not None
        has_clause = has_clause or (driven is not None and to_of(view, driven) is not None and driven > child)
        awaited = relation == "nsubj:pass" and lemma in word_set("stance", "awaited")
        has_clause = has_clause or awaited  # "troops are expected in June"
        preposition_needed = lemma in load_lexicon("stance")["needs_preposition"]
        if lemma in word_set("stance", "dealing_with") and _is_work(view, index):
            return False  # "the report discusses the withdrawal of two years ago"
        amounts = (child, *view.children_by(child, "nummod", "compound"))
        is_offer = any(view.lemmas[word] in word_set("stance", "offers") for word in amounts)
        is_offer = is_offer and lemma not in word_set("stance", "given_outright")
        if lemma == "agree" and view.lemmas[child] in word_set("stance", "settled_by_agreeing"):
            return False
        return has_clause or (is_offer and not preposition_needed) or not (clause_only or preposition_needed)
    if relation in ("obl", "nmod", "obl:arg"):
        beside = {view.lows[case] for word in view.children_by(index, "obl") for case in view.children_by(word, "case")}
        if lemma == "call" and "at" in beside:
            return False  # "called at Mombasa for a visit": a ship that puts in demands nothing
        allowed = load_lexicon("stance")["needs_preposition"].get(lemma, ())
        return any(view.lows[case] in allowed and view.lows[case] != "on" for case in view.children_by(child, "case"))
    return False


def _is_work(view: DependencyView, index: int) -> bool:
    """Whether what discusses or examines a matter is a text."""
    subject = view.child(index, "nsubj")
    return subject is not None and view.lemmas[subject] in word_set("stance", "texts")


def _is_purpose(view: DependencyView, index: int, child: int) -> bool:
    """Whether an infinitive says what something is needed for: "needs 30 million to clear the fields"."""
    needs = view.lemmas[index] in ("need", "require") and view.child(index, "obj") is not None
    return needs and view.deps[child] == "advcl" and to_of(view, child) is not None


def _is_gerund_complement(view: DependencyView, index: int, gerund: int) -> bool:
    """Whether a gerund is what a verb plans or ponders: "mulls sending troops", "aims at clearing the fields"."""
    marks = [view.lows[mark] for mark in view.children_by(gerund, "mark")]
    if marks:
        return marks[0] in load_lexicon("stance")["gerund_marks"].get(view.lemmas[index], ())
    return verb_classes()[view.lemmas[index]][0] in ("planned", "possible") and view.subtree(gerund)[0] == index + 1


def _complement_is_open(view: DependencyView, index: int, clause: int) -> bool:
    """Whether a that-clause is a wish or plan, not a report: "insisted that it leave", not "that it had left"."""
    stance, kind = verb_classes()[view.lemmas[index]]
    if view.lemmas[index] in ("appear", "seem"):
        return any(view.lows[subject] == "it" for subject in view.children_by(index, "expl", "nsubj"))
    modals = [view.lows[child] for child in view.children_by(clause, "aux") if view.tags[child] == "MD"]
    helpers = view.children_by(clause, "aux:pass", "cop")
    bare = view.tags[clause] == "VB" or any(view.tags[word] == "VB" and view.lows[word] == "be" for word in helpers)
    plural = view.tags[clause] == "VBP" and not helpers and view.tags[index] == "VBD" and view.lemmas[index] == "insist"
    subjunctive = (bare or plural) and not modals  # "insisted that the troops leave"
    if stance == "planned":
        return subjunctive
    if view.lemmas[index] == "tell":
        return False  # only "told them to leave"
    if stance == "demanded" and not modals and _tells_fact(view, clause):
        return False  # "it is encouraging that a treaty has been agreed on"
    if view.lemmas[index] == "insist" and modals and not _MODALS_OF_DUTY & set(modals):
        return False  # "insisted that the embassy would not be closed" assures it
    if stance == "demanded" and view.lemmas[index] in ("insist", "ask", "advise", "argue", "appeal", "call"):
        return subjunctive or bool(_MODALS_OF_FUTURE & set(modals))
    return kind == "act" or stance == "demanded"
