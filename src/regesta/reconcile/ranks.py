"""What a claim of rank ranks: "Russia's largest base abroad" enters; its rank, thing and narrowing words leave."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model import Claim
from regesta.reconcile.tables import read_tables
from regesta.vocabulary.folding import fold_name


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank with the kind of thing that is ranked; two ranks are comparable when both are known."""

    superlative: str
    thing: str
    narrowing: frozenset[str]


def rank_of(claim: Claim) -> Rank | None:
    """Return the rank that a claim's words give; None for other claims and where rank or thing is not made out.

    The words after the superlative decide: "the base is the largest deployment" ranks forces.
    """
    if claim.property != "rank":
        return None
    table = read_tables()["ranks"]
    words = claim.value.text.casefold().replace("’", "'").split()
    place = next((i for i, word in enumerate(words) if word.strip(".,;'\"") in table["superlatives"]), None)
    if place is None:
        return None
    after = [word.strip(".,;'\"") for word in words[place + 1 :]]
    things = {noun: thing for thing, nouns in table["things"].items() for noun in nouns}
    end, thing = next(
        ((i, things[fold_name(word)]) for i, word in enumerate(after) if fold_name(word) in things), (0, "")
    )
    if not thing:
        return None
    superlative = words[place].strip(".,;'\"")
    return Rank(
        "largest" if superlative == "biggest" else superlative, thing, frozenset(after[:end]) & set(table["narrowing"])
    )
