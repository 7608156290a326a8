"""What the commands print: summaries, tables and records enter, lines for a terminal leave.

Documents are strangers' words: characters that steer a terminal are shown as marks, never sent to it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.build_summary import BuildSummary
    from regesta.model import Claim, FoundIn
    from regesta.register import Register

_STEERING = {"Cc", "Cf", "Cs", "Co"}
"""Categories of characters that move a terminal's cursor, turn its writing round or show nothing."""

FOUND_IN: Mapping[FoundIn, str] = {
    "clause": "in the same clause",
    "sentence": "in the same sentence",
    "paragraph": "in the same paragraph",
    "section": "in the same section",
    "title": "in the title",
    "dateline": "in the dateline",
    "discourse": "elsewhere in the text",
}
"""Where a slot's words were found, in words."""

_FIGURE_STATES = {
    "claimed": "stand in claims",
    "unclaimed": "stand in no claim, each with its reason",
    "furniture": "stand in menus, notices and other furniture of pages",
}

QUOTE_CHARACTERS = 100
NAME_CHARACTERS = 40
"""Lengths to which quotations and names are cut in a table; whole ones are in `show` and in the exports."""


def printable(text: str) -> str:
    """Return the text on one line, with a mark for each character that would steer the terminal."""
    line = " ".join(text.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one) in _STEERING else one for one in line)


def shorten(text: str, characters: int = QUOTE_CHARACTERS) -> str:
    """Return the text, cut at a word with an ellipsis where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= characters else line[:characters].rsplit(" ", 1)[0] + " …"


def format_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a table, columns as wide as their widest cell; an unknown value is a dash."""
    cells = [list(heads), *([printable("–" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def format_summary(summary: BuildSummary, register: Register, folder: Path) -> Iterator[str]:
    """Yield the summary of a build: its files, what the register now holds, and where to go next."""
    yield from _format_files(summary)
    yield ""
    yield from _format_contents(register)
    yield ""
    yield f"Read it in a browser:  regesta serve {folder}"
    yield f"See what is unclaimed: regesta figures {folder}"
    yield f"Write a report:        regesta report {folder} COUNTRY -o report.docx"
    yield f"Take the claims along: regesta export {folder} --format csv -o claims.csv"


def _format_files(summary: BuildSummary) -> Iterator[str]:
    counts = (
        ("new", summary.count("new")),
        ("changed", summary.count("changed")),
        ("copies of others", summary.count("copy")),
        ("moved", summary.count("moved")),
        ("read again", summary.count("again")),
        ("unchanged", len(summary.unchanged)),
        ("vanished", len(summary.vanished)),
        ("refused", len(summary.refusals)),
    )
    yield "Files: " + (", ".join(f"{count} {what}" for what, count in counts if count) or "none")
    if summary.vanished:
        yield "Vanished (their documents and claims stay in the register, marked):"
        yield from (f"  {printable(name)}" for name in summary.vanished)
    if summary.refusals:
        yield "Refused:"
        yield from (
            f"  {printable(one.name)}: {printable(one.reason)} {printable(one.advice)}" for one in summary.refusals
        )


def _format_contents(register: Register) -> Iterator[str]:
    claims, findings, figures = register.claims(), register.findings(), register.store.count_figures()
    yield f"The register holds {len(register.documents())} documents and {len(claims)} claims:"
    yield from _format_counts(Counter(claim.predicate for claim in claims))
    yield f"Entities: {len(register.entities())}"
    yield from _format_decisions(register)
    yield f"Questions: {len(findings)}"
    yield from _format_counts(Counter(finding.status for finding in findings))
    yield f"Figures and dates in the documents: {sum(figures.values())}"
    yield from (f"  {count:>6}  {_FIGURE_STATES[state]}" for state, count in figures.items())
    if told := figures.get("claimed", 0) + figures.get("unclaimed", 0):
        yield f"  {round(100 * figures.get('claimed', 0) / told):>6}  in 100 of those outside furniture are claimed"


def _format_decisions(register: Register) -> Iterator[str]:
    """Yield how persons' judgements stand, where there are any: what holds, and what needs a look."""
    states = Counter(one.state for one in register.judgements())
    if states:
        yield f"Judgements on who is who: {', '.join(f'{count} {state}' for state, count in sorted(states.items()))}"
    if doubts := len(register.doubts()):
        yield f"  {doubts:>6}  pairs of entities may be one and are open"


def _format_counts(counts: Counter[str]) -> Iterator[str]:
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:>6}  {name}"


def claim_row(claim: Claim, document_name: str) -> tuple[object, ...]:
    """Return a claim as a row of a table: beginning of its id, document, predicate, slots, value, quotation."""
    slots = (claim.subject, claim.operator, claim.host)
    names = (shorten(slot.name, NAME_CHARACTERS) if slot else None for slot in slots)
    stance = claim.stance if claim.polarity == "positive" else f"{claim.stance}, not"
    quoted = " · ".join(one.quote for one in claim.evidence)  # a figure of a table says nothing without its headers
    words = (shorten(claim.value.text, NAME_CHARACTERS), shorten(quoted))
    return (claim.id[:12], document_name, claim.predicate, stance, *names, *words)


CLAIM_HEADS = ("id", "document", "predicate", "stance", "subject", "operator", "host", "value", "quotation")
