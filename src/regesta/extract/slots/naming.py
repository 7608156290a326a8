"""What an analyst would call a subject: the text's own words, trimmed, completed by operator, host or year.

Tokens and country mentions enter; names leave. A proper name stays as it is; a description keeps the text's words
and gains the countries that tell it from others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.civil_matters import is_of_arms
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.joined_owners import joined_behind
from regesta.extract.reading.names_given import name_given
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.rows_of_places import last_of_row
from regesta.extract.slots.places import is_epithet
from regesta.extract.word_lists import words_of
from regesta.model import GROUND_TYPES, FoundIn, Mention, MentionType, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN_AGREEMENTS = words_of("plain_agreements")
LONGEST_NAME = 12
"""Words in a description; what follows is detail that the evidence shows."""
NOT_IN_NAMES = frozenset(["the", "a", "an", "its", "their", "our", "his", "her", "this", "that", "these", "those",
                          "all", "any", "some", "no", "both", "each", "such", "whose", "which", "another"])  # fmt: skip
GLUED = re.compile(r"\b(\d+(?:st|nd|rd|th))([a-z]{3,})")
"""A number of rank run into its noun by a lost space; the name is mended, the quotation is not."""
STRENGTH = re.compile(r"\b(?:some |about )?\d[\d,.]*-(?:strong|man|member) |(?<=['’]s )\d[\d,.]* ")
"""How many a body has, which the claim tells: the "4,000-strong force" is the force."""
YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def described(reading: Reading, noun: Token, *, places: bool = True) -> tuple[int, int, str]:
    """Return the span and the words by which a text describes a noun, without articles, numbers and clauses."""
    tokens = [t for t in phrase_tokens(noun) if t.sent == noun.sent]
    first = noun.i
    for token in sorted((t for t in tokens if t.i < noun.i), key=lambda t: -t.i):
        if first - token.i > 2 or _opens_before_count(reading, token, noun):
            break
        first = token.i
    last = max((t.i for t in tokens if t.i >= noun.i), default=noun.i) if places else noun.i
    row = joined_behind(noun) if places else range(0)
    several = last_of_row(reading, noun) if places else noun.i
    last = max(last, row.stop - 1, several)
    words = [t for t in reading.doc[first : last + 1] if not t.is_space]
    while words and (
        _is_idle(reading, words[0]) or words[0].is_punct or words[0].tag_ == "IN" or _measures(reading, words[0])
    ):
        words.pop(0)
    ends = next(
        (n for n, t in enumerate(words) if t.text in (",", ";", ":") and t.i > several and t.i not in row), None
    )
    words = words[:ends]
    words = _without_time(reading, words, noun)
    words = words[:LONGEST_NAME] or [noun]
    while len(words) > 1 and (words[-1].tag_ in ("IN", "DT", "CC", "TO", "POS") or words[-1].is_punct):
        words.pop()
    words = _without_general_place(words)
    start, end = words[0].idx, words[-1].idx + len(words[-1].text)
    said = reading.document.text[start:end]
    for word in words[1:]:
        if is_epithet(reading, word):  # "a base in Christian Armenia" is a base in Armenia
            said = said.replace(f"{word.text} ", "", 1)
    text = GLUED.sub(r"\1 \2", STRENGTH.sub("", " ".join(said.split())))
    return start, end, _without_stray_marks(text).strip(" ,;:.")


def _opens_before_count(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether a name stands before the number that counts a noun: "is sending to Peru four Chinook helicopters".

    A parse may take it into the noun's phrase, where it is but the place beside.
    """
    named = reading.mention_by_token.get(token.i)
    placed = named is not None and named.type in GROUND_TYPES and token.tag_ not in ("JJ", "POS")
    behind = token.nbor() if token.i + 1 < noun.i else noun
    return placed and behind.pos_ == "NUM" and _counts(reading, behind)


