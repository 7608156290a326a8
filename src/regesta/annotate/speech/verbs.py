"""Verbs of saying: a verb's index enters; what its subject said goes into the ledger."""

from __future__ import annotations

from dataclasses import replace

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.clauses import (
    agent_of,
    as_saying_behind,
    cited_by,
    citing_behind,
    complement_of,
    is_negated,
    is_passive,
)
from regesta.annotate.speech.contents import Spans
from regesta.annotate.speech.issued_papers import issuer_of_paper
from regesta.annotate.speech.joint_sources import authors_beside, first_named, named_beside
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.objects import owns_up
from regesta.annotate.speech.passives import PassiveReader
from regesta.annotate.speech.phrases import titled_name
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.annotate.speech.quotations import Quotation
from regesta.annotate.speech.source_names import is_outlet
from regesta.annotate.speech.subjects import subject_of
from regesta.model import AttributionLink

_LONGEST_QUOTED_NAME = 40
"""Characters in quotation marks that may be the name of a paper."""


class VerbReader:
    """Reads active and passive verbs of saying, thinking and demanding."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.view = ledger, ledger.view
        self.speakers, self.contents = ledger.speakers, ledger.contents
        self.passives = PassiveReader(ledger)
        self.cited: set[int] = set()
        """The "saying" of each "quoted X as saying", whose speech has been read with it."""

    def read(self, verb: int, lemma: str) -> None:
        """Read one verb as a cue, if it is one."""
        asked = lemma == "ask" and self.view.tags[verb] == "VBN" and self.view.child(verb, "aux", "aux:pass") is None
        if asked or is_negated(self.view, verb) or verb in self.cited | self.passives.cited or self._is_supposed(verb):
            return
        if lemma in word_set("speech", "citing") and (self._read_cited(verb) or self.view.tags[verb] == "VBG"):
            return
        if lemma == "put":
            self._read_put(verb)
            return
        if lemma in word_set("speech", "making_known"):
            self._read_made_clear(verb)
        if lemma in word_set("speech", "citing") and is_passive(self.view, verb):
            self.passives.read(verb, lemma)
            return
        if lemma in word_set("speech", "raising_hedged") and self.passives.read_participle(verb):
            return
        says, thinks = (
            lemma in word_set("speech", "say") or self._reads(verb, lemma) or self._goes_on(verb, lemma),
            lemma in word_set("speech", "think"),
        )
        acting = word_set("speech", "acts") | word_set("speech", "undertaking")
        issuer = issuer_of_paper(self.view, verb) if lemma in acting else None
        finite = self.view.tags[verb] in ("VBD", "VBZ", "VBP", "VBN")
        acts = lemma in acting and (finite or issuer is not None)
        if not (says or thinks or acts) or (lemma in word_set("speech", "shown") and not self._reads(verb, lemma)):
            return
        if is_passive(self.view, verb):
            self.passives.read(verb, lemma)
            return
        subject = self._outside_quotation(verb, subject_of(self.view, verb) if issuer is None else issuer)
        if subject is None or owns_up(self.view, verb):
            return
        spans, apart, direct = self.contents.content_of(verb, lemma, subject, says=says)
        if not spans or not self.can_speak(subject, lemma, says=says):
            return
        if verb in apart and not self._can_act(subject):
            return
        self._add_spoken(verb, subject, spans, apart, direct=direct)

    def _is_supposed(self, verb: int) -> bool:
        """Whether a cue tells of nothing said: "if he says that …", "critics might say …", "declined to confirm …"."""
        view, above = self.view, self.view.heads[verb]
        if view.deps[verb] == "xcomp" and view.lemmas[above] in word_set("speech", "refusing"):
            return True
        if any(view.lows[mark] in ("if", "unless", "whether") for mark in view.children_by(verb, "mark")):
            return True
        marks = [view.lows[mark] for mark in view.children_by(verb, "mark")]
        if view.tags[verb] == "VB" and "to" in marks and ("for" in marks or view.child(verb, "nsubj") is not None):
            return True  # "asked for the United States to express its commitment"
        helpers = {view.lows[helper] for helper in view.children_by(verb, "aux")}
        subject = view.child(verb, "nsubj")
        told_to = subject is not None and not is_own(view, subject)  # "the UN must insist that …"; "I must say" says it
        return bool(helpers & word_set("speech", "imagined")) or (
            told_to and bool(helpers & word_set("speech", "obliged"))
        )

    def _goes_on(self, verb: int, lemma: str) -> bool:
        """Whether a verb is that of ", he went on," or "went on: “…”", behind which nothing is done."""
        view = self.view
        on = lemma == "go" and view.lows[verb + 1 : verb + 2] == ["on"] and view.tags[verb] == "VBD"
        return on and view.words[verb + 2 : verb + 3] in ([","], [":"], ["."])

    def _reads(self, verb: int, lemma: str) -> bool:
        """Whether a verb is a paper's: "the statement read: “…”", "nine were killed, the data show"."""
        known = word_set("speech", "papers_say") | word_set("speech", "papers_show")
        subject = subject_of(self.view, verb) if lemma in known else None
        return subject is not None and self.view.lemmas[subject] in word_set("sources", "documents", "nouns")

    def _read_put(self, verb: int) -> None:
        """Read "the centre puts the suspected area at 42 hectares": a figure is someone's estimate."""
        view, subject = self.view, subject_of(self.view, verb)
        end = view.sent_ends[view.sent_of[verb]]
        behind = (view.heads[i] for i in range(verb + 1, end) if view.lows[i] == "at" and view.deps[i] == "case")
        figure = next((noun for noun in behind if any(view.tags[i] == "CD" for i in view.subtree(noun))), None)
        if subject is None or figure is None or not self.can_speak(subject, "put", says=False):
            return
        source = self.speakers.describe(subject)
        if source is not None:
            beside = frozenset(c for c in view.children_by(verb, "conj", "parataxis") if view.has_own_subject(c))
            last = max(view.subtree(figure)[-1], view.subtree(verb, beside)[-1])
            via = (*self.seen_by(subject), *self.ledger.outlets_of(verb))
            self.ledger.add(verb, source, view.runs(list(range(verb + 1, last + 1))), via=via, by=subject)

    def _read_made_clear(self, verb: int) -> None:
        """Read "made (it) clear that the base must go"."""
        view, subject = self.view, subject_of(self.view, verb)
        plain = next((c for c in view.children_by(verb, "xcomp") if view.lows[c] in word_set("speech", "known")), None)
        if subject is None or plain is None or not self.can_speak(subject, "say", says=True):
            return
        clause = next((c for up in (plain, verb) for c in view.children_by(up, "ccomp") if c > plain), None)
        source = self.speakers.describe(subject) if clause is not None else None
        if clause is not None and source is not None:
            self.ledger.add(verb, source, view.runs(view.subtree(clause)), by=subject)

    def _read_cited(self, verb: int) -> bool:
        """Read "X quoted Y as saying that …": Y's words, through X; False where no "as saying" follows."""
        view = self.view
        saying = as_saying_behind(view, verb)
        if saying is None:
            return False
        whom = next((c for c in view.children_by(verb, "obj", "iobj") if verb < c < saying), None)
        subject, clause = self._outside_quotation(verb, subject_of(view, verb)), complement_of(view, saying)
        if whom is None or subject is None:
            return False
        spans, direct = ([], False) if clause is None else (view.runs(view.subtree(clause)), False)
        if clause is None:  # "“We stay,” the agency quoted him as saying"
            spans, _, direct = self.contents.content_of(verb, "say", subject, says=True)
        source, via = self.speakers.describe(whom), self.speakers.describe(subject)
        if source is None or not spans:
            return False
        self.cited.add(saying)
        self.ledger.add(verb, source, spans, via=(via,) if via else (), direct=direct, by=whom)
        return True

    def _outside_quotation(self, verb: int, subject: int | None) -> int | None:
        """Return who says what a quotation holds: never a word of it, but the name or pronoun right beside the verb."""
        view, quotations = self.view, self.contents.quotations
        if subject is None or not self.contents.is_inside(subject, [q for q in quotations if _holds_words(q)]):
            return subject
        if self.contents.is_inside(verb, quotations):
            return subject
        for near in (verb - 1, verb + 1):
            if 0 <= near < len(view.words) and not self.contents.is_inside(near, quotations):
                named = view.tags[near].startswith(("PRP", "NN"))
                if named:
                    head = view.heads[near]
                    beside = view.tags[head].startswith("NN") and not self.contents.is_inside(head, quotations)
                    return head if beside and head != verb else near
        return None

    def can_speak(self, subject: int, lemma: str, *, says: bool) -> bool:
        """Whether a subject is one who can say or think: a name, a person, a body, a paper, a pronoun."""
        view = self.view
        word = view.lemmas[subject]
        if len(word.strip(".")) < 2:
            return False  # the letter of a list: "d. expresses its disappointment"
        if self.speakers.is_one_of_several(subject):
            return True
        if view.tags[subject].startswith(("NNP", "PRP")) or view.ent_of[subject] >= 0:
            return not is_own(view, subject)
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        if word in word_set("speech", "conditions") and any(
            view.lows[case] == "of" for noun in view.children_by(subject, "nmod") for case in view.children[noun]
        ):
            return False
        if word in people or word in word_set("speech", "bodies") or word in word_set("sources", "outlets", "nouns"):
            return True
        if word in word_set("sources", "documents", "nouns"):
            media = word_set("sources", "documents", "media")
            return word != "release" or any(view.lows[c] in media for c in view.children_by(subject, "compound"))
        return says and lemma in word_set("speech", "plain_say") and view.tags[subject].startswith("NN")

    def _can_act(self, subject: int) -> bool:
        """Whether a subject is one whose calling or condemning is speech: people and bodies, not treaties or ads."""
        view = self.view
        named = view.ent_of[subject] >= 0 and view.ents[view.ent_of[subject]].label_ in ("PERSON", "ORG", "PLACE")
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        acting = people | word_set("speech", "bodies")
        return named or view.lows[subject] in ("he", "she", "they") or view.lemmas[subject] in acting

    def _add_spoken(self, verb: int, subject: int, spans: Spans, apart: frozenset[int], *, direct: bool) -> None:
        """Add what a subject and those coordinated with it said."""
        relative = self.view.child(verb, "nsubj")
        by = relative if relative is not None and self.view.tags[relative] in ("WP", "WDT") else subject
        subject = first_named(self.view, subject)
        heads = [subject, *named_beside(self.view, subject), *authors_beside(self.view, subject)]
        for head in heads:
            source = self.speakers.describe(head) or self._lost_pronoun(head)
            if source is None:
                continue
            cited = self._cited_speaker(verb, head)
            origin = self.speakers.describe(cited) if cited is not None else None
            via = self.ledger.outlets_of(verb)
            via = (*self.passives.quoted_by.get(subject, ()), *self._retold_by(verb), *self.seen_by(head), *via)
            if origin is not None:
                via, source, by = (source, *via), origin, by if cited is None else cited
            elif via:
                self._keep_told(verb, source, via)
            self.ledger.add(verb, source, spans, via=via, hedge=self._hedge_of(verb), direct=direct, apart=apart, by=by)

    def seen_by(self, paper: int) -> tuple[AttributionLink, ...]:
        """Return the outlet that saw a paper: "a report seen by Reuters says …"; not the publisher itself."""
        view = self.view
        if view.lemmas[paper] not in word_set("sources", "documents", "nouns"):
            return ()
        for clause in view.children_by(paper, "acl"):
            seen = view.tags[clause] == "VBN" and view.lemmas[clause] in word_set("speech", "obtaining")
            agent = agent_of(view, clause) if seen else self._handed_to(clause)
            link = self.speakers.describe(agent) if agent is not None else None
            titled = None if agent is None else titled_name(view, agent)
            if link is not None and titled is not None and not is_outlet(link.name):
                link = replace(link, role="outlet", name=titled)
            if link is not None and link.role == "outlet" and not link.anonymous:
                own = (self.ledger.document.publisher or "").endswith(link.name)
                return () if own else (link,)
        return ()

    def _handed_to(self, clause: int) -> int | None:
        """Return to whom a paper was given: "figures released to The Guardian", "a memo leaked to Reuters"."""
        view = self.view
        if view.tags[clause] != "VBN" or view.lemmas[clause] not in word_set("speech", "handing"):
            return None
        phrases = view.children_by(clause, "obl", "obl:arg", "nmod")
        return next((c for c in phrases if any(view.lows[case] == "to" for case in view.children_by(c, "case"))), None)

    def _keep_told(self, verb: int, source: AttributionLink, via: tuple[AttributionLink, ...]) -> None:
        """Keep through whom a speaker goes on speaking in a paragraph, from the sentence on where it was first said."""
        view, at = self.view, self.ledger.block_of(self.view.starts[verb])
        since, _ = self.ledger.told.get((source.name, at), (view.starts[view.sent_starts[view.sent_of[verb]]], ()))
        self.ledger.told[source.name, at] = since, via

    def _retold_by(self, verb: int) -> tuple[AttributionLink, ...]:
        """Return who hands on what a cue reports: "Quoted by Mena, he said", "said in a communiqué quoted by RFI"."""
        view = self.view
        papers = [
            c
            for c in view.children_by(verb, "obl")
            if view.lemmas[c] in word_set("sources", "documents", "nouns") | word_set("sources", "outlets", "hosts")
        ]
        for clause in (*view.children_by(verb, "advcl"), *(c for n in papers for c in view.children_by(n, "acl"))):
            asked = view.lemmas[clause] == "ask"  # "Asked by Der Spiegel, he said"
            carried = view.lemmas[clause] in word_set("speech", "citing") | word_set("speech", "carrying")
            if view.tags[clause] == "VBN" and (asked or carried):
                agent = agent_of(view, clause)
                link = self.speakers.describe(agent) if agent is not None else None
                unfit = link is None or link.office is not None or (asked and link.role != "outlet")
                return () if unfit or link is None else (replace(link, role="outlet"),)
        return ()

    def _cited_speaker(self, verb: int, subject: int) -> int | None:
        """Return whom a cue cites, where that is one who can speak: "citing the state of the piers" names a reason."""
        cited = cited_by(self.view, verb)
        if (
            cited is None and (citing := citing_behind(self.view, subject)) is not None
        ):  # "the daily, which cited him, said"
            cited = self.view.child(citing, "obj")
        return cited if cited is not None and self.can_speak(cited, "cite", says=False) else None

    def _lost_pronoun(self, head: int) -> AttributionLink | None:
        """Return the unnamed source for a "he" whom nobody in reach fits: the words are not the publisher's."""
        return self.speakers.unnamed(None) if self.view.lows[head] in ("he", "she", "they", "it") else None

    def _hedge_of(self, verb: int) -> str | None:
        """Return the hedge beside a verb of saying, or over it: "appears to show"."""
        view, above = self.view, self.view.heads[verb]
        hedges = word_set("speech", "hedges") | word_set("speech", "hedges_of_cues")
        beside = next((view.words[c] for c in view.children[verb] if view.lows[c] in hedges), None)
        if beside is None and view.deps[verb] == "xcomp" and view.lemmas[above] in word_set("speech", "seeming"):
            return str(view.text[view.starts[above] : view.starts[verb]]).strip()
        return beside


def _holds_words(quotation: Quotation) -> bool:
    """Whether a quotation holds what is said and not only a name: the "Caucasian Herald" reported."""
    return quotation.is_utterance or quotation.end - quotation.start > _LONGEST_QUOTED_NAME
