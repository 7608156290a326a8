"""The words of a noun phrase: a head word enters; its characters leave, without clauses and appositions."""

from __future__ import annotations

from functools import cache

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.notes.dates import MONTHS

_APART = (
    "nmod:unmarked", "obl:unmarked", "acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "ccomp", "punct",
    "case", "dep",
)  # fmt: skip

_WHEN = frozenset(
    {"following", "after", "during", "before", "since", "until", "amid", "under", "via", "through", "upon", "despite"}
)
"""Prepositions behind a noun that say when or by what right it acted and belong to no name or office."""


def noun_phrase(view: DependencyView, head: int) -> tuple[int, int]:
    """Return the characters of a noun with its modifiers, without clauses, appositions, conjuncts and preposition."""
    without = frozenset(
        child
        for child in view.children[head]
        if (view.deps[child] in _APART and not _is_in_name(view, head, child))
        or (view.deps[child] == "flat" and view.tags[child] == "CD" and not _is_channel(view, head, child))
        or any(view.lows[case] in _WHEN for case in view.children_by(child, "case", "mark"))
        or _is_day(view, child)
    )
    within = view.subtree(head, without)
    aside = frozenset(i for i in within if view.deps[i] == "acl:relcl" and view.words[view.subtree(i)[0]] == ",")
    words = (
        view.subtree(head, without | aside) if aside else within
    )  # "an adviser to the king, who asked not to be named"
    position = words.index(head)
    first = last = position
    while first > 0 and words[first - 1] >= words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] <= words[last] + 1:
        last += 1
    begin, end = _start_of_hyphened(view, words[first]), words[last]
    number = view.ent_of[head]
    if number >= 0 and view.ents[number].label_ in ("PLACE", "ORG"):
        begin, end = min(begin, view.ents[number].start), max(end, end_of_name(view, number) - 1)
    end = max(end, _end_of_body(view, head))
    span = view.span(begin, end)
    return span or (view.starts[head], view.ends[head])


def _is_day(view: DependencyView, word: int) -> bool:
    """Whether a phrase behind a noun says on which day it acted: "the ministry on Monday", "the king in May"."""
    return view.words[word] in _day_names() and any(
        view.lows[case] in ("on", "in") for case in view.children_by(word, "case")
    )


@cache
def _day_names() -> frozenset[str]:
    return frozenset(load_lexicon("times")["weekdays"]) | {month.title() for month in MONTHS}


def _start_of_hyphened(view: DependencyView, begin: int) -> int:
    """Return where a word begins that a parse took apart at its hyphen: "the secretary-general"."""
    floor = view.sent_starts[view.sent_of[begin]]
    while begin - 2 >= floor and view.tags[begin - 1] == "HYPH" and view.ends[begin - 1] == view.starts[begin]:
        begin = view.subtree(begin - 2, frozenset(c for c in view.children[begin - 2] if c > begin - 2))[0]
    return begin


def _is_channel(view: DependencyView, head: int, number: int) -> bool:
    """Whether a number is a part of an outlet's name: "France 24", "Channel 4"."""
    return f"{view.lows[head]} {view.lows[number]}" in word_set("sources", "outlets", "names")


def _is_in_name(view: DependencyView, head: int, verb: int) -> bool:
    """Whether an infinitive is a part of a body's name: "the Campaign to Ban Landmines"."""
    capitals = view.words[head][:1].isupper() and view.words[verb][:1].isupper() and view.tags[verb].startswith("VB")
    return capitals and view.deps[verb] == "acl" and view.lows[verb - 1] == "to" and verb > head


def titled_name(view: DependencyView, head: int) -> str | None:
    """Return a name that keeps its article's capital within a sentence, as papers' titles do: "told The Nation"."""
    article = next((c for c in view.children_by(head, "det") if view.words[c] == "The"), None)
    first = view.sent_starts[view.sent_of[head]]
    within = article is not None and article > first and view.words[article - 1][:1].isalpha()
    if article is None or not within or not view.tags[head].startswith("NNP"):
        return None
    return " ".join(view.words[article : head + 1])


def _end_of_body(view: DependencyView, head: int) -> int:
    """Return the last word of "the Mine Action and Victim Assistance Authority", whose head the parse takes for two.

    What the first half names is no body of its own, and the second has no article.
    """
    bodies = word_set("speech", "bodies")
    if not view.words[head][:1].isupper() or view.lows[head] in bodies or view.child(head, "det") is None:
        return head
    if view.ent_of[head] >= 0 and view.ents[view.ent_of[head]].label_ in ("PERSON", "PLACE"):
        return head
    for other in view.children_by(head, "conj"):
        named = view.words[other][:1].isupper() and view.lows[other] in bodies
        if named and view.child(other, "det") is None:
            return int(other)
    return head


def end_of_name(view: DependencyView, number: int) -> int:
    """Return where a name ends, as a word's index; one that breaks off at "and" goes on with the next of its kind."""
    ent = view.ents[number]
    following = view.ents[number + 1] if number + 1 < len(view.ents) else None
    broken = view.lows[ent.end - 1] == "and"
    goes_on = following is not None and following.start == ent.end and following.label_ == ent.label_
    return int(following.end if broken and following is not None and goes_on else ent.end)
