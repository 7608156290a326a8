"""The same input gives the same register, byte for byte: with any number of processes, in any order, after a kill."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time

import pytest

from tests.journey.commands import EXAMPLES, command, export, run

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_file())[::2]


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """Every other document of the sample corpus, in two folders."""
    folder = tmp_path_factory.mktemp("documents")
    for number, name in enumerate(NAMES):
        (folder / "xy"[number % 2]).mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / name, folder / "xy"[number % 2] / name)
    return folder


@pytest.fixture(scope="module")
def expected(documents, tmp_path_factory):
    register = tmp_path_factory.mktemp("expected")
    assert run("build", documents / "x", documents / "y", "--register", register, "--processes", "1").code == 0
    return export(register)


def test_the_documents_yield_claims_and_findings(expected):
    assert expected["claims"].count("\n") > 50
    assert expected["findings"].count("\n") > 20


def test_two_processes_and_another_order_give_the_same_bytes(documents, expected, tmp_path):
    assert run("build", documents / "y", documents / "x", "--register", tmp_path, "--processes", "2").code == 0
    assert export(tmp_path) == expected


def test_a_register_that_grew_file_by_file_gives_the_same_bytes(documents, expected, tmp_path):
    for folder in ("y", "x", "y"):
        assert run("build", documents / folder, "--register", tmp_path).code == 0
    assert export(tmp_path) == expected


def test_a_build_that_was_killed_goes_on_to_the_same_bytes(documents, expected, tmp_path):
    paths = (documents / "x", documents / "y")
    with subprocess.Popen(command("build", *paths, "--register", tmp_path, "--processes", "2")) as process:
        until = time.monotonic() + 120
        while not list(tmp_path.glob("originals/*/*")) and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    listed = run("documents", tmp_path, "--json")
    assert listed.code == 0
    ended = run("build", *paths, "--register", tmp_path, "--processes", "2")
    assert ended.code == 0
    assert "read again" not in ended.out
    assert export(tmp_path) == expected
