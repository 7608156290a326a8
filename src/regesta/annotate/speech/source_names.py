"""What kind of name a source is: words enter; whether they name an outlet, a person with a title, or nobody leave.

The word lists stand in `lexicons/sources.yaml`.
"""

from __future__ import annotations

import re

from regesta.annotate.lexicon_files import load_lexicon, word_set

_ARTICLE = re.compile(
    r"^(?:(?:both|either|neither|even)\s+)?(?:(?:the|a|an|its|his|her|their|our|this|that|these|those)\s+)?",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/\s,;.)]|$)", re.IGNORECASE)

_GLUED = re.compile(r"^[A-Z]{3,}(?P<title>[A-Z][a-z]+)$")


def without_article(name: str) -> str:
    """Return a name without a leading article and a trailing possessive."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip())).strip()


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet: a listed one, or capitalised words of a listed pattern."""
    bare = without_article(name).replace("’", "'")
    folded = bare.casefold()
    if {folded, name.strip().casefold()} & word_set("sources", "outlets", "names"):
        return True
    words = folded.split()
    if (
        not words
        or not bare[0].isupper()
        or any(folded.endswith(end) for end in word_set("sources", "outlets", "except"))
    ):
        return False
    if any(folded.endswith(f" {ending}") for ending in word_set("sources", "outlets", "endings")):
        return True
    if len(words) > 1 and words[-1] in word_set("sources", "outlets", "last_words") and bare.split()[-1][0].isupper():
        return True
    return len(words) > 1 and words[0] in word_set("sources", "outlets", "first_words")


def is_description(name: str) -> bool:
    """Whether a capitalised word is an adjective and nobody's name: "Oscar-nominated", "Paris-based"."""
    return re.fullmatch(r"[A-Z]\w+-[a-z]+(?:ed|ing|led|born)", name) is not None


def is_press_service(name: str) -> bool:
    """Whether a name is that of a press service or office."""
    folded = name.casefold()
    return any(words in folded for words in word_set("sources", "press_service"))


def outlet_of_address(text: str) -> str | None:
    """Return the outlet that a web address belongs to, by its usual name, else the bare domain as printed."""
    found = _DOMAIN.search(text)
    if found is None:
        return None
    domain = found.group(1)
    names: dict[str, str] = load_lexicon("sources")["domains"]
    return names.get(domain.casefold(), domain)


def split_title(name: str) -> tuple[str, str | None]:
    """Split "Col. Jane Doe" into ("Jane Doe", "Col."): leading title words are the office, the rest the name.

    A name that is nothing but titles stays whole and has no office; so does "Minister of Defence".
    """
    words = name.split()
    titles = word_set("sources", "people", "titles")
    glued = _GLUED.match(words[0]) if words else None
    if glued is not None and glued["title"].casefold() in titles:
        words[0] = glued["title"]  # "CAMBODIASenator Hill": a heading lost the space behind it
    count = 0
    while count < len(words) and words[count].casefold().rstrip(".,") in titles:
        count += 1
    if count in (0, len(words)) or words[count] in ("of", "for"):
        return name, None
    courtesy = word_set("sources", "people", "courtesy")
    office = " ".join(word for word in words[:count] if word.casefold().rstrip(".,") not in courtesy)
    return " ".join(words[count:]), office or None


def behind_body_noun(name: str) -> str:
    """Return the name behind what a body is called before it: "charity Clear Ground", "rights group Peace Today"."""
    found = re.match(r"(?:[a-z-]+ )*(?P<body>[a-z-]+) (?P<name>(?:[A-Z][\w&.'’-]*)(?: .*)?)$", name)
    return found["name"] if found and found["body"] in word_set("speech", "bodies") else name


def behind_possessor(name: str) -> str:
    """Return what stands behind "Russia's" or "China's official" in a name, else the name."""
    return re.sub(r"^(?:[A-Z][\w. ]*?['’]s?\s+)?(?:[a-z-]+\s+)*(?=[A-Z])", "", name)


def before_circumstance(name: str) -> str:
    """Return what stands before "under", "in" or "via" in a name: "Sky News under Freedom of Information laws"."""
    return re.split(r"\s(?:under|in|on|via|through)\s", name, maxsplit=1)[0]


def behind_outlet_noun(name: str) -> str | None:
    """Return the name behind a word like "broadcaster": "state broadcaster Channel Five"; None without one."""
    words = name.split()
    nouns = [n for n, word in enumerate(words[:-1]) if word in word_set("sources", "outlets", "nouns")]
    rest = words[nouns[-1] + 1 :] if nouns else []
    return " ".join(rest) if rest and rest[0][:1].isupper() else None
