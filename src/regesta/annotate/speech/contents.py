"""What was said: a verb of saying enters; the spans of its content leave.

A that-clause, quotations next to the cue, the object of "reported 12 wounded", or the sentence around ", he said,".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from regesta.annotate.dependency_view import FINITE_TAGS, DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.clauses import complement_of
from regesta.annotate.speech.objects import lesser_complement
from regesta.annotate.speech.quotations import Quotation, find_quotations
from regesta.model import AttributionLink, Document, FootnoteCall

Spans = list[tuple[int, int]]
_COLON_AT_END = re.compile(r"^[^.!?;\n]{0,120}:\s*\n\s*$")
"""What stands between a cue and the quotation that fills the next paragraph."""
_BREAKS = frozenset(',;:“”"()–—') | {"--"}
_ENDS_CLAUSE = frozenset({",", ";", ":", "whereas", "although", "though", "while"})
_STOPS = frozenset('.!?,;:”’"')
UNKNOWN = AttributionLink(role="speaker", name="")
"""Stands for the speaker of a quotation until the source of its cue is known."""


class Contents:
    """Finds the contents of one document's speech, and keeps which quotations have a speaker."""

    def __init__(self, view: DependencyView, document: Document, calls: Sequence[FootnoteCall]) -> None:
        self.view, self.text = view, document.text
        self.quotations = find_quotations(document.text, document.blocks)
        self.taken: dict[Quotation, AttributionLink] = {}
        self._stops = [call for call in calls if self.text[call.start - 1 : call.start] in _STOPS]

    def content_of(self, verb: int, lemma: str, subject: int, *, says: bool) -> tuple[Spans, frozenset[int], bool]:
        """Return the spans of what was said, its words below the verb, and whether it is a quotation."""
        view = self.view
        quoted = self._quotations_of(verb) if says else []
        clause = complement_of(view, verb)
        if clause is not None and (not quoted or not self.is_inside(clause, quoted)):
            named = set(view.subtree(subject, frozenset({verb}))) if subject < verb < clause else set()
            words = [i for i in self._words_said(clause, verb) if i not in named] or [clause]
            spans = (self._before_cue(verb, subject) if clause < verb else []) or self._sides(words, verb)
            if clause > verb and view.words[self._behind_addressee(verb)] == ",":
                spans = self._before_parenthesis(verb, subject) + spans
            return self._joined(spans, quoted), frozenset(words), False
        if clause is None and says and not quoted and (after := self._after_cue(verb, lemma)):
            return view.runs(after), frozenset(after), False
        if quoted:
            inside = frozenset(i for i in view.subtree(verb) if self.is_inside(i, quoted))
            self.taken.update(dict.fromkeys(quoted, UNKNOWN))
            spans = [
                (self._sentence_start(q), q.end) if q.end < view.starts[verb] else (q.start, q.end) for q in quoted
            ]
            return spans, inside, all(start == q.start for (start, _), q in zip(spans, quoted, strict=True))
        complement = [] if self.is_inside(verb, self.quotations) else lesser_complement(view, verb, lemma)
        if complement and subject not in complement:  # "…, confirmed Jane Doe": a parse takes her for the object
            return view.runs(complement), frozenset(complement), False
        return (self._before_cue(verb, subject), frozenset(), False) if says else ([], frozenset(), False)

    def _sentence_start(self, quotation: Quotation) -> int:
        """Return where the sentence begins that ends in a quotation: "With many posts, “no one is safe,” he said"."""
        if quotation.begins_sentence:
            return quotation.start
        index = max(0, bisect_right(self.view.starts, quotation.start) - 1)
        start = self.view.starts[self.view.sent_starts[self.view.sent_of[index]]]
        return start if quotation.start - start < 200 and start < quotation.start else quotation.start

    def _words_said(self, clause: int, verb: int) -> list[int]:
        """Return the words of a that-clause, with those of a second one beside it and of a verb that the parse lost.

        A clause that breaks off before a word hanging neither below it nor below the verb of saying runs on to the
        next mark: there the parse took its verb for another sentence's.
        """
        view = self.view
        beside = [c for c in view.children_by(view.heads[clause], "ccomp") if (c > verb) == (clause > verb)]
        beside += [
            c for c in view.children_by(verb, "conj") if c > clause > verb and self._keeps_tense(c, clause, verb)
        ]
        clauses = {clause, *(c for c in beside if view.lemmas[c] not in word_set("speech", "say"))}
        apart = frozenset({verb, *(i for i in view.subtree(clause) if self._adds(i))})
        words = sorted({i for c in clauses for i in view.subtree(c, apart)})
        words = [i for i in words if i < self._next_cue(words, verb)] if clause > verb else words
        last, end = words[-1], view.sent_ends[view.sent_of[verb]]
        own = set(view.subtree(verb))
        while clause > verb and last + 1 < end and last + 1 not in own and view.tags[last + 1][:1].isalpha():
            last += 1
            words.append(last)
        return words[self._before_that(words, clause, verb) :]

    def _before_that(self, words: list[int], clause: int, verb: int) -> int:
        """Return how many words stand before a content's "that" though they say where or how it was said.

        "Officials said, on condition they not be named, that the camp was empty": nothing finite stands before it.
        """
        view = self.view
        aside = False
        for position, word in enumerate(words):
            if word < verb:
                return 0
            aside = aside or view.tags[word] in FINITE_TAGS
            if view.lows[word] == "that" and view.deps[word] == "mark":
                head = view.heads[word]
                if aside:
                    return position if head == clause and view.words[word - 1] == "," else 0
                below = view.deps[head] in ("ccomp", "xcomp") and view.heads[head] == clause
                return position if head == clause or below else 0
        return 0

    def _keeps_tense(self, beside: int, clause: int, verb: int) -> bool:
        """Whether a clause that hangs beside a cue goes on with what was said: a source indicated (past) that one force
        holds (present) and another holds (present). In one tense nothing tells, and the text itself is taken to speak.
        """
        view, both = self.view, (beside, clause)
        present = all(not view.is_past(word) and view.is_finite(word) for word in both)
        return present and view.is_past(verb) and view.child(beside, "nsubj") is not None

    def _after_cue(self, verb: int, lemma: str) -> list[int]:
        """Return the clause right behind a verb with a subject of its own, where the parse hung it elsewhere.

        A plain "said" beside another verb shares that one's subject: "confirmed the blast but said nobody was hurt".
        """
        view = self.view
        end = view.sent_ends[view.sent_of[verb]]
        own = view.child(verb, "nsubj")
        shared = view.deps[verb] == "conj" and view.is_finite(verb) and lemma in word_set("speech", "plain_say")
        own = view.heads[verb] if own is None and shared and view.child(verb, "obj") is None else own
        if own is None or own > verb or verb + 1 >= end or not view.tags[verb + 1][:1].isalpha():
            return []
        beside = [c for c in view.children_by(verb, "conj", "cc") if c > verb]
        stop = next((i for i in range(verb + 1, end) if view.lows[i] in _ENDS_CLAUSE or i in beside), end)
        words = list(range(verb + 1, stop))
        subject = view.tags[verb + 1].startswith(("NN", "PRP", "DT", "CD", "JJ", "EX"))
        finite = any(view.tags[i] in FINITE_TAGS and view.deps[i] != "acl:relcl" for i in words[1:])
        return words if subject and finite and view.lemmas[verb] not in word_set("speech", "to_whom") else []

    def _next_cue(self, words: list[int], verb: int) -> int:
        """Return where another cue with a subject of its own is coordinated to a content, or behind its last word."""
        view = self.view
        for index in range(max(verb, words[0]) + 1, words[-1] + 1):
            cue = view.lemmas[index] in word_set("speech", "say") and view.tags[index] in FINITE_TAGS
            if not cue or (
                view.heads[index] == verb and view.deps[index] == "ccomp"
            ):  # "reported that in May X said …"
                continue
            subject = view.child(index, "nsubj")
            if subject is not None and subject < index and view.tags[subject].startswith("NN"):
                before = view.subtree(subject)[0] - 1
                parted = view.tags[before] in ("CC", ",") or view.words[before] == ";"
                if parted or view.lows[before] in word_set("speech", "contrasting"):
                    return before
        return words[-1] + 1

    def _adds(self, index: int) -> bool:
        """Whether a word is the participle of another cue behind this content: "…, adding that …"."""
        view = self.view
        participle = view.tags[index] == "VBG" and view.deps[index] == "advcl" and view.words[index - 1] == ","
        return participle and view.lemmas[index] in word_set("speech", "say")

    def _sides(self, words: list[int], verb: int) -> Spans:
        """Return the stretch of a clause before its verb of saying and the one after it."""
        sides = ([i for i in words if i < verb], [i for i in words if i > verb])
        return [span for side in sides if side and (span := self.view.span(side[0], side[-1]))]

    def _joined(self, spans: Spans, quoted: list[Quotation]) -> Spans:
        """Add to an indirect content the quotations of its cue that lie outside it."""
        outside = [(q.start, q.end) for q in quoted if not any(a <= q.start and q.end <= b + 2 for a, b in spans)]
        for quotation in (q for q in quoted if (q.start, q.end) in outside):
            self.taken.setdefault(quotation, UNKNOWN)
        return sorted(spans + outside)

    def is_inside(self, index: int, quoted: Sequence[Quotation]) -> bool:
        """Whether a word stands inside one of the quotations."""
        return any(q.start <= self.view.starts[index] < q.end for q in quoted)

    def _before_cue(self, verb: int, subject: int) -> Spans:
        """Return the sentence around a parenthetical cue: before ", reported the Times", after ", he said,"."""
        view, closed = self.view, self.view.words[verb + 1 : verb + 2] == [";"]
        if not closed and any(child > verb for child in view.children_by(verb, "xcomp", "ccomp")):
            return []
        told = view.lemmas[verb] in word_set("speech", "to_whom")
        if not told and any(child > verb and child != subject for child in view.children_by(verb, "obj")):
            return []
        words = {i for i in view.subtree(subject, frozenset({verb})) if view.words[i] not in _BREAKS}
        first = last = subject
        while first - 1 in words:
            first -= 1
        while last + 1 in words:
            last += 1
        first, last = min(verb, first), max(verb, last)
        last += view.lows[last : last + 2] == [view.lows[verb], "on"]  # ", he went on, …"
        begin, end = view.sent_starts[view.sent_of[verb]], view.sent_ends[view.sent_of[verb]]
        if first <= begin + 1 or last - first > 25 or view.lows[first - 1] not in (",", "”", '"', "''", "»"):
            return []
        tail = next((i for i in range(last + 1, end) if view.words[i] == ","), end)
        counted = [i for i in range(last + 1, tail) if view.tags[i] == "CD"]
        if any(view.tags[i + 1 : i + 2] not in ([","], ["."], []) and view.deps[i] == "nummod" for i in counted):
            return []
        spans = [view.span(begin, first - 2)]
        follower = next((i for i in range(last + 1, end) if view.words[i] == ","), None)
        if follower == last + 1 and self._goes_on(min(follower + 1, end - 1), first):
            spans.append(view.span(follower + 1, end - 1))
        return [span for span in spans if span]

    def _goes_on(self, word: int, first: int) -> bool:
        """Whether what follows a parenthetical cue belongs to what stands before it, not to the speaker.

        ", he said, wounding three" does; ", he said, adding …" and ", he said, leaving the room" do not.
        """
        view = self.view
        if view.tags[word] != "VBG":
            return True
        return view.heads[word] < first and view.lemmas[word] not in word_set("speech", "say")

    def _behind_addressee(self, verb: int) -> int:
        """Return the word behind a cue and whom it was told: the comma of ", an adviser told me, twice as many"."""
        told = self.view.child(verb, "iobj", "obj") if self.view.lemmas[verb] in word_set("speech", "to_whom") else None
        last = self.view.subtree(told)[-1] if told is not None and told > verb else verb
        return min(last + 1, len(self.view.words) - 1)

    def _before_parenthesis(self, verb: int, subject: int) -> Spans:
        """Return what stands before "…, officials say, that …": it is theirs as well as what follows."""
        view = self.view
        first = min(i for i in view.subtree(subject, frozenset({verb})) if view.words[i] not in _BREAKS)
        begin = view.sent_starts[view.sent_of[verb]]
        if not begin + 1 < first <= subject < verb or view.words[first - 1] != ",":
            return []
        finite = any(view.tags[i] in FINITE_TAGS for i in range(begin, first - 1))
        span = view.span(begin, first - 2) if finite else None
        return [span] if span else []

    def _quotations_of(self, verb: int) -> list[Quotation]:
        """Return the quotations that a verb introduces or closes: those next to its clause."""
        view, cue = self.view, self.view.starts[verb]
        if self.is_inside(verb, self.quotations):
            return []
        near: list[Quotation] = []
        for quotation in self.quotations:
            if quotation.end < cue:
                if quotation.is_utterance and quotation not in self.taken and self._closes(quotation, cue):
                    near.append(quotation)
            elif quotation.start > cue:
                if self._opens(quotation, view.ends[verb]):
                    near.append(quotation)
                break
        groups = {quotation.group for quotation in near}
        return [q for q in self.quotations if q in near or (q.group in groups and q not in self.taken)]

    def _closes(self, quotation: Quotation, cue: int) -> bool:
        """Whether a verb follows a quotation as ", X said" does: at most a short clause without a stop between."""
        between = self.text[quotation.end + 1 : cue].removeprefix("'")
        if len(between) > 220 or any(mark in between for mark in '\n“”"«»;'):
            return False
        if self.text[quotation.start : quotation.end].rstrip().endswith(".") and between[:1] != ",":
            return False
        clean = re.sub(r"\b(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])*)\.", "", between)
        return re.search(r"[.!?]\s", clean.lstrip(" ,.")) is None

    def _opens(self, quotation: Quotation, cue_end: int) -> bool:
        """Whether a quotation follows a verb as in "he said: …" or "she said in May, …"."""
        between = self.text[cue_end : quotation.start - 1].removesuffix("'")
        if _COLON_AT_END.match(between):
            return True
        if len(between) > 160 or "\n" in between or re.search(r"[.!?;]\s", between):
            return False
        tail = between.rstrip()
        if tail.endswith(":"):
            return True
        return quotation.is_utterance and len(tail) < 80 and (tail == "" or tail.endswith(","))

    def _with_broken_quotation(self, spans: Spans) -> Spans:
        """Extend an indirect content to the end of the words in quotes in which a parse broke it off."""
        ended = []
        for start, end in spans:
            broken = next((q for q in self.quotations if q.start < end < q.end and start < q.start - 1), None)
            ended.append((start, broken.end if broken else end))
        return ended

    def _within_notes(self, spans: Spans, cue: int) -> Spans:
        """Cut contents at footnote marks after a stop: what follows one rests on another note."""
        if not self._stops:
            return spans
        floor = max((call.end for call in self._stops if call.start <= cue), default=0)
        roof = min((call.start for call in self._stops if call.start > cue), default=len(self.text))
        quoted = {(q.start, q.end) for q in self.quotations}
        kept = [span if span in quoted else (max(span[0], floor), min(span[1], roof)) for span in spans]
        return [span for span in kept if span[1] - span[0] > 1]

    def trimmed(self, spans: Spans, cue: int) -> Spans:
        """Return spans mended at broken quotations and cut at the marks of other notes."""
        return self._within_notes(self._with_broken_quotation(spans), self.view.starts[cue])

    def assign(self, spans: Spans, source: AttributionLink) -> None:
        """Give the quotations inside a content their speaker."""
        for quotation, link in self.taken.items():
            if link is UNKNOWN and any(a <= quotation.start and quotation.end <= b for a, b in spans):
                self.taken[quotation] = source
