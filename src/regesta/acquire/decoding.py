"""Bytes enter; the text they stand for leaves, or `Unreadable` where that is not sure.

The order of trust: a byte order mark, valid UTF-8 (which other encodings do not produce by accident), the charset
that the page declares, then the one legacy encoding that gives words of a single script each.
"""

from __future__ import annotations

import codecs
import re

from regesta.acquire.refusing import Unreadable

_SAVE_AS_UTF8 = "Save the file as UTF-8 and build again."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1252", "cp1251", "koi8-r", "mac_roman", "cp866")
"""Encodings of English and Russian text before UTF-8; cp1252 first, as it is what web pages mean by Latin-1."""
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Charsets that browsers read as a wider one (WHATWG Encoding Standard)."""
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_WORD_WITH_HIGH = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_STRAY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
_HIGH_SYMBOLS = re.compile(r"[^\x00-\x7f\w\s“”„‘’‚«»–—…•·©®™°§£€№′″¡¿±×¼½¾]")
_DOUBTFUL_SHARE = 0.1
"""Of the words with non-ASCII letters, how many may look wrong in the encoding chosen: names such as McÉwan."""
_LEAST_WHOLE = 5
_BROKEN_SHARE = 0.05
"""Of the non-ASCII characters of a page, how many may be broken before its UTF-8 is no longer believed."""


def decode_plain(content: bytes) -> str:
    """Return the text of a plain file; a byte order mark stays, as its first character, so that offsets hold.

    Raises Unreadable where the encoding is not sure, or where control characters say that this is no text.
    """
    text = _by_mark(content) or _by_utf8(content)
    if text is None and _by_broken_utf8(content) is not None:
        raise Unreadable("It is UTF-8, but some of its characters are damaged.", _SAVE_AS_UTF8)
    text = text or _by_looks(content, None)
    if text is None:
        raise Unreadable(
            "Its encoding cannot be told: the bytes are not UTF-8 and fit no other sure reading.", _SAVE_AS_UTF8
        )
    _refuse_control_characters(text)
    return text


def decode_page(content: bytes) -> str:
    """Return the text of an HTML page, without byte order mark; wrong declarations are seen through.

    A few broken characters in plain UTF-8 become U+FFFD, as in a browser. Raises Unreadable where not sure.
    """
    declared = _DECLARED.search(content[:4096])
    text = _by_mark(content) or _by_utf8(content)
    text = text or _by_broken_utf8(content) or _by_looks(content, declared[1].decode("ascii") if declared else None)
    if text is None:
        raise Unreadable("Its encoding cannot be told: neither UTF-8 nor the charset it declares fits.", _SAVE_AS_UTF8)
    return text.removeprefix("\ufeff").replace("\x00", "")


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"It begins as {encoding.upper()} but is damaged at byte {error.start:,}."
                raise Unreadable(reason, _SAVE_AS_UTF8) from error
    return None


def _by_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _by_broken_utf8(content: bytes) -> str | None:
    """Decode UTF-8 with a few characters damaged, None if it is none: whole sequences do not come about by accident."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return text if whole >= _LEAST_WHOLE and broken <= _BROKEN_SHARE * whole else None


def _by_looks(content: bytes, declared: str | None) -> str | None:
    """Decode by the declared charset if it gives plausible words, else by the only legacy encoding that does."""
    encodings = ([declared] if declared else []) + list(_LEGACY)
    best: tuple[float, str] | None = None
    for encoding in encodings:
        try:
            codec = codecs.lookup(encoding).name
            text = content.decode(_WIDER.get(codec, codec))
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        doubt = _doubt(text)
        if encoding == declared and doubt <= _DOUBTFUL_SHARE:
            return text
        if best is None or doubt < best[0]:
            best = (doubt, text)
    return best[1] if best and best[0] <= _DOUBTFUL_SHARE else None


def _doubt(text: str) -> float:
    """Return the share of words with non-ASCII letters, and of odd signs, that no language would write."""
    words = _WORD_WITH_HIGH.findall(text)
    strange = sum(map(_looks_misread, words)) + len(_HIGH_SYMBOLS.findall(text)) + len(_STRAY.findall(text))
    signs = sum(character > "\x7f" for character in text if not character.isalpha())
    return strange / max(1, len(words) + signs)


def _looks_misread(word: str) -> bool:
    """Say whether a word mixes scripts or has capitals inside, as words do that were read in a wrong encoding."""
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in word)
    if 0 < cyrillic < len(word):
        return True
    if not cyrillic and len(word) > 2 and all("\x80" <= letter < "\u0250" for letter in word):
        return True  # three accented Latin letters and nothing else: Cyrillic read as Latin
    inner = word[1:]
    return not word.isupper() and any(letter.isupper() and letter > "\x7f" for letter in inner)


def _refuse_control_characters(text: str) -> None:
    stray = len(_STRAY.findall(text))
    if "\x00" in text or stray > len(text) // 1000 + 1:
        raise Unreadable("It is not text: it holds control characters.", "Check what the file is; text must be UTF-8.")
