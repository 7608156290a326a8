"""How fast linking is: claims made for the measurement enter, seconds leave; no data are needed.

The claims look like those of a register of years: names are skewed as in newspapers (few are in every second document,
most in one), each has several spellings, documents call persons by the surname after the first time and bases "the
base", and every claim has a publisher and every third a speaker. The seed is fixed.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks._made_registers import add_documents, by_document
from regesta.link.gathering import gather_named
from regesta.link.grouping import candidate_pairs
from regesta.link.linking import link_entities
from regesta.model import AttributionLink, Claim, ExtractionRun, Mention, MentionType, Valid, Value, digest
from regesta.relinking import link_and_reconcile
from regesta.store import Store

MENTIONS = 100_000
REGISTERS = (10_000, 50_000, 100_000)
DOCUMENTS = ((10, 5), (100, 5), (1_000, 1))
"""Mentions of the documents that are added to each register, and how many of them."""
NEW = 2_500
"""Mentions made for these documents."""
CLAIMS_IN_DOCUMENT = 12
COUNTRIES = (
    "Russia", "United States", "France", "China", "Turkey", "United Kingdom", "Kyrgyzstan", "Tajikistan", "Armenia",
    "Djibouti", "Syria", "Chad", "Mali", "Niger", "Iraq", "Qatar", "Georgia", "Kazakhstan", "Uzbekistan", "Angola",
    "Cambodia", "Afghanistan", "Somalia", "Sudan", "Libya", "Jordan", "Bahrain", "Kuwait", "Poland", "Romania",
)  # fmt: skip
SYLLABLES = [
    "ka",
    "ra",
    "ba",
    "ku",
    "li",
    "man",
    "dar",
    "shan",
    "mir",
    "za",
    "kho",
    "lok",
    "tash",
    "bek",
    "nur",
    "jal",
    "al",
    "ab",
    "is",
    "mo",
    "ru",
    "ten",
    "vol",
    "chi",
    "gor",
    "sad",
    "um",
    "far",
    "han",
    "oz",
    "pa",
]
GIVEN = [
    "Mohammed",
    "Ahmad",
    "Ali",
    "Hassan",
    "Hussein",
    "Sergei",
    "Vladimir",
    "Dmitry",
    "Alexander",
    "Ivan",
    "Omar",
    "Ibrahim",
    "Askar",
    "Rustam",
    "Jean",
    "Pierre",
    "Michel",
    "John",
    "James",
    "Robert",
    "Maria",
    "Elena",
    "Ilham",
    "Nikol",
    "Giorgi",
    "Davit",
    "Karim",
    "Said",
    "Yusuf",
    "Abdul",
    "Salman",
    "Rashid",
]
SPELLINGS = (("kh", "h"), ("j", "dzh"), ("ei", "ey"), ("y", "i"), ("ev", "yev"), ("u", "ou"), ("sh", "ch"), ("q", "k"))
KINDS = ("Air Base", "Military Base", "Training Ground", "Naval Base", "Airfield")


def run(data: Path) -> dict[str, Any]:
    """Return the seconds that linking takes and what it found; `data` is not used.

    With registers of several sizes it tells what one document more costs, link and reconcile each by itself.
    """
    claims = list(make_claims(MENTIONS))
    started, processor = time.perf_counter(), time.process_time()
    linking = link_entities(claims)
    whole, processor = time.perf_counter() - started, time.process_time() - processor
    started = time.perf_counter()
    things = gather_named(claims)
    gathered = time.perf_counter() - started
    return {
        "claims": len(claims),
        "mentions": len(linking.entity_of),
        "names_in_context": len(things),
        "pairs": len(candidate_pairs(things)),
        "entities": len(linking.entities),
        "seconds": round(whole, 2),
        "seconds_of_processor": round(processor, 2),
        "seconds_gathering": round(gathered, 2),
        "one_document_more": {f"{size:,}": measure_growth(size) for size in REGISTERS},
    }


def measure_growth(mentions: int) -> dict[str, Any]:
    """Return what documents of several sizes cost in a register of so many mentions, in seconds of the processor.

    The documents are those that a longer series of the same claims would bring, so that they speak of the same names.
    """
    made = list(by_document(make_claims(mentions + NEW)).values())
    more = mentions
    count = 0
    while more > 0:
        more -= _mentions_in(made[count])
        count += 1
    waiting = [claim for claims in made[count:] for claim in claims]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "register", create=True) as store:
        run = store.begin_run(run_id="made", program="made", model_hash="none", settings={})
        add_documents(store, {f"{number}.txt": claims for number, claims in enumerate(made[:count])}, run)
        whole = _relink(store)
        return {"all at once": whole} | {
            f"{size:,} mentions": [_add(store, f"{size}-{turn}.txt", waiting, size, run) for turn in range(turns)]
            for size, turns in DOCUMENTS
        }


def _add(store: Store, name: str, waiting: list[Claim], mentions: int, run: ExtractionRun) -> dict[str, Any]:
    """Add a document of so many mentions from those waiting, and return what it costs."""
    taken: list[Claim] = []
    while waiting and _mentions_in(taken) < mentions:
        taken.append(replace(waiting.pop(), document_id=digest({"more": name})))
    add_documents(store, {name: taken}, run)
    return _relink(store)


def _relink(store: Store) -> dict[str, Any]:
    started = time.process_time()
    done = link_and_reconcile(store)
    return {
        "seconds": round(time.process_time() - started, 3),
        "seconds_linking": round(done.seconds_linking, 3),
        "pairs": done.weighed,
        "settled": done.settled,
        "questions": done.questions,
    }


def _mentions_in(claims: Sequence[Claim]) -> int:
    slots = ("subject", "operator", "host", "location")
    return sum(len(claim.attribution) + sum(getattr(claim, slot) is not None for slot in slots) for claim in claims)


def make_claims(mentions: int, seed: int = 1) -> Iterator[Claim]:
    """Yield claims that hold about so many mentions."""
    chance = random.Random(seed)
    people = [_make_person(chance) for _ in range(mentions // 40)]
    bases = [f"{_make_word(chance)} {chance.choice(KINDS)}" for _ in range(mentions // 100)]
    towns = [_make_word(chance) for _ in range(mentions // 100)]
    outlets = [f"{_make_word(chance)} {chance.choice(('News', 'Times', 'Radio', 'Post'))}" for _ in range(300)]
    made, number = 0, 0
    while made < mentions:
        document = digest({"document": number // CLAIMS_IN_DOCUMENT})
        for claim in _make_document(chance, document, number, people, bases, towns, _skewed(chance, outlets)):
            number += 1
            made += sum(one is not None for one in (claim.subject, claim.operator, claim.host, claim.location))
            made += len(claim.attribution)
            yield claim


def _make_document(
    chance: random.Random,
    document: str,
    number: int,
    people: Sequence[str],
    bases: Sequence[str],
    towns: Sequence[str],
    outlet: str,
) -> Iterator[Claim]:
    host, operator = _skewed(chance, COUNTRIES), _skewed(chance, COUNTRIES)
    spoken = [_skewed(chance, people) for _ in range(3)]
    base, year = _skewed(chance, bases), chance.randint(1992, 2026)
    for place in range(CLAIMS_IN_DOCUMENT):
        kind, name = _make_subject(chance, base, spoken, first=place < 3)
        links = [AttributionLink(role="publisher", name=outlet)]
        if chance.random() < 0.35:
            links.append(AttributionLink(role="speaker", name=_respell(chance, chance.choice(spoken))))
        town = _skewed(chance, towns) if chance.random() < 0.3 else None
        yield _make_claim(document, number + place, _mention(kind, name), operator, host, town, tuple(links), str(year))


def _make_subject(chance: random.Random, base: str, spoken: Sequence[str], *, first: bool) -> tuple[MentionType, str]:
    drawn = chance.random()
    if drawn < 0.3:
        return "facility", base if first else chance.choice((base, base.split()[0] + " base", "military base"))
    if drawn < 0.4:
        return "military_unit", f"{chance.randint(1, 300)}th {chance.choice(('Division', 'Brigade', 'Regiment'))}"
    if drawn < 0.55:
        return "force", "troops"
    if drawn < 0.75:
        name = chance.choice(spoken)
        return "person", _respell(chance, name) if first else name.split()[-1]
    if drawn < 0.9:
        return "organisation", chance.choice(("Ministry of Defence", "Foreign Ministry", "HALO Trust", "CSTO", "UN"))
    return "agreement", f"base agreement ({chance.randint(1992, 2020)})"


def _make_claim(
    document: str,
    number: int,
    subject: Mention,
    operator: str,
    host: str,
    town: str | None,
    links: tuple[AttributionLink, ...],
    year: str,
) -> Claim:
    mark = digest({"claim": number})
    return Claim(
        id=mark, anchor=mark, document_id=document, predicate="position", property="position", polarity="positive",
        stance="asserted", subject=subject, operator=_mention("country", operator), host=_mention("country", host),
        location=_mention("place", town) if town else None, value=Value(kind="text", start=0, end=1, text="x"),
        valid=Valid(), observed_at=None, asserted_on=year, attribution=links, evidence=(), rule="made",
    )  # fmt: skip


def _mention(kind: MentionType, name: str) -> Mention:
    return Mention(start=0, end=len(name), text=name, type=kind, name=name)


def _make_word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def _make_person(chance: random.Random) -> str:
    surname = _make_word(chance) + chance.choice(("ov", "ev", "yan", "i", "zade", ""))
    return " ".join([_skewed(chance, GIVEN), *([_skewed(chance, GIVEN)] if chance.random() < 0.2 else []), surname])


def _respell(chance: random.Random, name: str) -> str:
    if chance.random() < 0.7:
        return name
    before, after = chance.choice(SPELLINGS)
    return name.replace(before, after)


def _skewed(chance: random.Random, names: Sequence[str]) -> str:
    """Return one of the names, the first ones far more often than the last, as names in newspapers are."""
    return names[min(int(len(names) * chance.random() ** 3), len(names) - 1)]
