"""Statements: a document enters; if all of it is one speaker's statement, that speech leaves, over its running text.

A statement says so above its text ("Statement by Jane Doe, Minister of Defence", "Delivered by …") and speaks in the
first person. A story about a statement does neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.source_names import split_title, without_article
from regesta.model import AttributionLink, Block, Document, Evidence, ReportedSpeech

_HEAD_BLOCKS = 10
"""Blocks from the top among which a document says whose statement it is."""
_HEAD_MOST_WORDS = 45
_KIND = r"(?:statements?|remarks|address|speech|intervention|testimony|keynote|declaration)"
_BY = re.compile(
    rf"(?:^|\b)(?P<kind>{_KIND}\s+(?:as\s+)?(?:(?:made|given|delivered)\s+)?(?:by|of|from)|(?:as\s+)?(?:delivered|presented|"
    r"spoken|read(?:\s+out)?)\s+by)\s*:?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"^(?P<who>(?:The )?[A-Z][\w.-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w.-]*){0,7})['’]s?\s+(?:(?:Joint|Opening|Closing|"
    r"Press)\s+)?(?:Statement|Remarks|Declaration|Communiqu[eé])\b"
)
"""The same where those in office own it: "G7 Leaders' Statement", "Chairman's Statement on …"; a person's name there
stands as often over a story about a speech."""
_WE = re.compile(r"\b[Ww]e, the (?P<who>[A-Z][^,;.(]{3,90}?)(?:,| \()")
"""The same in a communiqué's own words: "We, the Heads of State of …, met today"."""
_NOT_A_NAME = re.compile(
    r"\s+(?:(?:at|to|before|in|during|delivered|made)\s+(?:the|a|an|its)|on|about|regarding|concerning|following)\s",
    re.IGNORECASE,
)
"""What follows a name and is none of it: where it was said, or what it was about ("… on Afghanistan")."""
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]*|de|da|dos|van|von|al|el|bin|ben|ibn|of)$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_LEAST_FIRST_PERSON = 3
_WORDS_TO_A_FIRST_PERSON = 60
"""First persons outside of quotations below which a text is about a statement rather than one; a short one has fewer,
one to so many words."""
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
    sources += [link for block in blocks[: body + 1] for link in _named_within(document, block)]
    spoken = _QUOTED.sub("", text[blocks[body].start : blocks[-1].end])
    least = min(_LEAST_FIRST_PERSON, 1 + len(spoken.split()) // _WORDS_TO_A_FIRST_PERSON)
    if not sources or len(_FIRST_PERSON.findall(spoken)) < least:
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
        found = _BY.search(shown) or _owned(shown)
        if found is None or len(shown.split()) > _HEAD_MOST_WORDS:
            continue
        who = " ".join(_NOT_A_NAME.split(found["who"], maxsplit=1)[0].split())
        name, _, office = (part.strip(" ,.;") for part in who.partition(","))
        beside = office.partition(",")[0]
        if _holds_office(name) and _is_person(beside):  # "the Minister of Defence of Latvia, Juris Berzins, in Riga"
            name, office = beside, without_article(name)
        bare, title = _split_office(_without_excellency(name.title() if name.isupper() else name))
        if not bare or not any(_NAME_WORD.match(word) for word in bare.split()):
            continue
        quote = Evidence(document_id=document.id, start=block.start, end=block.end, quote=shown)
        named = len(bare.split()) >= 2 and all(_NAME_WORD.match(word) for word in bare.split())
        held = ", ".join(part for part in (title, office) if part) if named else ""
        yield AttributionLink(role="speaker", name=without_article(bare), office=held or None, evidence=quote)


def _owned(line: str) -> re.Match[str] | None:
    """Return the office or body that a line says a statement to be of."""
    found = _OWNED.match(line)
    speaks = word_set("sources", "people", "offices") | word_set("speech", "bodies")
    words = {word.casefold() for word in found["who"].split()} if found else set()
    return found if any({word, word.removesuffix("s")} & speaks for word in words) else None


def _named_within(document: Document, body: Block) -> Iterator[AttributionLink]:
    """Yield who a first paragraph says that "we" are: "We, the leaders of the Group of Seven (G7), met today"."""
    found = _WE.search(document.text, body.start, body.end)
    quoted = _QUOTED.finditer(document.text, body.start, body.end)
    if found is not None and not any(marks.start() < found.start() < marks.end() for marks in quoted):
        quote = Evidence(document_id=document.id, start=found.start("who"), end=found.end("who"), quote=found["who"])
        yield AttributionLink(role="speaker", name=" ".join(found["who"].split()), evidence=quote)


def _holds_office(words: str) -> bool:
    """Whether words name an office rather than who holds it."""
    return bool({word.casefold() for word in words.split()} & word_set("sources", "people", "offices"))


def _is_person(words: str) -> bool:
    """Whether words look like a person's name: two to four with capitals, and no office among them."""
    named = words.split()
    return 2 <= len(named) <= 4 and all(_NAME_WORD.match(word) for word in named) and not _holds_office(words)


def _split_office(name: str) -> tuple[str, str | None]:
    """Split "NSC Spokesperson Jane Doe" behind its last word for an office, where two names or more follow it."""
    words, offices = name.split(), word_set("sources", "people", "offices")
    last = max((n for n, word in enumerate(words) if word.casefold() in offices), default=-1)
    behind = words[last + 1 :]
    if last >= 0 and 2 <= len(behind) <= 4 and all(_NAME_WORD.match(word) for word in behind) and "of" not in behind:
        return " ".join(behind), " ".join(words[: last + 1])
    return split_title(name)


def _without_excellency(name: str) -> str:
    """Return a name without the courtesies of diplomacy."""
    return re.sub(r"^(?:H\.?\s?E\.?|His Excellency|Her Excellency)\s+", "", name, flags=re.IGNORECASE)
