"""What is printed: hostile text stays text, notes link both ways, both editions keep to what they promise."""

import re

import pytest
from lxml import html as pages
from markdown_it import MarkdownIt

from regesta.model import Claim, Document
from regesta.report import write_report
from regesta.report.markdown import escape_markdown
from tests.report.making import NoLinking, country, make_claim, make_document, words

HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) ![i](//e) | *a* `b` "q" & \u202eesrever\u202c'


def hostile() -> tuple[Document, Claim]:
    text = f"In Ruritania the camp closed {HOSTILE} yesterday."
    document = make_document(
        "a|b<i>.html", text, title=f"Title {HOSTILE}", publisher=f"Post {HOSTILE}", published="2020"
    )
    claim = make_claim(
        document, "withdrawal", "status", words(document, "closed"), text,
        host=country(document, "Ruritania", "Ruritania"), operator=country(document, "camp", f"Foreign {HOSTILE}"),
    )  # fmt: skip
    return document, claim


def report(**edition: str):  # type: ignore[no-untyped-def]
    document, claim = hostile()
    return write_report("Ruritania", (document,), (claim,), NoLinking(), (), **edition)  # type: ignore[arg-type]


def test_page_holds_no_markup_of_a_document() -> None:
    page = report().to_html()
    root = pages.fromstring(page)
    assert not root.xpath("//script | //img | //iframe")
    assert not root.xpath("//a[starts-with(@href, 'javascript')]")
    assert not re.search(r"\son\w+=", page)
    assert "<script>alert(1)</script>" in root.text_content()
    assert "\u202e" not in page


def test_markdown_holds_no_markup_of_a_document() -> None:
    printed = report().to_markdown()
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(printed)
    root = pages.fromstring(f"<div>{rendered}</div>")
    assert not root.xpath("//script | //img | //a | //code")
    rows = root.xpath("//table//tr")
    assert {len(row.xpath("./td | ./th")) for row in rows} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "1) a",
        "=== ",
        "> a",
        "a\n\n# b",
        "[^1]: a",
        "***",
        "<b>",
        "www.e.com",
        "~~a~~",
        "\\*a*",
    ],
)
def test_any_text_prints_as_it_is(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(escape_markdown(text))
    root = pages.fromstring(f"<div>{rendered}</div>")
    assert root.text_content().strip() == " ".join(text.split())
    assert {element.tag for element in root.iter()} <= {"div", "p"}


def test_every_call_has_its_note_and_every_note_links_back() -> None:
    root = pages.fromstring(report().to_html())
    anchors = set(root.xpath("//@id"))
    assert len(anchors) == len(root.xpath("//@id"))
    for link in root.xpath("//a[starts-with(@href, '#')]/@href"):
        assert link[1:] in anchors
    notes = root.xpath("//ol[@class='footnotes']/li")
    calls = root.xpath("//a[@role='doc-noteref']")
    assert {call.get("href")[1:] for call in calls} == {note.get("id") for note in notes}
    assert len(root.xpath("//a[@role='doc-backlink']")) == len(calls)


def test_page_fetches_nothing() -> None:
    root = pages.fromstring(report().to_html())
    assert not root.xpath("//link | //@src")
    assert "url(" not in root.xpath("string(//style)")


def test_address_of_a_document_is_linked_only_over_http() -> None:
    text = "In Ruritania the camp closed."
    for url, linked in (("https://e.example/a?b=1&c=2", True), ("javascript:alert(1)", False)):
        document = make_document("u.html", text, title="T", publisher="P", published="2020", url=url)
        claim = make_claim(
            document,
            "withdrawal",
            "status",
            words(document, "closed"),
            text,
            host=country(document, "Ruritania", "Ruritania"),
        )
        root = pages.fromstring(write_report("Ruritania", (document,), (claim,), NoLinking(), ()).to_html())
        assert (url in root.xpath("//li/a/@href")) is linked
        assert url in root.text_content()


def test_publication_edition_has_the_citation_only() -> None:
    document, claim = hostile()
    checking, publication = report(), report(edition="publication")
    assert any(note.quotations == (document.text,) and claim.id[:8] in note.claims for note in checking.notes)
    assert all(not note.quotations and not note.claims and not note.place for note in publication.notes)
    assert "Quotation:" not in publication.to_markdown()
    assert "a|b<i>.html" in {note.place for note in checking.notes}


def test_same_material_gives_the_same_bytes_in_any_order() -> None:
    documents = [make_document(f"{n}.txt", f"In Ruritania camp {n} closed.", publisher=f"P{n}") for n in range(4)]
    claims = [
        make_claim(d, "withdrawal", "status", words(d, "closed"), d.text, host=country(d, "Ruritania", "Ruritania"))
        for d in documents
    ]
    one = write_report("Ruritania", documents, claims, NoLinking(), ())
    two = write_report("Ruritania", documents[::-1], claims[::-1], NoLinking(), ())
    assert one.to_html() == two.to_html()
    assert one.to_markdown() == two.to_markdown()


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def test_text_has_the_contrast_of_wcag_aa_in_light_and_dark() -> None:
    style = pages.fromstring(report().to_html()).xpath("string(//style)")
    themes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{([^}]*)\}", style)]
    themes = [theme for theme in themes if "accent" in theme and "paper" in theme]
    assert len(themes) >= 2
    for theme in themes:
        assert min(contrast(theme["paper"], theme[name]) for name in ("ink", "soft", "accent")) >= 4.5
