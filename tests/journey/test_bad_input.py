"""A folder as they come: empty, damaged, locked, huge and strange files among good ones. Nothing is lost or silent."""

from __future__ import annotations

import json
import os
import random
import shutil

import pytest

from tests.journey.commands import EXAMPLES, run

GOOD = ["armenia-102nd-base.html", "chad-mine-ban-statement.txt", "tajikistan-201st-plans-2015.md"]
MOST_BYTES = 1_500_000_000
STORY = "The garrison at Gyumri has about 4,000 soldiers, the ministry said on 3 March 2014. "

LOCKED_PDF = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>
%%%%EOF
""" % (b"ab" * 32, b"cd" * 32, b"01" * 16, b"01" * 16)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inbox")
    for name in GOOD:
        shutil.copy(EXAMPLES / name, folder / name)
    pdf = (EXAMPLES / "angola-mine-action-2021.pdf").read_bytes()
    files = {
        "empty.txt": b"",
        "empty.html": b"",
        "noise.bin": random.Random(7).randbytes(50_000),
        "noise.pdf": random.Random(8).randbytes(50_000),
        "locked.pdf": LOCKED_PDF,
        "cut.pdf": pdf[: len(pdf) // 2],
        "deep.html": b"<html><body>" + b"<div>" * 60_000 + STORY.encode() * 3,
        "utf16.txt": (STORY * 4).encode("utf-16"),
        "latin1.txt": (STORY * 3 + "Der Königsberger Übungsplatz, said Böhme. ").encode("latin-1"),
        "broken-utf8.txt": (STORY * 3).encode() + b"\xff\xfe\x80 " + STORY.encode(),
        "russian.txt": "На базе в Гюмри служат около 4000 военнослужащих, сообщило министерство обороны. ".encode() * 5,
        "nul.txt": (STORY * 3).encode().replace(b" about", b"\0 about"),
        "carriage.txt": (STORY + "\r").encode() * 4,
        "sub/name with spaces, ünïcode.txt": (STORY * 3 + "Again.").encode(),
        "picture.jpg": b"\xff\xd8\xff\xe0" + random.Random(9).randbytes(5_000),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    with (folder / "huge.txt").open("wb") as huge:
        for _ in range(200):
            huge.write((STORY * 12_000).encode()[:1_000_000])
    (folder / "loop").symlink_to(folder)
    (folder / "dead-link.txt").symlink_to(folder / "nowhere.txt")
    unreadable = folder / "unreadable.txt"
    unreadable.write_text(STORY * 3 + "Unread.")
    unreadable.chmod(0)
    yield folder
    unreadable.chmod(0o600)


@pytest.fixture(scope="module")
def built(inbox, tmp_path_factory):
    register = tmp_path_factory.mktemp("register")
    ended = run("build", inbox, "--register", register, "--processes", "2", watch=True)
    return ended, json.loads(run("documents", register, "--json").out), register


def names(listed, *states):
    return {one["name"] for one in listed if one["state"] in states}


def test_the_build_ends_well_and_within_memory(built):
    ended, _, _ = built
    assert (ended.code, ended.err) == (0, "")
    assert 100_000_000 < ended.peak_bytes < MOST_BYTES


def test_every_file_is_either_read_or_refused_with_a_reason(built, inbox):
    _, listed, _ = built
    files = {
        path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file() and "loop" not in path.parts
    }
    assert files | {"loop", "dead-link.txt"} == names(listed, "current", "refused")
    assert not names(listed, "current") & names(listed, "refused")
    assert all(one["reason"] and one["advice"] for one in listed if one["state"] == "refused")


def test_good_files_are_read(built):
    _, listed, _ = built
    assert {*GOOD, "utf16.txt", "latin1.txt", "carriage.txt", "sub/name with spaces, ünïcode.txt"} <= names(
        listed, "current"
    )


def test_what_cannot_be_read_is_refused(built):
    _, listed, _ = built
    refused = {"empty.txt", "empty.html", "noise.bin", "noise.pdf", "locked.pdf", "cut.pdf", "russian.txt", "huge.txt"}
    refused |= {"picture.jpg", "loop", "dead-link.txt"}
    refused |= set() if os.geteuid() == 0 else {"unreadable.txt"}
    assert refused <= names(listed, "refused")
    reasons = {one["name"]: one["reason"] for one in listed if one["state"] == "refused"}
    assert "password" in reasons["locked.pdf"]
    assert "MB" in reasons["huge.txt"]
    assert not any("The program failed" in reason for reason in reasons.values()), reasons


def test_the_register_is_of_use(built):
    _, _, register = built
    claims = [json.loads(line) for line in run("export", register, "--format", "jsonl").out.splitlines()]
    assert {claim["document"]["name"] for claim in claims} >= set(GOOD)
