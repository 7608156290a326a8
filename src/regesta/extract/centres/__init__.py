"""Where a claim begins: figures, dates, verbs and nouns are held against the rules of the vocabulary.

A reading enters; centres leave, each a value or trigger with the rule that it met.
"""
