"""Reports as one HTML page: a report enters, a self-contained page leaves that links and prints without a script.

Everything that comes from documents is escaped here, once; addresses become links only when they are http or https.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from regesta.report.content import Block, Listing, Note, Paragraph, Report, Section, Sentence, Span, Table
from regesta.report.printable import one_line

__all__ = ["render_html"]

STYLE = Path(__file__).with_name("report.css")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title} – country report</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<div class="page">
<main id="report">
<p class="kicker">Country report, {edition} edition</p>
{body}
</main>
</div>
</body>
</html>
"""
_ADDRESS = re.compile(r"https?://[^\s<>\"“”,;)]+")


def render_html(report: Report) -> str:
    """Return the page; notes link to their calls and back, and every heading has an address of its own."""
    return _Page(report).render()


class _Page:
    """One page in the making: it remembers where each note was called, so that notes can link back."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._calls: dict[int, int] = {}

    def render(self) -> str:
        title = _escape(self._report.title)
        sections = "\n".join(self._section(s, 2, f"s{n}") for n, s in enumerate(self._report.sections, 1))
        introduction = self._paragraph(self._report.introduction, 'p class="lead"')
        body = f"<h1>{title}</h1>\n{introduction}\n{self._contents()}\n{sections}\n{self._notes()}"
        style = STYLE.read_text(encoding="utf-8")
        return _PAGE.format(title=title, edition=self._report.edition, style=style, body=body)

    def _contents(self) -> str:
        items = "".join(
            f'<li><a href="#s{n}">{_escape(section.title)}</a></li>'
            for n, section in enumerate(self._report.sections, 1)
        )
        return f'<nav aria-label="Contents"><ul>{items}</ul></nav>'

    def _section(self, section: Section, level: int, anchor: str) -> str:
        tag = f"h{min(level, 6)}"
        blocks = "\n".join(self._block(block) for block in section.blocks)
        inner = "\n".join(self._section(s, level + 1, f"{anchor}-{n}") for n, s in enumerate(section.sections, 1))
        heading = f'<{tag} id="{anchor}">{_escape(section.title)}</{tag}>'
        return "\n".join(
            part for part in (f'<section aria-labelledby="{anchor}">', heading, blocks, inner, "</section>") if part
        )

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block, "p")
            case Listing():
                return "<ul>\n" + "\n".join(self._paragraph(item, "li") for item in block.items) + "\n</ul>"
            case Table():
                return self._table(block)

    def _paragraph(self, paragraph: Paragraph, tag: str) -> str:
        run_in = f"<b>{_escape(paragraph.run_in)}</b> " if paragraph.run_in else ""
        words = " ".join(self._sentence(sentence) for sentence in paragraph.sentences)
        return f"<{tag}>{run_in}{words}</{tag.split()[0]}>"

    def _sentence(self, sentence: Sentence) -> str:
        return "".join(_span(span) for span in sentence.spans) + "".join(self._call(n) for n in sentence.notes)

    def _call(self, number: int) -> str:
        """Return the raised number of a note; a note that is called again gets a second way back."""
        self._calls[number] = self._calls.get(number, 0) + 1
        anchor = f"c{number}-{self._calls[number]}"
        return (
            f'<sup><a id="{anchor}" href="#n{number}" role="doc-noteref" aria-label="Note {number}">{number}</a></sup>'
        )

    def _table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{_escape(column)}</th>' for column in table.columns)
        rows = "\n".join(
            "<tr>" + "".join(f"<td>{self._sentence(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
        )
        return (
            f'<div class="scroll" role="region" aria-label="{_escape(table.caption)}" tabindex="0"><table>'
            f"<caption>{_escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def _notes(self) -> str:
        if not self._report.notes:
            return ""
        items = "\n".join(self._note(note) for note in self._report.notes)
        heading = '<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2>'
        return f'{heading}\n<ol class="footnotes">\n{items}\n</ol></section>'

    def _note(self, note: Note) -> str:
        back = " ".join(
            f'<a href="#c{note.number}-{n}" role="doc-backlink" aria-label="Back to call {n} of {note.number}">↩</a>'
            for n in range(1, self._calls.get(note.number, 0) + 1)
        )
        parts = [_link_addresses(note.citation), *(_escape(remark) for remark in note.remarks)]
        if note.quotations:
            quoted = "; ".join(f'<span class="said">“{_escape(quotation)}”</span>' for quotation in note.quotations)
            label = "Quotation" if len(note.quotations) == 1 else "Quotations"
            beside = "; ".join([note.place, *([f"claim {', '.join(note.claims)}"] if note.claims else [])])
            parts.append(f"{label}: {quoted} ({_escape(beside)}).")
        return f'<li id="n{note.number}" value="{note.number}">{" ".join(parts)} {back}</li>'


def _span(span: Span) -> str:
    if span.style == "quotation":
        return f'<span class="said">“{_escape(span.text)}”</span>'
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and span.text.strip() else ""
    words = f"{lead}{_escape(span.text)}{tail}"
    return f"<em>{words}</em>" if span.style == "label" else words


def _escape(text: str) -> str:
    return escape(one_line(text), quote=True)


def _link_addresses(text: str) -> str:
    """Escape a citation and link the web addresses in it."""
    parts, last = [], 0
    line = one_line(text)
    for found in _ADDRESS.finditer(line):
        address = found.group().rstrip(".")
        parts += [
            escape(line[last : found.start()]),
            f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>',
        ]
        last = found.start() + len(address)
    return "".join(parts) + escape(line[last:])
