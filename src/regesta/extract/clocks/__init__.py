"""When: the period in which a claim holds and the day as of which it was observed, kept apart.

A centre enters; dates leave in EDTF, by the nearest evidence.
"""
