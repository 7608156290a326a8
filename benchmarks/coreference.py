"""Coreference against GUM's dev part: its documents enter as raw paragraphs; precision and recall leave.

A resolved word is right where gold has a mention over it whose chain also has a mention over the name that we give:
words of its minimal span lie in our name. Gold's anaphors are third person pronouns, and definite descriptions
("the ship", "these companies") with a common noun, of GUM's types person, organization and place (our persons,
organisations, countries, places, facilities and units; GUM's abstract, event, object and other types are none of the
register's), that have an earlier mention in their chain. `recall` is over all of them; `recall_of_named` over those
whose chain has a name before, for only a name can be given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks._parts import find_parts, require_some
from benchmarks.syntax import Span, read_documents
from regesta.annotate.coreference import resolve_references
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.names import find_mentions
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.model import Block, Document, Mention
from regesta.vocabulary.gazetteer import load_gazetteer
from training.conllu import Sentence, read_treebank
from training.entities import Opened, gum_mentions

TYPES = frozenset({"person", "organization", "place"})
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "he_she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
DETERMINERS = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A gold mention: its chain, type, span, and the spans of its minimal words; whether it is a name."""

    chain: str
    kind: str
    span: Span
    words: tuple[Span, ...]
    named: bool
    pronoun: str | None
    described: bool


@dataclass(slots=True)
class Chains:
    """A document's gold mentions in order, by chain and by the word that stands at their head."""

    mentions: list[Anaphor] = field(default_factory=list)

    def over(self, start: int) -> list[Anaphor]:
        """Return the mentions of which a word is a head."""
        return [mention for mention in self.mentions if any(a <= start < b for a, b in mention.words)]

    def at(self, start: int, end: int) -> set[str]:
        """Return the chains that a name belongs to."""
        return {m.chain for m in self.mentions if any(a < end and start < b for a, b in m.words)}


def run(data: Path) -> dict[str, Any]:
    """Measure over the parts of GUM that nothing was taught on, as shipped."""
    figures = {name: measure(read_treebank(data, "gum", part)) for name, part in find_parts(data, "gum")}
    require_some(figures, data, "GUM")
    return figures


def measure(sentences: list[Sentence]) -> dict[str, Any]:
    """Resolve each document's references and compare."""
    model, counts = SyntaxModel(), Counter[tuple[str, str]]()
    by_document = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.document)]
    for gold, document in zip(read_documents(sentences), by_document, strict=True):
        counts += count_document(
            read_chains(document, list(gold.words)), find_references(model, gold.text, gold.blocks), gold.text
        )
    return figures_of(counts)


def find_references(model: SyntaxModel, text: str, paragraphs: Sequence[Span]) -> dict[int, Mention]:
    """Return what annotate resolves in a text."""
    doc = model.parse(text, paragraphs)
    blocks = tuple(Block(role="paragraph", start=start, end=end) for start, end in paragraphs)
    document = Document(id="d", name="d", original_sha256="0", reader="gum/1", text=text, blocks=blocks)
    return resolve_references(DependencyView(doc), document, find_mentions(doc, load_gazetteer()))


def read_chains(document: Sequence[Sentence], places: Sequence[Span]) -> Chains:
    """Return a document's gold mentions, placed at the characters of its words."""
    chains, first = Chains(), 0
    still_open: list[Opened] = []
    for sentence in document:
        for chain, start, last, kind, heads in gum_mentions(sentence, still_open):
            chains.mentions.append(_anaphor(sentence, places[first:], chain, kind, start, last, heads))
        still_open.clear()  # a mention that crosses a sentence stands for nothing here
        first += len(sentence.words)
    chains.mentions.sort(key=lambda mention: mention.span)
    return chains


def _anaphor(
    sentence: Sentence, places: Sequence[Span], chain: str, kind: str, start: int, last: int, heads: Sequence[int]
) -> Anaphor:
    """Build a gold mention of its words."""
    low = sentence.words[start].casefold()
    return Anaphor(
        chain=chain,
        kind=kind,
        span=(places[start][0], places[last][1]),
        words=tuple(places[head] for head in heads),
        named=any(sentence.xpos[head].startswith("NNP") for head in heads),
        pronoun=PRONOUNS.get(low) if start == last else None,
        described=low in DETERMINERS
        and last > start
        and all(sentence.xpos[head][:3] in ("NN", "NNS") for head in heads),
    )


def anaphors(chains: Chains) -> Iterator[tuple[str, Anaphor, bool]]:
    """Yield gold's anaphors by kind, and whether their chain has a name before them."""
    seen: dict[str, bool] = defaultdict(bool)
    known: set[str] = set()
    for mention in chains.mentions:
        by = mention.pronoun or ("description" if mention.described else None)
        if by and mention.chain in known and mention.kind in TYPES:
            yield by, mention, seen[mention.chain]
        known.add(mention.chain)
        seen[mention.chain] |= mention.named


def count_document(chains: Chains, found: dict[int, Mention], text: str) -> Counter[tuple[str, str]]:
    """Count gold, found and right by kind; a description that gold does not know as a mention counts as wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind, anaphor, has_name in anaphors(chains):
        right = any(is_right(chains, start, found[start]) for start, _ in anaphor.words if start in found)
        counts.update({(kind, "gold"): 1, (kind, "named"): has_name, (kind, "gold_right"): right})
    for start, mention in found.items():
        kind = PRONOUNS.get(word_at(text, start), "description")
        counts.update({(kind, "found"): 1, (kind, "right"): is_right(chains, start, mention)})
    return counts


def is_right(chains: Chains, start: int, mention: Mention) -> bool:
    """Whether a word and the name given to it are in one gold chain."""
    return bool({over.chain for over in chains.over(start)} & chains.at(mention.start, mention.end))


def word_at(text: str, start: int) -> str:
    """Return the word at an offset, folded."""
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].casefold()


def figures_of(counts: Counter[tuple[str, str]]) -> dict[str, Any]:
    """Return precision and recall in percent, with counts, by kind and over all."""
    figures: dict[str, Any] = {}
    for wanted in ("he_she", "it", "they", "description", "all"):
        total: Counter[str] = Counter()
        for (kind, what), number in counts.items():
            if wanted in (kind, "all"):
                total[what] += number
        figures[wanted] = {
            "precision": round(100 * total["right"] / max(1, total["found"]), 1),
            "recall": round(100 * total["gold_right"] / max(1, total["gold"]), 1),
            "recall_of_named": round(100 * total["gold_right"] / max(1, total["named"]), 1),
            **{what: total[what] for what in ("found", "right", "gold", "named")},
        }
    return figures
