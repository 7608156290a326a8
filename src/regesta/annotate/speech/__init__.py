"""Reported speech: who says what, through whom, in which words.

A parsed document enters; pieces of speech leave, with source, cue, content and the links between. `clauses` and `verbs`
find cues and their subjects, `contents` what is said, `speakers` and `people` who it is, `ledger` what is taken.
"""

from regesta.annotate.speech.finding import find_speech

__all__ = ["find_speech"]
