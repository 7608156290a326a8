"""Stance and polarity: how a text says what it says.

A parsed document enters; for each word its stance, its polarity and the cue leave. `cues` reads a clause's own words,
`governing` what verbs, nouns and adjectives do to what they govern, `outcomes` what became of plans.
"""

from regesta.annotate.stance.finding import find_stances

__all__ = ["find_stances"]
