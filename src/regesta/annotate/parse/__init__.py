"""Words, sentences, tags, trees and the model's names: a text and its blocks enter, a spaCy `Doc` leaves.

`tokens` cuts words, `pieces` lays them out for the model, `syntax` runs it, `sentence_ends` and `name_edges` settle
what the words leave no doubt of, `kept_parses` says under which key a parse may be kept.
"""
