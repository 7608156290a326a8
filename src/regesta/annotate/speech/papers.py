"""Whose a paper is: the head of "figures released by the ministry" enters; its author leaves, else the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.model import AttributionLink, Evidence

if TYPE_CHECKING:
    from regesta.annotate.speech.speakers import Speakers


REACH = 120
"""Words back in which a report that "the report" takes up was brought in."""


class PaperReader:
    """Reads the sources of one document that are papers rather than people."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers, self.view = speakers, speakers.view

    def read(self, head: int, name: str, evidence: Evidence) -> AttributionLink | None:
        """Return whose paper it is: its author, the unnamed media, else the paper itself."""
        view, lemma = self.view, self.view.lemmas[head]
        behind = [view.heads[head + 1]] if view.lows[head + 1 : head + 2] in (["by"], ["from"]) else []
        behind = [view.heads[c] if view.deps[c] == "compound" else c for c in behind]  # "from the charity Clear Ground"
        behind = [view.child(c, "nsubj") or c if view.tags[c][:2] == "VB" else c for c in behind]  # "data from X show"
        for child in [*view.children_by(head, "nmod", "nmod:poss", "compound"), *behind]:
            counts = self._is_body(child) and (
                lemma in word_set("sources", "documents", "counts")
                or (lemma in word_set("sources", "documents", "issued") and self._is_definite(head))
            )
            authored = (
                view.deps[child] == "nmod:poss"
                or counts
                or child in behind
                or any(view.lows[case] in ("by", "from") for case in view.children_by(child, "case"))
            )
            if authored and is_own(view, child):
                return None
            if authored and child != head:
                author = self.speakers.describe(child) if self._may_write(child) else None
                if author is not None:
                    return author
        issuer = self._issuer_behind(head) or self._author_before(head)
        if issuer is not None:
            return issuer
        media = word_set("sources", "documents", "media")
        if any(view.lows[child] in media for child in view.children_by(head, "compound", "amod", "nmod")):
            return AttributionLink(role="outlet", name=name, anonymous=True, evidence=evidence)
        named = any(word[:1].isupper() for word in name.split()[1:]) or view.child(head, "det", "nmod:poss") is not None
        return AttributionLink(role="document", name=name, anonymous=not named, evidence=evidence)

    def _issuer_behind(self, head: int) -> AttributionLink | None:
        """Return who issued a paper: the ministry of "figures released by the ministry"."""
        view = self.view
        for clause in view.children_by(head, "acl"):
            if view.tags[clause] == "VBN" and view.lemmas[clause] in word_set("speech", "releasing"):
                by = [c for c in view.children_by(clause, "obl", "obl:agent") if _is_by(view, c)]
                issuer = self.speakers.describe(by[0]) if by else None
                seen = view.lemmas[clause] in word_set("speech", "obtaining")
                return None if seen and issuer is not None and issuer.role == "outlet" else issuer
        return None

    def _author_before(self, head: int) -> AttributionLink | None:
        """Return who brought out what "the report" takes up: "X issued a report"; "In a report, X said"."""
        view = self.view
        if view.tags[head] != "NN" or not self._is_definite(head) or len(view.children[head]) > 1:
            return None
        for index in range(head - 1, max(-1, head - REACH), -1):
            if view.lemmas[index] != view.lemmas[head] or view.tags[index] != "NN" or self._is_definite(index):
                continue
            verb = view.heads[index]
            brought = view.lemmas[verb] in word_set("speech", "releasing") and view.deps[index] == "obj"
            inside = any(view.lows[case] == "in" for case in view.children_by(index, "case"))
            told = inside and view.lemmas[verb] in word_set("speech", "say") and view.deps[index] == "obl"
            writer = view.child(verb, "nsubj") if brought or told else None
            return self.speakers.describe(writer) if writer is not None and self._is_body(writer) else None
        return None

    def _may_write(self, word: int) -> bool:
        """Whether a word may name an author: behind "from" no place nor thing, as in "reports from the field"."""
        view = self.view
        if all(view.lows[case] != "from" for case in view.children_by(word, "case")):
            return True
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        if view.lemmas[word] in people | word_set("speech", "bodies") | word_set("sources", "outlets", "nouns"):
            return True
        if any(
            view.lemmas[child] in word_set("speech", "bodies") for child in view.children_by(word, "compound", "appos")
        ):
            return True  # "from the charity Clear Ground", whatever its name looks like
        number = view.ent_of[word]
        named = view.tags[word].startswith("NNP") if number < 0 else view.ents[number].label_ != "PLACE"
        return bool(named)

    def _is_definite(self, head: int) -> bool:
        """Whether a paper is the known one of its body: "the UNMAS report", not "a UNMAS report"."""
        return any(self.view.lows[child] == "the" for child in self.view.children_by(head, "det"))

    def _is_body(self, word: int) -> bool:
        """Whether a word stands in the name of an organisation."""
        number = self.view.ent_of[word]
        return number >= 0 and self.view.ents[number].label_ == "ORG"


def _is_by(view: DependencyView, noun: int) -> bool:
    """Whether a noun is introduced by "by"."""
    return any(view.lows[case] == "by" for case in view.children_by(noun, "case"))
