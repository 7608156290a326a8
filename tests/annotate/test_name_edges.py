"""Names end where their words say so."""

from __future__ import annotations

import pytest

from regesta.annotate.parse.name_edges import settle_names


def names(text: str, *spans: tuple[int, int, str]) -> list[str]:
    """Give the names that are left of a sentence in which the model named these words."""
    words = text.split()
    labels = ["O"] * len(words)
    for start, end, kind in spans:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    found: list[str] = []
    for word, label in zip(words, settle_names(words, labels), strict=True):
        if label[0] == "B":
            found.append(word)
        elif label[0] == "I":
            found[-1] += f" {word}"
    return found


@pytest.mark.parametrize(
    ("text", "span", "left"),
    [
        ("Ana Lopes of the paper wrote", (0, 3, "PERSON"), ["Ana Lopes"]),
        ("Colonel Ruiz said so", (1, 3, "PERSON"), ["Ruiz"]),
        ("write to press@navy.example today", (2, 3, "ORG"), []),
        ("the hangar in Gyumri Armenia burned", (3, 5, "PLACE"), ["Gyumri", "Armenia"]),
        ("a depot near Killeen Texas was emptied", (3, 5, "PLACE"), ["Killeen", "Texas"]),
        ("troops crossed northern Mali at night", (2, 4, "PLACE"), ["northern Mali"]),
        ("a post in West Virginia closed", (3, 5, "PLACE"), ["West Virginia"]),
        ("patrols off Papua New Guinea ended", (2, 5, "PLACE"), ["Papua New Guinea"]),
        ("Kant air base is near", (0, 3, "FACILITY"), ["Kant air base"]),
    ],
)
def test_names_end_where_their_words_say_so(text: str, span: tuple[int, int, str], left: list[str]) -> None:
    assert names(text, span) == left


def test_halves_and_nationalities_are_joined() -> None:
    assert names("the British Army Unit Kenya trains", (1, 2, "NATIONALITY"), (2, 4, "UNIT"), (4, 5, "UNIT")) == [
        "British Army Unit Kenya"
    ]
    assert names("Russian 58th Army", (0, 1, "NATIONALITY"), (1, 3, "UNIT")) == ["Russian", "58th Army"]
    assert names("Chadian N'Djamena", (0, 1, "NATIONALITY"), (1, 2, "PLACE")) == ["Chadian", "N'Djamena"]


def test_what_stands_beside_a_name_keeps_its_label() -> None:
    assert settle_names(["NATO", "Ana", "of"], ["B-ORG", "B-PERSON", "I-PERSON"]) == ["B-ORG", "B-PERSON", "O"]
    assert settle_names([], []) == []
