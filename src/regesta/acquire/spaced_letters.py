"""Words printed letter by letter, as bad scans have them: a text enters; it passes, or is refused with what to do.

"a d o p t e d  b y" tells no reader of words where one begins; a heading set so is left as it is.
"""

from __future__ import annotations

import re

from regesta.acquire.refusing import Unreadable

_RUN = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}")
MOST_SPACED = 0.3
"""Share of a text's letters from which it is taken for a scan in spaced letters; headings stay far below."""
FEWEST_LETTERS = 200
"""Letters below which nothing is said of a text's printing."""


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
