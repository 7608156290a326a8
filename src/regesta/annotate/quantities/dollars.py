"""Whose dollar: quantities with a bare "$" enter with their page; they leave with the code of the dollar meant.

A bare dollar is that of the United States unless the page says otherwise. It says so, in this order, by naming the
currency of all its sums ("all figures in Canadian dollars"); by the state that pays or whose government speaks, where
that has a dollar of its own; or by writing another dollar out for another sum ("A$200,000").
Tables of states, addresses and words of giving: `lexicons/dollars.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from regesta.annotate.lexicon_files import load_lexicon, word_set
from regesta.annotate.numerals import alternatives
from regesta.annotate.quantities.currencies import load_currencies
from regesta.vocabulary.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from regesta.model import Document, Mention, Quantity

USD = "USD"
UNTOLD = "dollar"
"""The unit of a sum of which it is only clear that it is in no dollar of the United States."""
TOLD_WHOSE = re.compile(r"[A-Za-z.]\$|[A-Z]\.?\s\$|\b(?:US|USD|U\.S\.?|American|United States)\b")
TOLD_BEHIND = re.compile(r"\s?\(?(?:US|USD|U\.S\.)(?![\w$])")
RESTATED = re.compile(r"\s*[(\[,]\s*(?:or |about |some |approximately |around |equal to )*\Z")
"""Between a sum and its restatement in another currency: "A$3 million ($2.1 million)"."""
GIVER_LINKS = ("amod", "compound", "nmod:poss", "nmod", "nmod:desc")


def settle_dollars(
    document: Document, doc: Doc, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """Return the quantities with every bare dollar made that of its page; those in other units unchanged.

    Where states with different dollars speak and pay, or where only the United States' is ruled out, the unit is the
    word "dollar". Where the page says nothing, a dollar stays that of the United States.
    """
    text = doc.text  # spaCy joins it anew at each call
    bare = [one for one in quantities if _is_bare(text, one)]
    if not bare:
        return tuple(quantities)
    page = PageOfSums(document, doc, mentions, quantities, bare)
    settled = {one.start: replace(one, unit=page.dollar_of(one)) for one in bare}
    return tuple(settled.get(one.start, one) for one in quantities)


def _is_bare(text: str, quantity: Quantity) -> bool:
    """Tell whether nothing beside a dollar says whose it is: "US$5", "5 US dollars" and "$5 million US" do."""
    told = TOLD_WHOSE.search(quantity.text) or TOLD_BEHIND.match(text, quantity.end)
    return quantity.unit == USD and told is None


@cache
def _states() -> dict[str, str]:
    states: dict[str, str] = load_lexicon("dollars")["states"]
    return states


@cache
def _all_sums_in() -> re.Pattern[str]:
    """ "(All) figures are in Canadian dollars", "in AUD": the currency of a whole page."""
    names = {name: code for name, code in load_currencies().names.items() if name.split()[-1] in ("dollar", "dollars")}
    words = alternatives([*(name for name in names if " " in name), *set(_states().values())])
    return re.compile(
        rf"\b(?:all|figures|amounts|sums|costs|values|budgets?|prices|dollars)\b[^.\n]{{0,40}}\b(?:in|are)\s+"
        rf"(?P<name>{words})\b",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Payer:
    """A state that gives money, and where the word of giving stands."""

    state: str
    word: Token


class PageOfSums:
    """What one page says of its dollars, read once."""

    def __init__(
        self,
        document: Document,
        doc: Doc,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        bare: Sequence[Quantity],
    ) -> None:
        self.doc = doc
        self._state_at = {
            i: state for m in mentions if (state := _state_of(m)) is not None for i in _tokens(doc, m.start, m.end)
        }
        text = doc.text
        self.said = _currency_of_all(text)
        self.speaker = _speaker(document)
        self.payers = list(self._find_payers())
        summed = {self._sentence_of(one).start for one in bare}
        self.payers_of_sums = [one for one in self.payers if one.word.sent.start in summed]
        dollars = [one for one in quantities if one.unit in set(_states().values()) and one not in bare]
        self.written = {one.unit for one in dollars if one.unit is not None}
        self.restates = any(_restates(text, one, other) for one in dollars if one.unit != USD for other in bare)

    def dollar_of(self, quantity: Quantity) -> str:
        """Return the code of a bare dollar, or the word where only the United States' is ruled out."""
        if self.said is not None:
            return self.said
        if self.restates:
            return USD
        payer = self.payer_of(quantity)
        if self.speaker is not None:
            return self._where_government_speaks(self.speaker, payer)
        if payer is not None:
            return self._where_state_pays(payer)
        others = self.written - {USD}
        if others:
            return next(iter(others)) if len(others) == 1 else UNTOLD
        states = {one.state for one in self.payers_of_sums or self.payers}
        alone = len(states) == 1 and not self._is_paid_by_others(quantity)
        return _states().get(next(iter(states)), USD) if alone else USD

    def _where_government_speaks(self, speaker: str, payer: str | None) -> str:
        own, paid = _states()[speaker], _states().get(payer, None) if payer is not None else None
        if own == USD or paid in (None, own):
            return own
        return own if paid == USD and USD in self.written else UNTOLD

    def _where_state_pays(self, payer: str) -> str:
        """A state pays in its own dollar, unless the page tells sums of other states in the same one."""
        code, others = _states().get(payer), self.written - {USD}
        if code is None:
            return next(iter(others)) if len(others) == 1 else UNTOLD if others else USD
        together = any(_states().get(one.state) in (None, USD) for one in self.payers_of_sums)
        return USD if together and not others else code

    def _find_payers(self) -> Iterator[_Payer]:
        """Yield every state of whom a word says that it gives money."""
        verbs, nouns = word_set("dollars", "giving_verbs"), word_set("dollars", "giving_nouns")
        for token in self.doc:
            lemma = token.lemma_.lower()
            givers: list[Token] = []
            if token.pos_ == "VERB" and (lemma in verbs or _with_particle(token) in verbs):
                givers = [child for child in token.children if child.dep_ == "nsubj"]
                givers += [c for c in token.children if c.dep_.startswith("obl") and _preposition(c) == "by"]
            elif token.pos_ in ("NOUN", "PROPN") and lemma in nouns:
                givers = [child for child in token.children if child.dep_ in GIVER_LINKS and _gives(child)]
            for giver in givers:
                if (state := self._state_in(giver)) is not None:
                    yield _Payer(state, token)

    def _state_in(self, token: Token) -> str | None:
        """Return the state that a word names, or whose it is: "Australia", "the Australian Government"."""
        gazetteer = load_gazetteer()
        for one in (token, *(child for child in token.children if child.dep_ in GIVER_LINKS)):
            if not one.text[:1].isupper():
                continue
            if (state := self._state_at.get(one.i) or gazetteer.country_of(one.text)) is not None:
                return state
        return gazetteer.government_of(token.text) if token.text[:1].isupper() else None

    def _is_paid_by_others(self, quantity: Quantity) -> bool:
        """Tell whether the sentence of a sum has somebody else paying than whose page it is: "the charity spent"."""
        verbs, speakers = word_set("dollars", "giving_verbs"), word_set("dollars", "speakers")
        giving = (t for t in self._sentence_of(quantity) if t.pos_ == "VERB" and t.lemma_.lower() in verbs)
        subjects = (child for verb in giving for child in verb.children if child.dep_ == "nsubj")
        return any(one.pos_ != "PRON" and one.lemma_.lower() not in speakers for one in subjects)

    def _sentence_of(self, quantity: Quantity) -> Span:
        return self.doc[next(iter(_tokens(self.doc, quantity.start, quantity.end)), 0)].sent

    def payer_of(self, quantity: Quantity) -> str | None:
        """Return the one state that the sentence of a sum has giving money; None where none or several do."""
        sentence = self._sentence_of(quantity)
        states = {one.state for one in self.payers if sentence.start <= one.word.i < sentence.end}
        return next(iter(states)) if len(states) == 1 else None


