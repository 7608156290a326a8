"""Of what a phrase, a rank or a distance is told: the thing beside the words, never the group or the town in them.

`Slots` or tokens enter; the token of which a phrase is predicated, or the `Mention` of the site, leaves; None where
the sentence does not say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import names_base, scope_of, site_before
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots import naming
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

BECOMING = words_of("becoming")
MAKING = words_of("making_into")
MEMBERS = words_of("members_of_a_group")
DIVISIONS = words_of("divisions_of_countries")
NAMED_SITES = ("facility", "military_unit", "place")
GATES = frozenset({"airport", "runway", "port", "harbor", "harbour"})
"""What a base lies beside as often as it is one."""
HIGHEST = 5
"""Words to climb from a measure to what it is a measure of."""
ONE = ("NN", "NNP")
"""Tags of one thing."""
WHITHER = ("to", "towards", "toward", "from", "into", "against")
"""Prepositions of a place that is an end of the way, and not where something is."""


def bearer_of(noun: Token) -> Token | None:
    """Return the word of which a noun is predicated: X in "X is one of the largest bases", "made X its only base"."""
    whole = member_of(noun)
    if any(child.dep_ in ("nsubj", "nsubj:outer") for child in whole.children):
        return next(iter(clause_of(whole).agents), None)
    if any(child.dep_ == "cop" for child in whole.children):  # "…, and is the largest": whoever the clause before has
        return next(iter(clause_of(whole).agents), None)
    if whole.dep_ == "appos":
        return noun if whole.head.tag_ == "JJS" else whole.head  # "the largest of these, Camp X"
    if whole.dep_ == "nsubj" and any(child.dep_ == "cop" for child in whole.head.children):
        return whole.head  # "one of the oldest bases is Camp X"
    if (named := next((c for c in whole.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)) is not None:
        return named
    return _bearer_by_verb(whole)


def member_of(noun: Token) -> Token:
    """Return "one" of "one of the largest bases", "largest" of "the largest of these, Camp X"; else the noun itself."""
    picked = noun.dep_ == "nmod" and preposition_of(noun) in ("of", "among") and noun.head.lower_ in MEMBERS
    return noun.head if picked else noun


def _bearer_by_verb(noun: Token) -> Token | None:
    verb, lemma = noun.head, noun.head.lemma_.lower()
    if lemma in BECOMING and noun.dep_ in ("obj", "xcomp"):
        return next(iter(clause_of(verb).agents), None)
    made = noun.dep_ in ("xcomp", "obj", "obl", "ccomp") and preposition_of(noun) in (None, "as", "into")
    if lemma in MAKING and made:
        return next((token for token in clause_of(verb).patients if token not in (noun, *noun.ancestors)), None)
    return None


def ranked_site(slots: Slots) -> Mention | None:
    """The site that is the largest or the only one; of a group of which it is one, only the site itself is told."""
    noun = slots.noun
    bearer = bearer_of(noun)
    if bearer is not None and preposition_of(bearer) is None:  # "the only base abroad is in X": the base, and not X
        return _site(slots, bearer)
    return name_facility(slots, noun) if noun.tag_ in ONE else None


def site_of_rank(slots: Slots) -> Mention | None:
    """The site that is the first one, or a base of a power; the noun alone tells of none in particular."""
    bearer = bearer_of(slots.noun)
    turned = slots.noun.dep_ == "nsubj"  # "the base there is their largest one" says so of the base
    return _site(slots, bearer) if bearer is not None and (not turned or bearer.pos_ == "PROPN") else None


def site_told(slots: Slots) -> Mention | None:
    """The site that is told to be a base: "Camp X is a base of …", "Camp X, a base in …"; no town, no mere list."""
    noun = slots.noun
    stated = any(child.dep_ == "cop" for child in noun.children) or noun.dep_ in ("obj", "xcomp")
    apposed = noun.dep_ == "appos" and any(child.dep_ == "det" for child in noun.children)
    found = site_of_rank(slots) if stated or apposed else None
    return found if found is not None and found.type == "facility" else None


def _site(slots: Slots, token: Token) -> Mention | None:
    """The site that a word means: its name, what it takes up, or its words; None for what is none."""
    reading = slots.reading
    if token.pos_ == "PRON":
        return _meant(slots, token)
    known = reading.mention_by_token.get(token.i)
    if known is not None and known.type in NAMED_SITES:
        return known
    if "harbour" in reading.classes(token) and "facility" not in reading.classes(token):
        return _named_harbour(slots, token)
    return name_facility(slots, token) if "facility" in reading.classes(token) else None


def _named_harbour(slots: Slots, token: Token) -> Mention | None:
    """A civil harbour by the town that it is of, "the port of Tartus"; none that the words do not tell apart."""
    of_town = (slots.reading.mention_by_token.get(c.i) for c in token.children if preposition_of(c) == "of")
    named = any(town is not None and town.type == "place" for town in of_town)
    return naming.description(slots.reading, token, "facility") if named else None


def _meant(slots: Slots, pronoun: Token) -> Mention | None:
    """The site that "it" stands for: by its name, else the site that was last brought in; no country or alliance."""
    resolved = slots.reading.turns.references.get(pronoun.idx)
    if resolved is not None and resolved.type in NAMED_SITES:
        return replace(resolved, found_in="discourse")
    earlier = site_before(slots.focus, pronoun) if pronoun.lower_ == "it" else None
    if earlier is not None and earlier.lemma_.lower() in GATES and slots.noun.lemma_.lower() not in GATES:
        return None  # "next to the airport … It is their first base": the airport is where
    named = name_facility(slots, earlier) if earlier is not None else None
    return replace(named, found_in=scope_of(slots.focus, named.start, pronoun)) if named is not None else None


def measured_site(slots: Slots) -> Mention | None:
    """The site that lies so far from a place: "X, some 100 kilometers from Y"; a province in which X lies is not it.

    Of several sites together the one is told by its town: "bases in A and B, 100 kilometers from C".
    """
    for spot in _things_above(slots):
        mention = slots.reading.mention_by_token.get(spot.i)
        if mention is not None and _is_town(slots.reading, mention):
            return _keeper_of(slots, mention)
        return _site(slots, spot)
    return _lying(slots, clause_head(slots.noun))


def _things_above(slots: Slots) -> Iterator[Token]:
    """Yield the sites and places above a measure that stand before it: "at A and B, 40 km from C" has B, then A."""
    reading, measure = slots.reading, slots.noun
    ends = {m.name for t in measure.subtree if (m := reading.mention_by_token.get(t.i)) is not None}
    above = measure
    for _ in range(HIGHEST):
        above = above.head
        listed = [t for t in with_conjuncts(above) if t.i < measure.i and _lies(reading, t)]
        yield from reversed([t for t in listed if _name_of(reading, t) not in ends and not _is_end(t)])
        if listed:
            return


def _name_of(reading: Reading, token: Token) -> str | None:
    mention = reading.mention_by_token.get(token.i)
    return mention.name if mention is not None else None


def _lies(reading: Reading, token: Token) -> bool:
    """Tell whether a word is a place, or a site whether named or not."""
    mention = reading.mention_by_token.get(token.i)
    named = mention is not None and mention.type in ("place", "facility")
    return named or ("facility" in reading.classes(token) and token.tag_ in ONE)


def _is_end(token: Token) -> bool:
    return (preposition_of(token) or "").split(" ")[0] in WHITHER


def _is_town(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is that of a town or province, and not of a base."""
    head = reading.head_of(mention.start, mention.end)
    return _is_division(mention) or (mention.type == "place" and not names_base(reading, head))


