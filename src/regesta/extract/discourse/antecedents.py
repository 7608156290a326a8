"""What "the facility" or "the contingent" takes up: the site or the body of troops that was last spoken of.

A `Focus` and a definite noun enter; the noun or the name by which the thing was brought in leaves, or None where the
passage has none, or two that fit equally. Coreference knows names only; a base is as often "a naval base in X" first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.discourse.other_pacts import is_another_pact
from regesta.extract.discourse.page_agreements import agreement_of_page, of_kind
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.openings import has_turned
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

ANY_SITE = frozenset(["facility", "installation", "site", "base", "complex", "compound", "outpost", "post"])
"""Nouns that may take up a site of whatever kind; any other takes up only what has the noun itself."""
ANY_BODY = frozenset(["contingent", "garrison", "force", "mission", "unit", "detachment", "deployment", "base"])
"""Nouns that may take up a body of troops of whatever kind."""
ROLES = {"nsubj": 3, "nsubj:pass": 3, "obj": 2, "iobj": 2}
"""Rank of a thing by its role in its sentence (centering): subjects before objects before all others."""
OTHERS = 1


def site_before(focus: Focus, noun: Token) -> Token | None:
    """Return the noun by which the site that a definite noun means was brought in; None for none and for two."""
    reading = focus.reading
    pronoun = noun.lower_ == "it"  # for what can only be a site: "it houses 200 airmen"
    if not pronoun and (not is_site(reading, noun) or noun.i in reading.mention_by_token or not is_definite(noun)):
        return None

    def fits(other: Token) -> bool:
        if names_base(reading, other):
            return True
        if not is_site(reading, other):
            return False
        same = other.lemma_.lower() == noun.lemma_.lower()
        return other.tag_ in ("NN", "NNP") and (same or pronoun or noun.lemma_.lower() in ANY_SITE)

    found = _most_salient(focus, noun, fits)
    if found is None:
        return None
    if is_definite(found) and found.i not in reading.mention_by_token:  # "the site … the base": what that took up
        return site_before(focus, found)
    return found if _heads_phrase(found) else found.head


def is_site(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is that of a site, or one that takes one up: "the site", "the complex"."""
    return "facility" in reading.classes(noun) or (noun.lemma_.lower() in ANY_SITE and is_definite(noun))


def names_base(reading: Reading, token: Token) -> bool:
    """Tell whether a name of a place is that of a base: "Incirlik has hosted …", "the base"."""
    mention = reading.mention_by_token.get(token.i)
    place = reading.gazetteer.place(mention.name) if mention is not None and mention.type == "place" else None
    return place is not None and place.kind == "base"


def body_before(focus: Focus, noun: Token) -> Mention | None:
    """Return the unit, or the base known by its number, that "the contingent" means; None for none and for two."""
    reading = focus.reading
    if noun.i in reading.mention_by_token or not is_definite(noun) or noun.tag_ not in ("NN", "NNP"):
        return None
    if "force" not in reading.classes(noun) and noun.lemma_.lower() != "mission":
        return None

    def fits(other: Token) -> bool:
        mention = reading.mention_by_token.get(other.i)
        if mention is None or other != reading.head_of(mention.start, mention.end):
            return False
        same = noun.lemma_.lower() in mention.name.lower()
        numbered = mention.type == "facility" and mention.name[:1].isdigit()
        return (mention.type == "military_unit" or numbered or _is_named_force(reading, mention)) and (
            same or noun.lemma_.lower() in ANY_BODY
        )

    found = _most_salient(focus, noun, fits)
    return reading.mention_by_token[found.i] if found is not None else None


def _is_named_force(reading: Reading, mention: Mention) -> bool:
    """Tell whether an organisation is a body of troops itself: a mission of the United Nations."""
    return mention.type == "organisation" and reading.gazetteer.kind_of_organisation(mention.name) == "force"


