"""Which ground a claim of contamination or clearance is about: borders, named places, described areas.

A centre enters; a `Mention` of the area leaves. Borders are named by their two countries, whoever the text names
first, so that "the border with Tajikistan" in a report on Kyrgyzstan and "the Kyrgyz-Tajik border" are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.borders import BORDERS
from regesta.extract.slots.countries import first_state, is_full_name
from regesta.extract.slots.places import COMPASS, is_locality, places_of, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention
from regesta.vocabulary.folding import bare_name

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACED = ("obl", "nmod", "compound", "nmod:poss", "obj")
SPECIFIC = frozenset(
    ["minefield", "enclave", "district", "province", "region", "village", "valley", "road", "ground", "area", "island",
     "base", "zone", "sector", "territory", "field", "land", "airfield"]
)  # fmt: skip


def area_of(reading: Reading, focus: Focus, centre: Centre, noun: Token) -> Mention | None:
    """Return the ground that a centre is about; None where the clause names none.

    What says no more than "land" or "the country's territory" is named by its place, else by its country.
    """
    found = _area_in_clause(reading, focus, centre, noun)
    if found is None or found.type != "area" or not _is_plain_ground(reading, found):
        return found
    owner = next((n for w in found.name.split() if (n := reading.gazetteer.country_of(w))), None)
    if owner is not None:
        return replace(found, type="country", name=owner)
    own = _own_state(reading, centre) if "its " in _words(reading, found) else None
    return _place_around(reading, centre) or own or _ground_before(reading, focus, found)


def _ground_before(reading: Reading, focus: Focus, found: Mention) -> Mention | None:
    """Return the ground that "the mined areas" takes up: the only one named in the nearest words on mines before it.

    None for ground without an article, and where two are named there.
    """
    noun = reading.head_of(found.start, found.end)
    if not any(child.lower_ in ("the", "these", "those") for child in noun.children):
        return None
    here = focus.passages.spot(noun)
    for i in range(noun.i - 1, -1, -1):
        token = reading.doc[i]
        near = focus.passages.nearness(focus.passages.spot(token), here)
        if near is None or near.scope not in ("sentence", "paragraph"):
            return None
        told = "mine" in reading.classes(token) or reading.actions(token) & {"clear", "lay"}
        if not told:
            continue
        grounds = {m.name: m for m in _grounds_of(reading, clause_head(token)) if m.start < found.start}
        if grounds:
            only = next(iter(grounds.values())) if len(grounds) == 1 else None
            return replace(only, found_in=near.scope) if only is not None else None
    return None


def _grounds_of(reading: Reading, verb: Token) -> Iterator[Mention]:
    for token in clause_tokens(verb):
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and mention.type in ("place", "facility") and is_locality(reading, mention):
            yield _with_its_noun(reading, token, mention)


def _words(reading: Reading, mention: Mention) -> str:
    return reading.document.text[max(0, mention.start - len("its ")) : mention.end].lower()


def _own_state(reading: Reading, centre: Centre) -> Mention | None:
    """The state that clears "its territory"."""
    return first_state(reading, centre.clause.agents)


GENERAL_GROUND = words_of("general_ground")


def _is_plain_ground(reading: Reading, mention: Mention) -> bool:
    words = [bare_name(word) for word in mention.name.split() if not any(c.isdigit() for c in word)]
    plain = GENERAL_GROUND | COMPASS  # "the country's north" is no more than the country
    return all(word.lower() in plain or reading.gazetteer.country_of(word) for word in words)


def _place_around(reading: Reading, centre: Centre) -> Mention | None:
    """The place or country in which the clause has the ground: "In Kharkiv Oblast, 500 hectares of land"."""
    above = clause_of(clause_head(centre.governor))  # "In X, hectares of land remain mined"
    if above.head.dep_ == "xcomp":
        above = clause_of(clause_head(above.head.head))
    places = [*places_under(reading, centre.token), *places_of(reading, centre.clause), *places_of(reading, above)]
    named = [m for m in places if m.type in ("place", "country") and is_locality(reading, m)]
    return next((m for m in named if m.type == "place"), named[0] if named else None)


def _area_in_clause(reading: Reading, focus: Focus, centre: Centre, noun: Token) -> Mention | None:
    tokens = _nearest_first(centre, noun)
    border = next((t for t in tokens if t.lemma_.lower() in BORDERS), None)
    if border is not None:
        return border_mention(reading, focus, border)
    if centre.quantity is not None and preposition_of(noun) == "of" and is_full_name(reading, noun):
        return country_mention(reading, noun, reading.country_of(noun) or "")  # "12 square kilometers of Kuwait"
    for token in clause_of(clause_head(centre.governor)).agents:  # "Basra is the worst, with 1,200 square kilometers"
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and mention.type == "place" and is_locality(reading, mention):
            return mention
    for token in tokens:
        mention = reading.mention_by_token.get(token.i)
        if mention is None or mention.type not in ("place", "facility") or token.dep_ not in PLACED:
            continue
        if is_locality(reading, mention):  # "the first country in Central America free of mines"
            return _with_its_noun(reading, token, mention)
    return _described_ground(reading, centre, [token for token in tokens if token != noun])


def _nearest_first(centre: Centre, noun: Token) -> list[Token]:
    """Return the tokens of the value's phrase, then of its governor's clause, then of the clause above."""
    order = [*noun.subtree]
    if centre.governor.dep_ in ("acl", "acl:relcl"):  # "contamination estimated at": the estimated ground alone
        return list(dict.fromkeys([*order, *phrase_tokens(centre.governor.head)]))
    if not is_verbal(centre.governor) or not any(is_verbal(c) for c in centre.governor.children if c.dep_ == "conj"):
        order += [*centre.governor.subtree]
    order += clause_tokens(clause_head(centre.governor))
    dated = {t for c in centre.governor.children if c.dep_ == "advcl" and _is_only_since(c) for t in c.subtree}
    return sorted(dict.fromkeys(order), key=lambda token: token in dated)


def _is_only_since(clause: Token) -> bool:
    """Tell whether a clause only dates what it stands beside: "since fighting broke out in Juba"."""
    return any(child.dep_ == "mark" and child.lower_ in DATING for child in clause.children)


DATING = frozenset({"since", "after", "before", "until"})


def _with_its_noun(reading: Reading, token: Token, mention: Mention) -> Mention:
    """A place that names an enclave, district or field is told with it: "Shakhimardan enclave"."""
    head = token.head
    if token.dep_ in ("compound", "nmod:poss") and head.lemma_.lower() in SPECIFIC:
        start, end, text = naming.described(reading, head, places=False)
        return Mention(start=start, end=end, text=text, type="area", name=text, country=mention.country)
    return mention


def border_mention(reading: Reading, focus: Focus, border: Token) -> Mention:
    """Return a border under the names of its two countries, where the text or the document tells both."""
    names = [n for t in border.subtree if (n := reading.country_of(t)) is not None]
    names = list(dict.fromkeys(names))
    if len(names) == 1:
        names += _other_side(reading, focus, border, names[0])
    if not names and (earlier := _earlier_border(reading, focus, border)) is not None:
        return earlier
    name = f"{'-'.join(sorted(names))} border" if len(names) == 2 else naming.described(reading, border)[2]
    start, end, text = naming.described(reading, border)
    return Mention(start=start, end=end, text=text, type="area", name=name)


def _other_side(reading: Reading, focus: Focus, border: Token, known: str) -> list[str]:
    """Return the country on this side of "the border with X": who acts in the clause, else the document's host.

    Who only pays for what is done there need not be a neighbour.
    """
    verb = clause_head(border)
    paying = "fund" in reading.actions(verb)
    actor = first_state(reading, clause_of(verb).agents) if not paying else None
    for state in (actor, focus.host(border, known)):
        if state is not None and state.name != known:
            return [state.name]
    return []


def _earlier_border(reading: Reading, focus: Focus, border: Token) -> Mention | None:
    """Return the last border that was named in full before "the border", in the same section."""
    block = reading.block_at(border.idx)
    section = block.section if block is not None else None
    for i in range(border.i - 1, -1, -1):
        token = reading.doc[i]
        if token.lemma_.lower() not in BORDERS:
            continue
        there = reading.block_at(token.idx)
        if there is None or there.section != section:
            return None
        if any(reading.country_of(t) for t in token.subtree):
            return replace(border_mention(reading, focus, token), found_in="discourse")
    return None


def _described_ground(reading: Reading, centre: Centre, tokens: list[Token]) -> Mention | None:
    ground = {"area", "ground_part"}
    candidates = [t for t in tokens if (reading.classes(t) & ground and t != centre.token) or t.lemma_ in SPECIFIC]
    for token in candidates:
        if token.i in reading.quantities_by_token or any(c.dep_ == "nummod" for c in token.children):
            continue  # "in 16 of the 18 provinces"
        if (named := reading.mention_of(token)) is not None and named.type == "organisation":
            continue  # the World Bank is no bank of a river
        placed = preposition_of(token) in ("in", "on", "at", "around", "along", "near", "of") or token.dep_.startswith(
            "nsubj"
        )
        if placed or token.dep_ in ("obj", "nsubj:pass"):
            return naming.description(reading, token, "area")
    return None
