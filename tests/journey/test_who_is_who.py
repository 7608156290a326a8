"""A person's decisions on who is who, from the command line: at once, through rebuilding and new versions, and back."""

from __future__ import annotations

import json

import pytest

REPORT = """\
Fort Aurora

OSTMARK, 4 May 2021 - Norway has about 400 soldiers at Fort Aurora in Chad, the ministry said. The base was opened in \
2015.
"""
LETTER = """\
The northern post

OSTMARK, 9 June 2021 - Norway keeps some 300 soldiers at the Selene garrison in Chad, the embassy said.
"""


@pytest.fixture
def journey(run, tmp_path, monkeypatch):
    """A folder of two documents that is built; gives the command with the register filled in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text(REPORT)
    (tmp_path / "in" / "letter.txt").write_text(LETTER)

    class Journey:
        folder = tmp_path / "in"

        def build(self):
            printed = run("build", "in", "--register", "reg", "--processes", "1")
            assert "Error" not in printed.err
            return printed.out

        def __call__(self, command, *arguments):
            return run(command, "reg", *arguments)

        def entity(self, name):
            found = json.loads(self("entities", "--json").out)
            (entity,) = [one for one in found if name in (one["name"], *one["names"])]
            return entity

        def states(self):
            return [one["state"] for one in json.loads(self("judgements", "--json").out)]

    journey = Journey()
    journey.build()
    return journey


FORT, POST = "Fort Aurora", "Selene garrison"
PERSON = ("--by", "A. Reader", "--because", "one site, two names")


def test_a_merge_takes_effect_at_once_and_lasts_through_rebuilding_and_a_changed_document(journey):
    made = journey("merge", FORT, POST, *PERSON)
    assert made.err == ""
    assert "are the same (A. Reader)" in made.out
    merged = journey.entity(FORT)
    assert {FORT, POST} <= set(merged["names"])
    assert merged["claims"] == 3
    journey.build()
    assert journey.entity(POST)["id"] == merged["id"]
    (journey.folder / "report.txt").write_text(REPORT.replace("Fort Aurora\n", "Fort Aurora (corrected)\n"))
    journey.build()
    assert {FORT, POST} <= set(journey.entity(FORT)["names"])
    assert journey.states() == ["holds, moved"]
    assert "found again in report.txt" in journey("judgements").out


def test_a_merge_lasts_when_the_vocabulary_changes_and_all_is_extracted_anew(journey, run, tmp_path):
    journey("merge", FORT, POST, *PERSON)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "gifts.yaml").write_text(OWN_PREDICATE)
    printed = run("build", "in", "--register", "reg", "--processes", "1", "--vocabulary", "own")
    assert "2 read again" in printed.out, printed
    assert {FORT, POST} <= set(journey.entity(FORT)["names"])
    assert journey.states() == ["holds"]


def test_a_split_takes_a_spelling_or_a_claim_out_and_a_retraction_puts_it_back(journey):
    journey("merge", FORT, POST, *PERSON)
    claims = json.loads(journey("claims", "--predicate", "facility_status", "--json").out)
    split = journey("split", FORT, claims[0]["id"][:12], "--by", "B. Writer")
    assert "are not the same (B. Writer)" in split.out
    entities = json.loads(journey("entities", "--search", FORT, "--json").out)
    assert sorted(one["claims"] for one in entities) == [1, 2]
    assert journey.states() == ["holds", "holds"], "taking one claim out does not undo the merge"
    journey.build()
    assert len(json.loads(journey("entities", "--search", FORT, "--json").out)) == 2
    second = json.loads(journey("judgements", "--json").out)[1]["judgement"]["id"]
    assert "Taken back" in journey("retract", second[:12], "--by", "C. Editor").out
    assert journey.entity(FORT)["claims"] == 3
    assert journey.states() == ["holds", "taken back"]
    assert "by C. Editor" in journey("judgements").out
    assert "taken back by C. Editor" in journey("retract", second[:12]).err


def test_two_namesakes_are_listed_with_their_ids_and_told_apart_by_them(journey):
    claims = json.loads(journey("claims", "--predicate", "facility_status", "--json").out)
    journey("split", FORT, claims[0]["id"][:12])
    ambiguous = journey("merge", FORT, POST)
    ids = [one["id"][:12] for one in json.loads(journey("entities", "--search", FORT, "--json").out)]
    assert "2 entities are called so" in ambiguous.err
    assert all(one in ambiguous.err for one in ids)
    assert "are two entities" in journey("why", f"{ids[0]}:fort aurora", f"{ids[1]}:{FORT}").out
    assert "are the same" in journey("merge", ids[0], POST).out


def test_a_contradiction_is_shown_joins_nothing_and_is_settled_by_taking_one_back(journey):
    journey("merge", FORT, POST, *PERSON)
    split = journey("split", FORT, POST, "--by", "B. Writer")
    assert "It contradicts what was decided before" in split.out
    assert len(json.loads(journey("entities", "--type", "facility", "--json").out)) == 2
    assert journey.states() == ["contradicted", "contradicted"]
    told = journey("why", FORT, POST).out
    assert "are two entities" in told
    assert "Contradictions:" in told
    assert "A. Reader" in told
    assert "B. Writer" in told
    second = json.loads(journey("judgements", "--json").out)[1]["judgement"]["id"]
    journey("retract", second[:12])
    assert {FORT, POST} <= set(journey.entity(FORT)["names"])
    assert journey.states() == ["holds", "taken back"]


def test_a_judgement_whose_sentence_has_gone_is_listed_as_an_orphan_and_comes_back_with_it(journey):
    journey("merge", FORT, POST, *PERSON)
    (journey.folder / "letter.txt").write_text(LETTER.replace("some 300 soldiers", "hardly any soldiers"))
    assert "Judgements on who is who: 1 orphaned" in journey.build()
    assert journey.states() == ["orphaned"]
    listed = journey("judgements").out
    assert "Orphaned" in listed
    assert "letter.txt: the sentence stands there no more" in listed
    (journey.folder / "letter.txt").write_text(LETTER)
    journey.build()
    assert journey.states() == ["holds"]
    assert {FORT, POST} <= set(journey.entity(FORT)["names"])


def test_what_is_unsure_stays_apart_and_is_listed_as_open(journey):
    assert "may be the same" in journey("unsure", FORT, POST, "--because", "both in the north").out
    assert len(json.loads(journey("entities", "--type", "facility", "--json").out)) == 2
    assert "both in the north" in journey("judgements", "--open").out
    assert "may be one; that is open" in journey("why", FORT, POST).out


def test_why_tells_every_feature_that_held_with_its_weight_and_what_would_turn_it(journey):
    told = journey("why", FORT, POST).out
    assert "are two entities" in told
    assert "+0.2  same operator: " in told
    assert "more is needed" in told
    plain = json.loads(journey("why", FORT, POST, "--json").out)
    assert {held["name"] for held in plain["pairs"][0]["held"]} >= {"same operator", "same host"}


def test_entities_are_listed_by_kind_country_and_any_spelling(journey):
    def names(*arguments):
        return [one["name"] for one in json.loads(journey("entities", "--json", *arguments).out)]

    assert {FORT, POST} <= set(names("--type", "facility"))
    assert set(names("--type", "facility", "--country", "Republic of Chad")) == {FORT, POST}
    assert names("--search", "аврора") == names("--search", "avrora") == []
    assert names("--search", "AURORÁ") == [FORT]
    assert names()[0] in ("Chad", "Norway"), "those with most claims come first"
    assert "no country is known by this name" in journey("entities", "--country", "Atlantis").err
    table = journey("entities", "--type", "facility").out
    assert table.splitlines()[0].split() == ["id", "kind", "name", "country", "claims", "other", "spellings"]


def test_a_judgement_is_shown_whole_by_its_id(journey):
    journey("merge", FORT, POST, *PERSON)
    identity = json.loads(journey("judgements", "--json").out)[0]["judgement"]["id"]
    shown = json.loads(journey("show", identity[:12]).out)
    assert shown["reason"] == "one site, two names"
    assert shown["subjects"][0]["anchors"][0]["quote"].startswith("Norway has about 400")


def test_mistakes_are_told_with_what_to_do(journey):
    assert "Did you mean Fort Aurora?" in journey("merge", "Fort Arora", POST).err
    assert "are one entity already" in journey("merge", FORT, "fort aurora").err
    assert "say which spellings or claims" in journey("split", FORT).err
    assert "that is all of it" in journey("split", FORT, FORT).err
    assert "no spelling and no claim of Fort Aurora" in journey("split", FORT, "Selene").err
    assert "regesta judgements" in journey("retract", "ffff").err


OWN_PREDICATE = """\
predicate: gift
order: 20
definition: How much somebody has given away.
subject: place
properties:
  given: what was given
rules:
  - name: given
    why: An amount under a verb of killing, for the sake of the test.
    centre: quantity
    counts: [people]
    actions: [kill]
    property: given
    value: [quantity]
    subject: [place]
examples:
  - text: A storm killed 40 people in Garissa.
    finds: [given]
counter_examples:
  - text: About 12,500 people voted in Garissa.
    why: nobody gave anything
"""
