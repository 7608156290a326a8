"""What is settled for the whole program: limits, and the version under which claims are made.

Nothing enters; what leaves are constants with their reasons and a digest of everything in this package that decides
what a document yields.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from regesta import __version__

SECONDS_PER_FILE = 120.0
"""Time that any file is given, however small: a defence against files made to hang a reader."""

BYTES_PER_SECOND = 5_000
"""The slowest reading that is waited for, some 800 words a second: a quarter of what one core did on the sample."""

SECONDS_AT_MOST = 1_800.0
"""Time that no file is given more than, however large."""

BYTES_WORTH_A_PROCESS = 75_000
"""Input for which one more process pays: a core reads it in four seconds, and a process starts in two or three."""

_DECIDING_PARTS = ("acquire", "annotate", "extract", "vocabulary", "dates.py", "model")
_DECIDING_SUFFIXES = {".py", ".yaml", ".csv", ".tsv", ".json", ".txt"}


def seconds_for(size_bytes: int) -> float:
    """Return how long a file of that size may take before it is refused."""
    return min(SECONDS_AT_MOST, SECONDS_PER_FILE + size_bytes / BYTES_PER_SECOND)


def processes_for(size_bytes: int, files: int) -> int:
    """Return how many worker processes pay for an input: one for little text, at most one a core and one a file."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, files, 1 + size_bytes // BYTES_WORTH_A_PROCESS))


@cache
def program_version() -> str:
    """Return the version with a digest of the code and data that decide what a document yields.

    So that claims made by other code are made again, in development as after an update, and no others. The language
    model has a hash of its own.
    """
    seen = hashlib.sha256()
    for path in _deciding_files():
        seen.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{seen.hexdigest()[:12]}"


def _deciding_files() -> Iterator[Path]:
    package = Path(__file__).parent
    for part in _DECIDING_PARTS:
        path = package / part
        found = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (one for one in found if one.suffix in _DECIDING_SUFFIXES and one.is_file())


def login_name() -> str | None:
    """Return the name under which the user is logged in, None where the system cannot tell."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return None
