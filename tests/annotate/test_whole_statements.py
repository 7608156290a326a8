"""A document that is one speaker's statement is that speaker's; a story about a statement is not."""

from __future__ import annotations

import pytest

from regesta.annotate.speech.whole_statements import find_whole_statement
from regesta.model import Block, Document

BODY = "We thank our hosts. Since 2004 my country has cleared some 40 square kilometres of mined land near the river."
MORE = "I regret to say that we shall miss the deadline, and that 12 fields remain in the southern provinces."


def document_of(*paragraphs: str) -> Document:
    """Make a document of paragraphs; the first is its title."""
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(role="paragraph" if number else "title", start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Document(id="d", name="d.txt", original_sha256="0", reader="text/1", text=text, blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("head", "name", "office"),
    [
        (["Statement by Amina Toure, Minister of Defence"], "Amina Toure", "Minister of Defence"),
        (["STATEMENT BY THE DELEGATION OF LAOS", "Delivered by Boun Keo, Ambassador"], "Boun Keo", "Ambassador"),
        (["Eleventh Meeting", "Statement by H.E. Mr. Luis Paz, Ambassador of Peru"], "Luis Paz", "Ambassador of Peru"),
        (["Statement of Palau"], "Palau", None),
        (["Remarks by General Ivo Marek at the opening of the depot"], "Ivo Marek", "General"),
    ],
)  # fmt: skip
def test_statement_is_its_speakers(head: list[str], name: str, office: str | None) -> None:
    document = document_of(*head, BODY, MORE)
    said = find_whole_statement(document)
    assert said is not None
    assert (said.source.name, said.source.office) == (name, office)
    assert [document.text[start:end] for start, end in said.content] == [f"{BODY}\n\n{MORE}"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Minister visits depot", BODY, MORE],
        ["Statement by Amina Toure, Minister", "The minister opened a depot on Monday. It has 40 halls and two roads."],
        ["A statement by Amina Toure", "She spoke. “We thank our hosts,” she said, “and we and our men leave.”"],
        ["Statement by Amina Toure, Minister of Defence"],
        [],
    ],
    ids=["no head", "no first person", "quoted only", "no text", "nothing"],
)  # fmt: skip
def test_other_documents_are_nobodys_statement(paragraphs: list[str]) -> None:
    assert find_whole_statement(document_of(*paragraphs)) is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("G7 Leaders' Statement on Niger", "G7 Leaders"),
        ("Chairman’s Statement of the East Asia Forum", "East Asia Forum"),
        ("Statement from Press Secretary Nora Lind", "Nora Lind"),
    ],
)
def test_statement_is_of_whom_its_title_names(head: str, name: str) -> None:
    said = find_whole_statement(document_of(head, BODY, MORE))
    assert said is not None
    assert said.source.name == name


def test_communique_says_itself_who_speaks() -> None:
    opening = "We, the leaders of the Nordic countries, met in Oslo on 4 May 2016. Our talks were on the mines of Laos."
    said = find_whole_statement(document_of("Oslo, 4 May 2016", opening.replace("leaders", "Leaders"), MORE))
    assert said is not None
    assert said.source.name == "Leaders of the Nordic countries"


def test_story_about_a_speech_is_not_the_speakers() -> None:
    assert find_whole_statement(document_of("Petrov's Speech on the Dam: What We Learned", BODY, MORE)) is None
