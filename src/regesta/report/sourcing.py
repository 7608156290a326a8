"""Whose words they are: a claim's attribution chain and its document enter, the frame of a sentence leaves.

"According to A (date)" names the publisher, "According to B, cited by C, in A (date)" the whole chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.dates import format_for_readers
from regesta.model import AttributionLink, Claim, Document
from regesta.report.dating import date_beside_name, said_on
from regesta.report.naming import institution_in_text, unnamed_in_text
from regesta.report.wording import load_sentences, load_words

__all__ = ["Attribution", "attribute_claim", "name_of_document", "name_of_speaker", "opening_words", "spoken_links"]

OPENING_WORDS = 6
"""Words by which an untitled document is recognised; as many as tell two wire stories of one day apart."""
SPEAKING = frozenset({"speaker", "office", "press_service"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something: the full name with date for the first mention, and the key by which it holds on."""

    source: str
    key: tuple[object, ...]
    hedge: str | None = None


def opening_words(document: Document) -> str:
    """Return the first words of a document's own text, furniture left out; empty for a document without any."""
    block = next((b for b in document.blocks if b.role not in {"furniture", "caption"} and b.end > b.start), None)
    text = document.text[block.start : block.end] if block else document.text
    words = text.split()[:OPENING_WORDS]
    while len(words) > 2 and words[-1].casefold() in load_words()["dangling"]:
        words.pop()
    return " ".join(words).rstrip(",;:")


def name_of_document(document: Document) -> str:
    """Return how the running text names a document: its publisher, else its title, else its first words."""
    if document.publisher:
        return document.publisher
    if document.title:
        return f"“{document.title}”"
    return f"an untitled document beginning “{opening_words(document)}”"


def name_of_speaker(link: AttributionLink) -> str:
    """Return a speaker with the office, as "Prime Minister Sapar Isakov" or "Ivo Lenz, Head of Training"."""
    name = f"the {link.name[4:]}" if link.name.startswith("The ") else link.name
    if link.anonymous:
        return unnamed_in_text(name)
    office = link.office
    if not office or office.casefold() in name.casefold():
        return institution_in_text(name)
    titled = (
        len(office.split()) <= 4 and not re.search(r"[,()]|\b(?:of|for|at|in|to|on)\b", office) and office[0].isupper()
    )
    return f"{office} {name}" if titled else f"{name}, {office}"


def spoken_links(claim: Claim) -> tuple[AttributionLink, ...]:
    """Return the links inside the publisher that the running text names; what only footnotes name is left to notes."""
    named = (link for link in claim.attribution if link.role not in {"publisher", "footnote"})
    return tuple(link for link in named if not {*link.name.casefold().split()} <= load_words()["pronouns"])


def attribute_claim(claim: Claim, document: Document) -> Attribution:
    """Return who says a claim, from its chain: speaker, outlets that carried it, and the document that was read."""
    links = spoken_links(claim)
    hedge = next((link.hedge for link in reversed(claim.attribution) if link.hedge), None)
    publisher = f"{name_of_document(document)} ({date_beside_name(document)})"
    if not links:
        return Attribution(publisher, (document.id,), hedge)
    words = load_sentences()["attribution"]
    *outer, inner = links
    speaker = name_of_speaker(inner)
    date = said_on(claim, document)
    if date and date not in speaker:
        speaker = f"{speaker} ({date})"
    for outlet in reversed(outer):
        speaker = words["cited_by"].format(speaker=speaker, outlet=_outlet(outlet))
    key = (document.id, tuple((link.role, link.name) for link in links), date)
    joined = f"{speaker}," if "," in speaker else speaker
    return Attribution(words["in_document"].format(speaker=joined, publisher=publisher), key, hedge)


def _outlet(link: AttributionLink) -> str:
    name = name_of_speaker(link) if link.role in SPEAKING else link.name
    return f"{name} ({format_for_readers(link.date)})" if link.date and link.role not in SPEAKING else name
