"""Marks laid over text: what enters are marks that may overlap, what leaves is one run of segments that do not.

HTML cannot nest what overlaps, so the text is cut wherever a mark begins or ends, and each cut shows the
strongest mark over it: a name to withhold, then a value, an unclaimed figure, a slot; of two values, the shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from regesta.withholding import match_names, shown_for

MarkKind = Literal["withheld", "value", "unclaimed", "slot"]

STRENGTH: dict[MarkKind, int] = {"withheld": 0, "value": 1, "unclaimed": 2, "slot": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The small number after a mark, which leads to its note; `word` is printed after it, unless asserted."""

    text: str
    href: str
    label: str
    word: str | None = None
    anchor: str | None = None
    """An id for the number itself, where its mark could not carry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the document's text that is shown as something."""

    start: int
    end: int
    kind: MarkKind
    css: str = ""
    anchor: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under one mark, or under none."""

    text: str
    kind: MarkKind | None = None
    css: str = ""
    anchor: str | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Segments that stand together: inside one quotation that serves as evidence, or outside all."""

    evidence: bool
    segments: tuple[Segment, ...]


def mark_withheld(text: str, names: Iterable[str]) -> list[Mark]:
    """Return a mark for every place at which one of these names is printed."""
    found = match_names(frozenset(names)).finditer(text)
    return [Mark(start=one.start(), end=one.end(), kind="withheld", css="withheld") for one in found]


def merge_spans(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the union of spans, in order, as spans that neither overlap nor are empty."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def flatten_marks(
    text: str, start: int, end: int, marks: Sequence[Mark], evidence: Sequence[tuple[int, int]] = ()
) -> tuple[Run, ...]:
    """Return text[start:end] as runs of segments; joined, their texts are exactly that slice, but for names withheld.

    Marks and evidence that reach beyond the slice are clipped; what lies outside is ignored. A mark's anchor stands
    on its first visible segment, or on its reference if another mark covers its beginning; its reference follows the
    place where it ends. A mark that ends beyond the slice is referred to there, not here.
    """
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, mark.end, STRENGTH[mark.kind]),
    )
    quoted = merge_spans((max(a, start), min(b, end)) for a, b in evidence if a < end and b > start)
    cuts = {start, end}
    for mark in inside:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    for a, b in quoted:
        cuts.update((a, b))
    places = sorted(cuts)
    segments = _cut_segments(text, list(pairwise(places)), inside)
    return _group_by_evidence(segments, quoted)


def _cut_segments(
    text: str, cells: list[tuple[int, int]], marks: Sequence[Mark]
) -> list[tuple[int, Mark | None, Segment]]:
    """Return (start, mark shown, segment) for each cell; marks must be sorted by their start."""
    segments: list[tuple[int, Mark | None, Segment]] = []
    active: list[Mark] = []
    waiting = 0
    for a, b in cells:
        while waiting < len(marks) and marks[waiting].start <= a:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > a]
        shown = min(active, key=lambda mark: (STRENGTH[mark.kind], mark.end - mark.start), default=None)
        ending = [mark for mark in active if mark.end == b and mark.reference]
        starts_here = shown is not None and shown.start == a
        withheld = shown is not None and shown.kind == "withheld"
        segments.append(
            (
                a,
                shown,
                Segment(
                    text=_in_place_of(text, shown, a, cells[0][0]) if withheld else text[a:b],
                    kind=shown.kind if shown else None,
                    css=shown.css if shown else "",
                    anchor=shown.anchor if shown and starts_here else None,
                    references=tuple(mark.reference for mark in ending if mark.reference),
                ),
            )
        )
    return _anchor_the_hidden(segments, marks)


def _in_place_of(text: str, withheld: Mark | None, at: int, first: int) -> str:
    """Return what is shown of words withheld: a word for them where they begin or come into view, else nothing."""
    if withheld is None or at not in (withheld.start, first):
        return ""
    return shown_for(text[withheld.start : withheld.end])


def _anchor_the_hidden(
    segments: list[tuple[int, Mark | None, Segment]], marks: Sequence[Mark]
) -> list[tuple[int, Mark | None, Segment]]:
    """Give the anchor of each mark whose beginning is covered to its reference, so that links still find it."""
    placed = {segment.anchor for _, _, segment in segments if segment.anchor}
    hidden = {
        mark.reference: mark.anchor for mark in marks if mark.reference and mark.anchor and mark.anchor not in placed
    }
    if not hidden:
        return segments
    return [
        (
            at,
            shown,
            replace(
                segment,
                references=tuple(replace(ref, anchor=hidden.get(ref, ref.anchor)) for ref in segment.references),
            ),
        )
        for at, shown, segment in segments
    ]


def _group_by_evidence(
    segments: list[tuple[int, Mark | None, Segment]], quoted: Sequence[tuple[int, int]]
) -> tuple[Run, ...]:
    """Join neighbours under the same mark, and group them into runs by the quotation around them."""
    runs: list[tuple[int, list[tuple[Mark | None, Segment]]]] = []
    position = 0
    for at, shown, segment in segments:
        while position < len(quoted) and quoted[position][1] <= at:
            position += 1
        inside = position if position < len(quoted) and quoted[position][0] <= at else -1
        if not runs or runs[-1][0] != inside:
            runs.append((inside, []))
        run = runs[-1][1]
        if run and run[-1][0] is shown and not run[-1][1].references and not segment.anchor:
            run[-1] = (shown, replace(segment, text=run[-1][1].text + segment.text, anchor=run[-1][1].anchor))
        else:
            run.append((shown, segment))
    return tuple(
        Run(evidence=inside >= 0, segments=tuple(segment for _, segment in run)) for inside, run in runs if run
    )
