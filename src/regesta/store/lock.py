"""One writer at a time: a register's folder enters, a held lock leaves.

The operating system drops the lock when its holder ends, however it ends, so a killed build never blocks the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from regesta.errors import RegisterError

try:
    import fcntl
except ImportError:  # Windows has no such locks: there SQLite's own locking of each transaction has to do
    fcntl = None  # type: ignore[assignment]


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the register's lock; raises RegisterError where another build has it."""
    with (folder / "build.lock").open("a") as stream:
        if fcntl is not None:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise RegisterError(
                    f"{folder}: another build is writing to this register. Wait until it has ended."
                ) from error
        yield
