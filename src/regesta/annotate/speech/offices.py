"""The office printed with a name: the words of a person's name enter; "Foreign Minister" or "head of …" leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.phrases import noun_phrase
from regesta.annotate.speech.source_names import split_title, without_article

_TITLE_RELATIONS = frozenset(
    {
        "compound",
        "amod",
        "nmod:desc",
        "nmod:poss",
        "flat",
        "det",
        "nmod",
        "case",
        "appos",
        "punct",
        "nummod",
        "goeswith",
    }
)


def office_of(view: DependencyView, start: int, end: int) -> str | None:
    """Return the office printed before or after a name, without its article; None without one.

    Before: "Russian Foreign Minister". After: an apposition with an office word, "the head of the port authority".
    """
    inside = range(start, end)
    root = next((i for i in inside if view.heads[i] not in inside), start)
    first = start
    while first > view.sent_starts[view.sent_of[start]] and _belongs_before(view, first - 1, root, start):
        first -= 1
    titled = split_title(_text(view, start, end))[1]
    while first < start and view.tags[first] in ("IN", "CC", ",", "HYPH"):
        first += 1
    before = without_article(_text(view, first, start)).strip(" ,")
    courtesy = word_set("sources", "people", "courtesy")
    before = " ".join(
        word for word in f"{before} {titled or ''}".split() if word.casefold().rstrip(".") not in courtesy
    )
    behind = next(appositions_of(view, root), None) or _behind_comma(view, end)
    if before and any(word.casefold().rstrip(".,") in office_words() for word in re.split(r"[\s-]", before)):
        ranked = behind is not None and all(w.casefold().rstrip(".") in _ranks() for w in before.split())
        return f"{before}, {behind}" if ranked else before
    if behind is not None:
        return behind
    above = _office_above(view, root, start)
    if above is not None:
        return above
    for sibling in view.children_by(view.heads[root], "nsubj", "nsubj:pass"):
        if sibling < start and view.lemmas[sibling] in office_words():
            phrase = noun_phrase(view, sibling)
            return without_article(view.text[phrase[0] : phrase[1]])
    head = view.heads[root]
    described = view.lemmas[head] in office_words() or view.lemmas[head] in word_set("sources", "people", "unnamed")
    if view.deps[root] in ("appos", "flat") and described and head < start:
        phrase = noun_phrase(view, head)
        return without_article(view.text[phrase[0] : min(phrase[1], view.starts[start])].strip(" ,"))
    return None


@cache
def _ranks() -> frozenset[str]:
    """Military ranks, which say nothing of what their bearer does."""
    return word_set("sources", "people", "ranks")


def _office_above(view: DependencyView, root: int, start: int) -> str | None:
    """Return "head of the council in Basra" before ", Fadi Amin", where the parse hung the name inside the phrase."""
    if view.deps[root] != "appos" or view.words[start - 1] != ",":
        return None
    up = view.heads[root]
    while view.deps[up].startswith("nmod") and up < start:
        up = view.heads[up]
    if up >= start or view.lemmas[up] not in office_words():
        return None
    first = noun_phrase(view, up)[0]
    return without_article(view.text[first : view.starts[start - 1]])


def _behind_comma(view: DependencyView, end: int) -> str | None:
    """Return the office of "Jane Doe, an adviser to the minister," where the parse hung it elsewhere."""
    first = end + 1
    if first >= len(view.words) or view.words[end] != "," or view.sent_of[first] != view.sent_of[end]:
        return None
    opens = view.tags[first] == "DT" or view.lemmas[first] in office_words()
    head = next((i for i in range(first, min(first + 4, len(view.words))) if view.lemmas[i] in office_words()), None)
    if not opens or head is None or not all(view.heads[i] == head for i in range(first, head)):
        return None
    phrase = noun_phrase(view, head)
    closed = view.text[phrase[1] : phrase[1] + 1] == ","
    return without_article(view.text[phrase[0] : phrase[1]]) if closed and phrase[0] == view.starts[first] else None


@cache
def office_words() -> frozenset[str]:
    """Words that name an office or rank."""
    return word_set("sources", "people", "offices") | word_set("sources", "people", "titles")


def _belongs_before(view: DependencyView, index: int, root: int, start: int) -> bool:
    """Whether the word before a name belongs to its title: it hangs below the name and is no verb or comma."""
    if view.tags[index] in (
        ",",
        ":",
        "-LRB-",
        "``",
        "''",
        "IN",
        "CC",
        "_SP",
        ".",
        "VBD",
        "VBZ",
        "VBP",
        "WP",
        "RB",
        "HYPH",
    ) and (view.lows[index] not in ("of", "for", "-")):
        return False
    up = index
    for _ in range(12):
        if up == root or start <= up < root:
            return True
        if view.heads[up] == up or view.deps[up] not in _TITLE_RELATIONS:
            return False
        up = view.heads[up]
    return False


def appositions_of(view: DependencyView, root: int) -> Iterator[str]:
    """Yield the offices that stand behind a name in apposition."""
    for child in view.children_by(root, "appos"):
        if view.lemmas[child] in office_words():
            phrase = noun_phrase(view, child)
            yield without_article(view.text[phrase[0] : phrase[1]])


def _text(view: DependencyView, first: int, last: int) -> str:
    """Return the text of words from one to before another."""
    return view.text[view.starts[first] : view.ends[last - 1]] if last > first else ""
