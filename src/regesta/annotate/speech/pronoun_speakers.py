"""Whom a pronoun stands for as a speaker: "she", "it" or "they" enters; the source before it that fits leaves.

A person's pronoun stands for who spoke or acted last; "it" for a body that spoke last or acted in the sentence before;
"they" for people named in the plural. Nobody within reach gives None.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.model import AttributionLink

if TYPE_CHECKING:
    from regesta.annotate.speech.people import Person
    from regesta.annotate.speech.speakers import Speakers

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
IMPERSONAL = frozenset({"they", "it", "them", "its", "their"})
OWN = frozenset(
    {"i", "we", "you", "me", "us", "who", "which", "that", "this", "one", "what", "these", "those", "there"}
    | {"my", "our", "your", "whose", "mine", "ours", "yours", "anyone", "anybody", "someone", "somebody", "everyone"}
    | {
        "everybody",
        "nobody",
        "no-one",
        "none",
        "nothing",
        "something",
        "anything",
        "everything",
        "itself",
        "themselves",
    }
)
"""The writer's own words, and words that point at nobody: never a source's name."""


def is_own(view: DependencyView, index: int) -> bool:
    """Whether a word is the writer's own or points at nobody; "US" is the country, though "us" is the writer."""
    return view.lows[index] in OWN and view.words[index] != "US"


UNNAMED = "unnamed source"
REACH_BLOCKS = 3
"""Paragraphs back in which a pronoun's person is looked for; news style repeats the name at least so often."""


