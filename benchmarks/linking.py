"""How well names of persons and companies are matched: the pairs of nomenklatura's name cases enter, scores leave.

The pairs (`cases.csv` with its licence) are read from the folder given and are no part of this project. Only names
are given, no context, so this measures spelling alone: whether two names are near enough to be looked at as one.
`joined` is what linking itself would join with nothing else known; a name that is a letter off it leaves unsettled.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from regesta.link.features import names, persons, weigh
from regesta.link.named import Named
from regesta.link.naming import read_traits

COMPARED_WITH = {"nomenklatura logic-v2": 0.790}
PERSON = "Person"
Row = dict[str, str]


def run(data: Path) -> dict[str, object]:
    """Return precision, recall and F1 over all pairs and by schema; `data` is the folder that holds `cases.csv`."""
    folder = next((one for one in (data, data / "names") if (one / "cases.csv").is_file()), data)
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    parts = {part: _of_schema(part) for part in ("all", *dict.fromkeys(row["schema"] for row in rows))}
    found = {
        part: score_pairs((names_match(*_pair(row)), _is_match(row)) for row in rows if belongs(row))
        for part, belongs in parts.items()
    }
    joined = score_pairs((names_joined(*_pair(row)), _is_match(row)) for row in rows)
    return {**found, "joined": joined, "compared_with": COMPARED_WITH}


SPELLING = frozenset(
    feature.__name__.replace("_", " ")
    for feature in (
        names.same_name,
        names.same_name_of_a_body,
        names.nearly_the_same_name_of_a_body,
        persons.same_full_name,
        persons.nearly_the_same_full_name,
    )
)
"""The features that look at spelling alone. That one name is a part of the other is a question, not a spelling."""


def names_match(a: str, b: str, schema: str) -> bool:
    """Say whether two names alone are near enough to be one: a feature of spelling holds and nothing objects."""
    weighed = weigh(name_alone(a, schema == PERSON), name_alone(b, schema == PERSON))
    return not weighed.objects and not SPELLING.isdisjoint(weighed.reasons)


def names_joined(a: str, b: str, schema: str) -> bool:
    """Say whether two names alone would be joined."""
    return weigh(name_alone(a, schema == PERSON), name_alone(b, schema == PERSON)).joins


def name_alone(name: str, is_person: bool) -> Named:
    """Return a named thing of which nothing is known but its name."""
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


def score_pairs(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float | int]:
    """Return precision, recall and F1 of pairs of what was said and what holds."""
    count = Counter(pairs)
    said, real = count[True, True] + count[True, False], count[True, True] + count[False, True]
    precision, recall = count[True, True] / said if said else 0.0, count[True, True] / real if real else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
    return {"pairs": sum(count.values()), **figures}


def _of_schema(schema: str) -> Callable[[Row], bool]:
    return lambda row: schema in ("all", row["schema"])


def _pair(row: Row) -> tuple[str, str, str]:
    return row["name1"], row["name2"], row["schema"]


def _is_match(row: Row) -> bool:
    return row["is_match"].lower() == "true"


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1])), indent=1))
