"""Who takes part in an exercise from abroad, and who at home: `Slots` enter; the `Mention` of guest or host leaves.

Of two that exercise on the ground of one of them the other is the guest; of several guests none is the only one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of, state_of
from regesta.extract.slots.edges import is_at_sea
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.other_forces import MODIFYING
from regesta.extract.slots.page_hosts import focus_host
from regesta.extract.slots.places import country_of_place
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

TOGETHER = frozenset({"with", "alongside", "between", "by"})


def partner_abroad(slots: Slots) -> Mention | None:
    """The one power among those that take part on whose ground it is not; none where no ground is known."""
    if slots.host is None:
        return _acting_at_sea(slots)  # "Poland held exercises in Drawsko": at home, for all that is told
    abroad = [state for name, state in _partners(slots).items() if name != slots.host.name]
    return abroad[0] if len(abroad) == 1 else None


def _acting_at_sea(slots: Slots) -> Mention | None:
    """The one power that exercises at sea, with another or off another's coast, and not off that of a partner.

    "Russian ships exercised in the Arabian Sea with the Iranian navy"; "with Greece off Alexandria, Egypt" is in Egypt.
    """
    partners = _partners(slots)
    grounds = [c for place in all_places(slots) if (c := country_of_place(slots.reading, place)) is not None]
    if not is_at_sea(slots) or any(ground.name in partners for ground in grounds) or len(partners) + len(grounds) < TWO:
        return None
    acting = {state.name: state for token in slots.centre.clause.agents for state in _powers(slots, token)}
    return next(iter(acting.values())) if len(acting) == 1 else None


TWO = 2
"""Who exercises at sea is told to be abroad by a second one who takes part, or whose coast it is."""


def partner_at_home(slots: Slots) -> Mention | None:
    """The one of several that take part on whose ground the page is: "US and Kuwaiti forces began a drill"."""
    partners = _partners(slots)
    ground = focus_host(slots) if len(partners) > 1 else None
    return ground if ground is not None and ground.name in partners else None


def _partners(slots: Slots) -> dict[str, Mention]:
    return {state.name: state for token in _taking_part(slots) for state in _powers(slots, token)}


def _taking_part(slots: Slots) -> Iterator[Token]:
    """Yield who acts, and with whom: "India held drills with Oman", "exercises between the two navies"."""
    clause = slots.centre.clause
    yield from clause.agents
    yield from (token for preposition, token in clause.obliques if preposition in TOGETHER)
    for token in (*clause.patients, *(t for preposition, t in clause.obliques if preposition == "in")):
        beside = (child for child in token.children if child.dep_ == "nmod" and preposition_of(child) in TOGETHER)
        yield from (partner for child in beside for partner in with_conjuncts(child))


def _powers(slots: Slots, token: Token) -> Iterator[Mention]:
    """Yield the state that a word is or that owns it; both of "Turkish and Azerbaijani troops"."""
    reading = slots.reading
    adjectives = (t for child in token.children if child.dep_ in MODIFYING for t in with_conjuncts(child))
    nations = [(t, name) for t in adjectives if (name := reading.country_of(t)) is not None]
    if len(nations) > 1:
        yield from (country_mention(reading, t, name) for t, name in nations)
    elif (state := state_of(reading, token) or _navy_of(slots, token)) is not None:
        yield state


def _navy_of(slots: Slots, ship: Token) -> Mention | None:
    """The state whose ship takes part; other machines take part in nothing."""
    return owner_of(slots.reading, ship) if slots.reading.classes(ship) & {"warship", "vessel"} else None
