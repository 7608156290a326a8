"""How a claim came about: extract tells each decision to a trace; what it heard becomes an explanation.

Nothing is stored: an explanation is made on demand, by reading the document again with a trace that listens. Without
one, `Silence` hears nothing, and claims are the same to the byte.
"""
