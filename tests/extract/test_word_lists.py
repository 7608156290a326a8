"""The lists of words beside the extract stage: each with its reason, each asked for, no word twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from regesta.extract import word_lists

FOLDER = Path(word_lists.__file__).parent
LISTS = yaml.safe_load((FOLDER / "word_lists.yaml").read_text(encoding="utf-8"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.py")))


@pytest.mark.parametrize("name", LISTS)
def test_list_has_a_reason_and_each_word_once(name: str) -> None:
    entry = LISTS[name]
    assert set(entry) == {"why", "words"}
    assert entry["why"].strip()
    assert all(isinstance(word, str) and word == word.lower() for word in entry["words"])  # YAML reads "on" as true
    assert len(entry["words"]) == len(set(entry["words"]))
    assert word_lists.words_of(name) == frozenset(entry["words"])


def test_no_list_stands_twice() -> None:
    names = re.findall(r"^(\w+):", (FOLDER / "word_lists.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))  # YAML keeps the last of two and says nothing


@pytest.mark.parametrize("name", LISTS)
def test_list_is_asked_for(name: str) -> None:
    assert f'words_of("{name}")' in CODE


def test_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_lists.words_of("no such list")
