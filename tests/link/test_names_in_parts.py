"""Names of persons and bodies in their parts, and how two of them agree."""

from __future__ import annotations

import pytest

from regesta.link.body_names import compare_body_names, read_body_name
from regesta.link.person_names import compare_person_names, read_person_name


@pytest.mark.parametrize(
    ("name", "words", "fathers"),
    [
        ("Bashar al-Assad", ("bashar", "assad"), ()),
        ("President Askar Akaev", ("askar", "akaev"), ()),
        ("Smith, John", ("john", "smith"), ()),
        ("Mohammed bin Salman", ("mohammed", "salman"), ("salman",)),
        ("Sergei Borisovich Ivanov", ("sergei", "borisovich", "ivanov"), ("borisovich",)),
        ("S.V. Lavrov", ("s", "v", "lavrov"), ()),
        ("Abd al-Fattah al-Sisi", ("abdfattah", "sisi"), ()),
        ("Abdelfattah El-Sisi", ("abdfattah", "sisi"), ()),
        ("President", ("president",), ()),
    ],
)
def test_a_persons_name_in_parts(name: str, words: tuple[str, ...], fathers: tuple[str, ...]) -> None:
    found = read_person_name(name)
    assert (found.words, found.fathers) == (words, fathers)


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("Bashar al-Assad", "بشار الأسد", 0),
        ("Лавров С. В.", "Sergei Lavrov", 0),
        ("Volodymyr Zelensky", "Vladimir Zelensky", 0),
        ("PolPot", "Pol Pot", 0),
        ("Vladimir Pulin", "Vladimir Putin", 1),
        ("Sergei Borisovich Ivanov", "Sergei Dmitrievich Ivanov", None),
        ("Islam Karimov", "Lola Karimova", None),
        ("A. Nazarbayev", "Nursultan Nazarbayev", None),
    ],
)
def test_how_two_persons_names_agree(a: str, b: str, letters: int | None) -> None:
    assert compare_person_names(a, b).letters == compare_person_names(b, a).letters == letters


def test_father_and_son_who_change_places_agree_in_a_doubtful_order_only() -> None:
    assert compare_person_names("Ahmed Hassan", "Hassan Ahmed").doubtful_order
    assert (
        compare_person_names("Mohammed bin Salman", "Salman bin Mohammed").letters is None
        or compare_person_names("Mohammed bin Salman", "Salman bin Mohammed").doubtful_order
    )
    assert not compare_person_names("Ivanov, Sergei", "Sergei Ivanov").doubtful_order


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("OAO Gazprom", ("gazprom",)),
        ("Oboronnye Initsiativy o.O.O.", ("oboronnye", "initsiativy")),
        ("Brigade Forty-Four", ("brigade", "44")),
        ("The First Bank of Estonia", ("1", "bank", "estonia")),
        ("Limited", ("limited",)),
    ],
)
def test_a_bodys_name_without_its_legal_form(name: str, words: tuple[str, ...]) -> None:
    assert read_body_name(name) == words


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("Vodafone Limited", "Vodafone Ltd", 0),
        ("Stripe LLC", "Stripe GmbH", 0),
        ("World Health Organisation", "World Health Organization", 0),
        ("Toyota Motor Corporation", "Tayota Motor Corp", 1),
        ("BD plc", "BP plc", None),
        ("Bank of China", "Bank of Chile", None),
        ("Crystal Systems Ltd", "Crystal Ltd", None),
        ("Fund 12 LP", "Fund 13 LP", None),
    ],
)
def test_how_two_bodies_names_agree(a: str, b: str, letters: int | None) -> None:
    assert compare_body_names(a, b) == compare_body_names(b, a) == letters
