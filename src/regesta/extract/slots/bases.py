"""What a base or site is called: its name, the name it goes by, or its words with power and host.

`Slots` and the token of a site enter; a `Mention` leaves, or None where "the base" was never said which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import ANY_SITE, is_site, names_base, scope_of, site_before
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.names_given import name_given
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.sites_meant import site_meant
from regesta.extract.slots import naming
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import is_locality
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

STAYING = ("at", "on", "in", "from", "inside")


ROOMY = frozenset(
    ["have", "house", "host", "accommodate", "hold", "employ", "number", "comprise", "include", "total", "home",
     "consist", "contain"]
)  # fmt: skip
"""Verbs whose subject is the base in which those counted are: "the facility houses 1,000 troops"."""


HOUSING = frozenset(["house", "host", "accommodate", "shelter"])
"""Those under which "it" with a power's own soldiers is a site: no power houses its soldiers as a host."""


def base_of(slots: Slots) -> Mention | None:
    """The base in the complements of the clause or above the noun: "works at the base", "the base with its 400"."""
    reading = slots.reading
    held = slots.noun.head if slots.noun.dep_.startswith("nmod") else None
    at = [t for p, t in slots.centre.clause.obliques if p in STAYING]
    inside = [c for c in slots.noun.children if c.dep_ == "nmod" and preposition_of(c) in STAYING]
    roomy = slots.centre.governor.lemma_.lower() in ROOMY
    agents = [
        t
        for t in slots.centre.clause.agents
        if roomy and (is_definite(t) or t.lower_ == "it" or known_as(reading, t) is not None)
    ]
    for token in (*inside, *([held] if held is not None else []), *at, *agents):
        if (known := known_as(reading, token)) is not None:
            return known
        if token.lower_ == "it" and not _may_be_site(slots, token):
            continue
        if token.lower_ == "it" or (
            is_site(reading, token) and token.tag_ in ("NN", "NNP") and not _is_indefinite(token)
        ):
            return _taken_up_or_named(slots, token)
    return None


def _may_be_site(slots: Slots, pronoun: Token) -> bool:
    """Tell whether "it" is a site: by what it stands for, or since its verb takes nothing else with one's soldiers."""
    meant = slots.reading.turns.references.get(pronoun.idx)
    if meant is not None and meant.type == "facility":
        return True
    own = meant is not None and slots.operator is not None and meant.name == slots.operator.name
    return own and slots.centre.governor.lemma_.lower() in HOUSING


def _taken_up_or_named(slots: Slots, token: Token) -> Mention | None:
    if token.lower_ != "it":
        return name_facility(slots, token)
    meant = slots.reading.turns.references.get(token.idx)
    if meant is not None and meant.type == "facility":
        return replace(meant, found_in=scope_of(slots.focus, meant.start, token))
    earlier = site_before(slots.focus, token)
    named = name_facility(slots, earlier) if earlier is not None else None
    return replace(named, found_in=scope_of(slots.focus, earlier.idx, token)) if named and earlier is not None else None


def _is_indefinite(token: Token) -> bool:
    """Tell whether a site is none in particular, or one that only words before it tell: "a base", "the same base"."""
    return any(child.lower_ in ("a", "an", "any", "no", "same", "other", "another") for child in token.children)


