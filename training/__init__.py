"""How the language model is made: treebanks and entity corpora enter, the shipped weights leave. Not installed."""
