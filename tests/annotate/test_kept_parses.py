"""Kept parses: a document and a shelf enter; what leaves is the same as without one."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta import annotate
from regesta.annotate import annotate_document
from regesta.annotate.parse import kept_parses
from regesta.annotate.parse.kept_parses import DECIDING_FILES, parse_key, restore_parse, write_parse
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.model import Block, Document

TEXT = (
    "BERBERA, Somaliland — Gen. A. K. Warsame said on 3 May 2012 that about 400 sailors use the port.¹\n\n"
    "“We pay no rent,” he added. The lease of Camp Tarleh ends in 2031… or so 🙂.\n\n1 Ministry of Ports, note 7."
)
WORD_ATTRIBUTES = ("text", "whitespace_", "tag_", "pos_", "dep_", "lemma_", "ent_iob_", "ent_type_", "is_sent_start")


class Shelf(dict[str, bytes]):
    """A shelf in memory."""

    def take(self, key: str) -> bytes | None:
        return self.get(key)

    def put(self, key: str, parse: bytes) -> None:
        self[key] = parse


def document(text: str = TEXT) -> Document:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        role = "footnote" if part.startswith("1 ") else "paragraph"
        blocks.append(Block(role=role, start=start, end=start + len(part), mark="1" if role == "footnote" else None))  # type: ignore[arg-type]
        start += len(part) + 2
    return Document(id="d", name="d", original_sha256="", reader="test/1", text=text, blocks=tuple(blocks))


def words_of(doc: Any) -> list[tuple[Any, ...]]:
    return [(token.head.i, *(getattr(token, name) for name in WORD_ATTRIBUTES)) for token in doc]


def parts_of(annotated: Any) -> list[Any]:
    others = [getattr(annotated, name) for name in annotated.__dataclass_fields__ if name != "doc"]
    sentences = [(sentence.start, sentence.end) for sentence in annotated.doc.sents]
    return [*others, words_of(annotated.doc), sentences, [(one.text, one.label_) for one in annotated.doc.ents]]


def test_a_warm_shelf_gives_what_a_cold_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    plain, cold = annotate_document(document()), annotate_document(document(), parses=shelf)
    monkeypatch.setattr(annotate, "_model", None)  # the model must not be asked again
    warm = annotate_document(document(), parses=shelf)
    assert len(shelf) == 1
    assert parts_of(plain) == parts_of(cold) == parts_of(warm)


def test_another_text_model_or_parser_is_not_taken_for_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {
        parse_key("A base.", [(0, 7)], "m"),
        parse_key("A base!", [(0, 7)], "m"),
        parse_key("A base.", [(0, 6)], "m"),
        parse_key("A base.", [(0, 3), (3, 7)], "m"),
        parse_key("A base.", [(0, 7)], "n"),
    }
    monkeypatch.setattr(kept_parses, "parser_version", lambda: "another")
    assert len({*keys, parse_key("A base.", [(0, 7)], "m")}) == 6


def test_a_changed_model_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    annotate_document(document(), parses=shelf)
    monkeypatch.setattr(annotate, "model_hash", lambda: "another")
    annotate_document(document(), parses=shelf)
    assert len(shelf) == 2


def test_text_that_is_half_a_character_has_a_key() -> None:
    assert len(parse_key("\ud800", [(0, 1)], "m")) == 64


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_foreign_bytes_are_no_parse(written: bytes) -> None:
    assert restore_parse(written, "The base.") is None


def test_the_parse_of_another_text_is_not_restored() -> None:
    written = write_parse(SyntaxModel().parse("The base closed.", [(0, 16)]))
    assert restore_parse(written, "The base opened.") is None
    assert restore_parse(written[:-5], "The base closed.") is None
    assert restore_parse(written, "The base closed.") is not None


def test_a_damaged_entry_is_made_anew() -> None:
    shelf = Shelf()
    expected = annotate_document(document(), parses=shelf)
    (key,) = shelf
    whole, shelf[key] = shelf[key], b"damaged"
    assert parts_of(annotate_document(document(), parses=shelf)) == parts_of(expected)
    assert shelf == {key: whole}


def test_an_empty_text_is_kept_too() -> None:
    shelf = Shelf()
    assert parts_of(annotate_document(document(""), parses=shelf)) == parts_of(
        annotate_document(document(""), parses=shelf)
    )


def test_whatever_decides_a_parse_is_in_its_key() -> None:
    assert {path.name for path in DECIDING_FILES} >= {"syntax.py", "tokens.yaml", "name_edges.yaml", "kept_parses.py"}
    for path in DECIDING_FILES:
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
                leans_on_others = module.startswith("regesta.") and not module.startswith("regesta.annotate.parse")
                assert not leans_on_others or module in (
                    "regesta.annotate.lexicon_files",
                    "regesta.vocabulary.gazetteer",
                )
