"""Reconcile: documents, claims and entities enter; findings leave, each with its pairs, verdicts and origins."""

from __future__ import annotations

from regesta.reconcile.reconciling import reconcile_claims
from regesta.reconcile.rules import RULES

__all__ = ["RULES", "reconcile_claims"]
