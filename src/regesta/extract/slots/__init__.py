"""Who, whose and where: the ways to fill a claim's subject, operator, host and location.

A centre enters; mentions leave. The clause is asked before the passage (`discourse`), and each mention
says where it was found. Empty beats guessed.
"""
