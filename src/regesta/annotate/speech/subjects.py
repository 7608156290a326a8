"""Who says what a verb says: a verb of saying enters; the head word of its subject leaves, however the parse hangs it.

Coordination, participles and relative clauses share a subject; parses lose those of asides, of ", say sources" behind
a clause, and of names behind a place or an interview.
"""

from __future__ import annotations

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.stance.cues import to_of

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_CLOSING_MOST_WORDS = 8
_BEFORE_INVERTED = frozenset({",", "”", '"', "''", "»"})
"""Marks before a verb of saying that its subject follows."""
_IN_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "IN", "HYPH"})
"""Tags of the words of a noun phrase that names a speaker."""


def subject_of(view: DependencyView, verb: int) -> int | None:
    """Return who does what a verb says, also through coordination, participles and relative clauses."""
    closing = _speaker_closing(view, verb)
    if closing is not None:
        return closing
    own = nearest_subject(view, verb)
    if own is not None and own > verb and view.lemmas[verb] in word_set("speech", "to_whom"):
        own = _set_off_before(view, verb) or own  # ", a source in the port told Reuters": the parse takes the hearer
    if own is not None and (paper := _paper_before(view, verb, own)) is not None:
        return paper
    if own is not None and _is_of_complement(view, verb, own):
        own = None
    relation, head = view.deps[verb], view.heads[verb]
    if own is None or (own > verb and view.tags[own] == "WP"):
        own = _aside_before(view, verb)
    if own is None:
        own = _subject_hung_below(view, verb)
    if own is not None and view.tags[own] in ("WP", "WDT") and relation.startswith("acl"):
        return head
    if own is not None:
        return own
    if (expletive := view.child(verb, "expl")) is not None:
        return expletive if _is_told_by_it(view, verb, expletive) else None
    participle = view.tags[verb] in ("VBN", "VBD") and relation == "advcl"  # "…, confirmed Jane Doe", as a parse has it
    if (head == verb or participle) and (after := _name_after(view, verb)) is not None:
        return after
    if head == verb or (relation == "ccomp" and view.is_finite(verb)):
        noun = _noun_before(view, verb)
        return noun if noun is not None else _person_behind_place(view, verb)
    if relation == "advcl" and view.tags[verb] == "VBG" and view.words[verb - 1] == ",":
        return _subject_of_main_cue(view, verb)
    if relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and view.tags[head].startswith("VB"):
        is_participle = view.tags[verb] in ("VBG", "VBN")
        driven = view.child(head, "obj", "iobj") if relation == "xcomp" and to_of(view, verb) is not None else None
        if driven is not None and driven < verb:
            return driven
        return (
            subject_of(view, head) if relation in ("conj", "xcomp") or (relation == "advcl" and is_participle) else None
        )
    if relation == "conj":
        return subject_of(view, head)
    if relation == "acl" and view.tags[verb] == "VBG":
        told = view.child(verb, "obj", "iobj")
        if told is not None and view.lows[told] in ("them", "him", "her"):  # "wrote to the allies urging them to …"
            over = next((up for up in view.ancestors(head) if view.tags[up].startswith("VB")), None)
            return None if over is None else subject_of(view, over)
        return head
    return None


def _is_told_by_it(view: DependencyView, verb: int, expletive: int) -> bool:
    """Whether the "it" that a parse took for a filler is who says something: "It found that 40 fields were mined"."""
    active = view.tags[verb] in ("VBD", "VBZ") and view.child(verb, "aux:pass", "nsubj", "nsubj:pass") is None
    return active and view.lows[expletive] == "it" and view.lemmas[verb] in word_set("speech", "found_by_it")


def _is_of_complement(view: DependencyView, verb: int, own: int) -> bool:
    """Whether what a parse took for the subject of a second verb is that of what was said.

    "The army confirmed the blast but said reports indicated …": the army said it.
    """
    clause = view.child(verb, "ccomp")
    behind = view.deps[verb] == "conj" and verb < own and view.words[verb - 1] not in _BEFORE_INVERTED
    return behind and clause == view.subtree(own)[-1] + 1 and not view.has_own_subject(clause)


def _subject_of_main_cue(view: DependencyView, participle: int) -> int | None:
    """Return who says "…, adding that …": the subject of the first verb of saying, else of the governor."""
    saying = word_set("speech", "say")
    above = [up for up in view.ancestors(participle) if view.lemmas[up] in saying and view.is_finite(up)]
    before = range(view.sent_starts[view.sent_of[participle]], participle)
    beside = [i for i in before if view.lemmas[i] in saying and view.tags[i] in ("VBD", "VBZ", "VBP")]
    if above or beside:
        return subject_of(view, above[-1] if above else beside[0])
    return subject_of(view, view.heads[participle])


