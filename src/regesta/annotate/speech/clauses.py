"""The parts of a reporting clause: a verb of saying enters; its agent, content and addressee leave, by index."""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.dependency_view import CLAUSE_RELATIONS, DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.speech.subjects import names_speaker_behind, nearest_subject


def is_passive(view: DependencyView, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or a bare participle with an agent."""
    if view.child(verb, "aux:pass", "nsubj:pass", "obl:agent") is not None:
        return True
    if names_speaker_behind(view, verb):
        return False
    inside = view.deps[verb].startswith(("acl", "advcl", "amod"))
    return view.tags[verb] == "VBN" and inside and not view.children_by(verb, "aux", "nsubj")


def agent_of(view: DependencyView, verb: int) -> int | None:
    """Return the agent of a passive, after "by"."""
    for child in view.children_by(verb, "obl:agent", "obl", "nmod"):
        if any(view.lows[case] == "by" for case in view.children_by(child, "case")):
            return child
    return None


def is_negated(view: DependencyView, verb: int) -> bool:
    """Whether a verb is negated: what was not said, or what nobody said, is no speech."""
    negative = word_set("stance", "adverbs", "negative")
    for subject in view.children_by(verb, "nsubj"):
        if any(view.lows[word] in ("neither", "no") for word in view.children_by(subject, "det", "cc:preconj")):
            return True
    return any(view.lows[child] in negative and view.deps[child].startswith("advmod") for child in view.children[verb])


def complement_of(view: DependencyView, verb: int) -> int | None:
    """Return the that-clause of a verb, of "as saying" below it, or one beside it that the parse hung elsewhere."""
    found = [child for child in view.children_by(verb, "ccomp") if not _is_question(view, child)]
    if view.words[verb + 1 : verb + 2] == [";"]:
        found = [child for child in found if child < verb]  # "…, the data show; in May …"
    if found:
        return next((child for child in found if _has_that(view, child)), found[0])
    for child in view.children_by(verb, "advcl", "xcomp"):
        as_saying = any(view.lows[mark] == "as" for mark in view.children_by(child, "mark"))
        if as_saying and view.lemmas[child] in word_set("speech", "say"):
            return complement_of(view, child)
    return _strayed_complement(view, verb)


def as_saying_behind(view: DependencyView, verb: int) -> int | None:
    """Return the "saying" of "quoted X as saying …", however it hangs; None where no such words follow a verb."""
    end = min(view.sent_ends[view.sent_of[verb]], verb + 16)
    for index in range(verb + 1, end - 1):
        says = view.tags[index + 1] == "VBG" and view.lemmas[index + 1] in word_set("speech", "say")
        if view.lows[index] == "as" and says:
            return index + 1
        if view.tags[index] in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _strayed_complement(view: DependencyView, verb: int) -> int | None:
    """Return the clause of the first "that" behind a verb, with no verb between but that of ", citing …, "."""
    for index in range(verb + 1, min(view.sent_ends[view.sent_of[verb]], verb + 16)):
        aside = view.tags[index] == "VBG" and view.words[index - 1] == ","
        aside = aside or (view.tags[index] == "VBN" and view.deps[index] == "acl")  # "in a statement carried by Antara"
        if view.tags[index].startswith("VB") and not aside:
            return None
        if view.lows[index] == "that" and view.deps[index] == "mark" and view.heads[index] > index:
            above = view.heads[view.heads[index]]  # "promised it, arguing that …": what is argued has its own cue
            argued = (
                verb < above < index and view.tags[above] == "VBG" and view.lemmas[above] in word_set("speech", "say")
            )
            cites = view.lemmas[above] in word_set("speech", "citing")
            return None if argued and not cites else view.heads[index]
    return None


def _has_that(view: DependencyView, clause: int) -> bool:
    """Whether a complement is marked as one, unlike a participle that the parse took for one."""
    return any(view.lows[child] == "that" for child in view.children_by(clause, "mark"))


def _is_question(view: DependencyView, clause: int) -> bool:
    """Whether a complement only says what was asked, as "whether the base would close"."""
    return any(view.lows[child] == "whether" for child in view.children_by(clause, "mark"))


def addressees_of(view: DependencyView, verb: int) -> list[tuple[int, bool]]:
    """Return whom something was told as head words, each with whether it was in an interview with them."""
    found: list[tuple[int, bool]] = []
    if view.lemmas[verb] in word_set("speech", "to_whom"):
        told = [*view.children_by(verb, "iobj", "obj"), *(c for c in view.children_by(verb, "nsubj") if c > verb)]
        found += [(child, False) for child in told if child != nearest_subject(view, verb)]
    for child in view.children_by(verb, "obl", "obl:unmarked"):
        if any(view.lows[case] in ("to", "with", "on") for case in view.children_by(child, "case")):
            found.append((child, False))
    subject = nearest_subject(view, verb)
    speaking = [] if subject is None else view.children_by(subject, "acl", "advcl")
    for talk in (*speaking, *view.children_by(verb, "advcl")):
        if view.lemmas[talk] in ("speak", "talk") and view.tags[talk] == "VBG":  # "a source speaking to Antara said"
            found += [(host, False) for host in _hosts_of(view, talk)]
    for place in (verb, *([subject] if subject is not None else [])):
        for child in view.children_by(place, "obl", "obl:unmarked", "nmod", "advcl", "acl"):
            if view.lemmas[child] in word_set("sources", "outlets", "hosts"):
                found += [(host, True) for host in _hosts_of(view, child)]
    return found


def _hosts_of(view: DependencyView, talk: int) -> list[int]:
    """Return with whom an interview or talk was, as "an interview with …", "comments to …"."""
    hosts = [
        child
        for child in view.children_by(talk, "nmod", "obl")
        if any(view.lows[case] in ("with", "to", "for", "by", "on") for case in view.children_by(child, "case"))
    ]
    issued = [c for c in view.children_by(talk, "acl") if view.tags[c] == "VBN"]
    hosts += [agent for clause in issued if (agent := agent_of(view, clause)) is not None]
    return hosts + [c for c in view.children_by(talk, "nmod:poss", "compound") if view.tags[c].startswith("NNP")]


def cited_by(view: DependencyView, verb: int) -> int | None:
    """Return whom "X, citing Y, said" or "X quotes Y, saying" cites, as the head word of Y, in the verb's sentence."""
    above = view.heads[verb]
    if (
        view.lows[verb] == "saying"
        and view.deps[verb] == "advcl"
        and view.lemmas[above] in word_set("speech", "citing")
    ):
        return view.child(above, "obj")
    number = view.sent_of[verb]
    for index in range(view.sent_starts[number], view.sent_ends[number]):
        if view.lows[index] in ("citing", "quoting") and _cites_for(view, index) in (verb, None):
            cited = next((c for c in view.children[index] if c > index and view.tags[c].startswith("NN")), None)
            return cited if cited is not None else view.heads[index] if view.deps[index] == "case" else None
    return None


def citing_behind(view: DependencyView, source: int) -> int | None:
    """Return the verb by which a source that was named hands on another's words: "Reuters, citing a diplomat,".

    However the parse hangs the participle, it stands right behind the source's comma, or in its relative clause.
    """
    for clause in view.children_by(source, "acl:relcl"):
        if view.lemmas[clause] in word_set("speech", "citing") and not is_passive(view, clause):
            return clause
    last = source
    while (
        last + 1 < len(view.words) and view.heads[last + 1] in range(source, last + 1) and view.words[last + 1] != ","
    ):
        last += 1
    behind = last + 2
    cites = view.words[last + 1 : behind] == [","] and view.lows[behind : behind + 1] in (["citing"], ["quoting"])
    return behind if cites else None


def _cites_for(view: DependencyView, citing: int) -> int | None:
    """Return the verb of saying that "citing" belongs to: the nearest above it; None where the parse has none."""
    saying = word_set("speech", "say")
    return next((up for up in view.ancestors(citing) if view.lemmas[up] in saying and view.tags[up][:2] == "VB"), None)


def clause_head(view: DependencyView, index: int) -> int:
    """Return the head of the clause that a word stands in."""
    while view.heads[index] != index and view.deps[index] not in CLAUSE_RELATIONS:
        if view.deps[index] == "conj" and (view.tags[index][:2] == "VB" or view.has_own_subject(index)):
            break
        index = view.heads[index]
    return index


def _dates_another(view: DependencyView, words: list[int], offset: int) -> bool:
    """Whether a date within a phrase belongs to a name in it: "in an apparent reference to the 2014 agreement"."""
    dated = next((i for i in words if view.starts[i] <= offset < view.ends[i]), None)
    if dated is None or view.deps[dated] not in ("nummod", "compound", "amod", "nmod:desc"):
        return False
    return view.lemmas[view.heads[dated]] in word_set("speech", "dated_things")


@cache
def _time_pattern() -> re.Pattern[str]:
    """The dates and days by which a reporting clause says when."""
    return re.compile(rf"\b{load_lexicon('speech')['time']}\b")


def time_of(view: DependencyView, verb: int, apart: frozenset[int]) -> tuple[int, int] | None:
    """Return the date in a reporting clause, leaving out the words of what was said; None without one."""
    for child in view.children[verb]:
        if child in apart or not (view.deps[child].startswith(("obl", "advmod", "nmod"))):
            continue
        words = view.subtree(child)
        span = (view.starts[words[0]], view.ends[words[-1]])
        found = _time_pattern().search(view.text[span[0] : span[1]])
        if found and not _dates_another(view, words, span[0] + found.start()):
            return span[0] + found.start(), span[0] + found.end()
    return None
