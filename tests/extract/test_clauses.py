"""The syntax engine over hand-made UD parses: who does what to whom, and what governs a figure."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.governing import governors
from regesta.extract.reading.relations import preposition_of


def parsed(rows: str) -> Doc:
    """Build a Doc from lines of word, tag, part of speech, head (from 1, 0 for the root) and relation."""
    table = [row.split() for row in rows.strip().splitlines()]
    return Doc(
        Vocab(),
        words=[row[0] for row in table],
        tags=[row[1] for row in table],
        pos=[row[2] for row in table],
        heads=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(table)],
        deps=[row[4] for row in table],
        lemmas=[row[0].lower() for row in table],
    )


def words(tokens: object) -> list[str]:
    return [token.text for token in tokens]  # type: ignore[attr-defined]


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


ACTIVE = parsed("""
France NNP PROPN 2 nsubj
sent VBD VERB 0 root
300 CD NUM 4 nummod
soldiers NNS NOUN 2 obj
and CC CCONJ 6 cc
tanks NNS NOUN 4 conj
to IN ADP 8 case
Chad NNP PROPN 2 obl
""")

PASSIVE = parsed("""
The DT DET 2 det
camp NN NOUN 4 nsubj:pass
was VBD AUX 4 aux:pass
closed VBN VERB 0 root
by IN ADP 7 case
the DT DET 7 det
army NN NOUN 4 obl
in IN ADP 9 case
Niger NNP PROPN 4 obl
""")

CONTROLLED = parsed("""
Moscow NNP PROPN 2 nsubj
plans VBZ VERB 0 root
to TO PART 4 mark
open VB VERB 2 xcomp
a DT DET 6 det
base NN NOUN 4 obj
""")

PARTICIPLE = parsed("""
a DT DET 2 det
treaty NN NOUN 0 root
signed VBN VERB 2 acl
in IN ADP 5 case
1993 CD NUM 3 obl
""")

RELATIVE = parsed("""
troops NNS NOUN 0 root
which WDT PRON 3 nsubj
guard VBP VERB 1 acl:relcl
the DT DET 5 det
border NN NOUN 3 obj
""")

OF_MEASURE = parsed("""
Deployment NN NOUN 6 nsubj
of IN ADP 4 case
500 CD NUM 4 nummod
troops NNS NOUN 1 nmod
was VBD AUX 6 aux
delayed VBN VERB 0 root
""")


@pytest.mark.parametrize(
    ("doc", "head", "agents", "patients", "obliques"),
    [
        (ACTIVE, "sent", ["France"], ["soldiers", "tanks"], [("to", "Chad")]),
        (PASSIVE, "closed", ["army"], ["camp"], [("in", "Niger")]),
        (CONTROLLED, "open", ["Moscow"], ["base"], []),
        (PARTICIPLE, "signed", [], ["treaty"], [("in", "1993")]),
        (RELATIVE, "guard", ["troops"], ["border"], []),
        (OF_MEASURE, "Deployment", [], ["troops"], []),
    ],
)
def test_arguments_of_a_clause(
    doc: Doc, head: str, agents: list[str], patients: list[str], obliques: list[tuple[str, str]]
) -> None:
    clause = clause_of(word(doc, head))
    assert words(clause.agents) == agents
    assert words(clause.patients) == patients
    assert [(preposition, token.text) for preposition, token in clause.obliques] == obliques


def test_a_figure_is_governed_by_its_noun_and_then_by_the_verb() -> None:
    assert words(governors(word(OF_MEASURE, "troops"))) == ["Deployment", "delayed"]


def test_a_participle_governs_before_what_stands_above() -> None:
    assert words(governors(word(PARTICIPLE, "treaty"))) == ["signed"]


def test_conjuncts_are_governed_alike() -> None:
    assert words(governors(word(ACTIVE, "tanks"))) == ["soldiers", "sent"]


def test_the_clause_of_a_verb_leaves_embedded_clauses_out() -> None:
    assert words(clause_tokens(word(RELATIVE, "troops"))) == ["troops"]


def test_a_noun_phrase_keeps_its_number_and_its_complement() -> None:
    assert words(phrase_tokens(word(OF_MEASURE, "Deployment"))) == ["Deployment", "of", "500", "troops"]


def test_prepositions_are_found_before_their_noun_only() -> None:
    assert preposition_of(word(ACTIVE, "Chad")) == "to"
    assert preposition_of(word(ACTIVE, "soldiers")) is None
