"""Attribution against PolNeAR: its texts and annotations enter; F1 of sources, cues and contents by word leave.

PolNeAR (github.com/networkdynamics/PolNeAR) marks every attribution in political news: speech, but also thoughts,
intentions and attitudes without a quotation, which this project only reads where they say something of the world.
Give the folder that holds `text/` and `attributions/`, as `data/dev` of that repository.
"""

from __future__ import annotations

import pathlib
import re
import time
from collections import Counter
from typing import Any

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.speech import find_speech
from regesta.annotate.syntax import SyntaxModel
from regesta.model import Block, Document

PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")


def run(data: pathlib.Path) -> dict[str, Any]:
    """Return precision, recall and F1 of each part over the words of all texts, and the speed of finding speech.

    A word counts once for each part, however many attributions hold it. Texts without annotations are left out.
    """
    if not (data / "text").is_dir():
        raise FileNotFoundError(f"No PolNeAR texts in {data}: give the folder that holds text/ and attributions/")
    model, hits, seconds, words = SyntaxModel(), Counter[str](), 0.0, 0
    texts = sorted((data / "text").glob("*.txt"))
    for path in texts:
        text = path.read_text(encoding="utf-8")
        gold = _read_gold(data / "attributions", path.stem, len(text))
        if gold is None:
            continue
        blocks = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
        doc = model.parse(text, blocks)
        began = time.perf_counter()
        found = _read_found(text, blocks, doc)
        seconds += time.perf_counter() - began
        words += len(doc)
        hits.update(_count(text, gold, found))
    scores: dict[str, Any] = {part: _score(hits, part) for part in PARTS}
    return {
        **scores,
        "texts": len(texts),
        "words": words,
        "words_per_second": round(words / seconds) if seconds else None,
    }


def _read_gold(folder: pathlib.Path, stem: str, length: int) -> dict[str, set[int]] | None:
    """Return the characters of each part in a text's annotation, whose name is the text's with a suffix."""
    files = sorted(folder.glob(f"{stem}*.ann"))
    if not files:
        return None
    marked: dict[str, set[int]] = {part: set() for part in PARTS}
    for line in files[0].read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        label, _, spans = rest.partition("\t")[0].partition(" ")
        if name.startswith("T") and label.casefold() in marked:
            for span in spans.split(";"):
                start, end = (int(number) for number in span.split())
                marked[label.casefold()].update(range(start, min(end, length)))
    return marked


def _read_found(text: str, blocks: list[tuple[int, int]], doc: Any) -> dict[str, set[int]]:
    """Return the characters of each part that the program finds."""
    paragraphs = tuple(Block(role="paragraph", start=start, end=end) for start, end in blocks)
    document = Document(id="", name="", original_sha256="", reader="", text=text, blocks=paragraphs)
    marked: dict[str, set[int]] = {part: set() for part in PARTS}
    for said in find_speech(DependencyView(doc), document):
        for start, end in said.content:
            marked["content"].update(range(start, end))
        if said.cue:
            marked["cue"].update(range(*said.cue))
        if said.source.evidence and said.cue:
            marked["source"].update(range(said.source.evidence.start, said.source.evidence.end))
    return marked


def _count(text: str, gold: dict[str, set[int]], found: dict[str, set[int]]) -> Counter[str]:
    """Count the words of each part that are in both, only in gold and only found."""
    counts: Counter[str] = Counter()
    for word in _WORD.finditer(text):
        for part in PARTS:
            marks = (word.start() in gold[part], word.start() in found[part])
            outcome = {(True, True): "hit", (True, False): "missed", (False, True): "extra"}.get(marks)
            if outcome:
                counts[f"{part} {outcome}"] += 1
    return counts


def _score(counts: Counter[str], part: str) -> dict[str, float]:
    """Return precision, recall and F1 of one part; 0 where nothing is found."""
    hit, missed, extra = (counts[f"{part} {outcome}"] for outcome in ("hit", "missed", "extra"))
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
