"""Who is who in the browser: accounts are shown, decisions made and taken back, and no other site can make them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from regesta.relinking import link_and_reconcile
from regesta.store import Store
from regesta.web import create_app
from tests.web.hand_made import HandMade, claim_that, mention, write_document

FORT, POST = "Fort Aurora", "Selene garrison"


def make_forts() -> HandMade:
    """Return a register of two forts that the rules keep apart."""
    made = HandMade()
    report = write_document("report.txt", [("paragraph", "Norland has about 400 soldiers at Fort Aurora.")])
    letter = write_document("letter.txt", [("paragraph", "Norland keeps some 300 soldiers at Selene garrison.")])
    for document, value, fort in ((report, "about 400", FORT), (letter, "some 300", POST)):
        subject = mention(document, fort, kind="facility")
        made.add(document, [claim_that(document, document.text.strip(), value, subject=subject)])
    return made


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    register = make_forts().build(tmp_path)
    with Store.open(register) as store:
        link_and_reconcile(store)
    with TestClient(create_app(register), base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        yield client


def open_page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.text)
    return html.document_fromstring(answer.text)


def words_of(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def fill(page: html.HtmlElement, **words: str) -> dict[str, str]:
    """Return the last form of a page as a browser would send it."""
    form = page.xpath("//form[@method='post']")[-1]
    held = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@type='hidden' or not(@type)]")}
    return {**held, **words}


WHY = f"/why?a={FORT}&b={POST}"


def test_the_page_tells_every_reason_with_its_weight(client: TestClient) -> None:
    told = words_of(open_page(client, WHY))
    assert "Two entities" in told
    assert "By the rules not the same: 0.2 in all, and 1 is needed" in told
    assert "same operator" in told or "same kind" in told
    assert "No person has decided on it." in told


def test_a_reader_merges_and_takes_it_back(client: TestClient) -> None:
    form = fill(open_page(client, WHY), decision="same", because="one site", by="A. Reader")
    answer = client.post("/decisions", data=form)
    assert answer.status_code == 303
    page = open_page(client, answer.headers["location"])
    decisions = words_of(page.xpath("//section[@aria-labelledby='decisions']")[0])
    assert "“Fort Aurora” and “Selene garrison” are the same, by A. Reader: one site" in decisions
    why = open_page(client, WHY)
    assert "One entity" in words_of(why)
    back = client.post("/decisions", data=fill(why))
    assert back.status_code == 303
    assert back.headers["location"] == "/why?a=Fort+Aurora&b=Selene+garrison"
    after = words_of(open_page(client, back.headers["location"]))
    assert "Two entities" in after
    assert "taken back" in after


def test_the_page_of_an_entity_leads_to_why_its_spellings_are_one(client: TestClient) -> None:
    answer = client.post("/decisions", data=fill(open_page(client, WHY), decision="same", by="A. Reader"))
    page = open_page(client, answer.headers["location"])
    (link,) = page.xpath("//a[text()='Why its spellings are one']/@href")
    told = words_of(open_page(client, link))
    assert "One entity" in told
    assert "Decided by a person: the same, by A. Reader" in told


def test_what_is_unsure_is_listed_on_both_pages(client: TestClient) -> None:
    answer = client.post("/decisions", data=fill(open_page(client, WHY), decision="unsure", by="A. Reader"))
    page = open_page(client, answer.headers["location"])
    assert "Open: they may be one" in words_of(page)
    for link in page.xpath("//p[@class='lead']/a/@href"):
        told = words_of(open_page(client, link))
        assert "May be the same" in told
        assert "A. Reader is unsure" in told


def test_a_contradiction_is_shown_on_the_page(client: TestClient) -> None:
    page = open_page(client, WHY)
    client.post("/decisions", data=fill(page, decision="apart", by="A. Reader"))
    client.post("/decisions", data=fill(open_page(client, WHY), decision="same", by="B. Writer"))
    told = words_of(open_page(client, WHY))
    assert "Two entities" in told
    assert "Contradictions" in told
    assert "nothing of it joins" in told


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "guessed"}, {}),
        ({}, {"origin": "http://evil.example"}),
        ({}, {"origin": "http://127.0.0.1:9000"}),
        ({}, {"sec-fetch-site": "cross-site"}),
    ],
)
def test_a_form_of_another_site_decides_nothing(
    client: TestClient, change: dict[str, str], headers: dict[str, str]
) -> None:
    form = fill(open_page(client, WHY), decision="same", by="Mallory")
    answer = client.post("/decisions", data=form | change, headers=headers)
    assert answer.status_code == 403
    assert "No person has decided on it." in words_of(open_page(client, WHY))


def test_following_a_link_decides_nothing(client: TestClient) -> None:
    assert client.get("/decisions", params=fill(open_page(client, WHY), decision="same")).status_code == 405


def test_a_form_that_asks_for_nothing_known_is_refused_in_words(client: TestClient) -> None:
    page = open_page(client, WHY)
    assert "Choose one of" in client.post("/decisions", data=fill(page, decision="burn")).text
    assert client.post("/decisions", data=fill(page, decision="same", a="Atlantis")).status_code == 404
    assert client.post("/decisions", data=fill(page, because="x" * 30_000)).status_code == 413


def test_names_that_nobody_or_several_have_are_told_with_what_to_do(client: TestClient) -> None:
    assert "Did you mean Fort Aurora?" in words_of(open_page(client, f"/why?a=Fort Arora&b={POST}", 404))
    assert "first letters of its id" in words_of(open_page(client, "/why"))
