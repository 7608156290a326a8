"""Why two names may stand for one thing, or may not: two named things enter, weighed reasons leave.

Each feature is a function with a weight; its docstring is its public documentation. Two things are joined when the
weights of what speaks for it reach `ENOUGH` and no objection holds. The weights follow one thought: what names a
thing fully is enough alone; a number, a part of the name or a mere description needs its context to agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from regesta.link.letters import are_at_most_one_letter_apart, measure_similarity
from regesta.link.named import Named
from regesta.link.naming import read_words, spelling_key

ENOUGH = 1.0
OBJECTION = -20.0
"""Weight of what no agreement outweighs; all reasons for joining together weigh less."""
SIMILAR = 88.0
"""Least similarity (0 to 100) of two spellings of one word. On the names benchmark
(`benchmarks/linking.py`) 84 joined Shoigu with Shoygin; 92 parted Karimzhanov from Karimjanov."""
SHORTEST_SIMILAR = 6
"""Letters from which words are compared by similarity; in shorter ones a single letter makes another name."""
SHORTEST_NEAR = 5
"""Letters from which a word of a person's name may be a letter off beside another that agrees."""
LEAST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason with its weight; the function returns 1 where it holds, 0 where it does not or cannot be told."""

    function: Callable[[Named, Named], float]
    weight: float
    groups: tuple[str, ...] = ()

    @property
    def promise(self) -> str:
        """What the feature says where it holds: the first paragraph of its docstring, on one line."""
        return " ".join((self.function.__doc__ or "").split("\n\n")[0].split())

    @property
    def name(self) -> str:
        return self.function.__name__.replace("_", " ")


def same_entry_of_the_gazetteer(a: Named, b: Named) -> float:
    """Both names lead to one entry: Kurgan-Tyube and Qurghonteppa, CSTO and ODKB, Moscow's country and Russia."""
    return float(a.entry is not None and a.entry == b.entry and _same_head(a, b))


def same_name(a: Named, b: Named) -> float:
    """The folded names are equal, and something in them tells the thing from others of its kind; no bare surname."""
    least = 2 if a.group == "person" else 1
    return float(a.traits.key == b.traits.key and len(a.traits.distinctive) >= least)


def same_words(a: Named, b: Named) -> float:
    """The words that distinguish are the same, in any order and transliteration: Manas Air Base, air base of Manas."""
    return float(
        a.group != "person" and bool(a.traits.distinctive) and _words_match(a, b) and len(_keys(a)) == len(_keys(b))
    )


def part_of_the_name(a: Named, b: Named) -> float:
    """All distinguishing words of the shorter name stand in the longer one: Kant base, Kant Air Base near Bishkek."""
    both = bool(a.traits.distinctive and b.traits.distinctive)
    return float(a.group != "person" and both and _words_match(a, b))


def same_national_body(a: Named, b: Named) -> float:
    """Both are a body that every country has once, of one country, by one name: Ministry of Defence of Armenia."""
    same = a.group == "organisation" and a.traits.key == b.traits.key
    return float(same and (same_operator(a, b) > 0 or (a.operator is b.operator is None and same_document(a, b) > 0)))


def same_description(a: Named, b: Named) -> float:
    """Neither name distinguishes anything and both read the same: "Russian troops", "Ministry of Defence"."""
    return float(a.is_description and b.is_description and a.traits.key == b.traits.key)


def same_general_force(a: Named, b: Named) -> float:
    """Both speak of a country's forces in general: French troops, French soldiers."""
    return float(a.is_description and b.is_description and a.traits.head == b.traits.head == "force")


def same_number(a: Named, b: Named) -> float:
    """Both bear the same number, as a base and the division that keeps it: 201st base, 201st division."""
    return float(bool(a.traits.numbers) and a.traits.numbers == b.traits.numbers and not _other_words(a, b))


def same_operator(a: Named, b: Named) -> float:
    """Both belong to the forces of one country or organisation."""
    return float(a.operator is not None and a.operator == b.operator)


def same_host(a: Named, b: Named) -> float:
    """Both lie in one country or contested territory."""
    return float(a.host is not None and a.host == b.host)


def same_kind(a: Named, b: Named) -> float:
    """Both names end in the same kind of thing: base and camp, but not base and division."""
    return float(a.traits.head is not None and a.traits.head == b.traits.head)


def same_document(a: Named, b: Named) -> float:
    """Both stand in one document, which seldom calls two things of a kind by one number or word."""
    return float(bool(a.documents & b.documents))


