"""What spaCy offers for the same task: a treebank enters; a small pipeline of the same components leaves.

The pipeline has the architecture of spaCy's small English packages (`en_core_web_sm`): hash embeddings of six word
attributes and four convolutions of width 96, and over them a tagger, a morphologizer, a transition-based parser that
also cuts sentences, and a recognizer of names. It differs from the package in that all four share one set of
convolutions, where the package gives the recognizer its own, and in having no lemmatizer: both make it faster. Its
weights are those of a few steps on EWT's training part, with the names that our model finds there: enough that the
parser's transitions are those of a parser; how right they are does not matter to their speed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

SENTENCES = 300
PASSES = 3
BATCH = 32
WIDTH = 96

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": LISTENER}


def make_blank() -> Any:
    """Return spaCy's English tokenizer and nothing else."""
    import spacy

    return spacy.blank("en")


def make_cnn(data: Path) -> Any:
    """Return the pipeline, trained for some steps; raises FileNotFoundError where EWT's training part is missing."""
    import spacy
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(0)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": TOK2VEC})
    pipeline.add_pipe("tagger", config={"model": TAGGER})
    pipeline.add_pipe("morphologizer", config={"model": TAGGER})
    pipeline.add_pipe("parser", config={"model": _transitions("parser", hidden_width=64)})
    pipeline.add_pipe("ner", config={"model": _transitions("ner", hidden_width=64)})
    examples = _examples(pipeline, data)
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(PASSES):
        for batch in minibatch(examples, BATCH):
            pipeline.update(batch, sgd=optimizer)
    return pipeline


def _transitions(kind: str, *, hidden_width: int) -> dict[str, Any]:
    """Return the model of a transition-based component."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden_width,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": LISTENER,
    }


def _examples(pipeline: Any, data: Path) -> list[Any]:
    """Return the first sentences of EWT's training part as examples, with the names that our model finds in them."""
    from spacy.tokens import Doc
    from spacy.training import Example

    from regesta.annotate.parse.syntax import SyntaxModel
    from training.conllu import read_treebank

    model, examples = SyntaxModel(), []
    for sentence in read_treebank(data, "ewt", "train")[:SENTENCES]:
        names = model.read_window(sentence.words, [False, *sentence.glued[1:]]).entities
        reference = Doc(
            pipeline.vocab,
            words=sentence.words,
            tags=sentence.xpos,
            pos=sentence.upos,
            heads=[head - 1 if head else place for place, head in enumerate(sentence.heads)],
            deps=["ROOT" if relation == "root" else relation for relation in sentence.relations],
            ents=names,
        )
        examples.append(Example(pipeline.make_doc(reference.text), reference))
    return examples
