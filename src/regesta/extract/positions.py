"""Positions: what an official or organisation holds, promises or demands, where no other claim says it.

Passages that are said or held, and the claims already made, enter; claims of `position` leave, one a sentence at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attitudes import attitudes_of
from regesta.extract.attribution import chain_over
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.observation import observed_when_published, observed_when_said
from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.forms import is_verbal
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.stances import stance_of
from regesta.extract.topics import CHARGING, topic_among
from regesta.extract.word_lists import words_of
from regesta.model import AttributionLink, Claim, Mention, ReportedSpeech, Valid, Value
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

THOUGHT = frozenset(["think", "believe", "consider", "expect", "see", "view", "regard", "agree", "remain", "stand"])
"""Verbs under which a report of what happened stays a report."""
SPEAKERS = ("speaker", "office", "press_service")
RULE = Rule(name="said", why="What an official is quoted with and no other predicate takes.", centre="verb",
            property="position", value=["words"])  # fmt: skip
HELD = Rule(name="held", why="What an official or a body is told to hold, without a word of saying.", centre="verb",
            property="position", value=["words"])  # fmt: skip
STATES_OF_MIND = words_of("states_of_mind")
ATTITUDE_NOUNS = words_of("attitude_nouns")
COURTESIES = words_of("courtesies")
COURTESY_ACTS = words_of("courtesy_acts")
JUDGING_NOUNS = words_of("judging_nouns")
JUDGING_ADJECTIVES = words_of("judging_adjectives")
PLAIN_ADJECTIVES = words_of("reporting_adjectives")
ASCRIBING = frozenset(["have", "pose", "constitute", "represent", "lack", "violate", "breach", "play"])
"""Verbs that judge by their object: "pose a threat", "have no place here"."""
BAD = words_of("adjectives_of_blame")
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing"])
ABLE = frozenset(["could"])
"""Modals of what somebody was able to do, which is a fact: "the troops could not find him"."""


def find_positions(reading: Reading, focus: Focus, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a position for each sentence that says or holds something of the field and has no other claim."""
    predicate = reading.vocabulary.names.get("position")
    if predicate is None:
        return
    passing = {f"{p.predicate}.{rule.name}" for p, rule in reading.vocabulary.rules if rule.presupposed}
    telling = (claim for claim in claims if claim.rule not in passing)  # "said that the US presence was no threat"
    taken = [(evidence.start, evidence.end) for claim in telling for evidence in claim.evidence]
    said = ((speech, RULE) for speech in reading.annotated.speech if _is_official(speech))
    for speech, rule in chain(said, ((attitude, HELD) for attitude in attitudes_of(reading))):
        for sentence in _sentences_in(reading, speech):
            root = _root_in(sentence, speech)
            if root is None or _is_courtesy(root) or any(start <= root.idx < end for start, end in taken):
                continue
            judged = rule is HELD or _is_urged(reading, speech) or _judges(reading, root)
            if not judged and not _is_held(reading, root):
                continue
            subject = topic_among(reading, focus, root, _content_tokens(sentence, speech), judged=judged)
            if subject is None:
                continue
            centre = Centre(predicate, rule, root, root, clause_of(root))
            claim = _position(reading, centre, subject, speech)
            taken.append((claim.evidence[0].start, claim.evidence[0].end))
            yield claim


def _is_official(speech: ReportedSpeech) -> bool:
    return speech.source.role in SPEAKERS and not speech.source.anonymous


