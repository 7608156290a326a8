"""The words that a claim rests on: a claim and its document enter, quotations that are slices of its text leave.

Persons killed or hurt are never named: where the words of a claim on casualties seem to hold a person's name, only the
words of its value are quoted.
"""

from __future__ import annotations

import re

from regesta.model import Claim, Document
from regesta.withholding import names_of_persons

__all__ = ["WITHHELD", "quotations_of", "running_quotation", "seems_to_name_a_person"]

WITHHELD = "Names of persons are withheld."
_UTTERANCE = re.compile(r"[“\"]?(?P<said>[^“”\"]+)[”\"](?P<tag>[^“”\"]*)$")
_NOTE_MARK = re.compile(r"\s*\[\d{1,3}\s?\]?\s*$")
LONGEST_TAG = 8
"""Words after an utterance that only say who spoke: "he told the Bulletin"; more of them say something of their own."""


def quotations_of(claim: Claim) -> tuple[tuple[str, ...], bool]:
    """Return the quotations for a note, and whether a name was withheld from them."""
    quotes = tuple(dict.fromkeys(evidence.quote for evidence in claim.evidence))
    if not any(seems_to_name_a_person(quote, claim) for quote in quotes):
        return quotes, False
    return (claim.value.text,), True


def headers_of(claim: Claim, document: Document) -> tuple[str, ...]:
    """Return the headers of a figure in a table, in their order; nothing for a running text or withheld words."""
    if len(claim.evidence) < 2 or quotations_of(claim)[1]:
        return ()
    cells = {block.start for block in document.blocks if block.role == "cell"}
    if claim.evidence[0].start not in cells:
        return ()
    return tuple(evidence.quote for evidence in claim.evidence[1:] if evidence.start in cells)


def running_quotation(claim: Claim, document: Document) -> str:
    """Return the words for the running text: the evidence that holds the value, without a closing "X said"."""
    quotes, withheld = quotations_of(claim)
    if withheld:
        return quotes[0]
    held = [e for e in claim.evidence if e.start <= claim.value.start and claim.value.end <= e.end]
    evidence = (held or list(claim.evidence))[0]
    quote = _without_closing_attribution(claim, evidence.start, evidence.quote)
    quote = _NOTE_MARK.sub("", quote)
    quote = _inside_quotation_marks(quote, claim.value.text)
    if quote[:1] in '“"' and not re.search('[”"]', quote[1:]):
        quote = quote[1:]
    return quote.strip().rstrip(".;,") if quote.strip() else document.text[claim.value.start : claim.value.end]


def _without_closing_attribution(claim: Claim, start: int, quote: str) -> str:
    """Leave out ", the minister said" at the end, which the sentence's own frame says; never the value's words."""
    for link in claim.attribution:
        if link.role in {"publisher", "footnote"} or link.evidence is None:
            continue
        begin, end = link.evidence.start - start, link.evidence.end - start
        rest = quote[max(end, 0) :].strip(' .,”"')
        if 0 < begin < len(quote) and len(rest.split()) <= 3 and claim.value.end - start <= begin:
            head = quote[:begin].rstrip()
            if head.endswith(","):
                return head
    return quote


def _inside_quotation_marks(quote: str, value: str) -> str:
    """Take what stands between quotation marks when the whole quotation is one utterance with a short tag after it."""
    found = _UTTERANCE.match(quote.strip())
    if found is None or value not in found["said"] or len(found["tag"].split()) > LONGEST_TAG:
        return quote
    return found["said"].rstrip(",")


def seems_to_name_a_person(quote: str, claim: Claim) -> bool:
    """Whether words on people harmed seem to hold a name beyond those that the claim knows as places or sources."""
    return bool(names_of_persons(quote, claim))
