"""Write the table of features in `docs/linking.md` from their docstrings: the page enters, the page leaves anew.

python scripts/write_linking_page.py
"""

from __future__ import annotations

from pathlib import Path

from regesta.link.features import AGAINST, ENOUGH, FOR, OBJECTION, UNSETTLED, Feature

PAGE = Path(__file__).parents[1] / "docs" / "linking.md"
BEGIN = "<!-- features: written by scripts/write_linking_page.py, do not edit -->\n"
END = "<!-- end of features -->\n"
HEADINGS = {
    "names": "What names tell",
    "persons": "Persons",
    "places": "Places and countries",
    "units": "Bases, units and forces",
    "agreements": "Agreements and borders",
    "context": "What stands around",
}
TABLE = "| feature | weight | of what | holds when |\n|---|---|---|---|\n"


def make_page(page: str) -> str:
    """Return the page with its tables of features made anew."""
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    return before + BEGIN + make_tables() + END + after


def make_tables() -> str:
    """Return one table for each module of features, in the order of the module's own table."""
    parts = [
        f"### {heading}\n\n{TABLE}{''.join(_row(one) for one in (*FOR, *AGAINST) if _module_of(one) == module)}\n"
        for module, heading in HEADINGS.items()
    ]
    limits = (
        f"Weights add up. From {ENOUGH:g} on two names are the same; from {UNSETTLED:g} on they are unsure, where a "
        "feature of the names themselves holds and not context alone; below that they are not the same. An objection "
        f"(weight {OBJECTION:g}) decides by itself.\n\n"
    )
    return "\n" + limits + "".join(parts)


def _module_of(feature: Feature) -> str:
    return feature.function.__module__.rpartition(".")[2]


def _row(feature: Feature) -> str:
    weight = "objection" if feature.weight == OBJECTION else f"{feature.weight:g}"
    groups = (
        ", ".join(feature.groups)
        if 0 < len(feature.groups) < 4
        else "all"
        if not feature.groups
        else "neither persons nor bodies"
    )
    text = " ".join((feature.function.__doc__ or "").split())
    return f"| {feature.name} | {weight} | {groups} | {text} |\n"


if __name__ == "__main__":
    PAGE.write_text(make_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
