"""What is said without a clause: a verb of saying enters; the words of its object, infinitive or figure leave.

"Reported finding …", "announced the closure", "called on Paris to …", "told the army to leave", "reported 12 wounded".
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.notes.dates import MONTHS
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.annotate.stance.cues import to_of

_MONTHS = frozenset(name for name in MONTHS)


def lesser_complement(view: DependencyView, verb: int, lemma: str) -> list[int]:
    """Return the words of "reported finding …", "announced the closure …", "called on Paris to …"."""
    if lemma in word_set("speech", "complements"):
        for child in view.children_by(verb, "xcomp"):
            ponders = lemma == "consider" and view.tags[child] == "VBG"  # "is considering sending ten" says nothing
            return [] if ponders else view.subtree(child)
    if lemma in word_set("speech", "advising_deeds"):
        for child in view.children_by(verb, "xcomp"):
            if view.tags[child] == "VBG" and child > verb:
                return view.subtree(child)
    told = view.child(verb, "obj", "iobj") is not None
    if lemma in word_set("speech", "undertaking") or (told and lemma in word_set("speech", "urging")):
        for child in view.children_by(verb, "xcomp", "advcl"):
            if child > verb and to_of(view, child) is not None:
                return view.subtree(child)
    if (lemma == "call" and not _names_or_demands(view, verb)) or _turns_down(view, verb, lemma):
        return []
    acts, reports = lemma in word_set("speech", "acts"), lemma in word_set("speech", "reporting_objects")
    if not reports and lemma in word_set("speech", "undertaking"):
        promised = word_set("stance", "offers") - word_set("speech", "gifts")  # "promised the withdrawal", not "a loan"
        return [
            i for c in view.children_by(verb, "obj") if view.lemmas[c] in promised for i in view.subtree(c) if i > verb
        ]
    words: list[int] = []
    for child in view.children[verb]:
        if child < verb or is_own(view, child):
            continue
        if reports and not acts:
            wanted = _tells_a_fact(view, child) or (bool(words) and _counts_where(view, child))
        else:
            wanted = acts and view.deps[child] in ("obj", "xcomp", "obl", "ccomp", "advcl")
        words.extend((i for i in view.subtree(child, _contrasted(view, child)) if i > verb) if wanted else ())
    return sorted({verb, *words} if acts and not reports and words else words)


def _contrasted(view: DependencyView, noun: int) -> frozenset[int]:
    """Return the heads of the clauses below an object in which somebody else speaks: "500 dead whereas X found 300"."""
    below = view.subtree(noun)
    marks = (i for i in below if view.deps[i] == "mark" and view.lows[i] in word_set("speech", "contrasting"))
    return frozenset(view.heads[i] for i in marks if view.has_own_subject(view.heads[i]) and view.heads[i] != noun)


def _turns_down(view: DependencyView, verb: int, lemma: str) -> bool:
    """Whether a verb refuses what was asked or offered: that is a deed; to reject a report is to say something."""
    objects = {view.lemmas[child] for child in view.children_by(verb, "obj")}
    return lemma in word_set("stance", "rejecting") and bool(objects & word_set("speech", "asked_or_offered"))


def owns_up(view: DependencyView, verb: int) -> bool:
    """Whether a cue claims a deed, not that something is so: "claimed responsibility for the blast that killed 12"."""
    objects = {view.lemmas[child] for child in view.children_by(verb, "obj")}
    killed = view.lemmas[verb] == "claim" and objects & word_set("speech", "claimed_lives")
    return bool(objects & word_set("speech", "claimed_deeds") or killed)


def _names_or_demands(view: DependencyView, verb: int) -> bool:
    """Whether "call" gives a name ("called it a mistake") or demands: without these it is a visit or a ring."""
    if view.child(verb, "compound:prt") is not None:
        return False
    named = len(view.children_by(verb, "obj", "iobj", "xcomp", "obl:unmarked")) > 1 or view.deps[verb] == "acl:relcl"
    cases = {view.lows[c] for o in view.children_by(verb, "obl") for c in view.children_by(o, "case")}
    return named or "for" in cases or view.lows[verb + 1 : verb + 2] in (["on"], ["upon"])


def _counts_where(view: DependencyView, noun: int) -> bool:
    """Whether a phrase behind a reported figure counts over how much it is spread: "in 9,416 suspected areas"."""
    cases = {view.lows[case] for case in view.children_by(noun, "case")}
    counted = view.child(noun, "nummod") is not None and view.tags[noun] == "NNS"
    return view.deps[noun] == "obl" and counted and cases <= {"in", "across", "on", "at"}


def _tells_a_fact(view: DependencyView, noun: int) -> bool:
    """Whether an object is something said: a figure ("about 40 wounded"), a name or an event like "the closure"."""
    words = view.subtree(noun)
    counted = any(view.tags[i] == "CD" for i in words) and view.lemmas[noun] not in _MONTHS
    if view.deps[noun] == "obj":
        named = any(view.tags[i].startswith("NNP") for i in words)
        return counted or named or view.lemmas[noun] in word_set("stance", "offers")
    cases = {view.lows[case] for case in view.children_by(noun, "case")}
    return counted and view.tags[noun] == "NNS" and cases <= {"about", "over", "around", "under"}
