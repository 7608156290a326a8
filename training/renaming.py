"""Other names in the same sentences: windows enter; windows leave whose persons, places and organisations are now and
then called otherwise, so that the model learns where names stand and not only which ones there are.

A name is exchanged for one of its type and its number of words, the same one wherever it stands in the window; the
tree, the tags and the spacing stay as they are. Only names of plain words are touched.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from regesta.vocabulary.gazetteer import TABLES
from training.conllu import Sentence
from training.entities import Span, spans_of
from training.templates import read_name_parts

SHARE = 0.3
"""Share of the names that are exchanged. Not tuned."""
LONGEST = {"PERSON": 3, "PLACE": 2, "ORG": 1}
"""Words up to which a name is exchanged: longer organisations have a syntax of their own."""
CITIES_READ = 4_000
"""The largest cities of the gazetteer; smaller ones add spellings and no new kinds of words."""

Pools = dict[tuple[str, int], list[tuple[str, ...]]]


def collect_names(sentences: Sequence[Sentence]) -> Pools:
    """Collect the corpora's own names, the gazetteer's cities and composed persons, by type and number of words."""
    pools: dict[tuple[str, int], dict[tuple[str, ...], None]] = {}
    for sentence in sentences:
        for start, end, kind in spans_of(sentence.entities or []):
            _add(pools, kind, tuple(sentence.words[start:end]))
    for line in (TABLES / "towns.csv").read_text(encoding="utf-8").splitlines()[1 : CITIES_READ + 1]:
        _add(pools, "PLACE", tuple(line.partition(",")[0].split()))
    first, last = read_name_parts("first"), read_name_parts("last")
    for i, given in enumerate(first):
        for k in range(4):
            _add(pools, "PERSON", (given, last[(i * 7 + k * 31) % len(last)]))
    for surname in last:
        _add(pools, "PERSON", (surname,))
    return {key: list(names) for key, names in pools.items()}


def _add(pools: dict[tuple[str, int], dict[tuple[str, ...], None]], kind: str, name: tuple[str, ...]) -> None:
    if len(name) <= LONGEST.get(kind, 0) and all(word.isalpha() and word[0].isupper() for word in name):
        pools.setdefault((kind, len(name)), {})[name] = None


def rename_window(window: list[Sentence], pools: Pools, rng: random.Random) -> list[Sentence]:
    """Return the window with some names exchanged; a window without such names is returned as it is."""
    chosen: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    renamed = []
    for sentence in window:
        words = list(sentence.words)
        for span in spans_of(sentence.entities or []):
            _rename(words, span, pools, chosen, rng)
        renamed.append(sentence if words == sentence.words else dataclasses.replace(sentence, words=words))
    return renamed


def _rename(
    words: list[str],
    span: Span,
    pools: Pools,
    chosen: dict[tuple[str, ...], tuple[str, ...] | None],
    rng: random.Random,
) -> None:
    start, end, kind = span
    name = tuple(words[start:end])
    pool = pools.get((kind, end - start))
    if pool is None or not all(word.isalpha() and word.istitle() for word in name):
        return
    if name not in chosen:
        chosen[name] = rng.choice(pool) if rng.random() < SHARE else None
    other = chosen[name]
    if other is not None:
        words[start:end] = other
