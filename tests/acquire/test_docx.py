"""Word files: built with python-docx, and by hand where it cannot write what Word does."""

from __future__ import annotations

import contextlib
import datetime
import io
import random
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from regesta.acquire import docx_package, read_document
from regesta.errors import RefusedFile
from regesta.model import Block, Document
from tests.acquire.conftest import ReadBytes
from tests.acquire.word_writer import add_notes, call_note, change_parts, element, save

STORY = [
    "The two ministers signed the agreement in the capital on Monday, and the troops will stay for another decade.",
    "Officials in the province said that the range had been closed after two children were hurt by old shells.",
    "The rent is to be paid in four parts, the first of them in the spring, according to the text of the agreement.",
]


def _roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def _cells(document: Document) -> dict[tuple[int, int, int] | None, tuple[Block, str]]:
    return {b.table: (b, document.text[b.start : b.end]) for b in document.blocks if b.role == "cell"}


def _with_story(word: Any) -> Any:
    for paragraph in STORY:
        word.add_paragraph(paragraph)
    return word


def test_styles_become_roles_and_headings_have_levels(read: ReadBytes) -> None:
    word = docx.Document()
    word.add_heading("Garrisons of the North", 0)
    word.add_paragraph("12 May 2011")
    word.add_heading("Bases", 1)
    word.add_heading("Kant", 2)
    word.add_paragraph(STORY[0])
    word.add_paragraph("The range is handed back", style="List Bullet")
    word.add_paragraph("We will stay.", style="Intense Quote")
    word.add_paragraph("Soldiers at the gate", style="Caption")
    document = read("report.docx", save(word))
    assert [(b.role, b.level) for b in document.blocks] == [
        ("title", None), ("byline", None), ("heading", 1), ("heading", 2), ("paragraph", None), ("list", None),
        ("quote", None), ("caption", None),
    ]  # fmt: skip
    assert (document.reader, document.title) == ("docx/4", "Garrisons of the North")
    assert (document.published, document.published_basis) == ("2011-05-12", "byline")
    assert document.blocks[4].section == "Kant"


@pytest.mark.parametrize("style_id", ["berschrift2", "Titre2", "Ttulo2", "Заголовок2", "Nagwek2", "Rubrik2"])
def test_headings_are_known_by_the_style_ids_of_other_languages(read: ReadBytes, style_id: str) -> None:
    word = docx.Document()
    style = element(f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="Mein Stil"/></w:style>')
    word.styles.element.append(style)
    word.add_paragraph("Terms")._p.get_or_add_pPr().append(element(f'<w:pStyle w:val="{style_id}"/>'))
    document = read("a.docx", save(_with_story(word)))
    assert [(b.role, b.level) for b in document.blocks][:2] == [("heading", 2), ("paragraph", None)]


def test_outline_levels_and_styles_based_on_headings_make_headings(read: ReadBytes) -> None:
    word = docx.Document()
    word.styles.element.append(
        element(
            '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/>'
            '<w:basedOn w:val="Heading2"/></w:style>'
        )
    )
    word.add_heading("Part", 1)
    word.add_paragraph("Camps")._p.get_or_add_pPr().append(element('<w:pStyle w:val="House"/>'))
    word.add_paragraph("Rent of camps")._p.get_or_add_pPr().append(element('<w:outlineLvl w:val="2"/>'))
    word.add_paragraph("Body level")._p.get_or_add_pPr().append(element('<w:outlineLvl w:val="9"/>'))
    word.add_heading("Another part", 1)
    document = read("a.docx", save(_with_story(word)))
    assert [(b.role, b.level) for b in document.blocks][:5] == [
        ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", None), ("heading", 1),
    ]  # fmt: skip


def test_bold_lines_are_the_headings_of_files_without_styles(read: ReadBytes) -> None:
    word = docx.Document()
    title = word.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("The state of the range near the old town").bold = True
    for heading, paragraph in zip(("The lease", "The shells", "The rent"), STORY, strict=True):
        word.add_paragraph().add_run(heading).bold = True
        word.add_paragraph(paragraph)
    document = read("a.docx", save(word))
    assert [role for role, _ in _roles(document)] == ["title", *["heading", "paragraph"] * 3]
    assert document.title == "The state of the range near the old town"


def test_notes_are_called_in_the_text_and_stand_behind_it(read: ReadBytes) -> None:
    word = _with_story(docx.Document())
    first, second, third = word.paragraphs
    call_note(first, 7)
    call_note(second, 3)
    call_note(second, 4, mark="*")
    call_note(third, 1, kind="endnote")
    content = add_notes(
        save(word), "footnotes", {3: "Letter of the ministry.", 4: "Figures of 2004.", 7: "Interview, Osh."}
    )
    document = read("a.docx", add_notes(content, "endnotes", {1: "Email from the ministry."}))
    shown = [text for role, text in _roles(document) if role == "paragraph"]
    assert shown == [f"{STORY[0]}[1]", f"{STORY[1]}[2][*]", f"{STORY[2]}[i]"]
    notes = [(b.mark, document.text[b.start : b.end]) for b in document.blocks if b.role == "footnote"]
    assert notes == [
        ("1", "[1] Interview, Osh."), ("2", "[2] Letter of the ministry."), ("*", "[*] Figures of 2004."),
        ("i", "[i] Email from the ministry."),
    ]  # fmt: skip


def test_raised_figures_typed_by_hand_call_notes_or_are_powers(read: ReadBytes) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The range of 10 km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" is mined,")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" the ministry said on the 1")
    paragraph.add_run("st").font.superscript = True
    paragraph.add_run(" of May.")
    document = read("a.docx", save(_with_story(word)))
    assert "The range of 10 km² is mined,[12] the ministry said on the 1st of May." in document.text


