"""Rows of verbs before one object: the words of a stretch and its parse enter; the parse leaves with such rows joined.

Of "has never produced, used or stockpiled mines" the parser makes mines that were "used or stockpiled"; the comma
behind the first verb, which has no object before it, says that all three are verbs of the same subject.
"""

from __future__ import annotations

from collections.abc import Sequence

PARTICIPLES = frozenset({"VBN", "VBD"})


def join_verb_rows(texts: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Make the second verb of such a row a conjunct of the first, and the third with it; nothing else is touched."""
    for comma in range(1, len(texts) - 1):
        first, second = comma - 1, comma + 1
        if texts[comma] != "," or deps[second] != "amod" or tags[first] not in PARTICIPLES:
            continue
        noun = heads[second]
        shared = noun > second and heads[noun] == first and deps[noun] == "obj" and tags[second] in PARTICIPLES
        others = [i for i in range(second + 1, noun) if heads[i] == second and deps[i] == "conj"]
        if not shared or not any(tags[i] in PARTICIPLES for i in others):
            continue
        for verb in (second, *others):
            deps[verb], heads[verb] = "conj", first
