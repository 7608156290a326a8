"""Reading re3d: its JSON lines enter; sentences with filtered entity labels leave, unsure words unlabelled.

re3d labels pronouns, roles and crowds as entities; only names teach ours, and what is doubtful teaches nothing.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

from training.conllu import Sentence
from training.entities import Span, refine_labels, spans_of
from training.name_table import name_table
from training.templates import Tokenize, label_text

TYPES = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NATIONALITY"}
SMALL_WORDS = frozenset({"of", "and", "for", "the", "al", "-", "&", "'"})
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")


def read_re3d(corpora: Path, tokenize: Tokenize, *, held_out: bool) -> list[Sentence]:
    """Read the documents whose id begins with 0-3 (`held_out`) or the others."""
    sentences: list[Sentence] = []
    for folder in sorted((corpora / "re3d").iterdir()):
        entities: dict[str, list[Span]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["type"] in TYPES:
                span = (row["begin"], row["end"], TYPES[row["type"]])
                entities.setdefault(row["documentId"], []).append(span)
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (row["_id"][0] in "0123") == held_out:
                sentences += _read_document(row["_id"], row["text"], entities.get(row["_id"], []), tokenize)
    return sentences


def _read_document(name: str, text: str, entities: list[Span], tokenize: Tokenize) -> list[Sentence]:
    """Cut a document and label each part."""
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    sentences = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        if not text[start:end].strip():
            continue
        inside = [(a - start, b - start, kind) for a, b, kind in entities if a >= start and b <= end]
        sentence = label_text(
            text[start:end], [], tokenize, sent_id=f"{name}-{number}", document=name, paragraph=number
        )
        sentence.corpus = "re3d"
        sentence.entities = _filter_labels(sentence, text[start:end], inside, tokenize)
        sentences.append(sentence)
    return sentences


def _filter_labels(sentence: Sentence, text: str, spans: list[Span], tokenize: Tokenize) -> list[str | None]:
    """Keep names; leave capitalised words of doubtful spans unlabelled."""
    tokens, table = tokenize(text), name_table()
    labels: list[str | None] = ["O"] * len(tokens)
    for start, end, kind in sorted(spans, key=lambda span: span[1] - span[0]):
        touched = [i for i, (a, b) in enumerate(tokens) if a < end and b > start]
        while touched and (
            sentence.words[touched[0]].lower() in ("the", "a", "an", "[", "(")
            or (kind == "PERSON" and sentence.words[touched[0]].lower() in table["person_roles"] | table["countries"])
        ):
            labels[touched[0]] = labels[touched[0]] or "O"
            touched = touched[1:]
        words = [sentence.words[i] for i in touched]
        named = [word[:1].isupper() or word.lower() in SMALL_WORDS for word in words]
        if not words or words in (["I"], ["We"], ["It"], ["He"], ["They"]) or not any(w[:1].isupper() for w in words):
            continue
        if not all(named) or len(words) > 8 or words[-1].lower() in table["person_roles"]:
            for i in touched:
                if labels[i] == "O" and sentence.words[i][:1].isupper():
                    labels[i] = None
            continue
        country = " ".join(words).lower() in table["countries"]
        for k, i in enumerate(touched):
            labels[i] = f"{'I' if k else 'B'}-{'PLACE' if country else kind}"
    return refine_labels(sentence.words, _fix_starts(labels))


def _fix_starts(labels: list[str | None]) -> list[str | None]:
    """Make BIO labels whole again after one span was written over another."""
    fixed = list(labels)
    for start, _, kind in spans_of(labels):
        fixed[start] = f"B-{kind}"
    return fixed
