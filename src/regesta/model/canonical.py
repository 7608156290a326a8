"""Canonical JSON of records: a value enters, its identity or its plain form leaves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any


def digest(value: object) -> str:
    """Return the identity of a value: the SHA-256 of its canonical JSON, 64 hex digits.

    Keys are sorted and nothing is escaped, so the same content has the same identity on every machine and run.
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON-ready dictionaries and lists; nested records follow, tuples become lists."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(record), ensure_ascii=False))
    return plain