def body_described_before(focus: Focus, noun: Token) -> Token | None:
    """Return the noun that "the division" takes up, where it had no name: "a Russian division"; None for two."""
    if noun.i in focus.reading.mention_by_token or not is_definite(noun) or noun.tag_ not in ("NN", "NNP"):
        return None
    if "force" not in focus.reading.classes(noun):
        return None
    return _most_salient(focus, noun, lambda other: other.tag_ == "NN" and other.lemma_.lower() == noun.lemma_.lower())


def agreement_named_before(focus: Focus, noun: Token) -> Mention | None:
    """Return the agreement with a name that "the pact" means: the nearest, else the only one of the page."""
    near = _agreement_named_near(focus, noun)
    if near is not None and of_kind(noun, [near]):
        return _unless_another(focus, near, noun)
    found = agreement_of_page(focus, noun) or near  # a "treaty" may be an Agreement where no name says treaty
    return _unless_another(focus, found, noun) if found is not None else None


def _unless_another(focus: Focus, named: Mention, noun: Token) -> Mention | None:
    head = focus.reading.head_of(named.start, named.end)
    return named if head.i > noun.i or not is_another_pact(focus, head, noun) else None


def _agreement_named_near(focus: Focus, noun: Token) -> Mention | None:
    reading = focus.reading
    if noun.i in reading.mention_by_token or not is_definite(noun):
        return None

    def fits(other: Token) -> bool:
        mention = reading.mention_by_token.get(other.i)
        if mention is not None:
            whole = mention.type in ("agreement", "treaty") and other == reading.head_of(mention.start, mention.end)
            return whole and any(word[:1].isupper() for word in mention.name.split()[1:])
        return "agreement" in reading.classes(other) and other.pos_ == "NOUN" and not is_definite(other)

    found = _most_salient(focus, noun, fits)
    return reading.mention_by_token.get(found.i) if found is not None else None


def described_before(focus: Focus, noun: Token) -> Token | None:
    """Return the same noun with more on it, which a bare "the attack" takes up: "an attack on the Danish embassy".

    None where the noun has words of its own, and where the last such noun had none either.
    """
    if noun.i in focus.reading.mention_by_token or not is_definite(noun) or _tells_more(noun):
        return None
    same = _most_salient(focus, noun, lambda other: other.pos_ == "NOUN" and other.lemma_ == noun.lemma_)
    if same is None or same.i in focus.reading.mention_by_token:
        return None
    return same if _tells_more(same) else described_before(focus, same)


def _tells_more(noun: Token) -> bool:
    return any(child.dep_ in ("nmod", "compound", "amod", "nmod:poss") for child in noun.children)


def scope_of(focus: Focus, antecedent: int, noun: Token) -> FoundIn:
    """Return where, seen from a noun, the word at an offset stands."""
    here = focus.passages.spot(noun)
    near = focus.passages.nearness(focus.passages.spot(focus.reading.token_at(antecedent)), here)
    return near.scope if near is not None else "discourse"


def _most_salient(focus: Focus, noun: Token, fits: Callable[[Token], bool]) -> Token | None:
    """Return what fits in the nearest sentence before a noun, by role; None where two of one role fit there."""
    here = focus.passages.spot(noun)
    sentence = -1
    found: list[Token] = []
    for other in _words_before(focus, noun):
        spot = focus.passages.spot(other)
        if found and spot.sentence != sentence:
            break
        if focus.passages.nearness(spot, here) is None or has_turned(focus.reading, other.idx, noun.idx):
            return None
        if fits(other):
            sentence = spot.sentence
            found.append(other)
    if not found:
        return None
    best = max(ROLES.get(other.dep_, OTHERS) for other in found)
    leading = {_name(focus, other): other for other in found if ROLES.get(other.dep_, OTHERS) == best}
    return next(iter(leading.values())) if len(leading) == 1 else None


def _name(focus: Focus, token: Token) -> str:
    mention = focus.reading.mention_by_token.get(token.i)
    return mention.name if mention is not None else str(token.i)


def _words_before(focus: Focus, noun: Token) -> Iterator[Token]:
    first = next((t.i for t in noun.sent), noun.i)
    clause_start = min(noun.i, first)
    return (focus.reading.doc[i] for i in range(clause_start - 1, -1, -1))


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "flat")
