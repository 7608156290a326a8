"""Parses that need not be made again: a text and its stretches enter; the key of their parse, or that parse, leaves.

Who calls decides where parses are kept, by handing in a `ParseShelf`; nothing is read or written here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from regesta.vocabulary.gazetteer import TABLES

if TYPE_CHECKING:
    from spacy.tokens import Doc

DECIDING_FILES = tuple(sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in (".py", ".yaml")))
"""What decides a parse beside the model: this folder's code and lists; a test holds that they lean on no others."""
DECIDING_TABLES = ("bases.csv", "countries.csv", "places.csv", "town_names.tsv", "towns.csv")
"""Tables of the gazetteer, by which joined places are parted."""
DECIDING_LIBRARIES = ("numpy", "onnxruntime", "spacy")
ATTRIBUTES = ("TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE")
"""What a parse knows of a word, beside its letters and the space behind it."""


class ParseShelf(Protocol):
    """Keeps bytes by key; it may lose any of them, but must not give back others than were put."""

    def take(self, key: str) -> bytes | None:
        """Return what was put under the key, or nothing."""
        ...

    def put(self, key: str, parse: bytes) -> None:
        """Keep a parse under its key, if that can be done."""
        ...


def parse_key(text: str, stretches: Sequence[tuple[int, int]], model: str) -> str:
    """Return the identity of a parse: SHA-256 of the text, its stretches, the model's hash and the parser's version."""
    parts = [text, [list(stretch) for stretch in stretches], model, parser_version()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def parser_version() -> str:
    """Return the SHA-256 of the code, data and libraries that decide a parse beside the model."""
    seen = hashlib.sha256()
    for path in (*DECIDING_FILES, *map(TABLES.joinpath, DECIDING_TABLES)):
        seen.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name in DECIDING_LIBRARIES:
        seen.update(f"{name} {version(name)}\0".encode())
    return seen.hexdigest()


def write_parse(doc: Doc) -> bytes:
    """Return a parse as bytes, compressed: some sixteen a word."""
    from spacy.tokens import DocBin

    written: bytes = DocBin(attrs=ATTRIBUTES, docs=[doc]).to_bytes()
    return written


def restore_parse(written: bytes, text: str) -> Doc | None:
    """Return the parse that was written, equal in every attribute; nothing where the bytes are no parse of the text."""
    from spacy.tokens import DocBin

    from regesta.annotate.parse.tokens import vocabulary

    try:
        docs = list(DocBin().from_bytes(written).get_docs(vocabulary()))
    except Exception:  # whatever a decoder says of bytes that are none of ours, the text is parsed anew
        return None
    return docs[0] if len(docs) == 1 and docs[0].text == text else None
