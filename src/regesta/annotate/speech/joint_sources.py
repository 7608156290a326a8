"""Several who say something together: one source of a coordination enters; the others, or the first of them, leave."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.phrases import end_of_name


def named_beside(view: DependencyView, subject: int) -> list[int]:
    """Return who is named beside a source: "Reuters and AFP", "monitors and state media"."""
    return [c for c in view.children_by(subject, "conj") if _is_other_name(view, c, subject)]


def authors_beside(view: DependencyView, paper: int) -> list[int]:
    """Return who wrote a paper together with its first author: Mali of "a joint statement by Denmark and Mali"."""
    if view.lemmas[paper] not in word_set("sources", "documents", "nouns"):
        return []
    issued = [clause for clause in view.children_by(paper, "acl") if view.tags[clause] == "VBN"]
    phrases = [child for up in (paper, *issued) for child in view.children_by(up, "nmod", "obl", "obl:agent")]
    by = [c for c in phrases if any(view.lows[case] == "by" for case in view.children_by(c, "case"))]
    return [author for first in by for author in named_beside(view, first)]


def first_named(view: DependencyView, subject: int) -> int:
    """Return the first of several who say something behind a comma: ", monitors and state media said"."""
    first = view.heads[subject]
    noun = view.deps[subject] == "conj" and view.tags[first].startswith("NN")
    several = noun and _is_other_name(view, subject, first)
    return first if several and view.words[view.subtree(first)[0] - 1] in (",", "”") else subject


def _is_other_name(view: DependencyView, conjunct: int, subject: int) -> bool:
    """Whether a conjunct names someone else rather than the second half of "Bosnia and Herzegovina"."""
    number, own = view.ent_of[conjunct], view.ent_of[subject]
    inside = number >= 0 and (number == own or (own >= 0 and conjunct < end_of_name(view, own)))
    people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
    outlets = word_set("sources", "outlets", "nouns")
    known = view.lemmas[conjunct] in people | word_set("speech", "bodies") | outlets
    bare = view.tags[conjunct] == "NNS" or view.lemmas[conjunct] in outlets  # "officials", "state media"
    described = known and (bare or view.child(conjunct, "det", "nmod:poss") is not None)
    return (view.tags[conjunct].startswith("NNP") or described) and not inside
