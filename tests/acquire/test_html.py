from __future__ import annotations

import pytest
from lxml import etree

from regesta.errors import RefusedFile
from regesta.model import Document
from tests.acquire.conftest import ReadBytes

STORY = [
    "The two ministers signed the agreement in the capital on Monday, and the troops will stay for another decade.",
    "Officials in the province said that the range had been closed after two children were hurt by old shells.",
    "The rent is to be paid in four parts, the first of them in the spring, according to the text of the agreement.",
]
TEASER = (
    "Another story of the same site, with a sentence long enough to be taken for prose by a careless reader of pages."
)


def _page(body: str, head: str = "<title>Deal on the Base Signed - North Desk</title>") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


def _story(more: str = "") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return f"<h1>Deal on the Base Signed</h1>{paragraphs}{more}"


def _role_of(document: Document, words: str) -> str:
    return next(block.role for block in document.blocks if words in document.text[block.start : block.end])


def test_the_story_is_told_from_what_is_around_it(read: ReadBytes) -> None:
    document = read(
        "a.html",
        _page(
            "<header><a href='/'>North Desk</a></header>"
            "<nav><ul><li><a href='/1'>Politics</a></li><li><a href='/2'>Army</a></li></ul></nav>"
            "<div id='cookie-notice'><p>We use cookies to measure our audience, and you can refuse them here.</p></div>"
            f"<div class='article-body'>{_story()}</div>"
            f"<div class='related-posts'><h3>More from us</h3><p>{TEASER}</p></div>"
            f"<div id='comments'><h2>2 comments</h2><p>I was there in 1999 and {TEASER}</p></div>"
            "<footer><p>© 2019 North Desk</p></footer>"
        ),
    )
    kept = [document.text[b.start : b.end] for b in document.blocks if b.role != "furniture"]
    assert kept == ["Deal on the Base Signed", *STORY]
    assert document.title == "Deal on the Base Signed"
    assert document.publisher == "North Desk"
    assert TEASER in document.text, "furniture stays in the text, so that nothing is left out silently"


def test_scripts_styles_and_hidden_elements_are_no_text(read: ReadBytes) -> None:
    hidden = (
        "<script>var troops = 9999;</script><style>p{color:red}</style><!-- a comment --><svg><text>7777</text></svg>"
        "<p hidden>hidden 1</p><p style='display: none'>hidden 2</p><template><p>hidden 3</p></template>"
        "<noscript>hidden 4</noscript><select><option>hidden 5</option></select>"
    )
    text = read("a.html", _page(_story(hidden))).text
    assert not any(words in text for words in ("9999", "color", "comment", "7777", "hidden"))


def test_nodes_are_the_paths_that_lxml_gives(read: ReadBytes) -> None:
    content = _page(f"<div><h1>Deal</h1><div><p>{STORY[0]}</p><p>{STORY[1]}</p></div></div>")
    document = read("a.html", content)
    tree = etree.fromstring(content, etree.HTMLParser()).getroottree()
    for block in document.blocks:
        (element,) = tree.xpath(block.node)
        assert document.text[block.start : block.end] in "".join(element.itertext())
        assert tree.getpath(element) == block.node


def test_raised_numbers_call_notes_or_are_powers(read: ReadBytes) -> None:
    more = (
        "<p>The range of 10 km<sup>2</sup> is mined,<sup><a href='#fn1'>1</a></sup> the ministry said,<sup>2</sup>"
        " on the 1<sup>st</sup> of May.</p><ol class='notes'><li id='fn1'>Interview with an officer, Osh.</li></ol>"
        "<p>[2] Email from the ministry.</p>"
    )
    document = read("a.html", _page(_story(more)))
    assert "10 km² is mined,[1] the ministry said,[2] on the 1st of May." in document.text
    notes = [(block.mark, document.text[block.start : block.end]) for block in document.blocks if block.mark]
    assert notes == [("1", "Interview with an officer, Osh."), ("2", "[2] Email from the ministry.")]


