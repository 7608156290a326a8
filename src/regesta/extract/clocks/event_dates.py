"""The one date of an event: which of the times around it is its own.

Times, or the noun of an agreement and its clause, enter; a `TimeExpression` leaves, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.clause_times import DATED, times_of
from regesta.extract.clocks.deadlines import DEADLINES
from regesta.extract.reading.clauses import Clause
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.information_dates import is_information_date
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def event_date(times: list[TimeExpression]) -> TimeExpression | None:
    """Return the time that dates an event: the most precise that is no mere bound; the exact, then first, among equals.

    "A year later, on 1 October 2013" and "two weeks ago, on 1 March" say one date twice. Where nothing else dates it,
    its deadline does: "is to be closed by October 2007".
    """
    mere = ("as_of", "since", "until", "through", "after", *DEADLINES)
    plain = [t for t in times if t.edtf_start and t.bound not in mere]
    plain = plain or [t for t in times if t.bound in DEADLINES and t.edtf_end]
    plain = [t for t in plain if not _is_of_another_event(plain[0], t)]
    return max(plain, key=lambda t: (len(plain_digits(t)), not t.approximate, -t.start), default=None)


def _is_of_another_event(first: TimeExpression, time: TimeExpression) -> bool:
    """Tell whether a date apart from the first, which the text prints itself, tells of something else: "was opened in
    October 2015 under a pact ratified on 8 June 2015", where a parse hangs both on the opening.
    """
    own, other = dates.bounds(first.edtf_start), dates.bounds(time.edtf_start)
    if own is None or other is None or first.anchor is not None or first.approximate or first.kind != "date":
        return False
    return other[1] < own[0] or own[1] < other[0]


def plain_digits(time: TimeExpression) -> str:
    """Return a date's known digits, as a measure of its precision."""
    return "".join(c for c in time.edtf_start or "" if c.isdigit())


def _is_of_another_pact(reading: Reading, date: Token, noun: Token) -> bool:
    """Tell whether a date inside an agreement's phrase is another's: "the pact, which replaced one signed in 1998"."""
    for token in date.ancestors:
        if token == noun:
            return False
        if token.pos_ in ("NOUN", "PROPN") and "agreement" in reading.classes(token):
            return True
    return False


def signature_year(reading: Reading, noun: Token, clause: Clause | None) -> TimeExpression | None:
    """Return the time that dates an agreement: in its phrase, on a participle of it, or in the clause that signs it."""
    for token in noun.subtree:
        time = reading.times_by_token.get(token.i)
        if time is None or time.kind not in DATED or not time.edtf_start or is_information_date(reading, time):
            continue
        if _is_of_another_pact(reading, token, noun):
            continue
        signing = token.head.lemma_ if token.head != noun else "sign"
        if time.bound is None and (token.head == noun or "sign" in reading.actions(token.head) or signing == "sign"):
            return time
    if clause is not None and "sign" in reading.actions(clause.head):
        return event_date(times_of(reading, clause_tokens(clause.head)))
    return None
