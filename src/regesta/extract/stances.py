"""How a claim is meant: the scopes of plan, denial and condition that reach its governing word and its value.

A `Reading`, a centre and its value enter; stance and polarity leave. What a clause on a noun says, the verb above
neither plans nor denies; what only hangs under another noun is presupposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.dates import bounds
from regesta.extract.centres.bare_figures import NOUNS
from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.sendings import is_on_the_way
from regesta.extract.reading.contents import is_content
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.shared_subjects import ACHIEVED
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import Polarity, Stance, StanceScope, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = frozenset(["following", "after", "since", "upon", "in the wake of"])
"""Prepositions of what came before."""
SINGLED_OUT = frozenset(["first", "second", "third", "last", "only", "latest"])
UPKEEP = frozenset(["mission"])
"""What is done with people who are there: the operation of a force of 28,500 sends nobody."""
DEEDS = words_of("deeds_as_nouns")
REPORTS = words_of("reports_as_nouns")
PARTS = frozenset(["none", "neither", "all", "most", "some", "half", "each", "any", "both", "many", "majority", "rest"])
"""Words for a part of a counted whole: "none of the 5,000 mines has been destroyed" says so of the mines."""


def stance_of(reading: Reading, centre: Centre, value: Value) -> tuple[Stance, Polarity]:
    """Return stance and polarity by the scopes over the governing word and over the value."""
    scopes = reading.annotated.stances
    if centre.rule.centre == "date" and centre.rule.counts:  # "the 2002 agreement will run on": that of 2002 is no plan
        return "asserted", "positive"
    on_noun = centre.governor.dep_ in ("acl", "acl:relcl") and not is_content(centre.governor)
    on_noun = on_noun and not _is_only_there(centre.governor.head)
    if on_noun and centre.governor.tag_ != "VB":  # what a clause on the noun says, the verb above does not plan or deny
        first = min(t.idx for t in centre.governor.subtree)
        scopes = tuple(scope for scope in scopes if scope.start >= first)
    scopes = tuple(s for s in scopes if s.polarity == "positive" or _negates(reading, s, centre.governor))
    stance, polarity = stance_at(scopes, centre.governor.idx)
    if _is_denied_need(reading, scopes, centre.governor.idx):
        polarity = "negative"
    if value.kind != "text" and not on_noun:
        at_value, value_polarity = stance_at(scopes, value.start)
        stance = at_value if at_value != "asserted" else stance
        polarity = value_polarity if value_polarity == "negative" else polarity
    known = _is_known_by_rank(centre) or (centre.rule.presupposed and _is_taken_for_granted(centre.governor))
    if (centre.quantity is not None and _is_presupposed(reading, centre)) or known:
        stance, polarity = "asserted", "positive"
    if stance == "asserted" and (_is_for_later(centre.governor) or (on_noun and _has_future(centre.governor))):
        stance = "planned"
    if (stance, polarity) == ("asserted", "positive") and centre.rule.kind == "event" and _is_able(centre.governor):
        stance = "possible"
    if stance == "asserted" and (_is_still_due(centre.governor) or is_on_the_way(centre)):
        stance = "planned"
    if stance == "asserted" and centre.rule.kind == "event" and _is_awaited(centre.governor):
        stance = "conditional"
    if stance == "asserted" and centre.rule.kind == "event" and _is_purpose(centre.governor):
        stance = "planned"
    if stance == "asserted" and centre.rule.kind == "event" and _is_ahead(reading, centre, value):
        stance = "planned"
    if stance == "planned" and (centre.rule.settled or _has_happened(reading, centre, value)):
        stance = "asserted"
    if stance == "asserted" and centre.rule.stance is not None:
        stance = centre.rule.stance
    return stance, "negative" if centre.rule.denied else centre.rule.polarity or polarity


def _is_only_there(noun: Token) -> bool:
    """Tell whether a noun is what "there may be": how surely it is there is said of what its clause tells, too."""
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


def _is_for_later(verb: Token) -> bool:
    """Tell whether an infinitive on a noun says what is to come: "troops to be stationed there", "a deal to allow".

    "The first country to sign" and "the last base to close" tell of what was done.
    """
    top = verb
    while top.dep_ == "xcomp" and top.head != top:
        top = top.head
    infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in top.children)
    if top.dep_ != "acl" or not infinitive:
        return False
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if top.head.dep_ == "obj" and not passive and any(child.dep_ == "nummod" for child in top.head.children):
        return False  # "provides 125 soldiers to assist in training"
    return not any(child.lower_ in SINGLED_OUT or child.tag_ == "JJS" for child in top.head.children)


def _is_ahead(reading: Reading, centre: Centre, value: Value) -> bool:
    """Tell whether an event in the present tense is dated after the publication: "enters into force on 29 January"."""
    happens, published = bounds(value.edtf), bounds(reading.document.published)
    later = happens is not None and published is not None and happens[0] > published[1]
    return later and not is_past(centre.governor)


def _is_able(verb: Token) -> bool:
    """Tell whether an event only can happen: "Paris can withdraw its forces"."""
    return any(child.dep_.startswith("aux") and child.lower_ == "can" for child in verb.children)


def _has_future(verb: Token) -> bool:
    """Tell whether a relative clause speaks of what will be: "a pier that will give room to 300 sailors"."""
    return any(child.dep_ == "aux" and child.lower_ in ("will", "shall", "’ll", "'ll") for child in verb.children)


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


def _is_awaited(verb: Token) -> bool:
    """Tell whether something must happen first: "no peace until the troops leave"; what was "until they left" did."""
    marked = any(
        child.dep_ in ("mark", "advmod", "case") and child.lower_ in ("until", "till") for child in verb.children
    )
    return marked and verb.dep_ == "advcl" and not is_past(verb) and not is_past(verb.head)


OFTEN = frozenset(
    ["often", "frequently", "regularly", "constantly", "repeatedly", "usually", "increasingly", "sometimes"]
)


def _is_still_due(verb: Token) -> bool:
    """Tell whether something has yet to be done: "still has to be ratified", "remains to be signed".

    Who "often has to fight" does so.
    """
    marked = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    due = marked and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("have", "remain", "need")
    return due and not any(child.lower_ in OFTEN for child in verb.head.children)


AIMS = frozenset(["target", "goal", "aim", "objective", "intention", "plan", "task", "hope", "prospect"])
"""Nouns whose "of clearing" is still to come."""


def _is_purpose(verb: Token) -> bool:
    """Tell whether an event is only what something is for: "money to be able to clear 174 kilometers"."""
    if verb.tag_ == "VBG" and verb.dep_ in ("acl", "nmod", "advcl") and verb.head.lemma_.lower() in AIMS:
        return any(child.lower_ == "of" for child in verb.children)  # "a target of clearing 10,000 hectares"
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ACHIEVED:
        return _is_purpose(verb.head)  # "money to help clear mines"
    bare = verb.tag_ == "VB" and not any(c.dep_.startswith(("aux", "nsubj")) for c in verb.children)
    if verb.dep_ == "conj" and bare and verb.head.tag_ == "VB":
        return _is_purpose(verb.head)  # "paid to clear 40 hectares and destroy 300 mines"
    marked = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)
    to_be = verb.tag_ == "VBN" and any(child.dep_ == "aux:pass" and child.lower_ == "be" for child in verb.children)
    return (verb.tag_ == "VB" or to_be) and marked


def _is_presupposed(reading: Reading, centre: Centre) -> bool:
    """Tell whether a counted noun only hangs under another: "agreed to pay for the upkeep of 28,500 troops".

    "A base with its 4,000 people has no rival" denies nobody there. Under a noun of sending or leaving ("plans the
    deployment of 500 troops") it is what is planned.
    """
    if centre.rule.kind == "event" and is_verbal(centre.governor):
        return False  # "will withdraw its brigade of 4,000 soldiers": they are there, but do not leave yet
    noun = centre.token
    while noun.dep_ in ("amod", "compound") and noun.head.pos_ in NOUNS:  # "the 28,500-strong force"
        noun = noun.head
    if not noun.dep_.startswith("nmod") or preposition_of(noun) not in ("of", "for", "from", "by", "with"):
        return False
    above = noun.head
    quantity, owned = centre.quantity, any(child.dep_ == "nmod:poss" for child in noun.children)
    whole = quantity is not None and reading.head_of(quantity.start, quantity.end).head == noun
    if above.i in reading.quantities_by_token and owned and whole:
        return True  # "will keep 200 of its 300 troops": there are 300
    if above.lower_ in PARTS or above.lemma_.lower() in MEASURE_NOUNS or above.i in reading.quantities_by_token:
        return False
    if is_verbal(above) or _tells_size_of(reading, above) or _is_deed_or_report(above):
        return False
    return not reading.actions(above) - UPKEEP and above != centre.governor


def _is_deed_or_report(noun: Token) -> bool:
    """Tell whether a noun is what is done with forces, or a report of them: what is planned or denied of it is of them.

    "The sending of a few battalions can no longer surprise" speaks of what has been done.
    """
    return (noun.lemma_.lower() in DEEDS and not noun.dep_.startswith("nsubj")) or noun.lemma_.lower() in REPORTS


def _is_taken_for_granted(noun: Token) -> bool:
    """Tell whether a definite noun of an event or state is only spoken about: "the dispatch of troops alarmed X"."""
    definite = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)
    return definite and noun.dep_ not in ("obj", "nsubj:pass", "xcomp", "ccomp")


DEFINITE = frozenset(["the", "this", "that", "these", "those"])


def _tells_size_of(reading: Reading, force: Token) -> bool:
    """Tell whether a number is the size of a force that is new to the reader: "plans to send a brigade of 4,000"."""
    if not reading.classes(force) & {"force", "unit"}:
        return False
    known = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in force.children)
    return not known


def _negates(reading: Reading, scope: StanceScope, governor: Token) -> bool:
    """Tell whether a negative cue stands in the clause of a governing word, or above it through its complements.

    "France, whose three aircraft are there, has not asked" says nothing against the aircraft.
    """
    cue = reading.token_at(scope.cue[0])
    verb = governor
    if verb.dep_ == "acl" and cue == verb.head.head:  # "abandoned its plan to open a base"
        return True
    for _ in range(8):
        inside = {t.i for t in clause_tokens(verb)}
        if cue.i in inside or cue.head == verb or (cue == verb.head and cue != verb):
            return True
        if verb.dep_ not in ("xcomp", "ccomp", "conj", "obj", "obl", "nsubj", "nsubj:pass", "nmod", "cop"):
            return False
        verb = verb.head
    return False
