"""Interviews and debates: their turns enter; what the one who answers says goes into the ledger.

Turns are labelled by names ("Jane Doe: …", "The Minister (Ms Doe): …"), by initials or by "Q" and "A"; or the questions
are paragraphs of their own and what stands between them are the answers of whom the title or the lines above name.
Where nobody is named as the one who answers, nothing is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.people import Person
from regesta.model import AttributionLink, Block

_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_TURN = re.compile(rf"^[“\"«]?(?P<who>{_NAME}):\s+(?=\S)")
"""Whose turn it is in an interview or debate."""
_OFFICE_TURN = re.compile(rf"^(?P<office>(?:The )?[A-Z][\w ,’'-]{{3,80}}?) \((?P<who>{_NAME})\):\s+(?=\S)")
"""The same as parliaments print it: the office, and in brackets who holds it."""
_HEARING_TURN = re.compile(
    r"^(?P<who>(?P<title>(?:The )?[A-Z][\w’'-]*\.?) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\. +(?=[A-Z“\"])"
)
"""The same in the records of a hearing, where a title and a name stand before a stop: "General Roark. Thank you"."""
_LABELLED = re.compile(r"^[A-Z][\w .’'-]{0,40}:\s")
"""Any label: "JOURNALIST: …", "Question 3: …"."""
_LEAST_TURNS = 3
"""Lines of that kind from which on a page is the record of a hearing, or labels from which on it is a transcript."""
_LETTER = re.compile(r"^(?:(?P<asks>Q|Question)|(?P<answers>A|Answer))\s?[:.]\s+(?=\S)")
_INITIALS = re.compile(r"^(?P<who>[A-Z]{2,3}):\s+(?=\S)")
_CAPITALS = re.compile(r"^(?P<who>(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]{3,}|M[RS]S?\.? [A-ZÀ-Þ][A-ZÀ-Þ’'-]+)):\s+(?=\S)")
"""A surname in capitals: two of them that come again are those who talk with each other in a transcript."""
_LEAST_CAPITALS = 4
"""Letters from which on a name in capitals is a name and no abbreviation."""
_QUESTION_MOST_WORDS = 60
_ANSWER_MOST_PARAGRAPHS = 6
"""Paragraphs to a question above which a page is a story that has questions in it."""
_LEAST_QUESTIONS = 2
"""Paragraphs that are questions from which on a page is taken to be an interview."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Mm]e)\b")


