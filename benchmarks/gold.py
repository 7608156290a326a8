"""How well own gold is read: sentences and short documents written apart from the program, and those beside it.

`run(data)` needs no data. A claim is found where predicate and value agree (for words: the predicate); pairs are one to
one, those with more right slots first. `precision_floor` counts as wrong whatever the analyst did not write down.
`wholly_right` is the share of found claims of which every slot that the analyst filled is as it should be;
`filled_start`, of the starts that were filled in, the share that is right. Subjects and sources are compared by their
words, since one thing has several good names. What the analyst was unsure of counts neither for nor against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks._gold import (
    GOLD,
    Plain,
    Reading,
    agrees,
    claims_of,
    meets,
    read_independent_documents,
    read_independent_sentences,
    read_sentences,
    shown,
)
from regesta.vocabulary.gazetteer import load_gazetteer

FIGURES = ("number", "low", "high")
SLOTS = ("property", "stance", "polarity", "comparator", "subject", "operator", "host", "start", "end", "sources")
BY_WORDS = ("subject", "sources")
CLOCKS = ("start", "end")
"""Slots of which it is also counted how often they are right where they are filled: an empty one misleads nobody."""
STEPS = ("step", "date")
"""Under which the definitions allow every step of an agreement to be filed."""
HALF = 0.5
"""Share of the words of both names that must agree."""


def run(data: Path) -> dict[str, Any]:
    """Return the counts of the independent half, and how many of the cases beside the program are met."""
    return {
        "independent_sentences": count(read_independent_sentences()),
        "independent_documents": count(read_independent_documents()),
        "beside_the_program": count_met(),
    }


def count_met() -> dict[str, Any]:
    """Return how many cases were written beside the program, and how many of them it meets."""
    cases = read_sentences(GOLD / "claims")
    met = sum(_is_met(case) for case in cases)
    return {"sentences": len(cases), "met": met, "share": round(met / len(cases), 3)}


def _is_met(case: Plain) -> bool:
    claims = claims_of(case)
    unwanted = case.get("never", [])
    if not case["claims"] and "never" not in case and claims:
        return False
    if any(meets(claim, one) for claim in claims for one in unwanted):
        return False
    return all(any(meets(claim, wanted) for claim in claims) for wanted in case["claims"])


def count(readings: Iterable[Reading]) -> dict[str, Any]:
    """Return shares over some texts; positions, being soft, are left out on both sides."""
    totals: Counter[str] = Counter()
    for reading in readings:
        expected = [one for one in reading.expected if one["predicate"] != "position"]
        made = [shown(claim) for claim in reading.claims if claim.predicate != "position"]
        sure = [one for one in expected if not one.get("unsure")]
        pairs = pair(expected, made)
        judged = [(wanted, said) for wanted, said in pairs if not wanted.get("unsure")]
        totals.update(texts=1, expected=len(sure), made=len(made) - (len(pairs) - len(judged)), found=len(judged))
        totals["figures"] += sum(_figure(one) is not None for one in sure)
        if not expected:
            totals.update(near_misses=1, near_misses_silent=not made)
        for wanted, said in judged:
            totals.update(_judge(wanted, said))
    return _shares(totals)


def _shares(totals: Counter[str]) -> dict[str, Any]:
    def share(part: str, whole: str) -> float:
        return round(totals[part] / totals[whole], 3) if totals[whole] else 0.0

    plain = {name: totals[name] for name in ("texts", "expected", "made", "found")}
    slots = {f"slot_{slot}": share(f"{slot}_right", f"{slot}_asked") for slot in SLOTS if totals[f"{slot}_asked"]}
    made = {f"filled_{slot}": share(f"{slot}_made_right", f"{slot}_made") for slot in CLOCKS if totals[f"{slot}_made"]}
    return plain | {
        "recall": share("found", "expected"),
        "recall_of_figures": share("figures_found", "figures"),
        "precision_floor": share("found", "made"),
        "near_misses_silent": share("near_misses_silent", "near_misses"),
        "wholly_right": share("whole", "found"),
        **slots,
        **made,
    }


def pair(expected: list[Plain], made: list[dict[str, Any]]) -> list[tuple[Plain, dict[str, Any]]]:
    """Return the pairs of expected and made claims that say the same, one to one, the most alike first."""
    alike = [
        (-sum(_has(said, wanted, slot) for slot in SLOTS if slot in wanted), i, j)
        for i, wanted in enumerate(expected)
        for j, said in enumerate(made)
        if _says(said, wanted)
    ]
    pairs, used = [], (set[int](), set[int]())
    for _, i, j in sorted(alike):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((expected[i], made[j]))
    return pairs


def _says(said: Plain, wanted: Plain) -> bool:
    if said["predicate"] != wanted["predicate"]:
        return False
    figure = _figure(wanted)
    if figure is not None:
        return any(said[key] is not None and abs(said[key] - figure) <= abs(figure) / 200 for key in FIGURES)
    if wanted.get("iso"):
        return agrees(said["iso"], wanted["iso"])
    if wanted.get("edtf"):
        dates = [str(said[key]) for key in ("edtf", "start", "end") if said[key]]
        return any(date.startswith(str(wanted["edtf"])) for date in dates)
    return all(said[key] is None for key in FIGURES)


def _figure(wanted: Plain) -> float | None:
    return next((float(wanted[key]) for key in FIGURES if wanted.get(key) is not None), None)


def _judge(wanted: Plain, said: Plain) -> Counter[str]:
    asked = [slot for slot in SLOTS if slot in wanted]
    right = [slot for slot in asked if _has(said, wanted, slot)]
    counted = Counter({f"{slot}_asked": 1 for slot in asked} | {f"{slot}_right": 1 for slot in right})
    for slot in CLOCKS:
        made = slot in asked and said[slot] is not None
        counted.update({f"{slot}_made": made, f"{slot}_made_right": made and slot in right})
    counted.update(whole=asked == right, figures_found=_figure(wanted) is not None)
    return counted


def _has(said: Plain, wanted: Mapping[str, Any], slot: str) -> bool:
    if slot in ("operator", "host"):
        return _country(said[slot]) == _country(wanted[slot])
    if slot == "property" and wanted["predicate"] == "agreement_signed":
        return wanted[slot] in STEPS or agrees(said[slot], wanted[slot])
    if slot not in BY_WORDS:
        return agrees(said[slot], wanted[slot])
    return _alike(_words(said[slot]), _words(wanted[slot]))


def _country(name: str | None) -> str | None:
    """Return a country under the name of the gazetteer: Ivory Coast is Côte d'Ivoire."""
    return load_gazetteer().country_of(name) or name if name else None


def _words(names: Any) -> set[str]:
    text = " ".join(names) if isinstance(names, list) else str(names or "")
    return set(re.findall(r"\w+", text.casefold())) - {"the", "of", "and", "s"}


def _alike(a: set[str], b: set[str]) -> bool:
    return a == b or (bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= HALF)
