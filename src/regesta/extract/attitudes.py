"""What an official, a state or a body is told to hold, without a word of saying: "the Pentagon is concerned about …".

A `Reading` enters; passages with their holders leave, in the form of reported speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.holdings import is_judgement
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.word_lists import words_of
from regesta.model import AttributionLink, Evidence, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTITUDES = words_of("attitudes")
NAMING = words_of("verbs_of_naming")
STATES_OF_MIND = words_of("states_of_mind")
STANDING_FOR = frozenset(["support", "advocate", "want", "seek", "demand"])
"""Verbs that tell of an attitude by a matter of policy: "supports a ban"; an air force that supports an army helps."""
POLICIES = words_of("matters_of_policy")
HOLDERS = frozenset(["official", "government"])
"""Classes of nouns for who holds a position in office."""


def attitudes_of(reading: Reading) -> Iterator[ReportedSpeech]:
    """Yield what someone in office is told to hold, one passage a verb or adjective; nothing where speech covers it."""
    spoken = [span for speech in reading.annotated.speech for span in speech.content]
    for sentence in reading.sentences:
        for token in sentence:
            if not _is_attitude(token) or any(start <= token.idx < end for start, end in spoken):
                continue
            holder = _holder(reading, token)
            if holder is not None:
                yield ReportedSpeech(content=(_words(token, holder[0]),), cue=None, source=holder[1])


def _is_attitude(token: Token) -> bool:
    """Tell whether a word says what someone thinks of something that follows it."""
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.pos_ == "VERB" and token.lemma_.lower() in ATTITUDES:
        return any(child.dep_ == "obj" for child in token.children)
    if token.tag_ in ("VBD", "VBZ", "VBP") and token.lemma_.lower() in STANDING_FOR:
        return any(child.dep_ == "obj" and child.lemma_.lower() in POLICIES for child in token.children)
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _names(token):
        return True
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.lemma_.lower() == "call":
        return _calls_upon(token)
    felt = (
        token.tag_ in ("JJ", "VBN") and token.lower_ in STATES_OF_MIND and (is_verbal(token) or token.dep_ == "xcomp")
    )
    return felt and any(
        child.dep_ in ("obl", "xcomp", "ccomp", "advcl") and child.i > token.i for child in token.children
    )


def _names(verb: Token) -> bool:
    """Tell whether a verb says what somebody holds a matter to be: "labelled the withdrawal a mistake"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in NAMING:
        return False
    matter = any(child.dep_ == "obj" for child in verb.children)
    named = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and not is_verbal(c)]
    named += [
        c for c in verb.children if c.dep_ in ("obl", "advcl", "xcomp") and any(g.lower_ == "as" for g in c.children)
    ]
    return matter and any(is_judgement(word) for word in named)


def _calls_upon(verb: Token) -> bool:
    """Tell whether a verb calls on someone to do something: "called on both sides to keep the truce"."""
    called = any(child.dep_ == "obl" and preposition_of(child) in ("on", "upon") for child in verb.children)
    return called and any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.children)


def _holder(reading: Reading, token: Token) -> tuple[Token, AttributionLink] | None:
    """Return who holds it: a state, a body or a person with a name, or an office described with one."""
    clause = clause_of(token if is_verbal(token) else token.head)  # "remains committed": who remains
    felt = token.lower_ in STATES_OF_MIND
    for noun in (*clause.agents, *(clause.patients if felt else ())):
        mention = reading.mention_of(noun)
        named = mention is not None and mention.type in ("country", "organisation", "person")
        seat = mention is not None and reading.gazetteer.government_of(mention.name) is not None
        described = naming.description(reading, noun, "organisation")
        held = bool(reading.classes(noun) & HOLDERS) and naming.holds_a_name(described.name)
        if not (named or seat or held):
            continue
        told = mention if mention is not None and (named or seat) else described
        name = told.name.removeprefix("The ")
        return noun, AttributionLink(
            role="speaker", name=name, office=_title_before(noun), evidence=_evidence(reading, noun)
        )
    return None


def _title_before(name: Token) -> str | None:
    """Return the office that stands as a title before a person's name: "Defence Minister"; None without one."""
    title = next((child for child in name.children if child.dep_ == "nmod:desc" and child.i < name.i), None)
    return None if title is None else name.doc[title.left_edge.i : name.i].text


def _evidence(reading: Reading, noun: Token) -> Evidence:
    document = reading.document
    start, end = noun.left_edge.idx, noun.idx + len(noun)
    return Evidence(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def _words(token: Token, holder: Token) -> tuple[int, int]:
    """Return the clause of a word from behind its holder on; of "is adamant that …" what he is adamant about."""
    thought = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    if token.lower_ in STATES_OF_MIND and thought is not None:
        inside = [t for t in thought.subtree if not t.is_punct and not t.is_space]
        return inside[0].idx, inside[-1].idx + len(inside[-1])
    named = {t.i for child in holder.children if child.dep_ == "flat" for t in child.subtree}
    tokens = [
        t for t in clause_tokens(token) if t.i > holder.i and t.i not in named and not t.is_punct and not t.is_space
    ] or [token]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
