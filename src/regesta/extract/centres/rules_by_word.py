"""The rules that a word may meet, found without trying every rule on every word.

The vocabulary's rules enter; `RulesByWord` answers for a word's lemma, actions and classes, in the vocabulary's order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from regesta.vocabulary import Predicate, Rule

Ruled = tuple[Predicate, Rule]
Word = tuple[str, str, frozenset[str], frozenset[str]]


class RulesByWord:
    """Rules of verbs, of nouns and of phrases by what calls them; the list for a word is made once for each kind."""

    def __init__(self, rules: Sequence[Ruled]) -> None:
        self._rules = rules
        self._by_lemma: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_action: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_class: defaultdict[str, set[int]] = defaultdict(set)
        self._found: dict[Word, tuple[Ruled, ...]] = {}
        for place, (_, rule) in enumerate(rules):
            self._add(place, rule)

    def _add(self, place: int, rule: Rule) -> None:
        if rule.centre in ("verb", "noun"):
            for lemma in rule.verbs:
                self._by_lemma[rule.centre, lemma].add(place)
            for action in rule.actions:
                self._by_action[rule.centre, action].add(place)
        elif rule.centre == "phrase" and rule.counts:
            for noun_class in rule.counts:
                self._by_class[noun_class].add(place)
        elif rule.centre == "phrase":
            for lemma in rule.words:
                self._by_lemma["phrase", lemma].add(place)

    def of(self, kind: str, lemma: str, actions: frozenset[str], classes: frozenset[str]) -> tuple[Ruled, ...]:
        """Return the rules of a word's kind, "verb" or "noun", that name its lemma or action; for a noun, then those
        of phrases that name its class or lemma. Nothing for a word of which no rule speaks."""
        word = kind, lemma, actions, classes
        if word not in self._found:
            own = self._by_lemma[kind, lemma].union(*(self._by_action[kind, action] for action in actions))
            phrases: set[int] = set()
            if kind == "noun":
                phrases = self._by_lemma["phrase", lemma].union(*(self._by_class[one] for one in classes))
            self._found[word] = tuple(self._rules[place] for place in [*sorted(own), *sorted(phrases)])
        return self._found[word]
