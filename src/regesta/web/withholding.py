"""Names kept out of view: what enters are claims on casualties, what leaves are the names of the persons in them.

Victims and minors did not choose to be in a report. Their names stay in the kept document and in the database, and are
shown nowhere: neither in the reader, nor in quotations, lists, entities or search results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from regesta.model import Claim
from regesta.web.segments import WITHHELD, Mark

CASUALTY_PREDICATES = frozenset({"casualties"})
"""Predicates in whose subject or value a person is a victim, and not a speaker or an official."""


def find_withheld(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the names, as printed, of persons who are the subject or the value of a claim on casualties."""
    names: set[str] = set()
    for claim in claims:
        if claim.predicate in CASUALTY_PREDICATES:
            for mention in (claim.subject, claim.location, claim.value.entity):
                if mention is not None and mention.type == "person":
                    names.update(name for name in (mention.text, mention.name) if len(name) > 1)
    return frozenset(names)


def withhold_names(text: str, names: Iterable[str]) -> str:
    """Return the text with every one of these names replaced; the longest first, so that no part of one is left."""
    for name in sorted(names, key=lambda one: (-len(one), one)):
        text = text.replace(name, WITHHELD)
    return text


def withhold_words(excerpt: str, names: Iterable[str]) -> str:
    """Return an excerpt without these names and without any word of them: an excerpt may begin amid a name."""
    names = list(names)
    words = {word for name in names for word in name.split() if len(word) > 2}
    excerpt = withhold_names(excerpt, names)
    if not words:
        return excerpt
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", WITHHELD, excerpt)


def mark_withheld(text: str, names: Iterable[str]) -> list[Mark]:
    """Return a mark for every place at which one of these names is printed."""
    return [
        Mark(start=found.start(), end=found.end(), kind="withheld", css="withheld")
        for name in names
        for found in re.finditer(re.escape(name), text)
    ]
