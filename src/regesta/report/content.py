"""What a report is made of before it is printed: sections of paragraphs, lists and tables, and numbered notes.

Sentences enter as spans that say whose words they are; renderers (`markdown`, `html`) turn them into files. Nothing
here is escaped: escaping belongs to the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Block", "Edition", "Listing", "Note", "Paragraph", "Report", "Section", "Sentence", "Span", "Table"]

Edition = Literal["checking", "publication"]
SpanStyle = Literal["plain", "quotation", "label"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words: the program's (`plain`), a source's (`quotation`, without quotation marks), or a label."""

    text: str
    style: SpanStyle = "plain"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Spans that make one sentence, with the numbers of the notes that it rests on."""

    spans: tuple[Span, ...]
    notes: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it is read, quotation marks included, without its notes."""
        return "".join(f"“{span.text}”" if span.style == "quotation" else span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow each other; `run_in` is a short heading on the same line, or empty."""

    sentences: tuple[Sentence, ...]
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted list; each item is a paragraph."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column; every row has as many cells as there are columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


Block = Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; empty sections are not made."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the citation, and for the checking edition its remarks, quotations, place in the file and claims."""

    number: int
    citation: str
    remarks: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    place: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report on one country, ready to be printed; the same register gives the same bytes."""

    title: str
    edition: Edition
    introduction: Paragraph
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

    def to_markdown(self) -> str:
        """Return the report as Markdown with `[^n]` notes; nothing in a document can become markup."""
        from regesta.report.markdown import render_markdown

        return render_markdown(self)

    def to_html(self) -> str:
        """Return the report as one self-contained HTML page that prints well and needs no script."""
        from regesta.report.html import render_html

        return render_html(self)

    def to_docx(self) -> bytes:
        """Return the report as a Word file with native footnotes and headings that make its outline."""
        from regesta.report.docx import render_docx

        return render_docx(self)
