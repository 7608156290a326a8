"""Where a document's publisher sits: a document enters, a country leaves where its name or address tells one."""

from __future__ import annotations

import re
from functools import cache

from regesta.link.naming import read_traits
from regesta.model import Document
from regesta.vocabulary.gazetteer import load_gazetteer

_HOST = re.compile(r"^\s*(?:https?://)?([^/\s:]+)")
CODES = {"uk": "GB"}
"""Last parts of addresses that are not the country's code."""
SOLD = frozenset(["ai", "cc", "co", "fm", "gl", "io", "la", "ly", "me", "sh", "to", "tv", "vc", "ws"])
"""Countries' last parts that anyone buys for what they spell; they tell nothing."""


def find_home(document: Document) -> str | None:
    """Return the country in the publisher's name, else that of the address; None where neither tells one country."""
    nations = read_traits(document.publisher).nations if document.publisher else frozenset[str]()
    return next(iter(nations)) if len(nations) == 1 else country_of_address(document.url)


def country_of_address(address: str | None) -> str | None:
    """Return the country whose code ends an address's host: Canada for `www.example.ca`; None for all others."""
    host = _HOST.match(address or "")
    ending = host[1].rsplit(".", 1)[-1].lower() if host else ""
    return None if ending in SOLD else _by_code().get(CODES.get(ending, ending.upper()))


@cache
def _by_code() -> dict[str, str]:
    return {country.iso2: country.name for country in load_gazetteer().countries() if country.iso2}
