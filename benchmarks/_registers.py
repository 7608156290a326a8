"""Documents enter; what a register made of them gives out leaves, and how a scorer of its own judges that.

The scorers are programs of the standard library that read exports; they lie beside the repository, not in it, and are
run as programs, so that no code is shared between what is measured and what measures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.export import export_findings_as_json
from regesta.pipeline import Register, build_register


@dataclass(frozen=True, slots=True)
class Exports:
    """What a register gives out, and what was refused on the way to it."""

    claims: Path
    findings: Path
    refused: tuple[str, ...]

    def read_claims(self) -> list[dict[str, Any]]:
        """Return the claims as they were exported."""
        return [json.loads(line) for line in self.claims.read_text(encoding="utf-8").splitlines()]


def export_documents(documents: Path, folder: Path) -> Exports:
    """Build a register of the documents in an empty folder, and export its claims and findings there."""
    summary = build_register([documents], folder / "register")
    exports = Exports(
        claims=folder / "claims.jsonl",
        findings=folder / "findings.jsonl",
        refused=tuple(refusal.name for refusal in summary.refusals),
    )
    with Register.open(folder / "register") as register:
        exports.claims.write_text("".join(register.export("jsonl")), encoding="utf-8")
        exports.findings.write_text("".join(export_findings_as_json(register.findings())), encoding="utf-8")
    return exports


def score_claims(shared: Path, gold: Path, exports: Exports) -> dict[str, Any]:
    """Return what `eval/score.py` says of the claims. Raises FileNotFoundError where it is not there."""
    return _run_scorer(shared / "eval" / "score.py", gold, exports.claims, "--json")


def score_relations(shared: Path, gold: Path, exports: Exports) -> dict[str, Any]:
    """Return what `eval/score_relations.py` says of linking and verdicts. Raises FileNotFoundError as above."""
    return _run_scorer(shared / "eval" / "score_relations.py", gold, exports.claims, exports.findings)


def sum_up(measured: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scorer's headline figures, and of each slot the share that is right; its counts are left out."""
    plain = {name: value for name, value in measured.items() if not isinstance(value, Mapping)}
    slots = {name: value["p"] for name, value in measured.items() if name.startswith("slot_")}
    return plain | slots


def _run_scorer(scorer: Path, *arguments: Path | str) -> dict[str, Any]:
    if not scorer.is_file():
        raise FileNotFoundError(f"{scorer} is not there")
    done = subprocess.run([sys.executable, scorer, *arguments], capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
