"""What the pages say about a small register, in which every kind of thing occurs once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from regesta.model import AttributionLink, Entity
from regesta.web import create_app
from tests.web.hand_made import PLAN_SENTENCE, HandMade, claim_that, make_sample, mention, write_document

HOST = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    register = make_sample().build(tmp_path_factory.mktemp("sample"))
    with TestClient(create_app(register), base_url=HOST) as client:
        yield client


def words_of(html: str) -> str:
    """Return the words of a page's main part as they are read, cells and paragraphs apart."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    apart = re.sub(r"</?(?:td|th|tr|p|li|dt|dd|div|h\d|small|br)\b[^>]*>", " ", main)
    return " ".join(re.sub(r"<[^>]+>", "", apart).split())


def find_claim(client: TestClient, value: str) -> dict:
    lines = [json.loads(line) for line in client.get("/export.jsonl").text.splitlines()]
    return next(line for line in lines if line["value"]["text"] == value)


def test_the_overview_counts_what_was_read_refused_and_left_over(client: TestClient) -> None:
    words = words_of(client.get("/").text)
    assert "3 documents read, 1 file refused" in words
    assert "6 claims" in words
    assert "2 questions" in words
    assert "scan.pdf" in words
    assert "Recognise the text first." in words
    assert "1 part of an idiom" in words
    assert "October [2012]" in words
    assert "undated" in words


def test_the_overview_lists_countries_with_their_reports(client: TestClient) -> None:
    html = client.get("/").text
    assert 'href="/reports/Sudmark"' in html
    assert 'href="/claims?country=Sudmark"' in html


def test_the_reader_marks_values_slots_and_what_is_unclaimed(client: TestClient) -> None:
    claim = find_claim(client, "About 7,000")
    html = client.get(f"/documents/{claim['document']['id']}").text
    anchor = claim["id"][:16]
    assert f'<b class="value" id="c-{anchor}">About 7,000</b><a class="ref" href="#n-{anchor}"' in html
    assert '<span class="slot">12th Division</span>' in html
    assert '<span class="unclaimed" id="f-a">one</span>' in html
    assert 'id="u-a"' in html
    assert "part of an idiom" in html
    assert "Page furniture: 1 line, with 1 figure" in words_of(html)
    assert html.index("About 7,000</b>") < html.index(f'id="n-{anchor}"')


def test_stance_has_a_class_and_a_word(client: TestClient) -> None:
    claim = find_claim(client, "up to six thousand")
    html = client.get(f"/documents/{claim['document']['id']}").text
    assert re.search(r'<b class="value planned" id="c-\w+">up to six thousand</b>', html)
    assert re.search(r'<b class="value words denied" id="c-\w+">not interested</b>', html)
    assert "<i>planned</i>" in html


def test_an_address_that_is_none_is_shown_as_text_only(client: TestClient) -> None:
    ledger = find_claim(client, "up to six thousand")["document"]["id"]
    html = client.get(f"/documents/{ledger}").text
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html
    gazette = find_claim(client, "About 7,000")["document"]["id"]
    assert (
        'rel="noreferrer noopener nofollow">https://gazette.example/troops</a>'
        in client.get(f"/documents/{gazette}").text
    )


def test_the_quotation_stands_before_the_claim_and_the_claim_before_its_machinery(client: TestClient) -> None:
    claim = find_claim(client, "up to six thousand")
    html = client.get(f"/claims/{claim['id']}").text
    words = words_of(html)
    assert PLAN_SENTENCE in words
    places = [
        html.index("<blockquote"),
        html.index('<h1 class="sentence"'),
        html.index('id="slots"'),
        html.index('id="how"'),
    ]
    assert places == sorted(places)
    assert "According to Harbour Times in Ledger (undated, copyright year 2021), planned" in words
    assert "at most 6,000 people; no lower bound stated" in words
    assert "Harbour Times, outlet cited" in words
    assert "original not seen" in words
    assert "No speaker named" in words
    assert "publication date" in words


def test_the_clocks_are_apart_and_what_is_unknown_is_said(client: TestClient) -> None:
    words = words_of(client.get(f"/claims/{find_claim(client, 'some 7,000')['id']}").text)
    assert "holds in the world not stated" in words
    assert "observed not stated" in words
    assert "said not stated" in words
    assert "Publisher not stated" in words


def test_a_question_shows_every_side_with_letters_and_draws_the_undated_apart(client: TestClient) -> None:
    question = find_question(client, "How many Norland troops")
    html = client.get(f"/questions/{question}").text
    words = words_of(html)
    assert "Different things counted" in words
    for letter in "ABCD":
        assert f'id="{letter}"' in html
    assert '<rect class="lane"' in html
    assert "no figure read, 2013 to 2020" in words
    assert "Agreement of sources is not truth." in words
    assert "style=" not in html


