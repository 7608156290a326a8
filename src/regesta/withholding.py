"""Names and ages kept out of view: claims enter; those of victims and minors, and records without them, leave.

Who was killed or hurt, and every child, did not choose to be in a report. Their names and ages stay in the kept
document, in the database and in the plain text of `export --format text`; pages, reports, lists and exports of claims
show none of them unless they are asked to. Rather a treaty's name withheld than a victim's printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from regesta.model import Claim, Entity, Mention
from regesta.model.ages import AGES
from regesta.vocabulary.gazetteer import Gazetteer, load_gazetteer

WITHHELD = "[name withheld]"
"""Shown in the place of the name of a victim or a minor; the register keeps the text as it is."""

AGE_WITHHELD = "[age withheld]"
"""Shown in the place of how old a victim was."""

CASUALTY_PREDICATES = frozenset({"casualties"})
"""Predicates in whose subject, place or value a person is a victim, and not a speaker or an official."""

SLOT_PREDICATES = CASUALTY_PREDICATES | {"assistance"}
"""Predicates in whose slots a person is a victim or a survivor; providers of care are organisations."""

OF_AGE = 18
"""Years from which a person is no minor."""

_VICTIM_SLOTS = ("subject", "location", "value")
_LEFT_ALONE = frozenset(
    {"id", "anchor", "document_id", "run", "rule", "predicate", "property", "url", "original_sha256"}
)
"""Fields that are identities or addresses; nothing of the text's words is in them."""

_NAME = r"[^\W\d_a-z][^\W\d_]+(?:[’'\-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:bin|ibn|al|el|de|van|uulu|kyzy|ogly|oglu|qizi)\s+)?"
_RUN = rf"{_NAME}(?:\s+{_PARTICLE}{_NAME}){{0,5}}"
_CAPITALISED = re.compile(rf"\b{_NAME}(?:\s+{_PARTICLE}{_NAME})+")
_AGED = re.compile(rf"\b(?P<name>{_RUN}),\s(?:aged\s|age\s)?(?P<age>\d{{1,2}})(?=[,;.)]|\sand\b|\s*\Z)")
_AGE_IN_BRACKETS = re.compile(rf"\b(?P<name>{_RUN})\s\((?:aged\s)?(?P<age>\d{{1,2}})\)")
_AGE_BEFORE = re.compile(rf"\b(?P<age>\d{{1,2}})[-\s]year[-\s]old\s+(?:[a-z]+\s+){{0,3}}(?P<name>{_RUN})")
_INTRODUCED = re.compile(rf"\b(?:named|identified as|called)\s+(?P<name>{_RUN})")
_HARM = re.compile(r"(?i)\b(?:kill|injur|wound|maim|died|dead|victim|survivor)")
RecordT = TypeVar("RecordT")


class LinkingLike(Protocol):
    """What a linking offers: entities, and what stands in which claim's slot."""

    @property
    def entities(self) -> Sequence[Entity]: ...
    @property
    def entity_of(self) -> Mapping[tuple[str, str], str]: ...


@dataclass(frozen=True, slots=True)
class Withholding:
    """The names withheld from what is shown of each document, by its identity; another document's namesakes stay."""

    by_document: Mapping[str, frozenset[str]]
    document_of: Mapping[str, str]
    """The document of each claim whose document has such names."""

    @classmethod
    def over(cls, claims: Iterable[Claim], linking: LinkingLike | None = None) -> Withholding:
        """Return what a register's claims withhold; with a linking, all names of a victim's entity too."""
        claims = list(claims)
        entities = {entity.id: entity for entity in linking.entities} if linking else {}
        found: dict[str, set[str]] = {}
        for claim in claims:
            names = set(find_withheld([claim]))
            if linking is not None:
                linked = (linking.entity_of.get((claim.id, slot), "") for slot in _victim_slots(claim))
                names.update(name for one in linked if one in entities for name in entities[one].names)
            if names:
                found.setdefault(claim.document_id, set()).update(names)
        return cls(
            {document: frozenset(names) for document, names in found.items()},
            {claim.id: claim.document_id for claim in claims if claim.document_id in found},
        )

    def of_document(self, document_id: str) -> frozenset[str]:
        """Return the names withheld from a document's claims and title."""
        return self.by_document.get(document_id, frozenset())

    def of_claims(self, claim_ids: Iterable[str]) -> frozenset[str]:
        """Return the names withheld from what is said about several claims together."""
        documents = {self.document_of[one] for one in claim_ids if one in self.document_of}
        return frozenset().union(*(self.by_document[one] for one in documents))

    @property
    def names(self) -> frozenset[str]:
        """All names withheld, for what no single document stands behind: entities and hits of a search."""
        return frozenset().union(*self.by_document.values())


def tells_only_ages(claim: Claim) -> bool:
    """Tell whether a claim says nothing but how old victims were, which no report has a sentence for."""
    return claim.predicate in CASUALTY_PREDICATES and claim.property == "ages"


