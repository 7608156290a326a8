"""Names: a parsed document enters; who and what it mentions leaves, typed as an analyst would."""

from regesta.annotate.names.finding import find_mentions

__all__ = ["find_mentions"]
