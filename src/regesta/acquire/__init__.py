"""Acquire: files enter, documents leave.

`find_files` lists what is there, `read_document` turns one file into a `Document` whose text never changes again
for the same file and reader. Whatever cannot be read is refused by name, with a reason and an advice.
"""

from __future__ import annotations

from regesta.acquire.files import FoundFile, FoundFiles, find_files
from regesta.acquire.reading import READERS_VERSION, read_document, readers_version

__all__ = ["READERS_VERSION", "FoundFile", "FoundFiles", "find_files", "read_document", "readers_version"]
