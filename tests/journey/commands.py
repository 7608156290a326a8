"""Whole commands for journeys: arguments enter, what was printed and the peak of memory leave."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

REPOSITORY = Path(__file__).parents[2]
SAMPLE_SECONDS = 0.3
EXAMPLES = REPOSITORY / "examples" / "documents"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str
    peak_bytes: int


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "regesta", *map(str, arguments)]


def run(*arguments: object, watch: bool = False) -> Ended:
    """Run a command to its end and, where asked to, watch what it and all its processes hold in memory."""
    peak = 0
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command(*arguments), stdout=out, stderr=err)
        while watch and process.poll() is None:
            peak = max(peak, held_by(psutil.Process(process.pid)))
            time.sleep(SAMPLE_SECONDS)
        process.wait()
        printed = [stream.seek(0) or stream.read().decode() for stream in (out, err)]
    return Ended(process.returncode, *printed, peak)


def held_by(process: psutil.Process) -> int:
    """Return the memory of a process and all below it; pages that they share count once."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:
        pass
    return total


def export(register: Path) -> dict[str, str]:
    """Return everything that a register gives out: claims, findings and texts."""
    return {
        "claims": run("export", register, "--format", "jsonl").out,
        "findings": run("findings", register, "--format", "jsonl").out,
        "texts": run("export", register, "--format", "text").out,
    }
