"""Parses kept beside the register: bytes enter under a key; the same bytes leave, or nothing.

A cache and no part of the register: whoever deletes the folder loses time at the next build and nothing else. Each
entry is a file that begins with the SHA-256 of the rest, so that a damaged one is noticed and made anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MOST_BYTES = 500_000_000
"""Room for some 30 million words; beyond it the entries go that were longest not used."""
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Parses of documents, kept to save time. This folder may be deleted; see docs/decisions/parses-are-cached.md.\n"
)
"""By this file programs that make back-ups know a folder that need not be kept (bford.info/cachedir)."""
_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class ParseFolder:
    """The folder of kept parses. Failing to read or write it is never an error: the parse is made anew."""

    path: Path
    most_bytes: int = MOST_BYTES

    def take(self, key: str) -> bytes | None:
        """Return what was kept under the key; nothing where it is missing, damaged or cannot be read."""
        try:
            entry = self._place(key).read_bytes()
        except OSError:
            return None
        parse = entry[_DIGEST_BYTES:]
        return parse if hashlib.sha256(parse).digest() == entry[:_DIGEST_BYTES] else None

    def put(self, key: str, parse: bytes) -> None:
        """Keep a parse, whole or not at all."""
        place = self._place(key)
        draft = place.with_name(f"{key}.{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if not (tag := self.path / _TAG).exists():
                tag.write_text(_TAG_TEXT, encoding="ascii")
            draft.write_bytes(hashlib.sha256(parse).digest() + parse)
            draft.replace(place)
        except OSError:
            _remove(draft)

    def touch(self, key: str) -> None:
        """Note that an entry was of use, so that others go before it."""
        try:
            os.utime(self._place(key))
        except OSError:
            return

    def trim(self) -> None:
        """Remove the entries that were longest not used, until the rest is within bounds, and what was broken off."""
        entries = list[tuple[float, Path, int]]()
        for path in self.path.glob("??/*"):
            try:
                found = path.stat()
            except OSError:
                continue
            if path.suffix:
                _remove(path)
            else:
                entries.append((found.st_mtime, path, found.st_size))
        size = sum(entry[2] for entry in entries)
        for _, path, bytes_freed in sorted(entries):
            if size <= self.most_bytes:
                break
            _remove(path)
            size -= bytes_freed

    def _place(self, key: str) -> Path:
        return self.path / key[:2] / key


@dataclass(slots=True)
class ParseLoan:
    """What one worker takes from the folder, which it only reads; what it made is carried home in `made`."""

    folder: ParseFolder
    made: dict[str, bytes] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def take(self, key: str) -> bytes | None:
        """Return what the folder has under the key."""
        found = self.folder.take(key)
        if found is not None:
            self.used.append(key)
        return found

    def put(self, key: str, parse: bytes) -> None:
        """Note a parse for the one process that writes."""
        self.made[key] = parse

    def returned(self) -> ReturnedParses:
        """Return what the worker hands back: keys that were of use, and parses that are new."""
        return ReturnedParses(used=tuple(self.used), made=dict(self.made))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedParses:
    """What a worker hands back of its loan."""

    used: tuple[str, ...] = ()
    made: Mapping[str, bytes] = field(default_factory=dict)

    def keep_in(self, folder: ParseFolder) -> None:
        """Write down what is new and note what was used; only the process that writes the register calls this."""
        for key in self.used:
            folder.touch(key)
        for key, parse in self.made.items():
            folder.put(key, parse)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
