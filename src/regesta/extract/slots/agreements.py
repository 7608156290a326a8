"""Which agreement a claim is about, under the name of its parties, its words, its base and its year.

`Slots` enter; the `Mention` of an agreement leaves, or None where the clause and what stands before name none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.clocks.event_dates import signature_year
from regesta.extract.discourse.antecedents import agreement_named_before, body_before, names_base, scope_of
from regesta.extract.reading.bodies_meant import sentence_before
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.names_given import body_given
from regesta.extract.reading.openings import has_turned
from regesta.extract.reading.pacts_meant import STANDING_IN, pact_meant
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.named_near import is_body
from regesta.extract.slots.parties import agreement_parties, agreement_token
from regesta.extract.slots.places import is_locality
from regesta.extract.slots.possessors import payment_pronoun
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreement_patient(slots: Slots) -> Mention | None:
    """The agreement that is signed, extended or ended."""
    if slots.centre.rule.centre == "date" and slots.reading.classes(slots.noun.head) & {"agreement"}:
        return agreement_of(slots, slots.noun.head)
    for token in slots.patients("agreement", "treaty"):
        return agreement_of(slots, token)
    return agreement_near(slots)


def agreement_agent(slots: Slots) -> Mention | None:
    """The agreement that does what the clause says: that replaces another one, or is open-ended."""
    acting = (t for t in slots.centre.clause.agents if slots.reading.classes(t) & {"agreement", "treaty"})
    token = next(acting, None)
    return agreement_of(slots, token) if token is not None else agreement_patient(slots)


def agreement_near(slots: Slots) -> Mention | None:
    """The agreement that the sentence speaks of."""
    token = agreement_token(slots.reading, slots.centre)
    return agreement_of(slots, token) if token is not None else None


def agreement_above(slots: Slots) -> Mention | None:
    """The agreement of the clause that a condition or time belongs to: "is extended unless a side gives notice"."""
    above = clause_head(slots.centre.governor).head
    found = (t for t in clause_tokens(clause_head(above)) if slots.reading.classes(t) & {"agreement", "treaty"})
    token = next(found, None)
    return agreement_of(slots, token) if token is not None else None


def replacing_agreement(slots: Slots) -> Mention | None:
    """The agreement that another one makes room for: "replaced with a framework agreement", "it takes the place of"."""
    clause = clause_of(clause_head(slots.centre.governor)) if slots.centre.rule.centre == "noun" else None
    for token in (*clause.agents, *clause.patients) if clause is not None else ():
        if slots.reading.classes(token) & {"agreement", "treaty"}:
            return agreement_of(slots, token)
    for preposition, token in slots.centre.clause.obliques:
        if preposition in ("with", "by") and slots.reading.classes(token) & {"agreement", "treaty"}:
            return agreement_of(slots, token)
    return None


def is_bare(agreement: Mention, slots: Slots) -> bool:
    """Tell whether a claim knows of its agreement no more than the noun: "signed an agreement"."""
    *on, kind = agreement.name.lower().split()
    named = any(word[:1].isupper() for word in agreement.name.split()[1:])
    if named or kind not in PLAIN or any(word not in SAYING_LITTLE for word in on):
        return False
    noun = slots.reading.head_of(agreement.start, agreement.end)
    if is_definite(noun):
        return False  # "the agreement" is one that the reader knows
    partners = (child for child in noun.children if preposition_of(child) in ("with", "between"))
    if any(state_of(slots.reading, partner) is not None for partner in partners):
        return False
    beside = (
        side for side in (slots.operator, slots.host) if side is not None and side.found_in in ("clause", "sentence")
    )
    return next(beside, None) is None


OF_THE_FIELD = frozenset({"military", "security", "defence", "defense"})
SAYING_LITTLE = (
    words_of("untelling_of_agreements") | {"new", "tentative", "preliminary", "initial", "such"}
) - OF_THE_FIELD
"""Words that leave an agreement as unknown as it was: "a formal agreement", "an international treaty"."""
PLAIN = frozenset(
    [
        "agreement",
        "agreements",
        "deal",
        "deals",
        "accord",
        "pact",
        "document",
        "protocol",
        "contract",
        "treaty",
        "amendment",
        "annex",
        "addendum",
    ]
)


def guideline(slots: Slots) -> Mention | None:
    """The guidelines or the framework that are adopted, told in their words."""
    token = next(slots.patients("guideline"), None)
    return naming.description(slots.reading, token, "agreement") if token is not None else None


def truce(slots: Slots) -> Mention | None:
    """The ceasefire that is agreed on or broken, told with where it holds: "ceasefire in Hodeidah"."""
    for token in slots.patients("truce", "peace_accord"):
        described = naming.description(slots.reading, token, "agreement")
        return naming.with_countries(slots.reading, described, None, slots.host)
    return None


NEARBY = 1500
"""Characters within which "the Russian side will also assist" still speaks of the agreement named before."""


def agreement_in_focus(slots: Slots) -> Mention | None:
    """The last agreement named before, within a few sentences of the same section."""
    reading = slots.reading
    block = reading.block_at(slots.noun.idx)
    for i in range(slots.noun.sent.start - 1, -1, -1):
        token = reading.doc[i]
        if slots.noun.idx - token.idx > NEARBY:
            return None
        if "agreement" in reading.classes(token) and token.pos_ in ("NOUN", "PROPN") and token.lemma_ != "document":
            there = reading.block_at(token.idx)
            if there is None or block is None or there.section != block.section or _is_ban(reading, token):
                return None
            if has_turned(reading, token.idx, slots.noun.idx):
                return None
            return None if _is_of_others(slots, token) else replace(agreement_of(slots, token), found_in="discourse")
    return None


def _is_ban(reading: Reading, agreement: Token) -> bool:
    """Tell whether an agreement bans or limits arms among many states, for which nobody pays another."""
    words = (agreement, *(child for child in agreement.children if child.dep_ in ("compound", "amod", "nmod")))
    return any(word.lemma_.lower() in BANNING or "mine" in reading.classes(word) for word in words)


BANNING = frozenset({"ban", "prohibition", "munition", "disarmament"})


def agreement_of_title(slots: Slots) -> Mention | None:
    """The agreement whose text the page is, as its title says: "Agreement between X and Y on the status of forces"."""
    titled = (t for t in slots.focus.headlines.title_tokens if slots.reading.classes(t) & {"agreement", "treaty"})
    token = next(titled, None)
    return replace(agreement_of(slots, token), found_in="title") if token is not None else None


def _is_of_others(slots: Slots, agreement: Token) -> bool:
    """Tell whether an agreement named before is not that of the power for which "their rent" stands."""
    if slots.operator is None or payment_pronoun(slots) is None:
        return False
    return slots.operator.name not in agreement_parties(slots.reading, slots.focus, agreement, slots.centre)


def agreement_of(slots: Slots, token: Token) -> Mention:
    """Return the agreement of a noun, under its own name, that of what it takes up, or its parties and words."""
    if token.lower_ in STANDING_IN and (newer := pact_meant(slots.reading, token)) is not None:
        return _replaced_by(slots, token, newer)
    token = pact_meant(slots.reading, token) or token
    if (body := _whose_mandate(slots, token)) is not None:
        return body
    named = agreement_named_before(slots.focus, token)
    if named is not None:
        year = _year_signed(slots, token)
        head = slots.reading.head_of(named.start, named.end)
        meant = naming.name_agreement(slots.reading, head, (), year)
        return replace(meant, found_in=scope_of(slots.focus, named.start, token))
    parties = agreement_parties(slots.reading, slots.focus, token, slots.centre) or _sides_on(slots, token)
    year = _year_signed(slots, token)
    site = _site_of_agreement(slots, token)
    if year is not None and not any(t.text in (site or "").split() for t in token.subtree):
        site = None
    return naming.name_agreement(slots.reading, token, parties, year, site=site)


def _sides_on(slots: Slots, agreement: Token) -> tuple[str, ...]:
    """Return power and host where both stand on the agreement: "the pact allowing X's troops to be stationed in Y"."""
    around = {token.idx for token in agreement.subtree}
    sides = [side for side in (slots.operator, slots.host) if side is not None and side.found_in in NEAR_BY]
    inside = [side for side in sides if side.start in around]
    return tuple(sorted(side.name for side in inside)) if len(inside) == len({s.name for s in sides}) == 2 else ()


NEAR_BY = ("clause", "sentence")


def _replaced_by(slots: Slots, one: Token, newer: Token) -> Mention:
    """Return the agreement for which "one" stands, which another replaced: of its parties and kind, of its own year."""
    parties = agreement_parties(slots.reading, slots.focus, newer, slots.centre)
    year = naming.year_of(next(iter(slots.reading.times_among(one.subtree)), None))
    kind = newer.lemma_.lower() if newer.tag_ == "NN" else "agreement"
    name = " ".join(word for word in ("-".join(parties), kind, f"({year})" if year else "") if word)
    return replace(naming.name_agreement(slots.reading, one, (), None), name=name)


def _year_signed(slots: Slots, agreement: Token) -> str | None:
    """The year of an agreement; none that a paragraph before lends to a day where the sentence prints another year."""
    time = signature_year(slots.reading, agreement, slots.centre.clause)
    year = naming.year_of(time)
    if year is None or time is None or time.anchor is None or year in time.text:
        return year
    printed = naming.YEAR.search(agreement.sent.text)
    lent = "“" in time.anchor  # it quotes what it is told from; a day of publication has no quotation
    return None if lent and printed and not re.search(rf"\b{year}\b", agreement.sent.text) else year


def _whose_mandate(slots: Slots, noun: Token) -> Mention | None:
    """The mission whose mandate a text speaks of: its name in the phrase, beside it, or that "the mission" takes up."""
    if noun.lemma_.lower() != "mandate":
        return None
    for child in noun.children:
        if child.dep_ in ("nmod", "nmod:poss") and preposition_of(child) in ("of", "for", None):
            own = slots.reading.mention_of(child)
            if own is not None and (own.type == "military_unit" or is_body(slots.reading, own)):
                return own
            if (meant := body_given(slots.reading, child) or body_before(slots.focus, child)) is not None:
                return meant
    return None


def _site_of_agreement(slots: Slots, token: Token) -> str | None:
    """The base that an agreement is about: the only one in its sentence, of "its" in that before, or in the title."""
    reading = slots.reading
    for child in token.children:  # "the lease of Subic Bay"
        if preposition_of(child) in ("of", "on", "for") and names_base(reading, child):
            return reading.mention_by_token[child.i].name
    owned = any(child.lower_ == "its" for child in token.children)  # "Oman has the 12th Base there … Its lease"
    before = (sentence_before(reading, token.sent) if owned else None) or ()
    for tokens in (token.sent, before, slots.focus.headlines.title_tokens):
        mentions = (m for t in tokens if (m := reading.mention_by_token.get(t.i)) is not None)
        sites = (m for m in mentions if m.type == "facility" and is_locality(reading, m))
        # "held talks at the base": where one meets is no matter of the agreement
        named = {m.name for m in sites if preposition_of(reading.head_of(m.start, m.end)) != "at"}
        if len(named) == 1:
            return named.pop()
    return None