def _is_division(mention: Mention) -> bool:
    return not DIVISIONS.isdisjoint(mention.text.lower().replace("-", " ").split())


def _keeper_of(slots: Slots, town: Mention) -> Mention | None:
    """The one site that lies in a town or province; else the town, and for a province nothing."""
    above = slots.reading.head_of(town.start, town.end).head
    site = _lying(slots, above) if is_verbal(above) else _site(slots, above) if above.tag_ in ONE else None
    return site or (None if _is_division(town) else town)


def _lying(slots: Slots, verb: Token) -> Mention | None:
    """The site that a clause has somewhere: what lies, is built or kept there."""
    clause = clause_of(verb)
    sites = (_site(slots, token) for token in (*clause.patients, *clause.agents) if token.tag_ in (*ONE, "PRP"))
    found = next((site for site in sites if site is not None and site.type != "place"), None)
    return found or next((site for token in clause.agents if (site := _told_to_be_a_site(slots, token))), None)


def _told_to_be_a_site(slots: Slots, name: Token) -> Mention | None:
    """The name of a place that its apposition says to be a site: "Incirlik, the largest American base, lies …"."""
    told = any(child.dep_ == "appos" and "facility" in slots.reading.classes(child) for child in name.children)
    return slots.reading.mention_by_token.get(name.i) if told else None


def phrase_subject(slots: Slots) -> Mention | None:
    """The subject of which a phrase is predicated: "X is the largest base", "at X, the largest base"."""
    if slots.noun.dep_ == "appos":
        named = slots.reading.mention_by_token.get(slots.noun.head.i)
        if named is not None and named.type in ("facility", "military_unit", "place"):
            return named
    for child in slots.noun.children:
        if child.dep_ in ("nsubj", "nsubj:outer"):
            if child.pos_ == "PRON":
                resolved = slots.reading.turns.references.get(child.idx)
                return replace(resolved, found_in="discourse") if resolved is not None else None
            return name_facility(slots, child)
    return _named_before(slots)


def _named_before(slots: Slots) -> Mention | None:
    """The place that is held to be so: "the town of X, believed to be the most mined", "X is said to be one of …"."""
    whole = member_of(slots.noun)
    verb = whole.head
    if whole.dep_ != "xcomp" or verb.tag_ != "VBN":
        return None
    held = [verb.head] if verb.dep_ == "acl" else [c for c in verb.children if c.dep_ == "nsubj:pass"]
    if verb.dep_ == "conj" and not held and not any(c.dep_ == "cc" for c in verb.children):  # "saw X, held to be"
        held = [c for c in verb.head.children if c.dep_ == "obj" and c.i < verb.i]
    said_of = [t for one in held for t in (one, *(c for c in one.children if preposition_of(c) == "of"))]
    named = (slots.reading.mention_by_token.get(token.i) for token in said_of)
    return next((mention for mention in named if mention is not None and mention.type in NAMED_SITES), None)