def find_withheld(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the names, as printed, of persons whom these claims show as harmed or as children.

    These are the persons in the slots of claims on casualties, with their last names alone, the names that
    `names_of_persons` sees in the quotations, and the words that tell ages in claims on casualties.
    """
    names: set[str] = set()
    for claim in claims:
        for slot in _victim_slots(claim):
            mention = _mention(claim, slot)
            for name in (mention.text, mention.name) if mention else ():
                names.update(_with_last_name(name) if name != name.lower() else ())
        for evidence in claim.evidence:
            names.update(names_of_persons(evidence.quote, claim))
            names.update(AGES.findall(evidence.quote) if claim.predicate in CASUALTY_PREDICATES else ())
    return frozenset(names)


def _victim_slots(claim: Claim) -> Iterator[str]:
    if claim.predicate in SLOT_PREDICATES:
        for slot in _VICTIM_SLOTS:
            mention = _mention(claim, slot)
            if mention is not None and mention.type == "person":
                yield slot


def _mention(claim: Claim, slot: str) -> Mention | None:
    found: Mention | None = claim.value.entity if slot == "value" else getattr(claim, slot)
    return found


def names_of_persons(quote: str, claim: Claim) -> frozenset[str]:
    """Return what seem to be names of persons harmed, or of children, in a claim's words.

    A name with an age below eighteen counts in any words; in words on harm so does one with any age, or after "named".
    In claims on casualties so do two capitalised words that no table knows and the claim does not know as a place, a
    force or a source.
    """
    is_on_casualties = claim.predicate in CASUALTY_PREDICATES
    found = set(_aged_names(quote, harmed=is_on_casualties or _HARM.search(quote) is not None))
    if is_on_casualties:
        known = " ".join(_known_names(claim))
        runs = (run for run in _CAPITALISED.finditer(quote) if _is_unknown_name(run.group(), run.start(), known))
        found.update(run.group() for run in runs)
    return frozenset(part for name in found for part in _with_last_name(name))


def _aged_names(quote: str, *, harmed: bool) -> Iterator[str]:
    """Yield names with an age and, of persons harmed, after "named"; a date is neither, nor a place with a number."""
    for match in (*_AGED.finditer(quote), *_AGE_BEFORE.finditer(quote)):
        name, is_child = match["name"], int(match["age"]) < OF_AGE
        if name.split()[0] not in _words()["months"] and (harmed or (is_child and _is_unknown_name(name, -1, ""))):
            told = AGES.match(match[0])  # "9-year-old Amina": the words between are no part of what is withheld
            yield from (name, told[0] if told is not None else match[0])
    for match in _INTRODUCED.finditer(quote) if harmed else ():
        yield match["name"]


def names_in_words(words: str) -> frozenset[str]:
    """Return what seem to be names with an age, or after "named", in words that stand in no claim.

    What a person has to do with these words nobody has told, so any age counts, and a place with a number may be taken
    for a name; no name that the gazetteer knows is.
    """
    aged = (match["name"] for one in (_AGED, _AGE_BEFORE, _AGE_IN_BRACKETS) for match in one.finditer(words))
    named = (match["name"] for match in _INTRODUCED.finditer(words))
    found = {name for name in (*aged, *named) if _is_unknown_name(name, -1, "")}
    ages = AGES.findall(words) if _HARM.search(words) else []
    return frozenset((*ages, *(part for name in found for part in _with_last_name(name))))


def _with_last_name(name: str) -> Iterator[str]:
    """Yield a name and its last part, by which a text goes on to call the person; not a headline's verb, nor an age."""
    yield name
    if any(letter.isdigit() for letter in name):
        return
    *others, last = name.split()
    if others and len(last) > 1 and not _HARM.match(last):
        yield last


def _known_names(claim: Claim) -> Iterator[str]:
    for mention in (claim.subject, claim.operator, claim.host, claim.location):
        if mention is not None and mention.type != "person":
            yield mention.text
    for link in claim.attribution:
        yield f"{link.name} {link.office or ''}"


def _is_unknown_name(run: str, start: int, known: str) -> bool:
    words, tables = run.split(), _gazetteer()
    if start == 0 and len(words) == 2 and _is_gazetted(words[1], tables):
        return False
    if _words()["no_persons"] & {word.casefold() for word in words} or words[0] in _words()["months"]:
        return False
    return run not in known and not _is_gazetted(run, tables) and not all(_is_gazetted(word, tables) for word in words)


def _is_gazetted(name: str, tables: Gazetteer) -> bool:
    return any(look(name) is not None for look in (tables.country_of, tables.place, tables.organisation))


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


def withhold_names(text: str, names: Iterable[str]) -> str:
    """Return the text with every one of these names replaced where it stands as whole words, the longest first."""
    wanted = frozenset(names)
    return match_names(wanted).sub(lambda found: shown_for(found[0]), text) if wanted else text


def shown_for(withheld: str) -> str:
    """Return what is shown in the place of words withheld: an age tells no name."""
    return AGE_WITHHELD if AGES.fullmatch(withheld) else WITHHELD


def withhold_words(excerpt: str, names: Iterable[str]) -> str:
    """Return an excerpt without these names and without any word of them: an excerpt may begin amid a name."""
    wanted = frozenset(names)
    return withhold_names(withhold_names(excerpt, wanted), pieces_of(wanted))


def pieces_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names by which a text could tell them bit by bit; the words of ages are anybody's."""
    return frozenset(word for name in names if not AGES.search(name) for word in name.split() if len(word) > 2)


def figures_of_ages(names: Iterable[str]) -> frozenset[str]:
    """Return the figures of withheld ages, which a parse shows word by word."""
    return frozenset(age for name in names for age in re.findall(r"\d+", name))


@lru_cache(maxsize=1_024)
def match_names(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that finds each of these names as whole words; without names it finds nothing."""
    if not names:
        return re.compile(r"(?!)")
    longest_first = sorted(names, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def withhold_in(record: RecordT, names: frozenset[str]) -> RecordT:
    """Return a record, a mapping or a sequence with the names replaced in every string; identities stay as they are.

    Offsets stay too: they lead into the document, whose text is untouched, so a quotation that held a name is no
    longer the slice at its offsets.
    """
    return _without(record, names) if names else record


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, str):
        return withhold_names(value, names)
    if isinstance(value, Mapping):
        return {key: one if key in _LEFT_ALONE else _without(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_without(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _LEFT_ALONE}
        changed = {key: new for key, old in held.items() if (new := _without(old, names)) != old}
        return replace(value, **changed) if changed else value
    return value