def _subject_hung_below(view: DependencyView, verb: int) -> int | None:
    """Return the subject before a verb that the parse hung to its complement, which has one of its own."""
    for clause in view.children_by(verb, "ccomp"):
        subjects = view.children_by(clause, "nsubj", "nsubj:pass")
        if len(subjects) > 1 and subjects[0] < verb < subjects[1]:
            inverted = clause < verb and view.words[verb - 1] in _BEFORE_INVERTED  # "They flew, said one of the envoys"
            return subjects[1 if inverted else 0]
    return None


def nearest_subject(view: DependencyView, verb: int) -> int | None:
    """Return a verb's subject; of two the named person ("the head, Jane Doe, said"), else the nearer."""
    subjects = view.children_by(verb, "nsubj", "nsubj:pass")
    named = [s for s in subjects if view.ent_of[s] >= 0 and view.ents[view.ent_of[s]].label_ == "PERSON"]
    before = [s for s in subjects if s < verb][-1:]
    named = [s for s in named if s < verb][-1:] or named
    return next(iter(named or before or subjects), None)


def names_speaker_behind(view: DependencyView, verb: int) -> bool:
    """Whether a participle behind a comma is a verb of saying with a person's name behind it."""
    after = _name_after(view, verb) if view.tags[verb] in ("VBN", "VBD") else None
    number = -1 if after is None else view.ent_of[after]
    return number >= 0 and view.ents[number].label_ == "PERSON"


def _name_after(view: DependencyView, verb: int) -> int | None:
    """Return the name after a verb that closes a sentence, as in ", reported the Moscow Times", however it hangs."""
    if verb == 0 or view.words[verb - 1] not in _BEFORE_INVERTED:
        return None
    for child in view.children_by(verb, "obl:unmarked", "obj", "dep", "obl", "iobj", "ccomp", "xcomp"):
        if child > verb and view.tags[child].startswith("NNP") and not view.children_by(child, "case"):
            return child
    return None


def _speaker_closing(view: DependencyView, verb: int) -> int | None:
    """Return the noun of ", say sources" that closes a sentence; the subject before the comma is of what was said."""
    paper = view.lemmas[verb] in word_set("speech", "papers_say")
    tells = view.lemmas[verb] in word_set("speech", "to_whom")  # behind ", told" stands whom it was told
    says = paper or (view.lemmas[verb] in word_set("speech", "plain_say") and not tells)
    if verb == 0 or view.words[verb - 1] not in (",", "”", '"', "''") or not says:
        return None
    end = view.sent_ends[view.sent_of[verb]]
    rest = [i for i in range(verb + 1, end) if view.tags[i] not in (".", "_SP", "''")]
    if not rest or len(rest) > _CLOSING_MOST_WORDS:
        return None
    if any(view.tags[i] not in _IN_NAMES and not _opens_name(view, i) for i in rest):
        return None
    head = next((i for i in rest if view.heads[i] not in rest and view.tags[i].startswith("NN")), None)
    people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
    known = word_set("sources", "documents", "nouns") if paper else people | word_set("speech", "bodies")
    speaks = head is not None and view.lemmas[head] in known
    return head if speaks else None


def _opens_name(view: DependencyView, comma: int) -> bool:
    """Whether a comma sets off the name of who holds an office: ", said the director, Jane Doe"."""
    number = view.ent_of[comma + 1] if view.words[comma] == "," and comma + 1 < len(view.words) else -1
    return number >= 0 and view.ents[number].label_ == "PERSON"


def _aside_before(view: DependencyView, verb: int) -> int | None:
    """Return the noun of ", foreign media have written," where the parse hung it elsewhere.

    The noun phrase stands between a comma and the finite verb; it may end in the name of who holds an office.
    """
    helpers = [c for c in view.children_by(verb, "aux") if view.lemmas[c] == "have" and c < verb]
    finite = view.tags[verb] in ("VBD", "VBZ", "VBP") or (view.tags[verb] == "VBN" and helpers)
    floor, index = view.sent_starts[view.sent_of[verb]], verb - 1
    days = load_lexicon("times")["weekdays"]
    while index > floor and (index in helpers or view.tags[index] == "RB" or view.words[index] in days):
        index -= 1
    closed = view.words[index] == ","
    index -= closed
    if not finite or index <= floor or not view.tags[index].startswith("NN"):
        return None
    while view.tags[head := view.heads[index]].startswith("NN") and floor <= head < verb and head != index:
        number = view.ent_of[index]
        named = number >= 0 and view.ents[number].label_ == "PERSON" and view.tags[head].startswith("NN")
        if view.deps[index] not in ("nmod", "compound", "flat") and not (view.deps[index] == "appos" and named):
            break
        index = head
    first = index
    while first > floor and view.words[first - 1] != "," and _may_describe(view, first - 1):
        first -= 1
    named = _person_set_off(view, first - 2) if closed and view.words[first - 1] == "," else None
    if named is not None:
        return named  # "In a statement to Antara, Jane Doe, an adviser to the minister, said"
    if closed and view.words[first - 1] == "," and (whole := _body_set_off(view, index, first - 2, floor)) is not None:
        return whole
    beside = first > floor + 2 and view.words[first - 1] == "," and view.tags[first] not in ("IN", "CC", "TO", "RB")
    return index if beside and (not closed or view.child(index, "appos") is not None) else None


