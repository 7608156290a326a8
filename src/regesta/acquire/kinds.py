"""A file's first bytes and its name enter; the kind of reader it needs leaves, or `Unreadable` where there is none.

Contents decide before names: what begins as a PDF is one, whatever it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from regesta.acquire.refusing import Unreadable

Kind = Literal["text", "markdown", "html", "pdf", "docx"]

HEAD_BYTES = 8192
_PDF_HEAD_BYTES = 1024
"""How far into a file the PDF header may stand (ISO 32000-1, annex H.3.4.1)."""
_ZIP_HEAD = b"PK\x03\x04"
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Office files begin, and Word files under password, which are wrapped in one (MS-OFFCRYPTO, 2.3.4)."""
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".xht"})
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_XML_HEAD = re.compile(rb"\s*<\?xml\b", re.I)
_MHTML_HEAD = re.compile(rb"(?:From: <Saved by|MIME-Version:|Snapshot-Content-Location:)", re.I)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Format:
    begins: bytes
    inside: bytes
    suffixes: tuple[str, ...]
    called: str
    advice: str


def detect_kind(head: bytes, suffix: str) -> Kind:
    """Say which reader a content needs, from its first `HEAD_BYTES` bytes and the suffix of its name.

    What looks like text and has an unknown suffix is text. Raises Unreadable for formats without a reader, by the
    table formats.yaml, and for contents that are no text at all.
    """
    if b"%PDF-" in head[:_PDF_HEAD_BYTES]:
        return "pdf"
    suffix = suffix.lower()
    if head.startswith(_ZIP_HEAD) and (suffix in _WORD_SUFFIXES or b"word/" in head):
        return "docx"
    if head.startswith(_OLD_OFFICE) and suffix in _WORD_SUFFIXES:
        raise Unreadable(
            "It is locked by a password, or an old Word document (DOC) under a new name.",
            "Open it, save a copy without password as “Word Document (.docx)” and build again.",
        )
    _refuse_format(next((known for known in _formats() if known.begins and _begins(head, known)), None))
    if _MHTML_HEAD.match(head):
        suffix = ".mhtml"
    start = _without_wide_mark(head)
    if _HTML_HEAD.match(start) or (suffix in _HTML_SUFFIXES and b"<" in start):
        return "html"
    _refuse_format(next((known for known in _formats() if suffix in known.suffixes), None))
    if suffix == ".pdf":
        raise Unreadable("It is called PDF but does not begin as one.", "Save or download it again.")
    if suffix in _WORD_SUFFIXES:
        raise Unreadable("It is called DOCX but does not begin as one.", "Save or download it again.")
    if _XML_HEAD.match(start) and b"<html" not in start.lower():
        raise Unreadable("There is no reader for XML data.", "Export it as HTML or PDF.")
    if start is head and b"\x00" in head:
        raise Unreadable(
            "It is binary data of an unknown format.", "Export it as HTML or PDF, or save its text as UTF-8."
        )
    return "markdown" if suffix in _MARKDOWN_SUFFIXES else "text"


def _begins(head: bytes, known: _Format) -> bool:
    return head.startswith(known.begins) and known.inside in head


def _without_wide_mark(head: bytes) -> bytes:
    """Return the head of UTF-16 or UTF-32 text as single bytes, good enough to see tags; else the head itself."""
    if head.startswith(_WIDE_MARKS):
        return head.lstrip(b"\xff\xfe").replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf") if head.startswith(b"\xef\xbb\xbf") else head


def _refuse_format(known: _Format | None) -> None:
    if known:
        raise Unreadable(f"There is no reader for this format yet: it is {known.called}.", known.advice)


@cache
def _formats() -> tuple[_Format, ...]:
    table = yaml.safe_load((files(__package__) / "formats.yaml").read_text(encoding="utf-8"))
    by_content = [
        _Format(bytes.fromhex(row["begins"]), row.get("inside", "").encode(), (), row["called"], row["advice"])
        for row in table["by_content"]
    ]
    by_suffix = [_Format(b"", b"", tuple(row["suffixes"]), row["called"], row["advice"]) for row in table["by_suffix"]]
    return (*by_content, *by_suffix)
