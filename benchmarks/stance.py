"""Stance against UDS factuality: EWT's dev part and its annotators' verdicts enter; agreement leaves.

The verdicts ("It Happened", version 2: decomp.io, as `uds-ih2/it-happened_eng_ud1.2_07092017.tsv` below the data)
say of verbs whether what they tell of happened or is happening, and how sure the annotator is. A word's value is the
mean over its annotators of ±3/4 of the confidence (Rudinger and others 2018). They fit our stances only in part: what
will happen has "not happened" there, and means and wishes are judged by what annotators suppose. So `happened` is the
fair measure (asserted and positive, or not); the three classes and the negatives are told as well.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, mean
from typing import Any

from benchmarks.syntax import Span, read_documents
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.annotate.stance import find_stances
from regesta.extract.stance_lookup import stance_at
from training.conllu import Sentence, read_treebank

VERDICTS = Path("uds-ih2") / "it-happened_eng_ud1.2_07092017.tsv"
SURE = 1.0
"""From here a value is "happened" or "did not"; between lies "uncertain". A third of the way to the full 3."""
SHIFTS = range(-8, 9)
"""How far sentence numbers of UD 1.2 may lie from those of today's treebank, which joined some sentences."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verb by sentence and word, both counted from 1, with its lemma and mean value from -3 to 3."""

    sentence: int
    word: int
    lemma: str
    value: float


def run(data: Path) -> dict[str, Any]:
    """Measure over EWT dev as shipped."""
    sentences = read_treebank(data, "ewt", "dev")
    judged = read_verdicts(data / VERDICTS, "dev")
    placed = {(at, verb.word - 1): verb.value for at, verb in align(sentences, judged)}
    return measure(sentences, placed) | {"verdicts": len(judged), "placed": len(placed)}


def read_verdicts(path: Path, split: str) -> list[Judged]:
    """Return the judged verbs of one split in order, without those that annotators did not understand or keep."""
    values: dict[tuple[int, int, str], list[float]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["Split"] != split or row.get("Keep", "True") != "True" or row["Happened"] not in ("true", "false"):
                continue
            sign = 1 if row["Happened"] == "true" else -1
            key = (int(row["Sentence.ID"].split()[-1]), int(row["Pred.Token"]), row["Pred.Lemma"])
            values[key].append(sign * int(row["Confidence"]) * 3 / 4)
    return [Judged(*key, mean(values[key])) for key in sorted(values)]


def align(sentences: Sequence[Sentence], judged: Sequence[Judged]) -> Iterator[tuple[int, Judged]]:
    """Yield each verb with the index of today's sentence in which its lemma's beginning stands at its place.

    Sentences are taken at the shift of the last one that was sure, unless another fits better.
    """
    by_number: dict[int, list[Judged]] = defaultdict(list)
    for verb in judged:
        by_number[verb.sentence].append(verb)
    shift = -1
    for number, verbs in by_number.items():
        fits = {s: sum(_stands_at(sentences, number + s, verb) for verb in verbs) for s in SHIFTS}
        best = max(SHIFTS, key=lambda s: (fits[s], -abs(s - shift)))
        if fits[best] > fits.get(shift, 0) and fits[best] >= 3:
            shift = best
        yield from ((number + shift, verb) for verb in verbs if _stands_at(sentences, number + shift, verb))


def _stands_at(sentences: Sequence[Sentence], at: int, verb: Judged) -> bool:
    """Whether a word of a sentence begins as a verb's lemma does."""
    if not 0 <= at < len(sentences) or verb.word > len(sentences[at].words):
        return False
    return sentences[at].words[verb.word - 1][:1].casefold() == verb.lemma[:1].casefold()


def measure(sentences: list[Sentence], values: Mapping[tuple[int, int], float]) -> dict[str, Any]:
    """Compare our stance at each placed verb with its value."""
    model = SyntaxModel()
    pairs: list[tuple[str, float]] = []
    at = 0
    for gold in read_documents(sentences):
        places: list[Span] = list(gold.words)
        scopes = find_stances(DependencyView(model.parse(gold.text, gold.blocks)))
        while places:
            words, places = places[: len(sentences[at].words)], places[len(sentences[at].words) :]
            for word, (start, _) in enumerate(words):
                if (at, word) in values:
                    pairs.append((" ".join(stance_at(scopes, start)), values[at, word]))
            at += 1
    return figures_of(pairs)


def class_of_stance(stance: str) -> str:
    """Return happened, not or uncertain for a stance and polarity as "planned positive"."""
    if stance == "asserted positive":
        return "happened"
    return "not" if stance in ("asserted negative", "denied positive", "denied negative") else "uncertain"


def class_of_value(value: float) -> str:
    """Return happened, not or uncertain for a value."""
    return "happened" if value >= SURE else "not" if value <= -SURE else "uncertain"


def figures_of(pairs: Sequence[tuple[str, float]]) -> dict[str, Any]:
    """Return agreement in percent, and the mean value under each stance of ours."""
    ours = [class_of_stance(stance) for stance, _ in pairs]
    gold = [class_of_value(value) for _, value in pairs]
    happened = [(a == "happened", value > 0) for a, (_, value) in zip(ours, pairs, strict=True)]
    by_stance: dict[str, list[float]] = defaultdict(list)
    for stance, value in pairs:
        by_stance[stance].append(value)
    score = {"happened": 3.0, "uncertain": 0.0, "not": -3.0}
    spread = len({*ours}) > 1 and len({*gold}) > 1
    return {
        "happened_accuracy": _percent(sum(a == b for a, b in happened), len(happened)),
        "unhappened_f1": _f1([not a for a, _ in happened], [not b for _, b in happened]),
        "three_classes_accuracy": _percent(sum(a == b for a, b in zip(ours, gold, strict=True)), len(ours)),
        "always_happened_accuracy": _percent(sum(b for _, b in happened), len(happened)),
        "negative_f1": _f1([a == "not" for a in ours], [b == "not" for b in gold]),
        "correlation": correlation([score[a] for a in ours], [value for _, value in pairs]) if spread else 0.0,
        "mean_by_stance": {stance: round(mean(values), 2) for stance, values in sorted(by_stance.items())},
        "count_by_stance": dict(sorted(Counter(stance for stance, _ in pairs).items())),
    }


def _percent(right: int, of: int) -> float:
    """Return a share in percent."""
    return round(100 * right / max(1, of), 2)


def _f1(ours: Sequence[bool], gold: Sequence[bool]) -> float:
    """Return F1 in percent."""
    return round(200 * sum(a and b for a, b in zip(ours, gold, strict=True)) / max(1, sum(ours) + sum(gold)), 2)
