"""Coreference, as far as claims need it: what "it", "he", "the base" and "the two countries" stand for.

A parsed document and its mentions enter; the mention meant leaves, or nothing where two may be meant.
"""

from regesta.annotate.coreference.resolving import resolve_references

__all__ = ["resolve_references"]
