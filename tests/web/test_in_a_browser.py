"""In a real browser: nothing that a document contains can run or call out, and every page can be read by everyone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from regesta.model import digest
from regesta.web import create_app
from tests.web.browser import Browser, find_chromium, open_browser
from tests.web.hand_made import make_sample
from tests.web.hostile import HOSTILE_COUNTRY, make_hostile, write_attacks
from tests.web.placed import BASE, make_placed
from tests.web.serving import Beacon, light_beacon, serve

pytestmark = [
    pytest.mark.skipif(find_chromium() is None, reason="no chromium on this machine: apt-get install chromium"),
    pytest.mark.timeout(300),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def beacon() -> Iterator[Beacon]:
    with light_beacon() as beacon:
        yield beacon


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, beacon: Beacon) -> Iterator[str]:
    register = make_hostile(beacon.address).build(tmp_path_factory.mktemp("hostile"))
    with serve(create_app(register)) as address:
        yield address


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    register = make_sample().build(tmp_path_factory.mktemp("sample"))
    with serve(create_app(register)) as address:
        yield address


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    register = make_placed().build(tmp_path_factory.mktemp("placed"))
    with serve(create_app(register)) as address:
        yield address


def list_pages(address: str) -> list[str]:
    """Return the addresses of all kinds of pages, and of every document, claim, question and entity."""
    claims = [json.loads(line) for line in httpx.get(f"{address}/export.jsonl").text.splitlines()]
    findings = [json.loads(line) for line in httpx.get(f"{address}/findings.jsonl").text.splitlines()]
    entities = {claim[slot]["id"] for claim in claims for slot in ("subject", "operator", "host") if claim[slot]}
    return [
        *(
            "/",
            "/documents",
            "/claims",
            "/questions",
            "/disagreements",
            "/entities",
            "/entities?name=guard",
            "/map",
            "/reports",
            "/nothing",
            "/claims?country=Sudmark",
        ),
        *("/search", "/search?q=soldiers", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/claims?from=x"),
        *sorted({f"/documents/{claim['document']['id']}" for claim in claims}),
        *(f"/claims/{claim['id']}" for claim in claims),
        *(f"/questions/{finding['id']}" for finding in findings),
        *(f"/entities/{entity}" for entity in sorted(entities)),
    ]


def test_the_trap_springs_on_a_page_that_does_not_escape(tmp_path: Path) -> None:
    with light_beacon() as beacon, open_browser(tmp_path / "profile") as browser:
        attacks = write_attacks(beacon.address).replace("http-equiv=refresh", "name=refresh")  # it would leave the page
        beacon.page = f"<!doctype html><title>innocent</title><p>{attacks}</p>".encode()
        browser.load(f"{beacon.address}/control")
        assert browser.evaluate("document.title") == "pwned"
        assert any("/script" in path for path in beacon.seen)


def test_nothing_in_a_hostile_document_runs_or_calls_out(browser: Browser, beacon: Beacon, hostile: str) -> None:
    beacon.seen.clear()
    pages = list_pages(hostile)
    assert len(pages) >= 18
    for page in pages:
        browser.load(hostile + page)
        title = browser.evaluate("document.title")
        assert title.endswith("– Regesta"), page
        assert not title.startswith("pwned"), page
        assert len(title) < 500, page
        assert all(request.startswith((hostile, "data:")) for request in browser.requests), (page, browser.requests)
        assert browser.evaluate("document.querySelectorAll('script, iframe, object, embed, base').length") == 0, page
        assert browser.evaluate(ON_ATTRIBUTES) == [], page
        assert browser.evaluate(STRANGE_LINKS) == [], page
        assert browser.evaluate(f"/[{HARMFUL}]/u.test(document.documentElement.outerHTML)") is False, page
    assert beacon.seen == []


ON_ATTRIBUTES = (
    "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
    ".filter(n => n.startsWith('on') || n == 'style')"
)
STRANGE_LINKS = (
    "[...document.querySelectorAll('[href], [action], [src]')].map(e => e.href?.baseVal ?? e.href ?? e.action ?? e.src)"
    ".map(a => new URL(a, location.href).href)"
    ".filter(a => !a.startsWith(location.origin))"
)
WIDE = (
    "[...document.querySelectorAll('main *')]"
    ".filter(e => e.getBoundingClientRect().right > %d && !e.closest('svg, .table'))"
    ".map(e => e.outerHTML.slice(0, 150)).slice(0, 5).join('; ')"
)
HARMFUL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"


def test_a_report_is_shown_in_its_own_style(browser: Browser, sample: str) -> None:
    browser.load(f"{sample}/reports/Sudmark")
    assert browser.evaluate("document.querySelector('h1').textContent") != ""
    assert browser.evaluate("document.styleSheets[0].cssRules.length") > 5
    assert browser.evaluate("document.querySelectorAll('script').length") == 0


def test_a_report_on_hostile_documents_runs_nothing(browser: Browser, beacon: Beacon, hostile: str) -> None:
    beacon.seen.clear()
    address = f"{hostile}/reports/{quote(HOSTILE_COUNTRY)}"
    assert httpx.get(address).status_code == 200
    browser.load(address)
    assert browser.evaluate("document.title").endswith("country report")
    assert browser.evaluate("document.querySelectorAll('script, img, iframe, base, form').length") == 0
    assert browser.evaluate(ON_ATTRIBUTES) == []
    assert all(request.startswith((hostile, "data:")) for request in browser.requests)
    assert beacon.seen == []


def test_hostile_words_are_shown_as_words(browser: Browser, hostile: str) -> None:
    shown = ""
    for page in list_pages(hostile):
        if page.startswith("/documents/"):
            browser.load(hostile + page)
            shown += browser.evaluate("document.body.innerText")
    assert "<script>document.title='pwned'" in shown
    assert "␛[31mred" in shown
    assert "⟨U+202E⟩gnp.exe" in shown


@pytest.mark.parametrize("width", [320, 375, 768, 1180])
def test_no_page_scrolls_sideways(browser: Browser, sample: str, hostile: str, placed: str, width: int) -> None:
    browser.set_width(width)
    for address in (sample, hostile, placed):
        for page in list_pages(address):
            browser.load(address + page)
            if browser.evaluate("document.documentElement.scrollWidth") > width:
                pytest.fail(f"{page} is wider than {width}: {browser.evaluate(WIDE % width)}")
    browser.set_width(1180)


def test_the_first_tab_leads_past_the_masthead(browser: Browser, sample: str) -> None:
    browser.load(f"{sample}/claims")
    browser.ask("Page.bringToFront")
    for kind in ("keyDown", "keyUp"):
        browser.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert browser.evaluate("document.activeElement.className") == "skip"
    assert browser.evaluate("document.activeElement.getBoundingClientRect().width") > 50
    assert browser.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


LABELS = (
    "[...document.querySelectorAll('svg.map .mark text, svg.map .towns text')]"
    ".filter(e => getComputedStyle(e).display != 'none').map(e => e.getBoundingClientRect())"
    ".map(r => [r.left, r.top, r.right, r.bottom])"
)


@pytest.mark.parametrize("width", [390, 1180])
def test_words_on_a_map_cover_no_other_words(browser: Browser, placed: str, width: int) -> None:
    browser.set_width(width)
    for page in ("/map", f"/entities/{digest(['entity', 'facility', BASE])}"):
        browser.load(placed + page)
        boxes = browser.evaluate(LABELS)
        assert len(boxes) >= 4, page
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 4 or b[3] <= a[1] + 4, (page, a, b)
    browser.set_width(1180)


def test_a_map_is_walked_with_the_keyboard(browser: Browser, placed: str) -> None:
    browser.load(f"{placed}/map")
    browser.ask("Page.bringToFront")
    links = browser.evaluate("document.querySelectorAll('svg.map a').length")
    assert links >= 2
    browser.evaluate("document.querySelector('svg.map a').focus()")
    assert browser.evaluate("document.activeElement.closest('svg.map') != null")
    assert browser.evaluate("document.activeElement.querySelector('title').textContent") != ""


def test_dark_and_print_have_their_own_look(browser: Browser, sample: str) -> None:
    browser.load(f"{sample}/claims")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = browser.evaluate(ground)
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert browser.evaluate(ground) != light
    browser.ask("Emulation.setEmulatedMedia", media="print", features=[])
    assert browser.evaluate("getComputedStyle(document.querySelector('.masthead nav')).display") == "none"
    browser.ask("Emulation.setEmulatedMedia", media="", features=[])


def test_a_claim_is_highlighted_where_its_link_leads(browser: Browser, sample: str) -> None:
    claim = json.loads(httpx.get(f"{sample}/export.jsonl").text.splitlines()[0])
    browser.load(f"{sample}/claims/{claim['id']}")
    link = browser.evaluate("document.querySelector('.quotation figcaption a').href")
    browser.load(link)
    marked = browser.evaluate("document.querySelector('.evidence:has(:target)')?.textContent")
    assert marked is not None
    assert claim["value"]["text"] in marked


def test_everything_works_without_a_script(browser: Browser, sample: str) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    browser.load(f"{sample}/claims")
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.evaluate("document.querySelectorAll('.claims tbody tr').length") == 6


def test_the_browser_ends_with_its_test(tmp_path: Path) -> None:
    with open_browser(tmp_path / "profile") as browser:
        assert browser.evaluate("1 + 1") == 2
    assert browser.process.poll() is not None
