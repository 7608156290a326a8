"""Footnotes: a document enters; the sources of its notes leave, bound to the sentences that carry their marks."""

from regesta.annotate.notes.binding import bind_footnotes

__all__ = ["bind_footnotes"]
