"""Print docs/predicates.md: the predicates' YAML files enter, a page in Markdown leaves.

.venv/bin/python scripts/write_predicates_page.py > docs/predicates.md
"""

from __future__ import annotations

from collections.abc import Iterator

from regesta.vocabulary import Predicate, Rule, load_vocabulary

OPENING = """\
# Predicates

This page is made from `src/regesta/vocabulary/predicates/` by `scripts/write_predicates_page.py`; a test compares the
two.

A claim says one thing of a closed list. Its *predicate* is the kind of thing, its *property* the aspect that the value
is of. Every claim may name whose forces it is about (`operator`), on whose territory (`host`) and where (`location`);
what its `subject` is depends on the predicate. Where two predicates fit the same words, the one that stands first here
wins: a promise of rent is what an agreement gives, not a position.

A rule says in which way a text states the predicate. It starts at a *centre* (a figure, a date, a duration, a verb, a
noun, or a phrase) and holds only in the company that its file names. The examples are tests: what stands under *found*
must be found, and nothing in *not*.

A predicate of your own is one more such file: [add a predicate](add-a-predicate.md).
"""


def describe_predicate(predicate: Predicate) -> Iterator[str]:
    """Yield the lines of one predicate: what it holds, its properties, its rules, its examples."""
    yield f"\n## {predicate.predicate}\n"
    yield f"{predicate.definition} Its subject: {predicate.subject}.\n"
    yield "| property | value |"
    yield "|---|---|"
    yield from (f"| {name} | {cell(meaning)} |" for name, meaning in predicate.properties.items())
    yield "\n| rule | centre | gives | why |"
    yield "|---|---|---|---|"
    yield from (describe_rule(rule) for rule in predicate.rules)
    if predicate.examples:
        yield "\n| example | found |"
        yield "|---|---|"
    for example in predicate.examples:
        found = ", ".join(example.finds) or f"not: {cell(example.why or 'something else')}"
        yield f"| {cell(example.text)} | {found} |"


def describe_rule(rule: Rule) -> str:
    """Return a rule as a row; properties that depend on the stance follow its own."""
    others = sorted(set(rule.property_if.values()) - {rule.property})
    return f"| {rule.name} | {rule.centre} | {', '.join([rule.property, *others])} | {cell(rule.why)} |"


def cell(text: str) -> str:
    """Return a text that cannot break a table."""
    return " ".join(text.replace("|", "\\|").split())


def write_page() -> str:
    """Return the page, predicates in the order in which they win."""
    lines = (line for predicate in load_vocabulary().predicates for line in describe_predicate(predicate))
    return OPENING + "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(write_page(), end="")
