"""Reports as Word files with native footnotes: a report enters, the bytes of a .docx leave.

Only the parts of the format that a report needs are written, by the standard library. A note that is called twice
becomes two footnotes, for Word numbers footnotes by their calls and editors move sentences. The same report gives the
same bytes: the archive's time stamps are fixed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from regesta.report.content import Block, Listing, Note, Paragraph, Report, Section, Sentence, Span, Table
from regesta.report.printable import one_line

__all__ = ["render_docx"]

PARTS = Path(__file__).with_name("docx_parts")
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST_FOOTNOTE = 2
"""Footnotes 0 and 1 are the separators that Word asks for."""


def render_docx(report: Report) -> bytes:
    """Return the file's bytes; headings use Word's own styles, so that its outline and contents work."""
    body = _Body(report)
    document = body.render()
    written = {
        "[Content_Types].xml": _part("content_types.xml"),
        "_rels/.rels": _part("package_rels.xml"),
        "word/document.xml": document,
        "word/footnotes.xml": body.footnotes(),
        "word/styles.xml": _part("styles.xml"),
        "word/numbering.xml": _part("numbering.xml"),
        "word/_rels/document.xml.rels": _part("document_rels.xml"),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in written.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


class _Body:
    """The main text in the making; it collects a footnote for each call."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._notes = {note.number: note for note in report.notes}
        self._footnotes: list[str] = []

    def render(self) -> str:
        parts = [_paragraph(_run(self._report.title), "Title"), self._paragraph(self._report.introduction)]
        for section in self._report.sections:
            parts += self._section(section, 1)
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" '
        page += 'w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
        return f"{_HEAD}<w:document {_NAMESPACE}><w:body>{''.join(parts)}{page}</w:body></w:document>"

    def footnotes(self) -> str:
        """Return the part with all footnotes; it is whole only after `render`."""
        separators = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote>"
        )
        return f"{_HEAD}<w:footnotes {_NAMESPACE}>{separators}{''.join(self._footnotes)}</w:footnotes>"

    def _section(self, section: Section, level: int) -> list[str]:
        parts = [_paragraph(_run(section.title), f"Heading{min(level, 3)}")]
        for block in section.blocks:
            parts += self._block(block)
        for inner in section.sections:
            parts += self._section(inner, level + 1)
        return parts

    def _block(self, block: Block) -> list[str]:
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Listing():
                return [self._paragraph(item, "ListBullet") for item in block.items]
            case Table():
                return [_paragraph(_run(block.caption), "Caption"), self._table(block), _paragraph("")]

    def _paragraph(self, paragraph: Paragraph, style: str = "") -> str:
        run_in = _run(f"{paragraph.run_in} ", bold=True) if paragraph.run_in else ""
        sentences = _run(" ").join(self._sentence(sentence) for sentence in paragraph.sentences)
        return _paragraph(run_in + sentences, style)

    def _sentence(self, sentence: Sentence) -> str:
        return "".join(_span(span) for span in sentence.spans) + "".join(self._call(n) for n in sentence.notes)

    def _call(self, number: int) -> str:
        """Add the footnote and return its call."""
        identity = FIRST_FOOTNOTE + len(self._footnotes)
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        text = _run(f" {_note_text(self._notes[number])}")
        self._footnotes.append(f'<w:footnote w:id="{identity}">{_paragraph(mark + text, "FootnoteText")}</w:footnote>')
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{identity}"/></w:r>'

    def _table(self, table: Table) -> str:
        width = 9070 // len(table.columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in table.columns)
        head = "".join(_cell(_run(column, bold=True), width) for column in table.columns)
        rows = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
        for row in table.rows:
            rows += f"<w:tr>{''.join(_cell(self._sentence(cell), width) for cell in row)}</w:tr>"
        style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _note_text(note: Note) -> str:
    parts = [note.citation, *note.remarks]
    if note.quotations:
        label = "Quotation" if len(note.quotations) == 1 else "Quotations"
        beside = "; ".join([note.place, *([f"claim {', '.join(note.claims)}"] if note.claims else [])])
        parts.append(f"{label}: {'; '.join(f'“{quotation}”' for quotation in note.quotations)} ({beside}).")
    return " ".join(parts)


def _span(span: Span) -> str:
    if span.style == "quotation":
        return _run(f"“{span.text}”")
    return _run(span.text, italic=span.style == "label")


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a run of text; spaces at its ends are kept, control characters are not."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    style = f"<w:rPr>{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}</w:rPr>" if bold or italic else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{lead}{escape(one_line(text))}{tail}</w:t></w:r>'


def _paragraph(runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _cell(runs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(runs)}</w:tc>'
