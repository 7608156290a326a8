"""What tells persons apart: two named persons enter, 1 or 0 leaves."""

from __future__ import annotations

from regesta.link.named import Named
from regesta.link.person_names import Agreement, compare_person_names, is_made_of_given_names, read_person_name

LONG_WORD = 7
"""Letters from which a lone word is known by itself although a letter is another: Hannibal, Vajiralongkorn."""
NEAR_IN_TIME = 2
"""Years between two documents in which an office is taken to be in one hand: less than any term of office."""


def same_full_name(a: Named, b: Named) -> float:
    """Given name and surname agree, in any script, transliteration and language; initials stand for names.

    A longer name may have a patronymic or further names; a short one of given names alone is then anybody's.
    """
    found = _agreement(a, b)
    if found is None or found.letters != 0 or found.doubtful_order or not _both_full(a, b):
        return 0.0
    short, long = sorted((read_person_name(a.name), read_person_name(b.name)), key=lambda name: len(name.words))
    longer = len(short.words) < len(long.words)
    return float(not (longer and not short.fathers and is_made_of_given_names(short)))


def nearly_the_same_full_name(a: Named, b: Named) -> float:
    """The names are a letter or two apart, or agree only in part or in another order; alone it settles nothing."""
    found = _agreement(a, b)
    if found is None or found.letters is None or not (_both_full(a, b) or _both_one_long_word(a, b) or found.whole > 1):
        return 0.0
    return float(not same_full_name(a, b))


def same_surname_in_one_document(a: Named, b: Named) -> float:
    """A person called by the surname in a document that gives the full name: Akaev, President Askar Akaev."""
    return float(bool(a.documents & b.documents) and _surname_of_the_other(a, b))


def same_surname_and_office(a: Named, b: Named) -> float:
    """A bare surname has the office, country and time of a full name elsewhere: President Akaev, Askar Akaev."""
    return float(_surname_of_the_other(a, b) and same_office_at_the_time(a, b) > 0)


def same_office_at_the_time(a: Named, b: Named) -> float:
    """Both are said to hold one office of one country, in documents at most two years apart."""
    return float(bool(a.offices & b.offices) and _near_in_time(a, b))


def other_given_name(a: Named, b: Named) -> float:
    """The surnames agree and the given names, initials or fathers do not: two members of one family."""
    found = _agreement(a, b)
    return float(found is not None and found.letters is None and _both_full(a, b))


def other_surname(a: Named, b: Named) -> float:
    """Bare surnames differ: what holds one office at one time may change hands within a year."""
    names = read_person_name(a.name).words, read_person_name(b.name).words
    if min(len(words) for words in names) > 1 or names[0] == names[1] or _surname_of_the_other(a, b):
        return 0.0
    found = _agreement(a, b)
    return float(found is None or found.letters is None or found.whole < 2)


def _agreement(a: Named, b: Named) -> Agreement | None:
    return compare_person_names(*sorted((a.name, b.name)))


def _both_full(a: Named, b: Named) -> bool:
    """Whether both names have two words, initials counted, and one of them in full at least."""
    names = read_person_name(a.name), read_person_name(b.name)
    return all(len(name.words) > 1 and name.whole for name in names)


def _both_one_long_word(a: Named, b: Named) -> bool:
    """Whether both names are one long word, as a king's, in which a letter makes no other name."""
    words = read_person_name(a.name).words + read_person_name(b.name).words
    return len(words) == 2 and min(map(len, words)) >= LONG_WORD


def _surname_of_the_other(a: Named, b: Named) -> bool:
    short, long = sorted((read_person_name(a.name), read_person_name(b.name)), key=lambda name: len(name.words))
    if len(short.words) != 1 or not long.words:
        return False
    return compare_person_names(*sorted((short.words[0], long.words[-1]))).letters == 0


def _near_in_time(a: Named, b: Named) -> bool:
    """Whether the years in which two persons are spoken of are near; a document without a date tells nothing."""
    if a.years is None or b.years is None:
        return False
    return a.years[0] - b.years[1] <= NEAR_IN_TIME and b.years[0] - a.years[1] <= NEAR_IN_TIME