def _with_particle(verb: Token) -> str:
    """Return a verb with the adverb behind it: "set aside"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "advmod") and c.i > verb.i), "")
    return f"{verb.lemma_.lower()} {particle}"


def _preposition(token: Token) -> str | None:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), None)


def _gives(token: Token) -> bool:
    """Tell whether a word at a noun of giving says who gives, not who gets: "from Canada", "by Canada", "Canada's"."""
    return token.dep_ != "nmod" or _preposition(token) in ("from", "by")


def _state_of(mention: Mention) -> str | None:
    """Return the state that a mention is, or whose body it is; a place or person lies there and pays nothing."""
    if mention.type == "country":
        return mention.name
    return mention.country if mention.type in ("organisation", "force") else None


def _tokens(doc: Doc, start: int, end: int) -> range:
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def _currency_of_all(text: str) -> str | None:
    """Return the one currency in which a page says that its figures are; None where it says none or several."""
    names, codes = load_currencies().names, set(_states().values())
    found = {match["name"] for match in _all_sums_in().finditer(text)}
    told = {name.upper() if name.upper() in codes else names[" ".join(name.split()).lower()] for name in found}
    return next(iter(told)) if len(told) == 1 else None


def _speaker(document: Document) -> str | None:
    """Return the state with a dollar whose government publishes a page, by its address or its publisher's name."""
    lexicon: dict[str, Any] = load_lexicon("dollars")
    host = urlsplit(document.url or "").hostname or ""
    ends = [end for end in lexicon["addresses"] if host == end or host.endswith(f".{end}")]
    if ends:
        state: str = lexicon["addresses"][max(ends, key=len)]
        return state
    named = {name for name, _ in load_gazetteer().countries_in(document.publisher or "")}
    states = named & set(_states())
    return next(iter(states)) if len(named) == len(states) == 1 else None


def _restates(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether one sum stands in brackets behind the other, or the other way round."""
    near, far = sorted((first, second), key=lambda one: one.start)
    return RESTATED.fullmatch(text, near.end, far.start) is not None
