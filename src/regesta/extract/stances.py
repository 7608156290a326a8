"""How a claim is meant: the scopes of plan, denial and condition that reach its governing word and its value.

A `Reading`, a centre and its value enter; stance and polarity leave. What a clause on a noun says, the verb above
neither plans nor denies; what only hangs under another noun is presupposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.dates import bounds
from regesta.extract.centres.bare_figures import NOUNS
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.sendings import is_on_the_way
from regesta.extract.clocks.clause_times import clause_times
from regesta.extract.not_yet_done import (
    SINGLED_OUT,
    has_future,
    is_able,
    is_awaited,
    is_for_later,
    is_granted,
    is_more_in_a_headline,
    is_purpose,
    is_still_due,
    is_undone,
    is_what_for,
)
from regesta.extract.presupposed import DEFINITE, JUDGING, is_left_out, is_met, is_presupposed
from regesta.extract.reading.contents import is_content, is_fulfilled
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import Polarity, Stance, StanceScope, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = frozenset(["following", "after", "since", "upon", "in the wake of"])
"""Prepositions of what came before."""
CHANGES = words_of("changes")
INCLUDING = words_of("including")
HAVING = frozenset({"have", "keep", "retain", "maintain"})
"""Verbs that only put what a clause on their object tells: "is to keep two ships stationed at the port"."""


def stance_of(reading: Reading, centre: Centre, value: Value) -> tuple[Stance, Polarity]:
    """Return stance and polarity by the scopes over the governing word and over the value."""
    scopes = reading.annotated.stances
    if _is_on_known_pact(reading, centre):
        return "asserted", "positive"
    if centre.quantity is not None and is_met(centre.token):
        return "asserted", "positive"
    on_noun = centre.governor.dep_ in ("acl", "acl:relcl") and not is_content(centre.governor)
    on_noun = on_noun and not _is_only_there(centre.governor.head) and not _is_remark(reading, centre)
    if on_noun and centre.governor.tag_ != "VB":  # what a clause on the noun says, the verb above does not plan or deny
        first = min(t.idx for t in centre.governor.subtree)
        scopes = tuple(scope for scope in scopes if scope.start >= first)
    scopes = tuple(s for s in scopes if s.polarity == "positive" or _negates(reading, s, centre.governor))
    stance, polarity = stance_at(scopes, centre.governor.idx)
    if _is_denied_need(reading, scopes, centre.governor.idx):
        polarity = "negative"
    if value.kind != "text" and is_left_out(reading, value.start):
        polarity = "positive" if polarity == "negative" else "negative"
    elif value.kind != "text" and not on_noun:
        at_value, value_polarity = stance_at(scopes, value.start)
        stance = at_value if at_value != "asserted" else stance
        polarity = value_polarity if value_polarity == "negative" else polarity
    granted = centre.rule.presupposed and _is_taken_for_granted(centre.governor) and not _is_imagined(centre)
    granted = granted or (centre.rule.presupposed and _is_state_of_affairs(reading, centre, scopes))
    known = _is_known_by_rank(centre) or (granted and not _is_matter_of_noun(reading, scopes, centre.governor))
    if (centre.quantity is not None and is_presupposed(reading, centre)) or known:
        stance, polarity = "asserted", "positive"
    if stance == "asserted" and on_noun and _is_any(centre.governor.head):
        stance = "conditional"
    if stance == "asserted" and is_fulfilled(reading, centre.governor):
        return stance, polarity
    if stance == "asserted" and on_noun and _is_none(centre.governor):
        return stance, "negative"
    never = polarity == "negative" and is_undone(centre.governor)
    later = is_for_later(centre.governor) or (on_noun and has_future(centre.governor))
    if stance == "asserted" and later and not never:
        stance = "planned"
    able = is_able(centre) or _is_suspected(centre.governor)
    if (stance, polarity) == ("asserted", "positive") and centre.rule.kind == "event" and able:
        stance = "possible"
    coming = is_still_due(centre.governor) or is_on_the_way(centre) or is_more_in_a_headline(centre)
    coming = coming or _is_under_way(reading, centre)
    if stance == "asserted" and coming:
        stance = "planned"
    if stance == "asserted" and centre.rule.kind == "event" and is_awaited(centre.governor):
        stance = "conditional"
    refused = polarity == "negative"  # "have refused to sign" tells of a refusal, and of no plan
    if stance == "asserted" and not refused and centre.rule.kind == "event" and is_purpose(centre.governor):
        stance = "planned"
    if stance in ("asserted", "possible") and centre.rule.kind == "event" and is_what_for(centre.governor):
        stance = "planned"
    if stance == "asserted" and centre.rule.kind == "event" and _is_ahead(reading, centre, value):
        stance = "planned"
    if stance == "possible" and centre.rule.settled and is_granted(centre):
        stance = "asserted"
    settled = centre.rule.settled and not _is_on_pact_to_come(reading, centre)
    if stance == "planned" and (settled or _has_happened(reading, centre, value)):
        stance = "asserted"
    if centre.rule.ballot is not None and is_past(centre.governor):
        stance = "asserted"  # "voted to leave": what they voted on is planned, and their votes are cast
    if stance == "asserted" and centre.rule.stance is not None:
        stance = centre.rule.stance
    return stance, centre.rule.polarity or ("negative" if centre.rule.denied else polarity)


def _is_on_known_pact(reading: Reading, centre: Centre) -> bool:
    """Tell whether a date or term stands on the noun of an agreement that the clause takes for granted.

    "The 2002 agreement will run on" plans nothing of 2002, nor "the 49-year lease may be extended" anything of its 49
    years; "may sign a 30-year lease" has no lease yet.
    """
    if centre.rule.centre != "duration":
        return centre.rule.centre == "date" and bool(centre.rule.counts)
    noun = centre.token.head
    if centre.token.dep_ not in ("compound", "amod", "nummod") or "agreement" not in reading.classes(noun):
        return False
    if any(child.lower_ in ONLY_PROPOSED for child in noun.children):
        return False
    if noun.dep_ in ("obj", "nsubj:pass") and reading.actions(noun.head) & ENDING:
        return True  # "threatens to tear up a 40-year deal": there is one
    return any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)


def _is_on_pact_to_come(reading: Reading, centre: Centre) -> bool:
    """Tell whether a term stands on an agreement that is yet to be made: "will sign a 30-year lease"."""
    noun = centre.token.head
    before = centre.rule.centre == "duration" and centre.token.dep_ in ("compound", "amod", "nummod")
    if not before or "agreement" not in reading.classes(noun) or noun.dep_ not in ("obj", "nsubj:pass"):
        return False
    made = bool(reading.actions(noun.head) & MAKING) or noun.head.lemma_.lower() in TAKING
    return made and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children)


MAKING = frozenset({"sign", "negotiate"})
TAKING = frozenset({"accept", "offer", "seek", "want", "propose", "get", "obtain", "give", "grant", "make", "need"})
ENDING = frozenset({"terminate", "suspend"})
"""Actions that nothing suffers but what is there already."""
ONLY_PROPOSED = frozenset({"proposed", "planned", "draft", "possible", "potential", "prospective", "envisaged"})


def _is_only_there(noun: Token) -> bool:
    """Tell whether a noun is what "there may be", a plan includes or one is to have: its clause is planned with it.

    "Plans to have six ships operating from Guam" and "would have two ships based there" plan what the ships do.
    """
    if noun.dep_ == "obj" and noun.head.lemma_.lower() in INCLUDING | HAVING:
        fixed = DEFINITE | {"no"}
        return not any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in fixed) for c in noun.children)
    return noun.dep_.startswith("nsubj") and any(child.dep_ == "expl" for child in noun.head.children)


def _is_known_by_rank(centre: Centre) -> bool:
    """Tell whether "the largest base there" is what a clause speaks of, as its subject or place, not what it says.

    "If it is passed, the largest base there will close" plans and supposes nothing of its being the largest.
    """
    noun = centre.token
    if centre.rule.centre != "phrase" or not any(c.tag_ == "JJS" or c.lower_ in SINGLED_OUT for c in noun.children):
        return False
    if noun.dep_.startswith("nmod") and noun.head.lower_ == "one":  # "in one of the largest deployments"
        noun = noun.head
    return noun.dep_ in ("nsubj", "nsubj:pass", "obl")


def _is_denied_need(reading: Reading, scopes: tuple[StanceScope, ...], offset: int) -> bool:
    """Tell whether the verb that plans or demands is denied itself: "does not need to be renewed".

    What is not ruled out is possible, and not denied.
    """
    over = [scope for scope in scopes if scope.start <= offset < scope.end and scope.polarity == "positive"]
    over = [scope for scope in over if scope.stance != "possible"]
    denials = [reading.token_at(scope.cue[0]) for scope in scopes if scope.polarity == "negative"]
    cues = [reading.token_at(scope.cue[0]) for scope in over]
    # "called on them to leave without delay": its own cue heads the sentence, and denies nothing
    return any(denial.head == cue != denial for cue in cues for denial in denials)


def _is_ahead(reading: Reading, centre: Centre, value: Value) -> bool:
    """Tell whether an event in the present tense is dated after the publication: "enters into force on 29 January"."""
    happens, published = bounds(value.edtf), bounds(reading.document.published)
    later = happens is not None and published is not None and happens[0] > published[1]
    return later and not is_past(centre.governor)


def _is_under_way(reading: Reading, centre: Centre) -> bool:
    """Tell whether a number is only on its way to be reached: "is doubling its contingent to 2,200 by 2026"."""
    verb, published = centre.governor, bounds(reading.document.published)
    going_on = verb.tag_ == "VBG" and any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    if centre.quantity is None or published is None or not going_on:
        return False
    due = (bounds(time.edtf_end) for time in clause_times(reading, centre) if time.bound == "by")
    return any(day is not None and day[1] > published[1] for day in due)


def _has_happened(reading: Reading, centre: Centre, value: Value) -> bool:
    """Tell whether a planned clause only mentions an event that lies behind it.

    "It will be the second, following the establishment of a base in 2015": what follows on a thing with a date before
    the publication, or has been so since it, plans nothing.
    """
    noun = centre.governor
    while noun.dep_.startswith("nmod") and noun.head != noun and preposition_of(noun) not in BEHIND:
        noun = noun.head
    after = noun.dep_ == "obj" and noun.head.lower_ in BEHIND  # a parse may take "following" for a verb
    preposition = noun.head.lower_ if after else preposition_of(noun)
    if is_verbal(centre.governor) or preposition not in BEHIND:
        return False
    happened, published = bounds(value.edtf), bounds(reading.document.published)
    if happened is None or preposition == "since":
        return preposition == "since"
    return happened[1] < published[0] if published is not None else preposition != "after"


def _is_suspected(governor: Token) -> bool:
    """Tell whether a deed told as a noun is only suspected: "the suspected use of mines"; suspected ground is mined."""
    return governor.pos_ == "NOUN" and any(c.lower_ == "suspected" and c.dep_ == "amod" for c in governor.children)


def _is_taken_for_granted(noun: Token) -> bool:
    """Tell whether a definite noun of an event or state is only spoken about: "the dispatch of troops alarmed X"."""
    definite = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)
    if noun.dep_ == "obj" and noun.head.lemma_.lower() in CHANGES:
        return definite  # "would reduce the Turkish presence by 500"
    return definite and noun.dep_ not in ("obj", "nsubj:pass", "xcomp", "ccomp")


def _is_remark(reading: Reading, centre: Centre) -> bool:
    """Tell whether a clause only adds a remark on what is counted: "may send 400 missiles, which would reach Kars"."""
    verb = centre.governor
    first = min(verb.subtree, key=lambda t: t.i)
    apart = first.text == "," or (first.i > verb.sent.start and first.nbor(-1).text == ",")
    counted = centre.quantity is not None and verb.head == centre.token
    return counted and apart and verb.dep_ == "acl:relcl" and not reading.actions(verb) - JUDGING


def _is_none(verb: Token) -> bool:
    """Tell whether a clause on a noun is said of nobody: "has no more troops who can deploy to Mali".

    What there is "no choice but" to do is done.
    """
    none = any(child.dep_ == "det" and child.lower_ == "no" for child in verb.head.children)
    return none and not any(child.lower_ == "but" for child in verb.children)


def _is_any(noun: Token) -> bool:
    """Tell whether a clause is said of whatever there may be: "any troops stationed there need consent"."""
    return any(child.dep_ == "det" and child.lower_ == "any" for child in noun.children)


def _is_state_of_affairs(reading: Reading, centre: Centre, scopes: tuple[StanceScope, ...]) -> bool:
    """Tell whether a presence is there, whatever will be done about it: "their presence will probably be tolerated"."""
    noun = centre.governor
    definite = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)
    if centre.rule.kind != "state" or noun.dep_ != "nsubj:pass" or not definite:
        return False
    cues = [reading.token_at(scope.cue[0]) for scope in scopes if scope.start <= noun.idx < scope.end]
    return bool(cues) and all(cue.head == noun.head and cue.dep_ in ("aux", "advmod") for cue in cues)


def _is_imagined(centre: Centre) -> bool:
    """Tell whether what comes of an event is only imagined: "the deployment would anger Rwanda" need not have begun."""
    above = centre.governor.head
    would = any(child.tag_ == "MD" and child.lower_ in WOULD for child in above.children)
    return centre.rule.kind == "event" and centre.governor.dep_.startswith("nsubj") and would


WOULD = frozenset(["would", "could", "might", "may", "'d", "’d"])


def _is_matter_of_noun(reading: Reading, scopes: tuple[StanceScope, ...], noun: Token) -> bool:
    """Tell whether what stands right above leaves an event open: "rumours of the arrival", "is out of the question"."""
    cues = (reading.token_at(scope.cue[0]) for scope in scopes if scope.start <= noun.idx < scope.end)
    return any(cue == noun.head and cue.pos_ in (*NOUNS, "ADJ") for cue in cues)


def _negates(reading: Reading, scope: StanceScope, governor: Token) -> bool:
    """Tell whether a negative cue stands in the clause of a governing word, or above it through its complements.

    "France, whose three aircraft are there, has not asked" says nothing against the aircraft.
    """
    cue = reading.token_at(scope.cue[0])
    if any(
        child.lower_ in ("not", "n't", "without") and child.dep_ in ("advmod", "mark") for child in governor.children
    ):
        return True  # "not sending 500 would be a mistake": the "would" is the cue
    verb = governor
    if verb.dep_ == "acl" and verb.head.head in (
        cue,
        cue.head,
    ):  # "abandoned its plan to open a base"
        return True
    for _ in range(8):
        inside = {t.i for t in clause_tokens(verb)}
        if cue.i in inside or cue.head == verb or (cue == verb.head and cue != verb):
            return True
        if verb.dep_ not in ("xcomp", "ccomp", "conj", "obj", "obl", "nsubj", "nsubj:pass", "nmod", "cop"):
            return False
        verb = verb.head
    return False
