"""The page under the extractor's eyes: classes and names of words, who does what in a clause, what is quoted.

An annotated document enters; lookups leave. Nothing here knows a predicate.
"""
