"""Writes Word files for the tests: with python-docx what it can write, and the parts that it cannot by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.oxml import parse_xml

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def save(document: Any, changed: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a python-docx document as the bytes of its file, with some parts written anew or added."""
    buffer = io.BytesIO()
    document.save(buffer)
    return change_parts(buffer.getvalue(), changed or {})


def change_parts(content: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    """Return a Word file with some parts written anew or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in changed:
                after.writestr(name, before.read(name))
        for name, part in changed.items():
            after.writestr(name, part)
    return buffer.getvalue()


def add_notes(content: bytes, kind: str, notes: Mapping[int, str]) -> bytes:
    """Return a Word file with a part of notes, as Word writes it; `kind` is "footnotes" or "endnotes"."""
    single = kind[:-1]
    separator = f'<w:{single} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{single}>'
    written = "".join(
        f'<w:{single} w:id="{number}"><w:p><w:r><w:{single}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{single}>'
        for number, text in notes.items()
    )
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} xmlns:w="{WORD}">{separator}{written}</w:{kind}>'
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{_NOTE_TYPE.format(kind=kind)}"/></Types>'
    relation = f'<Relationship Id="rId{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/></Relationships>'
    return change_parts(
        content,
        {
            "[Content_Types].xml": types.replace("</Types>", override),
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation),
            f"word/{kind}.xml": part,
        },
    )


def element(xml: str) -> Any:
    """Return an element of WordprocessingML from its XML, in which the prefix w: is known."""
    return parse_xml(re.sub(r"^<[\w:]+", rf'\g<0> xmlns:w="{WORD}"', xml, count=1))


def call_note(paragraph: Any, number: int, kind: str = "footnote", mark: str = "") -> None:
    """Put the call of a note at the end of a paragraph; `mark` is one that the author chose."""
    own = ' w:customMarkFollows="1"' if mark else ""
    shown = f"<w:t>{mark}</w:t>" if mark else ""
    paragraph._p.append(element(f'<w:r><w:{kind}Reference{own} w:id="{number}"/>{shown}</w:r>'))
