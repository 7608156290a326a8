"""Frames of saying without a verb: "according to", nouns and hedges enter; speech goes into the ledger."""

from __future__ import annotations

from dataclasses import replace

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.clauses import agent_of, citing_behind, clause_head, complement_of, is_negated, is_passive
from regesta.annotate.speech.joint_sources import named_beside
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.phrases import noun_phrase
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.annotate.speech.subjects import SUBJECTS, subject_of
from regesta.annotate.speech.verbs import VerbReader
from regesta.model import AttributionLink


class FrameReader:
    """Reads "according to …", "in the words of …", "Manila's claim that …" and "reportedly"."""

    def __init__(self, ledger: Ledger, verbs: VerbReader) -> None:
        self.ledger, self.view, self.verbs = ledger, ledger.view, verbs
        self.speakers, self.contents = ledger.speakers, ledger.contents

    def read_appearing(self, verb: int) -> None:
        """Read "information appeared that …"."""
        subject, clause = self.view.child(verb, "nsubj"), self.view.child(verb, "ccomp", "acl")
        if subject is None or clause is None or self.view.lemmas[subject] not in word_set("speech", "nouns"):
            return
        if any(self._is_author(c) or self.view.deps[c] == "nmod:poss" for c in self.view.children[subject]):
            self._add_noun(subject, clause)
            return
        hedge = self.view.text[self.view.starts[subject] : self.view.ends[verb]]
        source = self.speakers.unnamed(hedge)
        self.ledger.add(verb, source, self.view.runs(self.view.subtree(clause)), hedge=hedge)

    def read_noun(self, noun: int, lemma: str) -> None:
        """Read "Manila's claim that …", "reports that …" and "in the words of …"."""
        if lemma in word_set("speech", "nouns"):
            owners = [c for c in self.view.children_by(noun, "nmod") if self._is_author(c)]
            for clause in [c for n in (noun, *owners) for c in self.view.children_by(n, "acl", "ccomp", "acl:relcl")]:
                if not self._is_denied_there(clause) and any(
                    self.view.lows[mark] == "that" and self.view.deps[mark] == "mark"
                    for mark in self.view.children[clause]
                ):
                    self._add_noun(noun, clause)
            if owners:
                self._read_about(noun, owners[-1])
        if lemma in word_set("speech", "words_of"):
            cases = [self.view.lows[case] for case in self.view.children_by(noun, "case")]
            whose = self.view.child(noun, "nmod", "nmod:poss")
            if whose is not None and cases == ["in"] and self.view.deps[noun].startswith("obl"):
                self._add_framed(noun, whose, noun)
        if lemma in word_set("speech", "tolls"):
            self._read_toll(noun)
        owner = self.view.child(noun, "nmod:poss", "nmod") if lemma in word_set("speech", "by_count") else None
        if owner is not None and [self.view.lows[case] for case in self.view.children_by(noun, "case")] == ["by"]:
            self._add_framed(noun, owner, noun)

    def _read_about(self, noun: int, author: int) -> None:
        """Read "the statement by X about his intention to leave": what it is about is said, where that is a deed."""
        view = self.view
        for word in range(author + 1, min(author + 6, view.sent_ends[view.sent_of[noun]])):
            if view.lows[word] not in ("about", "on", "regarding", "concerning") or view.deps[word] != "case":
                continue
            matter = view.subtree(view.heads[word])
            told = any(view.tags[i] == "VB" or view.lemmas[i] in word_set("stance", "offers") for i in matter)
            source = self.speakers.describe(author) if told and matter[0] >= word else None
            if source is not None:
                self.ledger.add(noun, source, view.runs(matter), by=author)
            return

    def _read_toll(self, noun: int) -> None:
        """Read "gave a lower toll of 15 dead": the figure is that of who gives it."""
        view, verb = self.view, self.view.heads[noun]
        gives = view.deps[noun] == "obj" and view.lemmas[verb] in word_set("speech", "giving") | {"quote"}
        counted = any(view.tags[i] == "CD" for i in view.subtree(noun) if i > noun)
        subject = subject_of(view, verb) if gives and counted and not is_negated(view, verb) else None
        if subject is None or not self.verbs.can_speak(subject, "put", says=False):
            return
        source = self.speakers.describe(subject)
        if source is not None:
            words, end = view.subtree(noun), view.sent_ends[view.sent_of[noun]]
            if view.lows[words[-1] + 1 : words[-1] + 2] == ["and"]:  # "… of 15 dead and 14 wounded", as a parse has it
                words += range(words[-1] + 1, next((i for i in range(words[-1], end) if view.words[i] in ",;."), end))
            self.ledger.add(verb, source, view.runs(words), by=subject)

    def _add_noun(self, noun: int, clause: int) -> None:
        """Add the that-clause of a noun; whose it is, else the noun itself, unnamed."""
        view = self.view
        owner, by = None, noun
        for child in view.children_by(noun, "nmod:poss", "nmod"):
            if view.deps[child] == "nmod:poss" or self._is_author(child):
                owner, by = self.speakers.describe(child), child
        issuer = self._issuer(noun) if owner is None else None
        if issuer is not None:
            owner, by = self.speakers.describe(issuer), issuer
        turned_down = word_set("stance", "rejecting") | {"deny"}
        governed = view.deps[noun] == "obj" and view.lemmas[view.heads[noun]] in turned_down
        if owner is None and not governed and view.lemmas[noun] in word_set("speech", "unowned"):
            described = self.speakers.describe(noun)
            owner = (
                replace(described, anonymous=True, role="speaker") if described and not described.office else described
            )
        if owner is not None:
            self.ledger.add(noun, owner, view.runs(view.subtree(clause)), by=by if by != noun else None)

    def _is_denied_there(self, clause: int) -> bool:
        """Whether a clause says who spoke of the noun: "a claim that the ministry denied" holds no claim."""
        view, lemma = self.view, self.view.lemmas[clause]
        cue = lemma in word_set("speech", "say") | word_set("speech", "think") | word_set("speech", "acts")
        active = view.tags[clause] in ("VBD", "VBZ", "VBP", "VBN") and not is_passive(view, clause)
        return cue and active and view.child(clause, "obj", "ccomp", "xcomp", "obl") is None

    def _is_author(self, noun: int) -> bool:
        """Whether a noun stands behind "by" or "from"."""
        return any(self.view.lows[case] in ("by", "from") for case in self.view.children_by(noun, "case"))

    def _issuer(self, noun: int) -> int | None:
        """Return who issued a warning, made a claim or gave an assurance; None for other verbs and passives."""
        view, verb = self.view, self.view.heads[noun]
        issues = view.deps[noun] == "obj" and view.lemmas[verb] in word_set("speech", "issuing")
        subject = subject_of(view, verb) if issues and not is_negated(view, verb) else None
        return subject if subject is not None and self.verbs.can_speak(subject, "say", says=True) else None

    def read_according(self, word: int) -> None:
        """Read "according to X": all of the sentence at its edges, else the clause in which it stands."""
        source = self._pronoun_behind(word)
        if source is None:
            source = self.view.heads[word]
        bare = self.view.child(source, "det", "nmod:poss", "amod", "nmod", "compound", "nummod", "acl") is None
        common = not self.view.tags[source].startswith(("NNP", "PRP"))
        if common and bare and self.view.tags[source] == "NN":
            return
        if source != word and self._is_source(source):
            self._add_framed(source, source, word)

    def _pronoun_behind(self, word: int) -> int | None:
        """Return the "him" of "according to him", however the parse hangs it to what follows."""
        view, behind = self.view, word + 2
        if view.lows[word + 1 : word + 2] != ["to"] or behind >= len(view.words):
            return None
        return behind if view.lows[behind] in ("him", "them") else None

    def read_per(self, word: int) -> None:
        """Read "per the Pentagon" and "as per the ministry", where a named body or one with an article follows."""
        view = self.view
        if view.heads[word] < word and view.lows[view.heads[word]] == "as":
            word = view.heads[word]  # "as per", whose second word hangs to the first
        source = view.heads[word]
        number = view.ent_of[source]
        named = number >= 0 and view.ents[number].label_ == "ORG"
        papers = word_set("sources", "documents", "nouns") - word_set("speech", "no_sources")
        body = view.lemmas[source] in word_set("speech", "bodies") | word_set("sources", "outlets", "nouns") | papers
        definite = any(view.lows[child] in ("the", "its") for child in view.children_by(source, "det", "nmod:poss"))
        whose = view.child(source, "compound", "nmod:poss")  # "per UN data"
        definite = definite or (whose is not None and view.tags[whose].startswith("NNP"))
        if view.deps[word] == "case" and (named or (body and definite)):
            self._add_framed(source, source, word)

    def _is_source(self, head: int) -> bool:
        """Whether "according to" names one who says, rather than a rule or plan."""
        named = self.view.tags[head].startswith(("NN", "PRP")) and not is_own(self.view, head)
        return named and self.view.lemmas[head] not in word_set("speech", "no_sources")

    def _add_framed(self, frame: int, whose: int, cue: int) -> None:
        """Add the sentence or clause around a framing phrase, within the quotation that it may stand in."""
        view = self.view
        source = self.speakers.describe(whose)
        if source is None:
            return
        via, source = self._handed_on(whose, source)
        inside = frozenset(self._words_of_frame(frame, whose))
        number = view.sent_of[frame]
        if cue > view.sent_starts[number] + 1 and view.tags[cue - 1] == "CC":
            end = noun_phrase(view, whose)[
                1
            ]  # "A, and according to the mayor B": what stands before is not the mayor's
            words = [i for i in range(cue, view.sent_ends[number]) if view.starts[i] >= end]
            self.ledger.add(cue, source, view.runs(words), via=via, by=whose)
            return
        words = [i for i in range(view.sent_starts[number], view.sent_ends[number]) if i not in inside]
        before = [
            i
            for i in words
            if i < frame and view.deps[i] not in ("punct", "advmod", "cc", "case", "fixed", "discourse")
        ]
        after = [i for i in words if i > max(inside) and view.deps[i] != "punct" and view.tags[i] != "_SP"]
        if before and after:
            host = clause_head(view, view.heads[frame])
            words = view.subtree(host, frozenset({frame}))
        bracketed = self._bracket_around(cue)
        if bracketed and any(view.tags[i][:1].isalpha() and i not in inside for i in bracketed):
            words = [i for i in bracketed if i not in inside]  # "(two, according to the mayor)" is all that he says
        around = next((q for q in self.contents.quotations if q.start <= view.starts[frame] < q.end), None)
        if around:
            words = [i for i in words if around.start <= view.starts[i] < around.end]
        spans = [span for span in view.runs(words) if span[1] - span[0] > 2]
        self.ledger.add(cue, source, spans, via=via, by=whose)
        named = noun_phrase(view, whose)[1]
        for other in named_beside(self.view, whose) if not via else ():
            if view.starts[other] >= named and (beside := self.speakers.describe(other)) is not None:
                self.ledger.add(cue, beside, spans, by=other)  # "according to Reuters and AFP"

    def _bracket_around(self, word: int) -> range | None:
        """Return the words between the round brackets that a word of its sentence stands in."""
        view, number = self.view, self.view.sent_of[word]
        first, last = view.sent_starts[number], view.sent_ends[number]
        opened = next((i for i in range(word - 1, first - 1, -1) if view.words[i] in ("(", ")")), None)
        closed = next((i for i in range(word + 1, last) if view.words[i] in ("(", ")")), None)
        if opened is None or closed is None or (view.words[opened], view.words[closed]) != ("(", ")"):
            return None
        return range(opened + 1, closed)

    def _handed_on(self, paper: int, source: AttributionLink) -> tuple[tuple[AttributionLink, ...], AttributionLink]:
        """Return the outlets through which a paper's words come, and whose they are.

        "A report in the Delfi Times, citing a diplomat" is the diplomat's through the Times; "a statement by the
        ministry carried by BNS" the ministry's through BNS.
        """
        view = self.view
        citing = citing_behind(view, paper)
        cited = None if citing is None else view.child(citing, "obj", "obl")
        origin = self._cited(cited)
        if origin is not None and source.role != "document":
            return (source,), origin
        if view.lemmas[paper] not in word_set("sources", "documents", "nouns"):
            return (), source
        if seen := self.verbs.seen_by(paper):
            return seen, source
        within = [self.speakers.describe(c) for c in view.children_by(paper, "nmod") if self._is_in(c)]
        via = [link for link in within if link is not None and link.role == "outlet" and not link.anonymous]
        for clause in view.children_by(paper, "acl"):
            agent = agent_of(view, clause) if view.lemmas[clause] in word_set("speech", "carrying") else None
            carrier = self.speakers.describe(agent) if agent is not None and view.tags[clause] == "VBN" else None
            if carrier is not None and carrier.office is None and carrier.name != source.name:
                via.append(replace(carrier, role="outlet"))
            cited = view.child(clause, "obj") if view.lemmas[clause] in word_set("speech", "citing") else None
            origin = self.speakers.describe(cited) if cited is not None and view.tags[clause] == "VBG" else None
            if origin is not None:
                return tuple(via), origin
        return (tuple(via[:-1]), via[-1]) if via and source.role == "document" else (tuple(via), source)

    def _cited(self, cited: int | None) -> AttributionLink | None:
        """Return who is cited, where that is one who can speak."""
        speaks = cited is not None and self.verbs.can_speak(cited, "cite", says=False)
        return self.speakers.describe(cited) if speaks and cited is not None else None

    def _is_in(self, noun: int) -> bool:
        """Whether a noun stands behind "in" or "on"."""
        return any(self.view.lows[case] in ("in", "on") for case in self.view.children_by(noun, "case"))

    def _words_of_frame(self, frame: int, whose: int) -> list[int]:
        """Return the words of a framing phrase.

        A pronoun has none behind it. Where the sentence that the phrase opens has no subject, the parse has taken it
        into the phrase: "According to the centre, about 71 kilometers, or 1 percent, are mined" ends at the comma.
        """
        view, words = self.view, self.view.subtree(frame)
        citing = citing_behind(view, whose)
        words = sorted({*words, *(() if citing is None else view.subtree(citing))})
        if view.lows[whose] in ("him", "them"):
            return [i for i in words if i <= whose]
        floor, host = view.sent_starts[view.sent_of[frame]], clause_head(view, view.heads[frame])
        opens = all(view.tags[i] in ("RB", ",", "_SP", "``", "CC") for i in range(floor, words[0]))
        if not opens or host in words or view.child(host, *SUBJECTS, "expl", "csubj") is not None:
            return words
        beside = {i for child in view.children_by(whose, "appos", "acl:relcl", "acl") for i in view.subtree(child)}
        comma = next((i for i in words if i > whose and view.words[i] == "," and i + 1 not in beside), None)
        return words if comma is None else [i for i in words if i < comma]

    def read_hedge(self, word: int) -> None:
        """Read "reportedly" where no verb of saying beside it has a source: the report's origin is not given."""
        head = self.view.heads[word]
        if head == word or any(
            said.hedge and said.cue and said.cue[0] <= self.view.starts[head] < said.cue[1]
            for said in self.ledger.found
        ):
            return
        if subject_of(self.view, head) is not None and complement_of(self.view, head) is not None:
            return
        hedge = self.view.words[word]
        rest = frozenset(c for c in self.view.children_by(head, "conj", "parataxis") if self.view.has_own_subject(c))
        words = [i for i in self.view.subtree(head, rest) if i != word]
        self.ledger.add(word, self.speakers.unnamed(hedge), self.view.runs(words), hedge=hedge)
