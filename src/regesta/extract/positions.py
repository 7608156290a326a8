"""Positions: what an official or organisation holds, promises or demands, where no other claim says it.

Passages that are said or held, and the claims already made, enter; claims of `position` leave, one a sentence at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attitudes import attitudes_of
from regesta.extract.attribution import chain_over
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.observation import observed_when_published, observed_when_said
from regesta.extract.discourse.focus import Focus
from regesta.extract.grounds_of_topics import power_and_host
from regesta.extract.holdings import (
    ATTITUDES,
    NEGATIONS,
    Holding,
    holdings_of,
    holds_by_itself,
    insists_on_a_fact,
    is_negated,
)
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import ANY_SUBJECTS
from regesta.extract.slots import naming
from regesta.extract.stances import stance_of
from regesta.extract.told_once import DEMANDED_OR_PROMISED, is_told_already, matter_before, says_it
from regesta.extract.topics import topic_among
from regesta.extract.voices_in_office import is_official, reckons
from regesta.extract.word_lists import words_of
from regesta.model import AttributionLink, Claim, Mention, ReportedSpeech, Valid, Value
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RULE = Rule(name="said", why="What an official is quoted with and no other predicate takes.", centre="verb",
            property="position", value=["words"])  # fmt: skip
HELD = Rule(name="held", why="What an official or a body is told to hold, without a word of saying.", centre="verb",
            property="position", value=["words"])  # fmt: skip
COURTESIES = words_of("courtesies")
COURTESY_ACTS = words_of("courtesy_acts")
OPENING_ACTS = words_of("opening_acts")
NAMING = words_of("verbs_of_naming")
VAGUE_HOLDERS = words_of("state_nouns") | words_of("state_form_nouns") | frozenset(["party", "side", "state", "people"])
ASKING = frozenset(["urge", "implore", "beg", "exhort", "appeal", "plead", "petition"])
"""Words of saying by which whatever follows is asked for."""
CAUTIONING = frozenset(["warn", "caution", "assure", "reassure"])
"""Words of saying by which what is told of a matter is held against or for it: "warned that the bases are in range"."""
TAKING_UP = frozenset(["it", "they", "this", "that"])
BAD = words_of("adjectives_of_blame")


def find_positions(reading: Reading, focus: Focus, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a position for each sentence that says or holds something of the field and has no other claim."""
    predicate = reading.vocabulary.names.get("position")
    if predicate is None:
        return
    granted = [(p, rule) for p, rule in reading.vocabulary.rules if rule.presupposed or rule.lasting]
    passing = {f"{p.predicate}.{rule.name}" for p, rule in granted}
    telling = [claim for claim in claims if claim.rule not in passing]  # "said that the US presence was no threat"
    lasting = {f"{p.predicate}.{rule.name}" for p, rule in granted if rule.lasting}
    told = [claim for claim in claims if claim.rule not in lasting]
    said = [
        (speech, RULE)
        for speech in reading.annotated.speech
        if is_official(reading, speech) and not reckons(reading, speech)
    ]
    said.sort(key=_nearness)
    held = [(attitude, HELD) for attitude in attitudes_of(reading)]
    for goes_on, (speech, rule) in product((False, True), (*said, *held)):  # what "it" takes up is told before
        for sentence in _sentences_in(reading, speech):
            root = _root_in(sentence, speech)
            if (
                root is None
                or not _is_told(sentence, root, speech)
                or any(says_it(reading, claim, root, speech) for claim in telling)
            ):
                continue
            centre = Centre(predicate, rule, root, root, clause_of(root))
            inside = _content_tokens(sentence, speech)
            before = matter_before(reading, telling, sentence, speech) if goes_on else None
            claim = _position_of(reading, focus, centre, speech, inside, before)
            if claim is not None and not is_told_already(told, claim):
                telling.append(claim)
                yield claim


def _position_of(
    reading: Reading, focus: Focus, centre: Centre, speech: ReportedSpeech, inside: list[Token], before: Mention | None
) -> Claim | None:
    """Return the position that some words say or hold; None for what only reports, or is not of the field.

    `before` is what "it" takes up.
    """
    ways = list(holdings_of(reading, centre.token, urged=_is_urged(reading, speech), felt=centre.rule is HELD))
    if not ways and _cue_among(reading, speech, CAUTIONING):
        ways = [Holding(centre.token, (), foretells=True)]
    for holding in ways:
        subject = topic_among(reading, focus, holding.leading or (holding.word,), inside, judged=holding.judged)
        if subject is None and holding.word == centre.token and _goes_on(inside, holding.leading):
            subject = before
        if subject is not None:
            return _position(reading, focus, centre, subject, speech, foretells=holding.foretells)
    return None


def _goes_on(inside: list[Token], leading: tuple[Token, ...]) -> bool:
    """Tell whether words go on with the matter of those before: their subject is an "it" behind no other noun."""
    pronoun = next((t for t in leading if t.dep_ in ANY_SUBJECTS and t.lower_ in TAKING_UP), None)
    return pronoun is not None and not any(t.pos_ in ("NOUN", "PROPN") and t.i < pronoun.i for t in inside)


def _nearness(said: tuple[ReportedSpeech, Rule]) -> tuple[bool, int]:
    """Order what is said so that whom another quotes goes first, and "his country" behind whoever names it."""
    speech, _ = said
    return speech.source.name.lower().split()[-1] in VAGUE_HOLDERS, sum(end - start for start, end in speech.content)


