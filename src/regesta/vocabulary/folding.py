"""Names made comparable: a name in any script enters, its folded key leaves.

Every part of the program that compares names folds them here, so that they agree on what is "the same spelling".
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_JOINED = re.compile(r"[.'’‘ʼʻ`´ʹ]")
_APART = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the)\s+", re.IGNORECASE)


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return the key under which spellings of a name meet: ASCII letters and digits, lower case, single spaces.

    Dots and apostrophes vanish (`U.S.` is `us`, `N'Djamena` is `ndjamena`); any other mark parts words. Scripts are
    transliterated by anyascii. A text without letters or digits gives the empty key, which matches nothing.
    """
    plain = _JOINED.sub("", anyascii(_JOINED.sub("", text))).casefold()
    return _APART.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def bare_name(text: str) -> str:
    """Return a name without its article and possessive ending: `the Kremlin's` is `Kremlin`."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", text.strip())).strip()
