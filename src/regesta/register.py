"""The register as Python users have it: a folder enters; documents, claims, findings, entities and reports leave.

Persons' decisions on who is who enter by it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from regesta.decisions import (
    Chosen,
    Listed,
    Made,
    Maker,
    Why,
    account_for,
    choose_entity,
    decide,
    list_judgements,
    retract,
    take_out,
)
from regesta.errors import SettingsError, UnknownEntry
from regesta.export import Exported, export_claims_as_csv, export_claims_as_json, export_texts
from regesta.model import (
    Claim,
    Contradiction,
    Decision,
    Document,
    Doubt,
    Entity,
    Figure,
    Finding,
    Refusal,
)
from regesta.store import ClaimFilter, DocumentEntry, Hit, Store
from regesta.store.fold import fold
from regesta.withholding import Withholding

if TYPE_CHECKING:
    from regesta.report import Edition, Report

EXPORT_FORMATS = ("jsonl", "csv", "text")


class Register:
    """A register that was built, open for reading and for decisions. What it returns is frozen, in a stable order."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, folder: Path | str) -> Register:
        """Open the register in a folder; raises RegisterError where there is none."""
        return cls(Store.open(folder))

    def close(self) -> None:
        """Close the register; it cannot be used any more."""
        self.store.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that stand under some name, by name."""
        return self.store.documents()

    def versions(self) -> tuple[DocumentEntry, ...]:
        """Return every version of every document, superseded and vanished ones too, without their texts."""
        return self.store.versions()

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the files that could not be read, with the reason and what can be done."""
        return self.store.refusals()

    def claims(
        self,
        *,
        predicate: str | None = None,
        about: str | None = None,
        host: str | None = None,
        stance: str | None = None,
        polarity: str | None = None,
        document: str | None = None,
    ) -> tuple[Claim, ...]:
        """Return the claims that fit everything asked for, by their documents' names and their places in the text.

        `about` and `host` are names in any spelling found, accented, Cyrillic or plain: of an entity that stands in
        any slot of the claim, and of its host. `document` is a name or the beginning of an id. A name that the
        register does not have raises UnknownEntry, rather than looking like a fact without claims.
        """
        wanted = ClaimFilter(
            predicate=predicate,
            stance=stance,
            polarity=polarity,
            document_id=None if document is None else self._document_id(document),
            about=None if about is None else self._entity_ids(about),
            host=None if host is None else self._entity_ids(host),
        )
        return self.store.claims(wanted)

    def document(self, name_or_id: str) -> Document:
        """Return a document by its name or the beginning of its id; raises UnknownEntry where there is none."""
        return self.store.document(self._document_id(name_or_id))

    def figures(self, document: str) -> tuple[Figure, ...]:
        """Return every number and date of a document, by name or id: claimed, unclaimed with its reason, furniture."""
        return self.store.figures(self._document_id(document))

    def entities(self, *, type: str | None = None) -> tuple[Entity, ...]:
        """Return who and what the claims are about, by name, all or those of one type."""
        return tuple(one for one in self.store.entities() if type is None or one.type == type)

    def entity(self, name_or_id: str) -> Entity:
        """Return the entity that a name, any spelling of it or the first letters of its id mean.

        Raises UnknownEntry where none is meant, with names that are near, and AmbiguousName where several are.
        """
        return self._chosen(name_or_id).entity

    def merge(self, a: str, b: str, *, by: str, at: str, because: str = "") -> Made:
        """Store that two entities are the same, by any of their names; the register follows at once.

        `at` is the time of the decision in ISO 8601. Raises SettingsError where they are one already.
        """
        return self._decide("same", a, b, Maker(by=by, at=at, because=because))

    def keep_apart(self, a: str, b: str, *, by: str, at: str, because: str = "") -> Made:
        """Store that two entities are not the same, so that no later rule or document joins them."""
        return self._decide("not the same", a, b, Maker(by=by, at=at, because=because))

    def leave_open(self, a: str, b: str, *, by: str, at: str, because: str = "") -> Made:
        """Store that two entities may be the same: they stay apart and are listed as open."""
        return self._decide("unsure", a, b, Maker(by=by, at=at, because=because))

    def split(self, entity: str, *parts: str, by: str, at: str, because: str = "") -> Made:
        """Store that spellings or claims (by the beginning of their ids) are not the same as the rest of an entity."""
        maker = Maker(by=by, at=at, because=because)
        return take_out(self.store, self._chosen(entity).entity, parts, maker)

    def retract(self, judgement: str, *, by: str, at: str, because: str = "") -> Made:
        """Take back a judgement by the beginning of its id; it stays in the register, and decides nothing."""
        return retract(self.store, judgement, Maker(by=by, at=at, because=because))

    def judgements(self) -> tuple[Listed, ...]:
        """Return all judgements with how they stand, in the order in which they were made, also those taken back."""
        return list_judgements(self.store)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the judgements that cannot all be right; those of them that say `same` join nothing."""
        return self.store.decided().contradictions

    def doubts(self) -> tuple[Doubt, ...]:
        """Return the pairs of entities that may be one and are not joined."""
        return self.store.decided().doubts

    def why(self, a: str, b: str) -> Why:
        """Return why two entities, or two spellings of one, are joined or not: every reason, by rules and persons."""
        return account_for(self.store, self._chosen(a), self._chosen(b))

    def _chosen(self, name_or_id: str) -> Chosen:
        return choose_entity(self.entities(), name_or_id)

    def _decide(self, decision: Decision, a: str, b: str, maker: Maker) -> Made:
        return decide(self.store, decision, self._chosen(a), self._chosen(b), maker)

    def findings(self, *, status: str | None = None) -> tuple[Finding, ...]:
        """Return what the claims say to each question together, all or those of one status."""
        return self.store.findings(status=status)

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return entities, claims and documents in which all words of the query occur, in any spelling or script."""
        return self.store.search(query, limit=limit)

    def export(self, format: str, *, with_victims_names: bool = False) -> Iterator[str]:
        """Yield the lines of an export: `jsonl` or `csv` of the claims, `text` of the documents.

        In claims the names of victims and minors are withheld unless asked for; texts are given out as they are, since
        offsets lead into them.
        """
        if format == "text":
            return export_texts(self.documents())
        if format not in EXPORT_FORMATS:
            raise SettingsError(f"{format}: not an export format. There are: {', '.join(EXPORT_FORMATS)}.")
        exporter = export_claims_as_json if format == "jsonl" else export_claims_as_csv
        return exporter(replace(self.exported(), with_victims_names=with_victims_names))

    def withholding(self) -> Withholding:
        """Return the names of victims and minors, by document, that lists and exports do not show."""
        return Withholding.over(self.store.claims(), self.store.linking())

    def exported(self) -> Exported:
        """Return what an export shows: everything that stands, and under which run it was made."""
        return Exported(
            documents=self.documents(),
            claims=self.store.claims(),
            linking=self.store.linking(),
            runs={entry.id: entry.run for entry in self.versions() if entry.run is not None},
        )

    def report(self, country: str, *, edition: Edition = "checking") -> Report:
        """Return the footnoted report on a country, by any of its names; raises UnknownEntry for what is no country.

        A country of which the register knows nothing gets a report that says so.
        """
        from regesta.report import write_report

        linking, name = self.store.linking(), self.country_named(country)
        return write_report(name, self.documents(), self.store.claims(), linking, self.findings(), edition=edition)

    def country_named(self, wanted: str) -> str:
        """Return a country's name by any of its names; raises UnknownEntry, with one that is near, for no country."""
        from difflib import get_close_matches

        from regesta.vocabulary.gazetteer import load_gazetteer

        gazetteer = load_gazetteer()
        here = sorted(entity.name for entity in self.entities() if entity.type == "country")
        if wanted in here:
            return wanted
        if (known := gazetteer.country_of(wanted)) is not None:
            return known
        near = get_close_matches(wanted.title(), [*here, *(country.name for country in gazetteer.countries())], n=1)
        advice = f"Did you mean {near[0]}?" if near else f"The register has: {', '.join(here) or 'no country'}."
        raise UnknownEntry(f"{wanted}: no country is known by this name. {advice}")

    def _document_id(self, name_or_id: str) -> str:
        entries = [entry for entry in self.versions() if entry.name == name_or_id and entry.state != "superseded"]
        return entries[-1].id if entries else self.store.document(name_or_id).id

    def _entity_ids(self, name: str) -> tuple[str, ...]:
        wanted = fold(name)
        found = tuple(
            entity.id for entity in self.entities() if wanted in {fold(one) for one in (entity.name, *entity.names)}
        )
        if not found:
            raise UnknownEntry(f"{name}: the register has no entity of this name. Try a search.")
        return found
