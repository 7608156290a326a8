"""In which country the words around a place put it: "Yemen's Hodeidah governorate", "Taza, Iraq".

A `Reading` and a place's mention enter; the name of the country leaves, or None where the words beside it tell none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.no_grounds import is_one_site
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = re.compile(r",\s+(?:(?:[A-Z][\w’'-]*\s?){1,3},\s+)?")
"""Between a place and its country: "Karachi, Sindh, Pakistan"."""
CLOSES = re.compile(r"\s*(?:[.,;:)\n]|\Z|\b(?:which|where|that|is|was|were|on|in|since|until)\b)")
"""What follows a country that closes an address; "in Vienna, Kenya and Chad" is a list."""
OWNING = ("nmod:poss", "amod", "compound")
PARTS_OF_COUNTRIES = words_of("parts_of_countries")


def country_behind(reading: Reading, mention: Mention) -> str | None:
    """Return the country that an address ends with."""
    text = reading.document.text
    between = BEHIND.match(text, mention.end)
    for end in sorted({between.end(), mention.end + 2}, reverse=True) if between is not None else ():
        behind = reading.mention_by_token.get(reading.token_at(end).i) if end < len(text) else None
        if behind is not None and behind.type == "country" and CLOSES.match(text, behind.end):
            return behind.name
    return None


def country_before(reading: Reading, mention: Mention) -> str | None:
    """Return the country whose a place is called, or the part of it that the place is: "the Yemeni port of Mokha"."""
    head = reading.head_of(mention.start, mention.end)
    owners = (
        [c for c in head.children if c.i < head.i and c.dep_ == "nmod:poss"] if not is_one_site(reading, head) else []
    )
    whole = head.head
    if head.dep_ in ("nmod", "appos", "nmod:desc") and whole.lemma_.lower() in PARTS_OF_COUNTRIES:
        owners += [c for c in whole.children if c.i < whole.i and c.dep_ in OWNING]
        owners = owners if preposition_of(head) in ("of", None) else []
    elif head.lemma_.lower() in PARTS_OF_COUNTRIES:
        owners += [c for c in head.children if c.i < head.i and c.dep_ in OWNING]
        behind = [c for c in head.children if c.dep_ == "nmod" and preposition_of(c) == "of"]
        return _only_country(reading, owners) or _only_country(reading, behind)  # "the Chin state of Burma"
    return _only_country(reading, owners)


def _only_country(reading: Reading, owners: list[Token]) -> str | None:
    names = {name for token in owners if (name := reading.country_of(token)) is not None}
    return names.pop() if len(names) == 1 else None


def is_counted_apart(noun: Token) -> bool:
    """Tell whether a noun behind a place only counts who is there: "in Latvia, 1,700 Canadians"."""
    apart = noun.dep_ == "appos" or noun.tag_ == "NNPS"
    return apart and any(child.dep_ == "nummod" for child in noun.children)


PUT_SOMEWHERE = frozenset({"establish", "set", "open", "build", "locate", "situate", "found", "station"})


def put_where(site: Token) -> list[Token]:
    """Return where a clause on a site says that it was put: "Turkey's base, set up in the Somali capital in 2017"."""
    put = (t for t in site.subtree if t.dep_ in ("acl", "acl:relcl") and t.lemma_.lower() in PUT_SOMEWHERE)
    where = (child for clause in put for child in clause.children if child.dep_ == "obl")
    return [child for child in where if preposition_of(child) in ("in", "at", "near")]
