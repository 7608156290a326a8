"""What is counted: a text, its parse where there is one, and an amount enter; the noun phrase it counts leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.counted import Counted, words_after
from regesta.annotate.quantities.groups import (
    group_after,
    group_as_subject,
    group_before,
    group_before_strong,
    group_told_strong,
)
from regesta.annotate.quantities.shared_ahead import noun_shared_ahead
from regesta.annotate.quantities.words import QuantityWords, load_quantity_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = re.compile(
    r"(?:[ \u00a0]+of\b)?(?:[ \u00a0]+(?:the|its|his|her|their|these|those|our|all|such|other|more|additional)\b)?",
    re.IGNORECASE,
)
# "one of the oldest garrisons" says which, not how many.
PARTITIVE = re.compile(r"[ \u00a0]+of\b")
AND_ALSO = re.compile(r"[ \u00a0]+(?:and|or)[ \u00a0]+([^\W\d_][\w’'-]*)(?=[ \u00a0]*(?:[.,;:)\n]|\Z|[ \u00a0][a-z]))")
# Words for people that also stand before the noun: "wounded soldiers", "French troops".
ADJECTIVAL = frozenset({"dead", "wounded", "injured", "killed"})
CONJUNCTION = re.compile(r"(?:,)?[ \u00a0](?:and|or)\b")
# "900 French and 700 soldiers": the noun is the next figure's.
ANOTHER_FIGURE = re.compile(r"\b(?:and|or)[ \u00a0](?:[a-z]+[ \u00a0]){0,2}\d")
LONGEST_PHRASE_WORDS = 7
LONGEST_MASS_WORDS = 4
FAR_TOKENS = 10


def find_counted(text: str, doc: Doc, amount: Amount) -> Counted | None:
    """Return what an amount counts; None where nothing countable stands beside it.

    The parse decides where the document has one; otherwise the words that follow, up to the first plural noun.
    """
    if amount.is_strong:
        return group_told_strong(doc, amount) or group_before_strong(text, amount) or group_after(text, amount)
    if _measures(amount):
        return _measured_after(text, amount)
    if amount.number == 1 and PARTITIVE.match(text, amount.end):
        return None
    harmed = _harmed_behind(text, amount)
    if harmed is not None:
        return harmed
    shared = noun_shared_ahead(text, amount)
    if shared is not None:
        return shared
    if doc.has_annotation("DEP"):
        found = _by_parse(text, doc, amount)
        if found is not None:
            return found
    return _by_neighbours(text, amount) or group_as_subject(doc, amount) or group_before(text, amount)


HARMED = re.compile(r"[ \u00a0]+(dead|killed|wounded|injured|hurt|maimed|missing)\b(?:[ \u00a0]+([^\W\d_]+))?")


def _harmed_behind(text: str, amount: Amount) -> Counted | None:
    """Return "dead" of "three dead and 11 wounded"; "11 wounded soldiers" counts the soldiers."""
    match = HARMED.match(text, amount.end)
    words = load_quantity_words()
    if match is None or (match[2] and (words.is_plural_noun(match[2]) or match[2].lower() not in words.phrase_ends)):
        return None
    return Counted(match.start(1), match.end(1), match.start(1), is_person=True)


def _measures(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit != "person"


def _by_neighbours(text: str, amount: Amount) -> Counted | None:
    opening = OPENING.match(text, amount.end)
    offset = opening.end() if opening else amount.end
    run = words_after(text, offset, LONGEST_PHRASE_WORDS)
    words = load_quantity_words()
    head = _head_of(run, amount, words)
    if head is None or not words.is_plural_noun(run[head][1]):
        run, head = _across_conjunction(text, run, amount, head)
    if head is None:
        return None
    # "half of the shells", "15% of the upkeep": of a share, the article tells of what whole.
    start = run[0].start(1) if not amount.is_fraction else _after_of(text, amount.end, run[0].start(1))
    end = _with_second_noun(text, run[head].end(1), words)
    noun = run[head][1]
    return Counted(start, end, run[head].start(1), words.is_person_noun(noun))


def _across_conjunction(
    text: str, run: list[re.Match[str]], amount: Amount, head: int | None
) -> tuple[list[re.Match[str]], int | None]:
    """Go on over "and" where the noun is still to come: "PMN and OZM-72 mines", "naval and air bases"."""
    joint = CONJUNCTION.match(text, run[-1].end()) if run and amount.number != 1 else None
    if joint is None:
        return run, head
    more = words_after(text, joint.end(), LONGEST_PHRASE_WORDS)
    noun = next((i for i, word in enumerate(more) if load_quantity_words().is_plural_noun(word[1])), None)
    return (run, head) if noun is None else ([*run, *more], len(run) + noun)


def _after_of(text: str, offset: int, otherwise: int) -> int:
    match = re.compile(r"[ \u00a0]+(?:of[ \u00a0]+)?").match(text, offset)
    return match.end() if match else otherwise


def _head_of(run: list[re.Match[str]], amount: Amount, words: QuantityWords) -> int | None:
    """Index of the head noun in a run of words: the first plural, or what "one" or a share can count."""
    if not run:
        return None
    if amount.number == 1:
        singular = (i for i, word in enumerate(run) if words.is_counted_by_one(word[1]))
        return next(singular, None)
    for index, word in enumerate(run):
        if words.is_plural_noun(word[1]):
            return _last_of_compound(run, index, words)
    if amount.is_fraction:
        return min(len(run), LONGEST_MASS_WORDS) - 1
    named = [word for word in run if re.search(r"\d", word[1]) or word[1][0].isupper()]
    return len(named) - 1 if named and named == run[: len(named)] else None


def _last_of_compound(run: list[re.Match[str]], index: int, words: QuantityWords) -> int:
    """The head of "armed forces personnel" is its last noun, of "soldiers guard" its first."""
    for later in range(index + 1, min(index + 3, len(run))):
        noun = run[later][1]
        if words.is_plural_noun(noun) and (words.is_person_noun(noun) or noun.lower() in words.irregular_plurals):
            if (
                not words.is_person_noun(run[index][1])
                or run[index][1].lower() in ADJECTIVAL
                or run[index][1] in words.peoples
            ):
                return later
        elif not (later + 1 < len(run)):
            break
    return index


def _with_second_noun(text: str, end: int, words: QuantityWords) -> int:
    """Take in "and trucks" of "16 tanks and trucks": one number for both; "and wounded" is the next verb."""
    match = AND_ALSO.match(text, end)
    if match is None or (match[1] in ADJECTIVAL and not text[:end].endswith(tuple(ADJECTIVAL))):
        return end
    return match.end(1) if words.is_plural_noun(match[1]) else end


def _measured_after(text: str, amount: Amount) -> Counted | None:
    """Of a measure, what is measured: "18 tons of ammunition", "a 2,400-meter runway"."""
    of = re.compile(r"[ \u00a0]+of[ \u00a0]+(?=(?P<article>the|its|their|his)\b)?").match(text, amount.end)
    words = load_quantity_words()
    if of is None and not amount.is_attributive:
        return None
    offset = amount.end if of is None else of.end() - 1
    if of is not None and of["article"]:
        offset = of.end("article")
    run = words_after(text, offset, LONGEST_MASS_WORDS if of else 1)
    if not run:
        return None
    head = next((i for i, word in enumerate(run) if words.is_plural_noun(word[1])), len(run) - 1)
    start = of.end() if of is not None else run[0].start(1)
    noun = run[head][1]
    return Counted(start, run[head].end(1), run[head].start(1), amount.unit == "percent" and words.is_person_noun(noun))


def _by_parse(text: str, doc: Doc, amount: Amount) -> Counted | None:
    span = doc.char_span(amount.number_start, amount.number_end, alignment_mode="expand")
    if span is None:
        return None
    number = span.root
    head = _counted_token(number)
    if head is not None and head.idx < amount.end:
        # "tens of thousands of fuzes": the number's words have a complement of their own.
        head = _counted_token(head)
    if head is None or head.i <= number.i or head.i - number.i > FAR_TOKENS or head.idx < amount.end:
        return None
    if head.lower_ in load_quantity_words().phrase_ends or CONJUNCTION.match(text, head.idx + len(head)):
        # A pronoun names nothing; and before "and" a modifier may pass for the head ("PMN and MON-50 mines").
        return None
    between = text[amount.end : head.idx]
    if re.search(r"[,;:.!?\n]\s", between) or head.is_punct or ANOTHER_FIGURE.search(between):
        return None
    opening = OPENING.match(text, amount.end)
    start = opening.end() if opening and opening.end() <= head.idx else amount.end
    start += len(text[start : head.idx]) - len(text[start : head.idx].lstrip())
    if amount.is_fraction:
        start = _after_of(text, amount.end, start)
    words = load_quantity_words()
    end = _with_second_noun(text, head.idx + len(head), words)
    return Counted(start, end, head.idx, words.is_person_noun(head.text))


def _counted_token(number: Token) -> Token | None:
    """The token that a number counts in Universal Dependencies: what it modifies, or its "of" complement."""
    complement = next(
        (child for child in number.rights if child.dep_.startswith("nmod") and _has_case(child, "of")), None
    )
    if complement is not None:
        return complement
    if number.dep_.startswith("nummod") or number.dep_ in ("amod", "compound", "det"):
        head: Token = number.head
        return head
    return None


def _has_case(token: Token, word: str) -> bool:
    return any(child.dep_ == "case" and child.lower_ == word for child in token.lefts)
