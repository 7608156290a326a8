"""What tells units, bases and forces apart: numbers, sides and kinds. Two named things enter, 1 or 0 leaves."""

from __future__ import annotations

from regesta.link.features.names import words_match
from regesta.link.named import Named
from regesta.link.naming import read_words

SITES = frozenset({"base", "airfield", "port", "station"})
"""Kinds of things of which a description can mean one; troops and units are many, and may be at any of them."""


def same_number(a: Named, b: Named) -> float:
    """Both bear the same number, as a base and the division that keeps it: 201st base, 201st division."""
    return float(bool(a.traits.numbers) and a.traits.numbers == b.traits.numbers and not _other_words(a, b))


def same_operator(a: Named, b: Named) -> float:
    """Both belong to one country or organisation."""
    return float(a.operator is not None and a.operator == b.operator)


def same_kind(a: Named, b: Named) -> float:
    """Both names end in the same kind of thing: base and camp, but not base and division."""
    return float(a.traits.head is not None and a.traits.head == b.traits.head)


def same_description(a: Named, b: Named) -> float:
    """Neither name distinguishes anything and both read the same: "Russian troops", "Ministry of Defence"."""
    return float(a.is_description and b.is_description and a.traits.key == b.traits.key)


def same_general_force(a: Named, b: Named) -> float:
    """Both speak of a country's forces in general: French troops, French soldiers."""
    return float(a.is_description and b.is_description and a.traits.head == b.traits.head == "force")


def the_only_one_named(a: Named, b: Named) -> float:
    """One is a description ("the Russian base"), the other the only site of that owner there in its documents."""
    described, named = (a, b) if a.is_description else (b, a)
    if not described.is_description or named.is_description or described.traits.head not in SITES:
        return 0.0
    known = None not in (described.operator, described.host)
    return float(known and bool(described.documents & named.alone_in) and described.rivals_in <= named.alone_in)


def said_to_be_opened(a: Named, b: Named) -> float:
    """One is a description of what is opened or founded: it may be another than the one that is there."""
    return float((a.opened and a.is_description) != (b.opened and b.is_description))


def other_numbers(a: Named, b: Named) -> float:
    """The numbers differ: the 201st is not the 102nd."""
    return float(bool(a.traits.numbers and b.traits.numbers) and a.traits.numbers != b.traits.numbers)


def other_operator(a: Named, b: Named) -> float:
    """The things belong to different countries."""
    return float(None not in (a.operator, b.operator) and a.operator != b.operator)


def other_kind(a: Named, b: Named) -> float:
    """The heads of the names are of kinds that no one thing has: a training ground is no airfield."""
    heads = a.traits.head, b.traits.head
    return float(None not in heads and heads[0] != heads[1] and frozenset(heads) not in read_words()["akin"])


def _other_words(a: Named, b: Named) -> bool:
    """Whether both names have distinguishing words and these differ: 3rd Kant division, 3rd Osh division."""
    return bool(a.traits.distinctive and b.traits.distinctive) and not words_match(a, b)
