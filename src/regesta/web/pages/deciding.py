"""Who is who: requests enter; the account of two entities leaves, and what a reader decides on them is stored.

Nothing is changed by following a link: only a form of these pages decides, and it carries a token that no other site
can read (`judging.py`).
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from regesta.decisions import Chosen, account_for, choose_entity, decide, retract
from regesta.decisions.deciding import find_judgement
from regesta.errors import AmbiguousName, UnknownEntry
from regesta.model import Entity
from regesta.web.judging import DECISIONS, Asked, read_form
from regesta.web.pages.asking import asked_query, catalog_of, not_found, shelf_of
from regesta.web.rendering import render
from regesta.web.shelves.decisions import DecisionsOn
from regesta.withholding import withhold_in, withhold_names

DOUBTS_SHOWN = 12


def read_decisions(request: Request, identity: str) -> DecisionsOn:
    """Return what persons decided on an entity and what is open, without names withheld or persons not shown."""
    known = catalog_of(request).entity_ids
    found = shelf_of(request).decisions_on(identity)
    shown = tuple(one for one in found.doubts if one.other.id in known)
    return withhold_in(replace(found, doubts=shown), _withheld(request))


def show_why(request: Request) -> Response:
    """Show why two entities, or two spellings of one, are joined or not; without two, ask for them."""
    query = asked_query(request)
    if not (query.get("a") and query.get("b")):
        return render(request, "why_asked.html", section="entities", title="Why one, why two", query=query)
    shelf = shelf_of(request)
    entities = [one for one in shelf.store.entities() if one.id in catalog_of(request).entity_ids]
    a, b = (_choose(request, entities, query[side]) for side in ("a", "b"))
    why = withhold_in(account_for(shelf.store, a, b), _withheld(request))
    title = f"{why.a.called} and {why.b.called}"
    token, name = request.app.state.judge.token, request.app.state.judge.name
    return render(
        request, "why.html", section="entities", title=title, why=why, token=token, by=name, decisions=DECISIONS,
        back=urlencode({"a": query["a"], "b": query["b"]}),
    )  # fmt: skip


def _choose(request: Request, entities: list[Entity], typed: str) -> Chosen:
    """Return the entity meant; raises 404 for none and 400 for several, with what to do."""
    try:
        return choose_entity(entities, typed)
    except UnknownEntry as error:
        raise HTTPException(404, withhold_names(str(error), _withheld(request))) from error
    except AmbiguousName as error:
        raise HTTPException(400, withhold_names(str(error), _withheld(request))) from error


async def make_decision(request: Request) -> Response:
    """Store what a form of these pages decides, and lead back to the account of it; raises 403 for any other form."""
    asked = await read_form(request)
    from starlette.concurrency import run_in_threadpool

    address = await run_in_threadpool(_decide, request, asked)
    return RedirectResponse(address, status_code=303)


def _decide(request: Request, asked: Asked) -> str:
    store, maker = shelf_of(request).store, request.app.state.judge.maker(asked)
    if asked.decision == "take back":
        try:
            judgement = find_judgement(store, asked.judgement)
        except UnknownEntry as error:
            raise not_found("judgement") from error
        if judgement.retracted_at is None:
            retract(store, judgement.id, maker)
        asked_for = dict(parse_qsl(asked.back))
        return f"/why?{urlencode({side: asked_for.get(side, '') for side in ('a', 'b')})}"
    entities = store.entities()
    a, b = (_choose(request, list(entities), typed) for typed in (asked.a, asked.b))
    if a.entity.id == b.entity.id:
        raise HTTPException(400, "These two are one entity already; open its page to see why.")
    made = decide(store, DECISIONS[asked.decision], a, b, maker)
    ids = [side[0] for side in made.standing.entities] if made.standing is not None else []
    if len(set(ids)) == 1:
        return f"/entities/{ids[0]}"
    return f"/why?{urlencode({'a': ids[0], 'b': ids[1]})}" if len(ids) > 1 else "/entities"


def _withheld(request: Request) -> frozenset[str]:
    catalog_of(request)  # which reads the names anew when the register has changed
    names: frozenset[str] = request.app.state.keeper.withholding.names
    return names
