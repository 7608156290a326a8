"""The plainest runner: jobs enter and are done here, one after the other; what became of each leaves.

For one document, for tests and for looking into a fault. A job that brings its process down ends the caller too.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from regesta.runners.running import Done, JobT, ResultT, do_job


class InProcess:
    """Does every job in the caller's own process."""

    def run(
        self, work: Callable[[JobT], ResultT], jobs: Sequence[JobT], *, seconds: Callable[[JobT], float]
    ) -> Generator[Done[JobT, ResultT], None, None]:
        """Yield each job as it ends, in the order given."""
        for job in jobs:
            yield do_job(work, job, seconds(job))
