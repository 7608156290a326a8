"""Unclaimed figures for a terminal: groups by reason enter; lines of plain text, or plain records, leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from regesta.printing import format_table, printable, shorten
from regesta.unclaimed import QUOTED, FigureShare, ReasonGroup, UnclaimedFigure

WORDS_NAMED = 8
"""Words of a reason that the overview names, with their counts; the others stand in the documents' own lists."""


def format_share(share: FigureShare) -> Iterator[str]:
    """Yield where the figures are, and how many of each hundred outside furniture are in claims."""
    yield (
        f"{share.told + share.furniture} figures and dates: {share.claimed} in claims, {share.unclaimed} in none, "
        f"{share.furniture} in page furniture."
    )
    if share.in_a_hundred is not None:
        yield f"Of those outside furniture, {share.in_a_hundred} in 100 are claimed."


def format_reasons(share: FigureShare, groups: Sequence[ReasonGroup]) -> Iterator[str]:
    """Yield each kind of reason with its number of figures, what can be done, and the words that it names most."""
    yield from format_share(share)
    for group in groups:
        yield ""
        yield f"{group.count:>6}  {printable(group.kind)}"
        yield f"        {group.advice}"
        named = [f"{shorten(printable(words), 40)} {count}" for words, count in group.words[:WORDS_NAMED]]
        if named:
            more = len(group.words) - len(named)
            yield f"        {', '.join(named)}{f', and {more} others' if more else ''}"


def format_figures_of(
    share: FigureShare, groups: Sequence[ReasonGroup], unclaimed: Sequence[UnclaimedFigure]
) -> Iterator[str]:
    """Yield every unclaimed figure of a document with its reason and sentence, by kind of reason."""
    yield from format_share(share)
    for group in groups:
        yield ""
        yield f"{printable(group.kind)}: {group.advice}"
        rows = (
            (
                one.figure.start,
                one.figure.text,
                ", ".join(QUOTED.findall(one.figure.reason or "")) or None,
                shorten(one.context),
            )
            for one in unclaimed
            if one.kind == group.kind
        )
        yield from (f"  {line}" for line in format_table(("at", "figure", "words", "sentence"), rows))


def as_plain_figure(one: UnclaimedFigure) -> dict[str, Any]:
    """Return an unclaimed figure as JSON-ready words and offsets."""
    figure = one.figure
    return {"document": one.document, "document_id": one.document_id, "start": figure.start, "end": figure.end,
            "text": figure.text, "kind": figure.kind, "reason": figure.reason, "reason_kind": one.kind,
            "sentence": one.context}  # fmt: skip
