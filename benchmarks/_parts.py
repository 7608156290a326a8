"""Which parts of a collection are there to be measured: the folder of data enters, names and parts leave.

A part is what a project calls dev, test or otherwise; what the model was taught on is none. Results of dev stand
under the collection's own name, others under the name with the part's: "gum", "gum test".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TAUGHT = "train"
SUFFIXES = {"ewt": ".conllu", "uner-ewt": ".iob2"}
"""Collections whose parts are files, with the files' ending; the parts of others are folders."""


def find_parts(data: Path, collection: str) -> Iterator[tuple[str, str]]:
    """Yield the name for results and the part, in the order of the parts; none where the collection is missing."""
    suffix = SUFFIXES.get(collection)
    folder = data / collection
    found = folder.glob(f"*{suffix}") if suffix else (path for path in folder.glob("*") if path.is_dir())
    for part in sorted(path.name.removesuffix(suffix or "") for path in found):
        if part != TAUGHT:
            yield (collection if part == "dev" else f"{collection} {part}"), part


def require_some(found: object, data: Path, wanted: str) -> None:
    """Raise FileNotFoundError, with what was wanted, where nothing was found."""
    if not found:
        raise FileNotFoundError(f"{data} holds nothing of {wanted}")
