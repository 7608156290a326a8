"""Documents and judgements that changed since the last linking: a store enters, and is left up to date.

All is done in one transaction: a crash leaves the register as it was, and the next linking finds the same to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from time import process_time

from sqlalchemy import Connection

from regesta.link.keeping import keep_linked, rules_version
from regesta.link.parts import Part, Slot, gather_parts
from regesta.link.placing import Told, tell_of_places
from regesta.link.touching import Fresh
from regesta.model import Claim
from regesta.relinking.judging import Bench, attach, divide
from regesta.relinking.ledger import RegisterLedger
from regesta.relinking.questions import ask_anew
from regesta.store import Store
from regesta.store.claims import ClaimFilter, read_claims
from regesta.store.documents import read_marks, read_some
from regesta.store.judgements import read_judgements
from regesta.store.linkings import replace_decided

SHARE_FROM_NOTHING = 3
"""Where a third of the documents has changed, linking all from nothing takes no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinking:
    """What there was to do."""

    documents: int
    """Documents that came, changed or went."""
    weighed: int
    """Pairs of names that were weighed."""
    settled: int
    """Names in context whose groups were settled anew."""
    questions: int
    """Questions that were found anew."""
    seconds_linking: float
    """Seconds of the processor that went before the questions."""


def link_and_reconcile(store: Store) -> Relinking:
    """Bring what follows from claims and judgements up to date, link → reconcile, and return what there was to do."""
    with store.deriving() as connection:
        return _relink(connection)


def _relink(connection: Connection) -> Relinking:
    started = process_time()
    ledger = RegisterLedger(connection)
    marks = read_marks(connection)
    changed = _changed_documents(ledger, marks)
    from_nothing = ledger.version() != rules_version() or SHARE_FROM_NOTHING * len(changed) > len(marks)
    if from_nothing:
        ledger.clear(rules_version())
        changed = set(marks)
    attached = attach(connection, ledger, read_judgements(connection, retracted=False), changed)
    claims = _claims_of(connection, changed & marks.keys())
    divided = divide(ledger, attached, _bases(claims) if attached else {})
    more = _documents_divided_anew(ledger, divided)
    claims |= _claims_of(connection, more - changed)
    changed |= more
    fresh = _freshen(connection, marks, changed, claims, divided)
    bench = Bench(ledger, attached)
    linked = keep_linked(ledger, fresh, bench.judge, from_nothing=from_nothing)
    resettled = linked.resettled
    renamed = ledger.name_slots(resettled.changed)
    replace_decided(connection, bench.decided())
    linking = process_time() - started
    fresh_claims = {one: claims.get(one, []) for one in changed}
    questions = ask_anew(connection, fresh_claims, renamed, resettled.countries)
    return Relinking(
        documents=len(changed),
        weighed=linked.weighed,
        settled=len(resettled.things),
        questions=questions,
        seconds_linking=linking,
    )


def _changed_documents(ledger: RegisterLedger, marks: Mapping[str, str]) -> set[str]:
    before = ledger.marks()
    return {one for one in before.keys() | marks.keys() if before.get(one) != marks.get(one)}


def _claims_of(connection: Connection, documents: set[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {document: [] for document in documents}
    for claim in read_claims(connection, ClaimFilter(documents=tuple(documents))):
        found[claim.document_id].append(claim)
    return found


def _bases(claims: Mapping[str, list[Claim]]) -> dict[Slot, str]:
    """Return the identity of the thing in each slot, before any was taken out."""
    return {slot: part.identity for found in claims.values() for part in gather_parts(found) for slot in part.slots}


def _documents_divided_anew(ledger: RegisterLedger, divided: Mapping[Slot, str]) -> set[str]:
    """Keep which slots are divided, and return the documents of those of which that has changed."""
    before = ledger.divided()
    document_of = ledger.documents_of_claims({claim for claim, _ in divided})
    now = {slot: (mark, document_of[slot[0]]) for slot, mark in divided.items()}
    ledger.put_divided(now)
    return {document for _, (_, document) in before.items() ^ now.items()}


def _freshen(
    connection: Connection,
    marks: Mapping[str, str],
    changed: set[str],
    claims: Mapping[str, list[Claim]],
    divided: Mapping[Slot, str],
) -> dict[str, Fresh | None]:
    """Return what changed documents say now; None for those that stand no more."""
    here = [claim for found in claims.values() for claim in found]
    told = tell_of_places(here, read_some(connection, ids=changed & marks.keys()))
    parts: dict[str, list[Part]] = defaultdict(list)
    for part in gather_parts(here, divided):
        parts[part.document].append(part)
    return {
        one: Fresh(marks[one], parts[one], told.get(one, Told((), None))) if one in marks else None for one in changed
    }
