"""How fast texts are annotated and files become stored claims, in how much memory, from how large an installation.

Documents enter (those below `data/documents`, else the sample corpus); words a second on two worker processes with
start-up aside, seconds of start-up, peak memory of all processes together, and installed size leave. The annotate stage
is measured by itself over the sample corpus and GUM's development part, and in the same run compared with two pipelines
of spaCy: a CNN of the same components (tags, universal tags, trees with sentences, names: `_spacy_pipeline.py`, of the
architecture of `en_core_web_sm`, trained for some steps) and the blank English tokenizer. The stage does more than
the CNN: times, quantities, speech, stance, references and notes; its words and parse alone do what the CNN does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import psutil
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks._annotation import measure_stage

PROCESSES = 2
COPIES = 6
"""How often the corpus is read: often enough that reading takes several times as long as starting."""

_COMES_WITH_PYTHON = {"pip", "setuptools"}
_SAMPLE_SECONDS = 0.5
_PLAIN_SUFFIXES = {".txt", ".md", ".html"}


def run(data: Path) -> dict[str, Any]:
    """Return speed, start-up, memory and size. Two builds are timed, of one copy and of several: their difference is
    what reading takes."""
    corpus = (
        data / "documents" if (data / "documents").is_dir() else Path(__file__).parents[1] / "examples" / "documents"
    )
    with tempfile.TemporaryDirectory() as folder:
        few_words, few_seconds, _ = _time_build(corpus, Path(folder) / "few", copies=1)
        words, seconds, peak = _time_build(corpus, Path(folder) / "many", copies=1 + COPIES)
        _, unchanged_seconds, _ = _time_again(Path(folder) / "many")
        kept_seconds = _time_with_kept_parses(Path(folder) / "many")
    speed, size = (words - few_words) / (seconds - few_seconds), sum(_installed_sizes().values())
    return {
        "annotate": measure_stage(data),
        "words read": words,
        "words a second, two processes, start-up aside": speed,
        "seconds of start-up": few_seconds - few_words / speed,
        "seconds of a build where nothing changed": unchanged_seconds,
        "seconds of a build of everything from kept parses": kept_seconds,
        "seconds of the same without": seconds,
        "peak memory of all processes, MB": peak / 1e6,
        "installed size with all that is needed, MB": size / 1e6,
        "the same in MiB": size / 2**20,
    }


def _time_build(corpus: Path, folder: Path, *, copies: int) -> tuple[int, float, int]:
    """Build copies that differ by a line, so that each is a document of its own; return words, seconds, peak bytes."""
    for copy in range(copies):
        shutil.copytree(corpus, folder / "in" / str(copy))
        for path in sorted((folder / "in" / str(copy)).rglob("*")):
            if path.suffix in _PLAIN_SUFFIXES:
                path.write_bytes(path.read_bytes() + f"\n\nCopy {copy} of the sample.\n".encode())
            elif path.is_file() and copy:
                path.unlink()
    seconds, peak = _watch_build(folder)
    return _count_words(folder / "register"), seconds, peak


def _time_again(folder: Path) -> tuple[int, float, int]:
    seconds, peak = _watch_build(folder)
    return 0, seconds, peak


def _time_with_kept_parses(folder: Path) -> float:
    """Build everything again into a new register beside the parses of the last: as after a changed vocabulary."""
    for path in (folder / "register").glob("register.sqlite*"):
        path.unlink()
    return _watch_build(folder)[0]


def _watch_build(folder: Path) -> tuple[float, int]:
    """Run a build in a process of its own; return its seconds and the peak of what all its processes hold."""
    arguments = ["build", str(folder / "in"), "--register", str(folder / "register"), "--processes", str(PROCESSES)]
    started, peak = time.perf_counter(), 0
    with subprocess.Popen([sys.executable, "-m", "regesta", *arguments], stdout=subprocess.DEVNULL) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, _memory_of(watched))
            time.sleep(_SAMPLE_SECONDS)
    if process.returncode:
        raise RuntimeError(f"The build ended with code {process.returncode}.")
    return time.perf_counter() - started, peak


def _memory_of(process: psutil.Process) -> int:
    """Return what a process and its children hold together, shared pages counted once."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.NoSuchProcess:
        pass
    return total


def _count_words(register: Path) -> int:
    from regesta.register import Register

    with Register.open(register) as opened:
        return sum(len(document.text.split()) for document in opened.documents())


def _installed_sizes() -> dict[str, int]:
    """Return the bytes of Regesta and of each package that it needs, compiled files too, tests and tools left out."""
    package = Path(__file__).parents[1] / "src" / "regesta"
    sizes = {"regesta": sum(path.stat().st_size for path in package.rglob("*") if path.is_file())}
    pending = [*_needs("regesta")]
    while pending:
        name = pending.pop()
        if name not in sizes and name not in _COMES_WITH_PYTHON:
            files = metadata.files(name) or []
            sizes[name] = sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())
            pending += _needs(name)
    return sizes


def _needs(name: str) -> Iterator[str]:
    for text in metadata.requires(name) or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
