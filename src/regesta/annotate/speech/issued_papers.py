"""Who speaks by a paper: the participle of "issued a statement applauding …" enters; the word for the issuer leaves."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.subjects import subject_of


def issuer_of_paper(view: DependencyView, participle: int) -> int | None:
    """Return who issued or adopted the paper that a participle says something by; None where the clause does not tell.

    "The senator issued a statement applauding the move", "parliament passed a resolution demanding that …".
    """
    paper = _paper_of(view, participle)
    if paper is None:
        return None
    issued = view.heads[paper]
    if view.deps[paper] == "obj" and view.lemmas[issued] in word_set("speech", "adopting") | word_set(
        "speech", "issuing"
    ):
        return subject_of(view, issued)
    return None


def _paper_of(view: DependencyView, participle: int) -> int | None:
    """Return the paper right before a participle, whether this hangs to it or to the verb over both."""
    if view.tags[participle] != "VBG" or view.deps[participle] not in ("acl", "advcl"):
        return None
    above = view.heads[participle]
    papers = [above, *view.children_by(above, "obj")]
    return next(
        (
            paper
            for paper in papers
            if view.lemmas[paper] in word_set("sources", "documents", "nouns")
            and view.tags[paper].startswith("NN")
            and view.subtree(paper, frozenset({participle}))[-1] == participle - 1
        ),
        None,
    )
