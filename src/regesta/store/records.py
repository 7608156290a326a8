"""Records to canonical JSON and back.

A frozen record of `regesta.model` enters and its canonical JSON leaves, or the other way round. The store keeps
claims as this JSON, so that a record comes back equal to the one that went in, nested records and tuples included.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from functools import cache
from typing import Any, TypeVar

Record = TypeVar("Record")


def write_record(record: Any) -> str:
    """Return a record's canonical JSON: keys sorted, nothing escaped, no spaces."""
    return json.dumps(dataclasses.asdict(record), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_record(kind: type[Record], text: str) -> Record:
    """Return the record of that kind that `write_record` had written; equal to the original."""
    record: Record = _build(kind, json.loads(text))
    return record


@cache
def _field_types(kind: type) -> dict[str, Any]:
    """Return the resolved types of a record's fields; `Doc` never is in a stored record, so Any stands for it."""
    return typing.get_type_hints(kind, {**vars(sys.modules[kind.__module__]), "Doc": Any})


def _build(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        types_of = _field_types(kind)
        return kind(**{name: _build(types_of[name], value) for name, value in plain.items() if name in types_of})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _build(next(one for one in arguments if one is not type(None)), plain)
    if origin is tuple:
        members = arguments[:1] * len(plain) if arguments[-1] is Ellipsis else arguments
        return tuple(_build(member, value) for member, value in zip(members, plain, strict=True))
    return plain
