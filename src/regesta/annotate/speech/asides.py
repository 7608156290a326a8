"""Speech without a that-clause of its own: asides, headings and colons enter; speech goes into the ledger.

"As the minister put it, …", "Minister: the pier is closed", "Two bridges mined – army", "The general was blunt: “…”".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container

from regesta.annotate.dependency_view import FINITE_TAGS
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.clauses import clause_head
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.quotations import Quotation
from regesta.annotate.speech.source_names import is_outlet
from regesta.annotate.speech.subjects import nearest_subject, subject_of
from regesta.annotate.speech.verbs import VerbReader
from regesta.model import Block

_LABEL = re.compile(r"^(?P<who>[A-Z][^:.!?“”\"]{1,60}?):\s+(?=\S)")
_TAIL = re.compile(r"(?:\s[-–—]|:)\s(?P<who>[^-–—:.!?]{2,40})$")
_SIGNATURE = re.compile(r"^[”\"»]?[.,]?\s*[–—-]{1,2}\s*(?P<who>[A-Z][^:!?“”\"]{3,80}?)\.?\s*$")
_LABEL_MOST_WORDS = 6
_TAIL_MOST_WORDS = 3
_HEADING_MOST_CHARACTERS = 160
"""A line of more than this is running text, where a colon or dash mostly introduces something else."""


class AsideReader:
    """Reads speech that stands beside its clause, over a line or behind a colon."""

    def __init__(self, ledger: Ledger, verbs: VerbReader) -> None:
        self.ledger, self.view, self.verbs = ledger, ledger.view, verbs
        self.speakers, self.contents = ledger.speakers, ledger.contents

    def read_aside(self, verb: int, lemma: str) -> bool:
        """Read "as the minister put it" and "as he noted": the clause around it is said; False where it is no aside."""
        view = self.view
        strayed = self._named_behind_as(verb)
        marked = any(view.lows[c] == "as" for c in view.children_by(verb, "mark", "advmod", "case"))
        if strayed is None and not (marked and view.deps[verb].startswith("advcl") and view.heads[verb] != verb):
            return False
        objects = view.children_by(verb, "obj", "ccomp", "xcomp")
        puts_it = lemma == "put" and [view.lows[c] for c in objects] == ["it"]
        same = all(view.lows[c] in ("it", "them", "this") for c in objects)  # "losses, as the army reported them"
        says = lemma in word_set("speech", "say") and (same or lemma in word_set("speech", "to_whom"))
        subject = nearest_subject(view, verb) if strayed is None else strayed
        if not (puts_it or says) or subject is None or not self.verbs.can_speak(subject, "say", says=True):
            return False
        source = self.speakers.describe(subject)
        if source is not None:
            host = clause_head(view, view.heads[verb])
            if strayed is not None:  # it closes its sentence, all of which is handed on
                words = list(range(view.sent_starts[view.sent_of[verb]], view.subtree(strayed)[0]))
            else:
                words = view.subtree(host, frozenset({verb}))
            self.ledger.add(verb, source, view.runs(words), via=self.ledger.outlets_of(verb), by=subject)
        return source is not None

    def _named_behind_as(self, verb: int) -> int | None:
        """Return the noun of ", as the site Civil informs." where the parse took "as" for its preposition."""
        view = self.view
        if view.tags[verb] not in ("VBZ", "VBD", "VBP") or view.child(verb, "nsubj") is not None:
            return None
        last = view.sent_ends[view.sent_of[verb]] - 1
        closes = all(view.tags[i] in (".", "_SP", "''") for i in range(verb + 1, last + 1))
        above = view.heads[verb]
        for noun in [above, *view.children_by(above, "obl")] if closes else ():
            case = view.child(noun, "case")
            own = frozenset({verb}) if noun == above else frozenset()
            named = view.subtree(noun, own)[-1] in (verb - 1, last) and case is not None and view.lows[case] == "as"
            if named and "," in (view.words[view.subtree(noun)[0]], view.words[view.subtree(noun)[0] - 1]):
                return noun
        return None

    def read_headings(self, turns: Container[Block]) -> None:
        """Read "Minister: the pier is closed" and "Two bridges mined – army" in lines that end without a stop.

        The turns of an interview are left out: they have been read.
        """
        for block in self.ledger.document.blocks:
            line = self.ledger.text[block.start : block.end].rstrip()
            if (
                block in turns
                or block.role in ("furniture", "footnote")
                or len(line) > _HEADING_MOST_CHARACTERS
                or line[-1:] in ".;,:"
            ):
                continue
            label, tail = _LABEL.search(line), _TAIL.search(line)
            labelled = (
                label is not None
                and len(label["who"].split()) <= _LABEL_MOST_WORDS
                and self._add_heading(block, label.span("who"), (label.end(), len(line)))
            )
            while not labelled and tail and len(tail["who"].split()) <= _TAIL_MOST_WORDS:
                if not self._add_heading(block, tail.span("who"), (0, tail.start())):
                    break
                tail = _TAIL.search(line[: tail.start()])  # "… near the port: monitor – Reuters"

    def _add_heading(self, block: Block, who: tuple[int, int], said: tuple[int, int]) -> bool:
        """Add a heading's speech where its label names one who speaks and the rest is a clause; else False."""
        named, content = self._words(block, who), self._words(block, said)
        clause = any(self.view.tags[i] in (*FINITE_TAGS, "VBN", "VB") for i in content)
        if not named or not clause or any(self.view.tags[i] in FINITE_TAGS for i in named):
            return False
        head = self._label_head(named)
        source = self.speakers.describe(head) if head is not None else None
        if source is not None and head is not None:
            self.ledger.add(head, source, self.view.runs(content), by=head)
        return source is not None

    def _label_head(self, named: list[int]) -> int | None:
        """Return the noun of a label that names a speaker: a person, an office, a body or an outlet, not a place."""
        view = self.view
        nouns = [i for i in named if view.tags[i].startswith("NN")]
        before = next((i for i in nouns if i + 1 in named and view.tags[i + 1] in ("IN", ",", "-LRB-")), None)
        head = before if before is not None else nouns[-1] if nouns else None
        if head is None:
            return None
        number = view.ent_of[head]
        person = number >= 0 and view.ents[number].label_ == "PERSON"
        text = view.text[view.starts[named[0]] : view.ends[named[-1]]]
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        speaks = view.lemmas[head] in people | word_set("speech", "heading_bodies")
        person = person or (len(named) == 1 and self.speakers.people.full_name(text, head) != text)
        return head if person or speaks or is_outlet(text) else None

    def _words(self, block: Block, span: tuple[int, int]) -> list[int]:
        """Return the words within a span of a block."""
        starts = self.view.starts
        words = range(bisect_left(starts, block.start + span[0]), bisect_left(starts, block.start + span[1]))
        return [i for i in words if self.view.tags[i] != "_SP"]

    def read_colons(self) -> None:
        """Read "The commander was blunt: “…”": a quotation behind a colon is said by the subject before it."""
        for quotation in self.contents.quotations:
            if quotation in self.contents.taken or self._read_signed(quotation) or not quotation.is_utterance:
                continue
            root = self._clause_before(quotation)
            subject = subject_of(self.view, root) if root is not None else None
            subject = self._whose_answer(subject)
            if root is None or subject is None or not self._is_speaker(subject):
                continue
            source = self.speakers.describe(subject)
            if source is not None:
                self.contents.taken[quotation] = source
                self.ledger.add(root, source, [(quotation.start, quotation.end)], direct=True, by=subject)

    def _clause_before(self, quotation: Quotation) -> int | None:
        """Return the head of the clause that ends in a colon right before a quotation."""
        view, block = self.view, self.ledger.document.blocks[quotation.block]
        between = self.ledger.text[block.start : quotation.start - 1].rstrip()
        if not between.endswith((":", ".")):
            return None
        colon = bisect_left(view.starts, block.start + len(between) - 1)
        if colon in (0, len(view.starts)) or view.sent_of[colon - 1] != view.sent_of[colon]:
            return None
        heads = {clause_head(view, i) for i in range(view.sent_starts[view.sent_of[colon]], colon)}
        root = min((h for h in heads if h < colon and view.child(h, "nsubj") is not None), default=None)
        answered = root is not None and self._whose_answer(own := view.child(root, "nsubj")) != own
        return root if between.endswith(":") or answered else None

    def _whose_answer(self, subject: int | None) -> int | None:
        """Return the general of "The general's answer was short. “…”"; any other subject itself."""
        view = self.view
        if subject is None or view.lemmas[subject] not in word_set("speech", "answers"):
            return subject
        owner = view.child(subject, "nmod:poss")
        return subject if owner is None else owner

    def _read_signed(self, quotation: Quotation) -> bool:
        """Read a quotation that its speaker's name closes behind a dash: "“We stay.” – General Jane Doe"."""
        view, block = self.view, self.ledger.document.blocks[quotation.block]
        behind = _SIGNATURE.match(self.ledger.text[quotation.end : block.end])
        if behind is None or not quotation.begins_sentence:
            return False
        named = self._words(block, tuple(quotation.end - block.start + at for at in behind.span("who")))  # type: ignore[arg-type]
        person = next((i for i in named if view.ent_of[i] >= 0 and view.ents[view.ent_of[i]].label_ == "PERSON"), None)
        source = self.speakers.describe(person) if person is not None else None
        if source is None or person is None:
            return False
        self.contents.taken[quotation] = source
        self.ledger.add(person, source, [(quotation.start, quotation.end)], direct=True, by=person)
        return True

    def _is_speaker(self, subject: int) -> bool:
        """Whether a subject is a person or one who speaks for others: things and findings introduce no quotation."""
        view = self.view
        number = view.ent_of[subject]
        named = number >= 0 and view.ents[number].label_ in ("PERSON", "ORG")
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        return named or view.lows[subject] in ("he", "she") or view.lemmas[subject] in people
