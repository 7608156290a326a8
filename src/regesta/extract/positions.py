"""Positions: what an official or organisation holds, promises or demands, where no other claim says it.

Reported passages and the claims already made enter; claims of `position` leave, one a sentence at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attribution import chain_over
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.observation import observed_when_published, observed_when_said
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.slots import naming
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.stances import stance_of
from regesta.model import Claim, Mention, ReportedSpeech, Valid, Value
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

TOPICS = frozenset(["force", "facility", "agreement", "treaty", "mine", "military_people", "equipment", "talks"])
SPEAKERS = ("speaker", "office", "press_service")
RULE = Rule(name="said", why="What an official is quoted with and no other predicate takes.", centre="verb",
            property="position", value=["words"])  # fmt: skip


def find_positions(reading: Reading, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a position for each sentence of reported speech that speaks of the field and holds no other claim."""
    predicate = reading.vocabulary.names.get("position")
    if predicate is None:
        return
    taken = [(evidence.start, evidence.end) for claim in claims for evidence in claim.evidence]
    for speech in reading.annotated.speech:
        if speech.source.role not in SPEAKERS or speech.source.anonymous:
            continue
        for sentence in _sentences_in(reading, speech):
            root = _root_in(sentence, speech)
            if root is None or not _is_held(reading, root) or any(start <= root.idx < end for start, end in taken):
                continue
            subject = _topic(reading, sentence, speech)
            if subject is None:
                continue
            centre = Centre(predicate, RULE, root, root, clause_of(root))
            claim = _position(reading, centre, subject, speech)
            taken.append((claim.evidence[0].start, claim.evidence[0].end))
            yield claim


def _sentences_in(reading: Reading, speech: ReportedSpeech) -> Iterator[Span]:
    for sentence in reading.sentences:
        if any(start < sentence.end_char and sentence.start_char < end for start, end in speech.content):
            yield sentence


def _content_tokens(sentence: Span, speech: ReportedSpeech) -> list[Token]:
    return [t for t in sentence if any(start <= t.idx < end for start, end in speech.content)]


def _root_in(sentence: Span, speech: ReportedSpeech) -> Token | None:
    """Return the word that heads the reported content within a sentence."""
    inside = [t for t in _content_tokens(sentence, speech) if not t.is_punct]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head == t or t.head.i not in numbers), inside[0] if inside else None)


def _is_held(reading: Reading, root: Token) -> bool:
    """Tell whether a sentence judges, promises or demands: by a modal, what it says something is, or its verb.

    What only reports ("a team has been working there") is no position, even in an official's mouth.
    """
    for word in (root, *(c for c in root.children if c.dep_ in ("ccomp", "conj", "parataxis"))):
        children = list(word.children)
        if any(child.tag_ == "MD" or child.dep_ == "cop" for child in children) or "hold" in reading.actions(word):
            return True
    return False


def _topic(reading: Reading, sentence: Span, speech: ReportedSpeech) -> Mention | None:
    """Return what the content is about: its subject's base, force or agreement, else the first one; None off the field.

    A place or country is a topic only as the subject: otherwise it is where or for whom.
    """
    inside = _content_tokens(sentence, speech)
    topical = [t for t in inside if reading.classes(t) & TOPICS]
    if not topical:
        return None
    subjects = [t for t in inside if t.dep_ in ("nsubj", "nsubj:pass")]
    for token in (*subjects, *topical):
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("facility", "military_unit", "agreement", "treaty"):
            return mention
    for token in subjects:
        described = naming.description(reading, token, "other")
        if reading.classes(token) & TOPICS and naming.holds_a_name(described.name):
            return described
        mention = reading.mention_of(token)
        if mention is not None and mention.type in ("country", "organisation"):
            return mention
    described = naming.description(reading, topical[0], "other")
    return described if naming.holds_a_name(described.name) else None  # a "done deal" names no topic


def _position(reading: Reading, centre: Centre, subject: Mention, speech: ReportedSpeech) -> Claim:
    evidence = quotation(reading, centre)
    start, end = _content(speech, evidence.start, evidence.end)
    value = Value(kind="text", start=start, end=end, text=reading.document.text[start:end])
    stance, polarity = stance_of(reading, centre, value)
    document = reading.document
    chain = chain_over(reading, start, end)
    told = observed_when_said(reading, speech, chain)
    when = told.edtf if told is not None else None
    operator, host = _power_and_host(reading, subject)
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate="position", property="position", polarity=polarity,
            stance=stance, subject=subject, operator=operator, host=host, location=None, value=value,
            valid=Valid(start=when, end=when), observed_at=told or observed_when_published(reading),
            asserted_on=document.published, attribution=chain,
            evidence=(evidence,), rule="position.said",
        ),
    )  # fmt: skip


def _power_and_host(reading: Reading, subject: Mention) -> tuple[Mention | None, Mention | None]:
    """Return whose the base or force of a position is, and where, by its own words: "the French base in X"."""
    topic = reading.head_of(subject.start, subject.end)
    if not reading.classes(topic) & FORCES_AND_SITES:
        return None, None
    operator = owner_of(reading, topic)
    named = [subject] if subject.type == "facility" else []
    grounds = (country_of_place(reading, place) for place in (*named, *places_under(reading, topic)))
    others = {c.name: c for c in grounds if c is not None and (operator is None or c.name != operator.name)}
    return operator, next(iter(others.values())) if len(others) == 1 else None


def _content(speech: ReportedSpeech, start: int, end: int) -> tuple[int, int]:
    for a, b in speech.content:
        if a < end and start < b:
            return max(a, start), min(b, end)
    return start, end