def test_tables_of_data_become_cells_and_layout_paragraphs(read: ReadBytes) -> None:
    table = (
        "<table><thead><tr><th>Year</th><th colspan='2'>Troops</th></tr></thead>"
        "<tbody><tr><td>2004</td><td>5,000</td><td>est.</td></tr><tr><td>2012</td><td>7,000</td><td></td></tr></tbody></table>"
    )
    document = read("a.html", _page(_story(table)))
    cells = {block.table: document.text[block.start : block.end] for block in document.blocks if block.role == "cell"}
    assert cells == {
        (0, 0, 0): "Year", (0, 0, 1): "Troops", (0, 1, 0): "2004", (0, 1, 1): "5,000", (0, 1, 2): "est.",
        (0, 2, 0): "2012", (0, 2, 1): "7,000",
    }  # fmt: skip
    layout = read("b.html", _page(f"<table><tr><td>Menu</td><td>{_story()}</td></tr></table>"))
    assert _role_of(layout, STORY[0]) == "paragraph"


def test_cells_stand_at_their_columns_with_spans_resolved_and_headers_known(read: ReadBytes) -> None:
    table = (
        "<table><caption>Table 3: Land released, by province</caption><thead><tr><td rowspan='2'>Province</td>"
        "<td colspan='2'>2011</td></tr><tr><td>Cleared</td><td>Surveyed</td></tr></thead>"
        "<tbody><tr><th rowspan='0'>Osh</th><td>12</td><td>7</td></tr><tr><td><p>4</p><p>(est.)</p></td><td>9</td></tr>"
        "</tbody><tbody><tr><th>Kant</th><td>0</td><td>1</td></tr></tbody></table>"
    )
    document = read("a.html", _page(_story(table)))
    blocks = {block.table: block for block in document.blocks if block.role == "cell"}
    shown = {place: document.text[block.start : block.end] for place, block in blocks.items()}
    assert shown == {
        (0, 0, 0): "Province", (0, 0, 1): "2011", (0, 1, 1): "Cleared", (0, 1, 2): "Surveyed",
        (0, 2, 0): "Osh", (0, 2, 1): "12", (0, 2, 2): "7", (0, 3, 1): "4 (est.)", (0, 3, 2): "9",
        (0, 4, 0): "Kant", (0, 4, 1): "0", (0, 4, 2): "1",
    }  # fmt: skip
    assert {place[1:] for place, block in blocks.items() if block.header} == {
        (0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (4, 0)
    }  # fmt: skip
    assert (blocks[0, 0, 0].span, blocks[0, 0, 1].span, blocks[0, 2, 1].span) == ((2, 1), (1, 2), (1, 1))
    assert _role_of(document, "Land released") == "caption"


def test_remarks_are_cells_of_a_table_with_headers_and_prose_in_one_without_is_text(read: ReadBytes) -> None:
    rows = "".join(f"<tr><td>{place}</td><td>{' '.join(STORY)}</td></tr>" for place in ("Osh", "Kant"))
    headed = read("a.html", _page(_story(f"<table><tr><th>Place</th><th>Remarks</th></tr>{rows}</table>")))
    assert sum(block.role == "cell" for block in headed.blocks) == 6
    bare = read("b.html", _page(_story(f"<table>{rows}</table>")))
    assert not any(block.role == "cell" for block in bare.blocks)


def test_short_labels_and_values_of_a_list_are_a_table_and_a_glossary_is_text(read: ReadBytes) -> None:
    labels = "<dl><dt>Host</dt><dd>Chad</dd><div><dt>Troops</dt><dd>350</dd><dd>(2019)</dd></div></dl>"
    document = read("a.html", _page(_story(labels)))
    blocks = {block.table: block for block in document.blocks if block.role == "cell"}
    shown = {place: document.text[block.start : block.end] for place, block in blocks.items()}
    assert shown == {
        (0, 0, 0): "Host", (0, 0, 1): "Chad", (0, 1, 0): "Troops", (0, 1, 1): "350", (0, 1, 2): "(2019)"
    }  # fmt: skip
    assert {place[1:] for place, block in blocks.items() if block.header} == {(0, 0), (1, 0)}
    glossary = read("b.html", _page(_story(f"<dl><dt>Range</dt><dd>{STORY[1]}</dd><dt>Rent</dt><dd>Paid.</dd></dl>")))
    assert all(block.role != "cell" for block in glossary.blocks)


def test_cells_outside_any_row_and_absurd_spans_are_borne(read: ReadBytes) -> None:
    table = (
        "<table><td colspan='0'>a</td><td rowspan='-1'>b</td><tr><td colspan='99999999'>1</td><td>2</td></tr></table>"
    )
    document = read("a.html", _page(_story(table)))
    assert [block.table for block in document.blocks if block.role == "cell"] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)
    ]  # fmt: skip


