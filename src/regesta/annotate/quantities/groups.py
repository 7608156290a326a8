"""A number that says how many people a group has: a text, its parse and an amount enter; the group leaves, or None.

"A 5,000-strong brigade", "a strength of 1,200", "the contingent numbered 3,000".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.annotate.numerals import alternatives
from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.counted import Counted, words_after
from regesta.annotate.quantities.words import load_quantity_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_GROUP_WORDS = 7
GROUP_BEFORE_WORDS = 8
GROUP_BEFORE_STRONG = re.compile(
    r"\b(?P<group>(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+),?\s+\Z"
)
WHERE_IT_IS = re.compile(r"\s+(?:on|at|in|of|near|from|with|there|stationed|based|deployed)\b")


def group_after(text: str, amount: Amount) -> Counted | None:
    """The group of a "5,000-strong brigade"; its number counts people."""
    run = words_after(text, amount.end, LONGEST_GROUP_WORDS)
    words = load_quantity_words()
    if not run:
        return None
    head = next((i for i, word in enumerate(run) if word[1].lower() in words.groups), 0)
    return Counted(run[0].start(1), run[head].end(1), run[head].start(1), True)


def group_before_strong(text: str, amount: Amount) -> Counted | None:
    """The group of "the column, 2,000 strong," and "a force 5,000 strong"."""
    match = GROUP_BEFORE_STRONG.search(text[max(0, amount.start - 60) : amount.start])
    if match is None or not text[: amount.end].endswith(" strong"):
        return None
    base = max(0, amount.start - 60)
    head = match.end("group") - len(match["group"].split()[-1])
    return Counted(base + match.start("group"), base + match.end("group"), base + head, True)


def group_told_strong(doc: Doc, amount: Amount) -> Counted | None:
    """The group of "the contingent in Abyei, some 3,800 strong," and "the force is now 10,500 strong", by the parse.

    None where "strong" stands on no noun before it, as in "a 5,000-strong brigade", unless a bracket parts the two.
    """
    strong = doc.char_span(amount.end - len("strong"), amount.end) if doc.has_annotation("DEP") else None
    if strong is None or strong.text.lower() != "strong":
        return None
    word = strong.root
    subject = next((child for child in word.lefts if child.dep_ == "nsubj"), None)
    group = subject if subject is not None else word.head
    if group.pos_ not in ("NOUN", "PROPN"):
        return None
    if group.i > word.i:  # "the 18,000-strong African Union (AU) force", which a bracket takes apart
        between = doc[word.i + 1 : group.i]
        parted = any(token.text == "(" for token in between) and group.lower_ in load_quantity_words().groups
        return Counted(between.start_char, group.idx + len(group), group.idx, True) if parted else None
    return Counted(group.left_edge.idx, group.idx + len(group), group.idx, True)


def group_before(text: str, amount: Amount) -> Counted | None:
    """The noun before a number that follows it: "a strength of 1,200", "the contingent numbered 3,000"."""
    words = load_quantity_words()
    before = text[max(0, amount.start - 80) : amount.start]
    base = amount.start - len(before)
    size = re.search(r"\b(?P<head>\w+(?:\s\w+)?)\s+of\s+(?:some\s+|about\s+)?\Z", before)
    if size is not None and f"{size['head'].split()[-1].lower()} of" in words.sizes:
        start = size.end("head") - len(size["head"].split()[-1])
        return Counted(base + start, base + size.end("head"), base + start, True)
    verb = re.search(
        rf"(?P<group>(?:[\w’'-]+\s+){{1,{GROUP_BEFORE_WORDS}}})(?:{alternatives(words.numbering)})\s+\Z", before
    )
    if verb is None:
        return None
    group = WHERE_IT_IS.split(verb["group"].rstrip())[0]  # "the garrison at Kati numbered 450" counts the garrison
    head = verb.start("group") + group.rfind(" ") + 1
    noun = text[base + head : base + verb.start("group") + len(group)]
    if noun.lower() in BETWEEN:  # "the forces, now numbering 36,000"
        return None
    return Counted(
        base + verb.start("group"), base + verb.start("group") + len(group), base + head, words.is_person_noun(noun)
    )


BETWEEN = frozenset({"who", "which", "that", "now", "currently", "then", "today", "once", "still"})
"""Words that may stand between a group and a verb of numbering, and are no group."""


def group_as_subject(doc: Doc, amount: Amount) -> Counted | None:
    """The subject of a verb of numbering, whatever hangs on it: "the forces stationed there numbered 2,850"."""
    span = doc.char_span(amount.number_start, amount.number_end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return None
    words = load_quantity_words()
    verb = span.root.head
    if not re.fullmatch(alternatives(words.numbering), verb.lower_):
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")), None)
    if subject is None and verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ == "NOUN":
        return _noun_alone(verb.head)  # "the forces, now numbering 36,000", "who number 5,000"
    if subject is None:
        return None
    return Counted(subject.left_edge.idx, subject.idx + len(subject), subject.idx, words.is_person_noun(subject.lower_))


def _noun_alone(noun: Token) -> Counted:
    return Counted(noun.idx, noun.idx + len(noun), noun.idx, load_quantity_words().is_person_noun(noun.lower_))
