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
from regesta.extract.grounds_of_topics import power_and_host
from regesta.extract.holdings import ATTITUDES, NEGATIONS, holdings_of, holds_by_itself, insists_on_a_fact, is_negated
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.forms import is_verbal
from regesta.extract.stances import stance_of
from regesta.extract.topics import CHARGING, topic_among
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
ASKING = frozenset(["urge", "implore", "beg", "exhort"])
"""Words of saying by which whatever follows is asked for."""
BAD = words_of("adjectives_of_blame")
DEMANDED_OR_PROMISED = ("demanded", "planned")
"""Stances by which a position says the same as the claim of what is demanded or promised."""


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
    for speech, rule in chain(said, ((attitude, HELD) for attitude in attitudes_of(reading))):
        for sentence in _sentences_in(reading, speech):
            root = _root_in(sentence, speech)
            if (
                root is None
                or not _is_told(sentence, root, speech)
                or any(_says_it(reading, claim, root, speech) for claim in telling)
            ):
                continue
            centre = Centre(predicate, rule, root, root, clause_of(root))
            claim = _position_of(reading, focus, centre, speech, _content_tokens(sentence, speech))
            if claim is not None and not _is_told_already(told, claim):
                telling.append(claim)
                yield claim


def _is_told_already(claims: list[Claim], position: Claim) -> bool:
    """Tell whether what is demanded or promised is a claim of its own: "promised the withdrawal of all forces".

    Who condemns a planned deployment judges it, and holds a position beside the plan.
    """
    if position.stance not in DEMANDED_OR_PROMISED:
        return False
    start, end = position.value.start, position.value.end
    return any(
        claim.stance == position.stance
        and claim.predicate != "position"
        and claim.value.start < end
        and start < claim.value.end
        for claim in claims
    )


def _position_of(
    reading: Reading, focus: Focus, centre: Centre, speech: ReportedSpeech, inside: list[Token]
) -> Claim | None:
    """Return the position that some words say or hold; None for what only reports, or is not of the field."""
    for holding in holdings_of(reading, centre.token, urged=_is_urged(reading, speech), felt=centre.rule is HELD):
        subject = topic_among(reading, focus, holding.leading or (holding.word,), inside, judged=holding.judged)
        if subject is not None:
            return _position(reading, focus, centre, subject, speech, foretells=holding.foretells)
    return None


def _nearness(said: tuple[ReportedSpeech, Rule]) -> tuple[bool, int]:
    """Order what is said so that whom another quotes goes first, and "his country" behind whoever names it."""
    speech, _ = said
    return speech.source.name.lower().split()[-1] in VAGUE_HOLDERS, sum(end - start for start, end in speech.content)


def _says_it(reading: Reading, claim: Claim, root: Token, speech: ReportedSpeech) -> bool:
    """Tell whether a claim says already what a head says; one of a time or reason beside it does not.

    "We need no foreign bases once the Americans have left" holds something, and tells of a departure. Nor does what the
    text tells in its own words around the speech, as of the date of an agreement that the speaker "referred to".
    """
    if not any(evidence.start <= root.idx < evidence.end for evidence in claim.evidence):
        return False
    if not any(start <= claim.value.start < end for start, end in speech.content):
        return False
    token = reading.head_of(claim.value.start, claim.value.end)
    apart = claim.value.kind == "text" and claim.predicate != "position"
    while apart and token not in (root, token.head):
        aside = token.dep_ == "advcl" and token.head == root and token.tag_ != "VB"
        if aside and root.lemma_.lower() not in CHARGING:  # "accused Mali of laying mines" says that it laid them
            return False
        token = token.head
    return True


def _is_urged(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether the word of saying itself demands, denies or judges: "urged the rebels to leave"."""
    if speech.cue is None:
        return False
    cue = reading.head_of(*speech.cue)
    lemma = cue.lemma_.lower()
    if lemma == "insist" and insists_on_a_fact(cue):
        return False
    return lemma != "warn" and (lemma in ATTITUDES or holds_by_itself(reading, cue))


def _asks(reading: Reading, speech: ReportedSpeech) -> bool:
    return speech.cue is not None and reading.head_of(*speech.cue).lemma_.lower() in ASKING


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
    if stance in ("possible", "asserted") and _asks(reading, speech) and centre.token.tag_ == "VB":
        stance = "demanded"  # who urges to "consider leaving more forces" asks for it
    if not is_negated(centre.token) or _is_litotes(centre.token):
        polarity = "positive"
    if stance in DEMANDED_OR_PROMISED and "talks" in reading.classes(reading.head_of(subject.start, subject.end)):
        return None  # talks that are called for or promised are a negotiation
    document = reading.document
    voices = chain_over(reading, start, end)
    if centre.rule is HELD:
        voices = (*voices, *_unless_named(speech.source, voices))
    told = observed_when_said(reading, speech, voices)
    when = told.edtf if told is not None else None
    operator, host = power_and_host(reading, focus, subject)
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
