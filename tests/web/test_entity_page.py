"""An entity's page: names as printed, sites, terms, offices, neighbours and a map, with the letters of documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from regesta.model import AttributionLink, Entity, Evidence, digest
from regesta.web import create_app
from regesta.web.profile.offices import list_offices
from regesta.web.profile.surroundings import lies_elsewhere
from regesta.web.telling import Told
from tests.web.hand_made import claim_that, write_document
from tests.web.placed import BASE, PORT, VALLEY, make_placed, place

LEASE = "Norland-Sudmark lease on Halden Air Base"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    register = make_placed().build(tmp_path_factory.mktemp("placed"))
    with TestClient(create_app(register), base_url="http://127.0.0.1:8000") as client:
        yield client


def address(kind: str, name: str) -> str:
    return f"/entities/{digest(['entity', kind, name])}"


def open_page(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.text)


def words_of(element: html.HtmlElement) -> str:
    """Return the words of an element, those of neighbouring elements apart."""
    return " ".join(" ".join(element.itertext()).split())


def section(page: html.HtmlElement, heading: str) -> html.HtmlElement:
    (found,) = page.xpath(f"//section[@aria-labelledby='{heading}']")
    return found


def test_spellings_are_listed_as_printed_in_every_script_with_their_documents(client: TestClient) -> None:
    names = section(open_page(client, address("facility", BASE)), "nh")
    rows = {words_of(row.find("th")): row for row in names.iter("tr")}
    assert set(rows) == {"Halden air base", "Halden Air Base", "авиабазе Халден"}
    (link,) = rows["авиабазе Халден"].xpath(".//td[@class='n']/a")
    listed = words_of(open_page(client, link.get("href")))
    assert "gazette.txt" in listed
    assert "wire.txt" not in listed


def test_documents_stand_under_letters_by_date_the_undated_last(client: TestClient) -> None:
    sources = section(open_page(client, address("facility", BASE)), "sources")
    letters = [(words_of(row[0]), words_of(row[1])) for row in sources.find(".//tbody").iter("tr")]
    assert [letter for letter, _ in letters] == ["A", "B", "C"]
    assert [words.split()[0] for _, words in letters] == ["Survey", "Wire", "Gazette"]


def test_a_base_has_its_sites_as_printed_with_the_letters_of_who_prints_them(client: TestClient) -> None:
    sites = section(open_page(client, address("facility", BASE)), "sites")
    rows = {words_of(row.find("th")): words_of(row.find("td")) for row in sites.find(".//tbody").iter("tr")}
    assert rows == {PORT: "Mirna A", VALLEY: "Upper Sarn A"}
    assert sites.xpath(f".//a[@href='{address('place', PORT)}']")


def test_a_map_shows_the_base_and_its_sites_with_their_precision(client: TestClient) -> None:
    where = section(open_page(client, address("facility", BASE)), "where")
    (drawing,) = where.iter("svg")
    assert "Mirna, Sudmark: 41.60° N, 41.60° E, known as a town." in drawing.findtext("desc")
    assert "Upper Sarn, Sudmark: 42.4° N, 43.2° E, known as a district." in drawing.findtext("desc")
    labels = [words_of(text) for text in drawing.xpath(".//*[@class='mark']//text[contains(@class, 'wide-only')]")]
    assert sorted(labels) == ["Halden Air Base", "Mirna A", "Upper Sarn A"]
    links = {link.get("href") for link in drawing.iter("a")}
    assert links == {address("place", PORT), address("place", VALLEY)}
    rows = [words_of(row) for row in where.find(".//tbody").iter("tr")]
    assert len(rows) == 3
    assert any("the texts speak of Sudmark" in row for row in rows)


def test_whose_base_it_is_stands_at_a_glance(client: TestClient) -> None:
    facts = words_of(section(open_page(client, address("facility", BASE)), "facts"))
    assert "Operator Norland A" in facts
    assert "Host Sudmark A" in facts
    assert "41.05° N, 44.50° E; site" in facts


def test_neighbours_are_told_by_how_they_are_near(client: TestClient) -> None:
    near = words_of(section(open_page(client, address("facility", BASE)), "near"))
    assert f"Agreements on it {LEASE} agreement B" in near
    assert "Who speaks about it Petra Holm person A B" in near
    country = words_of(section(open_page(client, address("country", "Sudmark")), "near"))
    assert f"Bases and forces on its ground {BASE} facility A" in country
    assert "Places in it" in country


def test_terms_of_an_agreement_are_printed_and_what_follows_is_marked(client: TestClient) -> None:
    terms = section(open_page(client, address("agreement", LEASE)), "terms")
    rows = [words_of(row) for row in terms.find(".//tbody").iter("tr")]
    assert rows == [
        "date 1999 1999 A",
        "duration 25 years 25 years A",
        "expiry not printed [2024] derived: 1999 and 25 years, if the term runs from the signing",
    ]


def test_offices_stand_by_document_and_claim_no_period(client: TestClient) -> None:
    page = open_page(client, address("person", "Petra Holm"))
    rows = [words_of(row) for row in section(page, "offices").find(".//tbody").iter("tr")]
    assert rows == [
        "2 May 2003 date of the document minister A claim",
        "November 2009 date of the document Prime Minister as P. Holm B claim",
    ]
    assert "450" in words_of(section(page, "voice"))
    names = section(page, "nh")
    assert {words_of(row.find("th")) for row in names.iter("tr")} == {"Petra Holm", "P. Holm"}


def test_offices_beyond_the_first_are_shown_when_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.web.pages.entity.ROWS_SHOWN", 1)
    offices = section(open_page(client, address("person", "Petra Holm")), "offices")
    (folded,) = offices.iter("details")
    assert words_of(folded.find("summary")) == "Show 1 more"
    shown, hidden = ([words_of(row) for row in table.find("tbody").iter("tr")] for table in offices.iter("table"))
    assert len(shown) == len(hidden) == 1
    assert "Prime Minister" in hidden[0]


def test_an_office_put_together_is_told_with_the_words_behind_it() -> None:
    document = write_document("n.txt", [("paragraph", "Interview with Col. A. Berg, Staff, 3 July.")], publisher="P")
    quote = Evidence(document_id=document.id, start=0, end=39, quote="Interview with Col. A. Berg, Staff, 3 July")
    told = []
    for office in ("Col., Staff", "Staff"):
        link = AttributionLink(role="footnote", name="A. Berg", office=office, date="2003-07-03", evidence=quote)
        claim = claim_that(document, "Interview with Col. A. Berg, Staff, 3 July.", "3", attribution=(link,))
        told.append((Told(claim=claim, document=document), 0))
    rows = {row.office: row for row in list_offices(told)}
    assert rows["Col., Staff"].printed == quote.quote
    assert rows["Staff"].printed is None
    assert rows["Staff"].date == "2003-07-03"


def test_claims_of_a_source_are_apart_from_claims_about_it(client: TestClient) -> None:
    person = digest(["entity", "person", "Petra Holm"])
    assert "0 claims" in words_of(open_page(client, f"/claims?entity={person}"))
    said = words_of(open_page(client, f"/claims?source={person}"))
    assert "2 claims" in said
    assert "of which Petra Holm is a source" in said


def test_a_claim_leads_to_who_says_it(client: TestClient) -> None:
    page = open_page(client, address("person", "Petra Holm"))
    claim = section(page, "voice").xpath(".//td/a[starts-with(@href, '/claims/')]")[0].get("href")
    chain = section(open_page(client, claim), "chain")
    assert chain.xpath(f".//a[@href='{address('person', 'Petra Holm')}']")


def test_of_what_only_the_host_is_known_the_map_has_its_name_alone(client: TestClient) -> None:
    where = section(open_page(client, address("military_unit", "4th Brigade")), "where")
    assert [words_of(row.find("th")) for row in where.find(".//tbody").iter("tr")] == ["Sudmark A"]
    assert not where.xpath(".//*[@class='mark']//circle")


def test_a_place_that_lies_in_another_state_is_no_place_of_a_host() -> None:
    paris = Entity(id="p", name="Paris", type="place", place=place("Paris", 48.9, 2.4, "town", "France"))
    assert lies_elsewhere(paris, "Djibouti")
    assert not lies_elsewhere(paris, "France")
    port = Entity(id="s", name="Sevastopol", type="place", place=place("Sevastopol", 44.6, 33.5, "town", "Crimea"))
    assert not lies_elsewhere(port, "Ukraine")
    assert not lies_elsewhere(Entity(id="n", name="Nowhere", type="place"), "Ukraine")


def test_what_lies_nowhere_known_has_no_map(client: TestClient) -> None:
    page = open_page(client, address("country", "Norland"))
    assert not page.xpath("//svg[contains(@class, 'map')]") or page.xpath("//section[@aria-labelledby='where']")
    person = open_page(client, address("person", "Petra Holm"))
    assert not person.xpath("//section[@aria-labelledby='where']")


def test_a_renamed_town_is_found_and_told_by_all_its_names(client: TestClient) -> None:
    listed = words_of(open_page(client, "/entities?name=pishpek").find(".//main"))
    assert "Frunze" in listed
    names = words_of(section(open_page(client, address("place", "Frunze")), "nh"))
    assert "not by the documents" in names
    assert "Frunze from May 1926 until February 1991" in names
    assert "Bishkek from February 1991" in names


def test_a_list_of_entities_is_found_by_any_spelling_kind_and_country(client: TestClient) -> None:
    assert BASE in words_of(open_page(client, "/entities?name=халден").find(".//main"))
    assert "Petra Holm" not in words_of(open_page(client, "/entities?name=halden").find(".//main"))
    assert BASE in words_of(open_page(client, "/entities?name=HaldenAirbase").find(".//main"))
    by_sound = words_of(open_page(client, "/entities?name=Kholm").find(".//main"))
    assert "Petra Holm" in by_sound
    assert "sound like" in by_sound
    persons = words_of(open_page(client, "/entities?type=person").find(".//main"))
    assert "1 name of" in persons
    assert "Petra Holm" in persons
    assert "No name passes all this" in words_of(open_page(client, "/entities?name=zzz"))


def test_the_map_of_the_register_has_all_that_is_placed_by_country_and_kind(client: TestClient) -> None:
    page = open_page(client, "/map")
    rows = [words_of(row.find("th")) for row in page.find(".//main").find(".//tbody").iter("tr")]
    assert sorted(rows) == sorted([BASE, PORT, VALLEY, "Cape Elm", "Frunze"])
    assert page.xpath("//nav//a[@aria-current='page'][@href='/map']")
    norland = open_page(client, "/map?country=Norland")
    assert [words_of(row.find("th")) for row in norland.find(".//tbody").iter("tr")] == ["Cape Elm"]
    assert "Sudmark" in words_of(open_page(client, "/map?type=country").find(".//tbody"))
    assert "No place is known" in words_of(open_page(client, "/map?country=Atlantis"))
