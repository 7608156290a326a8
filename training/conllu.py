"""Reading treebanks: CoNLL-U files enter; `Sentence`s with their document, paragraph and spacing leave.

Only what the model is taught is kept: forms, tags, heads, relations, spacing and, for GUM, the entity column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class Sentence:
    """One sentence as words; `heads` count from 1 and 0 is the root; `glued` says no space stands before a word.

    `entities` holds one BIO label a word, `None` for words whose label is unknown, or is `None` as a whole
    where the corpus has none. `syntax` is false where there are no tags and heads to learn from. `corpus` says whose
    habits of naming the labels follow; sentences of our own follow EWT's.
    """

    sent_id: str
    document: str
    paragraph: int
    words: list[str]
    glued: list[bool]
    xpos: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    entities: list[str | None] | None = None
    syntax: bool = True
    corpus: str = "ewt"


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one file, in order, with running paragraph numbers."""
    document, paragraph = path.stem, 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines):
            paragraph += 1
            document = next(line for line in lines if line.startswith("# newdoc")).partition("=")[2].strip() or document
        if any(line.startswith("# newpar") for line in lines):
            paragraph += 1
        rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
        if rows:
            yield _read_sentence(_comment(lines, "sent_id"), document, paragraph, rows)


def _comment(lines: list[str], name: str) -> str:
    """Give the value of the comment `# name = value`, or nothing."""
    prefix = f"# {name} = "
    return next((line[len(prefix) :] for line in lines if line.startswith(prefix)), "")


def _read_sentence(sent_id: str, document: str, paragraph: int, rows: list[list[str]]) -> Sentence:
    """Build a sentence of its rows; words inside a multi-word token are glued to each other."""
    sentence = Sentence(sent_id=sent_id, document=document, paragraph=paragraph, words=[], glued=[])
    inside_until, space_after_range, glue_next = 0, True, False
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            inside_until = int(row[0].split("-")[1])
            space_after_range = "SpaceAfter=No" not in row[9]
            continue
        index = int(row[0])
        sentence.words.append(row[1])
        sentence.glued.append(glue_next)
        sentence.xpos.append(row[4])
        sentence.upos.append(row[3])
        sentence.heads.append(int(row[6]))
        sentence.relations.append(row[7])
        sentence.misc.append(row[9])
        if index < inside_until:
            glue_next = True
        elif index == inside_until:
            glue_next = not space_after_range
        else:
            glue_next = "SpaceAfter=No" in row[9]
    return sentence


def read_treebank(corpora: Path, name: str, part: str) -> list[Sentence]:
    """Read `ewt` or `gum`, `train` or `dev`."""
    paths = [corpora / "ewt" / f"{part}.conllu"] if name == "ewt" else sorted((corpora / "gum" / part).glob("*.conllu"))
    sentences = [sentence for path in paths for sentence in read_conllu(path)]
    for sentence in sentences:
        sentence.corpus = name
    return sentences
