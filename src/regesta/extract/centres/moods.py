"""What is asked, supposed or told of no one in particular: such words say nothing of what is so.

A `Reading` and the word over a value enter; the condition that fails leaves, or None for what the text does say.

"Will France close the base?", "if troops were sent to Niger" and "whether they leave depends on the court" open a
matter; "a base is opened where it is needed" is true of any. What the clause beside them says ("if parliament agrees,
Sweden will send 800 soldiers") is a claim under a condition. A question why something is so takes it for granted, and
so does a relative clause or a participle on a noun within any of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.harm import HARM
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.contents import is_content
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS, preposition_of
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKEN_FOR_GRANTED = ("acl", "acl:relcl", "advcl:relcl", "appos", "parataxis")
"""Relations of what a question or condition presupposes: "will the troops stationed there leave?" They are there."""
SUPPOSING = words_of("supposing")
ADVISED = frozenset(["better", "best", "wise", "wiser", "prudent", "preferable", "cheaper", "easier", "simpler"])
"""Adjectives by which a deed is weighed and not told to be done."""
OPENING = frozenset(["whether", "if"])


def unsaid(reading: Reading, word: Token) -> Unmet | None:
    """Return why what a word governs is not said to be so: it is asked, or supposed; None where it is said."""
    token, below = word, word
    for _ in range(len(word.sent)):
        if _is_supposed(token) or _is_unheard_of(token):
            return Unmet.SUPPOSED
        if _is_put_to_somebody(token):
            return Unmet.ASKED
        if token.head == token:
            return Unmet.ASKED if _is_asked(token, below) else None
        if token.dep_ in TAKEN_FOR_GRANTED and token.tag_ != "VB" and not is_content(token):
            return None  # but of "will he give an undertaking that it will be closed?" nothing is taken for granted
        if token.dep_ == "advcl" and not _is_infinitive(token):
            return None  # "will it close, given that the lease has ended?": that it has ended is said
        below, token = token, token.head
    return None


def is_advice(word: Token) -> bool:
    """Tell whether a word stands in what is only said to be good to do: "it is better to keep one base"."""
    token = word
    while token.head != token:
        if _is_infinitive(token) and token.dep_ in ("csubj", "xcomp", "ccomp", "advcl", "acl"):
            head = token.head
            if head.lower_ in ADVISED and any(child.dep_ == "cop" for child in head.children):
                return True
        token = token.head
    return False


def _is_supposed(verb: Token) -> bool:
    """Tell whether a clause is a condition or the open subject of another: "if …", "should talks fail", "whether …"."""
    marks = [child for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i]
    if verb.dep_.startswith("csubj"):  # "it is unclear whether …" says at least that it may be
        return verb.i < verb.head.i and any(mark.lower_ in OPENING for mark in marks)
    if verb.dep_ != "advcl" or not is_verbal(verb):
        return False
    if any(mark.lower_ in SUPPOSING and not _concedes(mark) for mark in marks):
        return True
    return _is_inverted(verb)


def _concedes(mark: Token) -> bool:
    """Tell whether "if" stands in "even if", "as if", "if not", "if any", which suppose nothing."""
    before = mark.nbor(-1).lower_ if mark.i > mark.sent.start else ""
    after = mark.nbor().lower_ if mark.i + 1 < mark.sent.end else ""
    return before == "as" or after in ("not", "any", "ever")


def _is_inverted(verb: Token) -> bool:
    """Tell whether a condition opens with its verb: "should talks fail", "had it been ratified"."""
    first = min(verb.subtree, key=lambda t: t.i)
    subject = next((c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)), None)
    helps = first.head == verb and first.dep_.startswith(("aux", "cop")) and first.lower_ in ("should", "had", "were")
    return helps and subject is not None and first.i < subject.i


def _is_put_to_somebody(verb: Token) -> bool:
    """Tell whether a clause is the question that somebody was asked: "when asked if they would leave, he declined"."""
    asked = verb.head
    within = verb.dep_ in ("ccomp", "xcomp", "advcl") and asked.lemma_.lower() == "ask" and asked.tag_ in ("VBN", "VBD")
    marked = any(child.dep_ in ("mark", "advmod") and child.lower_ in OPENING for child in verb.children)
    told = any(child.dep_ == "nsubj" for child in asked.children)  # "as senators asked whether …"
    return within and marked and not told and asked.dep_ in ("advcl", "acl")


def _is_unheard_of(noun: Token) -> bool:
    """Tell whether somebody has not heard of a plan: "was unaware of any plans to withdraw", "not aware of a plan"."""
    over = noun.head
    if noun.dep_ not in ("obl", "nmod") or preposition_of(noun) != "of":
        return False
    denied = any(child.lower_ in ("not", "n't") for child in over.children)
    return over.lower_ == "unaware" or (over.lower_ == "aware" and denied)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _is_asked(root: Token, below: Token) -> bool:
    """Tell whether a sentence asks for what a word under its root says; a "why" takes it for granted."""
    ending = [t for t in root.sent if not t.is_space][-3:]
    if not any(t.text == "?" for t in ending):
        return False
    asking = [t for t in clause_tokens(root) if t.tag_ in ("WRB", "WP", "WDT", "WP$")]
    weighed = any(child.dep_ == "aux" and child.lower_ in ("should", "would") for child in root.children)
    if weighed and below.dep_ != "parataxis":
        return True  # "why should they stay?" takes nothing for granted
    return not any(t.lower_ == "why" for t in asking) or (below.dep_ == "parataxis" and below.i > root.i)


DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
PERSONAL = frozenset(["PRP", "PRP$"])


def speaks_of_any(reading: Reading, word: Token) -> bool:
    """Tell whether an event is true of any: told in the present, with no name, figure, date, pronoun or article in it.

    "Peacekeepers are deployed when both parties agree", "bases attract attacks", "leases can be revoked"; "the base is
    run by marines" is one.
    """
    block = reading.block_at(word.idx)
    if block is not None and block.role in ("title", "heading"):
        return False  # "Troops leave base" tells of one day
    verb = clause_head(word)
    finite = [t for t in (verb, *verb.children) if t.tag_ in ("VBZ", "VBP", "VBD", "MD")]
    if not is_verbal(verb) or not finite or any(t.tag_ in ("VBD", "MD") and t.lower_ != "can" for t in finite):
        return False
    can = any(t.lower_ == "can" for t in finite)
    if can and not any(c.dep_ in PASSIVE_SUBJECTS and c.tag_ == "NNS" for c in verb.children):
        return False
    if not can and any(t.dep_ == "aux" and t.lemma_.lower() in ("have", "be") for t in verb.children):
        return False  # "has opened", "is opening" tell of one time
    said = [t for t in clause_tokens(verb) if not t.is_punct and not t.is_space]
    return len(said) > 2 and not any(_is_of_one(reading, t) for t in said)


COMING = frozenset({"enter", "come", "arrive", "entry", "entrance", "access"})
GOING = frozenset({"leave", "exit", "depart", "departure"})


def is_right_of_passage(word: Token) -> bool:
    """Tell whether coming and going are named together, as what somebody may do: "to enter and leave the territory"."""
    joined = [*word.conjuncts, word]
    lemmas = {token.lemma_.lower() for token in joined}
    return bool(lemmas & COMING and lemmas & GOING) and not any(token.tag_ == "VBD" for token in joined)


def _is_of_one(reading: Reading, token: Token) -> bool:
    """Tell whether a word is of one thing, person, place, number or time."""
    named = token.pos_ in ("PROPN", "NUM") or reading.mention_of(token) is not None or token.tag_ in PERSONAL
    known = token.i in reading.times_by_token or token.i in reading.quantities_by_token
    definite = token.lower_ in DEFINITE and token.dep_ != "mark"  # "concerned that mines kill children"
    return named or known or reading.country_of(token) is not None or definite


STEADY = frozenset({"continue", "continues", "keep", "will", "can", "could", "may", "might", "would", "still",
                    "often", "frequently", "sometimes", "regularly", "routinely", "usually", "occasionally", "always",
                    "commonly", "rarely", "seldom", "typically"})  # fmt: skip
"""Words by which harm goes on, or may: "will continue to be maimed" tells of no day."""


def harms_at_large(reading: Reading, verb: Token) -> bool:
    """Tell whether nobody in particular is harmed, on no day: "civilians will continue to be maimed by mines".

    "Four were hurt", "mines killed farmers" and "a shepherd is killed" tell of some who were.
    """
    if not is_verbal(verb) or not reading.actions(verb) & HARM or verb.tag_ == "VBG":
        return False
    over = verb
    while over.dep_ in ("conj", "xcomp") and is_verbal(over.head):
        over = over.head
    words = {t.lower_ for t in (over, *over.children, *verb.children)}
    lasting = verb.tag_ in ("VBP", "VBZ") or bool(words & STEADY)
    harmed = [t for t in clause_of(verb).patients if t.pos_ in ("NOUN", "PROPN")]
    return lasting and bool(harmed) and all(_is_nobody_known(reading, t) for t in harmed)


def _is_nobody_known(reading: Reading, noun: Token) -> bool:
    known = any(c.dep_ in ("det", "nummod", "nmod:poss") for c in noun.children)
    return noun.tag_ == "NNS" and not known and noun.i not in reading.quantities_by_token


DEFINING = frozenset({"mean", "define", "consider", "deem", "understand"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "‘", "’", "«", "»"})


def is_defined(word: Token) -> bool:
    """Tell whether a sentence only says what a term stands for: "“mine” means a munition that will injure persons"."""
    root = next((t for t in (word, *word.ancestors) if t.lemma_.lower() in DEFINING), None)
    if root is None or root.tag_ == "VBD":
        return False
    term = next((c for c in root.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)), None)
    if term is None or term == word:
        return False
    passive = any(c.dep_ == "aux:pass" for c in root.children)
    if passive == (root.lemma_.lower() == "mean"):
        return False  # "Riga considers", "is meant to"
    if any(t.text in QUOTES for t in (term.nbor(-1) if term.i else term, *term.subtree, *root.subtree)):
        return True
    described = any(_is_any_one(c) and _is_described(c) for c in root.children if c.dep_ == "obj")
    return described and (_is_any_one(term) or (root.tag_ == "VBZ" and _is_bare(term)))


def _is_bare(noun: Token) -> bool:
    """Tell whether a term stands without an article: "booby-trap means any device which …"."""
    return noun.tag_ == "NN" and not any(c.dep_ in ("det", "nmod:poss") for c in noun.children)


def _is_any_one(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "any") for c in noun.children)


def _is_described(noun: Token) -> bool:
    return any(c.dep_ in ("acl", "acl:relcl") for c in noun.children)
