"""What a build has to do: the files found and the register enter, the files to be read leave.

A file is not read again when its bytes and everything that decides what it yields (one run identity) are as they
were. A file is vanished only when it stood under a folder of this build and is there no more.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from regesta.acquire import FoundFile
from regesta.model import ExtractionRun
from regesta.settings import seconds_for
from regesta.store import DocumentEntry, Store, hash_file


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """The files to be read with their sizes, and what else becomes of what the register has."""

    sizes: Mapping[FoundFile, int]
    """Files to be read, in the order of their names, and their sizes in bytes."""
    unchanged: tuple[str, ...]
    vanished: tuple[str, ...]
    """Locations of the files that are there no more."""
    settled: tuple[str, ...]
    """Locations of earlier refusals which this build decides anew."""

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """The files to be read."""
        return tuple(self.sizes)

    def seconds(self, file: FoundFile) -> float:
        """Return how long a file may take."""
        return seconds_for(self.sizes[file])

    @property
    def size_bytes(self) -> int:
        """Bytes to be read."""
        return sum(self.sizes.values())


def plan_build(store: Store, paths: Sequence[Path], files: Sequence[FoundFile], run: ExtractionRun) -> BuildPlan:
    """Return what a build of these files has to do. What cannot be looked at, its reader will refuse."""
    standing = {entry.location: entry for entry in store.versions() if entry.state == "current"}
    roots = [Path(os.path.realpath(path)) for path in paths]
    register = Path(os.path.realpath(store.folder))
    sizes: dict[FoundFile, int] = {}
    unchanged: list[str] = []
    for file in files:
        if file.path.resolve().is_relative_to(register):
            continue
        if _is_unchanged(standing.get(store.location_of(file.path)), file, run):
            unchanged.append(file.name)
        else:
            sizes[file] = _size(file)
    found = {store.location_of(file.path) for file in files}
    vanished = [
        location
        for location in standing
        if location not in found and _is_below(register / location, roots) and not _exists(register / location)
    ]
    settled = [location for location in store.refused_locations() if _is_below(register / location, roots)]
    return BuildPlan(sizes=sizes, unchanged=tuple(unchanged), vanished=tuple(vanished), settled=tuple(settled))


def place_refusal(store: Store, paths: Sequence[Path], name: str) -> str:
    """Return the location of what was refused by name below one of the paths, links not followed."""
    places = [path / name if path.is_dir() else path.parent / name for path in sorted(paths)]
    place = next((one for one in places if os.path.lexists(one)), places[0])
    return Path(os.path.relpath(place.absolute(), os.path.realpath(store.folder))).as_posix()


def _is_unchanged(entry: DocumentEntry | None, file: FoundFile, run: ExtractionRun) -> bool:
    if entry is None or entry.run != run.id:
        return False
    try:
        return hash_file(file.path) == entry.original_sha256
    except OSError:
        return False


def _size(file: FoundFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _is_below(path: Path, roots: Sequence[Path]) -> bool:
    normal = Path(os.path.normpath(path))
    return any(normal.is_relative_to(root) for root in roots)


def _exists(path: Path) -> bool:
    """Tell whether something is there; what may not be looked at counts as there, lest it be called vanished."""
    try:
        return path.exists()
    except OSError:
        return True
