"""The runner of a laptop: jobs enter, worker processes do them, what became of each leaves as it ends.

Workers start once and keep what they load. When one dies, the jobs that were under way are done again one at a time,
each in a process of its own, so that the one at fault is known by name and the others are not lost.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from regesta.runners.running import Done, Failure, JobT, ResultT, do_job, error_failure, time_failure

HARD_LIMIT_FACTOR = 2.0
HARD_LIMIT_GRACE_SECONDS = 30.0
"""A job stops itself at its limit. Only one stuck in foreign code goes on; its process is killed when twice the limit
and the time for a worker to start have passed since it was handed over (it may have waited for the job before it)."""


class LocalProcesses:
    """Does jobs in some processes of this machine; `preload` names modules that all of them need."""

    def __init__(self, processes: int, *, preload: Sequence[str] = (), grace: float = HARD_LIMIT_GRACE_SECONDS) -> None:
        self._processes = processes
        self._preload = tuple(preload)
        self._grace = grace

    def run(
        self, work: Callable[[JobT], ResultT], jobs: Sequence[JobT], *, seconds: Callable[[JobT], float]
    ) -> Generator[Done[JobT, ResultT], None, None]:
        """Yield each job as it ends; a job that brings its process down fails, and the others go on."""
        waiting = deque(jobs)
        while waiting:
            suspects, _ = yield from self._run_together(work, waiting, seconds, self._processes)
            for suspect in suspects:
                at_fault, failure = yield from self._run_together(work, deque([suspect]), seconds, 1)
                for job in at_fault:
                    yield Done(job=job, failure=failure)

    def _run_together(
        self,
        work: Callable[[JobT], ResultT],
        waiting: deque[JobT],
        seconds: Callable[[JobT], float],
        processes: int,
    ) -> Generator[Done[JobT, ResultT], None, tuple[list[JobT], Failure]]:
        """Do jobs in one pool until all are done or it breaks; return what was under way when it broke, and how."""
        before = {child.pid for child in multiprocessing.active_children()}
        executor = ProcessPoolExecutor(processes, mp_context=self._context(), initializer=_prepare_worker)
        running: dict[Future[Done[JobT, ResultT]], tuple[JobT, float]] = {}
        try:
            while waiting or running:
                while waiting and len(running) <= processes:  # one more than can run, so that none waits for the caller
                    limit = seconds(waiting[0])
                    future = executor.submit(do_job, work, waiting[0], limit)
                    running[future] = (waiting.popleft(), time.monotonic() + HARD_LIMIT_FACTOR * limit + self._grace)
                overdue, deadline = min(running.values(), key=lambda one: one[1])
                done, _ = wait(running, timeout=max(0.0, deadline - time.monotonic()), return_when=FIRST_COMPLETED)
                if not done:
                    return [job for job, _ in running.values()], time_failure(seconds(overdue))
                for future in done:
                    outcome = _outcome(future, running[future][0])
                    del running[future]
                    yield outcome
        except BrokenProcessPool:
            return [job for job, _ in running.values()], Failure(kind="crash", detail="the process that read it died")
        finally:
            _end(executor, before)
        return [], Failure(kind="crash", detail="")

    def _context(self) -> Any:
        """Return how processes start: from a server that has loaded what all need, else afresh; never as a copy."""
        if "forkserver" not in multiprocessing.get_all_start_methods():
            return multiprocessing.get_context("spawn")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(self._preload))
        return context


def _outcome(future: Future[Done[JobT, ResultT]], job: JobT) -> Done[JobT, ResultT]:
    """Return what became of a job; what its process could not send back is a failure like another."""
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:
        return Done(job=job, failure=error_failure(error))


def _prepare_worker() -> None:
    """Leave interrupts to the parent, and end with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(executor: ProcessPoolExecutor, before: set[int | None]) -> None:
    """End a pool now, whatever its workers are at: they only compute, so nothing can be left half done."""
    executor.shutdown(wait=False, cancel_futures=True)
    for child in multiprocessing.active_children():
        if child.pid not in before:
            child.kill()
            child.join()
