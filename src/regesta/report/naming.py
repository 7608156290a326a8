"""Names in running text: a country's or speaker's name enters, the name with the article that English wants leaves."""

from __future__ import annotations

import re

from regesta.report.wording import load_words

__all__ = ["country_in_text", "institution_in_text", "unnamed_in_text"]

_ARTICLED = re.compile(
    r"^(?:United (?:States|Kingdom|Arab Emirates|Nations)|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|"
    r"Seychelles|Soviet Union|European Union|Vatican|.*\b(?:Republic|Islands|Federation|Organi[sz]ation)\b.*)$"
)
"""Countries that English names with an article; a list would have to grow, names of these forms cover those in use."""
_DETERMINED = re.compile(r"(?i)^(?:an?|the|one|two|three|several|some|many|his|her|its|their|our|\d+)\b")
_POSSESSIVE = re.compile(r"^\S+(?:\s\S+)?[’']s?\s")
_HEAD_ENDS = re.compile(r"\s(?:of|in|at|from|with|who|that|close|familiar|described)\b")


def country_in_text(name: str) -> str:
    """Return "the United States" for "United States"; most names stay as they are."""
    return f"the {name}" if _ARTICLED.match(name) and not name.startswith("The ") else name


def institution_in_text(name: str) -> str:
    """Return "the French defence ministry"; people, abbreviations and names with a possessive take no article."""
    if _DETERMINED.match(name) or _POSSESSIVE.match(name):
        return name
    if country_in_text(name) != name:
        return country_in_text(name)
    words = {word.casefold().strip(",.") for word in name.split()}
    if words & load_words()["institutions"]:
        return f"the {name}"
    return f"the {name}" if name[:1].islower() else name


def unnamed_in_text(description: str) -> str:
    """Give an unnamed speaker "a" or "an"; plurals and what has a determiner stay as printed."""
    if _DETERMINED.match(description) or _POSSESSIVE.match(description):
        return description
    head = _HEAD_ENDS.split(description)[0].split()[-1:]
    if head and head[0].casefold().endswith("s") and not head[0].casefold().endswith("ss"):
        return description
    opening = description.casefold()
    vowel = opening[:1] in tuple("aeiou") and not opening.startswith(tuple(load_words()["consonant_sounds"]))
    return f"{'an' if vowel else 'a'} {description}"
