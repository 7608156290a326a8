"""The folder of kept parses: bytes enter under a key; the same bytes leave, or nothing, and never an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from regesta.store import ParseFolder, ParseLoan

KEYS = [f"{number:02x}" + "0" * 62 for number in range(5)]


def test_what_is_put_is_taken(tmp_path: Path) -> None:
    folder = ParseFolder(tmp_path / "parses")
    folder.put(KEYS[0], b"parse")
    assert folder.take(KEYS[0]) == b"parse"
    assert folder.take(KEYS[1]) is None
    assert (tmp_path / "parses" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 400])
def test_a_damaged_entry_is_none_and_can_be_replaced(tmp_path: Path, damage: bytes) -> None:
    folder = ParseFolder(tmp_path)
    folder.put(KEYS[0], b"parse" * 50)
    (entry,) = tmp_path.glob("??/*")
    entry.write_bytes(damage)
    assert folder.take(KEYS[0]) is None
    folder.put(KEYS[0], b"parse")
    assert folder.take(KEYS[0]) == b"parse"


def test_one_changed_bit_is_noticed(tmp_path: Path) -> None:
    folder = ParseFolder(tmp_path)
    folder.put(KEYS[0], b"parse")
    (entry,) = tmp_path.glob("??/*")
    written = bytearray(entry.read_bytes())
    written[-1] ^= 1
    entry.write_bytes(written)
    assert folder.take(KEYS[0]) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "parses").write_text("a file in the folder's place")
    folder = ParseFolder(tmp_path / "parses")
    folder.put(KEYS[0], b"parse")
    folder.touch(KEYS[0])
    folder.trim()
    assert folder.take(KEYS[0]) is None


def test_what_was_longest_not_used_goes_first(tmp_path: Path) -> None:
    folder = ParseFolder(tmp_path, most_bytes=3 * (32 + 10))
    for age, key in enumerate(KEYS):
        folder.put(key, b"0123456789")
        os.utime(tmp_path / key[:2] / key, (age, age))
    folder.touch(KEYS[0])
    (tmp_path / "00" / "broken.off.part").write_bytes(b"")
    folder.trim()
    assert [key for key in KEYS if folder.take(key)] == [KEYS[0], KEYS[3], KEYS[4]]
    assert not list(tmp_path.rglob("*.part"))


def test_a_worker_writes_nothing_itself(tmp_path: Path) -> None:
    folder = ParseFolder(tmp_path / "parses")
    loan = ParseLoan(folder)
    loan.put(KEYS[0], b"parse")
    assert not (tmp_path / "parses").exists()
    loan.returned().keep_in(folder)
    again = ParseLoan(folder)
    assert again.take(KEYS[0]) == b"parse"
    assert again.returned().used == (KEYS[0],)
    assert not again.returned().made
