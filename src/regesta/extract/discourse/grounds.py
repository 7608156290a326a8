"""What "there", "the island", "the province" and "the kingdom" take up: the ground that was last spoken of.

A `Focus` and a word enter; the `Mention` of a place or country leaves with where it was found, or None where nothing
fits, or two grounds fit equally. Coreference settles what a noun names by its type; here a noun also takes up what is
of its kind by the gazetteer, and "there" the last ground on which something was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import OTHERS, ROLES, scope_of
from regesta.extract.discourse.described_states import states_described
from regesta.extract.discourse.focus import Focus
from regesta.extract.discourse.passages import Spot
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.governing import clause_head, governors
from regesta.extract.reading.openings import turned_to
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.slots.aims import is_aim
from regesta.extract.slots.places import country_of_place, is_locality
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

ISLANDS = words_of("island_nouns")
NAMED_ISLANDS = words_of("named_islands")
NAMED_PENINSULAS = words_of("named_peninsulas")
SETTLEMENTS = words_of("settlement_nouns")
DIVISIONS = words_of("division_nouns")
STATES = words_of("state_nouns")
FORMS_OF_STATE = words_of("state_form_nouns")
OTHER_FORMS = words_of("ground_forms")
GROUNDS = ISLANDS | SETTLEMENTS | DIVISIONS | STATES | FORMS_OF_STATE | OTHER_FORMS
DESCRIBED = frozenset(["state"])
"""Nouns that are ground only with an adjective of where: "the Baltic state"; "the state" alone is who governs."""
RECEIVING = words_of("receiving_forces")
THERE = frozenset(["there"])
GONE_TO = 2
"""Rank of where a clause goes or has something, for "there": below who it is about, above what is said beside."""


def ground_before(focus: Focus, word: Token, exclude: str | None) -> Mention | None:
    """Return the ground that a word takes up; `exclude` is the power, on whose ground its forces are no guests."""
    reading = focus.reading
    if exclude is None and _several_act(reading, word):
        exclude = SEVERAL
    if word.lower_ in THERE and word.tag_ == "RB":
        if (told := _placed_before(word)) is not None:
            return ground_before(focus, told, exclude)
        if (left := _left_beside(reading, word)) is not None:
            return replace(left, found_in="sentence")
        near = _nearest(focus, word, exclude, lambda mention, head: _is_ground(reading, mention, head))
        turned = turned_to(reading, word.idx)
        farther = near is None or near.found_in not in ("sentence", "paragraph")
        return turned if farther and turned is not None and turned.name != exclude else near
    noun = word.lemma_.lower()
    if noun not in GROUNDS | DESCRIBED or word.i in reading.mention_by_token:
        return None
    if noun in DESCRIBED or not is_definite(word):
        return _described(focus, word, exclude)
    resolved = reading.turns.references.get(word.idx)
    ground = resolved is not None and resolved.type in ("place", "area", "country", "facility")
    if resolved is not None and exclude == SEVERAL and resolved.name in _acting(reading, word):
        resolved = None
    if resolved is not None and ground and resolved.name != exclude and _may_be_meant(focus, resolved, exclude):
        return replace(resolved, found_in=scope_of(focus, resolved.start, word))
    return _nearest(focus, word, exclude, lambda mention, head: _fits(reading, noun, mention, head))


SEVERAL = ""
"""The power of a clause in which several act: nobody's name, and yet no one else's forces are on their own ground."""


def _several_act(reading: Reading, word: Token) -> bool:
    """Tell whether several countries act in a word's clause: "Japan and Italy also keep bases in the country"."""
    return len(_acting(reading, word)) > 1


def _acting(reading: Reading, word: Token) -> set[str]:
    acting = (reading.country_of(token) for token in clause_of(clause_head(word)).agents)
    return {name for name in acting if name is not None}


def _placed_before(there: Token) -> Token | None:
    """Return the noun of ground that "there" takes up in its own sentence: "its base in the nation, with men there"."""
    before = (token for token in reversed(there.doc[there.sent.start : there.i]) if token.pos_ in ("NOUN", "PROPN"))
    placed = next((token for token in before if preposition_of(token) in ("in", "on", "at", "to")), None)
    described = placed is not None and placed.lemma_.lower() in GROUNDS and is_definite(placed)
    return placed if described and placed is not None and placed.pos_ == "NOUN" else None


