"""What every runner promises: each job once, with its result or its failure, whatever the others do."""

import pytest

from regesta.runners import InProcess, LocalProcesses
from tests.runners.jobs import work


@pytest.fixture(params=["in process", "one process", "two processes"])
def runner(request):
    return {"in process": InProcess(), "one process": LocalProcesses(1), "two processes": LocalProcesses(2)}[
        request.param
    ]


def run(runner, *jobs, seconds=30.0):
    ended = list(runner.run(work, jobs, seconds=lambda job: seconds))
    assert sorted(done.job for done in ended) == sorted(jobs)
    return {done.job: done.failure or done.result for done in ended}


def test_no_jobs_give_nothing(runner):
    assert run(runner) == {}


def test_each_job_ends_with_its_result(runner):
    jobs = [f"double:{number}" for number in range(40)]
    assert run(runner, *jobs) == {job: job.removeprefix("double:") * 2 for job in jobs}


def test_a_job_that_raises_fails_with_the_error_in_words_and_the_others_go_on(runner):
    ended = run(runner, "double:a", "raise:no such page", "double:b")
    failure = ended["raise:no such page"]
    assert failure.kind == "error"
    assert failure.detail.startswith("ValueError: no such page, jobs.py line ")
    assert (ended["double:a"], ended["double:b"]) == ("aa", "bb")


def test_a_job_that_needs_too_much_memory_fails_so(runner):
    assert run(runner, "memory", "double:a")["memory"].kind == "memory"


def test_a_job_that_takes_too_long_fails_with_its_limit(runner):
    ended = run(runner, "sleep:20", "double:a", seconds=1.0)
    assert (ended["sleep:20"].kind, ended["sleep:20"].detail) == ("time", "longer than 1 seconds")
    assert ended["double:a"] == "aa"


def test_the_limit_is_that_of_the_job(runner):
    ended = list(runner.run(work, ["sleep:0.5", "sleep:20"], seconds=lambda job: 1.0 if job == "sleep:20" else 30.0))
    assert {done.job: done.result for done in ended} == {"sleep:0.5": "slept 0.5", "sleep:20": None}


def test_closing_the_iterator_ends_the_work(runner):
    ending = runner.run(work, ["double:a", "sleep:30", "sleep:31"], seconds=lambda job: 60.0)
    assert next(ending).result == "aa"
    ending.close()