class PronounReader:
    """Resolves pronouns among the people and speakers of one document."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers, self.view, self.people = speakers, speakers.view, speakers.people
        self.blocks = speakers.document.blocks

    def read(self, head: int, *, personal: bool) -> AttributionLink | None:
        """Return whom a pronoun stands for: the last speaker or acting person before it, not too far back."""
        offset = self.view.starts[head]
        floor = self._floor(offset)
        if not personal:
            return self._impersonal(head, offset, floor)
        noted = self._of_note(offset)
        if noted is not None:
            return noted
        spoken = next(
            (
                (at, link)
                for at, link in reversed(self.speakers.spoken)
                if floor <= at < offset and (is_person(link) or self._is_someone(link))
            ),
            None,
        )
        named = [person for person in self.people.before(offset, floor) if not self._is_spoken_of(person.start, offset)]
        acting = next((person for person in named if person.is_subject and not self._is_only_told_of(person)), None)
        after = max(acting.start if acting else -1, spoken[0] if spoken else -1)
        holder = self._acting_holder(head, max(floor, after + 1))
        if holder is not None:
            return holder
        if spoken is not None and self._is_told_of(head, named, max(spoken[0], acting.start if acting else 0)):
            spoken, acting = None, None  # "… the resignation of Jane Doe. She had promised …": nobody has acted since
        fallback = acting or (named[0] if named else None)
        if fallback is not None and (spoken is None or (acting is not None and acting.start > spoken[0])):
            span = (self.view.starts[head], self.view.ends[head])
            office = fallback.office or self.people.office(fallback.name)
            return AttributionLink(
                role="speaker", name=fallback.name, office=office, evidence=self.speakers.evidence_of(span)
            )
        return spoken[1] if spoken else None

    def _is_told_of(self, head: int, named: list[Person], spoke: int) -> bool:
        """Whether the sentence before a pronoun names one person alone, and whoever acted did so a paragraph before."""
        view, opened = self.view, self._floor_of_block(self.view.starts[head])
        near = [p for p in named if view.sent_of[head] - view.sent_of[bisect_left(view.starts, p.start)] == 1]
        return len({person.name for person in near}) == 1 and spoke < opened <= near[0].start

    def _floor_of_block(self, offset: int) -> int:
        """Return where the paragraph over an offset begins."""
        return max((block.start for block in self.blocks if block.start <= offset), default=0)

    def _is_only_told_of(self, person: Person) -> bool:
        """Whether somebody acts only in what another says: "The analyst said Jane Doe wanted war. He added …"."""
        view, above = self.view, self.view.heads[person.token]
        while view.deps[above] in ("conj", "advcl", "xcomp"):
            above = view.heads[above]
        cue = view.heads[above]
        if view.deps[above] != "ccomp" or view.lemmas[cue] not in word_set("speech", "say"):
            return False
        return any(at == view.starts[cue] and link.name != person.name for at, link in self.speakers.spoken)

    def _is_spoken_of(self, start: int, offset: int) -> bool:
        """Whether a name stands inside a quotation that the pronoun is not in: its speaker is someone else.

        So for names in brackets, which are the editor's: "“If [the premier] asks me, I say no,” she said".
        """
        return any(q.start <= start < q.end and not q.start <= offset < q.end for q in self.speakers.quotations)

    def _is_someone(self, link: AttributionLink) -> bool:
        """Whether a source is one person without a name: "a security official", "one of the officials"."""
        where = link.evidence
        if not link.anonymous or link.role != "speaker" or where is None:
            return False
        words = range(bisect_left(self.view.starts, where.start), bisect_left(self.view.starts, where.end))
        head = next((i for i in words if self.view.heads[i] == i or self.view.heads[i] not in words), None)
        people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
        single = head is not None and self.view.tags[head] in ("NN", "NNP") and self.view.lemmas[head] in people
        return single or (head is not None and self.view.lows[head] == "one")

    def _acting_holder(self, head: int, floor: int) -> AttributionLink | None:
        """Return who holds the office that acted last before a pronoun, as "the mayor" in the sentence before it."""
        view = self.view
        for index in range(head - 1, -1, -1):
            if view.starts[index] < floor or view.sent_of[head] - view.sent_of[index] > 1:
                return None
            definite = any(view.lows[c] == "the" or view.deps[c] == "nmod:poss" for c in view.children[index])
            acts = view.deps[index] in ("nsubj", "nsubj:pass") and view.tags[index] == "NN"
            holds = self.speakers.is_office(index) if definite else self._is_unnamed_person(index)
            if acts and holds and view.sent_of[index] < view.sent_of[head]:
                return self.speakers.describe(index)
        return None

    def _is_unnamed_person(self, index: int) -> bool:
        """Whether a noun brings in a person without a name: "a Libyan diplomat"."""
        single = any(self.view.lows[c] in ("a", "an", "one", "another") for c in self.view.children[index])
        return single and self.view.lemmas[index] in word_set("sources", "people", "unnamed")

    def _of_note(self, offset: int) -> AttributionLink | None:
        """Return whom a footnote interviewed or quoted, for a "he" in the comment behind it."""
        for call in self.speakers.calls:
            for link in call.links:
                where = link.evidence
                block = self._block_end(where.start) if where else -1
                if where and where.start < offset < block and link.kind not in ("press", "report", "document", "law"):
                    return replace(link, role="speaker", kind=None)
        return None

    def _block_end(self, offset: int) -> int:
        """Return where the footnote over an offset ends; -1 outside of footnotes."""
        blocks = self.blocks
        return next((b.end for b in blocks if b.role == "footnote" and b.start <= offset < b.end), -1)

    def _impersonal(self, head: int, offset: int, floor: int) -> AttributionLink | None:
        """Return the body or officials that "it" or "they" stands for: only who spoke last, and only when that fits."""
        plural = self.view.lows[head] in ("they", "them", "their")
        last = next((link for at, link in reversed(self.speakers.spoken) if floor <= at < offset), None)
        if last is None or last.name == UNNAMED:
            return self._acting_body(head, floor, plural=plural)
        body = not self._is_named_person(last) and not last.anonymous
        return last if (last.anonymous or last.name.endswith("s") if plural else body) else None

    def _acting_body(self, head: int, floor: int, *, plural: bool) -> AttributionLink | None:
        """Return the subject of the sentence before "it" or "they", where it is a body or several people."""
        view = self.view
        for index in range(head - 1, -1, -1):
            if view.starts[index] < floor or view.sent_of[head] - view.sent_of[index] > 1:
                return None
            if view.deps[index] not in ("nsubj", "nsubj:pass") or view.sent_of[index] == view.sent_of[head]:
                continue
            number, lemma = view.ent_of[index], view.lemmas[index]
            people = word_set("sources", "people", "unnamed") | word_set("speech", "bodies")
            named = number >= 0 and view.ents[number].label_ == "ORG"
            body = named or lemma in word_set("speech", "bodies") | word_set("sources", "documents", "nouns")
            fits = view.tags[index] in ("NNS", "NNPS") and lemma in people if plural else body
            return self.speakers.describe(index) if fits and (plural or view.tags[index] != "NNS") else None
        return None

    def _is_named_person(self, link: AttributionLink) -> bool:
        """Whether a source is a person by name: an office without a name can be called "it", as a staff or a chair."""
        return link.office not in (None, link.name) or any(link.name == person.name for person in self.people.mentions)

    def _floor(self, offset: int) -> int:
        """Return the offset before which pronouns do not reach."""
        earlier = [block.start for block in self.blocks if block.start <= offset and block.role != "furniture"]
        return earlier[-min(len(earlier), REACH_BLOCKS + 1)] if earlier else 0


def is_person(link: AttributionLink) -> bool:
    """Whether a source is a single person, named or described by office."""
    return (
        link.role == "speaker" and not link.anonymous and (link.office is not None or len(link.name.split()) in (2, 3))
    )