def _left_beside(reading: Reading, there: Token) -> Mention | None:
    """Return whence forces leave in the same sentence: "to pull out of Latvia, with the tanks that are there"."""
    for mention, head in _mentions_before(reading, there):
        if head.sent != there.sent:
            return None
        if preposition_of(head) == "from" and any("withdraw" in reading.actions(one) for one in governors(head)):
            return mention
    return None


def _described(focus: Focus, word: Token, exclude: str | None) -> Mention | None:
    """Return the ground that a described noun takes up: "the island nation", "the small port town"."""
    reading, noun = focus.reading, word.lemma_.lower()
    states = states_described(word)
    if states is None:  # the adjectives fit any
        return _nearest(focus, word, exclude, lambda mention, head: _fits(reading, noun, mention, head))
    if not states or noun not in STATES | FORMS_OF_STATE | DESCRIBED or word.tag_ == "NNS":
        return None
    return _nearest(focus, word, exclude, lambda mention, head: mention.type == "country" and mention.name in states)


def _nearest(focus: Focus, word: Token, exclude: str | None, fits: Callable[[Mention, Token], bool]) -> Mention | None:
    """Return the one that fits of the nearest sentence which has any; else the only one of the title."""
    reading = focus.reading
    here = focus.passages.spot(word)
    found: list[tuple[Mention, Token]] = []
    sentence = -1
    acting = clause_of(clause_head(word)).agents if exclude == SEVERAL else ()
    for mention, head in _mentions_before(reading, word):
        spot = focus.passages.spot(head)
        if (found and spot.sentence != sentence) or focus.passages.nearness(spot, here) is None:
            break
        country = country_of_place(reading, mention)
        own = country is not None and (country.name == exclude or _is_sender(focus, country.name, exclude))
        own = own or head in acting
        if fits(mention, head) and not own and not _is_guest(focus, mention, spot):
            sentence = spot.sentence
            found.append((mention, head))
    if found:
        meant = _leading(reading, found)
        return replace(meant, found_in=scope_of(focus, meant.start, word)) if meant is not None else None
    titled = {m.name: m for t in focus.headlines.title_tokens if (m := _whole(reading, t)) is not None and fits(m, t)}
    return replace(next(iter(titled.values())), found_in="title") if len(titled) == 1 else None


def _is_guest(focus: Focus, mention: Mention, spot: Spot) -> bool:
    """Tell whether a sentence names a country as one that has forces or sites: those are on another's ground."""
    if mention.type != "country":
        return False
    if not focus.pairs.is_abroad(mention.name) and any(host == mention.name for _, host in focus.pairs.abroad):
        return False  # "Mali's army seized power": others' forces are on its ground, and none of its own abroad
    powers = (note for note in focus.notes.powers if note.spot.sentence == spot.sentence)
    return any(note.country.name == mention.name for note in powers)