def test_cells_stand_at_their_columns_with_merged_ones_resolved(read: ReadBytes) -> None:
    word = _with_story(docx.Document())
    word.add_paragraph("Table 2: Land released", style="Caption")
    rows = [("Province", "2011", ""), ("", "Cleared", "Surveyed"), ("Osh", "12", "7"), ("Kant", "", "1")]
    table = word.add_table(rows=4, cols=3)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            run = table.cell(row, column).paragraphs[0].add_run(text)
            run.bold = row < 2
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document = read("a.docx", save(word))
    cells = _cells(document)
    assert {place: text for place, (_, text) in cells.items()} == {
        (0, 0, 0): "Province", (0, 0, 1): "2011", (0, 1, 1): "Cleared", (0, 1, 2): "Surveyed",
        (0, 2, 0): "Osh", (0, 2, 1): "12", (0, 2, 2): "7", (0, 3, 0): "Kant", (0, 3, 2): "1",
    }  # fmt: skip
    assert (cells[0, 0, 0][0].span, cells[0, 0, 1][0].span) == ((2, 1), (1, 2))
    assert {place for place, (block, _) in cells.items() if block.header} == {
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 1),
        (0, 1, 2),
    }
    assert ("caption", "Table 2: Land released") in _roles(document)


def test_header_rows_are_those_that_repeat_or_that_the_style_sets_apart(read: ReadBytes) -> None:
    word = _with_story(docx.Document())
    repeated = word.add_table(rows=3, cols=2)
    repeated.rows[0]._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))
    styled = word.add_table(rows=3, cols=2, style="Light Grid Accent 1")
    plain = word.add_table(rows=3, cols=2)
    for table in (repeated, styled, plain):
        for row, texts in enumerate((("Year", "Troops"), ("2004", "5,000"), ("2012", "7,000"))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    heads = {place for place, (block, _) in _cells(read("a.docx", save(word))).items() if block.header}
    assert heads == {(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 2, 0)}


def test_tables_that_arrange_the_page_are_text_and_nested_ones_follow(read: ReadBytes) -> None:
    word = docx.Document()
    layout = word.add_table(rows=1, cols=2)
    layout.cell(0, 0).text = STORY[0]
    layout.cell(0, 1).text = STORY[1]
    data = word.add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            data.cell(row, column).text = f"{row}{column}x"
    inner = data.cell(1, 1).add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            inner.cell(row, column).text = f"in{row}{column}"
    document = read("a.docx", save(word))
    assert [role for role, _ in _roles(document)][:2] == ["paragraph", "paragraph"]
    assert [(b.table, document.text[b.start : b.end]) for b in document.blocks if b.role == "cell"] == [
        ((0, 0, 0), "00x"), ((0, 0, 1), "01x"), ((0, 1, 0), "10x"), ((0, 1, 1), "11x"),
        ((1, 0, 0), "in00"), ((1, 0, 1), "in01"), ((1, 1, 0), "in10"), ((1, 1, 1), "in11"),
    ]  # fmt: skip


def test_insertions_are_kept_and_deletions_left_out(read: ReadBytes) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The base has ")
    for xml in (
        '<w:del w:id="1" w:author="A"><w:r><w:delText>4,000</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="A"><w:r><w:t xml:space="preserve">5,000 soldiers </w:t></w:r></w:ins>',
        '<w:moveFrom w:id="3" w:author="A"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>',
        "<w:r><w:t>and a range.</w:t></w:r>",
    ):
        paragraph._p.append(element(xml))
    joined = word.add_paragraph("The rent is paid ")
    joined._p.get_or_add_pPr().append(element('<w:rPr><w:del w:id="4" w:author="A"/></w:rPr>'))
    word.add_paragraph("in the spring of each year.")
    table = word.add_table(rows=3, cols=2)
    for row in range(3):
        for column in range(2):
            table.cell(row, column).text = f"r{row}c{column}"
    table.rows[1]._tr.get_or_add_trPr().append(element('<w:del w:id="5" w:author="A"/>'))
    document = read("a.docx", save(_with_story(word)))
    assert _roles(document)[:2] == [
        ("paragraph", "The base has 5,000 soldiers and a range."),
        ("paragraph", "The rent is paid in the spring of each year."),
    ]
    assert "r1c0" not in document.text
    assert _cells(document)[0, 1, 0][1] == "r2c0"


def test_links_fields_controls_and_text_boxes_show_their_words_once(read: ReadBytes) -> None:
    word = _with_story(docx.Document())
    paragraph = word.add_paragraph("See ")
    words = "The camp was handed back in 2014, as the ministry said then."
    box = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for xml in (
        "<w:hyperlink><w:r><w:t>the text</w:t></w:r></w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:tab/><w:t>of the lease</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:sdt><w:sdtContent><w:r><w:t>, part</w:t><w:noBreakHyphen/><w:t>two.</w:t></w:r></w:sdtContent></w:sdt>",
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    ):
        paragraph._p.append(element(xml))
    word.element.body.insert(
        0,
        element(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
            "<w:sdtContent><w:p><w:r><w:t>Terms</w:t><w:tab/><w:t>7</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    roles = _roles(read("a.docx", save(word)))
    assert roles[0] == ("furniture", "Terms 7")
    assert roles[4:] == [
        ("paragraph", "See the text of the lease, part-two."),
        ("paragraph", "The camp was handed back in 2014, as the ministry said then."),
    ]


def test_headers_and_footers_are_furniture_that_names_the_publisher(read: ReadBytes) -> None:
    word = _with_story(docx.Document())
    word.sections[0].header.paragraphs[0].text = "North Desk Annual"
    word.sections[0].footer.paragraphs[0].text = "© 2012 North Desk"
    document = read("a.docx", save(word))
    assert _roles(document)[0] == ("furniture", "North Desk Annual")
    assert _roles(document)[-1] == ("furniture", "© 2012 North Desk")
    assert (document.publisher, document.publisher_basis) == ("North Desk", "copyright")


def test_properties_of_the_file_tell_author_and_a_weak_date(read: ReadBytes) -> None:

    word = _with_story(docx.Document())
    assert read("untold.docx", save(word)).published is None, "the date of python-docx's own template is nobody's"
    word.core_properties.author = "Aida Toktosunova"
    word.core_properties.title = "On the Lease of the Range"
    word.core_properties.created = datetime.datetime(2009, 5, 1)
    word.core_properties.modified = datetime.datetime(2011, 5, 2, 23, 30)
    document = read("told.docx", save(word))
    assert (document.title, document.author) == ("On the Lease of the Range", "Aida Toktosunova")
    assert (document.published, document.published_basis) == ("2011-05-02", "modified")
    word.core_properties.author = "Microsoft Office User"
    word.core_properties.title = "Microsoft Word - lease.doc"
    document = read("made-up.docx", save(word))
    assert (document.title, document.author) == (None, None)


def test_the_same_file_gives_the_same_document_even_without_properties(read: ReadBytes) -> None:
    content = save(_with_story(docx.Document()))
    buffer = change_parts(content, {"_rels/.rels": _without_properties(content)})
    first, second = read("a.docx", buffer), read("a.docx", buffer)
    assert first == second
    assert first.published is None


def _without_properties(content: bytes) -> bytes:

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.sub(rb"<Relationship [^>]*core-properties[^>]*>", b"", archive.read("_rels/.rels"))


def test_entities_are_refused_and_never_resolved(read: ReadBytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    body = "<w:body><w:p><w:r><w:t>The base &x; of the town</w:t></w:r></w:p></w:body>"
    xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    content = save(_with_story(docx.Document()))
    bomb = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 50}">' for n in range(1, 12))
    for declared in (f'<!ENTITY x SYSTEM "file://{secret}">', f'<!ENTITY x0 "ha">{bomb}<!ENTITY x "&x11;">'):
        part = f'<?xml version="1.0"?><!DOCTYPE w:document [{declared}]><w:document {xmlns}>{body}</w:document>'
        with pytest.raises(RefusedFile, match=r"XML entities|damaged"):
            read("entities.docx", change_parts(content, {"word/document.xml": part}))


def test_what_unfolds_too_far_is_refused_before_it_is_unfolded(
    read: ReadBytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = save(_with_story(docx.Document()))
    monkeypatch.setattr(docx_package, "_load", lambda path: pytest.fail("the file was unfolded"))
    bomb = change_parts(content, {"word/document.xml": b" " * (docx_package.MOST_XML + 1)})
    assert len(bomb) < 1_000_000
    with pytest.raises(RefusedFile, match="too much to be read safely"):
        read("bomb.docx", bomb)
    with pytest.raises(RefusedFile, match="too much to be read safely"):
        read("many.docx", change_parts(content, {f"word/{number}.xml": b"" for number in range(5_001)}))


def test_locked_strict_and_embedding_files_are_refused_with_advice(read: ReadBytes) -> None:
    content = save(_with_story(docx.Document()))
    locked = bytearray(content)
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    with pytest.raises(RefusedFile, match="locked by a password"):
        read("locked.docx", bytes(locked))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    with pytest.raises(RefusedFile, match="Strict Open XML") as refused:
        read("strict.docx", change_parts(content, {"_rels/.rels": relations}))
    assert "save it again" in refused.value.advice
    word = _with_story(docx.Document())
    word.element.body.insert(0, element("<w:altChunk/>"))
    with pytest.raises(RefusedFile, match="another file inside"):
        read("chunk.docx", save(word))


def test_damaged_files_are_read_or_refused_but_never_break(read: ReadBytes) -> None:
    content = add_notes(save(_with_story(docx.Document())), "footnotes", {1: "Letter."})
    chance = random.Random(3)
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 8, 60))):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        with contextlib.suppress(RefusedFile):
            assert read("damaged.docx", bytes(damaged)).text
    for share in (0.2, 0.6, 0.95):
        with pytest.raises(RefusedFile, match="damaged or cut off"):
            read("cut.docx", content[: int(share * len(content))])


def test_macros_and_templates_are_read_as_documents(read: ReadBytes) -> None:

    content = save(_with_story(docx.Document()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    for other in (
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ):
        changed = change_parts(content, {"[Content_Types].xml": types.replace(main, other)})
        assert STORY[0] in read("a.docm", changed).text


def test_a_word_file_is_known_by_its_contents(tmp_path: Path) -> None:
    path = tmp_path / "renamed.txt"
    path.write_bytes(save(_with_story(docx.Document())))
    assert read_document(path, "renamed.txt").reader == "docx/4"
