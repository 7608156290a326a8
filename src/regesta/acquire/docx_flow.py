"""The parts of a Word file enter; its paragraphs and cells leave in reading order, with what the file says of each.

body → content controls opened → paragraphs, tables of data, text boxes behind the paragraph that holds them → notes
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regesta.acquire.docx_package import WORD, WordParts
from regesta.acquire.docx_styles import StatedRole, WordStyles, is_on
from regesta.acquire.docx_tables import Cell, CellWords, read_cells
from regesta.acquire.docx_words import NoteCalls, Notes, Words, read_words
from regesta.acquire.pieces import collapse
from regesta.acquire.refusing import Unreadable
from regesta.acquire.tables import holds_data

_PARAGRAPH, _TABLE = f"{WORD}p", f"{WORD}tbl"
_WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "txbxContent"))
_CONTENTS_GALLERY = "table of contents"
_DEEPEST_TABLE = 20
"""Tables in tables that are followed; deeper ones are one cell's words."""


@dataclass(slots=True)
class WordPiece:
    """A paragraph, cell, note or header of a Word file."""

    text: str
    stated: StatedRole
    set_off: bool = False
    """Whether all of it is bold, underlined or centred."""
    mark: str | None = None
    cell: Cell | None = None
    table: int = 0


class WordFlow:
    """One pass over a Word file."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        self.styles = WordStyles(parts.styles)
        self.notes = _find_numbering(parts)
        self.tables = 0
        self.ends_inside = ""
        """Words of a paragraph whose end was deleted: they go on in the next one."""

    def body(self) -> Iterator[WordPiece]:
        """Yield the paragraphs and cells of the text in reading order."""
        yield from self._read(self.parts.document.find(f"{WORD}body"), depth=0)
        yield from self._unfinished()

    def notes_called(self) -> Iterator[WordPiece]:
        """Yield the notes that the text has called, footnotes first; to be asked after `body`."""
        for root, calls, tag in (
            (self.parts.footnotes, self.notes.foot, f"{WORD}footnote"),
            (self.parts.endnotes, self.notes.end, f"{WORD}endnote"),
        ):
            found = {} if root is None else {note.get(f"{WORD}id"): note for note in root.findall(tag)}
            for note, mark in list(calls.marks.items()):
                text = self._words_inside(found[note]) if note in found else ""
                if text:
                    yield WordPiece(f"[{mark}] {text}", StatedRole("footnote"), mark=mark)

    def edges(self, kind: str) -> list[str]:
        """Return the distinct lines of the headers or the footers; a mere page number is none."""
        lines = [
            collapse(read_words(paragraph, self.notes, self.styles).text)
            for name, root in self.parts.edges
            if name == kind
            for paragraph in root.iter(_PARAGRAPH)
        ]
        return list(dict.fromkeys(line for line in lines if any(map(str.isalpha, line))))

    def _read(self, container: Any, depth: int) -> Iterator[WordPiece]:
        for element in _opened(container):
            if element.tag == _PARAGRAPH:
                yield from self._read_paragraph(element, depth)
            elif element.tag == _TABLE:
                yield from self._unfinished()
                yield from self._read_table(element, depth)

    def _unfinished(self) -> Iterator[WordPiece]:
        """Yield the words of a paragraph whose end was deleted where no other paragraph follows."""
        if self.ends_inside.strip():
            yield WordPiece(self.ends_inside.strip(), StatedRole(None))
        self.ends_inside = ""

    def _read_paragraph(self, paragraph: Any, depth: int) -> Iterator[WordPiece]:
        properties = paragraph.find(f"{WORD}pPr")
        words = read_words(paragraph, self.notes, self.styles)
        text = collapse(self.ends_inside + words.text)
        self.ends_inside = ""
        if _end_is_deleted(properties):
            self.ends_inside = text + " " if words.text[-1:].isspace() else text
        elif text:
            stated = StatedRole("furniture") if _is_contents(paragraph) else self.styles.role_of(properties)
            yield WordPiece(text, stated, words.is_set_off or _is_centred(properties))
        for box in words.boxes:
            yield from self._read(box, depth)

    def _read_table(self, table: Any, depth: int) -> Iterator[WordPiece]:
        if depth >= _DEEPEST_TABLE:
            yield WordPiece(self._words_inside(table), StatedRole(None))
            return
        cells = read_cells(table, self._read_cell, self.styles)
        if not holds_data(cells):
            for cell in cells:
                yield from self._read(cell.element, depth + 1)
            return
        number, self.tables = self.tables, self.tables + 1
        for cell in cells:
            if cell.text:
                yield WordPiece(cell.text, StatedRole("cell"), cell=cell, table=number)
        for cell in cells:
            for inside in cell.inside:
                yield from (
                    self._read_table(inside, depth + 1) if inside.tag == _TABLE else self._read(inside, depth + 1)
                )

    def _read_cell(self, element: Any) -> CellWords:
        texts: list[Words] = []
        found = CellWords()
        for part in _opened(element):
            if part.tag == _TABLE:
                found.inside.append(part)
            else:
                words = read_words(part, self.notes, self.styles)
                found.inside += words.boxes
                texts += [words] if words.text.strip() else []
        found.text = collapse(" ".join(words.text for words in texts))
        found.set_off = bool(texts) and all(words.is_set_off or not words.letters for words in texts)
        found.set_off = found.set_off and any(words.letters for words in texts)
        return found

    def _words_inside(self, element: Any) -> str:
        paragraphs = (read_words(paragraph, self.notes, self.styles).text for paragraph in element.iter(_PARAGRAPH))
        return collapse(" ".join(paragraphs))


def _opened(container: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a container, also those in content controls and insertions."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag == f"{WORD}altChunk":
            raise Unreadable(
                "Part of its text is another file inside it, which is not read.",
                "Open it in a word processor and save it again as “Word Document (.docx)”.",
            )
        elif child.tag in _WRAPPERS and not _shows_placeholder(child):
            stack.append(iter(child))


def _shows_placeholder(control: Any) -> bool:
    """Say whether a content control is still empty: what it shows asks the writer to fill it in."""
    properties = control.find(f"{WORD}sdtPr")
    return properties is not None and is_on(properties.find(f"{WORD}showingPlcHdr"))


def _is_contents(paragraph: Any) -> bool:
    """Say whether a paragraph is in the table of contents that the program has made."""
    control = next(paragraph.iterancestors(f"{WORD}sdt"), None)
    gallery = None if control is None else control.find(f"{WORD}sdtPr/{WORD}docPartObj/{WORD}docPartGallery")
    return gallery is not None and (gallery.get(f"{WORD}val") or "").lower() == _CONTENTS_GALLERY


def _end_is_deleted(properties: Any | None) -> bool:
    return properties is not None and properties.find(f"{WORD}rPr/{WORD}del") is not None


def _is_centred(properties: Any | None) -> bool:
    place = None if properties is None else properties.find(f"{WORD}jc")
    return place is not None and place.get(f"{WORD}val") == "center"


def _find_numbering(parts: WordParts) -> Notes:
    """Return how the file numbers its notes; endnotes take roman figures where footnotes have the same numbers."""
    foot = _stated_numbering(parts, "footnotePr") or "decimal"
    end = _stated_numbering(parts, "endnotePr") or "lowerRoman"
    both = parts.document.find(f".//{WORD}footnoteReference") is not None
    return Notes(NoteCalls(foot), NoteCalls("lowerRoman" if both and foot != "lowerRoman" else end))


def _stated_numbering(parts: WordParts, name: str) -> str | None:
    for root in (parts.document, parts.settings):
        element = None if root is None else root.find(f".//{WORD}{name}/{WORD}numFmt")
        if element is not None:
            stated: str | None = element.get(f"{WORD}val")
            return stated
    return None
