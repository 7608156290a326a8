"""Reports as Markdown with `[^n]` notes: a report enters, text leaves in which no document's words can be markup."""

from __future__ import annotations

import re

from regesta.report.content import Block, Listing, Note, Paragraph, Report, Section, Sentence, Span, Table
from regesta.report.printable import one_line

__all__ = ["escape_markdown", "render_markdown"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!&^])")
_OPENING = re.compile(r"^(\d*)([-+=.)])(?=\s|=|-|\+|$)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data):|\bwww\.")


def render_markdown(report: Report) -> str:
    """Return the whole report, notes at the end, ending in a newline."""
    parts = [f"# {escape_markdown(report.title)}", _paragraph(report.introduction)]
    for section in report.sections:
        parts += _section(section, 2)
    parts += ["\n".join(_note(note) for note in report.notes)] if report.notes else []
    return "\n\n".join(parts) + "\n"


def escape_markdown(text: str) -> str:
    """Return text that prints as it is: markup characters are escaped, addresses are not linked by themselves."""
    escaped = _MARKUP.sub(r"\\\1", one_line(text))
    escaped = _LINK.sub(lambda found: found.group().replace(":", "\\:").replace("www.", "www\\."), escaped)
    return _OPENING.sub(r"\1\\\2", escaped)


def _section(section: Section, level: int) -> list[str]:
    parts = [f"{'#' * level} {escape_markdown(section.title)}"]
    parts += [_block(block) for block in section.blocks]
    for inner in section.sections:
        parts += _section(inner, level + 1)
    return parts


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Listing():
            return "\n".join(f"- {_paragraph(item)}" for item in block.items)
        case Table():
            return _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    run_in = f"**{escape_markdown(paragraph.run_in)}** " if paragraph.run_in else ""
    return run_in + " ".join(_sentence(sentence) for sentence in paragraph.sentences)


def _sentence(sentence: Sentence) -> str:
    words = "".join(_span(span, first=number == 0) for number, span in enumerate(sentence.spans))
    return words + "".join(f"[^{number}]" for number in sentence.notes)


def _span(span: Span, *, first: bool) -> str:
    """Escape a span; spaces at its ends belong to the sentence and stay."""
    if span.style == "quotation":
        return f"“{escape_markdown(span.text)}”"
    if span.style == "label":
        return f"*{escape_markdown(span.text)}*"
    escaped = escape_markdown(span.text) if first else _MARKUP.sub(r"\\\1", one_line(span.text))
    lead = " " if not first and span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and escaped else ""
    return f"{lead}{escaped}{tail}"


def _table(table: Table) -> str:
    head = "| " + " | ".join(escape_markdown(column) for column in table.columns) + " |"
    rows = ["| " + " | ".join(_sentence(cell) for cell in row) + " |" for row in table.rows]
    return "\n".join([head, "|" + "---|" * len(table.columns), *rows])


def _note(note: Note) -> str:
    parts = [escape_markdown(note.citation), *(escape_markdown(remark) for remark in note.remarks)]
    if note.quotations:
        quoted = "; ".join(f"“{escape_markdown(quotation)}”" for quotation in note.quotations)
        label = "Quotation" if len(note.quotations) == 1 else "Quotations"
        beside = "; ".join([note.place, *([f"claim {', '.join(note.claims)}"] if note.claims else [])])
        parts.append(f"{label}: {quoted} ({escape_markdown(beside)}).")
    return f"[^{note.number}]: {' '.join(parts)}"
