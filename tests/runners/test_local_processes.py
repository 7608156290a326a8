"""What only worker processes must bear: jobs that bring them down, and parents that are killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from regesta.runners import LocalProcesses
from tests.runners.jobs import work

REPOSITORY = Path(__file__).parents[2]


def run(jobs, *, processes=2, seconds=30.0, grace=20.0):
    ended = LocalProcesses(processes, grace=grace).run(work, jobs, seconds=lambda job: seconds)
    return {done.job: done.failure or done.result for done in ended}


@pytest.mark.parametrize("deadly", ["kill", "exit"])
def test_a_job_that_kills_its_process_fails_by_name_and_the_others_are_done(deadly):
    jobs = ["double:a", "double:b", deadly, "double:c", "double:d", "double:e"]
    ended = run(jobs)
    assert ended.pop(deadly).kind == "crash"
    assert ended == {job: job[-1] * 2 for job in jobs if job != deadly}


def test_every_job_that_kills_is_found():
    ended = run(["kill:1", "kill:2", "double:a", "kill:3"])
    assert [ended[job].kind for job in ("kill:1", "kill:2", "kill:3")] == ["crash"] * 3
    assert ended["double:a"] == "aa"


def test_a_job_stuck_in_foreign_code_is_killed():
    ended = run(["stuck:60", "double:a"], seconds=0.5, grace=6.0)
    assert ended["stuck:60"].kind == "time"
    assert ended["double:a"] == "aa"


def test_a_result_that_cannot_be_sent_is_a_failure():
    ended = run(["odd", "double:a"])
    assert ended["odd"].kind == "error"
    assert ended["double:a"] == "aa"


def test_no_job_runs_in_the_calling_process_and_workers_are_kept():
    pids = set(run([f"process:{number}" for number in range(12)]).values())
    assert str(os.getpid()) not in pids
    assert len(pids) <= 2


PARENT = """
import sys
from regesta.runners import LocalProcesses
from tests.runners.jobs import work
if __name__ == "__main__":
    jobs = [f"pid:{sys.argv[1]}"] * 2
    list(LocalProcesses(2).run(work, jobs, seconds=lambda job: 100))
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    pids = tmp_path / "pids"
    pids.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen([sys.executable, str(script), str(pids)], cwd=REPOSITORY, env=environment) as parent:
        wait_until(lambda: len(list(pids.iterdir())) == 2)
        parent.send_signal(signal.SIGKILL)
    workers = [int(path.name) for path in pids.iterdir()]
    wait_until(lambda: not any(is_running(pid) for pid in workers))


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def wait_until(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)
