"""Pages that everyone can read: contrast, headings in order, labels, names, one main part, no colour alone."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from regesta.web import create_app
from regesta.web.app import STATIC
from tests.web.hand_made import make_sample
from tests.web.placed import make_placed


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, html.HtmlElement]:
    register = make_sample().build(tmp_path_factory.mktemp("sample"))
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        claims = [json.loads(line) for line in client.get("/export.jsonl").text.splitlines()]
        finding = json.loads(client.get("/findings.jsonl").text.splitlines()[0])
        addresses = [
            "/", "/documents", "/claims", "/questions", "/disagreements", "/entities", "/search?q=troops", "/reports",
            "/rules", "/rules/clearance", "/rules/position",
            "/nothing", f"/questions/{finding['id']}", f"/entities/{claims[0]['subject']['id']}",
            *(f"/claims/{claim['id']}" for claim in claims),
            *sorted({f"/documents/{claim['document']['id']}" for claim in claims}),
        ]  # fmt: skip
        entities = [f"/entities/{claim[slot]['id']}" for claim in claims[:2] for slot in ("subject", "operator")]
        addresses += ["/why", f"/why?a={entities[0][10:]}&b={entities[1][10:]}"]
        found = {address: html.document_fromstring(client.get(address).text) for address in addresses}
    register = make_placed().build(tmp_path_factory.mktemp("placed"))
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        rows = client.get("/entities").text.split('<th scope="row"><a href="')[1:]
        for address in ("/map", "/entities?type=person", *(row.split('"')[0] for row in rows)):
            found[f"{address} placed"] = html.document_fromstring(client.get(address).text)
    return found


def test_each_page_has_one_main_heading_and_skips_no_level(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels.count(1) == 1, address
        body = levels[levels.index(1) :]
        assert all(after <= before + 1 for before, after in pairwise(body)), (address, levels)


def test_every_control_has_a_label_and_every_link_a_name(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        labelled = {label.get("for") for label in page.xpath("//label")}
        for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert control.get("id") in labelled, (address, html.tostring(control))
        for link in page.xpath("//a | //button"):
            assert link.get("aria-label") or link.text_content().strip(), (address, html.tostring(link))


def test_ids_are_given_once_and_links_within_a_page_lead_somewhere(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        ids = [element.get("id") for element in page.xpath("//*[@id]")]
        assert len(ids) == len(set(ids)), (address, sorted(one for one in ids if ids.count(one) > 1))
        for link in page.xpath("//a[starts-with(@href, '#')]"):
            assert link.get("href")[1:] in ids, (address, link.get("href"))
        for element in page.xpath("//*[@aria-labelledby]"):
            assert set(element.get("aria-labelledby").split()) <= set(ids), address


def test_tables_have_captions_and_scopes_and_drawings_have_words(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        for table in page.xpath("//main//table[not(ancestor::*[@role='region'])]"):
            assert table.xpath("caption"), address
            assert all(heading.get("scope") for heading in table.xpath(".//th")), address
        for drawing in page.xpath("//svg"):
            assert drawing.xpath("title"), address
            assert drawing.xpath("desc"), address


def test_each_page_names_its_language_place_and_way_past_the_masthead(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        assert page.get("lang") == "en"
        assert page.xpath("//a[@class='skip'][@href='#main']"), address
        assert len(page.xpath("//main[@id='main']")) == 1, address
        assert len(page.xpath("//*[@aria-current='page']")) <= 1, address


def read_tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the light and of the dark page."""
    roots = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", root)) for root in roots[:2])
    return light, {**light, **dark}


def lightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    brighter, darker = sorted((lightness(a), lightness(b)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_for_text_and_for_lines(look: int) -> None:
    tokens = read_tokens(Path(STATIC / "style.css").read_text(encoding="utf-8"))[look]
    for text in ("ink", "soft", "accent", "open"):
        assert contrast(tokens[text], tokens["paper"]) >= 4.5, text
    assert contrast(tokens["ink"], tokens["value"]) >= 4.5
    assert contrast(tokens["ink"], tokens["open-wash"]) >= 4.5
    for text in ("ink", "soft", "accent"):
        assert contrast(tokens[text], tokens["land"]) >= 4.5, text
    assert contrast(tokens["line"], tokens["land"]) >= 3
    for line in ("line", "value-line", "open"):
        assert contrast(tokens[line], tokens["paper"]) >= 3, line


def test_the_style_loads_nothing() -> None:
    css = Path(STATIC / "style.css").read_text(encoding="utf-8")
    assert "url(" not in css
    assert "@import" not in css
    assert "http" not in css
