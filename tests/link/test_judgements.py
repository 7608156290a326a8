"""What persons decide on who is who: it takes effect, holds to its words and to no lookalike, and is never settled."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from regesta.link import Linking, link_entities
from regesta.link.anchoring import Places, make_anchor
from regesta.link.gathering import gather_named, mentions_of
from regesta.link.settling import attach_judgements, number_slots, settle
from regesta.model import Claim, Document, Evidence, Judgement, Mention, Subject, Valid, Value, digest

SAID = iter(range(100_000))


def write(text: str, name: str = "a.txt") -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=digest([sha256, name]), name=name, original_sha256=sha256, reader="text/1", text=text, blocks=())


def find_claims(document: Document, *subjects: tuple[str, str, str], predicate: str = "position") -> list[Claim]:
    """Return a claim for each (sentence, words of its subject, their type), at each place of the sentence."""
    claims = []
    for sentence, words, kind in subjects:
        start = document.text.find(sentence)
        while start >= 0:
            at = start + sentence.index(words)
            subject = Mention(start=at, end=at + len(words), text=words, type=kind, name=words)  # type: ignore[arg-type]
            claims.append(_claim(document, sentence, start, subject, predicate))
            start = document.text.find(sentence, start + 1)
    return claims


def _claim(document: Document, sentence: str, start: int, subject: Mention, predicate: str) -> Claim:
    end = start + len(sentence)
    around = document.text[max(0, start - 32) : start], document.text[end : end + 32]
    return Claim(
        id=digest([document.id, start, subject.start, predicate]),
        anchor=digest([document.original_sha256, sentence, *around, predicate]), document_id=document.id,
        predicate=predicate, property=predicate, polarity="positive", stance="asserted", subject=subject, operator=None,
        host=None, location=None, value=Value(kind="text", start=start, end=start + 1, text="x"), valid=Valid(),
        observed_at=None, asserted_on=None, attribution=(), rule="test",
        evidence=(Evidence(document_id=document.id, start=start, end=end, quote=sentence),),
    )  # fmt: skip


def judge(
    decision: str, document: Document, *sides: Claim | Sequence[Claim], by: str = "A. Reader", at: str = "2026-01-01"
) -> Judgement:
    """Return a judgement on the subjects of claims of one document."""
    subjects = []
    for side in sides:
        claims = [side] if isinstance(side, Claim) else list(side)
        anchors = [make_anchor(one, "subject", dict(mentions_of(one))["subject"], document) for one in claims]
        subjects.append(Subject(name=anchors[0].name, anchors=tuple(anchors)))
    identity = digest([decision, by, at, *(anchor.claim for subject in subjects for anchor in subject.anchors)])
    return Judgement(
        id=identity, subjects=tuple(subjects), decision=decision, by=by, reason="seen on the map", decided_at=at
    )


def entities_of(linking: Linking, claims: Sequence[Claim]) -> list[str]:
    return [linking.entity_of[claim.id, "subject"] for claim in claims]


GANCI = ("Ganci Air Base closed in June.", "Ganci Air Base", "facility")
STATION = ("Peter J. Station was handed over.", "Peter J. Station", "facility")
CAMP = ("Camp Aurora was built in May.", "Camp Aurora", "facility")


@pytest.fixture
def text() -> Document:
    return write(f"{GANCI[0]} {STATION[0]} {CAMP[0]}")


def test_a_person_joins_what_the_rules_keep_apart_and_takes_it_back(text: Document) -> None:
    a, b, _ = claims = find_claims(text, GANCI, STATION, CAMP)
    assert len(set(entities_of(link_entities(claims), claims))) == 3
    same = judge("same", text, a, b)
    joined = link_entities(claims, [same], documents=[text])
    assert joined.entity_of[a.id, "subject"] == joined.entity_of[b.id, "subject"]
    assert [(one.state, one.suspended) for one in joined.standings] == [("exact", False)]
    assert "A. Reader: seen on the map" in next(one for one in joined.entities if len(one.names) == 2).reasons[0]
    retracted = replace(same, retracted_at="2026-02-01")
    assert link_entities(claims, [retracted], documents=[text]) == link_entities(claims)


def test_a_person_keeps_apart_what_the_rules_join() -> None:
    text = write("Kant Air Base has a runway. The Kant base has a school.")
    a, b = claims = find_claims(
        text,
        ("Kant Air Base has a runway.", "Kant Air Base", "facility"),
        ("The Kant base has a school.", "Kant base", "facility"),
    )
    assert len(set(entities_of(link_entities(claims), claims))) == 1
    apart = link_entities(claims, [judge("not the same", text, a, b)], documents=[text])
    assert len(set(entities_of(apart, claims))) == 2


def test_one_name_in_one_document_can_stand_for_two() -> None:
    text = write("Karimov spoke. Karimov signed. Karimov the driver was paid.")
    driver = ("Karimov the driver was paid.", "Karimov", "person")
    claims = find_claims(
        text, ("Karimov spoke.", "Karimov", "person"), ("Karimov signed.", "Karimov", "person"), driver
    )
    whole = link_entities(claims)
    assert len(set(entities_of(whole, claims))) == 1
    apart = link_entities(claims, [judge("not the same", text, claims[2], claims[:2])], documents=[text])
    first, second, third = entities_of(apart, claims)
    assert first == second != third
    assert first == entities_of(whole, claims)[0], "the greater part keeps its identity"


def test_unsure_keeps_apart_and_is_shown_as_open() -> None:
    text = write("Kant Air Base has a runway. The Kant base has a school.")
    claims = find_claims(
        text,
        ("Kant Air Base has a runway.", "Kant Air Base", "facility"),
        ("The Kant base has a school.", "Kant base", "facility"),
    )
    linking = link_entities(claims, [judge("unsure", text, *claims)], documents=[text])
    assert sorted(entities_of(linking, claims)) == sorted([linking.doubts[0].a, linking.doubts[0].b])
    assert linking.doubts[0].by == "A. Reader"


def test_who_is_sure_settles_what_another_was_unsure_of(text: Document) -> None:
    a, b, _ = claims = find_claims(text, GANCI, STATION, CAMP)
    unsure = judge("unsure", text, a, b, by="B. Writer")
    linking = link_entities(claims, [judge("same", text, a, b), unsure], documents=[text])
    ids = entities_of(linking, claims)
    assert ids[0] == ids[1]
    assert linking.doubts == ()
    assert linking.contradictions == ()


def test_two_persons_who_decide_opposite_are_both_shown_and_neither_joins(text: Document) -> None:
    a, b, _ = claims = find_claims(text, GANCI, STATION, CAMP)
    same, not_same = judge("same", text, a, b), judge("not the same", text, b, a, by="B. Writer", at="2026-01-02")
    linking = link_entities(claims, [same, not_same], documents=[text])
    assert len(set(entities_of(linking, claims))) == 3
    assert [one.judgements for one in linking.contradictions] == [(same.id, not_same.id)]
    assert "A. Reader" in linking.contradictions[0].words
    assert "B. Writer" in linking.contradictions[0].words
    assert [one.suspended for one in linking.standings] == [True, False]


def test_a_chain_that_closes_on_two_things_kept_apart_is_shown_and_joins_nothing(text: Document) -> None:
    a, b, c = claims = find_claims(text, GANCI, STATION, CAMP)
    first, second = judge("same", text, a, b), judge("same", text, b, c, by="B. Writer")
    third = judge("not the same", text, a, c, by="C. Editor", at="2026-01-03")
    linking = link_entities(claims, [first, second, third], documents=[text])
    assert len(set(entities_of(linking, claims))) == 3
    assert set(linking.contradictions[0].judgements) == {first.id, second.id, third.id}
    settled = link_entities(claims, [first, second, replace(third, retracted_at="2026-02-01")], documents=[text])
    assert len(set(entities_of(settled, claims))) == 1
    assert settled.contradictions == ()


def test_what_hangs_on_a_contradiction_by_a_dead_end_stays_joined(text: Document) -> None:
    more = write(f"{text.text} Fort Selene has a pier.")
    a, b, c, d = claims = find_claims(
        more, GANCI, STATION, CAMP, ("Fort Selene has a pier.", "Fort Selene", "facility")
    )
    judged = [judge("same", more, a, b), judge("not the same", more, a, b, by="B. Writer"), judge("same", more, c, d)]
    linking = link_entities(claims, [*judged, judge("same", more, b, c)], documents=[more])
    ids = entities_of(linking, claims)
    assert ids[1] == ids[2] == ids[3] != ids[0]


def test_taking_a_mention_out_of_a_merged_entity_leaves_the_merge(text: Document) -> None:
    """The merge was of entities; a single mention taken out later does not undo it."""
    twice = write(f"Ganci Air Base lies near a town. {text.text}")
    first = ("Ganci Air Base lies near a town.", "Ganci Air Base", "facility")
    a1, a2, b, _ = claims = find_claims(twice, first, GANCI, STATION, CAMP)
    same = judge("same", twice, [a1, a2], b)
    out = judge("not the same", twice, a1, [a2, b], at="2026-01-02")
    linking = link_entities(claims, [same, out], documents=[twice])
    ids = entities_of(linking, claims)
    assert linking.contradictions == ()
    assert ids[1] == ids[2]
    assert ids[0] not in ids[1:]


def test_a_judgement_moves_with_its_sentence_into_a_new_version(text: Document) -> None:
    a, b, _ = find_claims(text, GANCI, STATION, CAMP)
    same = judge("same", text, a, b)
    later = write(f"Corrected on Monday.\n\n{GANCI[0]}\n{STATION[0]} {CAMP[0]}")
    claims = find_claims(later, GANCI, STATION, CAMP, predicate="closure")
    successors = {text.original_sha256: {later.original_sha256}}
    linking = link_entities(claims, [same], documents=[later], successors=successors)
    assert len(set(entities_of(linking, claims))) == 2
    assert linking.standings[0].state == "moved"
    assert "found again in a.txt" in linking.standings[0].notes[0]


def test_a_judgement_holds_where_a_new_reader_breaks_lines_elsewhere(text: Document) -> None:
    a, b, _ = find_claims(text, GANCI, STATION, CAMP)
    again = replace(text, id="another reader", text=text.text.replace("Air Base closed", "Air\nBase  closed"))
    broken = ("Ganci Air\nBase  closed in June.", "Ganci Air\nBase", "facility")
    claims = find_claims(again, broken, STATION, CAMP)
    linking = link_entities(claims, [judge("same", text, a, b)], documents=[again])
    ids = entities_of(linking, claims)
    assert linking.standings[0].state == "orphaned", "another name is not taken for it"
    named = [replace(one, subject=replace(one.subject, name="Ganci Air Base")) for one in claims if one.subject]
    linking = link_entities([named[0], *claims[1:]], [judge("same", text, a, b)], documents=[again])
    ids = entities_of(linking, claims)
    assert ids[0] == ids[1]


def test_a_judgement_whose_sentence_is_gone_is_an_orphan_and_listed(text: Document) -> None:
    a, b, _ = find_claims(text, GANCI, STATION, CAMP)
    later = write(f"Ganci Air Base closed in July. {STATION[0]}")
    claims = find_claims(later, ("Ganci Air Base closed in July.", "Ganci Air Base", "facility"), STATION)
    successors = {text.original_sha256: {later.original_sha256}}
    linking = link_entities(claims, [judge("same", text, a, b)], documents=[later], successors=successors)
    assert len(set(entities_of(linking, claims))) == 2
    assert linking.standings[0].state == "orphaned"
    assert "stands there no more" in linking.standings[0].notes[0]


def test_a_judgement_never_goes_to_the_same_sentence_of_another_file(text: Document) -> None:
    a, b, _ = find_claims(text, GANCI, STATION, CAMP)
    other = write(f"From our archive. {text.text}", "b.txt")
    claims = find_claims(other, GANCI, STATION, CAMP)
    linking = link_entities(claims, [judge("same", text, a, b)], documents=[other])
    assert linking.standings[0].state == "orphaned"
    assert len(set(entities_of(linking, claims))) == 3


def test_the_right_one_of_two_equal_sentences_is_found_by_what_surrounds_it() -> None:
    sentence = ("He was dismissed.", "He", "person")
    text = write(
        "In Osh the mayor fell. He was dismissed. In Batken the prefect fell. He was dismissed. So it went on."
    )
    first, second = find_claims(text, sentence)
    apart = judge("not the same", text, second, first)
    later = write(f"Morning edition. {text.text}")
    claims = find_claims(later, sentence)
    successors = {text.original_sha256: {later.original_sha256}}
    linking = link_entities(claims, [apart], documents=[later], successors=successors)
    assert linking.standings[0].state == "moved"
    assert len(set(entities_of(linking, claims))) == 2
    doubled = write(f"{text.text} {text.text}")
    successors = {text.original_sha256: {doubled.original_sha256}}
    lost = link_entities(find_claims(doubled, sentence), [apart], documents=[doubled], successors=successors)
    assert lost.standings[0].state == "orphaned"


def test_words_of_another_kind_at_the_same_place_are_no_lookalike(text: Document) -> None:
    a, b, _ = find_claims(text, GANCI, STATION, CAMP)
    claims = find_claims(text, (GANCI[0], "Ganci", "person"), STATION, predicate="appointment")
    linking = link_entities(claims, [judge("same", text, a, b)], documents=[text])
    assert linking.standings[0].state == "orphaned"
    assert "no claim has" in linking.standings[0].notes[0]


def test_a_lost_mention_is_stood_in_for_by_another_of_its_entity(text: Document) -> None:
    twice = write(f"Ganci Air Base lies near a town. {text.text}")
    first = ("Ganci Air Base lies near a town.", "Ganci Air Base", "facility")
    a1, a2, b, _ = find_claims(twice, first, GANCI, STATION, CAMP)
    same = judge("same", twice, [a1, a2], b)
    later = write(text.text)
    claims = find_claims(later, GANCI, STATION, CAMP)
    successors = {twice.original_sha256: {later.original_sha256}}
    linking = link_entities(claims, [same], documents=[later], successors=successors)
    assert linking.standings[0].state == "moved"
    assert len(set(entities_of(linking, claims))) == 2


def test_nothing_depends_on_the_order_of_claims_or_judgements(text: Document) -> None:
    a, b, c = claims = find_claims(text, GANCI, STATION, CAMP)
    judged = [judge("same", text, a, b), judge("same", text, b, c), judge("not the same", text, c, a, by="B. Writer")]
    expected = link_entities(claims, judged, documents=[text])
    assert link_entities(claims[::-1], judged[::-1], documents=[text]) == expected


def test_a_name_that_fits_both_parts_of_what_a_person_divided_goes_to_neither() -> None:
    text = write("Askar Karimov spoke. A. Karimov the driver was paid. Later Askar Karimov came.")
    told = [
        ("Askar Karimov spoke.", "Askar Karimov", "person"),
        ("Later Askar Karimov came.", "Askar Karimov", "person"),
    ]
    first, second = find_claims(text, *told)
    new = write("Karimov left. Askar Karimov spoke. A. Karimov the driver was paid. Later Askar Karimov came.")
    claims = find_claims(new, *told, ("Karimov left.", "Karimov", "person"))
    successors = {text.original_sha256: {new.original_sha256}}
    divided = link_entities(
        claims, [judge("not the same", text, second, first)], documents=[new], successors=successors
    )
    assert len(set(entities_of(divided, claims))) == 3
    assert len(set(entities_of(link_entities(claims), claims))) == 1


def test_a_thousand_judgements_cost_a_moment() -> None:
    """Work grows with the judgements, not with their square."""
    names = [f"Fort {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}ron" for n in range(2000)]
    text = write(" ".join(f"{name} was built." for name in names))
    claims = find_claims(text, *((f"{name} was built.", name, "facility") for name in names))
    judged = [
        judge(decision, text, claims[n], claims[n + 1], at=f"2026-01-{n % 28 + 1:02}")
        for decision, first in (("same", 0), ("not the same", 1))
        for n in range(first, 1000, 2)
    ]
    things = gather_named(claims)
    start = time.perf_counter()
    settled = settle(number_slots(things), attach_judgements(judged, Places(claims, {text.id: text})))
    assert time.perf_counter() - start < 5
    assert len(settled.joined) == 500
