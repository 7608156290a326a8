"""Any number of values for one question to a register: values enter, a query that yields them leaves.

SQLite takes a limited number of values in a statement, and a country may stand in more documents than that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, text


def listed(values: Iterable[str] | Iterable[int]) -> Any:
    """Return values as a query for `column.in_(...)`, of which there may be any number; none at all match nothing."""
    return text("SELECT value FROM json_each(:values)").bindparams(
        bindparam("values", json.dumps(list(values)), unique=True)
    )
