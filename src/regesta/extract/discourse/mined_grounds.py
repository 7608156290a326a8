"""On whose ground a page tells of mines, of their clearance or of their victims.

A `Reading` and the page's notes enter; `MinedGrounds` answers for the name of a country. A state that only signs,
keeps, sells or speaks of mines has none on its ground by that, and what is told of the world is not told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.discourse.headlines import Headlines
from regesta.extract.discourse.notes import ACTING, Notes
from regesta.extract.discourse.passages import Passages
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OF_MINES = frozenset({"mine", "landmine", "cluster_munition", "mine_action", "casualty", "survivor"})
"""Classes of words by which a sentence tells of mines or of whom they hurt."""
ON_GROUND = OF_MINES | {"area", "ground_part", "mined_ground", "community", "whole_land", "deminers"}
"""Classes of what lies or lives on a country's ground: "Laotian villages", "Angola's minefields"."""
WORK_AND_STATE = frozenset({"clear", "contaminate"})
"""Actions whose subject has the mines on its ground: "Croatia cleared", "Chad remains contaminated"."""


class MinedGrounds:
    """The countries on whose ground a page has mines or victims; gathered once, when it is first asked for."""

    def __init__(self, reading: Reading, passages: Passages, notes: Notes, headlines: Headlines) -> None:
        self._reading, self._passages = reading, passages
        self._notes, self._headlines = notes, headlines

    def holds(self, country: str) -> bool:
        """Tell whether the page tells of mines or their victims on a country's ground."""
        return country in self._names

    def holds_anything(self, country: str) -> bool:
        """Tell whether the page has anything on a country's ground: what it then tells of mines may be there too."""
        return self.holds(country) or any(n.country.name == country for n in self._notes.grounds if n.weight > ACTING)

    @cached_property
    def _names(self) -> frozenset[str]:
        told = [sentence for sentence in self._reading.sentences if self._is_on_mines(sentence)]
        numbers = {self._passages.spot(sentence[0]).sentence for sentence in told}
        placed = (note for note in self._notes.grounds if note.weight > ACTING and note.spot.sentence in numbers)
        titled = (country.name for country in self._headlines.titled_hosts if not self._acts(country))
        said = (name for sentence in told for token in sentence for name in self._said_of(token))
        return frozenset([*(note.country.name for note in placed), *titled, *said])

    def _is_on_mines(self, sentence: Span) -> bool:
        return any(self._reading.classes(token) & OF_MINES or token.lower_ in MINED for token in sentence)

    def _acts(self, country: Mention) -> bool:
        """Tell whether a title has a state do something: "X wants them back" puts nothing on its ground."""
        return bool(self._reading.token_at(country.start).dep_ == "nsubj")

    def _said_of(self, token: Token) -> Iterator[str]:
        """Yield the country of a word on whose ground the word's head puts mines or people."""
        name = self._reading.country_of(token)
        if name is None:
            return
        classes = self._reading.classes(token.head)
        lies_there = (classes & ON_GROUND and token.head.pos_ == "NOUN") or self._is_for_mines(token.head)
        is_told_so = token.dep_ in ("nsubj", "nsubj:pass") and self._is_mined(token.head)
        if is_told_so or (lies_there and token.dep_ in OWNING):
            yield name

    def _is_for_mines(self, body: Token) -> bool:
        """Tell whether a state has a body for the mines on its ground: "the Jordanian demining committee"."""
        classes = self._reading.classes(body)
        if "clearing_centre" in classes:
            return True
        called = any("mine_action" in self._reading.classes(child) for child in body.children if child.i < body.i)
        return called and body.lemma_.lower() in BODIES

    def _is_mined(self, head: Token) -> bool:
        """Tell whether a predicate says that its subject clears or is mined: "is one of the most mined countries"."""
        actions = self._reading.actions(head) if is_verbal(head) else frozenset[str]()
        at_home = "lay" in actions and any(word.lower_ == "its" for word in head.subtree)  # "laid mines on its border"
        if at_home or actions & WORK_AND_STATE:
            return True
        is_noun = any(child.dep_ == "cop" for child in head.children) or not is_verbal(head)
        words = head.subtree if is_noun else (head, *clause_of(head).patients)
        return any("contaminate" in self._reading.actions(word) or word.lower_ in MINED for word in words)


BODIES = frozenset({"committee", "commission", "agency", "authority", "office", "directorate", "department"})
OWNING = ("amod", "compound", "nmod", "nmod:poss")
MINED = frozenset({"mined", "landmined", "mine-affected", "mine-contaminated", "mine-free"})
