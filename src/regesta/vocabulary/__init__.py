"""What Regesta knows of its field: predicates, lexicons and the gazetteer, all of it data with reasons.

YAML files enter (those shipped, and folders of a user's own); validated, frozen tables leave. A file that is
wrong is named with its line.
"""

from __future__ import annotations

from regesta.vocabulary.predicates import Predicate, Vocabulary, load_vocabulary
from regesta.vocabulary.rules import Rule

__all__ = ["Predicate", "Rule", "Vocabulary", "load_gazetteer", "load_vocabulary"]


def __getattr__(name: str) -> object:
    """Load the gazetteer's code only when it is asked for: reading its tables costs a quarter of a second."""
    if name == "load_gazetteer":
        from regesta.vocabulary.gazetteer import load_gazetteer

        return load_gazetteer
    raise AttributeError(name)
