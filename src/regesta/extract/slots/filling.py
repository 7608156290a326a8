"""What is filled so far for one centre, and the places that its clause names.

A `Reading`, the document's focus and a centre enter; the ways of `subjects` and `powers` fill the slots.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.centres.bracketed_figures import bracketed_country
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.guards import tells_where
from regesta.extract.centres.relating import PARTED, is_sum
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.bodies_meant import body_meant
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import coordinated_verbs, has_own_subject, preposition_of
from regesta.extract.reading.respective import respective_ground
from regesta.extract.reading.sites_meant import site_meant
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.body_grounds import grounds_of_body
from regesta.extract.slots.brackets import ground_before_bracket
from regesta.extract.slots.countries import HOSTING, is_full_name, seat_of
from regesta.extract.slots.figures_beside import (
    has_figure_behind,
    is_of_another_figure,
    place_in_front,
    places_of_figure,
)
from regesta.extract.slots.gifts import is_given_away
from regesta.extract.slots.grounds_said import ground_said_behind, grounds_taken_up
from regesta.extract.slots.one_incident import places_beside
from regesta.extract.slots.places import PLACING, place_in, places_of, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


GROUND_WORK = frozenset({"contamination", "clearance", "mine_use"})
"""Predicates of ground: who laid or clears mines does so on any ground, its own included."""


@dataclass(slots=True)
class Slots:
    """What is filled so far for one centre."""

    reading: Reading
    focus: Focus
    centre: Centre
    operator: Mention | None = None
    host: Mention | None = None
    told_of: Mention | None = None
    """What the figure is told of whose noun the one in hand leaves out; the subject, where it is known."""
    words: tuple[Token, ...] | None = field(default=None, init=False, repr=False, compare=False)
    """The words of the clause and of the noun's phrase, once they have been asked for."""

    @property
    def noun(self) -> Token:
        """The noun that the claim is about: what is counted, or the patient of the action."""
        return self.centre.token

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The centre's clause and, where that is a relative clause on the noun, the one in which the noun stands."""
        above = clause_head(self.noun)
        relative = self.centre.governor.dep_ in ("acl", "acl:relcl") and self.centre.governor.head == self.noun
        return (self.centre.clause, clause_of(above)) if relative else (self.centre.clause,)

    @property
    def guest(self) -> str | None:
        """The power's name, for whose forces the host is another; None where mines are laid and cleared at home too."""
        at_home = self.centre.predicate.predicate in GROUND_WORK and not is_given_away(self.centre)
        return self.operator.name if self.operator is not None and not at_home else None

    def patients(self, *classes: str) -> Iterator[Token]:
        """Yield the arguments of the clause that are of some classes, patients first, and what "they" and "it" mean.

        Who joins a force moves, and not the force that is joined.
        """
        clause = self.centre.clause
        joined = clause.head.lemma_.lower() == "join" and clause.agents and "force" in classes
        for token in clause.agents if joined else (*clause.patients, *clause.agents):
            if self.reading.classes(token) & set(classes):
                yield body_meant(self.reading, token) or site_meant(self.reading, token) or token


OUTCOMES = words_of("setting_numbers") | {"leave"}

HELPING = frozenset(["support", "help", "assist", "aid", "back", "reinforce", "defend"])
"""Verbs of which whoever they are done to has the forces on its ground by which they are done."""

Way = Callable[[Slots], Mention | None]


def words_told(slots: Slots) -> Collection[Token]:
    """Return the words of a claim's clause and of the phrase that it is about, gathered once for all who ask."""
    if slots.words is None:
        governor = clause_head(slots.centre.governor)
        said = (*slots.noun.subtree, *clause_tokens(slots.centre.governor), *clause_tokens(governor))
        slots.words = tuple(dict.fromkeys(said))
    return slots.words


