"""What stands within reported words but is the writer's own: a cue and its content enter; what was said leaves.

"The lease, signed on Monday, is for a year, the chairman said", "The border will be held as the allies leave, its
minister said", "expressed concern after the withdrawal": the writer reminds the reader. Words in quotation marks are
the speaker's to the last, and so is a relative clause: whose that is, nothing shows, save where one only names what is
warned of or welcomed and a relative clause between commas tells its past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.quotations import Quotation

Spans = list[tuple[int, int]]
_CONTRASTS = frozenset({"while", "whereas", "as"})
_JOINING = frozenset({"and", "but"})
_BEFORE_DEEDS = frozenset({"after", "following", "since"})


def without_backgrounds(view: DependencyView, cue: int, spans: Spans, quotations: Sequence[Quotation]) -> Spans:
    """Return the spans of a content without the writer's backgrounds; those in quotation marks stay."""
    for background in _backgrounds(view, cue, spans):
        if not any(q.start < background[1] and background[0] < q.end for q in quotations):
            spans = [part for span in spans for part in _cut(view.text, span, background)]
    for other in _other_sayings(view, cue, spans, quotations):
        spans = [part for span in spans for part in _cut(view.text, span, other)]
    return spans


def _other_sayings(
    view: DependencyView, cue: int, spans: Spans, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int]]:
    """Yield the clauses behind a cue by which somebody else says something: ", while Jane Doe called for a truce"."""
    for index in range(cue + 1, view.sent_ends[view.sent_of[cue]]):
        start = view.starts[index]
        within = any(first <= start < last for first, last in spans)
        if within and not any(q.start <= start < q.end for q in quotations) and _is_other_saying(view, index):
            words = view.subtree(index)
            span = view.span(words[0], words[-1]) if cue not in words else None
            if span is not None and any(first < span[0] or span[1] < last for first, last in spans):
                yield span


def _is_other_saying(view: DependencyView, index: int) -> bool:
    """Whether a word heads a clause of saying with a speaker of its own, set against what stands before it."""
    lemma, subject = view.lemmas[index], view.child(index, "nsubj")
    says = lemma in word_set("speech", "say") or lemma in word_set("speech", "acts")
    if subject is None or not says or not view.is_finite(index):
        return False
    named, noun = view.tags[subject].startswith("NNP"), view.tags[subject].startswith("NN")
    marks = [mark for mark in view.children_by(index, "mark") if view.lows[mark] in _CONTRASTS]
    if view.deps[index] == "advcl":
        return any(named or (noun and view.words[mark - 1] == ",") for mark in marks)
    return noun and view.deps[index] in ("conj", "ccomp") and _goes_on_with_that(view, index)


def _goes_on_with_that(view: DependencyView, index: int) -> bool:
    """Whether a clause behind "and" has a "that" behind its verb and none before it: "and monitors said that …"."""
    words = view.subtree(index)
    joined = view.child(index, "cc") is not None or view.lows[words[0] - 1] in _JOINING
    own = any(view.lows[mark] == "that" for mark in view.children_by(index, "mark"))
    told = [m for clause in view.children_by(index, "ccomp") for m in view.children_by(clause, "mark")]
    return joined and not own and any(view.lows[mark] == "that" and mark > index for mark in told)


def _backgrounds(view: DependencyView, cue: int, spans: Spans) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a cue's sentence that the writer adds; none of them is all that was said."""
    sentence = view.sent_of[cue]
    for index in range(view.sent_starts[sentence], view.sent_ends[sentence]):
        start = view.starts[index]
        if index == cue or not any(first <= start < last for first, last in spans):
            continue
        words = view.subtree(index)
        if cue in words:
            continue
        aside = _is_set_off(view, index, words) or _is_past_aside(view, cue, index, words)
        if aside or _is_meanwhile(view, cue, index) or _is_before_deed(view, cue, index):
            span = view.span(words[0], words[-1])
            if span is not None and any(first < span[0] or span[1] < last for first, last in spans):
                yield span


def _is_set_off(view: DependencyView, index: int, words: list[int]) -> bool:
    """Whether a word is a past participle behind a noun, between commas: ", signed on Monday,"."""
    if view.deps[index] != "acl" or view.tags[index] != "VBN":
        return False
    lead = words[0] if view.words[words[0]] != "," else words[1]
    behind = words[-1] + 1
    closed = behind < len(view.words) and view.words[behind] in (",", ".")
    opens = lead == index or (lead == index - 1 and view.tags[lead] == "RB")
    return opens and view.words[lead - 1] == "," and (closed or view.words[words[-1]] == ",")


def _is_past_aside(view: DependencyView, cue: int, index: int, words: list[int]) -> bool:
    """Whether a word heads a past relative clause behind a comma, of what is named: "warned of plans, which had"."""
    if view.deps[index] not in ("acl:relcl", "advcl:relcl") or view.lemmas[cue] not in word_set("speech", "acts"):
        return False
    named = view.child(cue, "ccomp", "xcomp") is None
    return named and view.is_past(index) and "," in (view.words[words[0]], view.words[words[0] - 1])


def _is_meanwhile(view: DependencyView, cue: int, index: int) -> bool:
    """Whether a word heads an "as" clause with a subject of its own before ", the minister said"."""
    if view.deps[index] != "advcl" or index > cue or not view.is_finite(index):
        return False
    marks = view.children_by(index, "mark")
    return any(view.lows[mark] == "as" for mark in marks) and view.has_own_subject(index)


def _is_before_deed(view: DependencyView, cue: int, index: int) -> bool:
    """Whether a word stands behind "after" below a cue that tells what one did by speaking."""
    if view.lemmas[cue] not in word_set("speech", "acts") or not view.tags[index].startswith("NN"):
        return False
    return any(view.lows[case] in _BEFORE_DEEDS for case in view.children_by(index, "case"))


def _cut(text: str, span: tuple[int, int], out: tuple[int, int]) -> Spans:
    """Return what is left of a span without a stretch, nor the comma before it where nothing follows."""
    if out[1] <= span[0] or span[1] <= out[0]:
        return [span]
    before = span[0] + len(text[span[0] : out[0]].rstrip(" ,"))
    parts = ((span[0], out[0] if span[1] - out[1] > 2 else before), (out[1], span[1]))
    return [(a, b) for a, b in parts if b - a > 2]
