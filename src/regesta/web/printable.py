"""Text of strangers made safe to look at: what enters is any string, what leaves shows everything and does nothing.

Escaping for HTML is the template engine's work; here go the characters that harm a reader even when escaped:
control characters, and the marks that reverse the direction of everything that follows.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

TITLE_LIMIT = 200
"""Characters of a title shown in lists and headings; the longest printed headlines stay below 150."""

QUOTE_LIMIT = 600
"""Characters of a quotation shown in lists; a claim's own page shows it whole up to WHOLE_LIMIT."""

WHOLE_LIMIT = 5_000

DIRECTION_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates (Unicode TR 9): "evil\u202egnp.exe" would read as another name."""

_HARMFUL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{DIRECTION_MARKS}\ufff9-\ufffb\ud800-\udfff]")


def show_character(found: re.Match[str]) -> str:
    """Return a visible stand-in: control pictures for controls (␀, ␛), the code point in words for the others."""
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def make_printable(text: str) -> str:
    """Return the text with every harmful character replaced by a visible stand-in; other text is the same object."""
    return _HARMFUL.sub(show_character, text) if _HARMFUL.search(text) else text


def finish_expression(value: Any) -> Any:
    """Return what a template prints for a value: strings printable, None as nothing.

    The template engine calls this on every expression, before it escapes; markup that templates made is left alone.
    """
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return make_printable(value)
    return value


def shorten(text: str | None, limit: int = TITLE_LIMIT) -> str:
    """Return the text in one line of at most `limit` characters, cut at a word where there is one, with an ellipsis."""
    if not text:
        return ""
    line = " ".join(text[: limit * 4 + 1000].split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word = cut.rfind(" ")
    return (cut[:at_word] if at_word > limit // 2 else cut).rstrip(" ,;:–-") + "…"


def find_web_address(address: str | None) -> str | None:
    """Return the address if a browser may be sent there: http or https with a host, and nothing harmful in it."""
    if not address or len(address) > 2_000 or _HARMFUL.search(address):
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else None
