"""A large register for measurements: numbers of documents and claims enter, a register on disk leaves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert

from regesta.model import Comparison, Entity, Finding, ResolvedPlace, digest
from regesta.store import Store
from regesta.store import tables as stored
from regesta.store.claims import _claim_row
from regesta.store.opening import open_engine
from regesta.store.records import write_record
from tests.web.hand_made import HandMade, claim_that, mention, write_document

WORDS_OF_LONG = 20_000


def make_large(folder: Path, *, documents: int, claims: int) -> Path:
    """Write a register of that many documents and claims; the first document has 20,000 words and 600 claims."""
    made = HandMade()
    sentences = [
        f"In year {n} some {n * 7:,} troops of unit {n} were in Sudmark with Norland and others." for n in range(600)
    ]
    filler = " ".join(["word"] * (WORDS_OF_LONG // 600 - 15))
    long = write_document(
        "a-long.txt", [("paragraph", f"{one} {filler}") for one in sentences], title="Long", publisher="P"
    )
    marked = [
        claim_that(long, one, f"some {n * 7:,}", number=n * 7, subject=mention(long, f"unit {n}", kind="military_unit"))
        for n, one in enumerate(sentences)
    ]
    made.add(long, marked)
    short_text = "About 7,000 troops of the Guard are in Sudmark."
    for number in range(documents):
        made.readings.append((write_document(f"d{number:05d}.txt", [("paragraph", short_text)], publisher="P"), (), ()))
    register = made.build(folder)
    _multiply(register, made, claims - len(marked))
    return register


def _multiply(register: Path, made: HandMade, count: int) -> None:
    """Insert claims and questions straight into the tables: the store's own way takes minutes for so many."""
    countries = [f"Country {number}" for number in range(60)]
    short = [document for document, _, _ in made.readings[1:]]
    rows, links, questions = [], [], []
    for number in range(count):
        document = short[number % len(short)]
        claim = claim_that(document, document.text.strip(), "About 7,000", number=7000 + number)
        guard, ground = (
            mention(document, "Guard", f"Guard {number % 500}"),
            mention(document, "Sudmark", countries[number % 60]),
        )
        claim = replace(
            claim, id=digest(["large", number]), subject=guard, host=ground, predicate=f"kind_{number % 19}"
        )
        rows.append(_claim_row(2 + number % len(short), claim))
        for slot, found in (("subject", guard), ("host", ground)):
            assert found is not None
            links.append({"claim_id": claim.id, "slot": slot, "entity_id": digest(["entity", found.name])})
        if number % 4 == 3:
            questions.append(_ask(number, [row["id"] for row in rows[-4:]]))
    names = sorted({f"Guard {number % 500}" for number in range(count)} | set(countries))
    entities = [
        Entity(id=digest(["entity", name]), name=name, type="country", names=(name,), place=_place(number, name))
        for number, name in enumerate(names)
    ]
    engine = open_engine(register, create=False)
    with engine.begin() as connection:
        connection.execute(insert(stored.claims), rows)
        connection.execute(insert(stored.claim_entities), links)
        connection.execute(
            insert(stored.entities), [{"id": entity.id, "record": write_record(entity)} for entity in entities]
        )
        connection.execute(
            insert(stored.findings),
            [{"id": one.id, "status": one.status, "record": write_record(one)} for one in questions],
        )
    engine.dispose()
    with Store.open(register) as store:
        assert len(store.findings()) == len(questions)


def _place(number: int, name: str) -> ResolvedPlace:
    """Return a place of its own for each name, all over the world."""
    return ResolvedPlace(
        name=name,
        country=f"Country {number % 60}",
        latitude=(number * 37) % 130 - 60,
        longitude=(number * 61) % 360 - 180,
        precision=("site", "town", "district")[number % 3],  # type: ignore[arg-type]
        reason="the only one of this name",
    )


def _ask(number: int, claims: list[str]) -> Finding:
    pairs = tuple(
        Comparison(a=a, b=b, verdict="conflict", origin="unknown", rule="apart", reason="Same scope, same time.")
        for index, a in enumerate(claims)
        for b in claims[index + 1 :]
    )
    status = "sources conflict" if number % 8 == 3 else "one origin"
    return Finding(
        id=digest(["large question", number]),
        question=f"How many troops has Guard {number}?",
        predicate=f"kind_{number % 19}",
        property="strength",
        subject=None,
        status=status,
        claims=tuple(claims),
        documents=4,
        origins=2,
        unknown_origins=1,
        pairs=pairs,
    )
