"""A paragraph of a Word file enters; its words leave as they are shown, with the calls of its notes as "[12]".

Insertions are kept and deletions left out, as if all changes had been accepted. Hidden text, the code of fields,
comments and the marks of a note inside that note are not shown, so they are left out as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regesta.acquire.docx_package import WORD
from regesta.acquire.docx_styles import WordStyles, switch
from regesta.acquire.text_notes import write_raised

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHEMATICS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BOX = f"{WORD}txbxContent"
_LEFT_OUT = frozenset(
    f"{WORD}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt",
        "object", "footnoteRef", "endnoteRef", "annotationRef", "commentReference",
    )
)  # fmt: skip
_SPACES = frozenset(f"{WORD}{name}" for name in ("tab", "br", "cr", "ptab"))
_MOST_RAISED = 3
"""Figures of a raised number that calls a note; a longer one is no call."""
_MOST_MARK = 4
"""Letters of a mark that the author chose, as "*" or "a"."""


@dataclass(slots=True)
class NoteCalls:
    """The notes of one kind in the order of their calls, each with its mark."""

    numbering: str = "decimal"
    marks: dict[str, str] = field(default_factory=dict)
    numbered: int = 0

    def call(self, note: str, own_mark: str) -> str:
        """Return the mark that calls a note: its number in the order of calls, or the mark that the author chose."""
        if note not in self.marks:
            self.numbered += not own_mark
            self.marks[note] = own_mark or write_number(self.numbered, self.numbering)
        return self.marks[note]


@dataclass(slots=True)
class Notes:
    """The calls of footnotes and endnotes met so far."""

    foot: NoteCalls
    end: NoteCalls


@dataclass(slots=True)
class Words:
    """The words of a paragraph, the text boxes anchored in it, and how many of its letters are set off."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    letters: int = 0
    set_off: int = 0
    raised: str = ""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def is_set_off(self) -> bool:
        """Whether every letter is bold or underlined."""
        return 0 < self.letters == self.set_off

    def add(self, text: str, *, raised: bool = False, set_off: bool = False) -> None:
        """Add text; raised figures wait until they are whole."""
        if raised and text.strip().isdecimal():
            self.raised += text.strip()
            return
        self.end_raised()
        letters = sum(map(str.isalpha, text))
        self.letters += letters
        self.set_off += letters if set_off else 0
        self.parts.append(text)

    def end_raised(self) -> None:
        """Write the raised figure that has been collected: it calls a note, or is a power."""
        if self.raised:
            before = self.parts.pop().rstrip() if self.parts else ""
            call = write_raised(self.raised, before) if len(self.raised) <= _MOST_RAISED else self.raised
            self.parts += [before, call]
            self.raised = ""


def read_words(paragraph: Any, notes: Notes, styles: WordStyles) -> Words:
    """Return the words of a `w:p`; a paragraph that shows nothing has none."""
    words = Words()
    bold = styles.is_bold(paragraph.find(f"{WORD}pPr"))
    for run in _runs(paragraph, words.boxes):
        if run.tag == f"{_MATHEMATICS}t":
            words.add(run.text or "")
        else:
            _read_run(run, words, notes, bold)
    words.end_raised()
    return words


def _runs(element: Any, boxes: list[Any]) -> Iterator[Any]:
    """Yield the runs inside a paragraph in order; text boxes are set aside, of two versions the first is taken."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        elif child.tag == BOX:
            boxes.append(child)
        elif child.tag == f"{_COMPATIBILITY}AlternateContent":
            stack.append(iter(child[0] if len(child) else ()))
        elif child.tag in (f"{WORD}r", f"{_MATHEMATICS}t"):
            yield child
            stack.append(iter([inner for inner in child if inner.tag not in _IN_RUN]))
        else:
            stack.append(iter(child))


def _read_run(run: Any, words: Words, notes: Notes, bold: bool) -> None:
    properties = run.find(f"{WORD}rPr")
    if switch(properties, "vanish"):
        return
    stated = switch(properties, "b")
    underlined = properties is not None and _attribute(properties, "u") not in (None, "none")
    set_off = underlined or (bold if stated is None else stated)
    raised = properties is not None and _attribute(properties, "vertAlign") == "superscript"
    own_mark = ""
    for child in run:
        if child.tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
            calls = notes.foot if child.tag == f"{WORD}footnoteReference" else notes.end
            own_mark = _own_mark(child, run)
            words.end_raised()
            words.add(f"[{calls.call(child.get(f'{WORD}id') or '', own_mark)}]")
        elif child.tag == f"{WORD}t" and not own_mark:
            words.add(child.text or "", raised=raised, set_off=set_off)
        elif child.tag in _SPACES:
            words.add(" ")
        elif child.tag == f"{WORD}noBreakHyphen":
            words.add("-")


def _own_mark(reference: Any, run: Any) -> str:
    """Return the mark that the author chose for a note: it stands as text behind the reference."""
    if (reference.get(f"{WORD}customMarkFollows") or "0") in ("0", "false"):
        return ""
    mark = "".join(text.text or "" for text in run.findall(f"{WORD}t")).strip(" ()[]")
    return mark if len(mark) <= _MOST_MARK else ""


def _attribute(properties: Any, name: str) -> str | None:
    element = properties.find(f"{WORD}{name}")
    return None if element is None else element.get(f"{WORD}val")


def write_number(number: int, numbering: str) -> str:
    """Return the number of a note as a file asks for it: roman figures, letters, else decimal."""
    if numbering in ("lowerRoman", "upperRoman"):
        return _write_roman(number)
    if numbering in ("lowerLetter", "upperLetter") and number <= 26:
        return chr(ord("a") + number - 1)
    return str(number)


def _write_roman(number: int) -> str:
    values = (100, 90, 50, 40, 10, 9, 5, 4, 1)
    figures = ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    written = ""
    for value, figure in zip(values, figures, strict=True):
        written += figure * (number // value)
        number %= value
    return written


_IN_RUN = frozenset(
    {
        *_LEFT_OUT, *_SPACES, f"{WORD}t", f"{WORD}noBreakHyphen", f"{WORD}footnoteReference", f"{WORD}endnoteReference",
    }
)  # fmt: skip
"""Elements of a run that `_read_run` reads itself; what else is inside may anchor text boxes."""
