"""Syntax on raw text, measured as in CoNLL 2018: treebank documents enter as plain paragraphs; F1 scores leave.

Words are aligned by their characters. A word counts for LAS when an aligned word has the aligned head and the same
relation; as the shared task did, `las` compares relations without their subtypes, `las_full` with them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from regesta.annotate.syntax import SyntaxModel
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
    """Measure both treebanks' development parts as shipped."""
    model = SyntaxModel()
    return {name: measure_treebank(model, read_treebank(data, name, "dev")) for name in ("ewt", "gum")}


def measure_treebank(model: SyntaxModel, sentences: list[Sentence]) -> dict[str, float]:
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