def _without_stray_marks(text: str) -> str:
    """Cut a quotation mark off a name that was quoted in part only: "immediate truce’ in X"; apostrophes stay."""
    for opening, closing in (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'")):
        marks = [m.start() for m in re.finditer(rf"(?<!\w){opening}|(?<![s\W]){closing}(?!\w)", text)]
        if len(marks) == 1:
            text = text[: marks[0]] + text[marks[0] + 1 :]
    return text


def _without_time(reading: Reading, words: list[Token], noun: Token) -> list[Token]:
    """Cut what dates a thing off its name: "base in Qatar in 2015" is a base in Qatar."""
    for n, word in enumerate(words):
        if word.i > noun.i and word.i in reading.times_by_token:
            return words[: n - 1] if words[n - 1].tag_ == "IN" else words[:n]
    return words


IDLE_ADJECTIVES = frozenset(
    ["significant", "further", "large", "small", "big", "new", "major", "key", "important", "first", "last", "main",
     "additional", "other", "several", "many", "more", "own", "entire", "whole", "final", "latest", "remaining",
     "so-called", "former", "only", "sole", "proposed", "planned", "brand", "brand-new", "nice", "old", "very",
     "pretty", "really"]
)  # fmt: skip
"""Adjectives, and words that heighten them, that describe and do not name; superlatives go by their tag."""


def _is_idle(reading: Reading, token: Token) -> bool:
    lower = token.lower_
    if lower == "former" and token.i + 1 < len(token.doc) and reading.country_of(token.nbor()) is not None:
        return False  # "a former Soviet air base" is no Soviet one
    return lower in NOT_IN_NAMES or lower in IDLE_ADJECTIVES or token.tag_ in ("JJS", "JJR", "RBS", "PRP$")


GENERAL_PLACES = frozenset(["country", "region", "area", "world", "nation", "state", "place", "republic"])


def _without_general_place(words: list[Token]) -> list[Token]:
    """Cut "in the country" and the like off a name's end: the host says it better."""
    for n in range(1, len(words)):
        tail = words[n:]
        if tail[0].tag_ == "IN" and len(tail) <= 3 and tail[-1].lemma_.lower() in GENERAL_PLACES:
            return words[:n]
    return words


def _measures(reading: Reading, token: Token) -> bool:
    """Tell whether a word counts, dates or times what is named: "10-year" before "lease"."""
    return token.i in reading.times_by_token or _counts(reading, token)


def _counts(reading: Reading, token: Token) -> bool:
    return token.i in reading.quantities_by_token or (token.pos_ == "NUM" and token.i not in reading.mention_by_token)


def description(reading: Reading, noun: Token, kind: MentionType, found_in: FoundIn = "clause") -> Mention:
    """Return a described noun as a mention under the text's own words."""
    start, end, text = described(reading, noun)
    return Mention(start=start, end=end, text=reading.document.text[start:end], type=kind, name=text, found_in=found_in)


def named_alone(reading: Reading, body: Token) -> Mention:
    """Return a body of troops under its words without places and numbers behind: the force of "a force of 2,000"."""
    start, end, text = described(reading, body, places=False)
    return Mention(start=start, end=end, text=reading.document.text[start:end], type="force", name=text)


def holds_a_name(words: str) -> bool:
    """Tell whether a description holds a proper name: "armed forces of Chad" does, "done deal" does not."""
    return " " in words and any(word[:1].isupper() for word in words.split())


def with_countries(reading: Reading, mention: Mention, operator: Mention | None, host: Mention | None) -> Mention:
    """Complete a description by the operator's adjective and the host, where its words do not say them yet."""
    name, adjective = mention.name, adjective_of(reading, operator)
    if operator is not None and not _says(name, operator, adjective) and not _is_of_others(reading, name):
        name = f"{adjective or operator.name} {name}"
    placed = " in " in name or " at " in name
    if host is not None and host.name not in name and not placed and (operator is None or host.name != operator.name):
        name = f"{name} in {host.name}"
    return Mention(start=mention.start, end=mention.end, text=mention.text, type=mention.type, name=name,
                   country=host.name if host else None, found_in=mention.found_in)  # fmt: skip


def _is_of_others(reading: Reading, name: str) -> bool:
    """Tell whether a description says whose it is: the "permanent American base", "Turkey's military base"."""
    words = [word for word in name.split() if word[:1].isupper()]
    owners = (word[:-2] for word in words if word.endswith(("'s", "’s")))
    return any(map(reading.gazetteer.is_demonym, words)) or any(reading.gazetteer.country_of(word) for word in owners)


def _says(name: str, country: Mention, adjective: str | None) -> bool:
    return any(part and part.lower() in name.lower() for part in (country.name, adjective, country.text))


def adjective_of(reading: Reading, country: Mention | None) -> str | None:
    """Return the adjective of a country, as "Russian"; the name itself where the gazetteer has none."""
    if country is None:
        return None
    for entry in reading.gazetteer.countries():
        if entry.name == country.name:
            return entry.people[0] if entry.people else None
    return None


BODIES_BY_NAME = frozenset(["force", "forces", "troops", "army", "corps", "brigade", "battalion", "mission"])
"""Words of a power's name that is a body of troops itself."""


def name_forces(reading: Reading, at: Mention | None, operator: Mention | None, host: Mention | None) -> Mention | None:
    """Name a force by its power and its host: "Russian forces in Tajikistan"; None when neither is known."""
    if operator is None and host is None:
        return at
    adjective = adjective_of(reading, operator)
    name = f"{adjective or operator.name} forces" if operator is not None else "Forces"
    if operator is not None and adjective is None and {w.lower() for w in operator.name.split()} & BODIES_BY_NAME:
        name = operator.name  # "G5 Sahel Joint Force" says that it is forces
    if host is not None and (operator is None or host.name != operator.name) and not name.endswith(f" in {host.name}"):
        name = f"{name} in {host.name}"
    base = at or operator or host
    assert base is not None
    return Mention(start=base.start, end=base.end, text=base.text, type="force", name=name,
                   country=host.name if host else None, found_in=base.found_in)  # fmt: skip


def name_joint_forces(at: Mention, states: list[str], host: Mention | None) -> Mention:
    """Name what several states have somewhere together: "Forces of Greece and Denmark in Albania"."""
    name = f"Forces of {', '.join(states[:-1])} and {states[-1]}"
    if host is not None:
        name = f"{name} in {host.name}"
    return Mention(start=at.start, end=at.end, text=at.text, type="force", name=name,
                   country=host.name if host else None, found_in=at.found_in)  # fmt: skip


def name_service(reading: Reading, service: Token, operator: Mention | None, host: Mention | None) -> Mention:
    """Name one service of a power by the text's word and its adjective: "Zambian air force", "French navy in Chad"."""
    known = reading.mention_by_token.get(service.i)
    if known is not None and known.type == "military_unit":
        return known
    at = description(reading, service, "force")
    plain = [word for word in at.name.split() if not _names_people(reading, word.removesuffix("'s").removesuffix("’s"))]
    words = " ".join(plain).lower() or at.name
    whose = adjective_of(reading, operator) or (operator.name if operator is not None else "")
    name = f"{whose} {words}".strip()
    if host is not None and (operator is None or host.name != operator.name):
        name = f"{name} in {host.name}"
    return Mention(start=at.start, end=at.end, text=at.text, type="force", name=name,
                   country=host.name if host else None, found_in=at.found_in)  # fmt: skip


def name_agreement(
    reading: Reading, noun: Token, parties: tuple[str, ...], year: str | None, *, site: str | None = None
) -> Mention:
    """Name an agreement by its proper name, or by its parties, its words and its year of signature."""
    known = reading.mention_by_token.get(noun.i) or name_given(reading, noun, ("agreement", "treaty"))
    start, end, text = described(reading, noun, places=False)
    own = known is not None and known.type in ("agreement", "treaty") and not known.name.islower()
    if known is not None and own and not (parties and _tells_only_parties(reading, known.name)):
        start, end, name = known.start, known.end, known.name
    else:
        head = " ".join(word for word in text.split() if not YEAR.fullmatch(word)) or noun.text
        about = _about(reading, noun, head)
        name = f"{'-'.join(parties)} {_bare(reading, about)}" if parties else about
        if site is not None and about == head:
            name = f"{name} on {site}"
    if year and year not in name:
        name = f"{name} ({year})"
    return Mention(start=start, end=end, text=reading.document.text[start:end], type="agreement", name=name)


def _tells_only_parties(reading: Reading, name: str) -> bool:
    """Tell whether a name is but a country and a kind: "Indonesian Agreement", of which the other party is left out."""
    words = name.replace("-", " ").split()
    others = [word for word in words if word.lower() not in PLAIN_AGREEMENTS]
    return bool(others) and all(reading.gazetteer.country_of(word) for word in others)


IDLE = frozenset(
    ["bilateral", "formal", "tentative", "new", "key", "latest", "previous", "earlier", "original", "current",
     "year", "years", "signed", "recently", "newly", "concluded", "announced", "just"]
)  # fmt: skip
"""Words that tell no agreement from another of the same parties."""


MATTERS = frozenset(["facility", "force", "military_people", "cooperation", "stay", "mine", "mine_action"])
"""What an agreement is named after: "agreement on the status of forces"."""
LEADING_ON = frozenset(["in", "of", "at", "near", "with", "on", "for", "between", "about", "over"])


def _bare(reading: Reading, head: str) -> str:
    """Drop words that say no more than the parties do."""
    every = head.split()
    pairs = zip(["", *every], every, strict=False)
    words = [w for before, w in pairs if w.lower() not in IDLE and not _is_of_parties(reading, before, w)]
    while words and words[-1].lower() in LEADING_ON:  # "agreement on the French base in Gabon", between the two
        words.pop()
    return " ".join(words) or head


def _is_of_parties(reading: Reading, before: str, word: str) -> bool:
    """Tell whether a word only names a party; in "Port Sudan" it is half of a place."""
    whole = before[:1].isupper() and reading.gazetteer.place(f"{before} {word}") is not None
    return _names_people(reading, word) and not whole


def _names_people(reading: Reading, word: str) -> bool:
    return all(reading.gazetteer.country_of(part) for part in word.split("-"))


def _about(reading: Reading, noun: Token, head: str) -> str:
    for child in noun.children:
        introduced = child.dep_ == "nmod" and preposition_of(child) in ("on", "for", "about", "over")
        known = reading.mention_by_token.get(child.i)
        named = known is not None and known.type != "country"
        if introduced and (named or reading.classes(child) & MATTERS or is_of_arms(child)):
            return f"{head} {preposition_of(child)} {described(reading, child)[2]}"
    return head


def year_of(time: TimeExpression | None) -> str | None:
    """Return the year that a time expression states, four digits; None for unknown and for inferred years."""
    match = re.match(r"\d{4}(?!\?)", time.edtf_start or "") if time is not None else None
    return match.group() if match else None
