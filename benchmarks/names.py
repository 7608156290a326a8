"""Names: treebank documents, re3d's held-out part and a list of our own enter; F1 by type leaves.

UNER-EWT knows persons, organisations and locations: there FACILITY counts as a location and UNIT as an organisation,
and what it calls OTH is nothing. GUM's and re3d's labels are derived as for training (`training/entities.py`).
Spans count when both ends and the type agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.syntax import Span
from regesta.annotate.syntax import SyntaxModel
from training.conllu import Sentence, read_treebank
from training.entities import attach_gum, attach_uner, place_names, read_uner, spans_of
from training.re3d import read_re3d

UNER_NAMES = {"PERSON": "PER", "ORG": "ORG", "UNIT": "ORG", "PLACE": "LOC", "FACILITY": "LOC"}
Named = tuple[int, int, str]


def run(data: Path) -> dict[str, Any]:
    """Measure all four lists as shipped."""
    model = SyntaxModel()
    ewt, gum = read_treebank(data, "ewt", "dev"), read_treebank(data, "gum", "dev")
    attach_uner(ewt, read_uner(data, "dev"), refine=False)
    taught = read_treebank(data, "ewt", "train")
    attach_uner(taught, read_uner(data, "train"))
    attach_gum(gum, place_names(taught))
    re3d = read_re3d(data, _tokenize, held_out=True)
    return {
        "uner_ewt": measure(model, ewt, UNER_NAMES),
        "gum": measure(model, gum, {}),
        "re3d": measure(model, re3d, {}),
        "own": measure_own(model, Path(__file__).with_name("names.yaml")),
    }


def _tokenize(text: str) -> list[Span]:
    """Give the words of a text by our tokens."""
    from regesta.annotate.tokens import cut_words

    return [(a, b) for a, b in cut_words(text) if not text[a:b].isspace()]


def measure(model: SyntaxModel, sentences: list[Sentence], names: dict[str, str]) -> dict[str, float]:
    """Compare names sentence by sentence, as characters; words whose label is unknown are left out on both sides."""
    scored: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        if sentence.entities is None:
            continue
        text, places = "", list[Span]()
        for word, glued in zip(sentence.words, sentence.glued, strict=True):
            text += " " if text and not glued else ""
            places.append((len(text), len(text) + len(word)))
            text += word
        gold = {(places[a][0], places[b - 1][1], _name(kind, names)) for a, b, kind in spans_of(sentence.entities)}
        unknown = [place for place, label in zip(places, sentence.entities, strict=True) if label is None]
        scored += _count(gold, (n for n in find_names(model, text, names) if not _touches(n, unknown)))
    return _figures(scored)


def measure_own(model: SyntaxModel, path: Path) -> dict[str, float]:
    """Compare on sentences of our own, where names stand as [FACILITY Kant air base]."""
    scored: Counter[tuple[str, str]] = Counter()
    for marked in yaml.safe_load(path.read_text(encoding="utf-8")):
        text, gold = read_marked(marked)
        scored += _count(gold, find_names(model, text, {}))
    return _figures(scored)


def read_marked(marked: str) -> tuple[str, set[Named]]:
    """Take the brackets out of a sentence and give its names."""
    import re

    text, gold, position = "", set[Named](), 0
    for match in re.finditer(r"\[(PERSON|ORG|PLACE|FACILITY|UNIT) ([^\]]+)\]", marked):
        text += marked[position : match.start()]
        gold.add((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        position = match.end()
    return text + marked[position:], gold


def find_names(model: SyntaxModel, text: str, names: dict[str, str]) -> list[Named]:
    """Give what the model names in a text."""
    doc = model.parse(text, [(0, len(text))])
    return [(entity.start_char, entity.end_char, _name(entity.label_, names)) for entity in doc.ents]


def _name(kind: str, names: dict[str, str]) -> str:
    """Give the corpus' name of a type."""
    return names.get(kind, kind)


def _touches(named: Named, places: Iterable[Span]) -> bool:
    """Say whether a name overlaps any of the places."""
    return any(named[0] < end and start < named[1] for start, end in places)


def _count(gold: set[Named], found: Iterable[Named]) -> Counter[tuple[str, str]]:
    """Count gold, found and right names by type."""
    counted: Counter[tuple[str, str]] = Counter()
    named = set(found)
    for outcome, spans in (("gold", gold), ("found", named), ("right", gold & named)):
        counted.update((kind, outcome) for _, _, kind in spans)
    return counted


def _figures(scored: Counter[tuple[str, str]]) -> dict[str, float]:
    """Give F1 in percent by type, and over all."""
    figures = {}
    for kind in [*sorted({kind for kind, _ in scored}), "all"]:
        right, gold, found = (
            sum(n for (k, outcome), n in scored.items() if outcome == wanted and kind in (k, "all"))
            for wanted in ("right", "gold", "found")
        )
        figures[kind] = round(200 * right / max(1, gold + found), 2)
    return figures
