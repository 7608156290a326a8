"""Which named things are worth comparing: named things enter, pairs of their numbers leave.

Only things that share a key are compared: a word, a number, an entry of the gazetteer, the letters of an acronym. A key
that very many share is refined by what else they share, and what is still too many is compared with its neighbours in
the order of names. So work grows with the names and not with their square, and no common name is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from regesta.link.body_names import read_office_of_state
from regesta.link.features.names import LEAST_ACRONYM, is_acronym
from regesta.link.named import Named
from regesta.link.parts import BETWEEN
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


def candidate_pairs(things: Sequence[Named]) -> list[Pair]:
    """Return the pairs worth comparing, in ascending order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in set(block_keys(thing)):
            blocks[key].append(number)
    pairs: set[Pair] = set()
    for members in blocks.values():
        if len(members) > 1:
            pairs.update(pairs_of_block(things, members))
    return sorted(pairs)


def pairs_of_block(things: Sequence[Named], members: Sequence[int]) -> Iterator[Pair]:
    """Yield the pairs worth comparing of things that share a key, by their numbers, some more than once."""
    if len(members) <= LARGEST_BLOCK:
        yield from _all_pairs(members)
        return
    finer: dict[str, list[int]] = defaultdict(list)
    for number in members:
        for mark in set(finer_marks(things[number])):
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
        ordered = sorted(members, key=lambda number: (sound_of(things[number])[backward], number))
        for place, a in enumerate(ordered):
            for b in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                yield min(a, b), max(a, b)


def sound_of(thing: Named) -> tuple[str, str]:
    """Return what orders names: their words as they sound, from the first and from the last; shorter names first."""
    keys = [spelling_key(word) for word in thing.traits.distinctive] or [thing.traits.key]
    return BETWEEN.join(keys), BETWEEN.join(keys[::-1])


def finer_marks(thing: Named) -> Iterator[str]:
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


def block_keys(thing: Named) -> Iterator[Key]:
    """Yield the keys under which a thing meets others; what says little meets only those of its own documents."""
    for document in thing.documents:
        yield from keys_in_document(thing, document)
    yield from keys_beyond_documents(thing)


def keys_in_document(thing: Named, document: str) -> Iterator[Key]:
    """Yield the keys under which a thing meets others of one document."""
    group = thing.group
    for mark in _marks(thing) or [thing.traits.key]:
        yield group, "document", document, mark
    if group == "agreement" and thing.is_description:
        yield group, "document", document
    if group == "forces":
        yield group, "site", document, str(thing.operator), str(thing.host)


def keys_beyond_documents(thing: Named) -> Iterator[Key]:
    """Yield the keys under which a thing meets others of any document."""
    traits, group, marks = thing.traits, thing.group, _marks(thing)
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


def _marks(thing: Named) -> list[str]:
    """Return the numbers and beginnings of words of a name, of an agreement its years too."""
    traits = thing.traits
    marks = [*sorted(traits.numbers), *(spelling_key(word)[:BLOCK_LETTERS] for word in traits.distinctive)]
    return [*marks, *sorted(traits.years)] if thing.group == "agreement" else marks


def _key_of_letters(thing: Named) -> Iterator[Key]:
    """Yield the first letters of a name, which its acronym is made of, or the acronym itself."""
    words = thing.traits.words
    if len(words) >= LEAST_ACRONYM:
        yield thing.group, "letters", "".join(word[0] for word in words)
        plain = [word for word in words if word not in ("of", "and", "the", "for", "in", "on", "to")]
        yield thing.group, "letters", "".join(word[0] for word in plain)
    if is_acronym(thing):
        yield thing.group, "letters", "".join(words)
