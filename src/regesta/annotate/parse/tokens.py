"""Our words: a text and its blocks enter; words and spaces that rebuild the text exactly leave.

spaCy's English tokenizer does most of it; `tokens.yaml` says where ours differ. Each block, and each stretch between
blocks, is cut by itself, so that no word crosses a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.annotate.lexicon_files import read_tables

if TYPE_CHECKING:
    from spacy.lang.en import English
    from spacy.vocab import Vocab

Span = tuple[int, int]

# The tokenizer keeps what it has seen; a chunk without any space longer than this is cut first, or it would be searched
# for prefixes and suffixes in quadratic time.
LONGEST_CHUNK = 400
FOOTNOTE_MARK = re.compile(r"[¹²³⁰⁴-⁹]+|\d{1,3}")
SENTENCE_END = frozenset({".", "!", "?", "...", "…", "!!", "?!", "!!!", "??"})
CLOSING = frozenset({'"', "”", "’", "'", ")", "]", "»", "''"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", "``"})


@dataclass(slots=True, kw_only=True)
class Words:
    """A text's tokens: `texts` and `followed` (by one blank) rebuild it; `glued` says no space stands before.

    `spaces` are the numbers of tokens that are white space, `marks` those of footnote marks glued to a word;
    `blocks` lists the word numbers of each block, without both.
    """

    texts: list[str] = field(default_factory=list)
    followed: list[bool] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    spaces: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    blocks: list[list[int]] = field(default_factory=list)


def cut_text(text: str, blocks: Sequence[Span]) -> Words:
    """Cut a text into words; blocks are put in order, clipped to the text, and an overlap goes to the earlier one."""
    words = Words()
    position = 0
    for start, end in sorted(blocks):
        start, end = max(start, position), min(end, len(text))
        if start >= end:
            continue
        _append(words, text[position:start])
        begin = len(words.texts)
        _append(words, text[start:end])
        hidden = {*words.spaces, *words.marks}
        words.blocks.append([i for i in range(begin, len(words.texts)) if i not in hidden])
        position = end
    _append(words, text[position:])
    words.blocks = [block for block in words.blocks if block]
    return words


def _append(words: Words, text: str) -> None:
    """Cut a stretch and add its tokens; a blank at its head belongs to the token before."""
    glued = bool(words.texts)
    if text.startswith(" ") and words.texts and not words.followed[-1] and not words.texts[-1].isspace():
        words.followed[-1] = True
        text, glued = text[1:], False
    spans = list(cut_words(text))
    for k, (start, end) in enumerate(spans):
        following = spans[k + 1][0] if k + 1 < len(spans) else len(text)
        token = text[start:end]
        number = len(words.texts)
        if token.isspace():
            words.spaces.append(number)
            glued = False
        elif glued and FOOTNOTE_MARK.fullmatch(token) and _ends_a_word(words, number, token):
            words.marks.append(number)
        words.texts.append(token)
        words.followed.append(following > end)
        words.glued.append(glued and not token.isspace())
        glued = following == end and not token.isspace()


def _ends_a_word(words: Words, number: int, token: str) -> bool:
    """Say whether a number glued to what precedes it is a footnote mark: after an end mark (and quote), or raised."""
    before = words.texts[number - 1]
    if before in CLOSING and number > 1 and words.glued[number - 1]:
        before = words.texts[number - 2]
    return before in SENTENCE_END | {",", ";"} or not token.isascii()


def cut_words(text: str) -> Iterator[Span]:
    """Yield the tokens of a stretch as (start, end); a single blank between tokens belongs to none."""
    spans = [span for start, end in _chunks(text) for span in _cut_chunk(text, start, end)]
    spans = _cut_further(text, spans)
    starts = {start: k for k, (start, _) in enumerate(spans)}
    ends = {end: k for k, (_, end) in enumerate(spans)}
    k = 0
    for match in _merges().finditer(text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or first < k or last <= first:
            continue
        yield from spans[k:first]
        yield spans[first][0], spans[last][1]
        k = last + 1
    yield from spans[k:]


def _cut_further(text: str, spans: list[Span]) -> list[Span]:
    """Cut the words in which the table says that one ends, by what stands around it."""
    ends = {match.end() for match in _cuts().finditer(text)}
    if not ends:
        return spans
    cut = list[Span]()
    for start, end in spans:
        inner = [start, *sorted(place for place in ends if start < place < end), end]
        cut += pairwise(inner)
    return cut


def _chunks(text: str) -> Iterator[Span]:
    """Yield stretches to tokenize; only text without spaces is ever cut inside."""
    start = 0
    for match in re.finditer(rf"\S{{{LONGEST_CHUNK}}}", text):
        if match.start() > start:
            yield start, match.start()
        yield match.span()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _cut_chunk(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield spaCy's tokens, cut further by our table."""
    for token in tokenizer().tokenizer(text[start:end]):
        position = start + token.idx
        for part in split_word(token.text):
            yield position, position + len(part)
            position += len(part)


@lru_cache(maxsize=50_000)
def split_word(word: str) -> tuple[str, ...]:
    """Cut a word where the table says so, again and again; most words stay whole."""
    if word.isalpha() or len(word) == 1:
        return (word,)
    for pattern in _splits():
        match = pattern.fullmatch(word)
        if match:
            return tuple(piece for group in match.groups() if group for piece in split_word(group))
    return (word,)


@cache
def _merges() -> re.Pattern[str]:
    """Compile the table's merges into one pattern."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _table()["merge"]))


@cache
def _cuts() -> re.Pattern[str]:
    """Compile the table's cuts into one pattern."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _table()["cut"]))


@cache
def _splits() -> tuple[re.Pattern[str], ...]:
    """Compile the table's splits."""
    return tuple(re.compile(pattern) for pattern in _table()["split"])


@cache
def _table() -> dict[str, list[str]]:
    """Read the table."""
    return read_tables(Path(__file__).with_name("tokens.yaml"))


@cache
def tokenizer() -> English:
    """Give spaCy's blank English pipeline, made once."""
    from spacy.lang.en import English

    return English()


def vocabulary() -> Vocab:
    """Give the vocabulary that all our `Doc`s share."""
    vocab: Vocab = tokenizer().vocab
    return vocab
