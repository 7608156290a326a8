"""What judgements hold to: a mention in a document enters, its anchor leaves; later an anchor, and its place leaves.

An anchor is found again *exact*, where the claim it was taken from is as it was; *moved*, where the same words stand
in the same quotation of the same original or of a later version of its file; else it is an orphan. The quotation must
be there whole, up to white space, and lead to one place: what merely looks alike is never taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from regesta.link.gathering import mentions_of
from regesta.link.named import GROUPS
from regesta.link.sources import sources_of
from regesta.model import Anchor, Claim, Document, Mention

CONTEXT = 32
"""Characters kept before and after a quotation, as many as `Claim.anchor` has."""

Slot = tuple[str, str]
"""A claim's id and the slot of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor's mention stands now; `slot` is None for an orphan, and `note` says in words what happened."""

    state: Literal["exact", "moved", "orphaned"]
    slot: Slot | None = None
    note: str | None = None


def make_anchor(claim: Claim, slot: str, mention: Mention, document: Document | None = None) -> Anchor:
    """Return the anchor of a mention in a claim's slot. Without the document its surroundings stay empty."""
    quote = claim.evidence[0].quote if claim.evidence else ""
    start, end = (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)
    text = document.text if document is not None else ""
    return Anchor(
        original=document.original_sha256 if document is not None else "",
        document=document.name if document is not None else "",
        claim=claim.anchor,
        predicate=claim.predicate,
        property=claim.property,
        slot=slot,
        quote=quote,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        occurrence=1 + text.count(quote, 0, end - 1) if quote and text else 1,
        type=mention.type,
        name=mention.name,
        words=mention.text,
        nth=_nth(quote, start, mention),
    )


def mentions_in(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """Yield every slot of a claim in which an entity stands, its chain of sources included."""
    yield from mentions_of(claim)
    yield from ((slot, mention) for slot, mention, _ in sources_of(claim))


def _nth(quote: str, start: int, mention: Mention) -> int | None:
    """Return which of the occurrences of its words in the quotation a mention is, None where it stands outside."""
    at = mention.start - start
    if not mention.text or quote[at : at + len(mention.text)] != mention.text or at < 0:
        return None
    return sum(1 for one in re.finditer(re.escape(mention.text), quote) if one.start() <= at)


@dataclass(slots=True)
class Places:
    """The claims among which anchors are looked for."""

    claims: Sequence[Claim]
    documents: Mapping[str, Document] = field(default_factory=dict)
    """By their ids; without the document of a claim only what is exact is found."""
    successors: Mapping[str, Collection[str]] = field(default_factory=dict)
    """For an original that stands no more: the originals that stand under its name now."""
    _by_anchor: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    _by_original: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))
    _by_document: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for claim in self.claims:
            self._by_anchor[claim.anchor].append(claim)
            self._by_document[claim.document_id].append(claim)
        for _, document in sorted(self.documents.items()):
            self._by_original[document.original_sha256].append(document)

    def find(self, anchor: Anchor) -> Found:
        """Return where an anchor's mention stands now, with what has changed; an orphan where none surely is it."""
        exact = [claim for claim in self._by_anchor.get(anchor.claim, ()) if self._is_exact(anchor, claim)]
        if exact:
            return Found("exact", (min(claim.id for claim in exact), anchor.slot))
        reasons = []
        originals = (anchor.original, *sorted(self.successors.get(anchor.original, ())))
        for document in (one for original in originals for one in self._by_original.get(original, ())):
            found = self._find_in(document, anchor)
            if found.slot is not None:
                return found
            reasons.append(found.note)
        note = next((reason for reason in reasons if reason), f"{_where(anchor)}: the file is not in the register.")
        return Found("orphaned", None, note)

    def _is_exact(self, anchor: Anchor, claim: Claim) -> bool:
        mention = dict(mentions_in(claim)).get(anchor.slot)
        if mention is None or (mention.name, mention.text) != (anchor.name, anchor.words):
            return False
        now = make_anchor(claim, anchor.slot, mention, self.documents.get(claim.document_id))
        if claim.document_id in self.documents and (now.original, now.occurrence) != (
            anchor.original,
            anchor.occurrence,
        ):
            return False
        return now.nth == anchor.nth

    def _find_in(self, document: Document, anchor: Anchor) -> Found:
        """Look for an anchor in a document of the same original, or of a later version of its file."""
        spans = [match.span() for match in _pattern(anchor.quote).finditer(document.text)] if anchor.quote else []
        if not spans:
            return Found("orphaned", None, f"{_where(anchor)}: the sentence stands there no more.")
        span = _choose(spans, document, anchor)
        if span is None:
            return Found("orphaned", None, f"{_where(anchor)}: the sentence stands there {len(spans)} times now.")
        fitting = sorted(
            (not _is_same_role(claim, slot, anchor), claim.id, slot)
            for claim, slot, mention in self._mentions_in(document, span)
            if _fits(document, mention, span, anchor, slot)
        )
        if not fitting:
            note = f"{_where(anchor)}: the sentence is there, but no claim has “{anchor.words}” of it any more."
            return Found("orphaned", None, note)
        _, claim_id, slot = fitting[0]
        return Found("moved", (claim_id, slot), f"{_where(anchor)}: found again in {document.name}.")

    def _mentions_in(self, document: Document, span: tuple[int, int]) -> Iterator[tuple[Claim, str, Mention]]:
        for claim in self._by_document.get(document.id, ()):
            if any(one.start < span[1] and span[0] < one.end for one in claim.evidence[:1]):
                for slot, mention in mentions_in(claim):
                    yield claim, slot, mention


