"""What the page on predicates of one's own tells to do gives what the page shows."""

from __future__ import annotations

import csv
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import FencedBlock, read_fenced_blocks

PAGE = read_fenced_blocks("add-a-predicate.md")


def only(language: str) -> FencedBlock:
    (block,) = (block for block in PAGE if block.language == language)
    return block


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    for block in PAGE:
        if block.name is not None:
            (folder / block.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.name).write_text(block.body, encoding="utf-8")
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "regesta"
    return subprocess.run([sys.executable, "-m", program, *arguments], cwd=folder, capture_output=True, text=True)


def test_the_commands_give_the_claims_that_the_page_shows(folder: Path) -> None:
    for command in only("sh").body.splitlines():
        done = run(command, folder)
        assert done.returncode == 0, done.stderr
    shown = list(csv.DictReader(only("csv").body.splitlines()))
    with (folder / "floods.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["predicate"] == "displacement"]
    assert [{column: row[column] for column in shown[0]} for row in found] == shown


def test_a_word_in_no_class_is_named_with_its_line(folder: Path) -> None:
    wrong = folder / "wrong"
    wrong.mkdir()
    text = (folder / "vocabulary" / "displacement.yaml").read_text(encoding="utf-8")
    (wrong / "displacement.yaml").write_text(text.replace("displaced_people, people", "displaced_peple"), "utf-8")
    done = run("regesta build documents --register other --vocabulary wrong", folder)
    assert done.returncode == 4
    assert "displacement.yaml:12: rule went_home: no noun class 'displaced_peple' in the lexicons." in done.stderr