def find_question(client: TestClient, beginning: str) -> str:
    lines = [json.loads(line) for line in client.get("/findings.jsonl").text.splitlines()]
    return next(line["id"] for line in lines if line["question"].startswith(beginning))


def test_only_what_differs_is_among_the_disagreements(client: TestClient) -> None:
    words = words_of(client.get("/disagreements").text)
    assert "How many Norland troops are in Sudmark?" in words
    assert "How many sites" not in words


def test_filters_count_what_they_would_leave_and_leave_it(client: TestClient) -> None:
    html = client.get("/claims").text
    assert re.search(r'href="\?stance=planned"[^>]*><bdi>planned</bdi> <span class="count">1</span>', html)
    words = words_of(client.get("/claims?stance=planned").text)
    assert "1 claim with these filters" in words
    assert "2 claims" in words_of(client.get("/claims?from=2012&to=2015").text)
    assert "2 claims" not in words_of(client.get("/claims?from=1990&to=1999").text)
    assert "1 claim" in words_of(client.get("/claims?dated=no").text)


def test_a_filter_nobody_offers_leaves_nothing_and_says_so(client: TestClient) -> None:
    words = words_of(client.get("/claims?predicate=%3Cscript%3E").text)
    assert "No claim passes all these filters" in words


def test_an_entity_has_its_spellings_claims_and_questions(client: TestClient) -> None:
    entity = find_claim(client, "About 7,000")["subject"]["id"]
    words = words_of(client.get(f"/entities/{entity}").text)
    assert "12th Division of Norland" in words
    assert "As printed, and in how many documents" in words
    assert "How many sites does the 12th Division have?" in words


def test_search_finds_a_plainly_typed_name(tmp_path: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = HandMade()
    sentence = "Аскар Акаев said that 40 soldiers remain in Şırnak."
    document = write_document("a.txt", [("paragraph", sentence)])
    made.add(
        document, [claim_that(document, sentence, "40", number=40, location=mention(document, "Şırnak", kind="place"))]
    )
    with TestClient(create_app(made.build(tmp_path_factory.mktemp("search"))), base_url=HOST) as client:
        assert "40 soldiers" in words_of(client.get("/search?q=Akayev").text)
        assert "Şırnak" in words_of(client.get("/search?q=sirnak").text)
        assert "Nothing read has all these words" in words_of(client.get("/search?q=Timbuktu").text)


def test_names_of_victims_are_shown_nowhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = HandMade()
    sentence = "Amina Testova, 9, was killed by a mine near the village."
    document = write_document(
        "b.txt", [("paragraph", sentence), ("paragraph", "The funeral of Amina Testova was on Friday.")]
    )
    victim = claim_that(
        document, sentence, "killed", kind="text", predicate="casualties", property="killed",
        subject=mention(document, "Amina Testova", kind="person"),
    )  # fmt: skip
    made.add(document, [victim])
    made.ask("Who was killed?", [victim], "one origin", "compatible", "")
    with TestClient(create_app(made.build(tmp_path_factory.mktemp("victims"))), base_url=HOST) as client:
        known = json.loads(client.get("/export.jsonl").text)
        finding = json.loads(client.get("/findings.jsonl").text)["id"]
        pages = [
            "/", "/documents", f"/documents/{document.id}", "/claims", f"/claims/{victim.id}", "/entities",
            f"/questions/{finding}", "/search?q=mine", "/search?q=funeral", "/export.jsonl",
        ]  # fmt: skip
        for address in pages:
            assert "Testova" not in client.get(address).text, address
        person = known["subject"]["id"]
        assert client.get(f"/entities/{person}").status_code == 404
        assert client.get(f"/documents?entity={person}").status_code == 404
        for address in (f"/claims?entity={person}", f"/claims?source={person}", "/entities?name=testova", "/map"):
            assert "Testova" not in client.get(address).text, address
        assert "[name withheld]" in client.get(f"/documents/{document.id}").text


def test_who_tells_of_victims_is_no_victim(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = HandMade()
    sentence = "Two shepherds were killed, said district doctor Ilya Marin."
    document = write_document("c.txt", [("paragraph", sentence)], publisher="Courier")
    claim = claim_that(
        document, sentence, "Two", number=2, predicate="casualties", property="killed",
        attribution=(
            AttributionLink(role="publisher", name="Courier"),
            AttributionLink(role="speaker", name="Ilya Marin", office="district doctor"),
        ),
    )  # fmt: skip
    made.add(document, [claim])
    made.entities.append(Entity(id="doctor", name="Ilya Marin", type="person", names=("Ilya Marin",)))
    made.entity_of[claim.id, "attribution:1"] = "doctor"
    with TestClient(create_app(made.build(tmp_path_factory.mktemp("doctor"))), base_url=HOST) as client:
        assert "Ilya Marin" in client.get("/entities").text
        assert "district doctor" in words_of(client.get("/entities/doctor").text)
