"""Syntax, measured as in CoNLL 2018: treebank documents and our own marked texts enter; F1 scores leave.

On raw text, documents are plain paragraphs and words are aligned by their characters. A word counts for LAS when an
aligned word has the aligned head and the same relation; as the shared task did, `las` compares relations without their
subtypes, `las_full` with them. `on gold tokens`, words and sentences are the treebank's, and only trees and tags are
ours: the figure that parsers trained on gold tokens report. `own` are the texts of `tests/gold/sentences.yaml`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks._parts import find_parts, require_some
from benchmarks._sentences import read_cases
from regesta.annotate.parse.datelines import cut_behind_datelines
from regesta.annotate.parse.syntax import WINDOW_WORDS, SyntaxModel
from training.conllu import Sentence, read_treebank

Span = tuple[int, int]


@dataclass(slots=True, kw_only=True, frozen=True)
class Arc:
    """A word's tag and its head's place; a root has none."""

    xpos: str
    upos: str
    head: Span | None
    relation: str


@dataclass(slots=True, kw_only=True)
class Parse:
    """A document's words by the place of their characters, and its sentences."""

    words: dict[Span, Arc]
    sentences: set[Span]
    text: str = ""
    blocks: Sequence[Span] = ()


def run(data: Path) -> dict[str, Any]:
    """Measure the parts of both treebanks that nothing was taught on, as shipped, and our own sentence boundaries."""
    model = SyntaxModel()
    figures: dict[str, Any] = {}
    for treebank in ("ewt", "gum"):
        for name, part in find_parts(data, treebank):
            sentences = read_treebank(data, treebank, part)
            figures[name] = measure_treebank(model, sentences)
            figures[name]["on gold tokens"] = measure_given_words(model, sentences)
    require_some(figures, data, "EWT or GUM")
    return figures | {"own": measure_own_sentences(model)}


def measure_treebank(model: SyntaxModel, sentences: list[Sentence]) -> dict[str, Any]:
    """Parse each document's raw paragraphs and give F1 scores in percent, and words per second of one core."""
    right: dict[str, int] = {}
    gold_size = system_size = gold_sentences = system_sentences = 0
    seconds = 0.0
    for gold in read_documents(sentences):
        began = time.process_time()
        doc = model.parse(gold.text, gold.blocks)
        seconds += time.process_time() - began
        system = parse_of_doc(doc)
        for name, count in compare(gold, system).items():
            right[name] = right.get(name, 0) + count
        gold_size += len(gold.words)
        system_size += len(system.words)
        gold_sentences += len(gold.sentences)
        system_sentences += len(system.sentences)
    figures = {name: _f1(count, gold_size, system_size) for name, count in right.items() if name != "sentences"}
    figures["sentences"] = _f1(right["sentences"], gold_sentences, system_sentences)
    return figures | {"words_per_second": round(system_size / max(seconds, 1e-9))}


def measure_given_words(model: SyntaxModel, sentences: list[Sentence]) -> dict[str, float]:
    """Parse the treebank's own words and sentences, windows of whole sentences at a time; give percentages right."""
    right, size = dict.fromkeys(("xpos", "upos", "uas", "las", "las_full"), 0), 0
    for window in _windows(sentences):
        parsed = model.read_window(
            [word for sentence in window for word in sentence.words],
            [k > 0 and glued for k, glued in enumerate(g for sentence in window for g in sentence.glued)],
            given_starts=[k == 0 for sentence in window for k in range(len(sentence.words))],
        )
        begin = 0
        for sentence in window:
            for k, (head, relation) in enumerate(zip(sentence.heads, sentence.relations, strict=True)):
                found, tree_right = parsed.deps[begin + k], parsed.heads[begin + k] == begin + (head - 1 if head else k)
                right["xpos"] += parsed.tags[begin + k] == sentence.xpos[k]
                right["upos"] += parsed.pos[begin + k] == sentence.upos[k]
                right["uas"] += tree_right
                right["las"] += tree_right and found.partition(":")[0] == relation.partition(":")[0]
                right["las_full"] += tree_right and found == relation
            begin += len(sentence.words)
        size += begin
    return {name: round(100 * count / max(1, size), 2) for name, count in right.items()}


