"""Rows of verbs that a parser takes for words on a noun: a stretch and its parse enter; the parse leaves mended.

Of "has never produced, used or stockpiled mines" the parser makes mines that were "used or stockpiled"; the comma
behind the first verb, which has no object before it, says that all three are verbs of the same subject. Of "12 were
killed and nine, including three children, wounded" it makes children that were wounded and nine that were killed; of
"ordered US forces to leave", forces whose nature it is to leave.
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


ORDERING = frozenset({"ordered", "orders", "ordering", "told", "tells", "telling", "instructed", "commanded", "forced",
                      "forces", "forcing", "urged", "urges", "urging", "compelled"})  # fmt: skip


def hand_on_orders(texts: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Give a verb of ordering the deed that it orders, which a parser may hang on who is to do it; no other verb."""
    for deed in range(3, len(texts)):
        noun = heads[deed]
        told = deps[deed] == "acl" and tags[deed] == "VB" and noun == deed - 2 and tags[deed - 1] == "TO"
        ordered = told and deps[noun] == "obj" and tags[noun] == "NNS" and texts[heads[noun]].lower() in ORDERING
        if ordered:
            deps[deed], heads[deed] = "xcomp", heads[noun]


def part_gapped_passives(texts: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Give a number its own participle behind the aside that parts them; nothing else is touched."""
    for verb in range(3, len(texts)):
        noun = heads[verb]
        number = heads[noun]
        aside = texts[verb - 1] == "," and noun == verb - 2 and number + 1 < noun and texts[number + 1] == ","
        if tags[verb] != "VBN" or deps[verb] != "acl" or deps[noun] != "nmod" or not aside:
            continue
        before = heads[number]
        passive = any(deps[i] == "aux:pass" and heads[i] == before for i in range(before))
        if tags[number] == "CD" and deps[number] == "conj" and tags[before] == "VBN" and passive:
            deps[number], heads[number] = "nsubj:pass", verb
            deps[verb], heads[verb] = "conj", before