def _is_urged(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether the word of saying itself demands, denies or judges: "urged the rebels to leave"."""
    if speech.cue is None:
        return False
    return _judges(reading, reading.head_of(*speech.cue))


def _judges(reading: Reading, word: Token) -> bool:
    """Tell whether a word demands, denies or judges by itself: "we call on", "I am appalled by", "condemned"."""
    wants = "hold" in reading.actions(word) and word.pos_ == "VERB" and word.lemma_.lower() not in THOUGHT
    return wants or word.lower_ in STATES_OF_MIND or _voices_attitude(word)


def _voices_attitude(verb: Token) -> bool:
    """Tell whether a verb has an attitude for its object, or accuses: "voiced its opposition to", "accused X of"."""
    if verb.lemma_.lower() in CHARGING and verb.pos_ == "VERB":
        return True
    return any(child.dep_ == "obj" and child.lemma_.lower() in ATTITUDE_NOUNS for child in verb.children)


def _is_courtesy(word: Token) -> bool:
    """Tell whether a word only opens what is announced or done: "I am pleased to announce", "proud to be here"."""
    polite = word.lower_ in COURTESIES and any(c.lemma_.lower() in COURTESY_ACTS for c in word.children)
    return polite or any(c.lower_ in COURTESIES and _is_courtesy(c) for c in word.children if c.dep_ == "xcomp")


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
    heads = [t for t in inside if t.head == t or t.head.i not in numbers] or inside
    return next((t for t in heads if is_verbal(t)), heads[0] if heads else None)


def _is_held(reading: Reading, root: Token) -> bool:
    """Tell whether a sentence judges, promises or demands: by a modal, what it says something is, or its verb.

    What only reports ("a team has been working there") is no position, even in an official's mouth.
    """
    for word in (root, *(c for c in root.children if c.dep_ in ("ccomp", "conj", "parataxis"))):
        children = list(word.children)
        if any(child.tag_ == "MD" and child.lower_ not in ABLE for child in children) or _holds(reading, word):
            return True
        if any(child.dep_ == "cop" for child in children) and _is_judgement(word):
            return True
    return False


def _holds(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb says what somebody holds; days and years that "have seen" something hold nothing."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.lemma_.lower() in ASCRIBING:
        return any(child.dep_ == "obj" and child.lemma_.lower() in JUDGING_NOUNS for child in verb.children)
    return "hold" in reading.actions(verb) and not any(child.i in reading.times_by_token for child in subjects)


def _is_judgement(predicate: Token) -> bool:
    """Tell whether what something is said to be is an opinion of it: "a threat", "vital", "an important element".

    "A navy officer is commander", "the base is in the north" report.
    """
    if predicate.pos_ in ("ADJ", "VERB"):
        return predicate.lemma_.lower() not in PLAIN_ADJECTIVES
    judging = [predicate, *(c for c in predicate.children if c.dep_ in ("amod", "nmod", "acl"))]
    return any(t.lemma_.lower() in JUDGING_NOUNS or t.lower_ in JUDGING_ADJECTIVES for t in judging)


def _position(reading: Reading, centre: Centre, subject: Mention, speech: ReportedSpeech) -> Claim:
    evidence = quotation(reading, centre)
    start, end = _content(speech, evidence.start, evidence.end)
    value = Value(kind="text", start=start, end=end, text=reading.document.text[start:end])
    stance, polarity = stance_of(reading, centre, value)
    if _denies_in_its_words(reading, centre.token) or _is_litotes(centre.token):
        polarity = "positive"
    document = reading.document
    voices = chain_over(reading, start, end)
    if centre.rule is HELD:
        voices = (*voices, *_unless_named(speech.source, voices))
    told = observed_when_said(reading, speech, voices)
    when = told.edtf if told is not None else None
    operator, host = _power_and_host(reading, subject)
    return finished(
        reading,
        Claim(
            id="", anchor="", document_id=document.id, predicate="position", property="position", polarity=polarity,
            stance=stance, subject=subject, operator=operator, host=host, location=None, value=value,
            valid=Valid(start=when, end=when), observed_at=told or observed_when_published(reading),
            asserted_on=document.published, attribution=voices,
            evidence=(evidence,), rule=f"position.{centre.rule.name}",
        ),
    )  # fmt: skip


def _denies_in_its_words(reading: Reading, root: Token) -> bool:
    """Tell whether only the head's own sense is negative: "was reluctant to accept troops" says so, and denies nothing.

    The words are the value: who denies it denies the reluctance.
    """
    scope = next((s for s in reading.annotated.stances if s.start <= root.idx < s.end), None)
    return (
        scope is not None
        and scope.polarity == "negative"
        and not any(child.lower_ in NEGATIONS for child in root.children)
    )


def _is_litotes(root: Token) -> bool:
    """Tell whether something bad is denied of a matter: "the presence is not negative" speaks for it."""
    return root.pos_ == "ADJ" and root.lemma_.lower() in BAD and any(c.lower_ in NEGATIONS for c in root.children)


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


def _unless_named(holder: AttributionLink, voices: tuple[AttributionLink, ...]) -> tuple[AttributionLink, ...]:
    return () if any(link.name.casefold() == holder.name.casefold() for link in voices) else (holder,)


def _content(speech: ReportedSpeech, start: int, end: int) -> tuple[int, int]:
    for a, b in speech.content:
        if a < end and start < b:
            return max(a, start), min(b, end)
    return start, end