def test_a_cell_taller_than_the_table_stands_before_all_rows_below(read: ReadBytes) -> None:
    rows = "<tr><th>Country</th><th>Killed</th></tr>"
    rows += "<tr><td rowspan='100000'>Angola</td><td>12</td></tr><tr><td>14</td></tr>"
    document = read("a.html", _page(_story(f"<table>{rows}</table>")))
    assert [block.table for block in document.blocks if block.role == "cell"][2:] == [(0, 1, 0), (0, 1, 1), (0, 2, 1)]


def test_headings_lists_quotes_and_captions(read: ReadBytes) -> None:
    more = (
        f"<h2>Terms</h2><ul><li>The range is handed back</li></ul><blockquote><p>{STORY[1]} He added.</p></blockquote>"
        "<figure><img src='x'><figcaption>Soldiers at the gate</figcaption></figure>"
    )
    document = read("a.html", _page(_story(more)))
    assert _role_of(document, "Terms") == "heading"
    assert _role_of(document, "handed back") == "list"
    assert _role_of(document, "He added") == "quote"
    assert _role_of(document, "at the gate") == "caption"
    assert next(block.section for block in document.blocks if block.role == "list") == "Terms"


def test_two_breaks_part_paragraphs_of_old_pages(read: ReadBytes) -> None:
    document = read("a.html", _page("<font>" + "<br><br>".join(STORY) + "<br>the end.</font>"))
    shown = [document.text[block.start : block.end] for block in document.blocks]
    assert shown == [STORY[0], STORY[1], STORY[2] + " the end."]


def test_a_wrapper_named_like_furniture_does_not_lose_the_story(read: ReadBytes) -> None:
    document = read("a.html", _page(f"<form><div class='sidebar-right content'>{_story()}</div></form>"))
    assert {_role_of(document, paragraph) for paragraph in STORY} == {"paragraph"}


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        ("<meta property='article:published_time' content='2015-07-12T23:30:00-04:00'>", "2015-07-12", "metadata"),
        ("<meta property='article:published_time' content='2015-01-01T00:00:00'>", "2015", "metadata"),
        ("<meta name='dc.date' content='2015-07'>", "2015-07", "metadata"),
        ("<meta property='article:modified_time' content='2017-10-14'>", "2017-10-14", "modified"),
        (
            '<script type=\'application/ld+json\'>{"@graph": [{"@type": "NewsArticle", '
            '"datePublished": "2012-10-05"}]}</script>',
            "2012-10-05",
            "metadata",
        ),
        ("<link rel='canonical' href='https://desk.example/2012/10/05/deal.html'>", "2012-10-05", "address"),
        ("<link rel='canonical' href='https://desk.example/season/2010-11/deal.html'>", None, None),
        ("<link rel='canonical' href='https://desk.example/20125678/deal.html'>", None, None),
        ("<script type='application/ld+json'>{broken</script>", None, None),
        ("", None, None),
    ],
)
def test_publication_dates_of_pages(read: ReadBytes, head: str, published: str | None, basis: str | None) -> None:
    document = read("a.html", _page(_story(), head))
    assert (document.published, document.published_basis) == (published, basis)


def test_days_that_head_the_entries_of_a_page_do_not_date_it(read: ReadBytes) -> None:
    entries = [("3 May 2015", STORY[0]), ("9 May 2015", STORY[1])]
    several = "".join(f"<h2>{day}</h2><p>{told}</p>" for day, told in entries)
    document = read("a.html", _page(f"<h1>Chronicle of the Base</h1>{several}"))
    assert document.published is None
    document = read("a.html", _page(f"<h1>Deal on the Base Signed</h1><h2>{entries[0][0]}</h2><p>{STORY[0]}</p>"))
    assert document.published == "2015-05-03"


def test_a_date_above_the_story_dates_it_and_one_of_another_story_does_not(read: ReadBytes) -> None:
    above = _page(f"<h1>Deal on the Base Signed</h1><div class='date'>Posted 5 March 2014</div>{_story()[32:]}")
    document = read("a.html", above)
    assert (document.published, document.published_basis) == ("2014-03-05", "byline")
    many = "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 4)
    below = read(
        "b.html", _page(_story(many + "<div class='related'><time datetime='2011-01-02'>2 January</time></div>"))
    )
    assert below.published is None


def test_ambiguous_dates_follow_the_pages_locale(read: ReadBytes) -> None:
    page = _page(f"<h1>Deal</h1><p class='date'>03/04/2015</p>{_story()}")
    assert read("a.html", page).published == "2015"
    assert read("b.html", page.replace(b"lang='en'", b"lang='en-US'")).published == "2015-03-04"
    assert read("c.html", page.replace(b"lang='en'", b"lang='en-GB'")).published == "2015-04-03"


