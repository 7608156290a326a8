"""What an official, a state or a body is told to hold, without a word of saying: "the Pentagon is concerned about …".

A `Reading` enters; passages with their holders leave, in the form of reported speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.judgements import is_judgement
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.word_lists import words_of
from regesta.model import AttributionLink, Evidence, Mention, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTITUDES = words_of("attitudes")
ATTITUDES_WITH = words_of("attitudes_with_prepositions") | words_of("attitudes_with_particles")
VOICED = words_of("attitude_nouns") | words_of("voiced_nouns")
LACKED = words_of("matters_lacked")
VOICING = words_of("verbs_of_voicing")
NAMING = words_of("verbs_of_naming")
STATES_OF_MIND = words_of("states_of_mind")
STANDING_FOR = frozenset(["support", "advocate", "want", "seek", "demand"])
"""Verbs that tell of an attitude by a matter of policy: "supports a ban"; an air force that supports an army helps."""
POLICIES = words_of("matters_of_policy")
HOLDERS = frozenset(["official", "government"])
"""Classes of nouns for who holds a position in office."""


def attitudes_of(reading: Reading) -> Iterator[ReportedSpeech]:
    """Yield what someone in office is told to hold, one passage a verb or adjective; nothing where speech covers it."""
    spoken = [span for speech in reading.annotated.speech for span in speech.content]
    for sentence in reading.sentences:
        for token in sentence:
            if not _is_attitude(token) or any(start <= token.idx < end for start, end in spoken):
                continue
            holder = _holder(reading, token)
            if holder is not None:
                yield ReportedSpeech(content=(_words(token, holder[0]),), cue=None, source=holder[1])


def _is_attitude(token: Token) -> bool:
    """Tell whether a word says what someone thinks of something that follows it, or of its own subject."""
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.pos_ == "VERB":
        judges = token.lemma_.lower() in ATTITUDES
        if judges and (any(child.dep_ == "obj" for child in token.children) or _is_done_by_somebody(token)):
            return True
        if _is_attitude_with(token) or _voices(token):
            return True
    if token.tag_ in ("VBD", "VBZ", "VBP") and token.lemma_.lower() in STANDING_FOR:
        return any(child.dep_ == "obj" and child.lemma_.lower() in POLICIES for child in token.children)
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _names(token):
        return True
    if token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.lemma_.lower() == "call":
        return _calls_upon(token)
    felt = (
        token.tag_ in ("JJ", "VBN") and token.lower_ in STATES_OF_MIND and (is_verbal(token) or token.dep_ == "xcomp")
    )
    return (
        felt
        and not _is_ascribed(token)
        and any(child.dep_ in ("obl", "xcomp", "ccomp", "advcl") and child.i > token.i for child in token.children)
    )


def _is_ascribed(token: Token) -> bool:
    """Tell whether others only take somebody to feel so: "was regarded as sceptical of the deal"."""
    above = token.head
    return token.dep_ in ("xcomp", "advcl", "obl") and above.lemma_.lower() in NAMING and is_passive(above)


def _is_done_by_somebody(verb: Token) -> bool:
    """Tell whether a passive says who: "the deployment was condemned by the unions"."""
    subject = any(child.dep_ == "nsubj:pass" for child in verb.children)
    return subject and any(preposition_of(child) == "by" for child in verb.children if child.dep_.startswith("obl"))


def _is_attitude_with(verb: Token) -> bool:
    """Tell whether a verb is an attitude by its preposition or particle: "objected to the base", "ruled out any"."""
    lemma = verb.lemma_.lower()
    behind = [child for child in verb.children if child.i > verb.i]
    matter = any(child.dep_ in ("obj", "obl", "ccomp", "xcomp") for child in behind)
    if matter and any(c.dep_ == "compound:prt" and f"{lemma} {c.lower_}" in ATTITUDES_WITH for c in behind):
        return True
    return any(f"{lemma} {preposition_of(c)}" in ATTITUDES_WITH for c in behind if c.dep_.startswith("obl"))


def _voices(verb: Token) -> bool:
    """Tell whether a verb makes an attitude known, somebody's own or another's: "repeated China's opposition to"."""
    told = [child for child in verb.children if child.dep_ == "obj" and _has_matter(child)]
    if verb.lemma_.lower() in ("see", "have"):  # "sees no need for a larger contingent"
        told = [noun for noun in told if noun.lemma_.lower() in LACKED and any(c.lower_ == "no" for c in noun.children)]
        return bool(told)
    return verb.lemma_.lower() in VOICING and any(noun.lemma_.lower() in VOICED for noun in told)


def _has_matter(noun: Token) -> bool:
    return any(child.dep_ in ("nmod", "acl", "obl", "ccomp", "advcl") for child in noun.children)


def _names(verb: Token) -> bool:
    """Tell whether a verb says what somebody holds a matter to be: "labelled the withdrawal a mistake"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in NAMING:
        return False
    matter = any(child.dep_ == "obj" for child in verb.children)
    named = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and not is_verbal(c)]
    named += [c for c in verb.children if c.dep_ == "obj"][1:]  # "considers the base an occupation", as a parse has it
    named += [
        c for c in verb.children if c.dep_ in ("obl", "advcl", "xcomp") and any(g.lower_ == "as" for g in c.children)
    ]
    return matter and any(is_judgement(word) for word in named)


