"""How well the claims of the sample corpus are read: seventeen documents of examples/ against their gold set.

`run(data)` builds a register of them and counts by itself; where `eval/score.py` lies in the folder of data or in the
one above it, its counts stand beside. The corpus was written for the project, and its extractor was developed with it
at hand: a figure here is a guard against getting worse, not an estimate for documents never seen.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._registers import Exports, export_documents, score_claims, sum_up

EXAMPLES = Path(__file__).parents[1] / "examples"
Plain = Mapping[str, Any]
COVERED = 0.8
"""Share of a gold quotation's words that the evidence must hold; less than all, since gold may span two sentences."""


def run(data: Path) -> dict[str, Any]:
    """Return our own counts, and those of the scorer from outside where it is there."""
    with tempfile.TemporaryDirectory() as folder:
        exports = export_documents(EXAMPLES / "documents", Path(folder))
        measured: dict[str, Any] = {"own_count": count_found(exports)}
        for shared in (data, data.parent):
            if (shared / "eval").is_dir():
                measured["scorer"] = sum_up(score_claims(shared, EXAMPLES / "gold", exports))
                break
    return measured


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the claim that says it."""

    gold: Plain
    claim: Plain


def count_found(exports: Exports) -> dict[str, float]:
    """Return how many gold claims are found, and how often their slots are right; positions, being soft, apart."""
    gold = list(read_gold())
    claims = exports.read_claims()
    pairs = pair_claims(gold, claims)
    hard_gold, hard_claims = _without_positions(gold, "type"), _without_positions(claims, "predicate")
    found = [pair for pair in pairs if pair.gold["type"] != "position"]
    figures = [one for one in gold if figure_of(one["value"]) is not None]
    return {
        "gold": len(hard_gold),
        "claims": len(hard_claims),
        "found": len(found),
        "recall": _share(len(found), len(hard_gold)),
        "precision_floor": _share(len(found), len(hard_claims)),
        "recall_of_figures": _share(sum(figure_of(p.gold["value"]) is not None for p in pairs), len(figures)),
        "stance_right": _share(sum(p.gold["stance"] == p.claim["stance"] for p in found), len(found)),
        "host_right": _share(*_count_slot(found, "host")),
        "refused": len(exports.refused),
    }


def read_gold() -> Iterator[Plain]:
    """Yield the gold claims, each with the name of its document."""
    for path in sorted((EXAMPLES / "gold").glob("*-*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        yield from ({**claim, "document": document["document"]} for claim in document["claims"])


def pair_claims(gold: Sequence[Plain], claims: Sequence[Plain]) -> list[Pair]:
    """Pair each gold claim with the first claim, not yet taken, that says it: same predicate, words and value."""
    pairs: list[Pair] = []
    taken: set[str] = set()
    for wanted in gold:
        claim = next((one for one in claims if one["id"] not in taken and says(one, wanted)), None)
        if claim is not None:
            taken.add(claim["id"])
            pairs.append(Pair(wanted, claim))
    return pairs


def says(claim: Plain, gold: Plain) -> bool:
    """Tell whether a claim is the gold claim: its document, predicate and value, in its words."""
    if claim["document"]["name"] != gold["document"] or claim["predicate"] != gold["type"]:
        return False
    wanted = _words(gold["quote"])
    held = set(_words(" ".join(one["quote"] for one in claim["evidence"])))
    if sum(word in held for word in wanted) < COVERED * len(wanted):
        return False
    return has_value(claim, gold["value"])


def has_value(claim: Plain, wanted: Plain) -> bool:
    """Tell whether a claim has the wanted figure, date or duration; words are not compared."""
    value, valid = claim["value"], claim["valid"]
    if (figure := figure_of(wanted)) is not None:
        return figure_of(value) == figure
    if wanted.get("duration"):
        return bool(value.get("iso") == wanted["duration"])
    if wanted.get("date"):
        dates = [date for date in (value.get("edtf"), valid["start"], valid["end"]) if date]
        return any(date.startswith(wanted["date"]) or wanted["date"].startswith(date) for date in dates)
    return True


def figure_of(value: Plain) -> float | None:
    """Return the one figure that stands for a quantity: the printed one, else its bound; None for other values."""
    return next((value[key] for key in ("number", "low", "high") if value.get(key) is not None), None)


def _count_slot(pairs: Sequence[Pair], slot: str) -> tuple[int, int]:
    """Return how often a slot that the gold fills has the same name, and how often the gold fills it."""
    filled = [pair for pair in pairs if pair.gold.get(slot)]
    return sum((pair.claim[slot] or {}).get("name") == pair.gold[slot] for pair in filled), len(filled)


def _without_positions(claims: Sequence[Plain], key: str) -> list[Plain]:
    return [claim for claim in claims if claim[key] != "position"]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
