"""Of the field or not: a noun of what is said enters; whether it is a matter of the field leaves.

The field is who keeps forces, bases and arms on whose ground, what states agree on that, and mines. The same nouns
serve other matters: the army in politics, a trade agreement, a civil aviation treaty, hospital equipment. What decides
are the words on the noun itself and the verb over it; of a bare "deal" alone, what the page speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.civil_matters import MILITARY_WORDS, is_civil, tokens_on
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.countries import owner_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FOREIGN_WORDS = words_of("foreign_words")
CIVIL_FORCES = words_of("civil_forces")
CIVIL_SITES = words_of("civil_sites")
CIVIL_TARGETS = frozenset(["embassy", "consulate", "tanker", "pipeline", "merchant", "shipping", "vessel", "plant"])
"""What is attacked beside civil sites and is no matter of the field: "blamed the attack on the embassy"."""
WEAK_NOUNS = words_of("weak_field_nouns")
FOUNDING_TEXTS = words_of("founding_texts")
COMING_AND_GOING = frozenset(
    ["send", "withdraw", "garrison", "station", "move", "host", "take_ground", "attack", "kill", "injure", "harm"]
)  # fmt: skip
"""Actions that make forces a matter of where they are and go, or of the harm that they do or suffer."""
ACCEPTING = frozenset(["accept", "welcome", "receive", "host", "invite", "want", "oppose", "tolerate", "join", "lead"])
BLASTS = frozenset(["bomb", "explosive", "shell", "grenade", "device"])
"""What goes off once; mines and what is left of munitions stay a matter of the field."""
LOSING = frozenset(["lose", "down", "shoot", "hit", "intercept", "capture"])
"""What happens to a weapon in battle, and is no matter of bases and presence."""
MISHAPS = frozenset(["incident", "accident", "crash"])
SHOWS_OF_FORCE = frozenset(
    ["show", "use", "threat", "display", "demonstration", "resort", "act", "means", "projection"]
)
"""Nouns of which "force" is what is shown or used, and no body of troops."""
STANDING = frozenset(["presence", "deployment", "garrison", "contingent", "intervention", "mission", "withdrawal",
                      "mercenary", "peacekeeper", "legionnaire"])  # fmt: skip
BODIES = frozenset(["force", "military_people"])
MOVES = words_of("moves_as_matters")
KEEPING = frozenset(["stationing", "basing"])
"""Moves that are of forces or arms, whatever stands behind them."""
EXERCISES = frozenset(["exercise", "drill", "manoeuvre", "maneuver", "overflight", "patrol"])
PACTS = frozenset(["agreement", "treaty", "talks"])
LOOSE_PACTS = frozenset(["understanding", "document", "declaration", "concession"])
"""What states may have of anything: "the public's understanding", "the declaration of the president"."""
TREATIES_OF_FIELD = frozenset(["ottawa", "oslo", "ccw", "apmbc", "ccm", "start", "inf", "npt", "cfe", "geneva"])
"""Words by which a treaty of the field is known that has none of forces or mines in its name."""
OBJECTS_OF_PACTS = frozenset(["force", "facility", "mine", "mine_action", "military_people", "equipment", "truce"])


def is_of_field(reading: Reading, noun: Token, *, judged: bool = False) -> bool:
    """Tell whether what is said of a noun is of the field, by the words on the noun and the verb over it.

    What is judged may also be an attack: it is condemned; that one happened is no position. False for nouns of other
    matters, and where nothing on or over a doubtful noun makes it one of the field.
    """
    classes = reading.classes(noun)
    lemma = noun.lemma_.lower()
    if is_civil(noun) or _is_civil_body(noun) or _is_a_pit(reading, noun):
        return False
    if "harm_source" in classes and "equipment" in classes and _is_kept_abroad(reading, noun):
        return True
    if (
        classes & {"equipment", "harm_source"}
        and noun.dep_ in ("obj", "nsubj:pass")
        and noun.head.lemma_.lower() in LOSING
    ):
        return False  # "denied losing a drone": an event of battle
    if "harm_source" in classes or lemma in BLASTS:
        return judged and lemma not in MISHAPS and not _is_on_civil_site(noun)
    if classes & {"mine", "truce", "mine_action"}:
        return True
    if "facility" in classes or "equipment" in classes:
        own = any(child.tag_ == "PRP$" for child in noun.children) and any(c.dep_ == "nmod" for c in noun.children)
        return lemma not in WEAK_NOUNS or own or is_military(reading, noun) or _is_mention(reading, noun)
    if classes & PACTS:
        return _is_pact_of_field(reading, noun)
    return bool(classes & BODIES) and _is_presence(reading, noun)


def is_move_of_forces(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is of a coming, going or staying, and says whose: "an American pullout from Rota".

    What forces or machines are named with it carry the matter themselves.
    """
    if noun.lemma_.lower() not in MOVES or any(reading.classes(token) & BODIES for token in noun.subtree):
        return False
    whence = [child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) == "from"]
    if any(child.pos_ == "NOUN" and not reading.classes(child) for child in whence):
        return False  # "a withdrawal from the cup"
    joint = noun.lemma_.lower() in EXERCISES and is_military(reading, noun)
    behind = [child for child in noun.children if child.dep_ == "nmod"]
    sites = [mention.type for child in behind if (mention := reading.mention_of(child)) is not None]
    kept = noun.lemma_.lower() in KEEPING and bool(behind)
    placed = noun.lemma_.lower() in STANDING and any(kind in ("country", "place", "facility") for kind in sites)
    return joint or kept or placed or owner_of(reading, noun) is not None