def all_places(slots: Slots) -> list[Mention]:
    reading, centre = slots.reading, slots.centre
    if (own := respective_ground(reading, centre.quantity)) is not None:
        return list(place_in(reading, own))[:1]
    if centre.quantity is not None and is_sum(reading, centre.quantity):
        return []  # "300 soldiers in Gabon and 250 in Senegal, 550 in all"
    if centre.quantity is not None and (front := place_in_front(reading, centre.quantity)) is not None:
        return [front]
    if has_place_of_its_own(centre) and (behind := place_behind(reading, centre.token)):
        return behind
    if (said := ground_said_behind(slots)) is not None:
        return said
    if centre.counted is not None and (own_clause := places_of_figure(reading, centre.token)):
        return own_clause
    bracketed = ground_before_bracket(reading, centre.token) if centre.quantity is not None else None
    if bracketed is not None:
        return [country_mention(reading, bracketed, reading.country_of(bracketed) or "")]
    if centre.counted is not None and (over := list(places_under(reading, centre.counted))) and is_listed(slots):
        return [place for place in over if not has_figure_behind(reading, place)]
    found = [
        *_of_counted_ground(reading, centre.token),
        *(place_in(reading, centre.token) if tells_where(centre.token) else ()),
        *places_under(reading, centre.token),
        *(place_in(reading, centre.governor) if preposition_of(centre.governor) in PLACING else ()),
        *places_of(reading, centre.clause),
    ]
    being = list(place_in(reading, centre.governor)) if tells_where(centre.governor) else []
    found += being if centre.counted is not None or len(being) == 1 else []  # "in war zones such as Iraq and Libya"
    if centre.governor != clause_head(centre.governor):
        found += places_of(reading, clause_of(clause_head(centre.governor)))
    if happens_there(centre.governor):
        found = [*place_in(reading, centre.governor.head), *found]
    for clause in slots.clauses[1:]:
        found += places_of(reading, clause)
    if centre.governor.dep_ == "xcomp":  # "In X, hectares of land remain mined"
        found += places_of(reading, clause_of(clause_head(centre.governor.head)))
    alone = len(centre.clause.agents) < 2  # "Germany and Spain have troops there": neither is where
    if centre.governor.lemma_.lower() in HOSTS_ITSELF and alone:
        whole = [t for t in centre.clause.agents if not any(c.tag_ == "POS" for c in t.children)]
        whole = [t for t in whole if t.pos_ != "PRON" and not (slots.guest and seat_of(reading, t) == slots.guest)]
        agents = [reading.mention_of(t) for t in whole]
        found = [m for m in agents if m is not None and m.type in ("place", "facility", "country")] + found
    if centre.predicate.predicate == "contamination":
        found = [*_ranked_grounds(slots), *found]
    if not found:
        verb, ground = centre.governor, centre.predicate.predicate in GROUND_WORK
        follows = ground and not has_own_subject(verb)  # "the belt runs along the border and holds 2,000 mines"
        shared = [v for v in coordinated_verbs(verb) if follows or not has_own_subject(v)]
        for verb in shared:
            found += [
                place for place in places_of(reading, clause_of(verb)) if not _is_on_participle(reading, place, verb)
            ]
    verb = centre.governor
    if not found and verb.dep_ == "advcl" and verb.tag_ == "VBG" and not has_own_subject(verb):
        found += places_of(reading, clause_of(verb.head))  # "cleared 171 fields in X, destroying 2,600 mines"
    if not found:
        found = list(_of_clause_above(reading, centre.governor)) or list(grounds_of_body(reading, centre.governor))
    if not found:
        found = list(_whose_minefields(reading, centre))
    if not found:
        found = [p for event in _events_of(centre) for p in places_under(reading, event)]
    if not found and centre.predicate.predicate == "casualties":
        found = list(places_beside(reading, centre.governor))
    if all(place.name == slots.guest for place in found):  # "France still has 4,500 troops there"
        found += grounds_taken_up(slots)
    return [p for p in dict.fromkeys(found) if not is_of_another_figure(reading, centre, slots.noun, p)]


def _is_on_participle(reading: Reading, place: Mention, verb: Token) -> bool:
    """Tell whether a place is that of a clause on what a verb affects: "sent a unit, then stationed in Aden"."""
    above = takewhile(lambda token: token != verb, reading.head_of(place.start, place.end).ancestors)
    return any(token.dep_ in ("acl", "acl:relcl") for token in above)


def _ranked_grounds(slots: Slots) -> Iterator[Mention]:
    """The countries of which a clause says what they are held to be: "X is listed as the most contaminated country"."""
    verbs = {clause_head(slots.centre.governor), clause_head(slots.centre.governor.head)}
    for verb in verbs:
        for token in clause_of(verb).patients if verb.lemma_.lower() in MAKING_INTO else ():
            mention = slots.reading.mention_of(token)
            if mention is not None and mention.type == "country":
                yield mention


def is_listed(slots: Slots) -> bool:
    """Tell whether a figure stands behind a colon or in a country's brackets, so that its noun says where."""
    figure = slots.centre.token
    return figure.dep_ == "appos" or bracketed_country(slots.reading, figure) is not None


PLACE_STARTS_WITHIN = 3
"""Words that may stand between "in" and the name of a place: "in the far north of Mali"."""


def has_place_of_its_own(centre: Centre) -> bool:
    """Tell whether what stands right behind a figure places it, whatever the parse makes of it.

    So it is for a figure without a noun, and for the second of a row, which a parse may hang on the first one's place.
    """
    return centre.counted is not None or (centre.quantity is not None and centre.token.dep_ == "conj")


