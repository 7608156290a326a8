"""Jobs for the tests of runners, in a module of their own so that worker processes can import them."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path


def work(job: str) -> str:
    """Do what the job says: a verb of the table below, a colon, and what it is done with."""
    verb, _, rest = job.partition(":")
    return VERBS[verb](rest)


def _raise(words: str) -> str:
    raise ValueError(words)


def _memory(_: str) -> str:
    raise MemoryError


def _sleep(seconds: str) -> str:
    time.sleep(float(seconds))
    return f"slept {seconds}"


def _be_stuck(seconds: str) -> str:
    """Hang as foreign code does that no signal reaches."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    return _sleep(seconds)


def _kill(_: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "not reached"


def _exit(_: str) -> str:
    os._exit(0)


def _odd(_: str) -> object:
    return threading.Lock()  # cannot be sent between processes


def _note_pid(folder: str) -> str:
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)
    return "not reached"


def _process(_: str) -> str:
    time.sleep(0.05)
    return str(os.getpid())


VERBS = {
    "double": lambda text: text * 2, "raise": _raise, "memory": _memory, "sleep": _sleep, "stuck": _be_stuck,
    "kill": _kill, "exit": _exit, "odd": _odd, "pid": _note_pid, "process": _process,
}  # fmt: skip