def acronym(a: Named, b: Named) -> float:
    """One name is made of the first letters of the other: JMAC, Joint Mine Action Centre."""
    short, long = sorted((a, b), key=lambda named: len(named.traits.words))
    letters = "".join(short.traits.words)
    if len(short.traits.words) != 1 or len(letters) < LEAST_ACRONYM or not short.name.replace(".", "").isupper():
        return 0.0
    return float(letters in ("".join(w[0] for w in words) for words in _acronym_words(long)))


def same_surname_in_one_document(a: Named, b: Named) -> float:
    """A person called by the surname in a document that gives the full name: Akaev, President Askar Akaev."""
    short, long = sorted((a, b), key=lambda named: len(named.traits.distinctive))
    if a.group != "person" or len(short.traits.distinctive) != 1 or not a.documents & b.documents:
        return 0.0
    return float(
        bool(long.traits.distinctive) and _is_one_word(short.traits.distinctive[0], long.traits.distinctive[-1])
    )


def same_full_name(a: Named, b: Named) -> float:
    """Given name and surname agree, in any order and transliteration; initials and a patronymic may stand in."""
    short, long = sorted((_name_words(a), _name_words(b)), key=len)
    if a.group != "person" or len(short) < 2:
        return 0.0
    return float(_pairs_up(short, long))


def same_parties_and_year(a: Named, b: Named) -> float:
    """Agreements of one year between the same parties."""
    parties = a.traits.nations | b.traits.nations
    same_years = bool(a.traits.years) and a.traits.years == b.traits.years
    return float(a.group == "agreement" and same_years and len(parties) > 1 and a.traits.nations == b.traits.nations)


def same_parties(a: Named, b: Named) -> float:
    """Agreements or borders of the same two countries, where no year or name says otherwise."""
    parties = a.traits.nations
    if len(parties) < 2 or parties != b.traits.nations or a.traits.distinctive or b.traits.distinctive:
        return 0.0
    return float(a.traits.head is not None and a.traits.head == b.traits.head)


def other_numbers(a: Named, b: Named) -> float:
    """The numbers differ: the 201st is not the 102nd."""
    return float(bool(a.traits.numbers and b.traits.numbers) and a.traits.numbers != b.traits.numbers)


def other_years(a: Named, b: Named) -> float:
    """The years in the names differ: the agreement of 1993 is not that of 2012."""
    return float(bool(a.traits.years and b.traits.years) and not a.traits.years & b.traits.years)


def one_year_unknown(a: Named, b: Named) -> float:
    """Of two agreements only one name gives a year, so that it may be an earlier or later one."""
    return float(a.group == "agreement" and bool(a.traits.years) != bool(b.traits.years))


def other_sides(a: Named, b: Named) -> float:
    """One name has a word of side that the other has not: North Ossetia is not South Ossetia."""
    return float(a.traits.sides != b.traits.sides and a.entry != b.entry)


def other_operator(a: Named, b: Named) -> float:
    """The things belong to different countries."""
    return float(None not in (a.operator, b.operator) and a.operator != b.operator)


def other_host(a: Named, b: Named) -> float:
    """The things lie in different countries."""
    return float(None not in (a.host, b.host) and a.host != b.host)


def other_kind(a: Named, b: Named) -> float:
    """The heads of the names are of kinds that no one thing has: a training ground is no airfield."""
    heads = a.traits.head, b.traits.head
    return float(None not in heads and heads[0] != heads[1] and frozenset(heads) not in read_words()["akin"])


def other_entry(a: Named, b: Named) -> float:
    """The gazetteer knows both names, as two things of one kind."""
    if None in (a.entry, b.entry) or a.entry == b.entry:
        return 0.0
    return float(a.group != "forces" or (_is_base(a) and _is_base(b)))


def other_parties(a: Named, b: Named) -> float:
    """The agreements or borders named are those of different countries."""
    nations = a.traits.nations, b.traits.nations
    is_of_parties = a.group == "agreement" or "border" in (a.traits.head, b.traits.head)
    return float(is_of_parties and all(nations) and nations[0] != nations[1])


def other_given_name(a: Named, b: Named) -> float:
    """The surnames agree and the given names do not: two members of one family."""
    short, long = sorted((_name_words(a), _name_words(b)), key=len)
    return float(a.group == "person" and len(short) > 1 and not _pairs_up(short, long))


def _same_head(a: Named, b: Named) -> bool:
    return a.group != "forces" or a.entry is None or a.entry[0] == "organisation" or _is_base(a) or same_kind(a, b) > 0


def _is_base(named: Named) -> bool:
    return named.place is not None and named.place.kind == "base"


