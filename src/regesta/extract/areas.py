"""Which ground a claim of contamination or clearance is about: borders, named places, described areas.

A centre enters; a `Mention` of the area leaves. Borders are named by their two countries, whoever the text names
first, so that "the border with Tajikistan" in a report on Kyrgyzstan and "the Kyrgyz-Tajik border" are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract import naming
from regesta.extract.centres import Centre
from regesta.extract.clauses import clause_head, clause_tokens, preposition_of
from regesta.extract.countries import Focus
from regesta.extract.reading import Reading
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

BORDERS = frozenset({"border", "frontier", "boundary"})
PLACED = ("obl", "nmod", "compound", "nmod:poss", "obj")
SPECIFIC = frozenset(
    ["minefield", "enclave", "district", "province", "region", "village", "valley", "road", "ground", "area", "island",
     "base", "zone", "sector", "territory", "field", "land", "airfield"]
)  # fmt: skip


def area_of(reading: Reading, centre: Centre, noun: Token) -> Mention | None:
    """Return the ground that a centre is about; None where the clause names none."""
    tokens = _nearest_first(reading, centre, noun)
    border = next((t for t in tokens if t.lemma_.lower() in BORDERS), None)
    if border is not None:
        return border_mention(reading, border)
    for token in tokens:
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and mention.type in ("place", "facility") and token.dep_ in PLACED:
            return _with_its_noun(reading, token, mention)
    return _described_ground(reading, centre, tokens)


def _nearest_first(reading: Reading, centre: Centre, noun: Token) -> list[Token]:
    """Return the tokens of the value's phrase, then of its governor's clause, then of the clause above."""
    order = [*noun.subtree, *centre.governor.subtree, *clause_tokens(clause_head(centre.governor))]
    return list(dict.fromkeys(order))


def _with_its_noun(reading: Reading, token: Token, mention: Mention) -> Mention:
    """A place that names an enclave, district or field is told with it: "Shakhimardan enclave"."""
    head = token.head
    if token.dep_ in ("compound", "nmod:poss") and head.lemma_.lower() in SPECIFIC:
        start, end, text = naming.described(reading, head, places=False)
        return Mention(start=start, end=end, text=text, type="area", name=text, country=mention.country)
    return mention


def border_mention(reading: Reading, border: Token) -> Mention:
    """Return a border under the names of its two countries, where the text or the document tells both."""
    names = [n for t in border.subtree if (n := reading.country_of(t)) is not None]
    names = list(dict.fromkeys(names))
    if len(names) == 1:
        host = Focus(reading).host(border.idx, names[0])
        names += [host.name] if host is not None else []
    name = f"{'-'.join(sorted(names))} border" if len(names) == 2 else naming.described(reading, border)[2]
    start, end, text = naming.described(reading, border)
    return Mention(start=start, end=end, text=text, type="area", name=name)


def _described_ground(reading: Reading, centre: Centre, tokens: list[Token]) -> Mention | None:
    candidates = [t for t in tokens if ("area" in reading.classes(t) and t is not centre.token) or t.lemma_ in SPECIFIC]
    for token in candidates:
        if token.i in reading.quantities_by_token:
            continue
        placed = preposition_of(token) in ("in", "on", "at", "around", "along", "near", "of") or token.dep_.startswith(
            "nsubj"
        )
        if placed or token.dep_ in ("obj", "nsubj:pass"):
            return naming.description(reading, token, "area")
    return None
