"""The five seed documents against their gold claims, where both lie beside the repository: floors, not goals.

The seeds are not the project's to pass on; without them this is skipped. Another folder is named by REGESTA_SHARED.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.commands import REPOSITORY, run

SHARED = Path(os.environ.get("REGESTA_SHARED", REPOSITORY.parent / "shared"))
FLOORS = {"precision_floor": 0.80, "f1_floor": 0.66, "predicate_exact": 0.93}
"""Somewhat below what the first whole build reached (0.87, 0.74 and 0.97); to be raised, never lowered in passing."""

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the seed documents are not beside the repository (REGESTA_SHARED)"
)


def test_claims_of_the_seeds_hold_their_floors(tmp_path):
    built = run("build", SHARED / "seeds", "--register", tmp_path / "register")
    assert (built.code, built.err) == (0, "")
    assert run("export", tmp_path / "register", "--format", "jsonl", "-o", tmp_path / "claims.jsonl").code == 0
    scorer = [
        sys.executable,
        SHARED / "eval" / "score.py",
        SHARED / "gold" / "seeds",
        tmp_path / "claims.jsonl",
        "--json",
    ]
    scored = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert {name: scored[name] for name, floor in FLOORS.items() if scored[name] < floor} == {}
