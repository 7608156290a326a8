"""Sending, told of people or machines that are counted: whether they are on their way, and the noun that says it.

A centre or a counted noun enters; a yes or no, or the noun of sending over it, leaves. Who is being sent is no strength
that is held yet; where "the dispatch of 350 soldiers to Mali" is what is announced, the noun says where to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.forms import is_verbal
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ON_THE_WAY = words_of("on_the_way")
SENDINGS = words_of("sendings")
ANNOUNCING = words_of("announcing_sendings")
ORDERS = words_of("orders_as_nouns")
PROMISING = words_of("promising_of_people")
FURTHEST = 4
"""Steps from a counted noun up to the noun of sending: "the dispatch of a company of 120 marines"."""


def is_on_the_way(centre: Centre) -> bool:
    """Tell whether what is counted is being sent or only ordered, or its sending is announced: it is not there yet."""
    if centre.quantity is None or centre.rule.kind != "state":
        return False
    if (
        _is_yet_to_follow(centre.token)
        or _is_under_way(centre.governor)
        or _is_ordered(centre.token)
        or _is_promised(centre)
    ):
        return True
    noun = noun_of_sending(centre.token)
    return noun is not None and noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in ANNOUNCING


AWAITED = frozenset({"expected", "due", "awaited"})
COMING = frozenset({"follow", "come", "arrive", "join", "deploy"})


def _is_yet_to_follow(counted: Token) -> bool:
    """Tell whether what stands right behind those counted says that they are to come: "with 300 to follow", "4,000 more
    are expected by May".
    """
    words = [token.lower_ for token in counted.doc[counted.i + 1 : counted.i + 5]]
    words = words[1:] if words[:1] in (["more"], ["others"]) else words
    awaited = len(words) > 2 and words[0] in ("are", "were") and words[1] in AWAITED and words[2] != "to"
    return awaited or (len(words) > 1 and words[0] == "to" and words[1] in COMING)


def _is_promised(centre: Centre) -> bool:
    """Tell whether who is counted is only promised or expected: "the 900 expected in Goma", "were promised by Nepal".

    Of "the 900 promised by Nepal arrived in May" the verb tells that they came.
    """
    verb = centre.governor
    if verb.lemma_.lower() in PROMISING and verb.tag_ == "VBN" and verb.head == verb:
        return bool(centre.token.dep_ == "nsubj:pass" and centre.token.head == verb)
    above = (centre.token.head,) if centre.token.dep_ == "nmod" else ()  # "the battalion of 700 promised by Oslo"
    noun = next((noun for noun in (centre.token, *above) if _has_promise(noun)), None)
    if noun is None or centre.quantity is None or centre.quantity.start < noun.left_edge.idx:
        return False  # "400 of the 1,000 promised have come": the 400 are there
    came = noun.dep_.startswith("nsubj") and noun.head.tag_ in ("VBD", "VBN", "VBZ", "VBP")
    never = any(child.lower_ in ("not", "n't", "n’t", "never") for child in noun.head.children)
    return never or not came


def _has_promise(noun: Token) -> bool:
    """Tell whether a participle on a noun says that it is promised or expected."""
    told_of = (child for child in noun.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"))
    return any(child.lemma_.lower() in PROMISING for child in told_of)


def _is_ordered(counted: Token) -> bool:
    """Tell whether a counted noun is what a contract or an order is for: "a contract for 32 fighter aircraft"."""
    cases = {child.lower_ for child in counted.children if child.dep_ == "case"}
    return counted.dep_.startswith("nmod") and "for" in cases and counted.head.lemma_.lower() in ORDERS


def noun_of_sending(counted: Token) -> Token | None:
    """Return the noun of sending that a counted noun hangs under: dispatch of "the dispatch of 350 soldiers"."""
    token = counted
    for _ in range(FURTHEST):
        if not token.dep_.startswith("nmod") or is_verbal(token):
            return None
        token = token.head
        if token.lemma_.lower() in SENDINGS:
            return token
    return None


def _is_under_way(verb: Token) -> bool:
    """Tell whether a verb of sending is told in the present as going on: "is sending", "are being flown"."""
    if verb.lemma_.lower() not in ON_THE_WAY or not is_verbal(verb):
        return False
    forms = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    now = bool(forms & {"is", "are", "am", "'s", "’s", "'re", "’re"})
    return now and (verb.tag_ == "VBG" or "being" in forms)
