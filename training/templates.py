"""Sentences of our own writing: templates and names enter; seeded `Sentence`s with entity labels leave."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from training.conllu import Sentence
from training.entities import Span, labels_of

SLOT = re.compile(r"\{(\w+)(\.upper)?\}")
Tokenize = Callable[[str], list[tuple[int, int]]]


def write_sentences(tokenize: Tokenize, *, seed: int) -> list[Sentence]:
    """Draw the sentences; the same seed gives the same ones."""
    table = _table()
    rng = random.Random(seed)
    templates = [table["templates"][i % len(table["templates"])] for i in range(table["count"])]
    return [_fill(template, table, rng, tokenize, i) for i, template in enumerate(templates)]


@cache
def _table() -> dict[str, Any]:
    """Load `templates.yaml` once."""
    table: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("templates.yaml").read_text(encoding="utf-8"))
    return table


def read_name_parts(part: str) -> tuple[str, ...]:
    """Return the words of one part of names: "first", "last" …; KeyError where the table has none."""
    return tuple(_table()[part])


def _draw_name(kind: str, table: dict[str, Any], rng: random.Random) -> str:
    """Draw a name of a kind, or put one together of parts."""
    if rng.random() >= table["composed"].get(kind, 0.0):
        return str(rng.choice(table[kind]))
    form = "{first} {last}" if kind == "person" else rng.choice(table[f"{kind}_forms"])
    return SLOT.sub(lambda slot: _draw_part(slot[1], table, rng), form)


def _draw_part(part: str, table: dict[str, Any], rng: random.Random) -> str:
    """Draw a part of a name: a number, an ordinal, or a word of the table."""
    number = rng.randint(1, 400)
    if part == "number":
        return str(number)
    if part == "ordinal":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return str(rng.choice(table[part])).removeprefix("the ")


def _fill(template: str, table: dict[str, Any], rng: random.Random, tokenize: Tokenize, number: int) -> Sentence:
    """Put names into one template and label its words."""
    text, spans, position = "", list[Span](), 0
    for slot in SLOT.finditer(template):
        text += template[position : slot.start()]
        name = _draw_name(slot[1], table, rng)
        if slot[2] or (SLOT.sub("", template).isupper() and slot[1] != "unit"):
            name = name.upper()
        lead = len("the ") if name.lower().startswith("the ") else 0
        spans.append((len(text) + lead, len(text) + len(name), slot[1].upper()))
        text += name
        position = slot.end()
    text += template[position:]
    return label_text(text, spans, tokenize, sent_id=f"template-{number}", document="templates", paragraph=number)


def label_text(
    text: str, spans: list[Span], tokenize: Tokenize, *, sent_id: str, document: str, paragraph: int
) -> Sentence:
    """Make a sentence without syntax of a text and its entity spans in characters."""
    tokens = tokenize(text)
    indices = [
        (touched[0], touched[-1] + 1, kind)
        for start, end, kind in spans
        if (touched := [i for i, (a, b) in enumerate(tokens) if a < end and b > start])
    ]
    return Sentence(
        sent_id=sent_id,
        document=document,
        paragraph=paragraph,
        words=[text[a:b] for a, b in tokens],
        glued=[i > 0 and tokens[i - 1][1] == a for i, (a, _) in enumerate(tokens)],
        entities=labels_of(indices, len(tokens)),
        syntax=False,
    )