@lru_cache(maxsize=262_144)
def _is_one_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the same sound, or long and nearly the same letters."""
    if a == b or (spelling_key(a) == spelling_key(b) and min(len(a), len(b)) > 2):
        return True
    return min(len(a), len(b)) >= SHORTEST_SIMILAR and a[-2:] == b[-2:] and measure_similarity(a, b) >= SIMILAR


def _keys(named: Named) -> frozenset[str]:
    return frozenset(spelling_key(word) for word in named.traits.distinctive)


def _words_match(a: Named, b: Named) -> bool:
    """Whether every distinguishing word of the shorter name is a spelling of one in the longer name."""
    short, long = sorted((a.traits.distinctive, b.traits.distinctive), key=len)
    return all(any(_is_one_word(word, other) for other in long) for word in short) or (
        len("".join(short)) >= SHORTEST_SIMILAR and spelling_key("".join(short)) == spelling_key("".join(long))
    )


def _other_words(a: Named, b: Named) -> bool:
    """Whether both names have distinguishing words and these differ: 3rd Kant division, 3rd Osh division."""
    return bool(a.traits.distinctive and b.traits.distinctive) and not _words_match(a, b)


def _acronym_words(named: Named) -> list[tuple[str, ...]]:
    small = {"of", "and", "the", "for", "in", "on", "to"}
    return [named.traits.words, tuple(word for word in named.traits.words if word not in small)]


def _name_words(named: Named) -> tuple[str, ...]:
    particles = read_words()["person_particles"]
    words = named.traits.distinctive
    return tuple(word for word in words if word not in particles) or words


def _pairs_up(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of the shorter name finds its own in the longer, and one of them exactly.

    An initial stands for its word; beside a word that agrees, another may be a letter or its vowels off.
    """
    free, exact = list(long), 0
    for word in sorted(short, key=lambda one: (-len(one), one)):
        match = next((other for other in free if _is_one_word(word, other)), None)
        exact += match is not None and len(word) > 1
        match = match or next((other for other in free if _is_nearly_one_word(word, other)), None)
        if match is None:
            return False
        free.remove(match)
    return exact > 0


@lru_cache(maxsize=65_536)
def _is_nearly_one_word(a: str, b: str) -> bool:
    """Whether one is the other's initial, a letter apart, or apart in vowels only: Muhammad and Mohammed."""
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    if min(len(a), len(b)) < SHORTEST_NEAR:
        return False
    bones = [_VOWELS.sub("", spelling_key(word)) for word in (a, b)]
    return are_at_most_one_letter_apart(a, b) or (bones[0] == bones[1] and len(bones[0]) > 2)


_VOWELS = re.compile("[aeiou]")


FOR: tuple[Feature, ...] = (
    Feature(same_entry_of_the_gazetteer, 1.0),
    Feature(same_name, 1.0),
    Feature(same_words, 0.9),
    Feature(part_of_the_name, 0.6),
    Feature(same_national_body, 1.0),
    Feature(same_description, 0.4),
    Feature(same_general_force, 0.6),
    Feature(same_number, 0.6),
    Feature(acronym, 1.0),
    Feature(same_surname_in_one_document, 1.0),
    Feature(same_full_name, 1.0),
    Feature(same_parties_and_year, 1.0),
    Feature(same_parties, 0.9),
    Feature(same_operator, 0.2),
    Feature(same_host, 0.2),
    Feature(same_kind, 0.2),
    Feature(same_document, 0.2),
)
AGAINST: tuple[Feature, ...] = (
    Feature(other_operator, OBJECTION),
    Feature(other_host, OBJECTION),
    Feature(other_numbers, OBJECTION),
    Feature(other_years, OBJECTION),
    Feature(other_sides, OBJECTION),
    Feature(one_year_unknown, -0.5),
    Feature(other_kind, OBJECTION),
    Feature(other_entry, OBJECTION),
    Feature(other_parties, OBJECTION),
    Feature(other_given_name, OBJECTION),
)
FEATURES = (*FOR, *AGAINST)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum of the features that hold for a pair, and their names."""

    score: float
    reasons: tuple[str, ...]

    @property
    def decision(self) -> Literal["same", "not the same", "unsure"]:
        """What follows from the sum."""
        if self.joins:
            return "same"
        return "unsure" if self.score >= 0.7 else "not the same"

    @property
    def joins(self) -> bool:
        return self.score >= ENOUGH - 1e-9


def weigh(a: Named, b: Named) -> Weighed:
    """Return what speaks for and against two named things being one; things of different groups never are.

    The first objection ends the weighing, for nothing outweighs it.
    """
    if a.group != b.group:
        return Weighed(OBJECTION, ("other group",))
    against = []
    for feature in AGAINST:
        if feature.function(a, b):
            if feature.weight == OBJECTION:
                return Weighed(OBJECTION, (feature.name,))
            against.append(feature)
    held = [feature for feature in FOR if feature.function(a, b)] + against
    return Weighed(sum(feature.weight for feature in held), tuple(feature.name for feature in held))
