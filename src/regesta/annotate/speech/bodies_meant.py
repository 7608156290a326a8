"""Which body "the council", "the rights group" or "the Times" is: a noun or a name enters; the body's full name leaves.

Where two fit, neither does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.source_names import is_outlet, without_article

if TYPE_CHECKING:
    from regesta.annotate.dependency_view import DependencyView

ON_BODIES = ("amod", "compound", "nmod", "nmod:poss", "appos", "acl", "flat")


def body_meant(view: DependencyView, head: int) -> str | None:
    """Return the body that "the council" or "the rights group" stands for; None for two, and for other words on it."""
    lemma = view.lemmas[head]
    if any(
        view.lows[child] not in word_set("speech", "kinds_of_bodies") for child in view.children_by(head, *ON_BODIES)
    ):
        return None
    named = [ent for ent in view.ents if ent.label_ == "ORG" and ent.start < head]
    if lemma in word_set("speech", "bodies_in_short"):
        fits = {without_article(ent.text) for ent in named if lemma in ent.text.casefold().split()[1:]}
        return fits.pop() if len(fits) == 1 else None
    if lemma not in word_set("speech", "any_body"):
        return None
    near = [ent for ent in named if 0 <= view.sent_of[head] - view.sent_of[ent.start] <= 1]
    acting = {without_article(e.text) for e in near if view.deps[e.root.i] in ("nsubj", "nsubj:pass")}
    acting = acting or {without_article(ent.text) for ent in named if _is_such_a_body(view, ent.root.i, head)}
    return acting.pop() if len(acting) == 1 else None


def _is_such_a_body(view: DependencyView, name: int, head: int) -> bool:
    """Whether a name was brought in by the noun that takes it up: "Amnesty, a rights group", "the group Amnesty"."""
    beside = [*view.children_by(name, "appos", "compound", "nmod:desc")]
    if view.deps[name] in ("appos", "flat", "compound"):
        beside.append(view.heads[name])
    return any(view.lemmas[c] == view.lemmas[head] and view.tags[c] == "NN" for c in beside)


def outlet_in_full(view: DependencyView, name: str) -> str | None:
    """Return the one outlet of the text that is called by the last word of its name: "the Times"; else None."""
    if name.casefold() not in word_set("sources", "outlets", "last_words"):
        return None
    named = {without_article(ent.text) for ent in view.ents if ent.text.endswith(f" {name}")}
    fuller = {whole for whole in named if is_outlet(whole) and whole != name}
    return fuller.pop() if len(fuller) == 1 else None