def place_behind(reading: Reading, figure: Token, prepositions: Collection[str] = PLACING) -> list[Mention]:
    """Return the place that stands right behind a figure without a noun: "1,500 soldiers in Mali, 900 in Chad".

    There the parse often ties the place to the verb or to the place before. "900 were in Chad" places them as well.
    """
    first = figure.i + 1
    while first < figure.sent.end and reading.doc[first].lemma_ == "be":
        first += 1
    if first + 1 < figure.sent.end and reading.doc[first].lower_ == "of" and reading.doc[first + 1].lower_ in PARTED:
        first += 2  # "3,000 of them in Gabon"
    behind = reading.doc[first : first + 2 + PLACE_STARTS_WITHIN]
    if len(behind) < 2 or behind[0].lower_ not in prepositions:
        return []
    for token in behind[1:]:
        mention = reading.mention_by_token.get(token.i)
        if mention is not None and mention.type in ("country", "place", "facility"):
            return [mention]
        if token.is_punct or token.pos_ in ("VERB", "CCONJ"):
            break
    return []


def happens_there(verb: Token) -> bool:
    """Tell whether a relative clause happens at the place that it is on: "Al Tanf, where Americans train rebels"."""
    return verb.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in verb.children)


def _events_of(centre: Centre) -> list[Token]:
    """What the clause happens in or during: "killed during mine clearance in Croatia" is in Croatia."""
    return [token for preposition, token in centre.clause.obliques if preposition in ("during", "in", "amid")]


RESULTING_AT = (*PLACING, "to", "into", "from")


def _of_clause_above(reading: Reading, verb: Token) -> Iterator[Mention]:
    """The places of the clause whose outcome a participle tells: "flew a unit to Mali, raising its force to 2,000"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or has_own_subject(verb):
        return
    above = clause_of(verb.head)
    if above.head.lemma_.lower() in HELPING and any(child.lower_ == "by" for child in verb.children):
        yield from (
            place for token in above.patients for place in place_in(reading, token)
        )  # "helped Haiti by sending"
    if verb.lemma_.lower() not in OUTCOMES:
        return
    inside = [(preposition_of(c) or "", c) for token in above.patients for c in token.children if c.dep_ == "nmod"]
    for preposition, token in (*above.obliques, *inside):
        if preposition.split(" ")[0] in RESULTING_AT:
            yield from place_in(reading, token)
    for token in above.patients if "withdraw" in reading.actions(above.head) else ():
        named = reading.mention_by_token.get(token.i)
        if named is not None and named.type in ("country", "place", "facility"):
            yield named  # "left Kosovo, reducing the contingent to 165"


def _of_counted_ground(reading: Reading, noun: Token) -> Iterator[Mention]:
    """The country of counted places: Croatia of "nine Croatian counties", and of "40 square kilometers of Croatia"."""
    if "community" in reading.classes(noun) and noun.pos_ == "NOUN":
        yield from place_in(reading, noun)
    elif preposition_of(noun) == "of" and is_full_name(reading, noun):
        yield country_mention(reading, noun, reading.country_of(noun) or "")
    wholes = [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i]  # "174,000 square km, a third of Ukraine"
    wholes += [noun] if noun.lemma_.lower() in DWELLERS else []
    inside = [c for whole in wholes for c in whole.children if c.dep_ == "nmod" and preposition_of(c) == "of"]
    inside += [c for part in inside for c in part.children if c.dep_ == "nmod" and preposition_of(c) == "of"]
    for inner in inside:  # "6 per cent of the population of X" too
        if is_full_name(reading, inner):
            yield country_mention(reading, inner, reading.country_of(inner) or "")


DWELLERS = frozenset(["resident", "inhabitant", "villager"])
"""People who live where they are said to be of; citizens may be anywhere."""
WHOSE_GROUND = frozenset(["minefield", "contamination", "problem", "threat", "hazard"])
"""What a country has on its own ground: "Eritrea's mine problem"."""


GROUND_OF = frozenset(["area", "land", "territory", "soil", "farmland", "north", "south", "east", "west"])
"""What is a country's where it is "of" one."""


def _whose_minefields(reading: Reading, centre: Centre) -> Iterator[Mention]:
    """The country of "Cambodian minefields", where nothing says that they lie elsewhere; mines may be of its make."""
    for noun in (centre.token, *centre.clause.patients, *centre.clause.agents):
        for child in noun.children if noun.lemma_.lower() in WHOSE_GROUND | GROUND_OF else ():
            if child.dep_ == "nmod" and preposition_of(child) == "of" and is_full_name(reading, child):
                yield country_mention(reading, child, reading.country_of(child) or "")  # "the mined area of Thailand"
        for child in noun.children if noun.lemma_.lower() in WHOSE_GROUND else ():
            if child.dep_ in ("amod", "nmod:poss") and (name := reading.country_of(child)) is not None:
                yield country_mention(reading, child, name)


MAKING_INTO = words_of("making_into")
HOSTS_ITSELF = HOSTING | {"record", "report", "register", "have", "see"}
"""Verbs whose subject, where it is a place, is where it happens: "Powidz is to host a brigade"."""
