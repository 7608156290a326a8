"""Which power and which host a passage is about, where its own words do not say.

A `Reading` enters; `notes` gathers the countries that each sentence puts in a role, `passages` tells how near a note
stands to a claim, `focus` weighs them. Where two countries are about equally present, none is taken.
"""
