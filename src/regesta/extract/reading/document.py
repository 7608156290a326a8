"""A document under the extractor's eyes: fast lookups from tokens to classes, mentions, times and blocks.

An `AnnotatedDocument` and a `Vocabulary` enter; `Reading` answers what the rules and slot fillers ask of a token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.reading.action_classes import ActionClasses
from regesta.extract.reading.datelines import files_story
from regesta.extract.reading.eras import Eras
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.leaders import leaders_of
from regesta.extract.reading.lettered_missions import as_missions
from regesta.extract.reading.nationalities import (
    count_countries,
    country_combined,
    country_of_pair,
    is_end_of_the_earth,
    is_in_compound,
    is_of_part_of_a_people,
    opens_adjective,
)
from regesta.extract.reading.noun_classes import NounClasses
from regesta.extract.reading.openings import Turns
from regesta.model import AnnotatedDocument, Block, Mention, Quantity, ReportedSpeech, TimeExpression
from regesta.vocabulary import Vocabulary
from regesta.vocabulary.gazetteer import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

TITLE_OF_TABLE = re.compile(r"(?:Table|Figure|Chart|Graph|Map|Box|Annex)\s+[\dIVX]+[a-z]?\s*[.:–—-]")
RECORDING = frozenset(["record", "register", "document"])
"""Verbs of keeping count: a year or month with them is that of the events."""
HYPHENS_OF_DAY = 2
"""Hyphens of a day's date in EDTF."""
PROSE_WORDS = 9
"""A cell of a table with so many words is prose; a shorter one says its part only under its headers."""


def _line(words: str) -> str:
    """Return words on one line, single spaces between."""
    return " ".join(words.split())


