"""The documents of one page under letters: counts of claims by document enter, the sources to cite by letter leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.dates import sort_key
from regesta.model import Document
from regesta.web.numbering import spell_letter

SOURCES_SHOWN = 20
"""Documents that get a letter: those with most claims; A to T are learnt by a reader of one page, more are not."""

CITED_AT_ONCE = 4
"""Letters printed beside one name; the link to all its documents has the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of the page under its letter, with its claims about the entity and those that the entity says."""

    siglum: str
    document: Document
    about: int
    said: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Letters for one thing on the page; `others` counts the documents that have no letter or are left out."""

    sigla: tuple[str, ...]
    others: int
    total: int


class Sources:
    """The documents of a page: those with letters, and how many there are in all."""

    def __init__(self, listed: Mapping[int, Source], total: int) -> None:
        self._by_key = listed
        self._by_id = {one.document.id: one for one in listed.values()}
        self.listed = tuple(sorted(listed.values(), key=lambda one: (len(one.siglum), one.siglum)))
        self.total = total

    def letter_of(self, document_id: str) -> str | None:
        """Return the letter of a document, None for one that has none on this page."""
        found = self._by_id.get(document_id)
        return found.siglum if found else None

    def cite(self, keys: Iterable[int]) -> Citation:
        """Return the letters of documents in their order; those beyond CITED_AT_ONCE are counted."""
        wanted = set(keys)
        letters = [one.siglum for one in self.listed if one in {self._by_key.get(key) for key in wanted}]
        shown = tuple(letters[:CITED_AT_ONCE])
        return Citation(sigla=shown, others=len(wanted) - len(shown), total=len(wanted))


def choose_sources(counts: Mapping[int, tuple[int, int]]) -> list[int]:
    """Return the keys of the documents that get letters: those with most claims."""
    return sorted(counts, key=lambda key: (-sum(counts[key]), key))[:SOURCES_SHOWN]


def letter_sources(heads: Mapping[int, Document], counts: Mapping[int, tuple[int, int]]) -> Sources:
    """Return the documents under letters A, B, C … by their dates, the undated last."""
    ordered = sorted(heads, key=lambda key: (sort_key(heads[key].published), heads[key].name))
    listed = {
        key: Source(siglum=spell_letter(index).upper(), document=heads[key], about=counts[key][0], said=counts[key][1])
        for index, key in enumerate(ordered)
    }
    return Sources(listed, len(counts))
