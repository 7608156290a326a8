"""Which agreement of the page a plain noun means, where no sentence near by tells: its name or its parties.

A `Focus` and a noun enter; the `Mention` of the only agreement that the page names leaves, or the two who concluded
the only one of which it tells. A page that names two has none for "the deal"; empty beats guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_plural
from regesta.extract.reading.noun_classes import PACTS
from regesta.extract.reading.openings import has_turned
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.treaties import BARE_TREATIES
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN = words_of("plain_agreements")
UNTELLING = words_of("untelling_of_agreements")
BANS = words_of("words_of_mine_bans")
NAMES_OF_BANS = words_of("names_of_mine_bans")
POINTING = frozenset(["the", "this", "that", "these", "those", "both"])
OWN_KINDS = frozenset(
    ["memorandum", "protocol", "lease", "contract", "truce", "mandate", "document", "amendment", "annex"]
)
"""Nouns that take up no agreement but one of their own kind."""
DATING = frozenset(["after", "since", "before", "following", "until", "under"])


def agreement_of_page(focus: Focus, noun: Token) -> Mention | None:
    """Return the name of the only agreement named before, or in the title, that a plain noun can mean; None for two."""
    reading = focus.reading
    own = reading.mention_by_token.get(noun.i)
    if own is not None and " " in own.name and not own.text.islower():
        return None  # "the Convention" alone is no name, nor is "landmine treaty"
    if is_mine_ban(noun):
        return _only([m for m in _named(reading) if set(m.name.lower().split()) & NAMES_OF_BANS])
    if not any(child.lower_ in POINTING for child in noun.children):
        return None
    titled = {token.i for token in focus.headlines.title_tokens}
    before = [m for m in _named(reading) if m.start < noun.idx or reading.token_at(m.start).i in titled]
    before = of_kind(noun, before)
    found = _only(before)
    if found is None or not _fits(noun, found) or all(_only_dates(reading, m) for m in before):
        return None
    if has_turned(reading, before[-1].start, noun.idx):
        return None
    return found if not any(_tells_another(other, found) for other in _pacts_between(focus, before[-1], noun)) else None


def is_mine_ban(noun: Token) -> bool:
    """Tell whether a noun is told as the treaty that bans anti-personnel mines: "the 1997 treaty banning landmines"."""
    if noun.lemma_.lower() not in (*BARE_TREATIES, "pact", "ban") or is_plural(noun) or noun.dep_ == "compound":
        return False
    on = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "acl") and not c.text[:1].isupper()]
    words = {t.lemma_.lower() for child in on for t in child.subtree if t.dep_ != "acl:relcl"}
    words |= {t.text.lower() for child in on for t in child.subtree}
    return bool(words & BANS) and "cluster" not in words and not words & {"anti-vehicle", "anti-tank"}


def _named(reading: Reading) -> list[Mention]:
    """Return the mentions of agreements by a name of their own, in order; no name that says only who made a deal."""
    return [m for m in reading.annotated.mentions if _is_name(reading, m)]


def _is_name(reading: Reading, mention: Mention) -> bool:
    words = mention.name.split()
    kind = words[-1].lower() if words else ""
    if mention.type not in ("agreement", "treaty", "law") or len(words) < 2 or not mention.text[:1].isupper():
        return False
    if mention.type == "law" and kind not in PLAIN:
        return False
    if not any(word[:1].isupper() for word in mention.text.split()[1:]):
        return False  # "Paris agreement", "US-Taliban deal": a place or its parties, and a noun
    return mention.type == "law" or bool(reading.classes(reading.head_of(mention.start, mention.end)) & PACTS)


def _only(mentions: list[Mention]) -> Mention | None:
    """Return the fullest name where all mentions are of one agreement; a shorter one may be a part of it."""
    full = max(mentions, key=lambda m: len(m.name.split()), default=None)
    if full is None:
        return None
    words = set(_words(full))
    return full if all(set(_words(m)) <= words for m in mentions) else None


def _words(mention: Mention) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s") for word in mention.name.split()]


def _fits(noun: Token, named: Mention) -> bool:
    """Tell whether a noun with all that stands on it can mean a named agreement."""
    kind = _kind_in(named)
    many = kind.endswith("s") and kind not in ("accords", "status")
    if is_plural(noun) != many and not (is_plural(noun) and kind == "accords"):
        return False
    return not _tells_another(noun, named)


def of_kind(noun: Token, named: list[Mention]) -> list[Mention]:
    """Return the names that a noun's kind leaves: "the treaty" is no Agreement, "the Convention" first a Convention."""
    lemma = noun.lemma_.lower()
    if lemma not in OWN_KINDS and lemma not in BARE_TREATIES:
        return named
    same = [m for m in named if lemma in {_kind_in(m), _single(_kind_in(m))}]
    return same or [m for m in named if lemma in _kinds(_kind_in(m))]


def _kind_in(named: Mention) -> str:
    """Return the word of a name that says its kind: the Convention of the "Convention on Cluster Munitions"."""
    words = _words(named)
    kinds = (word for word in words if _kinds(word) & KINDS)
    return next(kinds, words[-1])


KINDS = frozenset(
    ["agreement", "accord", "deal", "pact", "compact", "treaty", "convention", "protocol", "memorandum", "arrangement",
     "covenant", "statute", "lease", "contract"]
)  # fmt: skip


def _kinds(kind: str) -> set[str]:
    single = _single(kind)
    return set(BARE_TREATIES) if single in BARE_TREATIES else {single}


def _single(kind: str) -> str:
    return f"{kind.removesuffix('ies')}y" if kind.endswith("ies") else kind.removesuffix("s")


def _tells_another(noun: Token, named: Mention) -> bool:
    """Tell whether a word on a noun is neither of the name nor one that any agreement may bear: "the trade deal"."""
    words = {*_words(named), *UNTELLING, "two", "three"}
    for child in noun.children:
        said = child.dep_ in ("amod", "compound", "nummod", "nmod", "nmod:poss", "flat") and child.tag_ != "PRP$"
        partner = child.dep_ == "nmod" and preposition_of(child) in ("with", "between")
        if (said and not partner and child.lower_ not in words) or child.lower_ in OTHERS:
            return True
    return False


OTHERS = frozenset(["another", "other", "separate", "second", "similar", "such", "any"])


def _only_dates(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name stands only where it says since when, or under what: it is no matter of the page."""
    head = reading.head_of(mention.start, mention.end)
    return (preposition_of(head) or "").split(" ")[-1] in DATING


def _pacts_between(focus: Focus, last: Mention, noun: Token) -> Iterator[Token]:
    """Yield the nouns of agreements without a name between the last name and a noun."""
    for token in focus.reading.tokens_between(last.end, noun.idx):
        plain = token.pos_ == "NOUN" and token.i not in focus.reading.mention_by_token
        if plain and focus.reading.classes(token) & PACTS:
            yield token