class Reading:
    """One annotated document with its indexes; everything is computed once, on first use."""

    def __init__(self, annotated: AnnotatedDocument, vocabulary: Vocabulary) -> None:
        self.annotated = annotated
        self.document = annotated.document
        self.doc = annotated.doc
        self.vocabulary = vocabulary
        self.lexicons = vocabulary.lexicons
        self.gazetteer: Gazetteer = load_gazetteer()
        self.eras = Eras(self)
        self.turns = Turns(self)
        self._nouns = NounClasses(self)
        self._verbs = ActionClasses(self)
        self._classes: dict[int, frozenset[str]] = {}
        self._actions: dict[int, frozenset[str]] = {}
        self._countries: dict[int, str | None] = {}

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of all tokens, ascending."""
        return [token.idx for token in self.doc]

    def tokens_between(self, start: int, end: int) -> Span:
        """Return the tokens that begin from one offset up to another, in order."""
        return self.doc[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def verbs_of(self, action: str) -> tuple[Token, ...]:
        """Return the verbs of an action in the sentences that may hold claims, found once for the document."""
        if action not in self._verbs_of:
            words = (token for sentence in self.sentences for token in sentence)
            self._verbs_of[action] = tuple(t for t in words if is_verbal(t) and action in self.actions(t))
        return self._verbs_of[action]

    @cached_property
    def _verbs_of(self) -> dict[str, tuple[Token, ...]]:
        return {}

    def token_at(self, offset: int) -> Token:
        """Return the token that covers an offset, or the last before it."""
        return self.doc[max(0, bisect_right(self.starts, offset) - 1)]

    def head_of(self, start: int, end: int) -> Token:
        """Return the token of a span that the others hang on; the last one where several do."""
        first, last = self.token_at(start).i, self.token_at(max(start, end - 1)).i
        inside = [t for t in self.doc[first : last + 1] if not t.is_space]
        heads = [t for t in inside if t.head.i < first or t.head.i > last or t.head == t]
        return (heads or inside or [self.doc[first]])[-1]

    @cached_property
    def peoples_by_token(self) -> dict[int, Mention]:
        """The people, creed or nationality that each token names; they fill no slot, and say whose something is."""
        peoples = (mention for mention in self.annotated.mentions if mention.type == "people")
        return {i: mention for mention in peoples for i in self._tokens(mention.start, mention.end)}

    @cached_property
    def mention_by_token(self) -> dict[int, Mention]:
        """Innermost mention over each token; a later, shorter one wins inside a longer one.

        Nationalities are read as what their nouns are of ("Russian troops"), events fill no slot: both are left out,
        and so are countries taken for a whole phrase: in "Germany-based troops", Germany is a word of its own.
        """
        index: dict[int, Mention] = {}
        named = [m for m in self.annotated.mentions if m.type not in ("people", "event") and not is_in_compound(m)]
        named = [m for m in named if not self._opens_story(m)]
        named = [m for m in named if not opens_adjective(m, self.token_at(m.start), self.gazetteer)]
        named = [m for m in named if m.type != "place" or not m.text.islower()]  # "central" is no place
        named = list(as_missions(named, self.document.text, self.gazetteer))
        for mention in sorted(named, key=lambda m: (m.start - m.end, m.start)):
            outer = index.get(self.token_at(mention.start).i)
            if outer is not None and mention.end <= outer.end and self._is_word_of(mention, outer):
                continue
            for i in range(self.token_at(mention.start).i, self.token_at(mention.end - 1).i + 1):
                index[i] = mention
        return index

    def _opens_story(self, mention: Mention) -> bool:
        """Tell whether a place is only where the story was filed: "Luanda - Over 300 people …"."""
        if mention.type != "place":
            return False
        block = self.block_at(mention.start)
        text = self.document.text
        filed = re.match(r"(?: \([^)\n]{2,20}\))?\s+[-–—]{1,2}\s", text[mention.end : mention.end + 30])
        return filed is not None and block is not None and not text[block.start : mention.start].strip()

    @cached_property
    def times_by_token(self) -> dict[int, TimeExpression]:
        """The time expression over each token; the day in a story's dateline is told of nothing in it."""
        told = (time for time in self.annotated.times if not files_story(self.document, time))
        return {i: time for time in told for i in self._tokens(time.start, time.end)}

    @cached_property
    def quantities_by_token(self) -> dict[int, Quantity]:
        """The quantity over each token."""
        return {i: q for q in self.annotated.quantities for i in self._tokens(q.start, q.end)}

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.annotated.quantities]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.annotated.times]

    def quantities_between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin from one offset up to another, in order."""
        starts = self._quantity_starts
        return tuple(self.annotated.quantities[bisect_left(starts, start) : bisect_left(starts, end)])

    def times_between(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """Return the time expressions that begin from one offset up to another, in order."""
        starts = self._time_starts
        return tuple(self.annotated.times[bisect_left(starts, start) : bisect_left(starts, end)])

    def times_among(self, tokens: Iterable[Token]) -> list[TimeExpression]:
        """Return the time expressions over any of these tokens, each once, in their order."""
        found = (self.times_by_token.get(token.i) for token in tokens)
        return list(dict.fromkeys(time for time in found if time is not None))

    def _tokens(self, start: int, end: int) -> range:
        return range(self.token_at(start).i, self.token_at(max(start, end - 1)).i + 1)

    def _is_word_of(self, inner: Mention, outer: Mention) -> bool:
        """Tell whether a name is but a word of the one around it: Kingdom of a country's, Chad of Lake Chad Basin."""
        if outer.type == "country":
            return inner.type == "place" and outer.text.endswith(f" of {outer.name}")
        place = self.gazetteer.place(outer.name) if outer.type == "place" and inner.type == "country" else None
        return place is not None and place.country != inner.name and place.name != inner.name

    def mention_of(self, token: Token) -> Mention | None:
        """Return the mention over a token, or the one that a pronoun or description stands for."""
        return self.mention_by_token.get(token.i) or self.turns.references.get(token.idx)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def block_at(self, offset: int) -> Block | None:
        """Return the block over an offset; None between blocks."""
        if not self.document.blocks:
            return None
        block = self.document.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]
        return block if block.start <= offset < block.end else None

    def place_of(self, block: Block) -> int:
        """Return the place of a block among the document's."""
        return bisect_left(self._block_starts, block.start)

    @cached_property
    def _headings(self) -> dict[str, list[Block]]:
        """Headings in the order of the page, by their words."""
        found: dict[str, list[Block]] = {}
        for block in self.document.blocks:
            if block.role == "heading":
                found.setdefault(_line(self.document.text[block.start : block.end]), []).append(block)
        return found

    def heading_over(self, block: Block) -> Block | None:
        """Return the nearest heading above a block that bears its section's words; None where there is none."""
        if block.section is None:
            return None
        headings = self._headings.get(_line(block.section), [])
        return next((heading for heading in reversed(headings) if heading.end <= block.start), None)

    def dates_a_saying(self, time: TimeExpression) -> bool:
        """Tell whether a time says when something was said."""
        dated = ((speech, speech.time) for speech in self.annotated.speech if not self.is_count_over(speech, time))
        return any(said is not None and said.start < time.end and time.start < said.end for _, said in dated)

    def is_count_over(self, speech: ReportedSpeech, time: TimeExpression) -> bool:
        """Tell whether a time is that of what was counted, whenever it was written down: "recorded 43 in 2018"."""
        is_day = (time.edtf_start or "").count("-") >= HYPHENS_OF_DAY and time.edtf_start == time.edtf_end
        if speech.cue is None or is_day:
            return False
        return any(token.lemma_.lower() in RECORDING for token in self.tokens_between(*speech.cue))

    def classes(self, token: Token) -> frozenset[str]:
        """Return the noun classes of a token, given the words that modify it."""
        known = self._classes.get(token.i)
        if known is None:
            known = self._classes[token.i] = self._nouns.classes(token)
        return known

    def action_key(self, token: Token) -> str:
        """Return a verb's lemma with its particle, as "pull out"."""
        return self._verbs.key(token)

    def actions(self, token: Token) -> frozenset[str]:
        """Return the action classes of a verb or of a noun that says an action."""
        known = self._actions.get(token.i)
        if known is None:
            known = self._actions[token.i] = self._verbs.classes(token)
        return known

    def country_of(self, token: Token) -> str | None:
        """Return the country that a token's name or adjective stands for; None for other words."""
        if token.i not in self._countries:
            self._countries[token.i] = self._find_country(token)
        return self._countries[token.i]

    def _find_country(self, token: Token) -> str | None:
        mention = self.mention_by_token.get(token.i)
        if mention and mention.type == "country":
            return mention.name
        shared = mention is not None and mention.type == "place" and self.gazetteer.is_in_no_country(mention.name)
        if shared or not token.text[:1].isupper() or is_end_of_the_earth(token):
            return None
        found = country_of_pair(token, self.gazetteer) or country_combined(token, self.gazetteer)
        if found is None and (found := self.gazetteer.country_of(token.text)) is not None:
            return found if not is_of_part_of_a_people(token, self.gazetteer) else None
        if found or not mention:
            return found
        return self.gazetteer.country_of(mention.text)

    @cached_property
    def countries_named(self) -> Counter[str]:
        """How often the page names each country, by whatever word for it."""
        return count_countries(self.annotated.mentions, self.gazetteer)

    @cached_property
    def leaders(self) -> Mapping[str, str]:
        """The state that each person leads or commands for, by last name."""
        return leaders_of(self.document.text, self.annotated.mentions, self.gazetteer)

    @cached_property
    def governments_named(self) -> Counter[str]:
        """How often the page writes each country's government as offices write their own: "the Canadian Government"."""
        owners = (self.doc[token.i - 1] for token in self.doc if token.i and token.text == "Government")
        return Counter(name for owner in owners if (name := self.country_of(owner)) is not None)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences that may hold claims: those outside furniture, notes that only cite and short cells of tables."""
        return tuple(s for s in self.doc.sents if self._is_read(s))

    def _is_read(self, sentence: Span) -> bool:
        first = next((t for t in sentence if not t.is_space), None)
        block = self.block_at(first.idx) if first is not None else None
        if block is None or block.role in ("furniture", "byline"):
            return False
        return self.is_prose(block) and not self._is_title_of_table(block, sentence)

    def _is_title_of_table(self, block: Block, sentence: Span) -> bool:
        """Tell whether words only name a table or a drawing, which tells nothing by itself: "Table 1: Area cleared"."""
        names = TITLE_OF_TABLE.match(self.document.text, block.start, block.end) is not None
        return names and not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in sentence)

    def is_prose(self, block: Block) -> bool:
        """Tell whether a block holds sentences: all do but the short cells of tables."""
        return block.role != "cell" or len(self.document.text[block.start : block.end].split()) >= PROSE_WORDS