def known_as(reading: Reading, noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ in ("acl", "acl:relcl") and child.lemma_.lower() in ("know", "call", "name", "comprise", "form"):
            for token in child.subtree:
                mention = reading.mention_by_token.get(token.i)
                if mention is not None and mention.type in ("facility", "military_unit"):
                    return mention
    place = name_given(reading, noun, ("place", "area")) if is_site(reading, noun) else None
    return replace(place, type="facility") if place is not None else None


def whole_base(slots: Slots) -> Mention | None:
    """The base that counted sites are part of: "four facilities that are part of the base"."""
    for token in slots.noun.subtree:
        if token.lemma_.lower() == "part":
            for inner in token.subtree:
                mention = slots.reading.mention_of(inner)
                if mention is not None and mention.type == "facility":
                    return mention
                if "facility" in slots.reading.classes(inner) and inner is not slots.noun:
                    return name_facility(slots, inner)
    return None


NO_BASES = words_of("no_bases")


def name_facility(slots: Slots, token: Token) -> Mention | None:
    reading = slots.reading
    if token.pos_ == "PRON" and (meant := site_meant(reading, token)) is not None:
        site = name_facility(slots, meant)
        return replace(site, found_in=scope_of(slots.focus, meant.idx, token)) if site is not None else None
    if names_base(reading, token):
        return reading.mention_by_token[token.i]
    identical = _identified(reading, token)
    if identical is not None:
        return identical
    for inner in phrase_tokens(token):
        mention = reading.mention_by_token.get(inner.i)
        if mention is not None and mention.type in ("facility", "military_unit") and inner == token:
            return mention
    given = name_given(reading, token, ("facility", "place"))
    if given is not None and token.tag_ in ("NN", "NNP"):
        return replace(given, type="facility")
    named = reading.mention_by_token.get(token.head.i) if token.dep_ == "appos" else None
    if named is not None and named.type == "facility":
        return named
    for child in token.children:
        mention = reading.mention_by_token.get(child.i)
        inside = preposition_of(child) in ("in", "on", "near")  # "a base in the port of X" is not the port
        if (
            child.dep_ in ("appos", "flat", "compound", "nmod")
            and mention
            and mention.type == "facility"
            and not inside
        ):
            return mention
    resolved = reading.turns.references.get(token.idx)
    based = resolved is not None and (resolved.type == "facility" or "base" in resolved.name.lower())
    based = based and resolved is not None and resolved.name.split()[-1].lower() not in NO_BASES - {token.lower_}
    several = resolved is not None and resolved.name.split()[-1].lower() in ("bases", "camps", "facilities")
    if resolved is not None and based and not several:
        return replace(resolved, found_in=scope_of(slots.focus, resolved.start, token))
    earlier = site_before(slots.focus, token) or (described_before(slots.focus, token) if is_definite(token) else None)
    titled = _site_of_title(slots, token)
    if titled is not None and (earlier is None or earlier.dep_ not in LEADING):
        return titled
    if earlier is not None and (named := name_facility(slots, earlier)) is not None:
        return replace(named, found_in=scope_of(slots.focus, earlier.idx, token))
    plain = _told_by_its_place(reading, token, naming.description(reading, token, "facility"))
    if slots.operator is not None and slots.host is not None:  # the "Kyrgyz air base" that Americans use is theirs
        kept = [word for word in plain.name.split() if not _is_adjective_of(reading, word, slots.host.name)]
        plain = replace(plain, name=" ".join(kept))
    whose = None if _is_only_used(slots, token) else slots.operator
    return naming.with_countries(reading, plain, whose, slots.host)


FOR_ITS_OWN = re.compile(r" for (?:its|their|his|her|our|the) .*\Z")
LYING = ("at", "near", "in", "on")


def _told_by_its_place(reading: Reading, site: Token, plain: Mention) -> Mention:
    """Return a description with the place that its clause gives the site: "built an airfield at X" is that at X.

    Whom it is for is no part of it where it has a place: "a base for its brigade at X".
    """
    bare = FOR_ITS_OWN.sub("", plain.name)
    if site.tag_ not in ("NN", "NNP") or naming.holds_a_name(bare):
        return plain
    for there in _whereabouts(site):
        place = reading.mention_by_token.get(there.i)
        if place is not None and place.type == "place" and is_locality(reading, place):
            return replace(plain, name=f"{bare} {preposition_of(there)} {place.name}")
    return plain


def _whereabouts(site: Token) -> Iterator[Token]:
    """Yield the complements that say where a site is: its own, those of whom it is for, and those of its verb."""
    own = [child for child in site.children if child.dep_ == "nmod"]
    users = [child for user in own if preposition_of(user) == "for" for child in user.children]
    placed = site.dep_ in ("obj", "nsubj:pass") or (site.dep_ == "nmod" and preposition_of(site) == "of")
    beside = (
        [child for child in site.head.children if child.dep_ in ("obl", "nmod") and child.i > site.i] if placed else []
    )
    yield from (child for child in (*own, *users, *beside) if preposition_of(child) in LYING)


LEADING = ("nsubj", "nsubj:pass", "obj")
"""Roles in which the sentence before brings in a site that "the base" means rather than the one of the title."""


def _site_of_title(slots: Slots, site: Token) -> Mention | None:
    """Return the one site that the title names, for "the base" on a page about it; None for more exact words."""
    if not is_definite(site) or not is_site(slots.reading, site) or site.tag_ not in ("NN", "NNP"):
        return None
    named = (slots.reading.mention_by_token.get(token.i) for token in slots.focus.headlines.title_tokens)
    sites = {m.name: m for m in named if m is not None and m.type == "facility"}
    if len(sites) != 1:
        return None
    titled = next(iter(sites.values()))
    meant = site.lemma_.lower() in ANY_SITE or site.lemma_.lower() in titled.name.lower().split()
    return replace(titled, found_in="title") if meant else None


def _is_only_used(slots: Slots, site: Token) -> bool:
    """Tell whether the power uses a site whose phrase does not say it: "Chinese aircraft will use the airport"."""
    power = slots.operator
    if slots.centre.rule.property != "use" or power is None:
        return False
    return not site.left_edge.idx <= power.start < site.idx + len(site)


def _is_adjective_of(reading: Reading, word: str, country: str) -> bool:
    return reading.gazetteer.is_demonym(word) and reading.gazetteer.country_of(word) == country


def _identified(reading: Reading, noun: Token) -> Mention | None:
    """Return the name of which a site is predicated: "Ramstein Air Base is a base in Germany"."""
    if not any(child.dep_ == "cop" for child in noun.children):
        return None
    subjects = (reading.mention_of(child) for child in noun.children if child.dep_ == "nsubj")
    return next((m for m in subjects if m is not None and m.type in ("facility", "place", "military_unit")), None)


def described_before(focus: Focus, token: Token) -> Token | None:
    """Return the last noun of the same lemma before "the base", in the passage, that says which base."""
    reading, here = focus.reading, focus.passages.spot(token)
    for i in range(token.i - 1, -1, -1):
        other = reading.doc[i]
        if other.lemma_.lower() != token.lemma_.lower() or "facility" not in reading.classes(other):
            continue
        if token.tag_ == "NN" and other.tag_ == "NNS":
            continue  # "the camp" is none of the "other camps"
        if focus.passages.nearness(focus.passages.spot(other), here) is None:
            return None
        if not is_definite(other) and any(c.dep_ in ("amod", "compound", "nmod") for c in other.children):
            return other
    return None
