"""What tells agreements and borders apart: parties, years and objects. Two named things enter, 1 or 0 leaves."""

from __future__ import annotations

from regesta.link.features.names import words_match
from regesta.link.named import Named


def same_parties_and_year(a: Named, b: Named) -> float:
    """Agreements of one year between the same parties, named or those of their claims: the 1993 deal."""
    same_years = bool(a.traits.years) and a.traits.years == b.traits.years
    return float(same_years and len(a.parties) > 1 and a.parties == b.parties and not _other_objects(a, b))


def same_year_in_one_document(a: Named, b: Named) -> float:
    """One name gives the year alone, in a document whose only other agreement of that year is the other: the 1993 deal.

    Where the document has two agreements of the year, neither is meant for sure.
    """
    same_years = bool(a.traits.years) and a.traits.years == b.traits.years
    bare = not (a.traits.nations and b.traits.nations)
    return float(same_years and bare and bool(a.documents & b.documents) and not _other_objects(a, b))


def same_parties(a: Named, b: Named) -> float:
    """Agreements or borders of the same two countries, where no year or name says otherwise."""
    parties = a.traits.nations
    if len(parties) < 2 or parties != b.traits.nations or a.traits.distinctive or b.traits.distinctive:
        return 0.0
    return float(a.traits.head is not None and a.traits.head == b.traits.head)


def other_years(a: Named, b: Named) -> float:
    """The years in the names differ: the agreement of 1993 is not that of 2012."""
    return float(bool(a.traits.years and b.traits.years) and not a.traits.years & b.traits.years)


def one_year_unknown(a: Named, b: Named) -> float:
    """Of two agreements only one name gives a year, so that it may be an earlier or later one."""
    return float(bool(a.traits.years) != bool(b.traits.years))


def other_parties(a: Named, b: Named) -> float:
    """The agreements, borders or bodies named are those of different countries: Bank of China, Bank of Chile."""
    nations = a.traits.nations, b.traits.nations
    is_of_parties = a.group in ("agreement", "organisation") or "border" in (a.traits.head, b.traits.head)
    return float(is_of_parties and all(nations) and nations[0] != nations[1])


def other_objects(a: Named, b: Named) -> float:
    """Both names say what the agreement is on, and the words differ: the Manas lease, the Kant lease."""
    return float(_other_objects(a, b))


def _other_objects(a: Named, b: Named) -> bool:
    return bool(a.traits.distinctive and b.traits.distinctive) and not words_match(a, b)
