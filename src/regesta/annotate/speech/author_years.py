"""Works cited by author and year: a parsed document enters; what they vouch for leaves, as their authors' words.

"About 50,000 troops are based in Japan (Calder, 2007; Lee 2011, p. 4)." cites for its sentence, "Calder (2007)
counts …" for what follows. The year is that of the work, and dates nothing in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.notes.dates import MONTHS
from regesta.annotate.speech.ledger import Ledger
from regesta.model import AttributionLink, ReportedSpeech, TimeExpression
from regesta.vocabulary.gazetteer import load_gazetteer

_NAME = r"(?:(?:van|von|de|del|al-|el-|bin|ibn) ?)?[A-ZÀ-Þ][\w’'-]+"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}(?:(?:, {_NAME})*,? (?:and|&) {_NAME}(?: {_NAME})?| et al\.?)?"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_PAGES = r"(?:(?:, ?|: ?)(?:pp?\. ?)?\d{1,4}(?:[-–]\d{1,4})?)?"
_ONE = rf"(?:(?:see|cf\.|e\.g\.,?|also|cited in|quoted in|according to) )*(?P<who>{_NAMES}),? (?P<year>{_YEAR}){_PAGES}"
_CITED = re.compile(rf"^{_ONE}$")
_BRACKET = re.compile(r"\(([^()\n]{6,160})\)")
_CLOSES = re.compile(r"\s*(?:[.,;:!?”\"\[]|$|(?:and|but|while|which|whereas|although)\b)")
"""What stands behind such a bracket: it closes its clause, and no noun before its verb."""
_SUBJECT = re.compile(rf"\b(?P<who>{_NAME}(?:,? (?:and|&) {_NAME}| et al\.?)?) \((?P<year>{_YEAR}){_PAGES}\)(?= [a-z])")
_NO_AUTHORS = ("PLACE", "GPE", "EVENT")


def read_author_years(ledger: Ledger) -> Iterator[ReportedSpeech]:
    """Yield what each citation by author and year vouches for: its sentence, or what its author is said to hold.

    A bracket with a place, a month, an operation or an agreement before the year cites nobody. Of several works in one
    bracket each is a source.
    """
    for block in ledger.document.blocks:
        if block.role not in ("paragraph", "list", "quote"):
            continue
        for bracket in _BRACKET.finditer(ledger.text, block.start, block.end):
            if _CLOSES.match(ledger.text, bracket.end(), block.end):
                yield from _of_bracket(ledger, bracket)
        for subject in _SUBJECT.finditer(ledger.text, block.start, block.end):
            yield from _of_subject(ledger, subject)


def _of_bracket(ledger: Ledger, bracket: re.Match[str]) -> Iterator[ReportedSpeech]:
    """Yield the works of one bracket, where all that stands in it are works."""
    parts = list(re.finditer(r"[^;]+", bracket[1]))
    cited = [(_CITED.match(part[0].strip()), part) for part in parts]
    sentence = _sentence_before(ledger.view, bracket.start())
    if sentence is None or not all(found and _is_author(ledger, found["who"], bracket) for found, _ in cited):
        return
    for found, part in cited:
        assert found is not None
        lead = len(part[0]) - len(part[0].lstrip())
        at = bracket.start(1) + part.start() + lead
        who = at + found.start("who"), at + found.end("who")
        year = at + found.start("year"), at + found.end("year")
        yield _said(ledger, (sentence, bracket.start()), who, year)


def _of_subject(ledger: Ledger, found: re.Match[str]) -> Iterator[ReportedSpeech]:
    """Yield what stands behind "Calder (2007) counts", where Calder is who counts."""
    view = ledger.view
    head = bisect_left(view.starts, found.start("who"))
    if head >= len(view.heads) or view.deps[head] != "nsubj" or not _is_author(ledger, found["who"], found):
        return
    verb = view.heads[head]
    known = word_set("speech", "say") | word_set("speech", "think") | word_set("speech", "counting")
    if view.lemmas[verb] not in known or verb < head:
        return
    end = view.ends[view.sent_ends[view.sent_of[verb]] - 1]
    yield _said(ledger, (view.ends[verb] + 1, end), found.span("who"), found.span("year"))


def _sentence_before(view: DependencyView, bracket: int) -> int | None:
    """Return where the sentence begins that a bracket belongs to; None where nothing stands before it."""
    last = bisect_left(view.starts, bracket) - 1
    if last < 0:
        return None
    start = int(view.starts[view.sent_starts[view.sent_of[last]]])
    return start if start < bracket else None


def _is_author(ledger: Ledger, who: str, where: re.Match[str]) -> bool:
    """Whether words may name an author: no month, no place, no operation and no agreement."""
    words = {word.casefold().strip(",.") for word in who.split()}
    if words & (set(MONTHS) | word_set("speech", "no_authors")):
        return False
    view = ledger.view
    at = ledger.text.find(who.split()[0], where.start())
    number = view.ent_of[index] if (index := bisect_left(view.starts, at)) < len(view.starts) else -1
    gazetteer = load_gazetteer()
    if gazetteer.kind_of_organisation(who) == "force":
        return False  # "the mission in Mali (MINUSMA, 2013)"
    label = view.ents[number].label_ if number >= 0 else ""
    several = re.search(r" (?:and|&|et al)\b", who) is not None
    if " " in who and not several and label not in ("PERSON", "ORG"):
        return False  # "the deal (Lancaster House, 2010)"
    if label not in _NO_AUTHORS:
        return True
    return gazetteer.country_of(who) is None and gazetteer.place(who) is None


def _said(ledger: Ledger, content: tuple[int, int], who: tuple[int, int], year: tuple[int, int]) -> ReportedSpeech:
    """Return a stretch as an author's word, as of the year of the work."""
    printed = ledger.text[year[0] : year[1]]
    source = AttributionLink(
        role="document",
        name=" ".join(ledger.text[who[0] : who[1]].split()),
        date=printed[:4],
        evidence=ledger.speakers.evidence_of(who),
    )
    time = TimeExpression(start=year[0], end=year[1], text=printed, kind="unresolved")
    return ReportedSpeech(content=(content,), cue=None, source=source, mention=who, time=time)
