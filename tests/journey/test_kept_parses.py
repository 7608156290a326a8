"""A register that is built from kept parses holds the same bytes as one for which the model was run."""

from __future__ import annotations

import shutil

import pytest

from tests.journey.commands import EXAMPLES, export, run

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_file())[:3]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    for name in NAMES:
        shutil.copy(EXAMPLES / name, folder / "in" / name)
    assert run("build", folder / "in", "--register", folder / "register").code == 0
    return folder


def rebuild(built):
    """Build anew beside the kept parses; return the exports and the parses that lie there afterwards."""
    register = built / "register"
    for path in register.glob("register.sqlite*"):
        path.unlink()
    assert run("build", built / "in", "--register", register).code == 0
    return export(register), {path.name: path.read_bytes() for path in register.glob("parses/??/*")}


def test_kept_missing_and_damaged_parses_give_the_same_bytes(built):
    register = built / "register"
    expected = export(register)
    kept = {path.name: path.read_bytes() for path in register.glob("parses/??/*")}
    assert len(kept) == len(NAMES)
    assert rebuild(built) == (expected, kept)
    for path in register.glob("parses/??/*"):
        path.write_bytes(path.read_bytes()[:-7])
    assert rebuild(built) == (expected, kept)
    shutil.rmtree(register / "parses")
    assert rebuild(built) == (expected, kept)
