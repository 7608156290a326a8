from __future__ import annotations

import pytest

from regesta.acquire.decoding import decode_page, decode_plain
from regesta.acquire.refusing import Unreadable

QUOTED = "“We don’t know,” said Renée Müller – the café’s owner in Málaga – about the €5 naïveté."
RUSSIAN = "Военная база остаётся в республике. Министр сказал, что соглашение подписано."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_western_text_is_read_in_either_encoding(encoding: str) -> None:
    assert decode_plain(QUOTED.encode(encoding)) == QUOTED


def test_latin_1_is_read() -> None:
    assert decode_plain("Café Noël, Besançon".encode("latin-1")) == "Café Noël, Besançon"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_russian_text_is_read_in_its_old_encodings(encoding: str) -> None:
    assert decode_plain(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_decides_and_stays(encoding: str) -> None:
    content = QUOTED.encode(encoding) if encoding == "utf-8-sig" else ("\ufeff" + QUOTED).encode(encoding)
    assert decode_plain(content) == "\ufeff" + QUOTED


def test_english_with_curly_quotes_alone_is_sure() -> None:
    assert decode_plain(b"\x93Yes,\x94 he said \x96 twice\x85") == "“Yes,” he said – twice…"


def test_what_fits_no_reading_is_refused() -> None:
    with pytest.raises(Unreadable, match="encoding"):
        decode_plain(b"plain words " + bytes(range(0x80, 0x100)) * 3)


def test_damaged_utf16_is_refused_with_its_place() -> None:
    with pytest.raises(Unreadable, match="UTF-16-LE but is damaged at byte"):
        decode_plain("\ufefftext".encode("utf-16-le") + b"\x00")


def test_control_characters_are_no_text() -> None:
    with pytest.raises(Unreadable, match="control characters"):
        decode_plain(b"a\x00b\x01\x02c" * 10)


def test_a_page_with_a_wrong_declaration_is_seen_through() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>“Ош” – Qurghonteppa’s</p></body></html>'
    assert decode_page(page.encode()) == page
    russian = page.replace("“Ош” – Qurghonteppa’s", RUSSIAN).replace("iso-8859-1", "utf-8")
    assert RUSSIAN in decode_page(russian.encode("cp1251"))


def test_the_declared_charset_is_used_where_it_fits() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź, Škoda</p>'
    assert decode_page(page.encode("cp1250")) == page


def test_a_few_broken_characters_do_not_cost_a_page() -> None:
    content = ("<p>" + "é " * 100 + "</p>").encode() + b"\xc3 "
    assert decode_page(content).count("\ufffd") == 1


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        decode_plain(("é " * 40).encode() + b"\xc3 ")


def test_bytes_of_another_encoding_pasted_into_utf8_are_read_as_meant() -> None:
    whole = "The base – “for ever” – stays in Tórshavn, said Müller."
    mixed = whole.encode().replace("“for ever”".encode(), "“for ever”".encode("cp1252"))
    assert decode_plain(mixed) == whole
    assert decode_page(b"<p>" + mixed + b"</p>") == f"<p>{whole}</p>"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zero_bytes(encoding: str) -> None:
    text = "<p>Russia keeps 1,400 men – “for ever” – in the valley.</p>"
    assert decode_page(text.encode(encoding)) == text
    assert decode_plain(text.encode(encoding)) == text
