"""Base forms: a word with its tags enters; its lemma leaves."""

from __future__ import annotations

import pytest

from regesta.annotate.parse.lemmas import lemmatize

CASES = """
signed VBD VERB sign | bases NNS NOUN base | troops NNS NOUN troop | was VBD AUX be | servicemen NNS NOUN serviceman
withdrawn VBN VERB withdraw | stationed VBN VERB station | deployed VBN VERB deploy | leased VBN VERB lease
agreed VBD VERB agree | agreeing VBG VERB agree | denied VBD VERB deny | stopped VBD VERB stop | moving VBG VERB move
required VBN VERB require | changed VBD VERB change | created VBN VERB create | going VBG VERB go | said VBD VERB say
attached VBN VERB attach | expires VBZ VERB expire | ratifies VBZ VERB ratify | has VBZ VERB have | did VBD AUX do
establishing VBG VERB establish | negotiated VBN VERB negotiate | visited VBD VERB visit | referred VBD VERB refer
cleared VBN VERB clear | destroyed VBN VERB destroy | extended VBD VERB extend | prolonged VBD VERB prolong
announced VBD VERB announce | controlled VBN VERB control | repaired VBN VERB repair | stored VBN VERB store
countries NNS NOUN country | mines NNS NOUN mine | aircraft NNS NOUN aircraft | headquarters NNS NOUN headquarters
boxes NNS NOUN box | losses NNS NOUN loss | crises NNS NOUN crisis | people NNS NOUN people | 1990s NNS NOUN 1990s
larger JJR ADJ large | earliest JJS ADJ early | better RBR ADV well | n't RB PART not | them PRP PRON they
their PRP$ PRON their | Bases NNS NOUN base | Bases NNPS PROPN Bases | military JJ ADJ military | 's VBZ AUX be
"""


@pytest.mark.parametrize("case", [case.split() for line in CASES.strip().splitlines() for case in line.split(" | ")])
def test_lemmas(case: list[str]) -> None:
    word, tag, pos, lemma = case
    assert lemmatize(word, tag, pos) == lemma


@pytest.mark.parametrize("word", ["", "ed", "ing", "s", "s's", "’", "🙂ed", "войска"])
@pytest.mark.parametrize(("tag", "pos"), [("VBD", "VERB"), ("VBG", "VERB"), ("NNS", "NOUN"), ("JJR", "ADJ"), ("", "")])
def test_odd_words_keep_a_lemma(word: str, tag: str, pos: str) -> None:
    assert isinstance(lemmatize(word, tag, pos), str)
    assert bool(lemmatize(word, tag, pos)) == bool(word)
