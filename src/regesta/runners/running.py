"""What all runners share: the seam itself, the outcome of a job, and one job's time limit.

A function, a job and a number of seconds enter; the job's result or its failure leaves.
"""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Generic, Literal, Protocol, TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a job gave no result: it took too long, needed too much memory, brought its process down, or raised."""

    kind: Literal["time", "memory", "crash", "error"]
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[JobT, ResultT]):
    """A job that has ended, with its result or its failure."""

    job: JobT
    result: ResultT | None = None
    failure: Failure | None = None


class Runner(Protocol):
    """Does jobs somewhere. An executor of a cluster can stand behind the same method."""

    def run(
        self, work: Callable[[JobT], ResultT], jobs: Sequence[JobT], *, seconds: Callable[[JobT], float]
    ) -> Generator[Done[JobT, ResultT], None, None]:
        """Yield each job once, as it ends; no job's failure ends the others. Closing the generator ends all work."""
        ...


class TimeIsUp(BaseException):
    """Raised inside a job at its time limit; no Exception, lest a job's own `except Exception` swallow it."""


def do_job(work: Callable[[JobT], ResultT], job: JobT, seconds: float) -> Done[JobT, ResultT]:
    """Do one job within its time and return what became of it; nothing is raised but an interrupt."""
    try:
        with _time_limit(seconds):
            return Done(job=job, result=work(job))
    except TimeIsUp:
        return Done(job=job, failure=time_failure(seconds))
    except MemoryError:
        return Done(job=job, failure=Failure(kind="memory", detail="more memory than there is"))
    except Exception as error:
        return Done(job=job, failure=error_failure(error))


def error_failure(error: Exception) -> Failure:
    """Return the failure of a job that raised: the error in words, and the line of code where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    return Failure(kind="error", detail=f"{type(error).__name__}: {str(error)[:500]}{place}")


def time_failure(seconds: float) -> Failure:
    """Return the failure of a job that took longer than it may."""
    return Failure(kind="time", detail=f"longer than {seconds:.0f} seconds")


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in the block after some seconds; without effect outside a main thread or where no signal is."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> Any:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
