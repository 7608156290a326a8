"""The yardsticks of stance and coreference read the published formats, and count as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import coreference, stance
from regesta.model import Mention
from training.conllu import Sentence, read_conllu

HEADER = (
    "Split Annotator.ID Display.Position Sentence.ID Pred.Token Pred.Lemma"
    " Is.Predicate Is.Understandable Happened Confidence Keep"
)
ROWS = (
    "dev 1 1 en-ud-dev.conllu_2 2 leave True True true 4 True",
    "dev 2 1 en-ud-dev.conllu_2 2 leave True True true 2 True",
    "dev 1 2 en-ud-dev.conllu_2 4 pay True True false 4 True",
    "dev 3 2 en-ud-dev.conllu_2 4 pay True False na na True",
    "dev 4 2 en-ud-dev.conllu_2 4 pay True True true 4 False",
    "train 1 2 en-ud-train.conllu_9 1 go True True true 4 True",
)


@pytest.fixture
def verdicts(tmp_path: Path) -> Path:
    path = tmp_path / "verdicts.tsv"
    lines = (row.replace(" ", "\t").replace("conllu_", "conllu ") for row in (HEADER, *ROWS))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_verdicts_are_the_mean_of_understood_and_kept_answers(verdicts: Path) -> None:
    assert stance.read_verdicts(verdicts, "dev") == [
        stance.Judged(2, 2, "leave", 2.25),
        stance.Judged(2, 4, "pay", -3.0),
    ]


def test_missing_verdicts_are_reported(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        stance.read_verdicts(tmp_path / "none.tsv", "dev")


def test_verbs_find_their_sentence_by_their_beginnings(verdicts: Path) -> None:
    def sentence(*words: str) -> Sentence:
        return Sentence(sent_id="s", document="d", paragraph=1, words=list(words), glued=[False] * len(words))

    treebank = [sentence("No", "one", "came", "."), sentence("They", "left", "and", "paid", ".")]
    placed = list(stance.align(treebank, stance.read_verdicts(verdicts, "dev")))
    assert [(at, verb.lemma) for at, verb in placed] == [(1, "leave"), (1, "pay")]


def test_agreement_is_counted_by_class() -> None:
    figures = stance.figures_of(
        [
            ("asserted positive", 3.0),
            ("asserted negative", -2.0),
            ("planned positive", -3.0),
            ("asserted positive", -1.0),
        ]
    )
    assert figures["happened_accuracy"] == 75.0
    assert figures["three_classes_accuracy"] == 50.0
    assert figures["negative_f1"] == 50.0


CONLLU = """# newdoc id = own
# sent_id = own-1
1\tNorway\tNorway\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-place-new-nnnnn-cf1-1-coref)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(2-organization-new-nnnnn-cf2-2-coref
4\tclub\tclub\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = own-2
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-place-giv:act-nnnnn-cf1-1-ana)
2\tpaid\tpay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(2-organization-giv:act-nnnnn-cf2-2-coref
4\tclub\tclub\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_chains_are_read_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    sentences = list(read_conllu(path))
    text = "Norway left the club . It paid the club ."
    places, start = [], 0
    for word in text.split():
        places.append((start, start + len(word)))
        start += len(word) + 1
    chains = coreference.read_chains(sentences, places)
    assert [(kind, has_name) for kind, _, has_name in coreference.anaphors(chains)] == [
        ("it", True),
        ("description", False),
    ]
    norway = Mention(start=0, end=6, text="Norway", type="country", name="Norway")
    figures = coreference.figures_of(coreference.count_document(chains, {23: norway, 35: norway}, text))
    assert figures["it"]["precision"] == 100.0
    assert figures["description"]["precision"] == 0.0
    assert figures["all"]["recall"] == 50.0
    assert figures["all"]["recall_of_named"] == 100.0
