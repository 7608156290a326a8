"""Positions: what an official or organisation holds, promises or demands, where no other claim says it.

Passages that are said or held, and the claims already made, enter; claims of `position` leave, one a sentence at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.attitudes import attitudes_of
from regesta.extract.attribution import chain_over
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.observation import observed_when_published, observed_when_said
from regesta.extract.discourse.focus import Focus
from regesta.extract.holdings import ATTITUDES, NEGATIONS, holdings_of, holds_by_itself, insists_on_a_fact, is_negated
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import quotation
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, place_in, places_under
from regesta.extract.stances import stance_of
from regesta.extract.topics import CHARGING, topic_among
from regesta.extract.word_lists import words_of
from regesta.model import AttributionLink, Claim, Mention, ReportedSpeech, Valid, Value
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SPEAKERS = ("speaker", "office", "press_service")
RULE = Rule(name="said", why="What an official is quoted with and no other predicate takes.", centre="verb",
            property="position", value=["words"])  # fmt: skip
HELD = Rule(name="held", why="What an official or a body is told to hold, without a word of saying.", centre="verb",
            property="position", value=["words"])  # fmt: skip
COURTESIES = words_of("courtesies")
COURTESY_ACTS = words_of("courtesy_acts")
OPENING_ACTS = words_of("opening_acts")
NAMING = words_of("verbs_of_naming")
FORETELLING = words_of("verbs_of_reckoning")
VAGUE_HOLDERS = words_of("state_nouns") | words_of("state_form_nouns") | frozenset(["party", "side", "state", "people"])
IN_OFFICE = words_of("people_in_office")
ASKING = frozenset(["urge", "implore", "beg", "exhort"])
"""Words of saying by which whatever follows is asked for."""
ORDINARY = words_of("ordinary_people")
BAD = words_of("adjectives_of_blame")


def find_positions(reading: Reading, focus: Focus, claims: list[Claim]) -> Iterator[Claim]:
    """Yield a position for each sentence that says or holds something of the field and has no other claim."""
    predicate = reading.vocabulary.names.get("position")
    if predicate is None:
        return
    passing = {f"{p.predicate}.{rule.name}" for p, rule in reading.vocabulary.rules if rule.presupposed}
    telling = [claim for claim in claims if claim.rule not in passing]  # "said that the US presence was no threat"
    said = [
        (speech, RULE)
        for speech in reading.annotated.speech
        if _is_official(reading, speech) and not _reckons(reading, speech)
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
            if claim is not None:
                telling.append(claim)
                yield claim


def _position_of(
    reading: Reading, focus: Focus, centre: Centre, speech: ReportedSpeech, inside: list[Token]
) -> Claim | None:
    """Return the position that some words say or hold; None for what only reports, or is not of the field."""
    for holding in holdings_of(reading, centre.token, urged=_is_urged(reading, speech), felt=centre.rule is HELD):
        subject = topic_among(reading, focus, holding.leading or (holding.word,), inside, judged=holding.judged)
        if subject is not None:
            return _position(reading, centre, subject, speech, foretells=holding.foretells)
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


def _is_official(reading: Reading, speech: ReportedSpeech) -> bool:
    if _is_of_a_people(reading, speech):
        return False
    ordinary = any(
        form in ORDINARY for word in speech.source.name.lower().split() for form in (word, word.removesuffix("s"))
    )
    ordinary = ordinary and not any(word[:1].isupper() for word in speech.source.name.split())
    named = not speech.source.anonymous or _holds_office(speech)
    return speech.source.role in SPEAKERS and named and not ordinary


def _holds_office(speech: ReportedSpeech) -> bool:
    """Tell whether somebody without a name speaks for a state or body: "a senior Qatari official", not "an expert"."""
    name = speech.source.name.lower()
    words = re.split(r" (?:in|at|of|from|with|for|who|close|familiar)\b|,", name, maxsplit=1)[0].split()
    head = words[-1] if words else ""
    return len(words) > 1 and bool({head, head.removesuffix("s")} & IN_OFFICE)


def _is_of_a_people(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether some of a people speak: "angry Filipinos", "many Germans"; "the Americans" may be their state."""
    words = speech.source.name.split()
    named = speech.source.evidence
    plural = words[-1:] and words[-1].endswith("s") and reading.gazetteer.is_demonym(words[-1])
    whole = len(words) == 1 and named is not None and named.quote.lower().startswith("the ")
    return bool(plural) and not whole


def _reckons(reading: Reading, speech: ReportedSpeech) -> bool:
    """Tell whether the word of saying reckons, foretells or records, or is only what another is asked to do.

    An estimate is nobody's stance, and whom the UN presses "to consider" a contribution has not considered it.
    """
    if speech.cue is None:
        return False
    cue = reading.head_of(*speech.cue)
    asked = cue.dep_ == "xcomp" and cue.tag_ == "VB" and any(child.dep_ == "obj" for child in cue.head.children)
    return asked or cue.lemma_.lower() in FORETELLING


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
    below = (child for child in word.children if child.dep_ == "xcomp" and child.lower_ in COURTESIES)
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


def _position(reading: Reading, centre: Centre, subject: Mention, speech: ReportedSpeech, *, foretells: bool) -> Claim:
    evidence = quotation(reading, centre)
    start, end = _content(speech, evidence.start, evidence.end)
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


def _power_and_host(reading: Reading, subject: Mention) -> tuple[Mention | None, Mention | None]:
    """Return whose the base or force of a position is, and where, by its own words: "the French base in X"."""
    topic = reading.head_of(subject.start, subject.end)
    if not reading.classes(topic) & FORCES_AND_SITES:
        return None, None
    operator = owner_of(reading, topic)
    named = [subject] if subject.type == "facility" else []
    places = list(places_under(reading, topic)) or list(_places_behind(reading, topic))
    grounds = (country_of_place(reading, place) for place in (*named, *places))
    others = {c.name: c for c in grounds if c is not None and (operator is None or c.name != operator.name)}
    return operator, next(iter(others.values())) if len(others) == 1 else None


def _places_behind(reading: Reading, topic: Token) -> Iterator[Mention]:
    """Yield the places of the verb over an object, where it keeps it: "maintaining Australian troops in Cambodia"."""
    if topic.dep_ not in ("obj", "nsubj:pass"):
        return
    for child in topic.head.children:
        if child.dep_ == "obl" and child.i > topic.i and preposition_of(child) in ("in", "at"):
            yield from place_in(reading, child)


def _unless_named(holder: AttributionLink, voices: tuple[AttributionLink, ...]) -> tuple[AttributionLink, ...]:
    return () if any(link.name.casefold() == holder.name.casefold() for link in voices) else (holder,)


def _content(speech: ReportedSpeech, start: int, end: int) -> tuple[int, int]:
    for a, b in speech.content:
        if a < end and start < b:
            return max(a, start), min(b, end)
    return start, end
