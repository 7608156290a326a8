"""How well claims, names and verdicts of five real documents are read: two annotators' gold, scored from outside.

`run(data)` takes the folder of corpora, or the one above it; `seeds`, `gold/seeds` and `eval` must lie there. They are
not the project's to pass on. `precision_floor` counts as wrong whatever the gold lacks; `right` means that every slot
is. Five documents tell little: they guard against getting worse, and are no estimate for documents never seen.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks._registers import Exports, export_documents, score_claims, score_relations, sum_up


def run(data: Path) -> dict[str, Any]:
    """Return the scores of claims, and of linking and verdicts; FileNotFoundError where the seeds are not there."""
    shared = next((folder for folder in (data, data.parent) if (folder / "seeds").is_dir()), None)
    if shared is None:
        raise FileNotFoundError(f"no folder seeds in {data} or beside it")
    with tempfile.TemporaryDirectory() as folder:
        return measure(shared, export_documents(shared / "seeds", Path(folder)))


def measure(shared: Path, exports: Exports) -> dict[str, Any]:
    """Return the scores of what a register of the seeds gives out."""
    gold = shared / "gold" / "seeds"
    return {
        "refused": len(exports.refused),
        "claims": sum_up(score_claims(shared, gold, exports)),
        "relations": score_relations(shared, gold, exports),
    }
