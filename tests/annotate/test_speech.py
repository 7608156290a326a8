"""Who said what, through whom, is found in direct, indirect and mixed speech; words in quotes alone say nothing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.notes import bind_footnotes
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.annotate.speech import find_speech
from regesta.annotate.speech.quotations import find_quotations
from regesta.extract.attribution import attribution_for
from regesta.model import Block, Document, ReportedSpeech

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "gold" / "speech.yaml").read_text(encoding="utf-8")
)


@cache
def _model() -> SyntaxModel:
    return SyntaxModel()


def document_of(text: str, publisher: str | None = None) -> Document:
    """Make a document whose paragraphs are its lines; a line that opens with "[1]" is a footnote."""
    blocks = []
    for found in re.finditer(r"[^\n]+", text):
        mark = re.match(r"\[(\d+)\]", found.group())
        role = "footnote" if mark else "paragraph"
        blocks.append(Block(role=role, start=found.start(), end=found.end(), mark=mark and mark.group(1)))
    return Document(
        id="d", name="d.txt", original_sha256="0", reader="text/1", text=text, blocks=tuple(blocks), publisher=publisher
    )


def speech_in(document: Document) -> tuple[ReportedSpeech, ...]:
    doc = _model().parse(document.text, [(block.start, block.end) for block in document.blocks])
    return find_speech(DependencyView(doc), document, bind_footnotes(document, doc))


@cache
def said_in(text: str) -> tuple[ReportedSpeech, ...]:
    return speech_in(document_of(text))


def fits(said: ReportedSpeech, expected: dict[str, Any], text: str) -> bool:
    """Whether a piece of speech is the expected one."""
    start = text.index(expected["what"])
    covers = any(first <= start and start + len(expected["what"]) <= last for first, last in said.content)
    outside = text.find(expected.get("outside", "\0"))
    reaches = outside >= 0 and any(first <= outside < last for first, last in said.content)
    found = {
        "source": said.source.name, "office": said.source.office, "role": said.source.role,
        "anonymous": said.source.anonymous, "hedge": said.hedge, "direct": said.direct,
        "via": [link.name for link in said.via], "time": said.time.text if said.time else None,
        "cue": text[slice(*said.cue)] if said.cue else None,
        "mention": said.source.evidence.quote if said.source.evidence else None,
    }  # fmt: skip
    return covers and not reaches and all(found[key] == value for key, value in expected.items() if key in found)


def _as_params() -> list[Any]:
    return [
        pytest.param(
            case["text"], expected, id=f"{expected['what'][:30]} in {case['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=expected["xfail"])] if "xfail" in expected else [],
        )
        for case in CASES
        for expected in case.get("says", ())
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _as_params())
def test_speech_is_found(text: str, expected: dict[str, Any]) -> None:
    assert any(fits(said, expected, text) for said in said_in(text)), said_in(text)


@pytest.mark.parametrize(
    ("text", "chain"), [(case["text"], chain) for case in CASES for chain in case.get("chains", ())]
)
def test_chain_keeps_every_link(text: str, chain: dict[str, Any]) -> None:
    start = text.index(chain["what"])
    links = attribution_for(document_of(text), said_in(text), (), start, start + len(chain["what"]))[1:]
    assert [link.name for link in links] == chain["names"]
    quotes = [link.evidence and text[link.evidence.start : link.evidence.end] for link in links]
    assert all(name.split()[-1] in (quote or "") for name, quote in zip(chain["names"], quotes, strict=True)), quotes


@pytest.mark.parametrize("text", [case["text"] for case in CASES if case.get("silent")])
def test_no_speech_is_invented(text: str) -> None:
    assert said_in(text) == ()


@pytest.mark.parametrize(("text", "names"), [(case["text"], case["never"]) for case in CASES if "never" in case])
def test_nobody_speaks_who_does_not(text: str, names: list[str]) -> None:
    assert not {said.source.name for said in said_in(text)} & set(names)


def test_source_quotes_the_words_that_name_it() -> None:
    text = "Some delay is normal, Captain Ida Berg said."
    (said,) = said_in(text)
    assert said.source.evidence is not None
    assert (
        text[said.source.evidence.start : said.source.evidence.end] == said.source.evidence.quote == "Captain Ida Berg"
    )


def test_speech_stops_at_the_mark_of_another_note() -> None:
    text = (
        "According to the Ministry of Interior, 35 mines were found.[1] The dam was closed in May.[2]\n"
        "[1] Interview with Lt. Jon Arb, Ministry of Interior, Lima, 3 May 2009.\n"
        "[2] See Landmine Monitor Report 2009, p. 3."
    )
    document = document_of(text, "Dam Watch")
    speech = speech_in(document)
    first, second = text.index("35 mines"), text.index("The dam")
    doc = _model().parse(text, [(block.start, block.end) for block in document.blocks])
    calls = bind_footnotes(document, doc)
    chain = [link.name for link in attribution_for(document, speech, calls, first, first + 8)]
    assert chain == ["Dam Watch", "Ministry of Interior", "Jon Arb"]
    chain = [link.name for link in attribution_for(document, speech, calls, second, second + 7)]
    assert chain == ["Dam Watch", "Landmine Monitor Report 2009"]


def test_chain_keeps_publisher_outlet_and_speaker() -> None:
    text = "Omar Haddad told Al Jazeera that the militia holds 300 rifles."
    start = text.index("300")
    chain = attribution_for(document_of(text), said_in(text), (), start, start + 10)
    assert [(link.role, link.name) for link in chain] == [
        ("publisher", "[publisher not stated]"),
        ("outlet", "Al Jazeera"),
        ("speaker", "Omar Haddad"),
    ]


def test_chain_runs_from_the_outer_to_the_inner_speaker() -> None:
    text = "Sergei Orlov said in Baku that Deputy Minister Ali Aslan had confirmed that 30 guns were sold."
    start = text.index("30 guns")
    chain = attribution_for(document_of(text, "Post"), said_in(text), (), start, start + 7)
    assert [link.name for link in chain] == ["Post", "Sergei Orlov", "Ali Aslan"]


def test_what_nobody_said_is_the_publishers() -> None:
    text = "The pier is long. Omar Haddad said that it was built in 1950."
    assert [link.name for link in attribution_for(document_of(text, "Post"), said_in(text), (), 0, 8)] == ["Post"]


def test_interview_lends_its_host_to_the_rest_of_the_page() -> None:
    text = (
        "Minister Ana Sousa, in an interview with the Lusa Media Group, said that the pier is new.\n"
        "“It cost 9 million euros,” Sousa said."
    )
    found = {said.content[0][0]: said for said in said_in(text)}
    direct = next(said for said in found.values() if said.direct)
    assert [link.name for link in direct.via] == ["Lusa Media Group"]


def test_quotations_run_over_paragraphs() -> None:
    text = "“First part.\n“Second part,” he said."
    document = document_of(text)
    quotations = find_quotations(text, document.blocks)
    assert [(text[q.start : q.end], q.group) for q in quotations] == [("First part.", 1), ("Second part,", 1)]


@pytest.mark.parametrize(
    ("credit", "outlet"),
    [("Based on materials from TASS", "TASS"), ("Ana Lopez (according to Reuters)", "Reuters"), ("(AFP)", "AFP")],
)
def test_credit_behind_a_story_covers_all_of_it(credit: str, outlet: str) -> None:
    text = f"The pier was closed in May.\nSome 40 men left, Minister Jan Vos said.\n{credit}"
    chain = attribution_for(document_of(text, "Post"), said_in(text), (), text.index("40 men"), text.index(" left"))
    assert [link.name for link in chain] == ["Post", outlet, "Jan Vos"]


def test_name_in_brackets_within_a_story_is_no_credit() -> None:
    text = "The pier belongs to the Northern Harbour (NH)\nIt was closed in May. (See below)\nNothing follows."
    assert said_in(text) == ()


def test_lone_quotation_mark_gives_no_quotation() -> None:
    text = 'A 12" gun was moved.\nNothing follows.'
    assert find_quotations(text, document_of(text).blocks) == []


def test_text_without_words_has_no_speech() -> None:
    assert said_in("") == ()
