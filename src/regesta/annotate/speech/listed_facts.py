"""Lists below "Facts from the charity X:": the line enters; the entries below it go to the ledger as that body's.

The line names whose they are: "According to X:", "Figures released by X:", "X made the following announcement:".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.papers import PaperReader
from regesta.annotate.speech.phrases import noun_phrase
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.annotate.speech.subjects import subject_of
from regesta.annotate.speech.verbs import VerbReader
from regesta.model import AttributionLink, Block

_BULLET = re.compile(r"\s*(?:[-–—•*·▪●]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_LINE_MOST_WORDS = 40
"""Words of a sentence before a colon: a longer one says more than whose the list is."""


class ListedFactReader:
    """Reads lists whose opening line says whose facts they are."""

    def __init__(self, ledger: Ledger, verbs: VerbReader) -> None:
        self.ledger, self.view, self.verbs = ledger, ledger.view, verbs
        self.papers = PaperReader(ledger.speakers)

    def read(self) -> None:
        """Give the entries below each such line, or the one paragraph there, to whom the line names."""
        blocks = [block for block in self.ledger.document.blocks if block.role not in ("furniture", "footnote")]
        for number, block in enumerate(blocks):
            line = self.ledger.text[block.start : block.end].rstrip()
            if not line.endswith(":") or block.role in ("title", "heading", "cell"):
                continue
            entries = list(self._entries(blocks[number + 1 :]))
            colon = block.start + len(line) - 1
            source = self._owner(block, colon) if entries and not self._is_led(entries[0]) else None
            if source is not None:
                self.ledger.add_turn(source, (entries[0].start, entries[-1].end))

    def _is_led(self, entry: Block) -> bool:
        """Whether a paragraph below a line has a speaker already: it stands below "The minister said:"."""
        return any(said.content[0][0] <= entry.start and entry.end <= said.content[-1][1] for said in self.ledger.found)

    def _entries(self, following: Sequence[Block]) -> Iterator[Block]:
        """Yield the entries of the list that follows; of paragraphs without a bullet only the first."""
        for place, block in enumerate(following):
            entry = block.role == "list" or _BULLET.match(self.ledger.text[block.start : block.end]) is not None
            if block.role in ("title", "heading", "cell") or (place and not entry):
                return
            yield block
            if not entry:
                return

    def _owner(self, block: Block, colon: int) -> AttributionLink | None:
        """Return whose facts the last sentence of a line says that the list holds."""
        view = self.view
        last = bisect_left(view.starts, colon) - 1
        if last < 0 or view.starts[last] < block.start:
            return None
        first = max(view.sent_starts[view.sent_of[last]], bisect_left(view.starts, block.start))
        words = range(first, last + 1)
        if len(words) > _LINE_MOST_WORDS:
            return None
        if view.lows[first] == "according":
            head = next((up for up in (view.heads[first], *view.ancestors(first)) if up in words), None)
            rules = head is not None and view.lemmas[head] in word_set(
                "speech", "no_sources"
            )  # "According to the plan:"
            return None if rules else self._speaker(head)
        for noun in words:
            if view.lemmas[noun] in word_set("speech", "listed") and (owner := self._owner_of(noun)) is not None:
                return owner
        return None

    def _owner_of(self, noun: int) -> AttributionLink | None:
        """Return who gives a list's facts: behind "from" or "by", before them, or as subject of "provides"."""
        view, verb = self.view, self.view.heads[noun]
        span = noun_phrase(view, noun)
        name = self.ledger.text[span[0] : span[1]]
        author = self.papers.read(noun, name, self.ledger.speakers.evidence_of(span))
        if author is not None and author.role != "document" and not (author.anonymous and author.role == "outlet"):
            return author
        for word in range(
            noun + 1, view.sent_ends[view.sent_of[noun]]
        ):  # "facts about the bombings from the charity X"
            given = any(view.lows[case] in ("from", "by") for case in view.children_by(word, "case"))
            if given and view.deps[word] == "nmod" and view.words[word][:1].isupper():
                return self._speaker(word)
        if view.deps[noun] == "nsubj" and any(
            view.lows[case] in ("from", "by") for case in view.children_by(verb, "case")
        ):
            return self._speaker(verb)  # "The following figures are from the ministry:"
        gives = view.deps[noun] in ("obj", "amod", "xcomp") and view.lemmas[verb] in word_set("speech", "giving")
        return self._speaker(subject_of(view, verb)) if gives else None

    def _speaker(self, head: int | None) -> AttributionLink | None:
        """Return the source that a word names, where it is one who can say something."""
        if head is None or is_own(self.view, head):
            return None
        body = any(self.view.lemmas[c] in word_set("speech", "bodies") for c in self.view.children_by(head, "compound"))
        if not body and not self.verbs.can_speak(head, "give", says=False):
            return None
        return self.ledger.speakers.describe(head)