def _windows(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Yield neighbouring sentences of a paragraph, as many together as the model reads at once in use."""
    for _, paragraph in groupby(sentences, key=lambda s: (s.document, s.paragraph)):
        window = list[Sentence]()
        for sentence in paragraph:
            if window and sum(len(one.words) for one in (*window, sentence)) > WINDOW_WORDS:
                yield window
                window = []
            window.append(sentence)
        yield window


def measure_own_sentences(model: SyntaxModel) -> dict[str, float]:
    """Give the F1 score of our own texts' sentences, in percent, and how many texts are right as a whole."""
    right = gold = system = whole = 0
    cases = list(read_cases())
    for case in cases:
        found = case.found_in(model.parse(case.text, list(cut_behind_datelines(case.text, case.blocks))))
        right += len(found & case.sentences)
        gold += len(case.sentences)
        system += len(found)
        whole += found == case.sentences
    return {"sentences": _f1(right, gold, system), "texts": len(cases), "texts right as a whole": whole}


def _f1(right: int, gold: int, system: int) -> float:
    """Give F1 in percent."""
    return round(200 * right / max(1, gold + system), 2)


def read_documents(sentences: list[Sentence]) -> Iterator[Parse]:
    """Rebuild each document's raw text, a paragraph a block, with the treebank's analysis."""
    for _, document in groupby(sentences, key=lambda s: s.document):
        text, blocks = "", list[Span]()
        gold = Parse(words={}, sentences=set())
        for _, paragraph in groupby(document, key=lambda s: s.paragraph):
            text += "\n\n" if text else ""
            begin = len(text)
            for sentence in paragraph:
                text = _add_sentence(gold, sentence, text)
            blocks.append((begin, len(text)))
        gold.text, gold.blocks = text, blocks
        yield gold


def _add_sentence(gold: Parse, sentence: Sentence, text: str) -> str:
    """Append a sentence to the text and note its words' places."""
    places: list[Span] = []
    for word, glued in zip(sentence.words, sentence.glued, strict=True):
        if text and not text[-1].isspace() and not glued:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    for place, xpos, upos, head, relation in zip(
        places, sentence.xpos, sentence.upos, sentence.heads, sentence.relations, strict=True
    ):
        gold.words[place] = Arc(xpos=xpos, upos=upos, head=places[head - 1] if head else None, relation=relation)
    gold.sentences.add((places[0][0], places[-1][1]))
    return text


def parse_of_doc(doc: Any) -> Parse:
    """Bring a spaCy `Doc` into the same form, white space left out."""
    parse = Parse(words={}, sentences=set())
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        parse.sentences.add((words[0].idx, words[-1].idx + len(words[-1])))
        for token in words:
            head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            place = (token.idx, token.idx + len(token))
            parse.words[place] = Arc(xpos=token.tag_, upos=token.pos_, head=head, relation=token.dep_)
    return parse


def compare(gold: Parse, system: Parse) -> dict[str, int]:
    """Count what is right, measure by measure."""
    right = dict.fromkeys(("words", "xpos", "upos", "uas", "las", "las_full"), 0)
    for place, expected in gold.words.items():
        found = system.words.get(place)
        if found is None:
            continue
        right["words"] += 1
        right["xpos"] += found.xpos == expected.xpos
        right["upos"] += found.upos == expected.upos
        if found.head == expected.head:
            right["uas"] += 1
            right["las"] += found.relation.partition(":")[0] == expected.relation.partition(":")[0]
            right["las_full"] += found.relation == expected.relation
    return right | {"sentences": len(gold.sentences & system.sentences)}
