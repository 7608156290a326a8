"""Reports in the first person: a paper that names its author above enters; what it says of "I" leaves as the author's.

"Report of the Secretary-General on …": only the sentences of "I" are the author's own word, the rest is the paper's,
which its publisher vouches for. All of a letter is its writer's ("Letter dated … from … addressed to …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.source_names import without_article
from regesta.model import AttributionLink, Block, Evidence

_HEAD_BLOCKS = 12
"""Blocks from the top among which a paper says whose it is."""
_REPORT = re.compile(
    r"^(?:(?:[A-Z][\w-]*|\d+(?:st|nd|rd|th)?)\s+)*reports? (?:of|by) (?:the )?(?P<who>[A-Z][^,;:(]{3,80}?)"
    r"(?=\s+(?:on|to|pursuant|submitted|concerning|in|under|prepared|for|regarding)\b|\s*[(,;:]|\s*$)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"^(?:identical )?letters? dated .{4,40}? from (?:the )?(?P<who>[A-Z].{3,120}?) (?:addressed )?to (?:the )?"
    r"(?:President|Secretary-General|Chair|Speaker|Minister)",
    re.IGNORECASE,
)


def read_first_person_papers(ledger: Ledger) -> None:
    """Give what a report or letter says in its writer's own person to the one named above it; nothing elsewhere."""
    blocks = [block for block in ledger.document.blocks if block.role not in ("furniture", "footnote")]
    for block in blocks[:_HEAD_BLOCKS]:
        line = " ".join(ledger.text[block.start : block.end].split())
        letter, report = _LETTER.match(line), _REPORT.match(line)
        found = letter or report
        if found is None or not _is_office(found["who"]):
            continue
        quote = Evidence(
            document_id=ledger.document.id,
            start=block.start,
            end=block.end,
            quote=ledger.text[block.start : block.end],
        )
        name = without_article(found["who"].strip())
        source = AttributionLink(role="speaker", name=name, office=name, evidence=quote)
        for span in [_below(blocks, block)] if letter else list(_own_sentences(ledger, block)):
            if span[0] < span[1]:
                ledger.add_turn(source, span)
        return


def _is_office(words: str) -> bool:
    """Whether words name an office or body that writes in the first person."""
    known = word_set("sources", "people", "offices") | word_set("speech", "writers")
    return any(word.casefold().strip(".,") in known for word in words.split())


def _below(blocks: list[Block], head: Block) -> tuple[int, int]:
    """Return all running text below a line."""
    below = [block for block in blocks if block.start >= head.end]
    return (below[0].start, below[-1].end) if below else (head.end, head.end)


def _own_sentences(ledger: Ledger, head: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences below a line whose main clause has "I" for its subject, outside of quotation marks."""
    view = ledger.view
    for index, low in enumerate(view.lows):
        if low != "i" or view.words[index] != "I" or view.starts[index] < head.end:
            continue
        verb = view.heads[index]
        if view.deps[index] != "nsubj" or not _is_main(view, verb):
            continue
        if ledger.contents.is_inside(index, ledger.contents.quotations):
            continue
        span = view.span(view.sent_starts[view.sent_of[index]], view.sent_ends[view.sent_of[index]] - 1)
        if span:
            yield span


def _is_main(view: DependencyView, verb: int) -> bool:
    """Whether a verb is that of the main clause, or beside it."""
    return view.heads[verb] == verb or (view.deps[verb] == "conj" and view.heads[view.heads[verb]] == view.heads[verb])
