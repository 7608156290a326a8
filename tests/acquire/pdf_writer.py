"""Writes small PDF files for the tests: text at places and sizes, pages of an image alone, and files under password.

Nothing more of PDF than the readers need: two fonts, no compression. Encryption is the standard handler, revision 2
(RC4, 40 bit), as in ISO 32000-1, 7.6.3.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = bytes(16)
_PERMISSIONS = -4


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: its lower left corner in points, and the size of its type."""

    x: float
    y: float
    words: str
    size: float = 10.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line between two points."""

    x: float
    y: float
    to_x: float
    to_y: float


IMAGE_ONLY = "image"


def write_pdf(pages: Sequence[Sequence[Text | Rule] | str], *, info: str = "", password: str | None = None) -> bytes:
    """Return a PDF of the pages; `info` is the body of its information dictionary, as "/Title (Report)"."""
    key = _encryption_key(password) if password is not None else None
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode() if key is None else _encryption_dictionary(password or ""),
    ]
    for index, page in enumerate(pages):
        content = _content(page)
        number = 6 + 2 * index
        if key is not None:
            content = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], content)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R"
            b" /B << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >> >>"
            b" /Contents %d 0 R >>" % number
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _assemble(objects, encrypted=key is not None)


def _content(page: Sequence[Text | Rule] | str) -> bytes:
    if isinstance(page, str):
        return b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    lines = []
    for text in page:
        if isinstance(text, Rule):
            lines.append(b"%.1f %.1f m %.1f %.1f l S" % (text.x, text.y, text.to_x, text.to_y))
            continue
        words = text.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = b"B" if text.bold else b"F"
        lines.append(b"BT /%s %.1f Tf %.1f %.1f Td (%s) Tj ET" % (font, text.size, text.x, text.y, words))
    return b"\n".join(lines)


def _assemble(objects: Sequence[bytes], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    extra = b"/Encrypt 4 0 R" if encrypted else b"/Info 4 0 R"
    file_id = _FILE_ID.hex().encode()
    out += b"trailer\n<< /Size %d /Root 1 0 R %s /ID [<%s> <%s>] >>\n" % (len(objects) + 1, extra, file_id, file_id)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _owner_entry(password: str) -> bytes:
    padded = (password.encode("latin-1") + _PADDING)[:32]
    return _rc4(hashlib.md5(padded).digest()[:5], padded)


def _encryption_key(password: str) -> bytes:
    padded = (password.encode("latin-1") + _PADDING)[:32]
    permissions = _PERMISSIONS.to_bytes(4, "little", signed=True)
    return hashlib.md5(padded + _owner_entry(password) + permissions + _FILE_ID).digest()[:5]


def _encryption_dictionary(password: str) -> bytes:
    user = _rc4(_encryption_key(password), _PADDING)
    owner = _owner_entry(password)
    return (f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {_PERMISSIONS} >>").encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
