"""Print docs/predicates.md: the predicates' YAML files enter, a page in Markdown leaves.

.venv/bin/python scripts/write_predicates_page.py > docs/predicates.md
"""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.explaining.slot_origins import WAYS, promise_of
from regesta.vocabulary import Predicate, Rule, load_vocabulary
from regesta.vocabulary.describing import SLOTS, classes_of

MOST_WORDS = 12
"""Words of a class that the page shows; the lexicon has all, with the company that some of them need."""

OPENING = """\
# Predicates

This page is made from `src/regesta/vocabulary/predicates/` by `scripts/write_predicates_page.py`; a test compares the
two.

A claim says one thing of a closed list. Its *predicate* is the kind of thing, its *property* the aspect that the value
is of. Every claim may name whose forces it is about (`operator`), on whose territory (`host`) and where (`location`);
what its `subject` is depends on the predicate. Where two predicates fit the same words, the one that stands first here
wins: a promise of rent is what an agreement gives, not a position.

A rule says in which way a text states the predicate. It starts at a *centre* (a figure, a date, a duration, a verb, a
noun, or a phrase) and holds only in the company that its file names. Its slots are filled by the ways that it names, in
their order; what each way finds stands [at the end](#ways). The examples are tests: what stands under *found* must be
found, and nothing of the predicate in *not*. Words are looked up by classes; `regesta serve` shows each class with its
words, and each rule with the claims that it made.

A predicate of your own is one more such file: [add a predicate](add-a-predicate.md).
"""


def describe_predicate(predicate: Predicate) -> Iterator[str]:
    """Yield the lines of one predicate: what it holds, its properties, its rules, its examples."""
    yield f"\n## {predicate.predicate}\n"
    yield f"{predicate.definition} Its subject: {predicate.subject}.\n"
    yield "| property | value |"
    yield "|---|---|"
    yield from (f"| {name} | {cell(meaning)} |" for name, meaning in predicate.properties.items())
    yield "\n| rule | centre | gives | slots | why |"
    yield "|---|---|---|---|---|"
    yield from (describe_rule(rule) for rule in predicate.rules)
    if predicate.examples:
        yield "\n| example | found |"
        yield "|---|---|"
    for example in predicate.examples:
        yield f"| {cell(example.text)} | {', '.join(example.finds)} |"
    for near in predicate.counter_examples:
        yield f"| {cell(near.text)} | not: {cell(near.why)} |"
    yield from describe_classes(predicate)


def describe_classes(predicate: Predicate) -> Iterator[str]:
    """Yield the classes of words that the rules name, each with its reason and its first words."""
    classes = list(classes_of(predicate, load_vocabulary().lexicons))
    if classes:
        yield "\n| class of words | why | words |"
        yield "|---|---|---|"
    for one in classes:
        words = [word for word in one.words if "(" not in word]
        more = f", … ({len(one.words)} in all)" if len(one.words) > MOST_WORDS else ""
        yield f"| {one.name} ({one.kind}) | {cell(one.why)} | {cell(', '.join(words[:MOST_WORDS]))}{more} |"


def describe_ways() -> Iterator[str]:
    """Yield what each way to fill a slot finds."""
    yield "\n## Ways\n"
    yield "| slot | way | finds |"
    yield "|---|---|---|"
    for slot in SLOTS:
        yield from (f"| {slot} | {way} | {cell(promise_of(slot, way))} |" for way in WAYS[slot])


def describe_rule(rule: Rule) -> str:
    """Return a rule as a row; properties that depend on the stance follow its own."""
    others = sorted({*rule.property_if.values(), rule.property_if_more or rule.property} - {rule.property})
    gives = ", ".join([rule.property, *others])
    slots = "; ".join(f"{slot}: {', '.join(ways)}" for slot in SLOTS if (ways := getattr(rule, slot)))
    return f"| {rule.name} | {rule.centre} | {gives} | {slots} | {cell(rule.why)} |"


def cell(text: str) -> str:
    """Return a text that cannot break a table."""
    return " ".join(text.replace("|", "\\|").split())


def write_page() -> str:
    """Return the page, predicates in the order in which they win."""
    lines = (line for predicate in load_vocabulary().predicates for line in describe_predicate(predicate))
    return OPENING + "\n".join([*lines, *describe_ways()]) + "\n"


if __name__ == "__main__":
    print(write_page(), end="")