def _calls_upon(verb: Token) -> bool:
    """Tell whether a verb calls on someone to do something: "called on both sides to keep the truce"."""
    called = any(child.dep_ == "obl" and preposition_of(child) in ("on", "upon") for child in verb.children)
    return called and any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.children)


def _holder(reading: Reading, token: Token) -> tuple[Token, AttributionLink] | None:
    """Return who holds it: a state, a body or a person with a name, or an office described with one."""
    clause = clause_of(token if is_verbal(token) else token.head)  # "remains committed": who remains
    felt = token.lower_ in STATES_OF_MIND
    for noun in (*clause.agents, *(clause.patients if felt else ())):
        mention = reading.mention_of(noun)
        person = _named_beside(reading, noun)
        if person is not None:
            office = " ".join(t.text for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.tag_ != "DT")
            evidence = _evidence(reading, noun)
            return noun, AttributionLink(role="speaker", name=person.name, office=office, evidence=evidence)
        named = mention is not None and mention.type in ("country", "organisation", "person")
        seat = mention is not None and reading.gazetteer.government_of(mention.name) is not None
        described = naming.description(reading, noun, "organisation")
        held = bool(reading.classes(noun) & HOLDERS) and (naming.holds_a_name(described.name) or _is_office(noun))
        if not (named or seat or held):
            continue
        told = mention if mention is not None and (named or seat) else described
        name = told.name.removeprefix("The ")
        return noun, AttributionLink(
            role="speaker", name=name, office=_title_before(noun), evidence=_evidence(reading, noun)
        )
    return None


def _is_office(noun: Token) -> bool:
    """Tell whether a noun is of one office, said which: "the defence minister", not "ministers" nor "an official"."""
    of_what = any(child.dep_ in ("compound", "amod") and child.i < noun.i for child in noun.children)
    return of_what and noun.tag_ in ("NN", "NNP") and any(child.lower_ == "the" for child in noun.children)


def _named_beside(reading: Reading, office: Token) -> Mention | None:
    """Return the person who holds an office, named behind it: "the defence secretary, Jane Doe,"; else None."""
    last = office.doc[office.right_edge.i]
    ends = {last, *last.ancestors}  # "the head of the harbour board, Jane Doe": a parse may hang her on the board
    for child in office.subtree:
        beside = child.head == office or (child in ends and bool(reading.classes(office) & HOLDERS))
        mention = reading.mention_of(child) if child.dep_ == "appos" and child.i > office.i and beside else None
        if mention is not None and mention.type == "person":
            return mention
    return None


def _title_before(name: Token) -> str | None:
    """Return the office that stands as a title before a person's name: "Defence Minister"; None without one."""
    title = next((child for child in name.children if child.dep_ == "nmod:desc" and child.i < name.i), None)
    return None if title is None else name.doc[title.left_edge.i : name.i].text


def _evidence(reading: Reading, noun: Token) -> Evidence:
    document = reading.document
    start, end = noun.left_edge.idx, noun.idx + len(noun)
    return Evidence(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def _words(token: Token, holder: Token) -> tuple[int, int]:
    """Return the clause of a word from behind its holder on; of "is adamant that …" what he is adamant about."""
    thought = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    if token.lower_ in STATES_OF_MIND and thought is not None:
        inside = [t for t in thought.subtree if not t.is_punct and not t.is_space]
        return inside[0].idx, inside[-1].idx + len(inside[-1])
    if (matter := _matter_before(token)) is not None:
        last = max(t.idx + len(t) for t in clause_tokens(token) if not t.is_punct and not t.is_space)
        return min(t.idx for t in (matter, *matter.children) if t.i <= matter.i), last
    if holder.i > token.i:  # "was condemned by the unions": what is condemned stands before
        below = {t.i for t in holder.subtree}
        passive = [t for t in clause_tokens(token) if t.i not in below and not t.is_punct and not t.is_space] or [token]
        return passive[0].idx, passive[-1].idx + len(passive[-1])
    named = {t.i for t in holder.subtree if t.i < token.i}  # "the president of Djibouti, Jo Doe,"
    tokens = [
        t for t in clause_tokens(token) if t.i > holder.i and t.i not in named and not t.is_punct and not t.is_space
    ] or [token]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _matter_before(verb: Token) -> Token | None:
    """Return the noun of which a relative clause says what somebody thinks: "the base, which Oslo opposed"."""
    if verb.dep_ != "acl:relcl":
        return None
    taken_up = any(child.dep_ == "obj" and child.tag_ in ("WDT", "WP") for child in verb.children)
    return verb.head if taken_up and verb.head.i < verb.i else None
