"""Stance and polarity: how a text says what it says.

A parsed document enters; for each word its stance, its polarity and the cue leave. `cues`, `would`, `negations` and
`conditions` read a clause's own words; `governing` what verbs do to what they govern, with `governing_nouns`,
`governing_adjectives` and `refusals` beside it; `outcomes` what became of plans.
"""

from regesta.annotate.stance.finding import find_stances

__all__ = ["find_stances"]
