"""The words shown for a source and a cue: a head word enters; the characters of its mention or verb group leave."""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set

_BESIDE_VERB = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "mark"})
_OUTSIDE = frozenset({"case", "punct", "cc", "parataxis", "discourse", "dep", "mark"})


def mention_of(view: DependencyView, head: int, cue: int) -> tuple[int, int]:
    """Return the characters of a source as it stands beside its cue, with apposition and relative clause.

    A relative or personal pronoun is its own mention. Never reaches over the cue.
    """
    if view.tags[head] in ("PRP", "WP", "WDT"):
        return view.starts[head], view.ends[head]
    without = frozenset(c for c in view.children[head] if view.deps[c] in _OUTSIDE) | {cue}
    words = set(view.subtree(head, without))
    first = last = head
    while first - 1 in words or (_is_mark(view, first - 1) and first - 2 in words):
        first -= 1
    while last + 1 in words or (_is_mark(view, last + 1) and last + 2 in words):
        last += 1
    if first <= cue <= last:
        first, last = (cue + 1, last) if cue < head else (first, cue - 1)
    return view.span(first, last) or (view.starts[head], view.ends[head])


def _is_mark(view: DependencyView, index: int) -> bool:
    """Whether a word is a comma, bracket or the like that may stand inside a mention."""
    return 0 <= index < len(view.words) and view.tags[index] in (",", "HYPH", "-LRB-", "-RRB-", "POS")


def cue_of(view: DependencyView, index: int) -> tuple[int, int]:
    """Return the characters of a cue: a verb with auxiliaries, adverbs and particle beside it, "according to" whole."""
    last = index
    if last + 1 < len(view.words) and _governs(view, index):
        last += 1
    while (
        last + 1 < len(view.words)
        and view.heads[last + 1] == index
        and view.deps[last + 1] in ("fixed", "compound:prt")
    ):
        last += 1
    if not view.tags[index].startswith("VB"):
        return view.starts[index], view.ends[last]
    first = index
    while first > view.sent_starts[view.sent_of[index]] and _in_group(view, first - 1, index):
        first -= 1
    while first < index and view.deps[first] == "mark":
        first += 1
    return view.starts[first], view.ends[last]


def _governs(view: DependencyView, verb: int) -> bool:
    """Whether a verb of calling goes on in the preposition behind it: "called for", "warned against"."""
    behind = verb + 1
    fixed = view.lows[behind] in ("for", "on", "against", "upon") and view.deps[behind] == "case"
    return fixed and view.heads[view.heads[behind]] == verb and view.lemmas[verb] in word_set("speech", "acts")


def _in_group(view: DependencyView, word: int, verb: int) -> bool:
    """Whether a word before a verb is a part of its group: an auxiliary, "not", an adverb without words of its own."""
    below = view.heads[word] == verb and view.deps[word] in _BESIDE_VERB and view.tags[word] not in ("IN", "WRB", "WDT")
    return below and not view.children[word]
