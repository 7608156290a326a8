"""Titles of stories that a note cites: claims enter; those that do not take the citation for their matter leave.

"“Two teenagers die in mine blast,” Radio Sahel (Abéché), 3 February 2014" is the word of the outlet, told of what the
page is about. Where a slot was filled by what only cites it, the outlet, its city or the author, nothing is known of
whom or where the title speaks, and it says no more than that there is such a story. The date behind a title is that of
the story, in a list of sources as well: "Radio Sahel, “Chad signs base pact,” May 2014".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regesta.extract.reading.document import Reading
from regesta.extract.reasons import say_reason
from regesta.extract.tracing.trace import Trace
from regesta.model import Claim, Evidence

QUOTED = re.compile(r"[“\"«„]([^”\"»“]{3,300})[”\"»“]")
CITED_BEFORE = re.compile(r"[,.?!][”\"’']\s+(?:[A-Z][\w.&’' -]{1,40}(?:\([\w ]+\))?,\s+)?\Z")
"""What stands before the date of a cited story: the comma of its title inside the quotation marks, and the outlet."""
REACH = 60
Span = tuple[int, int]


def without_citing_words(reading: Reading, claims: Iterable[Claim], trace: Trace) -> tuple[list[Claim], dict[int, str]]:
    """Return the claims but those of cited titles with citing words for slots; by offset, why figures are in none."""
    cited = list(_cited_titles(reading))
    kept: list[Claim] = []
    reasons: dict[int, str] = {}
    for claim in claims:
        dates_story = claim.value.kind == "date" and _follows_title(reading.document.text, claim.value.start)
        found = next(((title, whole) for title, whole in cited if title[0] <= claim.value.start < title[1]), None)
        if not dates_story and (found is None or not _takes_citing_words(claim, *found)):
            kept.append(claim)
            continue
        reasons[claim.value.start] = say_reason("cited_title")
        trace.drop(claim, None, say_reason("cited_title"))
    return kept, reasons


def _follows_title(text: str, start: int) -> bool:
    """Tell whether a date stands right behind a quoted title, or behind the outlet after it."""
    return CITED_BEFORE.search(text[max(0, start - REACH) : start]) is not None


def _takes_citing_words(claim: Claim, title: Span, citation: Evidence) -> bool:
    """Whether a slot is filled from a citation, but not from the title in it; or neither subject nor host is known."""
    slots = [slot for slot in (claim.subject, claim.operator, claim.host, claim.location) if slot is not None]
    citing = [s for s in slots if citation.start <= s.start < citation.end and not title[0] <= s.start < title[1]]
    return bool(citing) or (claim.subject is None and claim.host is None)


def _cited_titles(reading: Reading) -> Iterator[tuple[Span, Evidence]]:
    """Yield the stretches in quotation marks within what footnotes cite as a source, each with its citation."""
    for call in reading.annotated.footnote_calls:
        for link in call.links:
            cited = link.evidence
            if cited is not None and link.kind in ("press", "document", "report"):
                for title in QUOTED.finditer(cited.quote):
                    yield (cited.start + title.start(1), cited.start + title.end(1)), cited
