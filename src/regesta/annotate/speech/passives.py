"""Passive cues: a passive verb of saying enters; what was said, by whom and through whom goes into the ledger."""

from __future__ import annotations

from dataclasses import replace

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.notes.dates import MONTHS
from regesta.annotate.speech.clauses import agent_of, as_saying_behind, clause_head, complement_of
from regesta.annotate.speech.contents import Spans
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.stance.cues import to_of
from regesta.model import AttributionLink
from regesta.vocabulary.gazetteer import load_gazetteer

_DAYS = frozenset(MONTHS) | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


class PassiveReader:
    """Reads "was quoted by X as saying", "it was reported that", "is said to be", "as reported by X"."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.view, self.speakers = ledger, ledger.view, ledger.speakers
        self.quoted_by: dict[int, tuple[AttributionLink, ...]] = {}
        """Through whom a noun's words come that "quoted by …" stands behind."""
        self.cited: set[int] = set()
        """The "saying" of each "was quoted as saying", whose speech has been read with it."""

    def read(self, verb: int, lemma: str) -> None:
        """Read "was quoted by X as saying", "it was reported that", "is said to", "as reported by X"."""
        view = self.view
        agent, subject = agent_of(view, verb), view.child(verb, "nsubj:pass", "nsubj")
        clause = complement_of(view, verb) or view.child(verb, "csubj", "csubj:pass")
        saying = as_saying_behind(view, verb) if lemma in word_set("speech", "citing") else None
        if saying is not None and clause is None:
            self._read_cited_behind(verb, subject, saying)
            return
        if lemma == "quote" and clause is not None:
            source = self.speakers.describe(subject) if subject is not None else None
            within = next((c for c in view.children_by(verb, "obl") if self._is_in(c)), None)
            outlet = self.speakers.describe(agent) if agent is not None else self._outlet_at(within)
            self.cited.update(() if saying is None else (saying,))
            if source:
                self.ledger.add(
                    verb, source, view.runs(view.subtree(clause)), via=(outlet,) if outlet else (), by=subject
                )
            return
        named = self.speakers.describe(agent) if agent is not None else None
        if agent is not None and (named is None or not self._may_say(agent, lemma)):
            return
        if view.deps[verb].startswith("acl") and named is not None:
            self._read_behind_noun(verb, lemma, named, agent)
            return
        if clause is None and named is not None and subject is not None and lemma in word_set("speech", "retelling"):
            self.ledger.add(verb, named, view.runs(view.subtree(subject)), by=agent)
            return
        counts = lemma in word_set("speech", "recording") and any(
            view.tags[i] == "CD" for i in view.subtree(subject or 0)
        )
        if clause is None and named is not None and subject is not None and counts:
            self.ledger.add(verb, named, view.runs(view.subtree(subject)), by=agent)
            return
        marked_as = any(view.lows[mark] == "as" for mark in view.children_by(verb, "mark", "case"))
        if marked_as and named is not None and view.heads[verb] != verb:
            host = clause_head(view, view.heads[verb])
            self.ledger.add(verb, named, view.runs(view.subtree(host, frozenset({verb}))), by=agent)
            return
        self._read_hedged_passive(verb, lemma, named, clause)

    def _may_say(self, agent: int, lemma: str) -> bool:
        """Whether an agent is one who can demand or condemn: "as demanded by the threat" quotes nobody."""
        view = self.view
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        bodies = word_set("speech", "bodies") | word_set("sources", "outlets", "nouns")
        known = people | bodies | word_set("sources", "documents", "nouns")
        named = view.tags[agent].startswith(("NNP", "PRP")) or view.ent_of[agent] >= 0
        return named or view.lemmas[agent] in known or lemma not in word_set("speech", "acts")

    def _is_in(self, noun: int) -> bool:
        """Whether a noun stands behind "in" or "on", as the paper in which somebody is quoted."""
        return any(self.view.lows[case] in ("in", "on") for case in self.view.children_by(noun, "case"))

    def _outlet_at(self, noun: int | None) -> AttributionLink | None:
        """Return the paper of "quoted in Le Soleil": a name that is no place; None for "quoted in Paris" and dates."""
        view = self.view
        if noun is None or not view.tags[noun].startswith("NNP") or view.lows[noun] in _DAYS:
            return None
        link = self.speakers.describe(noun)
        place = view.ent_of[noun] >= 0 and view.ents[view.ent_of[noun]].label_ == "PLACE"
        if place and (link is None or load_gazetteer().place(link.name) or load_gazetteer().country_of(link.name)):
            return None
        return replace(link, role="outlet") if link is not None and link.office is None else None

    def _read_cited_behind(self, verb: int, subject: int | None, saying: int) -> None:
        """Read "They will leave, officials were cited as saying by Reuters": what stands before is theirs."""
        view = self.view
        source = self.speakers.describe(subject) if subject is not None else None
        agents = (agent_of(view, word) for word in (verb, saying))
        outlet = next((self.speakers.describe(agent) for agent in agents if agent is not None), None)
        begin = view.sent_starts[view.sent_of[verb]]
        first = min(view.subtree(subject)) if subject is not None else begin
        span = view.span(begin, first - 2) if first > begin + 1 and view.words[first - 1] == "," else None
        if source is not None and span:
            self.cited.add(saying)
            self.ledger.add(verb, source, [span], via=(outlet,) if outlet else (), by=subject)

    def _read_behind_noun(self, verb: int, lemma: str, named: AttributionLink, agent: int | None) -> None:
        """Read "the spokesman, quoted by Antara, said …" and "the strike, first reported by Al Arabiya, killed …"."""
        view, noun = self.view, self.view.heads[verb]
        if lemma in word_set("speech", "citing"):
            self.quoted_by[noun] = (replace(named, role="outlet") if named.office is None else named,)
        elif lemma in word_set("speech", "retelling") and self._stands_apart(noun, verb):
            host = clause_head(view, noun)
            self.ledger.add(verb, named, view.runs(view.subtree(host, frozenset({verb}))), by=agent)

    def _stands_apart(self, noun: int, verb: int) -> bool:
        """Whether a participle is set off by a mark from its noun: without one it only says which thing is meant."""
        return any(self.view.words[i] in (",", "(", "–", "—") for i in range(noun + 1, verb))

    def _read_hedged_passive(self, verb: int, lemma: str, named: AttributionLink | None, clause: int | None) -> None:
        """Read "it was reported that …" and "the areas were reported to be …": the passive itself is the hedge."""
        view = self.view
        helper = view.child(verb, "aux:pass")
        if helper is None or (named is None and self._is_the_writers(verb, lemma)):
            return
        subject = view.child(verb, "nsubj:pass", "expl", "nsubj")
        told = subject is not None and lemma in word_set("speech", "to_whom")
        hedge = None if named or told else view.words[verb]
        source = named or self.speakers.unnamed(hedge)
        known = told or lemma in word_set("speech", "raising") or lemma in word_set("speech", "say")
        if clause is not None and clause > verb and known:
            via = self._told(subject) if told and subject is not None else ()
            spans, agent = view.runs(view.subtree(clause)), agent_of(view, verb)
            self.ledger.add(verb, source, spans, via=via, hedge=hedge, by=agent)
            for other in () if named is None or agent is None else view.children_by(agent, "conj"):
                if (beside := self.speakers.describe(other)) is not None:
                    self.ledger.add(verb, beside, spans, by=other)  # "it was reported by the army and the police that"
            return
        aside = self._around_aside(verb) if known and clause is None else []
        if aside:
            self.ledger.add(verb, source, aside, hedge=hedge, by=agent_of(view, verb))
            return
        below = next((child for child in view.children[verb] if child > verb and to_of(view, child) is not None), None)
        if below is not None and subject is not None and lemma in word_set("speech", "raising_hedged"):
            self.ledger.add(verb, source, view.runs(view.subtree(subject) + view.subtree(below)), hedge=hedge)

    def _is_the_writers(self, verb: int, lemma: str) -> bool:
        """Whether an impersonal passive is the writer's own word: "it should be noted that", "it is recommended that".

        "It was recommended that" reports what somebody else had recommended.
        """
        view = self.view
        if all(view.lows[child] != "it" for child in view.children_by(verb, "expl", "nsubj", "nsubj:pass")):
            return False
        if any(view.tags[child] == "MD" for child in view.children_by(verb, "aux")):
            return True
        present = any(view.tags[child] in ("VBZ", "VBP") for child in view.children_by(verb, "aux:pass"))
        return present and lemma in word_set("speech", "advising")

    def _around_aside(self, verb: int) -> Spans:
        """Return what stands before ", it has been announced, …": the sentence up to the comma; nothing elsewhere."""
        view = self.view
        impersonal = next(
            (c for c in view.children_by(verb, "nsubj:pass", "expl", "nsubj") if view.lows[c] == "it"), None
        )
        begin = view.sent_starts[view.sent_of[verb]]
        if impersonal is None or impersonal <= begin + 1 or view.words[impersonal - 1] != ",":
            return []
        closes = view.words[verb + 1] in (",", ".") or view.tags[verb + 1] == "NNP"
        span = view.span(begin, impersonal - 2) if closes else None
        return [span] if span else []

    def _told(self, subject: int) -> tuple[AttributionLink, ...]:
        """Return who was told something, where that is an outlet or one who asks: "Landmine Monitor was informed"."""
        number = self.view.ent_of[subject]
        if number < 0 or self.view.ents[number].label_ != "ORG":
            return ()
        link = self.speakers.describe(subject)
        return (replace(link, role="outlet"),) if link and not link.anonymous else ()

    def read_participle(self, verb: int) -> bool:
        """Read "the mines, said to be of Soviet make, …": nobody in particular says so; False without infinitive."""
        view = self.view
        infinitive = next((c for c in view.children_by(verb, "xcomp", "ccomp") if to_of(view, c) is not None), None)
        participle = view.tags[verb] in ("VBN", "VBD") and view.child(verb, "aux:pass", "aux") is None
        behind = view.deps[verb].startswith("acl") and view.child(verb, "nsubj", "nsubj:pass") is None
        apart = view.words[verb - 1] == "," and view.lows[verb + 1 : verb + 2] == ["to"]
        if infinitive is None or not participle or not (behind or apart):
            return False
        hedge = view.words[verb]
        words = [i for i in view.subtree(infinitive) if i > verb]
        self.ledger.add(verb, self.speakers.unnamed(hedge), view.runs(words), hedge=hedge)
        return True
