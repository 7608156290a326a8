"""Link and reconcile all claims of a register: a store enters, and is left with what follows from them."""

from __future__ import annotations

from regesta.link import link_entities
from regesta.reconcile import reconcile_claims
from regesta.store import Store


def link_and_reconcile(store: Store) -> None:
    """Link and reconcile all claims of a register anew, link → reconcile, and store what follows."""
    claims, documents = store.claims(), store.documents()
    kept = store.weighings()
    linking = link_entities(claims, store.judgements(), documents=documents, successors=store.successors(), kept=kept)
    findings = reconcile_claims(documents, claims, linking)
    store.keep_weighings(kept, linking.weighings)
    store.replace_derived(linking.entities, linking.entity_of, findings, decided=linking)
