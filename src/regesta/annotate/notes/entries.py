"""The entries of a footnote: a note's text enters; the spans of its single citations and comments leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"])[.](?:[”\"])?\s+(?=[A-Z“\"«])")
_ABBREVIATED = re.compile(
    r"\b(?:Col|Gen|Lt|Maj|Capt|Amb|Dr|Mr|Mrs|Ms|Prof|Brig|Adm|Sgt|Sen|Rep|Gov|St|No|Vol|Art|Doc|Cdr|Cmdr|Hon|Rev|Jr|Inc|Ltd|p|pp|para|ed|eds|cf|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)$"
)


def entries_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a note's entries: cut at semicolons and sentence ends outside quotes and brackets."""
    cuts, depth, quoted = [0], 0, False
    sentence_ends = {
        found.end() for found in _SENTENCE_END.finditer(text) if not _ABBREVIATED.search(text[: found.start()])
    }
    for position, char in enumerate(text):
        if position in sentence_ends and not quoted:
            cuts.append(position)
            depth = 0
        quoted = (char in "“«„" or (char == '"' and not quoted)) or (quoted and char not in '”»"')
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char == ";" and not quoted and depth == 0:
            cuts.append(position + 1)
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        stripped = text[begin:end]
        first = begin + len(stripped) - len(stripped.lstrip())
        last = begin + len(stripped.rstrip(" ;\n\t"))
        if last > first:
            yield first, last
