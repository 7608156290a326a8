"""Statements: a document enters; if all of it is one speaker's statement, that speech leaves, over its running text.

A statement says so above its text ("Statement by Jane Doe, Minister of Defence", "Delivered by …") and speaks in the
first person. A story about a statement does neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regesta.annotate.speech.source_names import split_title, without_article
from regesta.model import AttributionLink, Block, Document, Evidence, ReportedSpeech

_HEAD_BLOCKS = 10
"""Blocks from the top among which a document says whose statement it is."""
_HEAD_MOST_WORDS = 45
_KIND = r"(?:statements?|remarks|address|speech|intervention|testimony|keynote|declaration)"
_BY = re.compile(
    rf"(?:^|\b)(?P<kind>{_KIND}\s+(?:as\s+)?(?:(?:made|given|delivered)\s+)?(?:by|of)|(?:as\s+)?(?:delivered|presented|"
    r"spoken|read(?:\s+out)?)\s+by)\s*:?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\s+(?:(?:at|to|before|in|during|delivered|made)\s+(?:the|a|an|its)|on|about|regarding|concerning|following)\s",
    re.IGNORECASE,
)
"""What follows a name and is none of it: where it was said, or what it was about ("… on Afghanistan")."""
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]*|de|da|dos|van|von|al|el|bin|ben|ibn|of)$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_LEAST_FIRST_PERSON = 3
"""First persons outside of quotations below which a text is about a statement rather than one."""
_BODY_LEAST_WORDS = 12


def find_whole_statement(document: Document) -> ReportedSpeech | None:
    """Return the speech that a whole document is; None for all other documents.

    A person named as delivering comes before the delegation whose statement it is. The speech begins with the first
    paragraph below the head and ends with the last block that is neither furniture nor a footnote.
    """
    blocks = [block for block in document.blocks if block.role not in ("furniture", "footnote")]
    text = document.text
    body = next((n for n, block in enumerate(blocks) if n and _is_running_text(text, block)), None)
    if body is None:
        return None
    sources = list(_named_above(document, blocks[: min(body, _HEAD_BLOCKS)]))
    spoken = _QUOTED.sub("", text[blocks[body].start : blocks[-1].end])
    if not sources or len(_FIRST_PERSON.findall(spoken)) < _LEAST_FIRST_PERSON:
        return None
    source = next((link for link in sources if link.office is not None), sources[0])
    return ReportedSpeech(content=((blocks[body].start, blocks[-1].end),), cue=None, source=source)


def _is_running_text(text: str, block: Block) -> bool:
    """Whether a block is a paragraph of running text, which ends the head of a document."""
    words = text[block.start : block.end].split()
    said = _BY.search(text[block.start : block.end])
    return block.role == "paragraph" and len(words) >= _BODY_LEAST_WORDS and not (said and len(words) < 30)


def _named_above(document: Document, head: Sequence[Block]) -> Iterator[AttributionLink]:
    """Yield whom the head of a document names as the one who makes the statement."""
    for block in head:
        shown = document.text[block.start : block.end]
        found = _BY.search(shown) if len(shown.split()) <= _HEAD_MOST_WORDS else None
        if found is None:
            continue
        who = " ".join(_NOT_A_NAME.split(found["who"], maxsplit=1)[0].split())
        name, _, office = (part.strip(" ,.;") for part in who.partition(","))
        bare, title = split_title(_without_excellency(name.title() if name.isupper() else name))
        if not bare or not any(_NAME_WORD.match(word) for word in bare.split()):
            continue
        quote = Evidence(document_id=document.id, start=block.start, end=block.end, quote=shown)
        named = len(bare.split()) >= 2 and all(_NAME_WORD.match(word) for word in bare.split())
        held = ", ".join(part for part in (title, office) if part) if named else ""
        yield AttributionLink(role="speaker", name=without_article(bare), office=held or None, evidence=quote)


def _without_excellency(name: str) -> str:
    """Return a name without the courtesies of diplomacy."""
    return re.sub(r"^(?:H\.?\s?E\.?|His Excellency|Her Excellency)\s+", "", name, flags=re.IGNORECASE)
