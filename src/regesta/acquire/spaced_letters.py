"""Words printed letter by letter, as bad scans and old titles have them: a text enters; it leaves with words joined.

"T h e   b a s e" has wider gaps between its words than between its letters, and is joined. "a d o p t e d b y" tells
no reader of words where one begins: a text of which a good part stands so is refused with what to do.
"""

from __future__ import annotations

import re

from regesta.acquire.refusing import Unreadable

_RUN = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}")
MOST_SPACED = 0.3
"""Share of a text's letters from which it is taken for a scan in spaced letters; headings stay far below."""
FEWEST_LETTERS = 200
"""Letters below which nothing is said of a text's printing."""


_SPACED_WORDS = re.compile(r"(?<!\S)\S(?:[ \u00a0]\S)*(?:[ \u00a0]{2,8}\S(?:[ \u00a0]\S)*)+(?!\S)")
_SPACED_WORD = re.compile(r"[^\W\d_](?:[ \u00a0][^\W\d_]){2,}")
_WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
_FEWEST_JOINED = 6
"""Letters that a run needs for its gaps to tell words: "A B  C" may be a row of marks."""


def join_spaced_letters(text: str) -> str:
    """Return a text in which words set letter by letter, with wider gaps between them, are words: "3 , 5 0 0  m e n".

    What has the same gap everywhere stays as it is.
    """
    return _SPACED_WORDS.sub(_join, text) if _WIDE_GAP.search(text) else text


def _join(run: re.Match[str]) -> str:
    words = _WIDE_GAP.split(run[0])
    spelled = sum(len(word) // 2 + 1 for word in words if _SPACED_WORD.match(word))
    return " ".join(re.sub(r"[ \u00a0]", "", word) for word in words) if spelled >= _FEWEST_JOINED else run[0]


def refuse_spaced_letters(text: str) -> None:
    """Raise Unreadable for a text of which a good part stands letter by letter."""
    spaced = sum(len(run[0]) // 2 for run in _RUN.finditer(text))
    if spaced < FEWEST_LETTERS * MOST_SPACED:
        return
    letters = sum(map(str.isalpha, text))
    if letters >= FEWEST_LETTERS and spaced > MOST_SPACED * letters:
        raise Unreadable(
            "Its words are printed letter by letter, with blanks between: where one ends cannot be told.",
            "Recognise the scan anew, or save its text without the blanks.",
        )
