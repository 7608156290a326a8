"""Marks that overlap become segments that do not, and not a character is lost or doubled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regesta.web.segments import Mark, Reference, flatten_marks, merge_spans
from regesta.withholding import WITHHELD

TEXT = "About 7,000 troops of the 201st Division stay until 2042 in Dushanbe."


def value(start: int, end: int, name: str) -> Mark:
    reference = Reference(text=name, href=f"#n-{name}", label=f"claim {name}")
    return Mark(start=start, end=end, kind="value", css="value", anchor=f"c-{name}", reference=reference)


def flat(*marks: Mark, evidence: list[tuple[int, int]] | None = None, start: int = 0, end: int = len(TEXT)) -> list:
    return [segment for run in flatten_marks(TEXT, start, end, marks, evidence or []) for segment in run.segments]


def test_text_without_marks_is_one_segment() -> None:
    assert [segment.text for segment in flat()] == [TEXT]


def test_a_value_inside_a_slot_cuts_the_slot_in_two() -> None:
    segments = flat(Mark(start=0, end=18, kind="slot"), value(6, 11, "1"))
    assert [(segment.kind, segment.text) for segment in segments[:3]] == [
        ("slot", "About "), ("value", "7,000"), ("slot", " troops"),
    ]  # fmt: skip
    assert [ref.text for ref in segments[1].references] == ["1"]


def test_of_two_values_the_shorter_is_shown_and_both_are_referred_to() -> None:
    segments = flat(value(0, 11, "1"), value(6, 11, "2"))
    assert [(segment.text, segment.anchor) for segment in segments[:2]] == [("About ", "c-1"), ("7,000", "c-2")]
    assert sorted(ref.text for ref in segments[1].references) == ["1", "2"]


def test_two_claims_on_one_value_keep_both_anchors() -> None:
    segments = flat(value(0, 11, "1"), value(0, 11, "2"))
    anchors = [segments[0].anchor, *(ref.anchor for ref in segments[0].references)]
    assert {"c-1", "c-2"} <= set(anchors)
    assert len([anchor for anchor in anchors if anchor]) == 2


def test_values_that_cross_are_cut_where_they_cross() -> None:
    segments = flat(value(0, 11, "1"), value(6, 18, "2"))
    assert [segment.text for segment in segments[:2]] == ["About 7,000", " troops"]
    assert [(ref.text, ref.anchor) for ref in segments[0].references] == [("1", None)]
    assert [(ref.text, ref.anchor) for ref in segments[1].references] == [("2", "c-2")]


def test_evidence_that_overlaps_is_one_run() -> None:
    runs = flatten_marks(TEXT, 0, len(TEXT), [], [(0, 18), (6, 40), (50, 55)])
    assert [run.evidence for run in runs] == [True, False, True, False]
    assert "".join(segment.text for segment in runs[0].segments) == TEXT[:40]


def test_a_mark_that_reaches_beyond_the_slice_is_clipped_and_referred_to_where_it_ends() -> None:
    segments = flat(value(6, 30, "1"), start=0, end=11)
    assert [segment.text for segment in segments] == ["About ", "7,000"]
    assert segments[1].references == ()
    rest = flat(value(6, 30, "1"), start=11)
    assert [ref.text for ref in rest[0].references] == ["1"]
    assert rest[0].anchor is None


def test_a_withheld_name_is_replaced_once_whatever_covers_it() -> None:
    segments = flat(
        Mark(start=26, end=40, kind="withheld", css="withheld"), value(33, 40, "1"), Mark(start=20, end=30, kind="slot")
    )
    words = "".join(segment.text for segment in segments)
    assert "201st" not in words
    assert "Division" not in words
    assert words.count(WITHHELD) == 1


SPANS = st.tuples(st.integers(-5, len(TEXT) + 5), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.tuples(SPANS, st.sampled_from(["value", "slot", "unclaimed"])), max_size=12),
    st.lists(SPANS, max_size=6),
)
def test_joined_segments_are_the_text_and_every_value_inside_is_referred_to_once(marks: list, evidence: list) -> None:
    laid = [
        Mark(
            start=start, end=end, kind=kind, anchor=f"c-{index}",
            reference=Reference(text=str(index), href="#", label="") if kind != "slot" else None,
        )
        for index, ((start, end), kind) in enumerate(marks)
    ]  # fmt: skip
    runs = flatten_marks(TEXT, 0, len(TEXT), laid, evidence)
    segments = [segment for run in runs for segment in run.segments]
    assert "".join(segment.text for segment in segments) == TEXT
    referred = [ref.text for segment in segments for ref in segment.references]
    assert len(referred) == len(set(referred))
    inside = {
        mark.reference.text for mark in laid if mark.reference and mark.start < mark.end and 0 < mark.end <= len(TEXT)
    }
    assert inside == set(referred)
    quoted = merge_spans((max(a, 0), min(b, len(TEXT))) for a, b in evidence)
    assert sum(len(segment.text) for run in runs if run.evidence for segment in run.segments) == sum(
        b - a for a, b in quoted
    )
