"""Footnotes: a claim and its document enter, a citation in the form that editors accept leaves.

Unknown parts are left out; "undated" and "access date not recorded" are said. A source that was not read is never
cited directly: it stands before "cited in", and "(original not seen)" follows. There is no ibid.
"""

from __future__ import annotations

import re

from regesta.dates import format_for_readers
from regesta.model import AttributionLink, Block, Claim, Document
from regesta.report.dating import date_of_document
from regesta.report.sourcing import SPEAKING, opening_words

__all__ = ["cite_claim", "cite_document", "name_for_list", "original_of"]

_POINTER = re.compile(r"^(?:see(?: also)?|cf\.|compare|and|also)\s+(?:the\s+)?", re.IGNORECASE)
_RESOLUTION = re.compile(
    r"(?:General Assembly|UNGA)\b.{0,40}?\bResolution\s+(?P<number>\d{2,3}/\d{1,3})", re.IGNORECASE
)
_VOTES = {"abstain": "abstained", "against": "voted against", "in favo": "in favour", "support": "in favour"}


def cite_claim(claim: Claim, document: Document) -> str:
    """Return the whole citation of a claim: the originals that it rests on, then the document that was read."""
    originals = _originals(claim)
    note = _note_mark(claim, document)
    if not originals:
        return cite_document(document, note=note, end=True)
    unseen = "original not seen" if len(originals) == 1 else "originals not seen"
    joined = "; ".join(originals)
    return f"{joined}, cited in {cite_document(document, note=note, unseen=unseen, end=True)}"


def cite_document(document: Document, *, note: str | None = None, unseen: str | None = None, end: bool = False) -> str:
    """Return the citation of a document that was read, in the form of its kind."""
    remarks = [*([] if _is_edition(document) else [_accessed(document)]), *([unseen] if unseen else [])]
    head = _head(document)
    tail = f", note {note}" if note else ""
    url = "" if _is_edition(document) or not document.url else f", {document.url}"
    beside = f" ({'; '.join(remarks)})" if remarks else ""
    citation = _with_tail(head, f"{url}{tail}{beside}")
    citation = citation[0].upper() + citation[1:] if not unseen and citation[:1].islower() else citation
    return f"{citation}." if end and not citation.endswith((".", ".”")) else citation


def name_for_list(document: Document) -> str:
    """Return the short citation that stands in the table of sources: title and publisher, without a date."""
    if not document.title:
        publisher = document.publisher or "publisher not printed"
        return f"Untitled, beginning “{opening_words(document)}”; {publisher}"
    if _is_edition(document):
        return _edition_head(document)
    return (
        f"{document.publisher}, “{document.title}”"
        if document.publisher
        else f"“{document.title}”; publisher not printed"
    )


def _head(document: Document) -> str:
    """Title, outlet and date, in the order that the kind of document wants; the title keeps its own punctuation."""
    if _is_edition(document):
        return _edition_head(document)
    date = date_of_document(document)
    if not document.title:
        publisher = f", {document.publisher}" if document.publisher else ""
        return f"untitled document beginning “{opening_words(document)}”{publisher}, {date}"
    if document.published_basis == "modified":
        return _join(document.publisher or "", _quoted(document.title), date)
    outlet = document.publisher or ""
    if outlet and document.place:
        outlet = f"{outlet} ({document.place})"
    return _join(document.author or "", _quoted(document.title), outlet, date)


def _edition_head(document: Document) -> str:
    """A report known by its edition: "Landmine Monitor Report 2005, “Kyrgyzstan”", whatever order the title has."""
    year = document.published or ""
    parts = [part.strip() for part in re.split(r"\s*[,|:–—]\s+", document.title or "") if part.strip()]
    named = [part for part in parts if year[:4] and year[:4] in part]
    others = [part for part in parts if part not in named]
    if named and others:
        return _join(named[0], _quoted(_sentence_case(", ".join(others))))
    if named:
        return named[0]
    return _join(
        document.publisher or "",
        _quoted(document.title) if document.title else "",
        format_for_readers(document.published),
    )


def _sentence_case(title: str) -> str:
    """A heading set in capitals is printed as a name; one with small letters stays as it is."""
    return title.title() if title.isupper() and len(title) > 3 else title


def _join(*parts: str) -> str:
    """Join parts by commas; after a quoted title the comma stands inside the quotation marks."""
    joined = ""
    for part in (part for part in parts if part):
        if not joined:
            joined = part
        elif joined.endswith("”"):
            closing = "" if joined[-2:-1] in "?!," else ","
            joined = f"{joined[:-1]}{closing}” {part}"
        else:
            joined = f"{joined}, {part}"
    return joined


