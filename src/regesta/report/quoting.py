"""The words that a claim rests on: a claim and its document enter, quotations that are slices of its text leave.

Persons killed or hurt are never named: where the words of a claim on casualties seem to hold a person's name, only the
words of its value are quoted.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.model import Claim, Document
from regesta.report.wording import load_words
from regesta.vocabulary.gazetteer import Gazetteer, load_gazetteer

__all__ = ["WITHHELD", "quotations_of", "running_quotation", "seems_to_name_a_person"]

WITHHELD = "Names of persons are withheld."
_UTTERANCE = re.compile(r"[“\"]?(?P<said>[^“”\"]+)[”\"](?P<tag>[^“”\"]*)$")
_NOTE_MARK = re.compile(r"\s*\[\d{1,3}\s?\]?\s*$")
LONGEST_TAG = 8
"""Words after an utterance that only say who spoke: "he told the Bulletin"; more of them say something of their own."""
_NAME = r"[^\W\d_a-z][^\W\d_]+(?:[’'\-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:bin|ibn|al|el|de|van|uulu|kyzy|ogly|oglu|qizi)\s+)?"
_CAPITALISED = re.compile(rf"\b{_NAME}(?:\s+{_PARTICLE}{_NAME})+")
_AGED = rf"\b{_NAME},\s(?:aged\s|age\s)?\d{{1,2}}(?=[,;.)]|\sand\b)"
_NAMED = re.compile(rf"\b(?:named|identified as|called)\s+{_NAME}|{_AGED}")
_MONTH = re.compile(r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_HARM = re.compile(r"(?i)\b(?:kill|injur|wound|maim|died|dead|victim|survivor)")


def quotations_of(claim: Claim) -> tuple[tuple[str, ...], bool]:
    """Return the quotations for a note, and whether a name was withheld from them."""
    quotes = tuple(dict.fromkeys(evidence.quote for evidence in claim.evidence))
    if not any(seems_to_name_a_person(quote, claim) for quote in quotes):
        return quotes, False
    return (claim.value.text,), True


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
    """Whether words on people harmed seem to hold a name beyond those that the claim knows as places or sources.

    A name with an age, or after "named", counts in every claim; two capitalised words that no table knows only in
    claims on casualties. Rather a treaty's name withheld than a victim's printed.
    """
    if claim.predicate != "casualties" and not _HARM.search(quote):
        return False
    if any(not _MONTH.match(found.group()) for found in _NAMED.finditer(quote)):
        return True
    if claim.predicate != "casualties":
        return False
    known = " ".join(
        [*(m.text for m in (claim.subject, claim.operator, claim.host, claim.location) if m), *_sources(claim)]
    )
    tables = _gazetteer()
    return any(_is_unknown_name(run.group(), run.start(), known, tables) for run in _CAPITALISED.finditer(quote))


def _is_unknown_name(run: str, start: int, known: str, tables: Gazetteer) -> bool:
    words = run.split()
    if start == 0 and len(words) == 2 and _is_gazetted(words[1], tables):
        return False
    if {word.casefold() for word in words} & load_words()["institutions"]:
        return False
    return run not in known and not _is_gazetted(run, tables) and not all(_is_gazetted(word, tables) for word in words)


def _is_gazetted(name: str, tables: Gazetteer) -> bool:
    return any(look(name) is not None for look in (tables.country_of, tables.place, tables.organisation))


def _sources(claim: Claim) -> list[str]:
    return [f"{link.name} {link.office or ''}" for link in claim.attribution]


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()
