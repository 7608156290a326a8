"""The path of a PDF enters; its text, blocks with their pages, and its origin leave.

file → characters of each page (pdf_lines) → ruled tables (pdf_rulings, pdf_cells), lines → running heads, notes,
paragraphs, headings (pdf_layout) → blocks
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from regesta.acquire.pdf_cells import PageText, part_tables
from regesta.acquire.pdf_layout import arrange_pages
from regesta.acquire.pdf_lines import read_glyphs
from regesta.acquire.pdf_rulings import Rulings, open_rulings
from regesta.acquire.pieces import Reading, collapse, compose
from regesta.acquire.plain_text import printed_origin
from regesta.acquire.printed_dates import make_day
from regesta.acquire.publication import DateFound
from regesta.acquire.refusing import NoText, Unreadable

MOST_PAGES = 5_000
MOST_CHARACTERS = 4_000_000
"""Text of a PDF read at most, as much as of a text file; a small PDF can unfold to any size."""
TABLES_READ = "+tables"
"""What the reader's name has behind its version where ruled tables were read: the extra `[pdf]` makes another text."""
_END_BYTES = 65_536
"""How far from its end a PDF may have its end mark; downloads append some garbage."""
_SCANNED_SHARE = 0.5
"""Share of pages without any text above which a PDF counts as scanned: less is a cover, plates or an annex."""
_IMAGE_OBJECT = 3  # FPDF_PAGEOBJ_IMAGE
_LOOKED_AT_OBJECTS = 500
_LINEARIZED_LENGTH = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.S)
_SAVE_AGAIN = "Download or save it again."


def read_pdf(path: Path) -> Reading:
    """Return the text of a PDF in blocks that know their page.

    Raises Unreadable for a PDF that needs a password, is cut off or damaged, has more than `MOST_PAGES` pages, or
    whose pages are mostly images (it says how many).
    """
    _refuse_cut_off(path)
    with _open(path) as document:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"It has {len(document):,} pages; {MOST_PAGES:,} are read.", "Split it into parts.")
        with open_rulings(path, len(document)) as rulings:
            pages, without_text, images = _read_pages(document, rulings)
        stated = document.get_metadata_dict()
    if without_text > _SCANNED_SHARE * len(pages):
        if not images:
            raise NoText
        which = "All" if images == len(pages) else f"{images} of"
        raise Unreadable(
            f"{which} its {len(pages)} pages are images without text.",
            "Make the text readable with OCR (as ocrmypdf does) and build again.",
        )
    text, blocks = compose(arrange_pages(pages, collapse(stated.get("Title", ""))))
    author = collapse(stated.get("Author", "")) or None
    return Reading(
        text=text,
        blocks=blocks,
        origin=printed_origin(text, blocks, list(_stated_dates(stated)), author),
        means=TABLES_READ if any(page.tables for page in pages) else "",
    )


def _read_pages(document: Any, rulings: Rulings) -> tuple[list[PageText], int, int]:
    """Return the text of every page, how many pages have no text, and how many of these show images."""
    from pypdfium2 import PdfiumError

    pages: list[PageText] = []
    without_text = images = characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            glyphs = read_glyphs(page, MOST_CHARACTERS - characters)
            text = part_tables(page, glyphs, rulings.on_page(number, page) if glyphs else ())
        except PdfiumError as error:
            raise Unreadable(f"Page {number + 1} of {len(document)} is damaged.", _SAVE_AGAIN) from error
        characters += len(glyphs)
        if characters >= MOST_CHARACTERS:
            raise Unreadable(f"It has more than {MOST_CHARACTERS:,} characters of text.", "Split it into parts.")
        if not text.lines and not text.tables:
            without_text += 1
            images += _shows_image(page)
        pages.append(text)
        page.close()
    return pages, without_text, images


def _shows_image(page: Any) -> bool:
    objects = page.get_objects(max_depth=3)
    return any(item.type == _IMAGE_OBJECT for item, _ in zip(objects, range(_LOOKED_AT_OBJECTS), strict=False))


@contextmanager
def _open(path: Path) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() and _is_encrypted(path):
            raise Unreadable("It is locked by a password.", "Save a copy without password and build again.") from error
        raise Unreadable("It is damaged: no page can be read.", _SAVE_AGAIN) from error
    try:
        if not len(document):
            raise Unreadable("It is damaged: it has no pages.", _SAVE_AGAIN)
        yield document
    finally:
        document.close()


def _is_encrypted(path: Path) -> bool:
    """Say whether a PDF names an encryption; PDFium also reports a wrong password for some damaged files."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(b"/Encrypt") >= 0


def _refuse_cut_off(path: Path) -> None:
    """Refuse a PDF without its end: readers rebuild such files and silently lose pages."""
    with path.open("rb") as file:
        head = file.read(2048)
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES))
        end = file.read()
    stated = _LINEARIZED_LENGTH.search(head)
    if b"%%EOF" not in end or (stated and int(stated[1]) > size):
        raise Unreadable("It is damaged or cut off: its end is missing.", _SAVE_AGAIN)


def _stated_dates(stated: dict[str, str]) -> Iterator[DateFound]:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", stated.get("CreationDate", ""))
    day = make_day(int(match[1]), int(match[2]), int(match[3])) if match else None
    if day:
        yield DateFound(edtf=day, basis="modified", where="when the PDF file was made")
