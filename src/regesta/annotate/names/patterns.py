"""Names that their own words give away: a parsed document enters; spans of treaties and placed facilities leave.

"Convention on Cluster Munitions", "Mine Ban Treaty", "Amended Protocol II"; "Transit Center at Manas", where common
words alone name nothing and the place behind them makes the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WORD = r"\b[A-Z][\w’'-]{1,30}"
"""A capitalised word; bounded, and begun only where a word begins, so that hostile texts stay fast."""
_SMALL = r"(?:of|and|on|the|in|for|or|to|a)"
_TREATY = re.compile(
    rf"(?:(?!The\b|This\b|That\b|Its\b)(?:{_WORD} ){{1,6}}(?:Convention|Treaty|Covenant)"
    rf"|(?:Convention|Treaty|Covenant) (?:on|against|for|of|relating to|concerning) (?:the )?{_WORD}"
    rf"(?:(?: {_SMALL}){{0,3}} {_WORD}){{0,8}}"
    r"|(?:Amended |Additional )?Protocol (?:[IVX]{1,4}|\d)\b)"
    r"(?! Organi[sz]ation| Body| Secretariat)"
)
_LOCATING = frozenset({"at", "of", "in"})


def find_treaties(doc: Doc) -> Iterator[Span]:
    """Yield the spans of treaties and their protocols; a sentence's first word is no part of one."""
    for found in _TREATY.finditer(doc.text):
        if "\n" in found.group():
            continue
        span = doc.char_span(*found.span())
        while span is not None and len(span) > 2 and span[0].is_sent_start and span[0].tag_[:3] != "NNP":
            span = doc[span.start + 1 : span.end]
        whole = span is not None and not _breaks_off(span)
        if span is not None and len(span) > 1 and whole:
            yield span


def _breaks_off(span: Span) -> bool:
    """Tell whether a name would end in an adjective of a common noun behind it: "the Treaty on the Russian base"."""
    last = span[-1]
    return bool(last.dep_ == "amod" and last.head.i >= span.end and last.head.text.islower())


def find_placed_facilities(doc: Doc, heads: frozenset[str], is_common: Callable[[Token], bool]) -> Iterator[Span]:
    """Yield "Transit Center at Manas": capitalised common words that a head noun ends, and the place behind them."""
    for token in doc[:-2]:
        if token.lemma_.lower() not in heads or not _is_capital(token) or doc[token.i + 1].lower_ not in _LOCATING:
            continue
        start, end = token.i, token.i + 2
        while start > 0 and _is_capital(doc[start - 1]) and is_common(doc[start - 1]):
            start -= 1
        before = doc[start - 1] if start else None
        named = before is not None and (_is_capital(before) or before.text[:1].isdigit())
        named = named and before is not None and before.lower_ not in ("the", "a", "an", "its", "this", "that")
        while end < len(doc) and _is_capital(doc[end]) and doc[end].tag_.startswith("NNP"):
            end += 1
        if start < token.i and end > token.i + 2 and not named:
            yield doc[start:end]


def _is_capital(token: Token) -> bool:
    """Whether a word is written as part of a name."""
    return bool(token.text[:1].isupper())
