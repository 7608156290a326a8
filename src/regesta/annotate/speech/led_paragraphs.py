"""Paragraphs below "Speaking in Gao, the minister said:": the line enters; what stands below goes to the ledger.

Press offices set a statement off without quotation marks. It runs to the next heading, list of notes, quotation or cue
of a third person: from there on the press office speaks again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.pronoun_speakers import is_own
from regesta.annotate.speech.subjects import subject_of
from regesta.annotate.speech.verbs import VerbReader
from regesta.model import Block

_QUOTED = re.compile(r"[“”\"«»„]")
_LAST_WORDS = 30
"""Words before the colon among which the cue stands: a longer line ends in something else."""


class LedParagraphReader:
    """Reads statements that stand below a line like "The minister said:"."""

    def __init__(self, ledger: Ledger, verbs: VerbReader) -> None:
        self.ledger, self.view, self.verbs = ledger, ledger.view, verbs

    def read(self) -> None:
        """Give the paragraphs below each such line to whom the line names."""
        blocks = [block for block in self.ledger.document.blocks if block.role not in ("furniture", "footnote")]
        for number, block in enumerate(blocks):
            if not self.ledger.text[block.start : block.end].rstrip().endswith(":"):
                continue
            said = list(self._said_below(blocks[number + 1 :]))
            cue = self._cue_in(block) if said else None
            subject = subject_of(self.view, cue) if cue is not None else None
            if cue is None or subject is None or not self._is_speaker(subject):
                continue
            source = self.ledger.speakers.describe(subject)
            if source is not None:
                self.ledger.add(cue, source, [(said[0].start, said[-1].end)], by=subject)

    def _cue_in(self, block: Block) -> int | None:
        """Return the verb of saying that a line ends in, with nothing told behind it but when and to whom."""
        view = self.view
        first, last = bisect_left(view.starts, block.start), bisect_left(view.starts, block.end)
        for index in range(last - 1, max(first, last - _LAST_WORDS) - 1, -1):
            if view.tags[index] in ("VBD", "VBZ", "VBP") and view.lemmas[index] in word_set("speech", "leading"):
                return index if view.child(index, "ccomp") is None else None
        return None

    def _is_speaker(self, subject: int) -> bool:
        """Whether a subject is someone who makes statements: "the treaty says:" leads to no speech of a person."""
        papers = word_set("sources", "documents", "nouns")
        fit = not is_own(self.view, subject) and self.view.lemmas[subject] not in papers
        return fit and self.verbs.can_speak(subject, "say", says=True)

    def _said_below(self, following: Sequence[Block]) -> Iterator[Block]:
        """Yield the paragraphs that go on with a statement."""
        ends = re.compile(load_lexicon("speech")["statement_ends"], re.IGNORECASE)
        for block in following:
            text = self.ledger.text[block.start : block.end].strip()
            if block.role in ("title", "heading") or _QUOTED.search(text[:1]) or ends.match(text):
                return
            if self._tells_of_others(block):
                return
            yield block

    def _tells_of_others(self, block: Block) -> bool:
        """Whether a paragraph has a cue of a third person: "Mr Rees said on Monday that …" is the press office's."""
        view = self.view
        for index in range(bisect_left(view.starts, block.start), bisect_left(view.starts, block.end)):
            if view.tags[index] in ("VBD", "VBZ") and view.lemmas[index] in word_set("speech", "leading"):
                subject = view.child(index, "nsubj")
                if subject is not None and not is_own(view, subject):
                    return True
        return False
