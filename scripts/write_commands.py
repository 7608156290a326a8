"""Print docs/commands.md: the command line's own descriptions enter, a page in Markdown leaves.

.venv/bin/python scripts/write_commands.py > docs/commands.md
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer

from regesta.cli import app

OPENING = """\
# Commands

This page is made from the program by `scripts/write_commands.py`; a test compares the two.

| exit code | when |
|---|---|
| 0 | done; single files may have been refused, and are listed |
| 1 | a defect of the program |
| 2 | wrong usage, or a name that several entities have; they are listed with their ids |
| 3 | `build` could read nothing of what it was given |
| 4 | something about the register, an option or the vocabulary is wrong; the text says what, and what to do |
| 130 | interrupted; the register is whole, and the same command goes on |

A file may take 120 seconds and one more for each 5,000 bytes, at most half an hour, before it is refused. Lists are
printed as JSON with `--json`; exports are the same bytes for the same register.
"""


def describe_command(function: Callable[..., None]) -> Iterator[str]:
    """Yield the lines of one command: what it does, its usage, its arguments and options."""
    parameters = list(read_parameters(function))
    arguments = [one for one in parameters if one.is_argument]
    options = [one for one in parameters if not one.is_argument]
    required = [one.shown.replace("`", "") for one in options if one.default is inspect.Parameter.empty]
    usage = " ".join([f"regesta {name_of(function)}", *(one.shown.strip("`") for one in arguments), *required])
    yield f"\n## {name_of(function)}\n"
    yield f"    {usage}{' [OPTIONS]' if len(options) > len(required) else ''}\n"
    yield f"{inspect.getdoc(function)}\n"
    yield "| argument or option | meaning |"
    yield "|---|---|"
    for one in parameters:
        has_default = isinstance(one.default, str | int) and not isinstance(one.default, bool)
        yield f"| {one.shown} | {one.help}{f' Default: {one.default}.' if has_default else ''} |"


def name_of(function: Callable[..., None]) -> str:
    """Return the name under which a function is a command."""
    return function.__name__.replace("_", "-")


@dataclass(frozen=True)
class Parameter:
    """An argument or option as the page shows it."""

    shown: str
    help: str
    default: object
    is_argument: bool


def read_parameters(function: Callable[..., None]) -> Iterator[Parameter]:
    """Yield the parameters of a command, from its signature."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, info = get_args(hints[name])
        if isinstance(info, typer.models.ArgumentInfo):
            yield Parameter(f"`{info.metavar}`", info.help or "", parameter.default, True)
            continue
        declared = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str)]
        names = ", ".join(f"`{one}`" for one in declared or [f"--{name}"])
        yield Parameter(f"{names} {describe_kind(kind)}".strip(), info.help or "", parameter.default, False)


def describe_kind(kind: Any) -> str:
    """Return what an option takes, in words; nothing for a switch."""
    if get_origin(kind) is Literal:
        return " or ".join(get_args(kind))
    kinds = [one for one in (get_args(kind) or (kind,)) if one is not type(None)]
    if get_origin(kinds[0]) is Literal:
        return describe_kind(kinds[0])
    inner = (get_args(kinds[0]) or kinds)[0]
    return {Path: "PATH", int: "NUMBER", str: "TEXT", bool: ""}[inner]


def write_commands() -> str:
    """Return the page."""
    functions = [command.callback for command in app.registered_commands]
    return OPENING + "\n".join(line for function in functions if function for line in describe_command(function)) + "\n"


if __name__ == "__main__":
    print(write_commands(), end="")
