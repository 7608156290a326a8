"""An explanation tells what decided: its winners are the claim, and a listening trace changes nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from regesta.acquire import find_files, read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.extract.explaining import Explanation, explain_claim
from regesta.extract.explaining.coded_rules import CODED_RULES
from regesta.extract.explaining.slot_origins import WAYS, promise_of
from regesta.extract.tracing.recording import Recorder
from regesta.extract.tracing.unmet import Unmet
from regesta.model import AnnotatedDocument, Block, Claim, Document, digest
from regesta.vocabulary import Rule, load_vocabulary

EXAMPLES = find_files([Path("examples/documents")]).files


@cache
def annotated_example(number: int) -> AnnotatedDocument:
    file = EXAMPLES[number]
    return annotate_document(read_document(file.path, file.name))


def annotated_text(text: str) -> AnnotatedDocument:
    return annotate_document(
        Document(
            id=digest(text), name="said.txt", original_sha256=digest(text), reader="text/1", text=text,
            blocks=(Block(role="paragraph", start=0, end=len(text)),), publisher="Example Gazette",
            published="2020-05-12", published_basis="metadata",
        )
    )  # fmt: skip


def explain_only(text: str) -> tuple[Claim, Explanation]:
    annotated = annotated_text(text)
    (claim,) = extract_claims(annotated, load_vocabulary()).claims
    return claim, explain_claim(annotated, load_vocabulary(), claim)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[file.name for file in EXAMPLES])
def test_the_winners_of_the_trace_are_the_claim(number: int) -> None:
    annotated, vocabulary = annotated_example(number), load_vocabulary()
    claims = extract_claims(annotated, vocabulary).claims
    recorder = Recorder()
    assert extract_claims(annotated, vocabulary, recorder).claims == claims
    for claim in claims:
        told = explain_claim(annotated, vocabulary, claim)
        assert told.retraced
        assert told.why, claim.rule
        for slot in ("subject", "operator", "host", "location"):
            filling = getattr(claim, slot)
            assert told.slot(slot).name == (filling.name if filling else None)
        for one in told.slots:
            assert one.name is None or one.promise, (claim.rule, one)
            if one.start is not None and one.text is not None and one.slot != "valid":
                assert annotated.document.text[one.start : one.end] == one.text
        assert claim.rule not in {lost.rule for lost in told.lost_rules}
        made = recorder.turn_of(claim)
        if made is not None and claim.rule not in CODED_RULES:
            assert f"{made[1].centre.predicate.predicate}.{made[1].centre.rule.name}" == claim.rule


def test_a_slot_tells_its_way_its_words_and_who_else_was_in_question() -> None:
    claim, told = explain_only("France keeps about 1,500 soldiers in Djibouti, a city in which Japan has an embassy.")
    assert claim.rule == "troop_strength.counted_people"
    operator, host = told.slot("operator"), told.slot("host")
    assert (operator.name, operator.text, operator.way, operator.found_in) == ("France", "France", "sender", "clause")
    assert operator.promise == "The state that sends, keeps or withdraws."
    assert "owner" in operator.found_nothing
    assert (host.name, host.way) == ("Djibouti", "location")
    reasons = {one.name: one.why for one in operator.others}
    assert reasons["Djibouti"] == "it is the host"
    assert reasons["Japan"] == "named in the sentence, but no way of the rule leads to it"


def test_other_dates_of_the_sentence_have_their_reason() -> None:
    _, told = explain_only(
        "In 2011 the camp had 300 soldiers from Italy, said the ministry, which was founded in 1947."
    )
    valid = told.slot("valid")
    assert (valid.name, valid.text) == ("2011", "2011")
    (other,) = valid.others
    assert (other.text, other.why) == ("1947", "it belongs to “founded”, not to the clause of the claim")


def test_rules_that_lost_say_which_condition() -> None:
    _, told = explain_only("Some 40 Chadian soldiers were killed near Bol.")
    lost = {one.rule: one for one in told.lost_rules}
    unless = lost["troop_strength.counted_people"]
    assert not unless.met
    assert unless.why.startswith("a word over it forbids the rule (unless: ")
    assert "agreement_consideration.rent" not in lost  # about money: never in question for soldiers


def test_a_stance_names_the_words_that_made_it() -> None:
    _, told = explain_only("Turkey plans to send 200 soldiers to Somalia.")
    stance = told.slot("stance")
    assert (stance.name, stance.text) == ("planned", "plans")


def test_what_another_vocabulary_made_is_told_as_far_as_the_claim_knows() -> None:
    annotated = annotated_text("Italy keeps 300 soldiers in Djibouti.")
    (claim,) = extract_claims(annotated, load_vocabulary()).claims
    other = annotated_text("Italy keeps 301 soldiers in Djibouti.")
    told = explain_claim(other, load_vocabulary(), claim)
    assert not told.retraced
    assert told.slot("operator").name == "Italy"
    assert told.lost_rules == ()


def test_every_way_promises_something() -> None:
    for slot, ways in WAYS.items():
        for way in ways:
            assert promise_of(slot, way), (slot, way)


def test_every_unmet_condition_is_a_key_of_rules_or_of_all_rules() -> None:
    rule = Rule(name="x", why="x", centre="quantity", property="x", unless=["kill"])
    for unmet in Unmet:
        assert unmet.words
        assert not unmet.key or unmet.key in Rule.model_fields
    assert Unmet.UNLESS.told_of(rule) == "a word over it forbids the rule (unless: kill)"
    assert Unmet.RATE.told_of(rule) == "it is an average or a rate, not a total"


def test_a_claim_of_a_table_tells_its_cell_and_which_header_says_what() -> None:
    number = next(n for n, file in enumerate(EXAMPLES) if file.name == "cambodia-mine-casualties-2023.html")
    annotated = annotated_example(number)
    claims = extract_claims(annotated, load_vocabulary()).claims
    claim = next(one for one in claims if one.value.text == "12" and len(one.evidence) > 1)
    told = explain_claim(annotated, load_vocabulary(), claim)
    assert told.met_on == "the cell “12” in row 2, column 2 of table 1"
    assert told.slot("valid").promise == "The name of its row says it."
    assert told.slot("operator").promise == "Neither the table nor what stands over it says it."
    assert told.words == ()


def test_a_position_tells_whose_words_it_is_made_of() -> None:
    claim, told = explain_only("Foreign Minister Aigul Testova said the Russian base is a threat to its neighbours.")
    assert claim.rule == "position.said"
    assert told.why.startswith("What an official or an organisation is quoted with")
    assert told.slot("subject").promise == "What the passage is about, by its own words."
    speaker = next(one for one in told.slots if one.name == "Aigul Testova")
    assert (speaker.text, speaker.promise) == (
        "Foreign Minister Aigul Testova",
        "Who says it; office: Foreign Minister.",
    )


def test_a_counted_site_and_a_borrowed_slot_say_so() -> None:
    annotated = annotated_text("The division uses two facilities near the capital: Kant Air Base and Camp Ilovo.")
    claims = extract_claims(annotated, load_vocabulary()).claims
    sites = [one for one in claims if one.rule == "facility_status.counted_site"]
    assert sites
    for site in sites:
        told = explain_claim(annotated, load_vocabulary(), site)
        assert told.retraced
        assert told.slot("subject").promise == "The site that is named beside the number of sites."


def test_an_empty_slot_says_that_nothing_was_found() -> None:
    _, told = explain_only("Some 900 soldiers of the mission are stationed there.")
    assert told.slot("location").promise == "The clause names no place."
    assert told.slot("host").promise == "None of the rule’s ways found anything."


def test_a_country_for_which_too_little_speaks_is_named_beside_the_empty_slot() -> None:
    text = (
        "Deminers were trained in Uganda. Dogs were trained in Rwanda. Somalia's farmers wait. Somalia's fields lie "
        "idle. Somalia's schools are shut. Machines were tried in Kenya. Since 1999, mines have been cleared from 130 "
        "square kilometres of land."
    )
    annotated = annotated_text(text)
    claims = extract_claims(annotated, load_vocabulary()).claims
    claim = next(one for one in claims if one.value.text.startswith("130"))
    told = explain_claim(annotated, load_vocabulary(), claim).slot("host")
    assert told.name is None
    assert told.promise.startswith("Kenya is most present around it, but too little speaks for it: ")


def test_a_clause_that_counts_countries_is_told_to_be_elsewhere() -> None:
    text = (
        "Laos is full of bombs, and asked for help. Fiji gave $60 million in 20 countries for the clearance of mines."
    )
    annotated = annotated_text(text)
    claim = next(one for one in extract_claims(annotated, load_vocabulary()).claims if one.value.text == "$60 million")
    told = explain_claim(annotated, load_vocabulary(), claim).slot("host")
    assert told.name is None
    assert told.promise.endswith("but the clause says of itself that it is elsewhere.")