def _mentions_before(reading: Reading, word: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield the named grounds before a word with their heads, the last first; not those of the word's own phrase."""
    own = {token.i for token in word.subtree}
    for i in range(word.i - 1, -1, -1):
        mention = _whole(reading, reading.doc[i])
        if mention is not None and i not in own and not _is_in_dateline(reading.doc[i]):
            yield mention, reading.doc[i]


def _is_in_dateline(token: Token) -> bool:
    """Tell whether a place is only where a story was written: a dateline is a stretch of its own and ends in a dash."""
    return bool(token.sent.text.rstrip().endswith(("-", "–", "—")))


def _whole(reading: Reading, token: Token) -> Mention | None:
    """Return the ground that a token names, asked of its head alone."""
    mention = reading.mention_by_token.get(token.i)
    ground = mention is not None and mention.type in ("place", "country", "facility", "area")
    return mention if mention is not None and ground and token == reading.head_of(mention.start, mention.end) else None


def _fits(reading: Reading, noun: str, mention: Mention, head: Token) -> bool:
    """Tell whether a noun of ground can take up a named one."""
    if any(noun in name.casefold().split() for name in _names(reading, mention)):
        return True
    place = reading.gazetteer.place(mention.name)
    kind = place.kind if place is not None else None
    if noun in ISLANDS:
        placed = preposition_of(head) in ("on", "onto", "off") and mention.type in ("place", "area")
        named = {mention.name.casefold(), mention.text.casefold()} & NAMED_ISLANDS
        return bool(named) or (placed and kind not in ("town", "base"))
    if noun == "peninsula":
        return bool({mention.name.casefold(), mention.text.casefold()} & NAMED_PENINSULAS)
    if noun in STATES:
        seated = mention.type == "place" and _acts_as_government(reading, mention, head)
        return mention.type == "country" or seated  # "Washington and Kabul negotiate … stay in the country"
    if noun in SETTLEMENTS:
        return mention.type == "place" and kind == "town" and not _acts_as_government(reading, mention, head)
    return noun in DIVISIONS and mention.type == "place" and kind in ("division", "province", "region")


def _names(reading: Reading, mention: Mention) -> Iterable[str]:
    place = reading.gazetteer.place(mention.name) if mention.type != "country" else None
    full = [name for country in reading.gazetteer.countries() if country.name == mention.name for name in country.names]
    return (mention.name, mention.text, *(place.names if place is not None else ()), *full)


def _is_ground(reading: Reading, mention: Mention, head: Token) -> bool:
    """Tell whether something may be "there": a named ground that is no aim, no origin and no government."""
    of_site = preposition_of(head) == "of" and "facility" in reading.classes(head.head)  # "the port of Assab"
    if (preposition_of(head) in ("from", "of", "by", "with") and not of_site) or head.dep_ in ("nmod:poss", "compound"):
        return False
    if head.dep_ == "root" and preposition_of(head) is None:
        return False  # "United States. The lease of 1956 …": what opens a part of the page
    first = first_conjunct(head)
    acts = first.dep_ == "nsubj" and first.head.lemma_.lower() not in RECEIVING
    acts = acts or (first.dep_ == "nsubj:pass" and first.head.lemma_.lower() == "dissolve")  # and is there no more
    if (mention.type == "country" and acts) or is_aim(reading, head):
        return False
    acting = _acts_as_government(reading, mention, head)
    return mention.type == "country" or (is_locality(reading, mention) and not acting)


def _may_be_meant(focus: Focus, resolved: Mention, exclude: str | None) -> bool:
    """Tell whether what coreference takes up may have others' forces on it.

    A capital that acts is a government, and a country that itself sends its forces abroad, on a page that never has
    anything of the claim's power on its ground, is one more sender: "Hungary voted … France has 1,000 in the country".
    """
    if _acts_as_government(focus.reading, resolved, focus.reading.head_of(resolved.start, resolved.end)):
        return False
    return not _is_sender(focus, resolved.name, exclude)


def _is_sender(focus: Focus, name: str, power: str | None) -> bool:
    pairs = focus.pairs
    if power is None or not pairs.is_abroad(name) or pairs.abroad[power, name]:
        return False
    return not any(host == name for _, host in pairs.abroad)


def _acts_as_government(reading: Reading, mention: Mention, head: Token) -> bool:
    """Tell whether a capital acts, as its government does: "Ankara trains the army there"."""
    return (
        first_conjunct(head).dep_ in ("nsubj", "nmod:poss")
        and reading.gazetteer.government_of(mention.text) is not None
    )


def _leading(reading: Reading, found: list[tuple[Mention, Token]]) -> Mention | None:
    """Return the most salient of some grounds, the most exact of one country; None for two countries of one rank."""
    ranks = {mention: _rank(head) for mention, head in found}
    best = max(ranks.values())
    leading = [mention for mention in ranks if ranks[mention] == best]
    countries = {_country(reading, mention) for mention in leading}
    if len(countries) != 1:
        return None
    exact = [m for m in ranks if m.type != "country" and _country(reading, m) in (*countries, None)]
    places = {mention.name: mention for mention in exact}
    if len(places) == 1:
        return next(iter(places.values()))
    if len({mention.name for mention in leading}) == 1:
        return leading[0]
    return next((mention for mention in ranks if mention.type == "country" and mention.name in countries), None)


def _rank(head: Token) -> int:
    """Return the salience of a ground by its role; what is coordinated has its first's."""
    head = first_conjunct(head)
    gone_to = head.dep_ == "obl" and preposition_of(head) in ("to", "into", "in", "at", "on", "near")
    return max(ROLES.get(head.dep_, OTHERS), GONE_TO if gone_to else 0)


def _country(reading: Reading, mention: Mention) -> str | None:
    country = country_of_place(reading, mention)
    return country.name if country is not None else mention.name
