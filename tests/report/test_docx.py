"""The Word file: its parts fit together, its footnotes are native, hostile text stays text."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from regesta.report import write_report
from tests.report.making import NoLinking
from tests.report.test_rendering import HOSTILE, hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts() -> dict[str, etree._Element]:
    document, claim = hostile()
    written = write_report("Ruritania", (document,), (claim,), NoLinking(), ()).to_docx()
    with ZipFile(BytesIO(written)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_every_part_is_declared_and_there() -> None:
    found = parts()
    declared = {e.get("PartName")[1:] for e in found["[Content_Types].xml"] if e.get("PartName")}
    related = {f"word/{e.get('Target')}" for e in found["word/_rels/document.xml.rels"]}
    assert declared <= set(found)
    assert related <= declared


def test_every_call_has_its_own_native_footnote() -> None:
    found = parts()
    calls = [e.get(f"{W}id") for e in found["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = [e.get(f"{W}id") for e in found["word/footnotes.xml"].iter(f"{W}footnote") if e.get(f"{W}type") is None]
    assert calls == notes
    assert len(set(calls)) == len(calls) > 3


def test_styles_that_are_used_are_defined() -> None:
    found = parts()
    defined = {e.get(f"{W}styleId") for e in found["word/styles.xml"].iter(f"{W}style")}
    used = {
        e.get(f"{W}val")
        for name in ("word/document.xml", "word/footnotes.xml")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for e in found[name].iter(f"{W}{tag}")
    }
    assert used <= defined
    assert {"Heading1", "FootnoteText", "TableGrid"} <= used


def test_text_of_documents_is_whole_and_no_markup() -> None:
    found = parts()
    text = "".join(e.text or "" for e in found["word/footnotes.xml"].iter(f"{W}t"))
    assert HOSTILE.replace("\u202e", "").replace("\u202c", "") in text
    assert {e.tag for e in found["word/document.xml"].iter() if not e.tag.startswith(W)} == set()


def test_same_report_gives_the_same_bytes() -> None:
    document, claim = hostile()
    one, two = (write_report("Ruritania", (document,), (claim,), NoLinking(), ()).to_docx() for _ in range(2))
    assert one == two
