"""Whom or what a pronoun means: the referents up to it enter; the one that is clearly most present leaves.

Grammar bars some: "him" is never the subject of its own clause, "his father" not the father, nobody in a quotation is
its speaker. Of the rest the most present is taken, unless another is nearly so.
"""

from __future__ import annotations

from regesta.annotate.coreference.referents import Gender, Kind, Referent, Referents, rank
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.quotations import find_quotations
from regesta.model import Document

MARGIN = {"person": 1.15, "thing": 1.3}
"""How much more present than the next the one meant must be. Of persons on GUM train (precision, recall of those with a
name): 1.0 gives 86 and 82, 1.15 gives 90 and 80, 1.3 gives 91 and 76, 1.8 gives 91 and 67."""
REACH = {"person": 4, "thing": 1}
"""Sentences back: "it" takes up what the sentence before spoke of, "he" also what others came after."""
OWN_SUBJECT = 60
"""Added to the subject of a possessive's own clause: "France moved its brigade"."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_ARGUMENTS = ("obj", "iobj", "obl", "obl:agent")
_NOMINAL = ("nmod:poss", "nmod", "appos", "compound", "amod", "nummod", "conj", "nmod:desc", "flat")
_TELLING = frozenset({"tell", "notify", "inform", "warn", "remind", "advise"})
_BIDDING = frozenset({"must", "should", "ought"})
_FRONTED = ("obl", "advcl", "obl:unmarked", "advmod")


class Pronouns:
    """Reads the pronouns of one document in order."""

    def __init__(self, view: DependencyView, document: Document, referents: Referents) -> None:
        self.view = view
        self.referents = referents
        self._quotations = [(quote.start, quote.end) for quote in find_quotations(document.text, document.blocks)]

    def read(self, index: int, sort: str) -> Referent | None:
        """Return what a pronoun of a sort (female, male, thing) means; None for "it rains" and where two may be meant.

        Either way the pronoun is kept as a place of what it means, so that the next one can build on it.
        """
        kind: Kind = "thing" if sort == "thing" else "person"
        gender: Gender | None = None if sort == "thing" else sort  # type: ignore[assignment]
        if kind == "thing" and self._is_empty(index):
            return None
        meant = (
            self._bidden(index, kind) or self._announced(index, kind, gender) or self._most_present(index, kind, gender)
        )
        if meant is None:
            meant = Referent(words=frozenset(), kind=kind, gender=gender)
            self.referents.known.append(meant)
        meant.gender = meant.gender or gender
        self.referents.stand_for(meant, index)
        return meant

    def _most_present(self, index: int, kind: Kind, gender: Gender | None) -> Referent | None:
        """Return the referent that is clearly more present than any other; None for none or two."""
        scored = []
        owner = self._owner(index)
        for referent in self.referents.known:
            if referent.kind != kind or (gender and referent.gender not in (None, gender)):
                continue
            presence = self.referents.presence(referent, index, REACH[kind])
            if presence and not self._is_barred(referent, index):
                owns = owner is not None and any(word == owner for word, _ in referent.places)
                scored.append((presence + OWN_SUBJECT * owns, referent))
        ranked = rank(scored)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < MARGIN[kind] * ranked[1][0]):
            return None
        best = ranked[0][1]
        return best if kind == "person" or self._is_parallel(best, index) else None

    def _is_parallel(self, referent: Referent, index: int) -> bool:
        """Whether a thing stood last where "it" stands now: a subject for a subject, an object for an object.

        On GUM train "it" as subject is right for 21 of 28 subjects and for 5 of 18 others; "its" needs no such thing.
        """
        relation = self.view.deps[index]
        if relation == "nmod:poss":
            return True
        sentence = self.view.sent_of[referent.places[-1][0]]
        last = {self.view.deps[word] for word, _ in referent.places if self.view.sent_of[word] == sentence}
        return bool(last & ({*_SUBJECTS} if relation in _SUBJECTS else {"obj", "nsubj:pass"}))

    def _owner(self, index: int) -> int | None:
        """Return the subject that a pronoun leans on: of a possessive's clause, or of the clause above its own.

        "France moved its brigade", "Angola reported that it kept 1,390", "Chao and his wife".
        """
        view = self.view
        if view.deps[index] == "nmod:poss":
            noun = view.heads[index]
            if view.deps[noun] == "conj":
                return view.heads[noun]
            clause = self._clause_of(index)
            agent = view.child(clause, "obl:agent")
            return self._understood_subject(clause) if agent is None or agent > index else agent
        if view.deps[index] not in _SUBJECTS:
            return None
        clause = view.heads[index]
        while view.deps[clause] == "conj":
            clause = view.heads[clause]
        completes = view.deps[clause] in ("ccomp", "advcl", "acl:relcl", "acl")
        return self._understood_subject(self._clause_above(clause)) if completes else None

    def _bidden(self, index: int, kind: Kind) -> Referent | None:
        """Return whom somebody tells what he must do, where a pronoun is to do it: "told Peru that it must leave"."""
        view = self.view
        clause = view.heads[index]
        above = view.heads[clause]
        if view.deps[index] not in _SUBJECTS or view.deps[clause] != "ccomp" or view.lemmas[above] not in _TELLING:
            return None
        told = view.child(above, "obj", "iobj")
        if told is None or not any(view.lows[aux] in _BIDDING for aux in view.children_by(clause, "aux")):
            return None
        fitting = (r for r in self.referents.known if r.kind == kind and any(at == told for at, _ in r.places))
        return next(fitting, None)

    def _clause_above(self, clause: int) -> int:
        """Return the verb above a clause, past the nouns between."""
        view = self.view
        above = view.heads[clause]
        while (
            not view.tags[above].startswith("VB")
            and view.child(above, *_SUBJECTS) is None
            and view.heads[above] != above
        ):
            above = view.heads[above]
        return above

    def _announced(self, index: int, kind: Kind, gender: Gender | None) -> Referent | None:
        """Return the named subject that follows a pronoun in front of it: "in its report, Oxfam …"."""
        view = self.view
        for word in (index, *view.ancestors(index)):
            if view.deps[word].split(":")[0] not in _FRONTED:
                continue
            subject = view.child(view.heads[word], *_SUBJECTS)
            if subject is None or subject <= word or subject < index or not self.referents.is_named(subject):
                return None
            self.referents.read(subject)
            named = next(known for known in self.referents.known if any(at == subject for at, _ in known.places))
            fits = named.kind == kind and (gender is None or named.gender in (None, gender))
            return named if fits else None
        return None

    def _is_empty(self, index: int) -> bool:
        """Whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
        view = self.view
        if view.deps[index] == "expl":
            return True
        head = view.heads[index]
        if view.deps[index] not in _SUBJECTS:
            return view.deps[index] == "obj" and view.lemmas[head] in word_set("stance", "saying") | {
                "deny",
                "do",
                "put",
            }
        if view.lemmas[head] in word_set("references", "empty_it"):
            return True
        described = view.child(head, "cop") is not None
        if view.child(head, "ccomp", "csubj") is not None and (described or view.child(head, "aux:pass") is not None):
            return True
        infinitives = [child for child in view.children_by(head, "xcomp", "advcl", "acl") if child > head]
        return described and any(
            view.lows[mark] == "to" for child in infinitives for mark in view.children_by(child, "mark")
        )

    def _clause_of(self, index: int) -> int:
        """Return the verb or predicate above a word."""
        view = self.view
        while view.deps[index] in (*_NOMINAL, *_SUBJECTS, *_ARGUMENTS) and view.heads[index] != index:
            index = view.heads[index]
            if view.tags[index].startswith("VB"):
                break
        return index

    def _understood_subject(self, verb: int) -> int | None:
        """Return the subject of a verb, its own or the one that an infinitive or second verb shares."""
        view = self.view
        for _ in range(6):
            own = view.children_by(verb, *_SUBJECTS)
            if own:
                return own[-1]  # a dateline's place may pass for a first one
            above = view.heads[verb]
            if above == verb or view.deps[verb] not in ("xcomp", "conj", "advcl", "acl"):
                return None
            if view.deps[verb] == "acl":
                return above
            given = view.child(above, "obj", "iobj") if view.deps[verb] == "xcomp" else None
            if given is not None and given < verb:
                return given
            verb = above
        return None

    def _is_barred(self, referent: Referent, index: int) -> bool:
        """Whether grammar forbids that a word means a referent."""
        view = self.view
        places = {word for word, _ in referent.places}
        if view.deps[index] in _ARGUMENTS and self._understood_subject(view.heads[index]) in places:
            return True
        if self._within(index, places):
            return True
        return self._is_speaker(referent, index)

    def _within(self, index: int, places: set[int]) -> bool:
        """Whether a word stands inside a phrase of which one of the places is the head: "his" in "his father"."""
        view = self.view
        while view.deps[index] in _NOMINAL and view.deps[index] != "conj" and view.heads[index] != index:
            index = view.heads[index]
            if index in places:
                return True
        return False

    def _is_speaker(self, referent: Referent, index: int) -> bool:
        """Whether a word stands in a quotation that the referent utters."""
        view = self.view
        here = self._quotation(index)
        if here is None:
            return False
        for word, _ in reversed(referent.places):
            if self.referents.blocks_between(word, index) > 1:
                return False
            saying = view.deps[word] in _SUBJECTS and view.lemmas[view.heads[word]] in word_set("stance", "saying")
            if saying and self._quotation(word) is None:
                return True
        return False

    def _quotation(self, index: int) -> tuple[int, int] | None:
        """Return the quotation over a word."""
        start = self.view.starts[index]
        return next((quote for quote in self._quotations if quote[0] <= start < quote[1]), None)
