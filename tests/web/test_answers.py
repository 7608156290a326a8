"""Every page answers in one look and with the headers of safety; what is wrong is said without a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.errors import RegisterError
from regesta.web import create_app
from regesta.web.safety import SAFE_HEADERS
from tests.web.hand_made import make_sample

HOST = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    register = make_sample().build(tmp_path_factory.mktemp("sample"))
    with TestClient(create_app(register), base_url=HOST, raise_server_exceptions=False) as client:
        yield client


def identities(client: TestClient) -> dict[str, str]:
    line = json.loads(client.get("/export.jsonl").text.splitlines()[0])
    finding = json.loads(client.get("/findings.jsonl").text.splitlines()[0])
    return {
        "claim": line["id"],
        "document": line["document"]["id"],
        "entity": line["host"]["id"],
        "question": finding["id"],
    }


def all_pages(client: TestClient) -> list[str]:
    known = identities(client)
    return [
        "/", "/documents", f"/documents/{known['document']}", "/claims", f"/claims/{known['claim']}", "/questions",
        f"/questions/{known['question']}", "/disagreements", "/entities", f"/entities/{known['entity']}",
        "/search", "/search?q=norland", "/reports", "/rules",
        "/rules/troop_strength", "/export.jsonl", "/findings.jsonl", "/static/style.css",
    ]  # fmt: skip


def test_every_page_answers_with_the_headers_of_safety(client: TestClient) -> None:
    for address in all_pages(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        for name, value in SAFE_HEADERS.items():
            assert answer.headers[name] == value, (address, name)
        assert "set-cookie" not in answer.headers


def test_the_policy_allows_no_script_at_all() -> None:
    policy = SAFE_HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "0.0.0.0"]
)
def test_a_strange_host_is_turned_away(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Norland" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404), ("/documents/0000", 404), ("/claims/0000", 404), ("/entities/0000", 404),
        ("/questions/0000", 404), ("/documents/..%2f..%2fetc", 404), ("/claims/%00", 404), ("/reports/Nowhere", 404),
        ("/claims?from=nineteen", 400), ("/claims?from=2010&to=2001", 400), ("/claims?from=0", 400),
        ("/claims?country=" + "x" * 500, 400), ("/findings.jsonl?question=none", 404), ("/static/../app.py", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_the_pages_look(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert 'class="masthead"' in answer.text
    assert answer.headers["Content-Security-Policy"] == SAFE_HEADERS["Content-Security-Policy"]


def test_pages_are_read_only(client: TestClient) -> None:
    answer = client.post("/claims", data={"decision": "accept"})
    assert answer.status_code == 405
    assert "only be read" in answer.text


def test_a_failure_of_the_program_shows_no_traceback(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr(client.app.state.keeper, "current", fail)  # type: ignore[attr-defined]
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "The program failed" in answer.text
    assert answer.headers["Content-Security-Policy"] == SAFE_HEADERS["Content-Security-Policy"]


def test_a_folder_without_a_register_is_an_error_for_the_user(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no register"):
        create_app(tmp_path)


@pytest.mark.parametrize("page", ["1", "0", "-3", "999999", "x", "1e9", "٣", "9" * 30])
def test_a_page_number_beyond_sense_is_the_nearest_page(client: TestClient, page: str) -> None:
    assert client.get("/claims", params={"page": page}).status_code == 200
