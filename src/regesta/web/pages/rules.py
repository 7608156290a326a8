"""Rules in words: the name of a rule of reconcile enters, its public documentation leaves."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def _reconcile_rules() -> dict[str, str]:
    """Return the first paragraph of the docstring of every public function of the reconcile stage, by its name."""
    import regesta.reconcile

    found: dict[str, str] = {}
    for module in iter_modules(regesta.reconcile.__path__):
        members = vars(import_module(f"regesta.reconcile.{module.name}"))
        for name, member in members.items():
            if inspect.isfunction(member) and member.__doc__ and not name.startswith("_"):
                found.setdefault(name, " ".join(inspect.cleandoc(member.__doc__).split("\n\n")[0].split()))
    return found


def explain_verdict_rule(rule: str) -> str | None:
    """Return what a rule of reconcile says of itself, None where there is no function of its name."""
    return _reconcile_rules().get(rule)
