"""YAML files of a vocabulary: a path enters; its mapping and text leave, or an error that names file and line.

A key that stands twice in a mapping is an error: YAML would silently keep only the last.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from regesta.errors import VocabularyError


class _Strict(yaml.SafeLoader):
    """Reads plain YAML, and refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set[Any]()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice here; join the two", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> tuple[dict[str, Any], str]:
    """Return a file's mapping and its text; raises VocabularyError with the line where it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise VocabularyError(f"{path}:1: not UTF-8; save the file in this encoding.") from None
    try:
        plain = yaml.load(text, Loader=_Strict)  # a SafeLoader that also refuses repeated keys
    except yaml.YAMLError as error:
        unclosed = "end of stream" in str(getattr(error, "problem", ""))  # the mark of what was never closed says more
        mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise VocabularyError(f"{path}:{line}: {_say_yaml_problem(error)}.") from error
    except RecursionError:
        raise VocabularyError(f"{path}:1: nested too deeply; a predicate needs three levels.") from None
    if plain is not None and not isinstance(plain, dict):
        raise VocabularyError(f"{path}:1: no mapping; the file must hold keys with their values.")
    return plain or {}, text


def _say_yaml_problem(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", error)).splitlines()[0]
    hint = next((f"; {hint}" for words, hint in _HINTS.items() if words in problem), "")
    return problem if problem.startswith("the key ") else f"not YAML: {problem}{hint}"


_HINTS = {
    "'\\t'": "indent with blanks, not with tabs",
    "mapping values are not allowed": "a text that holds a colon goes in quotes",
    "end of stream": "a quotation mark or a bracket that opens here is never closed",
    "expected <block end>": "this line is not indented like those it belongs to",
    "undefined alias": "a text that begins with * goes in quotes",
    "cannot start any token": "a text that begins so goes in quotes",
    "special characters": "save the file as plain text",
}
"""What to do about a problem that YAML names in its own terms."""


def line_of(text: str, location: Iterable[Any]) -> int:
    """Return the line, from 1, of the YAML node at a location; the nearest parent's where it is missing."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for part in location:
        child = _child(node, part)
        if child is None:
            break
        node = child
        line = node.start_mark.line + 1
    return line


def _child(node: yaml.Node | None, part: Any) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part]  # type: ignore[no-any-return]
    return None


def suggest(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean …?" for a word near a known one; nothing where none is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""
