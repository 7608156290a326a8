"""Paths enter as the user gave them; the files below them leave, named and sorted, with refusals for the rest."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from regesta.model import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to read: the name by which the register knows it, and where it lies."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFiles:
    """What was found below the given paths, each part sorted by name."""

    files: tuple[FoundFile, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A file as one argument leads to it."""

    name: str
    path: Path
    root: Path
    through_link: bool


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """List every regular file below the paths, in an order and under names that do not depend on the machine.

    Names are relative to the folder given, with forward slashes; a file given by itself has its own name. Two
    different files that would share a name get the names of their parent folders in front, as many as it takes; so
    names do not depend on the order of the arguments. A file reached twice is listed once. Hidden files and folders
    are skipped. Loops, dead links, sockets, devices, unreadable folders and paths that do not exist become
    refusals; nothing is raised. No paths give no files.
    """
    sightings: list[_Sighting] = []
    refusals: list[Refusal] = []
    for path in sorted({Path(os.path.abspath(path)) for path in paths}):
        for found in _look_at(path):
            (sightings if isinstance(found, _Sighting) else refusals).append(found)  # type: ignore[arg-type]
    unique, repeated = _drop_repetitions(sightings)
    names = _tell_apart(unique)
    files = [FoundFile(name=name, path=sighting.path) for name, sighting in zip(names, unique, strict=True)]
    every_refusal = sorted({*refusals, *repeated}, key=lambda refusal: (refusal.name, refusal.reason))
    return FoundFiles(files=tuple(sorted(files, key=lambda file: file.name)), refusals=tuple(every_refusal))


def _look_at(path: Path) -> Iterator[_Sighting | Refusal]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _refuse_unreachable(_printable(path.name), error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    else:
        yield _see_file(path, _printable(path.name), path.parent, mode, through_link=path.is_symlink())


def _walk(root: Path) -> Iterator[_Sighting | Refusal]:
    """Walk depth first without recursion, since a hostile folder may be deeper than Python's stack."""
    pending: list[tuple[Path, str, frozenset[str], bool]] = [(root, "", frozenset(), False)]
    while pending:
        folder, prefix, ancestors, through_link = pending.pop()
        real = os.path.realpath(folder)
        if real in ancestors:
            yield Refusal(
                name=prefix.rstrip("/"),
                reason="This link leads back to a folder that contains it.",
                advice="Nothing is lost: the folder itself is read. Remove the link to silence this.",
            )
            continue
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _refuse_unreachable(prefix.rstrip("/") or _printable(root.name), error)
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path, name = folder / entry.name, prefix + _printable(entry.name)
            by_link = through_link or path.is_symlink()
            try:
                mode = path.stat().st_mode
            except OSError as error:
                yield _refuse_unreachable(name, error)
                continue
            if stat.S_ISDIR(mode):
                pending.append((path, name + "/", ancestors | {real}, by_link))
            else:
                yield _see_file(path, name, root, mode, through_link=by_link)


def _see_file(path: Path, name: str, root: Path, mode: int, *, through_link: bool) -> _Sighting | Refusal:
    if stat.S_ISREG(mode):
        return _Sighting(name, path, root, through_link)
    kinds = (
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    kind = next((words for is_kind, words in kinds if is_kind(mode)), "not a file")
    return Refusal(name=name, reason=f"This is {kind}, not a document.", advice="Remove it from the folder.")


def _drop_repetitions(sightings: Iterable[_Sighting]) -> tuple[list[_Sighting], list[Refusal]]:
    """Keep one sighting of each file: not through a link if there is a choice, else the one with the longest name."""
    by_real_path: dict[str, list[_Sighting]] = {}
    for sighting in sightings:
        by_real_path.setdefault(os.path.realpath(sighting.path), []).append(sighting)
    kept, repeated = [], []
    for real_path in sorted(by_real_path):
        first, *others = sorted(by_real_path[real_path], key=lambda s: (s.through_link, -len(s.name), s.name))
        kept.append(first)
        repeated += [
            Refusal(
                name=other.name,
                reason=f"This link leads to {first.name}, which is read under that name.",
                advice="Nothing is lost. Remove the link to silence this.",
            )
            for other in others
            if other.through_link
        ]
    return kept, repeated


def _tell_apart(sightings: Sequence[_Sighting]) -> list[str]:
    """Put parent folders in front of names that several files share, one more at a time until all differ."""
    names = [sighting.name for sighting in sightings]
    depth = 0
    while len(set(names)) < len(names):
        counts = Counter(names)
        for index, sighting in enumerate(sightings):
            if counts[names[index]] > 1:
                names[index] = _name_with_parents(sighting, depth + 1)
        depth += 1
    return names


def _name_with_parents(sighting: _Sighting, count: int) -> str:
    parents = [part for part in sighting.root.parts if part != sighting.root.anchor]
    return "/".join([*map(_printable, parents[-count:]), sighting.name])


def _refuse_unreachable(name: str, error: OSError) -> Refusal:
    words = {
        FileNotFoundError: ("There is no such file or folder.", "Check the path, or remove the dead link."),
        PermissionError: ("This may not be read by the present user.", "Grant read permission and build again."),
    }
    reason, advice = words.get(
        type(error), (f"This cannot be reached: {error.strerror}.", "Check the path and the disk.")
    )
    return Refusal(name=name, reason=reason, advice=advice)


def _printable(name: str) -> str:
    """Return a file name that any database and terminal can hold: bytes that are not UTF-8 show as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
