"""The evidentiary copies: a file enters, an untouched copy under its hash stays in the register.

Copies are written beside their place and renamed into it, so that a killed build leaves no half copy.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from regesta.errors import RefusedFile

_CHUNK_BYTES = 1 << 20


def original_path(folder: Path, sha256: str) -> Path:
    """Return where the copy of the original with that hash stands in the register."""
    return folder / "originals" / sha256[:2] / sha256


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, 64 hex digits, in constant memory; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def keep_original(folder: Path, path: Path, *, name: str, sha256: str) -> None:
    """Copy the file into the register; raises RefusedFile where it is no longer the file that was read."""
    target = original_path(folder, sha256)
    if target.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{sha256}.{os.getpid()}.part")
    try:
        if _copy_hashing(path, draft) != sha256:
            raise RefusedFile(
                name, "The file changed while it was being read.", "Build again when nothing writes to it."
            )
        draft.chmod(0o444)
        draft.replace(target)
    except OSError as error:
        raise RefusedFile(
            name, f"No copy of the file could be kept ({error.strerror}).", "Check disk space."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _copy_hashing(source: Path, target: Path) -> str:
    seen = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK_BYTES):
            seen.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return seen.hexdigest()
