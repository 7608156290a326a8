"""Every kind of file that cannot be read, made here, and the words by which it is refused."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from regesta.acquire import read_document, reading
from regesta.errors import RefusedFile
from tests.acquire.conftest import ReadBytes

RUSSIAN = (
    "Россия и Таджикистан подписали соглашение о пребывании военной базы на территории республики. "
    "Министры обороны двух стран поставили подписи в присутствии президентов. "
)
SPACED = (
    " ".join("The two states signed an agreement on the stay of the troops and on the rent".replace(" ", "")) + ". "
)
GERMAN = (
    "Die beiden Staaten haben ein Abkommen über den Verbleib der Truppen unterzeichnet, das für weitere "
    "dreißig Jahre gelten soll. Die Minister sprachen danach vor der Presse über die Kosten. "
)
ENGLISH = (
    "The two states signed an agreement on the stay of the troops, which is to run for another thirty years. "
    "The ministers then spoke to the press about what it will cost. "
)


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.txt", b"  \n\t \n", "no text"),
        ("numbers.txt", b"12 34 56\n78\n", "no text"),
        ("spaced.txt", (SPACED * 8).encode(), "letter by letter"),
        ("random.bin", random.Random(1).randbytes(4000), "binary"),
        ("random.txt", random.Random(2).randbytes(4000), "binary"),
        ("report.docx", _zip("[Content_Types].xml", "word/document.xml"), "damaged"),
        ("renamed.txt", _zip("[Content_Types].xml", "word/document.xml"), "damaged"),
        ("songs.docx", _zip("song.mp3"), "ZIP archive of something else"),
        ("typed.docx", b"This is no Word file at all, whatever its name says.", "does not begin"),
        ("locked.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "locked by a password"),
        ("report.odt", _zip("mimetypeapplication/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("report.pages", _zip("Index/Document.iwa"), "Pages"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "Microsoft Office"),
        ("notes.rtf", b"{\\rtf1\\ansi Hello}", "RTF"),
        ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        ("figures.csv", b"year,troops\n2004,5000\n", "data file"),
        ("page.mht", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "MHTML"),
        ("script.js", b"function f() { return 1 }", "script"),
        ("data.xml", b"<?xml version='1.0'?><root><a>text</a></root>", "data"),
        ("fake.pdf", b"This is no PDF at all, whatever its name says.", "does not begin"),
    ],
)
def test_what_is_no_document_is_refused_with_reason_and_advice(
    read: ReadBytes, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(RefusedFile, match=reason) as refused:
        read(name, content)
    assert refused.value.name == name
    assert refused.value.advice.endswith(".")


def test_too_large_a_text_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"A line of text.\n" * 600)
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))
    with pytest.raises(RefusedFile, match=r"200 MB; a file of this kind may have 4 MB"):
        read_document(path, "huge.txt")


def test_too_much_text_in_a_page_is_refused_with_advice(read: ReadBytes, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<html><body><h1>Ranges</h1><p>" + b"The range is near the old town. " * 60 + b"</p></body></html>"
    assert read("long.html", page).text
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 1_000)
    with pytest.raises(RefusedFile, match=r"characters of text; 1,000 are read") as refused:
        read("long.html", page)
    assert refused.value.advice == "Split it into parts."


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="cannot be opened"):
        read_document(tmp_path / "gone.txt", "gone.txt")


def test_other_languages_are_refused_by_name(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match="in Russian; only English is read so far"):
        read("ru.txt", (RUSSIAN * 8).encode())
    with pytest.raises(RefusedFile, match="in German"):
        read("de.txt", (GERMAN * 8).encode())


def test_short_and_mixed_texts_are_not_refused(read: ReadBytes) -> None:
    assert read("short.txt", RUSSIAN[:60].encode()).text
    assert read("mixed.txt", (ENGLISH * 5 + "\n\n" + RUSSIAN * 10).encode()).text
    assert read("quotation.txt", (ENGLISH * 4 + "\n\n" + GERMAN).encode()).text


def test_english_full_of_foreign_names_is_read(read: ReadBytes) -> None:
    names = "Sooronbay Jeenbekov, Emomali Rahmon, Qurghonteppa, Bokhtar, Kulob, Shaymak, Murghob and Khorugh. "
    assert read("names.txt", (("They met in " + names) * 12).encode()).language == "en"
