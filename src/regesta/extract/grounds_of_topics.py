"""Of which country a topic is: what somebody speaks of enters; its ground leaves, or that it is of the thing as such.

A truce is the passage's; mines, pacts and foreign bases in general are of no country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_plural
from regesta.extract.reading.noun_classes import PACTS
from regesta.extract.reading.relations import ANY_SUBJECTS
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_GROUND = frozenset(["truce", "harm_source", "talks", "agreement", "treaty", "facility"])
"""Topics that are of the country of which the passage speaks; arms and people judged may be anywhere."""
POINTING = frozenset(["this", "that", "these", "those", "the", "such"])


def ground_of(reading: Reading, focus: Focus, noun: Token, *, judged: bool) -> Mention | None:
    """Return the country of which a nameless topic is told: of a truce the passage's, of forces one in the sentence.

    Who acts is not the ground: "Norway will lead a battalion".
    """
    ground = focus.host(noun, None)
    general = _is_general(noun) or (reading.classes(noun) & PACTS and not _is_pointed_at(noun))
    if ground is not None and general and ground.found_in not in ("clause", "sentence"):
        return None  # agreements in general are of no country
    if ground is None or reading.classes(noun) & OF_GROUND:
        return ground
    acts = any(
        child.dep_ in ANY_SUBJECTS and reading.country_of(child) == ground.name for child in noun.sent.root.subtree
    )
    near = ground.found_in in ("clause", "sentence") and not acts
    return ground if near and not judged else None


def _is_general(noun: Token) -> bool:
    """Tell whether a plural without an article is of any such thing: "basing agreements have always been needed"."""
    told = any(child.dep_ in ("det", "nmod:poss", "nmod", "acl", "acl:relcl", "nummod") for child in noun.children)
    return noun.tag_ == "NNS" and not told


def is_everywhere(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is of mines or pacts as such: "landmines must be banned", "basing agreements are normal"."""
    if is_plural(noun) and reading.classes(noun) & PACTS and not _is_pointed_at(noun):
        return any(child.dep_ in ("amod", "compound") for child in noun.children)
    return bool(reading.classes(noun) & {"mine", "mine_action"}) and not _is_pointed_at(noun)


def _is_pointed_at(noun: Token) -> bool:
    return any(child.lower_ in POINTING for child in noun.children)


def is_foreign(noun: Token) -> bool:
    """Tell whether a noun is of other states' forces or bases as such: "no foreign bases on our soil"."""
    words = {child.lower_ for child in noun.children}
    return "foreign" in words and not words & POINTING