def _set_off_before(view: DependencyView, verb: int) -> int | None:
    """Return who stands between a comma and a verb of telling, however long the clause on him, or on where he is."""
    if verb == 0 or view.words[verb - 1] != ",":
        return None
    people = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
    for word in range(verb - 2, view.sent_starts[view.sent_of[verb]], -1):
        if view.lemmas[word] not in people or not view.tags[word].startswith("NN"):
            continue
        below = view.subtree(word)
        if view.deps[word] in ("parataxis", "appos", "nsubj", "dep") and below[-1] == verb - 2:
            return word if "," in (view.words[below[0]], view.words[below[0] - 1]) else None
    return None


def _paper_before(view: DependencyView, verb: int, own: int) -> int | None:
    """Return the paper of ", data from the ministry show", of which a parse takes the author for the subject."""
    if view.lemmas[verb] not in word_set("speech", "papers_show") or own > verb:
        return None
    before = view.subtree(own)[0] - 1
    before -= view.tags[before] == "DT"
    paper = before - 1
    if paper < view.sent_starts[view.sent_of[verb]] or view.lows[before] not in ("from", "by"):
        return None
    return paper if view.lemmas[paper] in word_set("sources", "documents", "nouns") else None


def _person_set_off(view: DependencyView, last: int) -> int | None:
    """Return the first word of the person's name that ends in a word and that a comma sets off from what is before."""
    number = view.ent_of[last] if last >= 0 else -1
    if number < 0 or view.ents[number].label_ != "PERSON" or view.ents[number].end != last + 1:
        return None
    first = int(view.ents[number].start)
    return first if first > 0 and view.words[first - 1] == "," else None


def _may_describe(view: DependencyView, word: int) -> bool:
    """Whether a word may stand in a noun phrase: no verb but a participle before its noun, "London-based"."""
    return view.tags[word][:2] not in ("VB", "MD", "WP", "WD") or view.deps[word] == "amod"


def _body_set_off(view: DependencyView, described: int, last: int, floor: int) -> int | None:
    """Return the body that a description between commas is of: ", the Observatory, a monitor, reported"."""
    head = view.heads[described]
    words = view.subtree(head)
    opens = view.deps[described] == "appos" and floor < words[0] <= head <= last and view.words[words[0]] == ","
    opens = opens or (floor < words[0] - 1 and view.words[words[0] - 1] == ",")
    named = view.words[head][:1].isupper() and view.tags[head].startswith("NN")
    return head if opens and named and view.deps[described] == "appos" and head <= last else None


def _person_behind_place(view: DependencyView, verb: int) -> int | None:
    """Return the person of "In Lima Rosa Quispe said", whom the parse takes for part of the place's name."""
    for place in view.children_by(verb, "obl"):
        for word in view.children_by(place, "flat"):
            number = view.ent_of[word]
            if number >= 0 and number != view.ent_of[place] and view.ents[number].label_ == "PERSON":
                return word
    return None


def _noun_before(view: DependencyView, verb: int) -> int | None:
    """Return the noun right before a finite verb whose subject hangs elsewhere, as a parse sometimes has it."""
    if view.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    floor, index = view.sent_starts[view.sent_of[verb]], verb - 1
    while index > floor and view.tags[index] in ("RB", "VBD", "VBZ", "VBP", "MD"):
        index -= 1
    if index < floor or not view.tags[index].startswith("NN"):
        return None
    while (
        floor <= view.heads[index] < verb
        and view.heads[index] != index
        and view.tags[view.heads[index]].startswith("NN")
        and not (view.deps[index] == "conj" and view.child(view.heads[index], "cop") is not None)
    ):  # "300 were in Mali and monitors said": a parse may tie the monitors to Mali, which says nothing
        index = view.heads[index]
    return index
