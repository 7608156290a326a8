"""Attribution against PolNeAR: its texts and annotations enter; F1 of sources, cues, contents and wholes leave.

PolNeAR (github.com/networkdynamics/PolNeAR) marks every attribution in political news: speech, but also thoughts,
intentions and attitudes without a quotation, which this project only reads where they say something of the world.
Give the folder that holds `text/` and `attributions/` (`data/dev` of that repository), the repository, its `data`, or
a folder of corpora with `polnear` in it; without a part named, `dev` is read, else the only part there is.

Three figures are of words: which words stand in any source, any cue, any content. Two are of whole attributions,
each matched with at most one: `whole`, where source, cue and content each share a word with gold's (the partial match
usual for attribution corpora; a part that gold leaves empty asks for nothing), and `whole_exact`, where all three have
the very same words. `direct_quotations` has the same figures for textacy's extractor over the same parse, where
textacy is installed, and `above` by how much the F1 of the program exceeds it.
"""

from __future__ import annotations

import pathlib
import re
import time
from collections import Counter
from typing import Any

from benchmarks._attributions import PARTS, Attribution, Words, count_whole, count_words, score
from benchmarks._direct_quotations import is_installed, read_direct_quotations
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.annotate.speech import find_speech
from regesta.model import Block, Document

MEASURES = (*PARTS, "whole", "whole_exact")
_WITHIN = ("", "data", "polnear", "polnear/data", "PolNeAR", "PolNeAR/data")


def run(data: pathlib.Path) -> dict[str, Any]:
    """Return precision, recall and F1 of each measure, and the speed of finding speech; the same for textacy.

    Texts without annotations are left out. Raises FileNotFoundError where no part of PolNeAR lies in the folder.
    """
    part = find_part(data)
    model, ours, theirs = SyntaxModel(), Counter[str](), Counter[str]()
    compared, seconds, words, texts = is_installed(), 0.0, 0, 0
    for path in sorted((part / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lexemes = Words(text)
        gold = read_gold(part / "attributions", path.stem, lexemes)
        if gold is None:
            continue
        blocks = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
        doc = model.parse(text, blocks)
        began = time.perf_counter()
        found = read_found(text, blocks, doc, lexemes)
        seconds += time.perf_counter() - began
        words, texts = words + len(doc), texts + 1
        ours.update(_count(gold, found))
        if compared:
            theirs.update(_count(gold, read_direct_quotations(doc, blocks, lexemes)))
    scores = _scores(ours)
    return {
        **scores,
        **(_compared(scores, _scores(theirs)) if compared else {"direct_quotations": "textacy is not installed"}),
        "part": part.name,
        "texts": texts,
        "words": words,
        "words_per_second": round(words / seconds) if seconds else None,
    }


def find_part(data: pathlib.Path) -> pathlib.Path:
    """Return the folder with `text/` and `attributions/`: the one given, else `dev`, else the only one below it."""
    for folder in (data / inner for inner in _WITHIN):
        if _is_part(folder):
            return folder
        parts = [inner for inner in sorted(folder.glob("*")) if _is_part(inner)]
        named = [inner for inner in parts if inner.name == "dev"]
        if named or len(parts) == 1:
            return (named or parts)[0]
    raise FileNotFoundError(f"No part of PolNeAR in {data}: give the folder that holds text/ and attributions/")


def _is_part(folder: pathlib.Path) -> bool:
    """Whether a folder holds texts and their annotations."""
    return (folder / "text").is_dir() and (folder / "attributions").is_dir()


def read_gold(folder: pathlib.Path, stem: str, words: Words) -> list[Attribution] | None:
    """Return the attributions of a text's annotation, whose name is the text's with a suffix; None without one."""
    files = sorted(folder.glob(f"{stem}*.ann"))
    if not files:
        return None
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in files[0].read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            numbers = rest.partition("\t")[0].partition(" ")[2]
            spans[name] = [(int(first), int(last)) for first, last in (one.split() for one in numbers.split(";"))]
        elif name.startswith("E"):
            events.append(rest.split()[1:])
    return [found for event in events if (found := _gold_event(event, spans, words)).content or found.cue]


def _gold_event(event: list[str], spans: dict[str, list[tuple[int, int]]], words: Words) -> Attribution:
    """Return one attribution of the annotation; its parts may be numbered ("Content2:T9")."""
    parts: dict[str, list[tuple[int, int]]] = {part: [] for part in PARTS}
    for argument in event:
        role, _, target = argument.partition(":")
        parts.get(role.rstrip("0123456789").casefold(), []).extend(spans.get(target, ()))
    return words.attribution(*(parts[part] for part in PARTS))


def read_found(text: str, blocks: list[tuple[int, int]], doc: Any, words: Words) -> list[Attribution]:
    """Return the attributions that the program finds; pieces of speech with one cue are one attribution."""
    paragraphs = tuple(Block(role="paragraph", start=start, end=end) for start, end in blocks)
    document = Document(id="", name="", original_sha256="", reader="", text=text, blocks=paragraphs)
    parts: dict[Any, list[tuple[int, int]]] = {}
    for said in find_speech(DependencyView(doc), document):
        parts.setdefault((said.mention, said.cue, said.cue or said.content), []).extend(said.content)
    return [
        _without_cue(words.attribution([mention] if mention else [], [cue] if cue else [], content))
        for (mention, cue, _), content in parts.items()
    ]


def _without_cue(found: Attribution) -> Attribution:
    """Take the cue out of a content: the program counts the verb of "called for the closure" with what was said."""
    return Attribution(found.source, found.cue, found.content - found.cue)


def _count(gold: list[Attribution], found: list[Attribution]) -> Counter[str]:
    """Count words and whole attributions of one text."""
    exact = count_whole(gold, found, exact=True)
    renamed = Counter({name.replace("exact", "whole_exact", 1): number for name, number in exact.items()})
    return count_words(gold, found) + count_whole(gold, found, exact=False) + renamed


def _scores(counts: Counter[str]) -> dict[str, Any]:
    """Return every measure of one reader."""
    return {measure: score(counts, measure) for measure in MEASURES}


def _compared(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Return the other reader's figures and by how much the F1 of the program is above them."""
    above = {measure: round(ours[measure]["f1"] - theirs[measure]["f1"], 3) for measure in MEASURES}
    return {"direct_quotations": theirs, "above": above}
