from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from regesta.acquire import find_files

_TOO_DEEP = sys.getrecursionlimit() + 200


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def _names(*paths: Path) -> list[str]:
    return [file.name for file in find_files(paths).files]


def test_names_are_relative_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a/z.txt", "a/Ä.txt", ".hidden.txt", ".git/config", "a/.x/y.txt")
    assert _names(tmp_path) == ["a/z.txt", "a/Ä.txt", "b.txt"]


def test_a_file_given_by_itself_has_its_own_name(tmp_path: Path) -> None:
    _make(tmp_path, "deep/er/report.txt")
    assert _names(tmp_path / "deep/er/report.txt") == ["report.txt"]


def test_equal_names_get_their_parents_whatever_the_order_of_arguments(tmp_path: Path) -> None:
    _make(tmp_path, "2004/kgz.txt", "2005/kgz.txt", "2005/tjk.txt")
    forward = find_files([tmp_path / "2004", tmp_path / "2005"])
    backward = find_files([tmp_path / "2005", tmp_path / "2004"])
    assert [file.name for file in forward.files] == ["2004/kgz.txt", "2005/kgz.txt", "tjk.txt"]
    assert forward == backward


def test_equal_names_below_equal_parents_get_more_parents(tmp_path: Path) -> None:
    _make(tmp_path, "x/docs/a.txt", "y/docs/a.txt")
    assert _names(tmp_path / "x/docs", tmp_path / "y/docs") == ["x/docs/a.txt", "y/docs/a.txt"]


def test_a_file_reached_twice_is_listed_once(tmp_path: Path) -> None:
    _make(tmp_path, "a/b.txt")
    found = find_files([tmp_path, tmp_path / "a" / "b.txt", tmp_path])
    assert [file.name for file in found.files] == ["a/b.txt"]
    assert found.refusals == ()


def test_a_loop_of_folders_is_refused_by_name(tmp_path: Path) -> None:
    _make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["a/b.txt"]
    assert [refusal.name for refusal in found.refusals] == ["a/loop"]


def test_a_link_to_a_file_that_is_read_anyway_is_said(tmp_path: Path) -> None:
    _make(tmp_path, "z.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "z.txt")
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["z.txt"]
    assert [(refusal.name, "z.txt" in refusal.reason) for refusal in found.refusals] == [("a.txt", True)]


def test_dead_links_pipes_and_sockets_are_refused(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(tmp_path)  # the path of a socket may have a hundred characters
        try:
            server.bind("socket")
        finally:
            os.chdir(here)
        found = find_files([tmp_path])
    assert found.files == ()
    assert [refusal.name for refusal in found.refusals] == ["dead.txt", "pipe", "socket"]
    assert all(refusal.advice for refusal in found.refusals)


def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, "open/a.txt", "shut/b.txt")
    scan = os.scandir

    def refuse_shut(path: object) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse_shut)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["open/a.txt"]
    assert [refusal.name for refusal in found.refusals] == ["shut"]
    assert "may not be read" in found.refusals[0].reason


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    found = find_files([tmp_path / "missing"])
    assert [(refusal.name, refusal.reason) for refusal in found.refusals] == [
        ("missing", "There is no such file or folder.")
    ]


def test_names_that_are_not_utf8_are_shown_as_escapes(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert _names(tmp_path) == ["caf\\xe9.txt"]


def test_a_tree_deeper_than_the_recursion_limit_is_walked(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(_TOO_DEEP):
            os.mkdir("d")
            os.chdir("d")
        _make(tmp_path, "a.txt")
        assert _names(tmp_path) == ["a.txt"]
    finally:
        for _ in range(_TOO_DEEP):  # pytest's own clean-up is recursive
            os.chdir("..")
            os.rmdir("d")
        os.chdir(here)


def test_nothing_gives_nothing() -> None:
    assert find_files([]).files == ()
