"""Bytes enter; the text they stand for leaves, or `Unreadable` where that is not sure.

The order of trust: a byte order mark, the zero bytes of UTF-16 without one, valid UTF-8 (which other encodings do not
produce by accident), UTF-8 with a few bytes of Windows-1252 pasted in, the charset that the page declares, then the
one legacy encoding that gives words of a single script each.
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
_HEAD_BYTES, _MOSTLY_ZERO = 4_096, 0.8
_PASTED = frozenset(bytes([code]) for code in (0x85, *range(0x91, 0x98), 0xA0))
"""Bytes of Windows-1252 that writers paste into other text, and that begin no character of UTF-8: quotation marks,
dashes, dots, hard blanks. A letter may be the rest of a damaged character."""
_HIGH_BYTES = re.compile(
    rb"(?P<whole>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})|(?P<single>[\x80-\xff])"
)
"""A character of UTF-8 beyond ASCII, or a byte that is none."""
_BROKEN_SHARE = 0.05
"""Of the non-ASCII characters of a page, how many may be broken before its UTF-8 is no longer believed."""


def decode_plain(content: bytes) -> str:
    """Return the text of a plain file; a byte order mark stays, as its first character, so that offsets hold.

    Raises Unreadable where the encoding is not sure, or where control characters say that this is no text.
    """
    text = _by_mark(content) or _by_zero_bytes(content) or _by_utf8(content)
    text = text or _by_two_encodings(content)
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
    text = _by_mark(content) or _by_zero_bytes(content) or _by_utf8(content)
    charset = declared[1].decode("ascii") if declared else None
    text = text or _by_two_encodings(content) or _by_broken_utf8(content) or _by_looks(content, charset)
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


def _by_zero_bytes(content: bytes) -> str | None:
    """Decode UTF-16 without a mark: of English text in it every second byte is zero."""
    head = content[:_HEAD_BYTES]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if zeros > _MOSTLY_ZERO * len(head) / 2 and not head[1 - first :: 2].count(0) and len(content) % 2 == 0:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _by_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _by_two_encodings(content: bytes) -> str | None:
    """Decode UTF-8 into which single bytes of Windows-1252 were pasted: quotation marks and dashes.

    None where less of it is surely UTF-8 than pasted, or where a byte is none that such texts have.
    """
    whole = pasted = 0
    for match in _HIGH_BYTES.finditer(content):
        if match["whole"] is not None:
            whole += 1
        elif match["single"] in _PASTED:
            pasted += 1
        else:
            return None
    if not pasted or whole < pasted:
        return None
    try:
        text = _HIGH_BYTES.sub(lambda m: m["whole"] or m["single"].decode("cp1252").encode(), content).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _doubt(text) <= _DOUBTFUL_SHARE else None


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