def _is_civil_body(noun: Token) -> bool:
    """Tell whether "forces" are the police or of the market, and a "force" one for a task or mere violence."""
    violence = noun.lower_ == "force" and noun.dep_ == "nmod" and noun.head.lemma_.lower() in SHOWS_OF_FORCE
    return violence or any(child.lower_ in CIVIL_FORCES for child in noun.children)


def _is_kept_abroad(reading: Reading, noun: Token) -> bool:
    """Tell whether arms are one power's in another's country, and not what strikes: "US missiles in Italy"."""
    placed = [child for child in (*noun.children, *noun.head.children) if child.i > noun.i]
    grounds = (reading.country_of(c) for c in placed if c.dep_ in ("nmod", "obl") and preposition_of(c) in ("in", "at"))
    owner = owner_of(reading, noun)
    return owner is not None and any(ground not in (None, owner.name) for ground in grounds)


def _is_a_pit(reading: Reading, noun: Token) -> bool:
    """Tell whether a single "mine" is one from which something is dug: the lexicon knows it only beside other words."""
    return noun.lower_ == "mine" and noun.dep_ != "compound" and "mine" not in reading.classes(noun)


def _is_on_civil_site(noun: Token) -> bool:
    struck = CIVIL_SITES | CIVIL_TARGETS
    return any(child.lemma_.lower() in struck for child in noun.children if child.dep_ == "nmod")


def is_military(reading: Reading, noun: Token) -> bool:
    """Tell whether a word on a noun makes it military or another state's: "naval facility", "Turkish camp"."""
    words = {word for token in tokens_on(noun) for word in (token.lower_, token.lemma_.lower()) if token != noun}
    return bool(words & (MILITARY_WORDS | FOREIGN_WORDS)) or owner_of(reading, noun) is not None


def _is_mention(reading: Reading, noun: Token) -> bool:
    mention = reading.mention_by_token.get(noun.i)
    return mention is not None and mention.type in ("facility", "military_unit", "organisation")


def _is_pact_of_field(reading: Reading, noun: Token) -> bool:
    """Tell whether an agreement, a treaty or talks are of the field.

    A named one is by a word of its name, a bare one by what it is on, by the states that have it, or because the text
    spoke of what it is on before: "the deal" of a page on a base.
    """
    if noun.lower_ == "deal" and any(child.lower_ in ("great", "good") for child in noun.children):
        return False  # "a great deal of training"
    if noun.lemma_.lower() in LOOSE_PACTS and noun.i not in reading.mention_by_token:
        return False
    around = list(tokens_on(noun))
    mention = reading.mention_by_token.get(noun.i)
    name = mention.name.lower().split() if mention is not None and mention.type in ("agreement", "treaty") else []
    if {*name, *(token.lower_ for token in around)} & (MILITARY_WORDS | TREATIES_OF_FIELD):
        return True
    if any(reading.classes(token) & OBJECTS_OF_PACTS for token in around):
        return True
    if (mention is not None and mention.type == "treaty") or noun.lemma_.lower() in FOUNDING_TEXTS:
        return False
    return any(reading.country_of(token) is not None for token in around) or speaks_of_field(reading)


def _is_presence(reading: Reading, noun: Token) -> bool:
    """Tell whether forces are spoken of as those of another state, as placed somewhere, or as coming, going or hurt."""
    if _is_mention(reading, noun) or noun.lemma_.lower() in STANDING:
        return True
    modifiers = {child.lower_ for child in noun.children}
    if modifiers & FOREIGN_WORDS or owner_of(reading, noun) is not None:
        return True
    if any(child.dep_ == "nmod" and preposition_of(child) in ("in", "at", "on", "from") for child in noun.children):
        return True
    over = (noun.head, clause_head(noun))
    return any(reading.actions(t) & COMING_AND_GOING or t.lemma_.lower() in ACCEPTING for t in over)


def speaks_of_field(reading: Reading) -> bool:
    """Tell whether a page speaks of bases, forces abroad or mines more than once."""
    found = 0
    for sentence in reading.sentences:
        if any(reading.classes(t) & OBJECTS_OF_PACTS for t in sentence):
            found += 1
        if found > 1:
            return True
    return False