def _where(anchor: Anchor) -> str:
    return f"“{anchor.words}” in {anchor.document or 'a file'}"


def _pattern(words: str) -> re.Pattern[str]:
    """Return a pattern of words with any white space between them: a new reader may break lines elsewhere."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def _choose(spans: Sequence[tuple[int, int]], document: Document, anchor: Anchor) -> tuple[int, int] | None:
    """Return the one of several places that is the quotation judged: by its surroundings, then by its number.

    The number counts only in the original itself, where nothing can have come before it.
    """
    if len(spans) == 1:
        return spans[0]
    around = [span for span in spans if _is_surrounded(document.text, span, anchor)]
    if len(around) == 1:
        return around[0]
    if document.original_sha256 == anchor.original and anchor.occurrence <= len(spans):
        return spans[anchor.occurrence - 1]
    return None


def _is_surrounded(text: str, span: tuple[int, int], anchor: Anchor) -> bool:
    """Tell whether the same characters stand around a place, white space apart, of which there may be more now."""
    before, after = text[max(0, span[0] - 2 * CONTEXT) : span[0]], text[span[1] : span[1] + 2 * CONTEXT]
    return _bare(before).endswith(_bare(anchor.prefix)) and _bare(after).startswith(_bare(anchor.suffix))


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_same_role(claim: Claim, slot: str, anchor: Anchor) -> bool:
    return (claim.predicate, claim.property, slot) == (anchor.predicate, anchor.property, anchor.slot)


def _fits(document: Document, mention: Mention, span: tuple[int, int], anchor: Anchor, slot: str) -> bool:
    """Tell whether a mention is made of the words judged: of the same kind, at the same place of the quotation.

    Words outside the quotation have no place in it; there the slot, the words and the name must be the same.
    """
    if GROUPS.get(mention.type, mention.type) != GROUPS.get(anchor.type, anchor.type):
        return False
    if anchor.nth is None:
        return (slot, mention.name, mention.text) == (anchor.slot, anchor.name, anchor.words)
    places = [match.span() for match in _pattern(anchor.words).finditer(document.text, *span)]
    if anchor.nth > len(places):
        return False
    start, end = places[anchor.nth - 1]
    return mention.start < end and start < mention.end and _shares_name(mention, anchor)


def _shares_name(mention: Mention, anchor: Anchor) -> bool:
    return mention.name == anchor.name or mention.text == anchor.words
