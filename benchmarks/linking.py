"""How well names of persons and companies are matched: the pairs of nomenklatura's name cases enter, scores leave.

The pairs (`cases.csv` with its licence) are read from the folder given and are no part of this project. Only names
are given, no context, so this measures spelling alone: linking itself also has operator, host and document.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from regesta.link.features import same_full_name, same_name, same_words
from regesta.link.named import Named
from regesta.link.naming import read_traits

COMPARED_WITH = {"nomenklatura logic-v2": 0.790}
PERSON = "Person"


def run(data: Path) -> dict[str, object]:
    """Return precision, recall and F1 over all pairs and by schema; `data` is the folder that holds `cases.csv`."""
    with (data / "cases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for row in rows:
        outcome = _outcome(names_match(row["name1"], row["name2"], row["schema"]), row["is_match"].lower() == "true")
        for part in ("all", row["schema"]):
            counts.setdefault(part, Counter())[outcome] += 1
    return {part: _score(count) for part, count in counts.items()} | {"compared_with": COMPARED_WITH}


def names_match(a: str, b: str, schema: str) -> bool:
    """Say whether two names alone would be joined."""
    first, second = _named(a, schema), _named(b, schema)
    return any(feature(first, second) for feature in (same_name, same_words, same_full_name))


def _named(name: str, schema: str) -> Named:
    is_person = schema == PERSON
    return Named(
        group="person" if is_person else "organisation",
        name=name,
        traits=read_traits(name, is_person=is_person),
        operator=None,
        host=None,
        entry=None,
        place=None,
        documents=frozenset(),
    )


def _outcome(said: bool, holds: bool) -> str:
    return {(True, True): "tp", (True, False): "fp", (False, True): "fn", (False, False): "tn"}[said, holds]


def _score(count: Counter[str]) -> dict[str, float | int]:
    said, real = count["tp"] + count["fp"], count["tp"] + count["fn"]
    precision, recall = count["tp"] / said if said else 0.0, count["tp"] / real if real else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "pairs": sum(count.values()),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1])), indent=1))
