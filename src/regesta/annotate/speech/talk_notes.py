"""Notes of talks: a paragraph opening with "Jane Doe, mayor, Gao, 4 June 2018.", enters; its speech leaves.

Field notes and annexes set whom they talked to before what was told, with the date and no verb. All that follows in the
paragraph is that person's, or that body's.
"""

from __future__ import annotations

from bisect import bisect_left

from regesta.annotate.dependency_view import FINITE_TAGS
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.notes.dates import find_note_date
from regesta.annotate.speech.ledger import Ledger
from regesta.annotate.speech.source_names import is_press_service, without_article
from regesta.model import AttributionLink, Block

_OPENING_MOST_WORDS = 30


def read_talk_notes(ledger: Ledger) -> None:
    """Give what a paragraph tells to whom its opening names; nothing where no date closes the opening."""
    for block in ledger.document.blocks:
        if block.role not in ("paragraph", "list", "quote"):
            continue
        opening = _opening_of(ledger, block)
        source = _source_in(ledger, *opening) if opening is not None else None
        if source is not None and opening is not None and opening[1] < block.end:
            ledger.add_turn(source, (opening[1], block.end), opening)


def _opening_of(ledger: Ledger, block: Block) -> tuple[int, int] | None:
    """Return the verbless first sentence of a block where a full date closes it."""
    view = ledger.view
    first = bisect_left(view.starts, block.start)
    if first >= len(view.words):
        return None
    number = view.sent_of[first]
    words = [i for i in range(first, view.sent_ends[number]) if view.tags[i] != "_SP"]
    text = ledger.text[block.start : view.ends[words[-1]]] if words else ""
    dated = find_note_date(text)
    if dated is None or len(text.split()) > _OPENING_MOST_WORDS or text[dated[2] :].strip(" .:"):
        return None
    free = [i for i in words if view.tags[i] in FINITE_TAGS and not _is_in_relative(ledger, i)]
    return None if free or dated[1] == 0 else (block.start, view.ends[words[-1]])


def _is_in_relative(ledger: Ledger, verb: int) -> bool:
    """Whether a verb stands in a relative clause: "who asked not to be named"."""
    above = (verb, *ledger.view.ancestors(verb))
    return any(ledger.view.deps[i].startswith("acl") for i in above)


def _source_in(ledger: Ledger, start: int, end: int) -> AttributionLink | None:
    """Return whom an opening names first: a person, an official without a name, or a body."""
    view = ledger.view
    words = range(bisect_left(view.starts, start), bisect_left(view.starts, end))
    person = next((p for p in ledger.speakers.people.mentions if start <= p.start < end), None)
    if person is not None:
        return ledger.speakers.describe(person.token)
    head = _first_noun(ledger, words)
    return _unnamed(ledger, words, head) if head is not None else None


def _unnamed(ledger: Ledger, words: range, head: int) -> AttributionLink:
    """Return the official without a name, or the body, that an opening names up to its first comma."""
    view = ledger.view
    end = next((i for i in words if view.words[i] == ","), words.stop) - 1
    evidence = ledger.speakers.evidence_of((view.starts[words.start], view.ends[end]))
    name = without_article(evidence.quote)
    if is_press_service(name):
        return AttributionLink(role="press_service", name=name, evidence=evidence)
    anonymous = view.lemmas[head] not in word_set("speech", "bodies")
    return AttributionLink(role="speaker", name=name, anonymous=anonymous, evidence=evidence)


def _first_noun(ledger: Ledger, words: range) -> int | None:
    """Return the head of the first noun phrase where it is one who speaks."""
    view = ledger.view
    comma = next((i for i in words if view.words[i] == ","), words.stop)
    nouns = [i for i in words if i < comma and view.tags[i].startswith("NN")]
    head = next((i for i in nouns if view.heads[i] not in nouns or view.heads[i] == i), None)
    speaks = word_set("sources", "people", "unnamed") | word_set("sources", "people", "offices")
    known = speaks | word_set("speech", "bodies")
    return head if head is not None and view.lemmas[head] in known else None
