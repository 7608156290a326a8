"""Lists of sites in running text: "four sites: Camp A in B, C; the airfield at D", "nine bases, including E and F".

A `Reading` and a counted noun enter; the listed sites leave, each with the place that its item tells as its address, in
the order of the text; None where no list opens behind the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import FINITE
from regesta.extract.slots import naming
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

MARKS = (":", "—", "–", "--")
OPENERS = frozenset({"including", "namely"})
LEADING_IN = ("in", "at", "near", "on", "outside", "off", "within", "inside")
"""Words before a place that make it the address of what stands before it."""
BETWEEN = ("the", "far", "northern", "southern", "eastern", "western")
"""Words that may stand between the two."""
RELATIVE = ("which", "that", "where", "who", "whose")


@dataclass(frozen=True, slots=True)
class ListedSite:
    """A site of a list, and the place where its item says that it lies."""

    mention: Mention
    ground: Mention | None


def listed_sites(reading: Reading, counted: Token) -> list[ListedSite] | None:
    """Return the sites of the list that opens behind a counted noun; None where none does."""
    opening = opening_of(counted)
    if opening is None:
        return None
    behind = (token for token in counted.sent if token.i >= opening.i)
    listed = list(takewhile(lambda token: token.tag_ not in FINITE and token.lower_ not in RELATIVE, behind))
    found = [site for item in _items(listed) if (site := _site_of(reading, item)) is not None]
    named = any(site.mention.type == "facility" for site in found)
    # "Camp A in B, C; …": a bare place behind an address goes on with it, where the sites are bases
    return [site for site in found if not (named and _goes_on(reading, site, found))]


def opening_of(counted: Token) -> Token | None:
    """Return the mark or word by which a list opens behind a counted noun; None where none does."""
    return next((token for token in counted.sent if token.i > counted.i and _opens(token)), None)


def _opens(token: Token) -> bool:
    return token.text in MARKS or token.lower_ in OPENERS or (token.lower_ == "as" and token.nbor(-1).lower_ == "such")


def _items(listed: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the items of a list, between its commas and semicolons; where it has no semicolons, at "and" as well."""
    strong = any(token.text == ";" for token in listed)
    item: list[Token] = []
    for token in listed:
        parts = token.text in (",", ";") or (not strong and token.lower_ in ("and", "or"))
        if parts or token.text in MARKS:
            yield item
            item = []
        else:
            item.append(token)
    yield item


def _site_of(reading: Reading, item: list[Token]) -> ListedSite | None:
    """Return the first base or place of an item with the first place told behind it; None for other things."""
    head: Mention | None = None
    led_in: Mention | None = None
    for token in item:
        mention = reading.mention_by_token.get(token.i)
        if head is not None and mention is not None and mention.start < head.end:
            continue
        if head is None:
            head = _site_at(reading, token, mention)
            if head is None and led_in is None and mention is not None and mention.type == "place":
                led_in = mention  # "one in Niamey": the site is told by where it is
        elif mention is not None and mention.type in ("place", "facility") and _is_led_in(reading, mention):
            return ListedSite(head, mention)
    head = head or led_in
    return ListedSite(head, head if head.type == "place" else None) if head is not None else None


def _site_at(reading: Reading, token: Token, mention: Mention | None) -> Mention | None:
    if mention is not None:
        return mention if mention.type in ("facility", "place") and not _is_led_in(reading, mention) else None
    if "facility" in reading.classes(token) and token.dep_ != "compound" and token.i not in reading.quantities_by_token:
        return naming.description(reading, token, "facility")
    return None


def _is_led_in(reading: Reading, place: Mention) -> bool:
    """Tell whether a place stands behind "in" or "at": it is where something is."""
    token = reading.token_at(place.start)
    before = (token.doc[i] for i in range(token.i - 1, max(token.i - 4, -1), -1))
    word = next((t for t in before if t.lower_ not in BETWEEN), None)
    return word is not None and word.lower_ in LEADING_IN


def _goes_on(reading: Reading, site: ListedSite, found: list[ListedSite]) -> bool:
    """Tell whether a bare place only goes on with the address right before it: Isabela of "in Gamu, Isabela"."""
    if site.mention.type != "place":
        return False
    addresses = (other.ground for other in found if other.mention != site.mention and other.ground is not None)
    text = reading.document.text
    return any(text[address.end : site.mention.start].strip() == "," for address in addresses)
