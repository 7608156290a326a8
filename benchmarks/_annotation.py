"""How fast documents are annotated: the sample corpus and the treebanks' texts enter; one worker's figures leave.

Run as a program, `python -m benchmarks._annotation READER DATA PART PARTS`, it is one worker process: it reads its part
of the texts with one reader, warmed up with the first, and prints JSON. Readers: `stage` is the annotate stage whole,
`kept` the same from kept parses, `parse` the language model with our words alone, `start` the stage over one sentence
from the start of the process, `cnn` and `blank` what spaCy offers (`_spacy_pipeline.py`).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from regesta.model import Block, Document

SAMPLE = Path(__file__).parents[1] / "examples" / "documents"
ONE_SENTENCE = "The two ministers signed the lease of the naval base in Nairobi on Tuesday."

STARTS = 3
"""How often a start is timed; the quickest counts, since only that was not held up by others."""

Reader = Callable[[Document], object]


def measure_stage(data: Path) -> dict[str, Any]:
    """Return the speed, start-up, memory and model size of the annotate stage, and its ratio to spaCy's in one run.

    Speeds are words between spaces a second: on one core by the processor's time, which other programs hardly change;
    on two worker processes by the clock. The ratios are of the processor's time over the same texts, paragraph by
    paragraph, all pipelines warm. Without EWT's training part there is no ratio to a CNN.
    """
    from regesta.annotate.parse.syntax import WEIGHTS

    (stage,), (kept,), (parse,) = (_run_workers(reader, data) for reader in ("stage", "kept", "parse"))
    two = _run_workers("stage", data, processes=2)
    (blank,) = _run_workers("blank", data)
    starts = [_time_start(data) for _ in range(STARTS)]
    figures: dict[str, Any] = {
        "words": int(stage["words"]),
        "words a second, one core": _speed(stage),
        "words a second, two processes by the clock": sum(one["words"] / one["seconds"] for one in two),
        "words a second, two processes by the processors": sum(map(_speed, two)),
        "words a second, one core, parses kept": _speed(kept),
        "words a second, one core, words and parse alone": _speed(parse),
        "seconds of start-up to the first sentence, by the processor": min(processor for _, processor in starts),
        "seconds of start-up to the first sentence, by the clock": min(clock for clock, _ in starts),
        "peak memory of a process, MB": max(one["peak MB"] for one in (stage, *two)),
        "model files, MB": sum(path.stat().st_size for path in WEIGHTS.iterdir() if path.suffix != ".md") / 1e6,
        "words a second, one core, spaCy's blank tokenizer": _speed(blank),
        "speed of the stage against spaCy's blank tokenizer": _speed(stage) / _speed(blank),
    }
    if (data / "ewt" / "train.conllu").is_file():
        (cnn,) = _run_workers("cnn", data)
        figures["words a second, one core, spaCy CNN of the same components"] = _speed(cnn)
        figures["speed of words and parse alone against the spaCy CNN"] = _speed(parse) / _speed(cnn)
        figures["speed of the stage against the spaCy CNN"] = _speed(stage) / _speed(cnn)
    return figures


def _speed(measured: dict[str, float]) -> float:
    return measured["words"] / measured["processor"]


def _time_start(data: Path) -> tuple[float, float]:
    """Return the seconds from the start of a process to its first annotated sentence, by clock and processor."""
    began = time.perf_counter()
    (worker,) = _run_workers("start", data)
    return time.perf_counter() - began, worker["processor"]


def _run_workers(reader: str, data: Path, *, processes: int = 1) -> list[dict[str, float]]:
    """Run so many workers at once, each over its part of the texts, and return what they measured."""
    command = [sys.executable, "-m", "benchmarks._annotation", reader, str(data)]
    workers = [
        subprocess.Popen([*command, str(part), str(processes)], stdout=subprocess.PIPE, text=True)
        for part in range(processes)
    ]
    printed = [worker.communicate()[0] for worker in workers]
    if any(worker.returncode for worker in workers):
        raise RuntimeError(f"A worker of the reader {reader} ended with an error.")
    return [json.loads(text) for text in printed]


def read_texts(data: Path) -> list[Document]:
    """Return the sample corpus as acquire reads it, and GUM's development part as paragraphs, where it is there."""
    from regesta.acquire import find_files, read_document

    documents = [read_document(file.path, file.name) for file in find_files([SAMPLE]).files]
    if (data / "gum" / "dev").is_dir():
        from benchmarks.syntax import read_documents
        from training.conllu import read_treebank

        documents += [make_document(one.text, one.blocks) for one in read_documents(read_treebank(data, "gum", "dev"))]
    return documents


def make_document(text: str, blocks: Any) -> Document:
    """Return a text and its paragraphs as a document."""
    paragraphs = tuple(Block(role="paragraph", start=start, end=end) for start, end in blocks)
    return Document(id="text", name="text", original_sha256="", reader="text/1", text=text, blocks=paragraphs)


def stretches_of(document: Document) -> list[tuple[int, int]]:
    """Return what of a document is read: its blocks without furniture."""
    return [(block.start, block.end) for block in document.blocks if block.role != "furniture"]


def make_reader(name: str, data: Path) -> Reader:
    """Return the reader of that name, loaded."""
    if name in ("stage", "start"):
        from regesta.annotate import annotate_document

        return annotate_document
    if name == "kept":
        return _reader_of_kept_parses()
    if name == "parse":
        from regesta.annotate.parse.syntax import SyntaxModel

        model = SyntaxModel()
        return lambda document: model.parse(document.text, stretches_of(document))
    from benchmarks import _spacy_pipeline

    pipeline = _spacy_pipeline.make_blank() if name == "blank" else _spacy_pipeline.make_cnn(data)
    return lambda document: list(pipeline.pipe([document.text[a:b] for a, b in stretches_of(document)]))


def _reader_of_kept_parses() -> Reader:
    """Return the stage with a shelf in memory, which has every parse at the second reading."""
    from regesta.annotate import annotate_document

    class Shelf(dict[str, bytes]):
        take = dict.get
        put = dict.__setitem__

    shelf = Shelf()
    return lambda document: annotate_document(document, parses=shelf)


def measure_reader(name: str, data: Path, part: int, parts: int) -> dict[str, float]:
    """Read a part of the texts; give words, seconds of the clock and of the processor, and this process's peak MB."""
    documents = read_texts(data)[part::parts]
    read = make_reader(name, data)
    for document in documents if name == "kept" else documents[:1]:
        read(document)
    wall, processor = time.perf_counter(), time.process_time()
    for document in documents:
        read(document)
    return {
        "words": sum(len(document.text[a:b].split()) for document in documents for a, b in stretches_of(document)),
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def measure_start() -> dict[str, float]:
    """Annotate one sentence; give the processor's seconds since the process began."""
    from regesta.annotate import annotate_document

    annotate_document(make_document(ONE_SENTENCE, [(0, len(ONE_SENTENCE))]))
    return {"processor": time.process_time()}


if __name__ == "__main__":
    reader, folder, *place = sys.argv[1:]
    figures = measure_start() if reader == "start" else measure_reader(reader, Path(folder), *map(int, place))
    print(json.dumps(figures))
