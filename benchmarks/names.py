"""Names: treebank documents, re3d's held-out part and a list of our own enter; F1 by type leaves.

UNER-EWT knows persons, organisations and locations: there FACILITY counts as a location, UNIT as an organisation, and
the types that it lacks as nothing. GUM's and re3d's labels are derived as for training (`training/entities.py`);
re3d's own nationalities are taken as they are. A type that a corpus does not label is not measured on it.
Spans count when both ends and the type agree. The baseline is the gazetteer alone: its longest entries in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from benchmarks._parts import TAUGHT, find_parts, require_some
from benchmarks.syntax import Span
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.vocabulary.gazetteer import load_gazetteer
from training.conllu import Sentence, read_treebank
from training.entities import TYPES, attach_gum, attach_uner, place_names, read_uner, spans_of
from training.re3d import read_re3d

UNER_NAMES = {"PERSON": "PER", "ORG": "ORG", "UNIT": "ORG", "PLACE": "LOC", "FACILITY": "LOC"}
GUM_NAMES = {kind: kind for kind in ("PERSON", "ORG", "PLACE", "FACILITY", "UNIT", "EVENT")}
RE3D_NAMES = {kind: kind for kind in ("PERSON", "ORG", "PLACE", "FACILITY", "UNIT", "NATIONALITY")}
OWN_NAMES = {kind: kind for kind in TYPES}
LONGEST_ENTRY = 5
"""Words up to which the baseline looks a name up."""
Named = tuple[int, int, str]
Finder = Callable[[str], list[Named]]


def run(data: Path) -> dict[str, Any]:
    """Measure the lists that are there as shipped, and the gazetteer alone on re3d."""
    model = SyntaxModel()
    find = lambda text: find_names(model, text)  # noqa: E731
    figures: dict[str, Any] = {}
    for name, part in find_parts(data, "uner-ewt"):
        sentences = read_treebank(data, "ewt", part)
        attach_uner(sentences, read_uner(data, part), refine=False)
        figures[name.replace("-", "_")] = measure(find, sentences, UNER_NAMES)
    places = _taught_places(data)
    for name, part in find_parts(data, "gum"):
        sentences = read_treebank(data, "gum", part)
        attach_gum(sentences, places)
        figures[name] = measure(find, sentences, GUM_NAMES)
    if (data / "re3d").is_dir():
        re3d = read_re3d(data, _tokenize, held_out=True)
        figures["re3d"] = measure(find, re3d, RE3D_NAMES)
        figures["re3d, gazetteer alone"] = measure(look_names_up, re3d, RE3D_NAMES)
    require_some(figures, data, "UNER-EWT, GUM or re3d")
    return figures | {"own": measure_own(find, Path(__file__).with_name("names.yaml"))}


def _taught_places(data: Path) -> frozenset[str]:
    """Return what the taught part calls places, by which GUM's labels are derived; nothing where it is missing."""
    if not (data / "ewt" / f"{TAUGHT}.conllu").is_file():
        return frozenset()
    taught = read_treebank(data, "ewt", TAUGHT)
    attach_uner(taught, read_uner(data, TAUGHT))
    return place_names(taught)


def _tokenize(text: str) -> list[Span]:
    """Give the words of a text by our tokens."""
    from regesta.annotate.parse.tokens import cut_words

    return [(a, b) for a, b in cut_words(text) if not text[a:b].isspace()]


def measure(find: Finder, sentences: list[Sentence], names: dict[str, str]) -> dict[str, float]:
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
        gold = [(places[a][0], places[b - 1][1], kind) for a, b, kind in spans_of(sentence.entities)]
        unknown = [place for place, label in zip(places, sentence.entities, strict=True) if label is None]
        scored += _count(_called(gold, names), _called((n for n in find(text) if not _touches(n, unknown)), names))
    return _figures(scored)


def measure_own(find: Finder, path: Path) -> dict[str, float]:
    """Compare on sentences of our own, where names stand as [FACILITY Kant air base]."""
    scored: Counter[tuple[str, str]] = Counter()
    for marked in yaml.safe_load(path.read_text(encoding="utf-8")):
        text, gold = read_marked(marked)
        scored += _count(gold, _called(find(text), OWN_NAMES))
    return _figures(scored)


def read_marked(marked: str) -> tuple[str, set[Named]]:
    """Take the brackets out of a sentence and give its names."""
    text, gold, position = "", set[Named](), 0
    for match in re.finditer(rf"\[({'|'.join(TYPES)}) ([^\]]+)\]", marked):
        text += marked[position : match.start()]
        gold.add((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        position = match.end()
    return text + marked[position:], gold


def find_names(model: SyntaxModel, text: str) -> list[Named]:
    """Give what the model names in a text."""
    doc = model.parse(text, [(0, len(text))])
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def look_names_up(text: str) -> list[Named]:
    """Give the longest runs of words that the gazetteer knows; the baseline."""
    words, found, i = _tokenize(text), list[Named](), 0
    while i < len(words):
        for size in range(min(LONGEST_ENTRY, len(words) - i), 0, -1):
            start, end = words[i][0], words[i + size - 1][1]
            kind = _type_of_entry(text[start:end])
            if kind is not None:
                found.append((start, end, kind))
                i += size - 1
                break
        i += 1
    return found


def _type_of_entry(name: str) -> str | None:
    """Say what the gazetteer holds a name for; None for what it does not know, and for words in small letters."""
    gazetteer = load_gazetteer()
    if not name[:1].isupper():
        return None
    if gazetteer.is_demonym(name):
        return "NATIONALITY"
    if gazetteer.organisation(name):
        return "ORG"
    return "PLACE" if gazetteer.country_of(name) or gazetteer.place(name) else None


def _called(named: Iterable[Named], names: dict[str, str]) -> set[Named]:
    """Give names as a corpus calls them, without those of a type that it does not label."""
    return {(start, end, names.get(kind, kind)) for start, end, kind in named if kind in names}


def _touches(named: Named, places: Iterable[Span]) -> bool:
    """Say whether a name overlaps any of the places."""
    return any(named[0] < end and start < named[1] for start, end in places)


def _count(gold: set[Named], found: set[Named]) -> Counter[tuple[str, str]]:
    """Count gold, found and right names by type."""
    counted: Counter[tuple[str, str]] = Counter()
    for outcome, spans in (("gold", gold), ("found", found), ("right", gold & found)):
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
