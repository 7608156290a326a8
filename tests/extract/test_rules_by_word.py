"""A word is given the rules that speak of it, in the order of the vocabulary, and no others."""

from typing import Any

import pytest

from regesta.extract.centres.rules_by_word import RulesByWord
from regesta.vocabulary import Rule, load_vocabulary

PREDICATE = load_vocabulary().rules[0][0]
NOTHING: frozenset[str] = frozenset()


def rule(name: str, centre: Any, **asked: Any) -> Rule:
    return Rule(name=name, why="a test", centre=centre, property="x", **asked)


@pytest.fixture(scope="module")
def rules() -> RulesByWord:
    written = [
        rule("by_action", "verb", actions=["leave"]),
        rule("by_verb", "verb", verbs=["quit"]),
        rule("of_class", "phrase", counts=["force"], words=["largest"]),
        rule("of_word", "phrase", words=["garrison"]),
        rule("of_noun", "noun", verbs=["garrison"]),
    ]
    return RulesByWord([(PREDICATE, one) for one in written])


@pytest.mark.parametrize(
    ("word", "names"),
    [
        (("verb", "quit", frozenset({"leave"}), NOTHING), ["by_action", "by_verb"]),
        (("verb", "garrison", NOTHING, frozenset({"force"})), []),
        (("noun", "garrison", NOTHING, frozenset({"force"})), ["of_noun", "of_class", "of_word"]),
        (("noun", "largest", NOTHING, NOTHING), []),
        (("verb", "", NOTHING, NOTHING), []),
    ],
)
def test_rules_of_a_word(rules: RulesByWord, word: Any, names: list[str]) -> None:
    for _ in range(2):
        assert [found.name for _, found in rules.of(*word)] == names
