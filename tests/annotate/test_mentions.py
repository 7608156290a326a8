"""Names are whole, start and end with letters or figures, and are typed by what they name."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from regesta.annotate.names import find_mentions
from regesta.annotate.names.patterns import find_treaties
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.vocabulary.gazetteer import load_gazetteer


@cache
def _model() -> SyntaxModel:
    return SyntaxModel()


@cache
def names_in(text: str) -> tuple[tuple[str, str], ...]:
    """Give (words, type) of each mention."""
    found = find_mentions(_model().parse(text, [(0, len(text))]), load_gazetteer())
    return tuple((mention.text, mention.type) for mention in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laos joined the Mine Ban Treaty in 2003.", ("Mine Ban Treaty", "treaty")),
        ("It joined the Convention on Cluster Munitions, and left.", ("Convention on Cluster Munitions", "treaty")),
        ("Peru has not ratified Amended Protocol II.", ("Amended Protocol II", "treaty")),
        ("They work at the Transit Center at Manas on weekdays.", ("Transit Center at Manas", "facility")),
        ("Oman hosts the U.S. Air Forces Central Command there.", ("U.S. Air Forces Central Command", "military_unit")),
        ("The British Army Training Unit Kenya is in Nanyuki.", ("British Army Training Unit Kenya", "military_unit")),
        ("Talks with Russia; the other side waits.", ("Russia", "country")),
        ("French troops left Abéché and N'Djamena.", ("N'Djamena", "place")),
        ("They came from Bosnia and Herzegovina.", ("Bosnia and Herzegovina", "country")),
    ],
)
def test_names_are_whole_and_typed(text: str, name: tuple[str, str]) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks with Russia; the Russian side asks for a base, and Russia gives no date.", "Russia;"),
        ("The Russian side asks for a base and gives no date.", "asks"),
        ("French troops left Abéché and N'Djamena.", "Abéché and N'Djamena"),
        ("Camp Lemonnier in Djibouti is leased.", "Camp Lemonnier in Djibouti"),
        ("They serve at the 102nd Military Base in Gyumri.", "Military Base in Gyumri"),
        ("Kant Military Base in Osh was closed.", "Military Base in Osh"),
        ("The base in the north was closed.", "base in the north"),
        ("Belarus left the Collective Security Treaty Organization.", "Collective Security Treaty"),
        ("The treaty was signed in Osh.", "treaty"),
    ],
)
def test_what_is_no_name_is_none(text: str, words: str) -> None:
    assert words not in [name for name, _ in names_in(text)]


@pytest.mark.parametrize("text", ["Chad, Mali; Niger: all three.", "“Laos,” he said; (Peru) and Kenya."])
def test_edges_of_names_are_letters_or_figures(text: str) -> None:
    assert names_in(text)
    assert all(name[0].isalnum() and name[-1].isalnum() for name, _ in names_in(text))


@pytest.mark.parametrize(
    "hostile", ["Ab-" * 50_000, "Abc " * 40_000, "A" * 150_000], ids=["dashes", "words", "one word"]
)
def test_hostile_text_is_searched_for_treaties_in_little_time(hostile: str) -> None:
    from time import process_time

    doc, started = Doc(Vocab(), words=[hostile]), process_time()
    assert list(find_treaties(doc)) == []
    assert process_time() - started < 5


def test_text_without_words_has_no_names() -> None:
    assert names_in("") == ()
