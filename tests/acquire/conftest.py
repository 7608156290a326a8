"""What the tests of acquire share: reading bytes as if they were a file of a user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.model import Document

ReadBytes = Callable[[str, bytes], Document]


@pytest.fixture
def read(tmp_path: Path) -> ReadBytes:
    """Write bytes under a name and read them as a document of that name."""

    def read_bytes(name: str, content: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content)
        return read_document(path, name)

    return read_bytes
