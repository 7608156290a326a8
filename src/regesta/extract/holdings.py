"""How somebody holds something: the head of what is said or held enters; the words that say of what leave, or nothing.

Whoever judges, demands, promises or denies holds a position; whoever reports, estimates or foretells does not. Each way
of holding has its matter at another place: who condemns names it behind the verb, where the subject is the holder; what
is called a threat, and what "would strengthen" something, stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.judgements import (
    ASCRIBING,
    DOING,
    NAMING,
    SEEING,
    has_effect,
    is_judgement,
    judging_words,
    what_there_is,
)
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import ANY_SUBJECTS
from regesta.extract.topics import CHARGING
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

STATES_OF_MIND = words_of("states_of_mind")
ATTITUDES = words_of("attitudes")
ATTITUDE_NOUNS = words_of("attitude_nouns")
THOUGHTS = words_of("verbs_of_thought")
NEEDING = words_of("verbs_of_need")
STANDING_BY = words_of("verbs_of_policy")
FORETELLING = words_of("verbs_of_reckoning")
HEDGES = words_of("adverbs_of_guessing")
INTENDING = frozenset(
    ["intend", "plan", "promise", "pledge", "vow", "threaten", "seek", "refuse", "want", "hope", "agree"]
)
BEHIND = ("obj", "obl", "obl:arg", "xcomp", "ccomp", "advcl", "nmod", "iobj")
MEASURING = frozenset(["cost", "take", "last", "amount", "total", "number", "measure", "weigh", "range", "average"])
"""Verbs that say how much something comes to, and not how good it is."""
DEMANDING = frozenset(["must", "should", "ought"])
FUTURE = frozenset(["will", "shall", "would", "wo", "'ll", "’ll", "'d", "’d"])
ABILITY = frozenset(["can", "ca", "may", "might", "could"])
OWN = frozenset(["i", "we"])
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing"])
DECIDING = frozenset({"official", "government", "person", "people", "nation"})
"""Classes of nouns of who decides for himself or for a state."""
DONE_ELSEWHERE = frozenset(["send", "move", "withdraw", "open", "close", "sign", "ratify", "produce", "lay", "clear",
                            "destroy", "fund", "pay", "accede"])  # fmt: skip
"""Actions that other predicates tell, planned or not; what they leave out of a promise is no position either."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A word that holds something, the words directly under it that lead to the matter, and how it is meant."""

    word: Token
    leading: tuple[Token, ...]
    judged: bool = False
    foretells: bool = False
    """Whether it says what would come of the matter, which judges it and plans nothing."""


def holdings_of(reading: Reading, root: Token, *, urged: bool, felt: bool) -> Iterator[Holding]:
    """Yield the ways in which a head and what is coordinated with it hold something, the head's own first.

    `urged`: the word of saying already demands, denies or judges, and anything behind it is its matter; `felt`: the
    text itself tells the attitude of the holder, who stands outside the words.
    """
    if urged or felt:
        if not (felt and _is_only_ready(reading, root)):
            yield Holding(root, (), judged=True)
        return
    beside = ("conj", "parataxis") if root.lemma_.lower() in FORETELLING else ("ccomp", "conj", "parataxis")
    for word in (root, *(c for c in root.children if c.dep_ in beside)):
        holding = _holding_of(reading, word)
        if holding is not None:
            yield holding


def holds_by_itself(reading: Reading, word: Token) -> bool:
    """Tell whether a word demands, denies or judges by itself: "we call on", "I am appalled by", "condemned"."""
    wants = "hold" in reading.actions(word) and word.pos_ == "VERB" and word.lemma_.lower() not in THOUGHTS
    return wants or word.lower_ in STATES_OF_MIND or _voices_attitude(reading, word) or _is_own_attitude(word)


