"""Where sentences surely end, and where they surely do not: words and the model's odds enter; starts leave.

The model decides most boundaries. It learnt from few full stops behind abbreviations and few footnote marks; there the
words around decide, where they leave no doubt (`sentence_ends.yaml`). Every rule looks at a few words only, so that a
boundary depends on nothing far away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from numpy import bool_
from numpy.typing import NDArray

from regesta.annotate.lexicon_files import read_tables
from regesta.annotate.parse.tokens import CLOSING, FOOTNOTE_MARK, OPENING, SENTENCE_END, Words

QUOTE_ENDS = frozenset({'"', "”", "’", "»", "''"})
# What stands before the entries of a list that lost its lines: "… - 12 soldiers - Kosovo: 9 soldiers".
LIST_MARKS = frozenset({"-", "–", "—", "•", "·", "▪", "|"})
LONGEST_LABEL = 12
INITIAL = re.compile(r"[A-Z]\.")
NOTE_NUMBER = re.compile(r"\d{1,3}")
# Words looked back at from a possible boundary: more footnote marks in a row than anyone writes.
REACH_WORDS = 16
# Headings in Title Case have small words too, but short ones: "of", "and", "with".
SMALL_WORD_LETTERS = 5
WORDS_BEFORE_OPENER = 6


def settle_starts(texts: Sequence[str], glued: Sequence[bool], starts: NDArray[bool_]) -> None:
    """Correct, in place, which words of a stretch start a sentence, where the words leave no doubt.

    `glued` says that no space stands before a word. The first word always starts a sentence.
    """
    starts[0] = True
    k = 1
    while k < len(texts):
        behind = _pass_notes(texts, k) if texts[k] == "[" and _closes_sentence(texts, glued, k - 1) else k
        if behind > k:
            starts[k:behind] = False
            if behind < len(texts) and not glued[behind] and _may_begin(texts[behind]):
                starts[behind] = True
        elif not glued[k]:
            settled = _settle(texts, glued, k, after_start=bool(starts[k - 1]))
            starts[k] = starts[k] if settled is None else settled
        k = max(k, behind) + 1


def is_sure_boundary(words: Words, number: int) -> bool:
    """Say whether a sentence surely ends with this word: an end mark, then space, then something that may begin one.

    Footnote marks behind the end mark belong to the sentence.
    """
    following = number + 1
    while following < len(words.texts) and (words.texts[following].isspace() or _is_glued_mark(words, following)):
        following += 1
    if following >= len(words.texts):
        return True
    if words.glued[following] or not _may_begin(words.texts[following]):
        return False
    if _pass_notes(words.texts[following : following + 3], 0):
        return False
    begin = max(0, number - REACH_WORDS)
    numbers = [i for i in range(begin, number + 1) if not words.texts[i].isspace()]
    texts, glued = [words.texts[i] for i in numbers], [words.glued[i] for i in numbers]
    last = len(texts) - 1
    while last >= 3 and texts[last] == "]" and _pass_notes(texts, last - 2) == last + 1:
        last -= 3
    return _closes_sentence(texts, glued, last) and not _is_abbreviation(_full_form(texts, glued, last))


def _is_glued_mark(words: Words, number: int) -> bool:
    """Say whether a word is a footnote's number, glued to what stands before it."""
    return words.glued[number] and FOOTNOTE_MARK.fullmatch(words.texts[number]) is not None


def _pass_notes(texts: Sequence[str], k: int) -> int:
    """Give the place behind the footnote marks in brackets that begin here, "[12]"; the same place if none does."""
    while k + 2 < len(texts) and texts[k] == "[" and texts[k + 2] == "]" and NOTE_NUMBER.fullmatch(texts[k + 1]):
        k += 3
    return k


def _closes_sentence(texts: Sequence[str], glued: Sequence[bool], k: int) -> bool:
    """Say whether a word is an end mark, or closes a quotation or bracket behind one."""
    while k and texts[k] in CLOSING and glued[k]:
        k -= 1
    return texts[k] in SENTENCE_END


def _may_begin(word: str) -> bool:
    """Say whether a sentence may begin with this word."""
    return word[0].isupper() or word[0].isdigit() or word in OPENING


def _settle(texts: Sequence[str], glued: Sequence[bool], k: int, *, after_start: bool) -> bool | None:
    """Say whether a word surely starts a sentence or surely does not; `None` leaves it to the model."""
    last = texts[k - 1]
    if last in QUOTE_ENDS:
        stopped = k > 1 and glued[k - 1] and texts[k - 2] == "."
        return True if stopped and _opens_sentence(texts, k) else None
    if last in LIST_MARKS and k > 1 and not glued[k - 1]:
        return True if _opens_entry(texts, k) else None
    if not last.endswith("."):
        return None
    before = _full_form(texts, glued, k - 1)
    opens = _opens_sentence(texts, k)
    if before in _listed("never_end") or (before in _listed("before_figures") and texts[k][0].isdigit()):
        return False
    if opens and (before in _listed("may_end") or _is_full_stop(texts, k - 1)):
        return True
    if INITIAL.fullmatch(before) and k > 1 and not after_start:
        letter = k - 2 if texts[k - 1] == "." else k - 1
        named_by_letter = letter > 0 and texts[letter - 1].lower() in _listed("labels") and texts[k][0].isupper()
        return True if opens or named_by_letter else None
    return None


def _opens_entry(texts: Sequence[str], k: int) -> bool:
    """Say whether an entry of a list begins here: a label with a capital, its brackets if any, and a colon."""
    if not texts[k][0].isupper():
        return False
    for word in texts[k + 1 : k + LONGEST_LABEL]:
        if word == ":":
            return True
        if word in LIST_MARKS or word in SENTENCE_END or word in (",", ";"):
            return False
    return False


def _is_abbreviation(form: str) -> bool:
    """Say whether a word with its full stop is one that seldom ends a sentence."""
    return form in _listed("never_end") or form in _listed("before_figures")


def _is_full_stop(texts: Sequence[str], k: int) -> bool:
    """Say whether a word is a full stop, and not that of a list's number: "1. The port".

    Before an opener and a small word it ends a sentence 1,198 times of 1,206 in GUM's training part, and all but two
    of 3,891 in EWT's.
    """
    return texts[k] == "." and k > 0 and not (texts[k - 1].isdigit() and len(texts[k - 1]) <= 2)


def _full_form(texts: Sequence[str], glued: Sequence[bool], k: int) -> str:
    """Give the word that ends here, with its full stop where that is a word of its own."""
    return texts[k - 1] + "." if k and glued[k] and texts[k] == "." else texts[k]


def _opens_sentence(texts: Sequence[str], k: int) -> bool:
    """Say whether an opener stands here, unlike in a heading or a name: a small word follows it or stood before it."""
    if texts[k] not in _listed("openers") or k + 1 >= len(texts):
        return False
    before = texts[max(0, k - WORDS_BEFORE_OPENER) : k]
    return not texts[k + 1][0].isupper() or any(word.islower() and len(word) >= SMALL_WORD_LETTERS for word in before)


@cache
def _listed(name: str) -> frozenset[str]:
    """Give the words of one list."""
    lists: dict[str, list[str]] = _lists()[name]
    return frozenset(word for words in lists.values() for word in words)


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    """Read the lists."""
    return read_tables(Path(__file__).with_suffix(".yaml"))