def test_saved_pages_tell_their_address_and_archives_when_they_were_kept(read: ReadBytes) -> None:
    saved = read("a.html", b"<!-- saved from url=(0031)https://desk.example/deal.html -->" + _page(_story()))
    assert (saved.url, saved.retrieved_at) == ("https://desk.example/deal.html", None)
    archived = read(
        "b.html",
        _page(
            _story(), "<link rel='canonical' href='https://web.archive.org/web/20150712103000/http://desk.example/d'>"
        ),
    )
    assert (archived.url, archived.retrieved_at) == ("http://desk.example/d", "2015-07-12")


def test_publisher_without_metadata_comes_from_the_address(read: ReadBytes) -> None:
    page = _page(_story(), "<link rel='canonical' href='https://www.desk.example/a'>")
    document = read("a.html", page)
    assert (document.publisher, document.publisher_basis) == ("desk.example", "address")


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul"])
def test_hostile_nesting_is_refused_by_name(read: ReadBytes, tag: str) -> None:
    page = _page(f"<{tag}>" * 100_000 + f"<p>{STORY[0]}</p>")
    with pytest.raises(RefusedFile, match="nested too deep"):
        read("deep.html", page)


def test_deep_but_honest_nesting_is_read_whole(read: ReadBytes) -> None:
    page = _page("<div>" * 900 + _story() + "</div>" * 900 + "<p>" + STORY[1].upper() + "</p>")
    assert STORY[1].upper() in read("deep.html", page).text


def test_too_many_tags_are_refused(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match="HTML tags"):
        read("tags.html", _page("<p>x" * 400_000))


def test_a_page_without_text_is_refused(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match="no text"):
        read("empty.html", b"<html><body><script>1</script></body></html>")


def test_boxes_beside_each_other_are_parted_and_words_in_pieces_are_not(read: ReadBytes) -> None:
    more = (
        "<p class='byline'><a href='/n'>Ngarlem</a><span>N'Djaména</span><time>28 December</time>2024</p>"
        "<p>The mil<span>itary</span> base of the <b>U</b><b>S</b> and <span>Mac</span><i>k</i>, a <span>T</span>he in "
        "km<sup>2</sup>.</p><p><span class='kicker'>NEWS</span><span class='label'>Africa</span></p>"
        "<p><a href='/1'>What now?</a><a href='/2'>What then</a> <a href='/3'>Part 1</a><a href='/4'>2 of us</a></p>"
    )
    text = read("a.html", _page(_story(more))).text
    assert "Ngarlem N'Djaména 28 December 2024" in text
    assert "The military base of the US and Mack, a The in km²." in text
    assert "NEWS Africa" in text
    assert "What now? What then Part 1 2 of us" in text


def test_notes_between_line_breaks_are_notes_of_their_own(read: ReadBytes) -> None:
    notes = "<p>[1] Interview with A. Berg, Osh, 2 May 2004.<br>[2] Email from A. Rahm, 3 June 2005.<br/> [3] Ibid.</p>"
    called = "<p>It was laid in 1999.[1] Work stopped in the spring.[2] It goes on to this day, they say.[3]</p>"
    document = read("a.html", _page(_story(called + notes)))
    marked = [(block.mark, document.text[block.start : block.end]) for block in document.blocks if block.mark]
    assert marked == [
        ("1", "[1] Interview with A. Berg, Osh, 2 May 2004."),
        ("2", "[2] Email from A. Rahm, 3 June 2005."),
        ("3", "[3] Ibid."),
    ]


def test_a_page_of_tables_is_not_taken_for_the_one_remark_in_it(read: ReadBytes) -> None:
    """The only running text stands in a cell below the figures; the figures are the story."""
    rows = "".join(f"<tr><th>{name}</th><td>{n}</td><td>{n + 3}</td></tr>" for name, n in [("Chad", 90), ("Mali", 70)])
    remark = "<tr><td colspan='3'>Of whom a tenth were to leave by the spring of the year after, they said.</td></tr>"
    table = f"<table><caption>Troops</caption><tr><th>State</th><th>2004</th><th>2005</th></tr>{rows}{remark}</table>"
    document = read("a.html", _page(f"<h1>Troops abroad in the Sahel</h1><h2>Contingents</h2>{table}"))
    assert _role_of(document, "Contingents") == "heading"
    assert {_role_of(document, words) for words in ("Chad", "93", "Of whom")} == {"cell"}