def _is_urged(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether the word of saying itself demands, denies or judges: "urged the rebels to leave"."""
    if speech.cue is None:
        return False
    cue = reading.head_of(*speech.cue)
    lemma = cue.lemma_.lower()
    if lemma == "insist" and insists_on_a_fact(cue):
        return False
    return lemma != "warn" and (lemma in ATTITUDES | ASKING or holds_by_itself(reading, cue))


def _cue_among(reading: Reading, speech: ReportedSpeech, lemmas: frozenset[str]) -> bool:
    return speech.cue is not None and reading.head_of(*speech.cue).lemma_.lower() in lemmas


def _is_told(sentence: Span, root: Token, speech: ReportedSpeech) -> bool:
    """Tell whether words hold something at all: no question, no courtesy, and more than the word of saying."""
    inside = _content_tokens(sentence, speech)
    words = [t.text for t in inside if not t.is_quote and t.text.strip(" \n,’")]
    asked = sentence.text.rstrip(" \n\"”’'").endswith("?") or words[-1:] == ["?"]  # "“…?” he asked"
    return not asked and not _is_courtesy(root) and any(t != root and t.is_alpha for t in inside)


def _is_courtesy(word: Token) -> bool:
    """Tell whether a word only opens what is announced or done: "I am pleased to announce", "proud to be here"."""
    acts = [child for child in word.children if child.i > word.i]
    polite = word.lower_ in COURTESIES and any(
        act.lemma_.lower() in COURTESY_ACTS or any(child.lower_ == "be" for child in act.children) for act in acts
    )
    opens = word.lemma_.lower() in ("want", "like", "wish") and any(a.lemma_.lower() in OPENING_ACTS for a in acts)
    below = (child for child in word.children if child.dep_ in ("xcomp", "obj") and child.lower_ in COURTESIES)
    return polite or opens or any(_is_courtesy(child) for child in below)


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


def _position(
    reading: Reading, focus: Focus, centre: Centre, subject: Mention, speech: ReportedSpeech, *, foretells: bool
) -> Claim | None:
    evidence = quotation(reading, centre)
    start, end = _content(speech, evidence.start, evidence.end, centre.token.idx)
    value = Value(kind="text", start=start, end=end, text=reading.document.text[start:end])
    stance, polarity = stance_of(reading, centre, value)
    if foretells and stance in ("planned", "conditional"):
        stance = "asserted"  # "the deal would make us safer" judges the deal, and plans nothing
    if stance == "possible" and centre.token.lemma_.lower() in NAMING and not _is_modal(centre.token):
        stance = "asserted"  # who "considers the base a threat" ponders nothing
    if stance == "demanded" and _judges_matter(centre.token):
        stance = "asserted"  # "the base is critical for the region" judges the base, and asks for nothing
    if stance in ("possible", "asserted") and _cue_among(reading, speech, ASKING) and centre.token.tag_ == "VB":
        stance = "demanded"  # who urges to "consider leaving more forces" asks for it
    if stance == "possible" and polarity == "negative" and any(c.dep_ == "cop" for c in centre.token.children):
        stance = "asserted"  # "is out of the question" refuses the matter
    elif not is_negated(centre.token) or _is_litotes(centre.token):
        polarity = "positive"
    if stance in DEMANDED_OR_PROMISED and "talks" in reading.classes(reading.head_of(subject.start, subject.end)):
        return None  # talks that are called for or promised are a negotiation
    document = reading.document
    voices = chain_over(reading, start, end)
    if centre.rule is HELD:
        voices = (*voices, *_unless_named(speech.source, voices))
    told = observed_when_said(reading, speech, voices)
    when = told.edtf if told is not None else None
    operator, host = power_and_host(reading, focus, subject, speech)
    placed = any(f" {word} " in subject.name for word in ("on", "near", "along", "off"))
    if subject.type == "other" and host is not None and not placed:
        subject = naming.with_countries(reading, subject, operator, host)
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


def _judges_matter(root: Token) -> bool:
    """Tell whether an adjective says what a matter is: "the base is vital"; of "it is vital to close it" it asks."""
    subjects = [child for child in root.children if child.dep_ == "nsubj" and child.pos_ != "PRON"]
    empty = any(child.dep_ in ("expl", "xcomp", "ccomp", "csubj") or child.tag_ == "MD" for child in root.children)
    return root.pos_ == "ADJ" and bool(subjects) and not empty


def _is_modal(root: Token) -> bool:
    return any(child.tag_ == "MD" for child in root.children)


def _is_litotes(root: Token) -> bool:
    """Tell whether something bad is denied of a matter: "the presence is not negative" speaks for it."""
    return root.pos_ == "ADJ" and root.lemma_.lower() in BAD and any(c.lower_ in NEGATIONS for c in root.children)


def _unless_named(holder: AttributionLink, voices: tuple[AttributionLink, ...]) -> tuple[AttributionLink, ...]:
    return () if any(link.name.casefold() == holder.name.casefold() for link in voices) else (holder,)


def _content(speech: ReportedSpeech, start: int, end: int, root: int) -> tuple[int, int]:
    """Return what is said within an evidence, with its predicate: "the base, the minister says, is vital" whole."""
    parts = [(max(a, start), min(b, end)) for a, b in speech.content if a < end and start < b]
    if not parts:
        return start, end
    first = parts[0]
    holding = next((part for part in parts if part[0] <= root < part[1]), first)
    return first[0], max(first[1], holding[1])