def _with_tail(head: str, tail: str) -> str:
    """Add what follows a head; a comma moves inside a closing quotation mark, as does a full stop at the end."""
    if head.endswith("”"):
        closed = head[-2:-1] in "?!,."
        if tail.startswith(","):
            return f"{head[:-1]}{'' if closed else ','}”{tail[1:]}"
        if not tail and not closed:
            return f"{head[:-1]}.”"
    return head + tail


def _quoted(title: str) -> str:
    return f"“{' '.join(title.split()).translate(_INNER_QUOTES)}”"


_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’"})


def _accessed(document: Document) -> str:
    return (
        f"accessed {format_for_readers(document.retrieved_at[:10])}"
        if document.retrieved_at
        else "access date not recorded"
    )


def _is_edition(document: Document) -> bool:
    return document.published_basis == "edition"


def _originals(claim: Claim) -> list[str]:
    """Return the citations of what the document itself cites for the claim, each once, in the order of the chain."""
    notes = [link for link in claim.attribution if link.role == "footnote"]
    if notes:
        entries = [original_of(link) for link in notes]
        return list(dict.fromkeys(entry for entry in entries if entry))
    vote = _vote(claim)
    if vote:
        return [vote]
    links = [link for link in claim.attribution if link.role not in {"publisher", "footnote"}]
    carriers = [link for link in links if link.role in {"outlet", "document"}]
    if not carriers:
        return []
    speaker = links[-1] if links[-1].role in SPEAKING else None
    return [_statement(speaker, carriers, claim)] if speaker else [_carrier(carriers[-1])]


def original_of(link: AttributionLink) -> str:
    """Return a footnote's source as the note prints it, without "See" and without its full stop."""
    if link.evidence is None:
        return _join(link.name, link.office or "", link.place or "", format_for_readers(link.date) if link.date else "")
    printed = " ".join(link.evidence.quote.split())
    printed = _POINTER.sub("", printed).rstrip(" .;")
    return printed[0].upper() + printed[1:] if printed else ""


def _statement(speaker: AttributionLink, carriers: list[AttributionLink], claim: Claim) -> str:
    """Word what someone said to an outlet: statement, or interview where the text calls it one."""
    name = speaker.name if not speaker.office else f"{speaker.name}, {speaker.office}"
    date = speaker.date or carriers[-1].date
    observed = claim.observed_at.edtf if claim.observed_at and claim.observed_at.basis == "speech" else None
    when = format_for_readers(date or observed) if date or observed else "undated"
    if "interview" in {speaker.kind, carriers[-1].kind}:
        return f"Interview with {name}, {carriers[-1].name}, {when}"
    return (
        f"Statement by {name}, to {carriers[-1].name}, {when}"
        if speaker.office
        else f"Statement by {name} to {carriers[-1].name}, {when}"
    )


def _carrier(link: AttributionLink) -> str:
    place = f" ({link.place})" if link.place else ""
    return f"{link.name}{place}, {format_for_readers(link.date)}"


def _vote(claim: Claim) -> str | None:
    """Word a vote on a numbered resolution; None for what is no vote or names no number."""
    if claim.predicate != "treaty_status" or claim.property != "vote" or not claim.evidence:
        return None
    quote = " ".join(evidence.quote for evidence in claim.evidence)
    found = _RESOLUTION.search(quote)
    state = claim.subject.name if claim.subject else None
    vote = next((shown for cue, shown in _VOTES.items() if cue in quote.casefold()), None)
    if found is None or state is None or vote is None:
        return None
    date = f", {format_for_readers(claim.valid.start)}" if claim.valid.start else ""
    return f"UN General Assembly Resolution {found['number']}{date}; {state}: {vote}"


def _note_mark(claim: Claim, document: Document) -> str | None:
    """Return the mark of the document's own footnote on which the claim rests, or in which it stands."""
    offsets = [link.evidence.start for link in claim.attribution if link.role == "footnote" and link.evidence]
    offsets += [evidence.start for evidence in claim.evidence]
    for offset in offsets:
        block = _footnote_at(document, offset)
        if block is not None and block.mark:
            return block.mark
    return None


def _footnote_at(document: Document, offset: int) -> Block | None:
    return next((b for b in document.blocks if b.role == "footnote" and b.start <= offset < b.end), None)
