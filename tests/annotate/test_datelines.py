"""Datelines are cut off where they are ones, and nowhere else."""

import pytest

from regesta.annotate.parse.datelines import cut_behind_datelines


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KABUL, 3 May (AFP) – Two deminers were hurt.", "KABUL, 3 May (AFP) – "),
        ("PHNOM PENH, Cambodia -- The base was opened.", "PHNOM PENH, Cambodia -- "),
        ("NAHA, Okinawa Prefecture–Some 100 Marines left.", "NAHA, Okinawa Prefecture–"),
        ("UNIFIL, which grew in 2006 – its first year – left.", None),
        ("The base – a former airport – was closed.", None),
        ("MINUSMA left Mali in 2023.", None),
        (
            "Lomé, Togo - French officers and envoys of the rebels have signed a truce after many months of talks.",
            "Lomé, Togo - ",
        ),
        ("Lomé, Togo - French base.", None),
    ],
)
def test_a_dateline_is_a_stretch_of_its_own(text: str, dateline: str | None) -> None:
    stretches = [text[start:end] for start, end in cut_behind_datelines(text, [(0, len(text))])]
    assert stretches == ([text] if dateline is None else [dateline, text[len(dateline) :]])


def test_no_text_is_lost_between_blocks() -> None:
    text = "PARIS, 1 June (ABC) – A.\nROME, 2 June (ABC) – "
    assert list(cut_behind_datelines(text, [(0, 24), (25, len(text))])) == [(0, 22), (22, 24), (25, len(text))]
    assert list(cut_behind_datelines("", [])) == []


@pytest.mark.parametrize(
    ("text", "published", "dateline"),
    [
        ("Pristina, 28 May 2018 (Fushe News) - KFOR left.", "2018-05-28", "Pristina, 28 May 2018 (Fushe News) - "),
        ("Addis Ababa, May 3 (Wire) -- Troops left.", "2018-05-03", "Addis Ababa, May 3 (Wire) -- "),
        ("Zagreb, 3 May 1995 – Rockets hit the city.", "2001-06-05", None),
        ("Zagreb, 3 May 1995 – Rockets hit the city.", "2001-05-03", None),
        ("Zagreb, 3 May 1995 – Rockets hit the city.", None, None),
        ("On Tuesday, 3 May – a holiday – Croats left.", "1995-05-03", None),
    ],
)
def test_city_in_small_letters_needs_the_day_of_publication(
    text: str, published: str | None, dateline: str | None
) -> None:
    stretches = [text[start:end] for start, end in cut_behind_datelines(text, [(0, len(text))], published)]
    assert stretches == ([text] if dateline is None else [dateline, text[len(dateline) :]])