def insists_on_a_fact(cue: Token) -> bool:
    """Tell whether somebody assures what is so: "insisted that the base was closed", not "that it (should) close"."""
    told = next((child for child in cue.children if child.dep_ == "ccomp"), None)
    if told is None:
        return False
    forms = [told, *(child for child in told.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    asked = any(form.lower_ in DEMANDING for form in forms)
    present = (
        ("VBZ", "MD") if cue.tag_ == "VBD" else ("VBZ", "VBP", "MD")
    )  # "insisted that the troops leave" demands it
    return not asked and any(form.tag_ in ("VBD", *present) for form in forms)


def _is_own_attitude(word: Token) -> bool:
    """Tell whether a speaker says what he thinks: "we applaud"; forces that "defend a base" only do so."""
    own = any(child.lower_ in OWN for child in word.children if child.dep_ == "nsubj")
    return own and word.pos_ == "VERB" and word.lemma_.lower() in ATTITUDES


def _holding_of(reading: Reading, word: Token) -> Holding | None:
    modal = next((child.lower_ for child in word.children if child.tag_ == "MD"), None)
    if modal is not None:
        return _by_modal(reading, word, modal)
    if _is_passive(word) and word.lemma_.lower() in INTENDING | THOUGHTS:
        return None  # "the move was intended to deter": whose intent it was is not said
    if "hold" in reading.actions(word) and word.pos_ == "VERB" and word.lemma_.lower() in NEEDING:
        return None if _is_dated(reading, word) else Holding(word, _behind(word, *ANY_SUBJECTS))
    if word.lemma_.lower() in NAMING and word.pos_ == "VERB" and (named := _ascribed(word)) is not None:
        return named
    if word.lemma_.lower() in ASCRIBING | SEEING | DOING and word.pos_ == "VERB":
        return _ascribed(word)
    if has_effect(word):
        return Holding(word, tuple(child for child in word.children if child.dep_ in ANY_SUBJECTS))
    if (there := what_there_is(word)) is not None:
        return Holding(word, (there,))
    thinks = word.pos_ == "VERB" and word.lemma_.lower() in THOUGHTS and "hold" in reading.actions(word)
    if thinks or holds_by_itself(reading, word):
        if _is_dated(reading, word) or _is_only_ready(reading, word) or _is_guessed(word):
            return None
        thought = next((child for child in word.children if child.dep_ == "ccomp"), None) if thinks else None
        return _thought(reading, thought) if thought is not None else Holding(word, _behind(word), judged=not thinks)
    if any(child.dep_ == "cop" for child in word.children) and is_judgement(word):
        return Holding(word, _judged_by(word))
    return None


def _thought(reading: Reading, word: Token) -> Holding:
    """Return what somebody thinks of a matter: it stands before its verb, unless that holds by itself."""
    return _holding_of(reading, word) or Holding(word, tuple(c for c in word.children if c.dep_ in ANY_SUBJECTS))


def _ascribed(word: Token) -> Holding | None:
    """Return what a verb judges by its object, its complement or what it is seen as; None where it only tells."""
    if not judging_words(word):
        return None
    return Holding(word, _behind(word) if word.lemma_.lower() in SEEING | NAMING else _behind(word, *ANY_SUBJECTS))


def _by_modal(reading: Reading, word: Token, modal: str) -> Holding | None:
    """Return what a modal makes of a clause: a demand, a promise of one's own, or what would come of the matter."""
    if _is_guessed(word):
        return None
    if word.lemma_.lower() in SEEING | NAMING and (held := _ascribed(word)) is not None:
        return replace(held, foretells=True)  # "would regard any base as a hostile act"
    if modal in DEMANDING:
        return Holding(word, _behind(word, *ANY_SUBJECTS))
    refused = any(t.lower_ in NEGATIONS for t in _close(word))
    given = modal in FUTURE and _is_passive(word)  # "no power would be given a base here" assures it
    if refused and (modal in ABILITY or given):
        return Holding(word, _behind(word, *ANY_SUBJECTS))
    subjects = tuple(child for child in word.children if child.dep_ in ANY_SUBJECTS) or tuple(
        child for child in word.children if child.dep_ == "obl:unmarked" and child.i < word.i
    )  # "five more years of their presence would not help"
    itself = word.lemma_.lower() in STANDING_BY and any(
        s.lower_ == "it" for s in subjects
    )  # "it would honour the pact"
    if modal in FUTURE and (itself or any(_acts(reading, subject) for subject in subjects)):
        own = any(subject.lower_ in OWN for subject in subjects)
        stands_by = word.lemma_.lower() in STANDING_BY or holds_by_itself(reading, word)
        promised = stands_by or (own and not reading.actions(word) & DONE_ELSEWHERE)
        wished = modal in ("would", "'d", "’d") and holds_by_itself(reading, word)  # "would welcome a base" does
        return Holding(word, _behind(word), foretells=wished) if promised else None
    if modal in FUTURE and any(_is_own(subject) for subject in subjects):
        return None  # "its troops would join the mission" tells of a plan of its own
    planned = modal in ("will", "shall") or reading.actions(word) & DONE_ELSEWHERE
    if (_is_passive(word) and planned) or word.lemma_.lower() in MEASURING:
        return None  # "a squadron would also be sent", "the work would cost 2 million": no view of it
    told = modal in FUTURE or modal in ("may", "might") or (modal == "could" and not _is_passive(word))
    return Holding(word, subjects, foretells=True) if subjects and told else None


def _is_own(subject: Token) -> bool:
    """Tell whether somebody speaks of what is his: "its troops", "our air base"."""
    return any(child.tag_ == "PRP$" for child in subject.children)


def _acts(reading: Reading, subject: Token) -> bool:
    """Tell whether a subject decides for itself: "we", a state, an office, a person; not a base or a deal."""
    if subject.pos_ == "PRON":
        return subject.lower_ not in ("it", "this", "that", "which", "these", "those")
    mention = reading.mention_of(subject)
    if mention is not None:
        seat = reading.gazetteer.government_of(mention.name) is not None
        return seat or mention.type in ("country", "organisation", "person")
    classes = reading.classes(subject)
    return bool(classes & DECIDING) and not classes & {"force", "military_people"}


def _judged_by(word: Token) -> tuple[Token, ...]:
    """Return what a predicate judges: its subject; of "it is wrong to keep troops there" the clause behind it.

    A noun's or an adjective's own phrase tells of what it is a threat or important to.
    """
    subjects = [child for child in word.children if child.dep_ in ANY_SUBJECTS]
    empty = any(child.dep_ == "expl" for child in word.children) or not subjects
    empty = empty or any(subject.lower_ in ("it", "this", "that") for subject in subjects)
    clauses = [c for c in word.children if empty and c.dep_ in ("xcomp", "ccomp", "advcl", "csubj")]
    phrases = [c for c in word.children if c.dep_ in ("nmod", "obl", "acl")]
    return (*subjects, *clauses, *phrases)


def _behind(word: Token, *before: str) -> tuple[Token, ...]:
    """Return what stands under a word as its matter; with the relations `before`, what stands before it as well."""
    shared = [child for child in word.children if child.dep_ == "conj"]
    shared = [verb for verb in shared if not any(child.dep_ in ANY_SUBJECTS for child in verb.children)]
    return (*(child for child in word.children if child.dep_ in (*BEHIND, *before)), *shared)


def _close(word: Token) -> Iterator[Token]:
    """Yield a word's own modifiers and those of its subjects: "no study can ignore"."""
    for child in word.children:
        yield child
        if child.dep_ in ANY_SUBJECTS:
            yield from child.children


def _voices_attitude(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has an attitude for its object, or accuses: "voiced its opposition to", "accused X of".

    Whoever voices it is somebody: a delivery that "reflects the commitment to" a partner voices nothing.
    """
    if verb.lemma_.lower() in CHARGING and verb.pos_ == "VERB":
        return True
    subjects = [child for child in verb.children if child.dep_ in ANY_SUBJECTS]
    if subjects and not any(_acts(reading, subject) for subject in subjects):
        return False
    return any(child.dep_ == "obj" and child.lemma_.lower() in ATTITUDE_NOUNS for child in verb.children)


def _is_only_ready(reading: Reading, word: Token) -> bool:
    """Tell whether somebody is only ready to do what another predicate tells: "prepared to send a battalion"."""
    if word.lower_ not in STATES_OF_MIND and word.lemma_.lower() not in INTENDING:
        return False
    if any(child.dep_ == "obj" for child in word.children):
        return False  # "wants the guards to leave" demands it of others
    deeds = [child for child in word.children if child.dep_ in ("xcomp", "advcl") and is_verbal(child)]
    gifts = [noun for deed in deeds for noun in deed.children if noun.dep_ == "obj"]  # "to make a contribution to"
    lead = any(deed.lemma_.lower() in ("lead", "join") for deed in deeds)
    return lead or any(reading.actions(token) & DONE_ELSEWHERE for token in (*deeds, *gifts))


def _is_dated(reading: Reading, verb: Token) -> bool:
    """Tell whether days or years stand for a holder: years that "have seen" something hold nothing."""
    return any(child.dep_ == "nsubj" and child.i in reading.times_by_token for child in verb.children)


def _is_guessed(word: Token) -> bool:
    """Tell whether a clause says what somebody will probably do: a guess, and nobody's stance."""
    return any(child.dep_ == "advmod" and child.lower_ in HEDGES for child in word.children)


def _is_passive(word: Token) -> bool:
    return any(child.dep_ == "nsubj:pass" for child in word.children)


def is_negated(root: Token) -> bool:
    """Tell whether what is held stands in the negative: "sees no threat", "should have no troops".

    A word with a negative sense says so and denies nothing: who denies that he "was reluctant" denies the reluctance.
    """
    empty = any(child.dep_ == "expl" for child in root.children)  # "there will be no base"
    counted = ("obj", "nsubj:pass", "nsubj") if empty else ("obj", "nsubj:pass")  # "no soldiers would be sent"
    nouns = [child for child in root.children if child.dep_ in counted]
    objects = (token for noun in nouns for token in noun.children)
    return any(token.lower_ in NEGATIONS for token in (*root.children, *objects))
