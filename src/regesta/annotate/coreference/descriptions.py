"""What a description takes up: "the base" and what was named before enter; the thing meant leaves, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.annotate.coreference.referents import Referent, Referents, rank
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.model import Mention

MARGIN = 1.5
"""How much more present than the next the thing meant must be."""
REACH_SENTENCES = 12
"""Sentences back; the paragraphs that `Referents` reaches bound it further."""
DECAY = 0.75
"""Descriptions look farther back than pronouns: a base is taken up after sentences that do not name it."""
SAME_NOUN = 3.0
"""How much likelier "the island" is a thing whose name has the word."""
_QUALIFIED = ("nmod", "acl", "acl:relcl", "nmod:poss", "appos", "flat")


def find_described(view: DependencyView, referents: Referents, index: int) -> Referent | None:
    """Return the referent that "the base" takes up: one that its noun can name and that is clearly most present.

    Nouns of `references.yaml` name their types; any other noun only what has it in its name. A noun that something
    else was introduced by since ("a second base") takes up nothing.
    """
    lemma = view.lemmas[index]
    determiner = view.child(index, "det")
    if determiner is None or view.lows[determiner] not in word_set("references", "determiners"):
        return None
    if view.child(index, *_QUALIFIED) is not None:
        return None
    types: Sequence[str] = load_lexicon("references")["descriptions"].get(lemma, ())
    modifiers = [view.lows[child] for child in view.children_by(index, "amod", "compound", "nummod")]
    subjects = view.children_by(_verb_above(view, index), "nsubj", "nsubj:pass")
    scored = []
    for referent in referents.known:
        presence = referents.presence(referent, index, REACH_SENTENCES, DECAY)
        if not presence or any(word in subjects for word, _ in referent.places):
            continue
        has_noun = _has_noun(referent, lemma)
        mention = referent.mention
        fits = mention is not None and _agrees(mention, modifiers) and (has_noun or mention.type in types)
        if fits or (mention is None and referent.introduced and lemma in referent.words):
            scored.append((presence * (SAME_NOUN if has_noun else 1.0), referent))
    ranked = rank(scored)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < MARGIN * ranked[1][0]):
        return None
    meant = ranked[0][1]
    if modifiers and not _has_noun(meant, lemma):
        return None
    if not _has_noun(meant, lemma) and any(
        _is_newer_of_kind(referents, other, meant, types, index) for other in referents.known
    ):
        return None
    return None if any(_is_rival(view, other, meant, lemma) for _, other in ranked[1:]) else meant


def _is_newer_of_kind(referents: Referents, other: Referent, meant: Referent, types: Sequence[str], index: int) -> bool:
    """Whether a paragraph since has brought in another thing of the kind without a name: "a base at Bashiqa"."""
    if other.mention is not None or not other.introduced:
        return False
    kinds = load_lexicon("references")["descriptions"]
    alike = any(set(kinds.get(word, ())) & set(types) for word in other.words)
    since = alike and referents.blocks_between(meant.places[-1][0], other.places[0][0]) > 0
    return since and referents.presence(other, index, REACH_SENTENCES, DECAY) > 0


def _verb_above(view: DependencyView, index: int) -> int:
    """Return the verb of a word's clause, whose subject a description in it does not mean: that would be "its"."""
    return next((above for above in view.ancestors(index) if view.tags[above].startswith("VB")), index)


def _is_rival(view: DependencyView, other: Referent, meant: Referent, noun: str) -> bool:
    """Whether another thing with the noun in its name, or another country, was named beside the one meant, or since."""
    country = other.mention is not None and other.mention.type == "country"
    return (country or _has_noun(other, noun)) and view.sent_of[other.places[-1][0]] >= view.sent_of[
        meant.places[-1][0]
    ]


def _has_noun(referent: Referent, noun: str) -> bool:
    """Whether a thing's name has a noun."""
    named = referent.mention
    return (
        named is not None
        and re.search(rf"\b{re.escape(noun)}\b", f"{named.text} {named.name}", re.IGNORECASE) is not None
    )


def is_pair(view: DependencyView, index: int) -> bool:
    """Whether a noun is that of "the two countries", "both sides"."""
    if view.tags[index] != "NNS" or view.lemmas[index] not in word_set("references", "pairs"):
        return False
    determined = {view.lows[child] for child in view.children_by(index, "det", "nummod", "cc:preconj")}
    return bool(determined & {"two", "both"})


def find_pair(view: DependencyView, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the only two countries of the sentence and the one before as one mention; None for more or fewer."""
    begin = view.starts[view.sent_starts[max(0, view.sent_of[index] - 1)]]
    near = [m for m in mentions if m.type == "country" and begin <= m.start and m.end <= view.starts[index]]
    names = list(dict.fromkeys(mention.name for mention in near))
    if len(names) != 2:
        return None
    last = near[-1]
    return Mention(
        start=last.start, end=last.end, text=last.text, type="country", name=" and ".join(names), found_in="discourse"
    )


def _agrees(mention: Mention, modifiers: Sequence[str]) -> bool:
    """Whether a mention has every word that qualifies a description, by its first five letters or its country's."""
    words = re.findall(r"\w+", f"{mention.text} {mention.name} {mention.country or ''}".casefold())
    return all(any(word[:5] == modifier[:5] for word in words) for modifier in modifiers)
