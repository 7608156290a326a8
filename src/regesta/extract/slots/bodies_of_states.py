"""Mentions of countries, and whose a body is by its name: "US Central Command", "France's Operation X".

A `Reading` and a token, or the mention of a body, enter; the `Mention` of a country or of the body itself leaves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.model import FoundIn, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def country_mention(reading: Reading, token: Token, name: str, found_in: FoundIn = "clause") -> Mention:
    """Return a country as a mention of the words that say it."""
    known = reading.mention_by_token.get(token.i)
    if known is not None and known.name == name:
        return replace(known, found_in=found_in)
    text = token.text
    return Mention(start=token.idx, end=token.idx + len(text), text=text, type="country", name=name, found_in=found_in)


def has_people(reading: Reading, body: Mention) -> bool:
    """Tell whether a known organisation may act by people of its own; a council of states only decides."""
    kind = reading.gazetteer.kind_of_organisation(body.text) if body.type == "organisation" else None
    return kind is not None and kind != "council"


def owner_in_name(reading: Reading, body: Mention) -> Mention:
    """Return the country whose command or force a body is by its name: US Central Command; else the body itself.

    An alliance, a mission and an armed group are their own; a force is of the state whose adjective is in its name
    and never of the ground that it is called by: the Kosovo Force, the UN Mission in South Sudan.
    """
    kind = reading.gazetteer.kind_of_organisation(body.text)
    if kind == "force" and (state := _state_before(reading, body)) is not None:
        return state
    named = reading.gazetteer.countries_in(body.text) if kind in ("command", "force") else ()
    owners = {name for name, words in named if reading.gazetteer.is_demonym(words)}
    if kind == "command" and not owners and named and body.text.startswith(named[0][1]):
        owners = {named[0][0]}
    if len(owners) != 1:
        return replace(body, name=body.name.removeprefix("The ").removesuffix("'s").removesuffix("’s"))
    return replace(body, type="country", name=owners.pop())


def _state_before(reading: Reading, body: Mention) -> Mention | None:
    """Return the state whose a named operation is by the word before it: "France's Operation X"."""
    before = next((t for t in reversed(reading.doc[: reading.token_at(body.start).i]) if t.tag_ != "POS"), None)
    name = reading.country_of(before) if before is not None and before.sent.end_char > body.start else None
    owns = before is not None and (reading.gazetteer.is_demonym(before.text) or before.nbor().tag_ == "POS")
    return country_mention(reading, before, name) if before is not None and name is not None and owns else None
