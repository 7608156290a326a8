"""Print the pins of every package that Regesta and its tests need, as this environment has them.

The environment that runs it enters; the lines of constraints.txt leave: names and versions, no addresses. Use:
    .venv/bin/python scripts/pin_versions.py > constraints.txt
"""

from __future__ import annotations

from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("test", "bench")

NOT_PINNED = {"regesta", "setuptools"}
"""Ourselves, and what every new environment brings in the version that its Python needs."""


def find_needed(requirement: Requirement, found: dict[str, str]) -> None:
    """Add a requirement and all that it needs in turn; what is not installed here is not needed here."""
    name = canonicalize_name(requirement.name)
    try:
        installed = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    extras = tuple(requirement.extras) or ("",)
    if name in found and extras == ("",):
        return
    found[name] = installed.version
    for text in installed.requires or ():
        needed = Requirement(text)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
            find_needed(needed, found)


def main() -> None:
    """Print one pin a line, sorted; what is not to be pinned is left out."""
    found: dict[str, str] = {}
    find_needed(Requirement(f"regesta[{','.join(EXTRAS)}]"), found)
    print("# Versions with which Regesta is tested; made by scripts/pin_versions.py.")
    for name in sorted(found.keys() - NOT_PINNED):
        print(f"{name}=={found[name]}")


if __name__ == "__main__":
    main()
