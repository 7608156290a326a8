"""Reconcile: documents, claims and entities enter; findings leave, each with its pairs, verdicts and origins."""

from __future__ import annotations

from regesta.reconcile.questions import look_up, question_of
from regesta.reconcile.reconciling import reconcile_claims, reconcile_questions
from regesta.reconcile.rules import RULES

__all__ = ["RULES", "look_up", "question_of", "reconcile_claims", "reconcile_questions"]
