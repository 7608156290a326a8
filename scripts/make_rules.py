"""Write `docs/rules.md` from the docstrings of the rules: nothing enters but the program, the page leaves.

python scripts/make_rules.py
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

from regesta.reconcile.reconciling import STATUS_OF, name_status
from regesta.reconcile.rules import RULES
from regesta.reconcile.tables import read_tables

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
HEAD = """# Rules

Made from the rules' own docstrings by `scripts/make_rules.py`; a test holds it to them. Do not edit.

"""
COMPARING = """## How two claims are compared

Claims of one question are compared pair by pair. The rules are asked in this order; the first that answers decides,
and its name is shown beside the verdict. A pair on which none answers is not compared.

"""
PERSISTING = """## How long a value persists

Two observations closer than this speak of one period. The table is `src/regesta/reconcile/persistence.yaml`.

| what | days | why |
|---|---|---|
"""
STATUS = """## How a question is summed up

The status of a question is that of its gravest pair, in this order: {order}.

"""
LINKING = """## How names are linked

The features by which names are found to be one stand in [How names become entities](linking.md).
"""


def make_page() -> str:
    """Return the whole page as Markdown."""
    rules = "".join(f"### {_title(rule)}\n\n{_text(rule)}\n\n" for rule in RULES)
    order = ", ".join(status for _, status in STATUS_OF)
    status = STATUS.format(order=order) + "\n\n".join(_text(name_status).split("\n\n")[1:]) + "\n\n"
    return HEAD + COMPARING + rules + PERSISTING + _persistence() + "\n" + status + LINKING


def _persistence() -> str:
    rows = [*read_tables()["persistence"].items(), ("anything else", read_tables()["default_persistence"])]
    return "".join(
        f"| {name} | {'does not change' if entry.get('permanent') else entry['days']} | {entry['why']} |\n"
        for name, entry in rows
    )


def _title(rule: Callable[..., object]) -> str:
    return rule.__name__.replace("_", " ").capitalize()


def _text(rule: Callable[..., object]) -> str:
    return inspect.cleandoc(rule.__doc__ or "")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(make_page(), encoding="utf-8")
