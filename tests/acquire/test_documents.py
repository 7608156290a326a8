"""What holds for every document, whatever its format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from regesta.acquire import read_document
from tests.acquire.conftest import ReadBytes
from tests.acquire.pdf_writer import Text, write_pdf

WORDS = "The two ministers signed the agreement in the capital on Monday, and the troops will stay."
FILES = {
    "a.txt": WORDS.encode(),
    "a.md": f"# Deal\n\n{WORDS}\n".encode(),
    "a.html": f"<html><body><h1>Deal</h1><p>{WORDS}</p></body></html>".encode(),
    "a.pdf": write_pdf([[Text(60, 700, WORDS)]]),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_gives_the_same_document(read: ReadBytes, name: str) -> None:
    assert read(name, FILES[name]) == read(name, FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_blocks_are_in_order_and_their_text_is_trimmed(read: ReadBytes, name: str) -> None:
    document = read(name, FILES[name])
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(document.text)
        shown = document.text[block.start : block.end]
        assert shown == shown.strip()
        position = block.end
    assert WORDS in document.text


def test_copies_are_two_documents_with_one_original(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FILES["a.txt"])
    first, second = read_document(path, "2004/a.txt"), read_document(path, "2005/a.txt")
    assert first.id != second.id
    assert first.original_sha256 == second.original_sha256


def test_contents_decide_before_names(read: ReadBytes) -> None:
    assert read("page.txt", FILES["a.html"]).reader == "html/4"
    assert read("report", FILES["a.pdf"]).reader == "pdf/4"
    assert read("notes.log", FILES["a.txt"]).reader == "text/4"


def test_importing_acquire_loads_no_heavy_library() -> None:
    code = "import sys, regesta.acquire; print({'lxml', 'pypdfium2', 'py3langid', 'markdown_it'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
