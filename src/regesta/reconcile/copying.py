"""Whether two passages share their words: two quotations enter; copied, alike or unlike leaves.

A run is a stretch of words that both have, one after another. Figures and names of one event make short runs by
themselves, so that only long ones show copying.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from regesta.vocabulary.folding import fold_name

Likeness = Literal["copied", "alike", "unlike"]

COPIED_RUN = 12
"""Words in a row that show copying. Stories of one event written apart seldom share seven in a row; official names
and offices ("Collective Security Treaty Organization member states") make runs of up to eight."""
ALIKE_RUN = 6
"""Words in a row from which a shared origin is possible but not shown: "about 7,000 troops from Russia's 201st"."""
COPIED_SHARE = 0.8
"""Share of the shorter passage's words in one run that shows copying, when the run is at least ALIKE_RUN long."""
SHINGLE = 4
"""Words of a shingle; a pair without a common one cannot have a run worth measuring, and most pairs have none."""


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold_name(text).split())


@lru_cache(maxsize=16384)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1))


def compare_passages(a: str, b: str) -> Likeness:
    """Return whether one passage is shown to be copied from the other; an empty one is unlike any."""
    if not _shingles(a) & _shingles(b):
        return "unlike"
    run, shorter = _longest_run(_words(a), _words(b)), min(len(_words(a)), len(_words(b)))
    if run >= COPIED_RUN or (run >= ALIKE_RUN and run >= COPIED_SHARE * shorter):
        return "copied"
    return "alike" if run >= ALIKE_RUN else "unlike"


def _longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Return the length of the longest stretch of words common to both."""
    longest, above = 0, [0] * (len(b) + 1)
    for word in a:
        row = [0] * (len(b) + 1)
        for place, other in enumerate(b):
            if word == other:
                row[place + 1] = above[place] + 1
                longest = max(longest, row[place + 1])
        above = row
    return longest
