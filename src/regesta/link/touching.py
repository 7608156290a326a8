"""Documents that came or went: their parts enter a ledger, the things that they touch leave, as they were and are.

A thing is touched when a document begins or ceases to speak of it. What such a thing is compared by may have changed,
and nothing else's may: but for a description of a base, to which it matters what other bases its documents name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from regesta.link.gathering import is_named_site, marks_of_site, marks_told_alone, owner_of
from regesta.link.ledger import ThingLedger
from regesta.link.named import Named
from regesta.link.parts import Part
from regesta.link.placing import Told
from regesta.link.totals import Total


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a document says now, of things and of places."""

    mark: str
    """A digest of what the document is linked by."""
    parts: Sequence[Part]
    told: Told


@dataclass(slots=True)
class Touched:
    """Things that documents began or ceased to speak of, by their keys; they know neither documents nor company."""

    before: dict[int, Named] = field(default_factory=dict)
    """As they were; new ones are not among them."""
    after: dict[int, Named] = field(default_factory=dict)
    """As they are; those that are no more are not among them."""
    left: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    entered: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Documents that spoke of a thing before, and that do now; in both is what changed."""
    to_weigh: set[int] = field(default_factory=set)
    """All that must be weighed anew: what is touched, and descriptions beside a base whose name has changed."""


def replace_documents(ledger: ThingLedger, fresh: Mapping[str, Fresh | None]) -> Touched:
    """Put documents in the place of what they said before, None for those that are gone, and return what they touch."""
    touched = Touched()
    gone = [(thing, part) for document in sorted(fresh) for thing, part in ledger.take_out(document)]
    come = [part for _, one in sorted(fresh.items()) if one is not None for part in one.parts]
    identities = sorted({part.identity for part in come})
    keys = ledger.keys_of(identities)
    totals = ledger.totals({*keys.values(), *(thing for thing, _ in gone)})
    touched.before = {thing: total.as_named() for thing, total in totals.items()}
    keys |= ledger.add_things([one for one in identities if one not in keys])
    for thing, part in gone:
        totals[thing].add(part, -1)
        touched.left[thing].add(part.document)
    for part in come:
        total = totals.setdefault(keys[part.identity], Total(part.identity, part.constants))
        total.add(part)
        touched.entered[keys[part.identity]].add(part.document)
    living = {thing: total for thing, total in totals.items() if total.times}
    ledger.put_totals(living)
    for document, one in sorted(fresh.items()):
        if one is not None:
            ledger.put_in(document, one.mark, one.told, [(keys[part.identity], part) for part in one.parts])
    touched.after = {thing: total.as_named() for thing, total in living.items()}
    touched.to_weigh = set(living) | _tell_alone(ledger, touched, fresh)
    return touched


def _tell_alone(ledger: ThingLedger, touched: Touched, fresh: Collection[str]) -> set[int]:
    """Keep which marks stand alone in the documents concerned, and return the descriptions in those not read anew."""
    renamed = [thing for thing in touched.before.keys() & touched.after.keys() if _is_renamed(touched, thing)]
    others = set().union(*ledger.documents_of(renamed).values()) - set(fresh)
    named = dict(touched.after)
    concerned = set()
    for document in sorted({*fresh, *others}):
        things = ledger.things_in(document)
        named |= {thing: total.as_named() for thing, total in ledger.totals(set(things) - named.keys()).items()}
        sites = [named[thing] for thing in things if is_named_site(named[thing])]
        ledger.put_alone(document, marks_alone(sites))
        if document in others:
            concerned |= {one for one in things if named[one].group == "forces" and named[one].is_description}
    return concerned


def _is_renamed(touched: Touched, thing: int) -> bool:
    seen = [(is_named_site(one), marks_of_site(one)) for one in (touched.before[thing], touched.after[thing])]
    return touched.after[thing].group == "forces" and seen[0] != seen[1]


def marks_alone(sites: Sequence[Named]) -> set[int]:
    """Return for one document the owners of sites, and the marks of which all sites of an owner share one."""
    common = marks_told_alone(sites)
    owners = {hash_of("rival", *map(str, owner)) for owner in common}
    return owners | {hash_of("alone", mark, *map(str, owner)) for owner, marks in common.items() for mark in marks}


def marks_looked_for(one: Named) -> set[int]:
    """Return the marks by which a base is known alone in a document; of a description the mark of its owner."""
    owner = map(str, owner_of(one))
    if is_named_site(one):
        told = tuple(owner)
        return {hash_of("alone", mark, *told) for mark in marks_of_site(one)}
    return {hash_of("rival", *owner)} if one.group == "forces" and one.is_description else set()


def fill(ledger: ThingLedger, things: Mapping[int, Named]) -> None:
    """Let things know their documents and company, and what bases their documents name."""
    documents, company = ledger.documents_of(things.keys()), ledger.company_of(things.keys())
    looked_for = {thing: marks_looked_for(one) for thing, one in things.items()}
    alone = ledger.alone_in(set().union(*looked_for.values()))
    for thing, one in things.items():
        one.documents, one.company = frozenset(documents.get(thing, ())), company.get(thing, set())
        known = frozenset().union(*(alone.get(mark, ()) for mark in looked_for[thing]))
        if is_named_site(one):
            one.alone_in = known
        else:
            one.rivals_in = known & one.documents


def hash_of(*words: str) -> int:
    """Return a number for words, of 63 bits: among a thousand million two alike are hardly to be expected."""
    return int.from_bytes(blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
