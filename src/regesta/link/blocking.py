"""Which named things are worth comparing: named things enter, pairs of their numbers leave.

Only things that share a key are compared: a word, a number, an entry of the gazetteer, the letters of an acronym. A key
that very many share is refined by what else they share, and what is still too many is compared with its neighbours in
the order of names. So work grows with the names and not with their square, and no common name is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from regesta.link.body_names import read_office_of_state
from regesta.link.features.names import LEAST_ACRONYM, is_acronym
from regesta.link.named import Named
from regesta.link.spelling import spelling_key

LARGEST_BLOCK = 60
"""Things that share a key and are all compared with each other: 1,800 pairs, some hundredths of a second."""
NEIGHBOURS = 12
"""Things after it in the order of names with which each of a block that cannot be refined is compared, for spellings of
one name stand together there. On the claims of `benchmarks/linking_speed.py` this and comparing all joined the same."""
BLOCK_LETTERS = 4
"""Letters at the start of a word's spelling key that a block shares, so that endings may differ."""

Pair = tuple[int, int]
Key = tuple[str, ...]


def candidate_pairs(things: Sequence[Named], fresh: Collection[int] | None = None) -> list[Pair]:
    """Return the pairs worth comparing, in ascending order; with `fresh`, only those of which one is fresh."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in set(_block_keys(thing)):
            blocks[key].append(number)
    chosen = None if fresh is None else frozenset(fresh)
    pairs: set[Pair] = set()
    for members in blocks.values():
        if len(members) > 1 and (chosen is None or not chosen.isdisjoint(members)):
            pairs.update(pair for pair in _pairs_of_block(things, members) if chosen is None or _touches(pair, chosen))
    return sorted(pairs)


def _touches(pair: Pair, fresh: Collection[int]) -> bool:
    return pair[0] in fresh or pair[1] in fresh


def _pairs_of_block(things: Sequence[Named], members: Sequence[int]) -> Iterator[Pair]:
    if len(members) <= LARGEST_BLOCK:
        yield from _all_pairs(members)
        return
    finer: dict[str, list[int]] = defaultdict(list)
    for number in members:
        for mark in set(_finer_marks(things[number])):
            finer[mark].append(number)
    for mark in sorted(finer):
        yield from _all_pairs(finer[mark]) if len(finer[mark]) <= LARGEST_BLOCK else _neighbours(things, finer[mark])
    yield from _neighbours(things, members)


def _all_pairs(members: Sequence[int]) -> Iterator[Pair]:
    for place, a in enumerate(members):
        for b in members[place + 1 :]:
            yield a, b


def _neighbours(things: Sequence[Named], members: Sequence[int]) -> Iterator[Pair]:
    """Yield each member with those that follow it in the order of names, and in that of names read backward."""
    for backward in (False, True):
        ordered = sorted(members, key=lambda number: (_sound(things[number], backward), number))
        for place, a in enumerate(ordered):
            for b in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                yield min(a, b), max(a, b)


def _sound(thing: Named, backward: bool) -> list[str]:
    keys = [spelling_key(word) for word in thing.traits.distinctive] or [thing.traits.key]
    return keys[::-1] if backward else keys


def _finer_marks(thing: Named) -> Iterator[str]:
    """Yield what else a thing may share with its like: persons pairs of names, others whose and where they are."""
    words = [spelling_key(word) for word in thing.traits.distinctive]
    if thing.group == "person":
        for place, word in enumerate(words):
            yield from (f"{min(word[:3], other[:3])}|{max(word[:3], other[:3])}" for other in words[place + 1 :])
            yield from (f"{word[:BLOCK_LETTERS]}|{other[:1]}" for other in words if other != word)
        return
    yield f"of {thing.operator} in {thing.host}"
    for number in thing.traits.numbers:
        yield f"number {number}"
    for place, word in enumerate(words):
        yield from (f"{min(word, other)}|{max(word, other)}" for other in words[place + 1 :])


def _block_keys(thing: Named) -> Iterator[Key]:
    """Yield the keys under which a thing meets others; what says little meets only those of its own documents."""
    traits, group = thing.traits, thing.group
    marks = [*sorted(traits.numbers), *(spelling_key(word)[:BLOCK_LETTERS] for word in traits.distinctive)]
    if group == "agreement":
        marks = [*marks, *sorted(traits.years)]
    for document in thing.documents:
        for mark in marks or [traits.key]:
            yield group, "document", document, mark
        if group == "agreement" and thing.is_description:
            yield group, "document", document
    if group == "forces":
        yield from ((group, "site", document, str(thing.operator), str(thing.host)) for document in thing.documents)
    for office, country in thing.offices:
        for mark in marks:
            yield group, "office", office, country, mark
    if thing.says_little:
        return
    yield group, "name", traits.key
    if thing.entry:
        yield group, "entry", *thing.entry
    for mark in marks:
        yield group, "mark", mark
    yield from _key_of_letters(thing)
    if group == "organisation":
        yield group, "body", *sorted(read_office_of_state(thing.name))
    parties = thing.parties or traits.nations
    if len(parties) > 1:
        yield group, "nations", *sorted(parties)
    if thing.is_description and traits.head == "force":
        yield group, "force", thing.operator or "", thing.host or ""


def _key_of_letters(thing: Named) -> Iterator[Key]:
    """Yield the first letters of a name, which its acronym is made of, or the acronym itself."""
    words = thing.traits.words
    if len(words) >= LEAST_ACRONYM:
        yield thing.group, "letters", "".join(word[0] for word in words)
        plain = [word for word in words if word not in ("of", "and", "the", "for", "in", "on", "to")]
        yield thing.group, "letters", "".join(word[0] for word in plain)
    if is_acronym(thing):
        yield thing.group, "letters", "".join(words)