def test_every_entry_of_a_live_page_is_kept(read: ReadBytes) -> None:
    entries = (
        "<div class='entry'><h3>Camp to close</h3><p>The mission will close its camp at Aru this year, it said.</p>"
        "</div><div class='entry'><h3>Keys handed over</h3><p>Four posts were handed to the army.</p></div>"
    )
    document = read("a.html", _page(f"<h1>As it happened in Bunia today</h1><div class='live'>{entries}</div>"))
    assert _role_of(document, "Four posts") == "paragraph"
    assert _role_of(document, "Keys") == "heading"


def test_a_day_in_an_infobox_or_a_table_is_not_that_of_the_page(read: ReadBytes) -> None:
    opened = "<tr><th>Opened</th><td>23 October 2013</td></tr><tr><th>Area</th><td>5 ha</td></tr>"
    box = f"<table class='infobox'>{opened}</table>"
    assert read("a.html", _page(f"<h1>Camp Vega</h1>{box}<p>{STORY[0]}</p>")).published is None
    status = "<table><tr><th>State</th><th>Signed</th></tr><tr><td>Chad</td><td>3 Dec 2008</td></tr></table>"
    assert read("b.html", _page(f"<h1>Status of the treaty</h1>{status}")).published is None


def test_what_a_wiki_adds_to_its_text_is_none_of_it(read: ReadBytes) -> None:
    body = (
        "<div id='toc' class='toc'><h2>Contents</h2><ul><li>1 History</li></ul></div><h1>Camp Vega</h1>"
        f"<h2>History<span class='mw-editsection'>[edit]</span></h2><p>{STORY[0]}<sup><a href='#c1'>[1]</a></sup></p>"
        "<h2>References</h2><ol class='references'><li>^ Interview with Col. Ana Ruiz, Lima, 4 March 2015.</li></ol>"
        "<div class='navbox'>Camps in Peru: Vega (400), Altair (1,450)</div>"
    )
    document = read("a.html", _page(body, "<title>Camp Vega - Camps</title>"))
    headings = [document.text[block.start : block.end] for block in document.blocks if block.role == "heading"]
    assert headings == ["History", "References"]
    note = next(block for block in document.blocks if block.role == "footnote")
    assert (note.mark, document.text[note.start : note.start + 9]) == ("1", "Interview")
    assert {_role_of(document, words) for words in ("Contents", "1 History", "Altair")} == {"furniture"}


def test_a_blog_that_heads_each_page_with_its_name_has_the_entrys_title(read: ReadBytes) -> None:
    body = (
        "<div id='masthead'><h1 class='site-title'>Dune Notes</h1></div><h2>The camp at Kidal</h2>"
        f"<div class='entry-meta'>Posted on March 3, 2015 by Awa | 14 Comments</div><p>{STORY[0]}</p>"
    )
    document = read("a.html", _page(body, "<title>The camp at Kidal &#8211; Dune Notes</title>"))
    assert (document.title, document.publisher, document.published) == ("The camp at Kidal", "Dune Notes", "2015-03-03")
    assert _role_of(document, "14 Comments") == "byline"


@pytest.mark.parametrize(
    "stories",
    [
        "<h3>See also</h3><p>Two ships leave the port of Lomé after four months</p>",
        "<p>Also on this site: Two ships leave the port of Lomé after four months</p>",
        "<div><b>LATEST</b><br>Two ships leave the port of Lomé<br>Togo signs a pact</div>",
    ],
)
def test_headlines_of_other_stories_at_the_end_are_furniture(read: ReadBytes, stories: str) -> None:
    document = read("a.html", _page(_story(stories)))
    assert _role_of(document, "Two ships") == "furniture"
    assert _role_of(document, STORY[2]) == "paragraph"


def test_items_between_bullets_of_one_paragraph_stand_for_themselves(read: ReadBytes) -> None:
    lead, first, second = (
        "The army did two things:",
        "Troops were sent to Ayni.",
        "The base at Kulob was closed in 2015.",
    )
    document = read("a.html", _page(_story(f"<p>{lead} * {first} * {second}</p><p>It cost 5 * 4 dollars.</p>")))
    shown = [document.text[block.start : block.end] for block in document.blocks]
    assert [text for text in shown if text in (lead, first, second)] == [lead, first, second]
    assert "It cost 5 * 4 dollars." in shown
