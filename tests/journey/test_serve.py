"""`regesta serve` as people use it: started on a register, read in pages and exports, ended with Ctrl-C."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
from contextlib import contextmanager

import httpx
import pytest

from tests.journey.commands import command
from tests.web.hand_made import make_sample

EXIT_INTERRUPTED = 130


def find_free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serve(register):
    """Start the command and give its process and address once it has said that it serves; end it in any case."""
    port = find_free_port()
    arguments = command("serve", register, "--port", port)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return make_sample().build(tmp_path_factory.mktemp("served"))


def read(address):
    transport = httpx.HTTPTransport(retries=8)  # the address is printed a moment before the server listens
    with httpx.Client(transport=transport, timeout=30) as client:
        return {path: client.get(address + path) for path in ("/", "/documents", "/claims", "/export.jsonl")}


def test_pages_and_exports_are_served_until_the_user_ends_it(register):
    with serve(register) as (process, address):
        answers = read(address)
        assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
        assert "gazette.txt" in answers["/documents"].text
        assert "7,000" in answers["/claims"].text
        claims = [json.loads(line) for line in answers["/export.jsonl"].text.splitlines()]
        assert {claim["document"]["name"] for claim in claims} >= {"gazette.txt", "ledger.html"}
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode in {0, EXIT_INTERRUPTED}
    assert (out, err) == ("", "")


def test_a_port_in_use_is_said_in_words(register):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(command("serve", register, "--port", port), capture_output=True, text=True, timeout=60)
    assert done.returncode == 4
    assert f"Port {port} is in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_this_machine_is_served(register):
    with serve(register) as (_, address):
        assert read(address)["/"].status_code == 200
        foreign = httpx.get(address, headers={"Host": "regesta.example"})
        assert foreign.status_code == 400