class InterviewReader:
    """Reads the turns of one document."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.view, self.text = ledger, ledger.view, ledger.text
        self.people = ledger.speakers.people
        self.turns: dict[Block, AttributionLink] = {}
        self.blocks = [b for b in ledger.document.blocks if b.role not in ("furniture", "footnote")]
        titled = [found["who"] for block in self.blocks if (found := self._titled(block)) is not None]
        capitals = Counter(f["who"] for b in self.blocks if (f := _CAPITALS.match(self._words_of(b))) is not None)
        again = {name for name, times in capitals.items() if times > 1}
        self.in_capitals = again if len(again) > 1 else frozenset[str]()
        self.is_hearing = len(titled) >= _LEAST_TURNS and len(set(titled)) > 1

    def read(self) -> frozenset[Block]:
        """Give each turn to who takes it, and answers without a name to the interviewed; return the turns."""
        turns = frozenset(block for block in self.blocks if self._read_turn(block))
        labelled = sum(_LABELLED.match(self._words_of(block)) is not None for block in self.blocks)
        if turns and max(len(turns), labelled) >= _LEAST_TURNS:
            self._read_unlabelled(turns)
        lettered = {n: found for n, block in enumerate(self.blocks) if (found := _LETTER.match(self._words_of(block)))}
        questions = [n for n in range(len(self.blocks)) if self._is_question(n)]
        if any(found["asks"] for found in lettered.values()):
            source = self._interviewed(min(lettered))
            for number, found in lettered.items():
                if source is not None and found["answers"]:
                    self._add(source, self.blocks[number], found.end())
        elif not turns and len(questions) >= _LEAST_QUESTIONS:
            self._read_answers(questions)
        return turns | {self.blocks[number] for number in lettered}

    def _read_turn(self, block: Block) -> bool:
        """Read one labelled turn; False where the label names no person."""
        line = self._words_of(block)
        found = _OFFICE_TURN.match(line) or _INITIALS.match(line) or _TURN.match(line)
        found = found or (self._titled(block) if self.is_hearing else None)
        if found is None or block.role != "paragraph":
            return False
        first, last = (bisect_left(self.view.starts, block.start + at) for at in found.span("who"))
        source = self._called(found["who"]) if _INITIALS.match(line) else self._named(first, last)
        if source is None and found["who"] in self.in_capitals:
            evidence = self.ledger.speakers.evidence_of(
                (block.start + found.start("who"), block.start + found.end("who"))
            )
            source = AttributionLink(role="speaker", name=found["who"], evidence=evidence)
        if source is not None:
            self.turns[block] = _in_usual_letters(source)
            self._add(self.turns[block], block, found.end())
        return source is not None

    def _titled(self, block: Block) -> re.Match[str] | None:
        """Return the title and name before a stop with which a line of a hearing's record begins."""
        found = _HEARING_TURN.match(self._words_of(block))
        title = found["title"].casefold().removeprefix("the ").rstrip(".") if found else ""
        return found if title in word_set("sources", "people", "titles") else None

    def _read_unlabelled(self, turns: Container[Block]) -> None:
        """Give a paragraph without a label to whom the turn before it in a transcript is given, up to a heading.

        Behind many paragraphs without a label a page is no transcript any more.
        """
        labelled = [n for n, block in enumerate(self.blocks) if block in turns]
        source: AttributionLink | None = None
        since = 0
        for block in self.blocks[labelled[0] :]:
            since += 1
            if block in turns:
                source, since = self.turns[block], 0
            elif block.role != "paragraph" or since > _ANSWER_MOST_PARAGRAPHS or _LABELLED.match(self._words_of(block)):
                source = None
            elif source is not None:
                self._add(source, block, 0)

    def _named(self, first: int, last: int) -> AttributionLink | None:
        """Return the person whom a label names; None for a place, an outlet or a topic."""
        named = [i for i in range(first, last) if self.view.tags[i] != "_SP"]
        if not named:
            return None
        name = self.text[self.view.starts[named[0]] : self.view.ends[named[-1]]]
        number, head = self.view.ent_of[named[-1]], named[-1]
        known = self.people.full_name(name, head) != name
        person = number >= 0 and self.view.ents[number].label_ == "PERSON"
        return self.ledger.speakers.describe(named[0] if person else head) if known or person else None

    def _called(self, initials: str) -> AttributionLink | None:
        """Return the one person of the document with these initials."""
        names = {p.name: p for p in self.people.mentions if "".join(word[0] for word in p.name.split()) == initials}
        return self._link(next(iter(names.values()))) if len(names) == 1 else None

    def _add(self, source: AttributionLink, block: Block, after: int) -> None:
        """Keep what stands behind a block's label as said by a source."""
        span = block.start + after, block.start + len(self._words_of(block))
        if span[0] < span[1]:
            self.ledger.add_turn(source, span, (block.start, span[0]) if after else None)

    def _is_question(self, number: int) -> bool:
        """Whether a block is a question put by itself."""
        words = self._words_of(self.blocks[number])
        plain = self.blocks[number].role in ("paragraph", "heading", "list", "quote")
        return plain and words.endswith(("?", "?”", '?"')) and len(words.split()) <= _QUESTION_MOST_WORDS

    def _read_answers(self, questions: Sequence[int]) -> None:
        """Give what stands below each question to the one person whom the page is a talk with."""
        source = self._interviewed(questions[0])
        answers = [block for number in questions for block in self._below(number, questions)]
        spoken = " ".join(self._words_of(block) for block in answers)
        if source is None or len(answers) > len(questions) * _ANSWER_MOST_PARAGRAPHS:
            return
        if not _FIRST_PERSON.search(spoken) or re.search(rf"\b{re.escape(source.name.split()[-1])}\b", spoken):
            return  # a story that has questions in it tells of the person by name
        for block in answers:
            self._add(source, block, 0)

    def _below(self, question: int, questions: Sequence[int]) -> Iterator[Block]:
        """Yield the paragraphs that answer a question: up to the next one, or to a heading."""
        for number in range(question + 1, len(self.blocks)):
            if number in questions or self.blocks[number].role in ("heading", "title"):
                return
            yield self.blocks[number]

    def _interviewed(self, first: int) -> AttributionLink | None:
        """Return whom the title or the lines above the first question say that the page is a talk with.

        A line that speaks of an interview names that person; the one who signs the page asks. None for several.
        """
        words = word_set("sources", "outlets", "talks")
        for block in self.blocks[:first]:
            line = self._words_of(block)
            if not words & {word.strip(".,:;“”\"'’").casefold() for word in line.split()}:
                continue
            named = {p.name: p for p in self.people.mentions if block.start <= p.start < block.end}
            asked = {name: person for name, person in named.items() if not self._signs(name)}
            if len(asked) == 1:
                return self._link(next(iter(asked.values())))
        return None

    def _signs(self, name: str) -> bool:
        """Whether a person is the author of the page, by its byline or metadata."""
        lines = [self._words_of(block) for block in self.blocks if block.role == "byline"]
        return any(name in line for line in (*lines, self.ledger.document.author or ""))

    def _link(self, person: Person) -> AttributionLink:
        """Return a person as a source."""
        evidence = self.ledger.speakers.evidence_of((person.start, person.start + len(person.name)))
        office = person.office or self.people.office(person.name)
        return AttributionLink(role="speaker", name=person.name, office=office, evidence=evidence)

    def _words_of(self, block: Block) -> str:
        """Return what a block says."""
        return self.text[block.start : block.end].rstrip()


def _in_usual_letters(source: AttributionLink) -> AttributionLink:
    """Return a source whose label prints it in capitals alone, "MINISTER GRANT", in the usual letters."""
    if not source.name.isupper() or len(source.name) < _LEAST_CAPITALS:
        return source
    office = source.office.title() if source.office and source.office.isupper() else source.office
    return replace(source, name=source.name.title(), office=office)
