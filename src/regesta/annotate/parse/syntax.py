"""Syntax and names: a text and its blocks enter; a spaCy `Doc` with tags, trees, sentences, lemmas and entities leaves.

The model (`weights/`, made by `training/`) reads a window of whole sentences at a time, one window per call, so that
nothing else in a document or batch can change a parse. It cuts sentences, tags words, finds names and scores arcs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from regesta.annotate.parse.common_openers import is_plural, openers
from regesta.annotate.parse.lemmas import lemmatize
from regesta.annotate.parse.misread_clauses import (
    free_complements,
    free_fronted_subjects,
    give_back_sayings,
    give_back_speakers,
    part_opening_grounds,
    unmask_base_forms,
)
from regesta.annotate.parse.name_edges import settle_names
from regesta.annotate.parse.name_labels import decode_names
from regesta.annotate.parse.named_agreements import join_named_agreements
from regesta.annotate.parse.sentence_ends import is_sure_boundary, settle_starts
from regesta.annotate.parse.tokens import Words, cut_text
from regesta.annotate.parse.trees import FORBIDDEN, decode_tree
from regesta.annotate.parse.verb_rows import hand_on_orders, join_verb_rows, part_gapped_passives

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parents[1] / "weights"

# The model was taught on windows of up to 120 words; twice that is read only where no boundary is sure.
WINDOW_WORDS = 120
LONGEST_WINDOW_WORDS = 200
# Score above which a word starts a sentence: even odds. With a half-trained model, -0.8 and 0.8 gave EWT dev sentences
# 89.8 and 89.7 instead of 90.7, and LAS 86.4 and 86.2 instead of 86.3.
START_LOGIT = 0.0

Floats = NDArray[np.float32]


@dataclass(slots=True, kw_only=True)
class Parsed:
    """A parsed stretch of words; heads count from 0 within the stretch, a root is its own head."""

    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[bool]
    entities: list[str]


Parses = Sequence[tuple[Sequence[int], list[Parsed]]]


class SyntaxModel:
    """The shipped model; one instance may parse any number of texts, each by itself."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Load the weights; takes under two seconds and about 120 MB."""
        import onnxruntime

        from regesta.annotate.parse.pieces import PieceTable

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # parallelism comes from processes
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights / "syntax.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._labels: dict[str, list[str]] = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self._relations = onnxruntime.InferenceSession(
            str(weights / "relations.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = PieceTable(weights / "tokenizer.json")
        self.model_hash = hash_weights(weights)

    def parse(self, text: str, blocks: Sequence[tuple[int, int]]) -> Doc:
        """Parse each block by itself; the `Doc` covers the whole text, and `doc.text == text`.

        Words outside all blocks stand alone, with the relation `dep` and no entities. Space takes the word before it.
        """
        words = cut_text(text, blocks)
        parsed = [(block, self._parse_block(words, block)) for block in words.blocks]
        return _build_doc(words, parsed)

    def read_window(
        self, texts: Sequence[str], glued: Sequence[bool], *, given_starts: Sequence[bool] | None = None
    ) -> Parsed:
        """Run the model over words that it reads at once and decode what it says.

        `glued` says that no space stands before a word. Where the sentences' starts are given, they are taken as they
        are. The words must fit `MAX_PIECES` (`pieces.py`): ONNX Runtime refuses longer windows.
        """
        window = self._pieces.window(texts, glued)
        feed = {name: np.array([getattr(window, name)], dtype=np.int64) for name in ("ids", "shapes", "first", "last")}
        scores: dict[str, Any] = dict(zip(self._outputs, self._session.run(self._outputs, feed), strict=True))
        if given_starts is None:
            starts = scores["starts"] > START_LOGIT
            settle_starts(texts, glued, starts)
        else:
            starts = np.array(given_starts, dtype=np.bool_)
        return self._decode(texts, glued, scores, starts)

    def _decode(
        self, texts: Sequence[str], glued: Sequence[bool], scores: dict[str, Any], starts: NDArray[np.bool_]
    ) -> Parsed:
        """Decode the scores of a window whose sentences are settled."""
        heads = _decode_arcs(scores["arcs"], starts)
        parsed = Parsed(
            tags=[self._labels["xpos"][i] for i in scores["xpos"].argmax(1)],
            pos=[self._labels["upos"][i] for i in scores["upos"].argmax(1)],
            deps=self._label_arcs(scores["dependents"], scores["heads"], heads),
            heads=[h - 1 if h else i for i, h in enumerate(heads.tolist())],
            starts=starts.tolist(),
            entities=settle_names(
                texts, decode_names(scores["entities"], starts.tolist(), self._labels["entities"]), glued
            ),
        )
        join_verb_rows(texts, parsed.tags, parsed.deps, parsed.heads)
        part_gapped_passives(texts, parsed.tags, parsed.deps, parsed.heads)
        hand_on_orders(texts, parsed.tags, parsed.deps, parsed.heads)
        join_named_agreements(texts, parsed.deps, parsed.heads)
        give_back_speakers(texts, parsed.deps, parsed.heads)
        part_opening_grounds(texts, parsed.deps, parsed.heads, parsed.entities)
        unmask_base_forms(texts, parsed.tags, parsed.pos, parsed.deps)
        give_back_sayings(texts, parsed.tags, parsed.pos, parsed.deps, parsed.heads)
        free_complements(texts, parsed.tags, parsed.pos, parsed.deps, parsed.heads)
        free_fronted_subjects(texts, parsed.tags, parsed.deps, parsed.heads)
        for i in openers(texts, parsed.starts, parsed.entities):
            parsed.tags[i], parsed.pos[i], parsed.entities[i] = "NNS" if is_plural(texts[i]) else "NN", "NOUN", "O"
        return parsed

    def _parse_block(self, words: Words, block: Sequence[int]) -> list[Parsed]:
        """Parse one block (its word numbers) window by window."""
        found: list[Parsed] = []
        begin = 0
        while begin < len(block):
            end, sure = self._window_end(words, block, begin)
            texts = [words.texts[i] for i in block[begin:end]]
            parsed = self.read_window(texts, [k > begin and words.glued[block[k]] for k in range(begin, end)])
            if not sure:
                last = max(i for i, start in enumerate(parsed.starts) if start)
                if last > 0:  # the last sentence may be cut off: read it again with what follows
                    parsed = _keep(parsed, last)
                    end = begin + last
            found.append(parsed)
            begin = end
        return found

    def _window_end(self, words: Words, block: Sequence[int], begin: int) -> tuple[int, bool]:
        """Say where the window ends, and whether a sentence surely ends there."""
        limit = min(len(block), begin + LONGEST_WINDOW_WORDS)
        room = 510
        for i in range(begin, limit):
            room -= len(self._pieces.pieces(words.texts[block[i]]))
            if room < 0:
                limit = i
                break
        if limit == len(block) and limit - begin <= WINDOW_WORDS:
            return limit, True
        for end in range(min(limit, begin + WINDOW_WORDS), begin, -1):
            if is_sure_boundary(words, block[end - 1]):
                return end, True
        return limit, limit == len(block)

    def _label_arcs(self, dependents: Floats, heads: Floats, chosen: NDArray[np.int64]) -> list[str]:
        """Name each word's relation to its head; `root` for roots and only for them."""
        (scores,) = self._relations.run(None, {"dependents": dependents, "heads": heads[chosen]})
        root = self._labels["relations"].index("root")
        scores[:, root] = np.where(chosen == 0, -FORBIDDEN, FORBIDDEN)
        return [self._labels["relations"][i] for i in scores.argmax(1)]


def hash_weights(weights: Path) -> str:
    """Give the SHA-256 over the names and contents of the weights files."""
    digest = hashlib.sha256()
    for name in ("labels.json", "relations.onnx", "syntax.onnx", "tokenizer.json"):
        digest.update(name.encode() + b"\0" + hashlib.sha256((weights / name).read_bytes()).digest())
    return digest.hexdigest()


def _decode_arcs(arcs: Floats, starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Decode each sentence of a window by itself; heads count from 1 within the window."""
    heads = np.zeros(len(starts), dtype=np.int64)
    bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
    for begin, end in pairwise(bounds):
        columns = np.concatenate([arcs[begin:end, :1], arcs[begin:end, begin + 1 : end + 1]], axis=1)
        found = decode_tree(columns)
        heads[begin:end] = np.where(found > 0, found + begin, 0)
    return heads


def _keep(parsed: Parsed, size: int) -> Parsed:
    """Keep the first words of a parse."""
    return Parsed(
        tags=parsed.tags[:size],
        pos=parsed.pos[:size],
        deps=parsed.deps[:size],
        heads=parsed.heads[:size],
        starts=parsed.starts[:size],
        entities=parsed.entities[:size],
    )


def _place(parsed: Parses) -> Iterator[tuple[Sequence[int], Parsed]]:
    """Pair each parse with the document-wide numbers of its words."""
    for block, stretches in parsed:
        begin = 0
        for stretch in stretches:
            yield block[begin : begin + len(stretch.tags)], stretch
            begin += len(stretch.tags)


def _build_doc(words: Words, parsed: Parses) -> Doc:
    """Lay all parses into one `Doc`."""
    from spacy.tokens import Doc

    from regesta.annotate.parse.tokens import vocabulary

    size = len(words.texts)
    tags, pos, deps, ents = ["XX"] * size, ["X"] * size, ["dep"] * size, ["O"] * size
    heads = list(range(size))
    for numbers, stretch in _place(parsed):
        for k, i in enumerate(numbers):
            tags[i], pos[i], deps[i], ents[i] = stretch.tags[k], stretch.pos[k], stretch.deps[k], stretch.entities[k]
            heads[i] = numbers[stretch.heads[k]]
    lemmas = [lemmatize(text, tag, part) for text, tag, part in zip(words.texts, tags, pos, strict=True)]
    for i in words.marks:
        tags[i], pos[i], heads[i] = "LS", "X", i - 1
    blank = set(words.spaces)
    first = next((i for i in range(size) if i not in blank), 0)
    for i in words.spaces:
        tags[i], pos[i], deps[i], lemmas[i] = "_SP", "SPACE", "dep", words.texts[i]
        heads[i] = i - 1 if i > first else first
    return Doc(
        vocabulary(),
        words=words.texts,
        spaces=words.followed,
        tags=tags,
        pos=pos,
        deps=deps,
        heads=heads,
        ents=ents,
        lemmas=lemmas,
    )
