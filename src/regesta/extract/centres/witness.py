"""What must be said around a centre: the subject of its page, the cause of its event, a denial.

A `Reading`, a rule, a token and its governing word enter; yes or no leaves. "Cleared 5 hectares" speaks of mines where
the sentence, its paragraph, the heading or the page does; a war's dead are no casualties of its mines.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.stance_lookup import stance_at
from regesta.extract.tracing.unmet import Unmet
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

HAPPENING = frozenset(["be", "occur", "happen", "result", "exist", "arise", "come", "know"])
"""Verbs of which a noun as the subject is denied with them; of others it only does not do something."""
OFTEN = 3
"""So many words of a class make a page one about it, wherever they stand; one may be a passing remark."""
CAUSING = frozenset(["in", "by", "during", "from", "of", "with", "amid", "throughout", "as a result of", "because of",
                     "due to", "following", "after"])  # fmt: skip
ENDING = frozenset(["end", "finish", "stop", "cease", "conclude"])
USED_IN_PITS = frozenset(["explosive", "explosion", "blast", "detonation", "accident", "incident", "mine"])
"""What kills in pits without any war: "explosives went off in a gold mine"."""
ABOVE = 3
"""Nouns over a denied one that may carry the "no": "no known reports of new casualties"."""


UNCOUNTED = frozenset(["figure", "data", "datum", "statistic", "statistics", "information", "estimate", "number"])
"""Nouns of which there are none where nobody has counted: "no figures on casualties" is no nought."""


class Witness:
    """Holds the rules' `about`, `not_by` and `denied` against one document; what a page is about is found once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def unmet(self, rule: Rule, token: Token, governor: Token) -> Unmet | None:
        """Return what the page lacks for a rule: its subject, its own cause, a denial; None where it is as asked."""
        if rule.about and not self._is_about(set(rule.about), token):
            return Unmet.ABOUT
        if rule.denied and not self._is_denied(token, governor, counted=rule.centre == "quantity"):
            return Unmet.DENIED
        if rule.not_by and self._is_caused_by(rule, governor):
            return Unmet.NOT_BY
        return None

    def _is_about(self, wanted: set[str], token: Token) -> bool:
        if any(self._classes_of(t) & wanted for t in token.sent):
            return True
        block = self.reading.block_at(token.idx)
        if block is not None and wanted & self._classes_by_block.get(block.start, frozenset()):
            return True
        heading = self._classes_of_words(block.section or "") if block is not None else set()
        title = self._classes_of_words(self.reading.document.title or "")
        return bool(wanted & (heading | title)) or any(self._frequent.get(name, 0) >= OFTEN for name in wanted)

    def _classes_of(self, token: Token) -> frozenset[str]:
        """Return the classes of a word; of one that is no noun, those that it has as it stands: "demined"."""
        if token.pos_ in ("NOUN", "PROPN"):
            return self.reading.classes(token)
        return self.reading.classes(token) | self.reading.lexicons.by_noun.get(token.lower_, frozenset())

    def _classes_of_words(self, words: str) -> set[str]:
        """Return the classes of a heading's words, which are not parsed: each as it stands and without its -s.

        Beside which words a noun means what, the heading tells as well: "Unexploded ordnance in Laos", "Gold mines".
        """
        plain = [word.strip(".,:;()'’“”").lower() for word in words.replace("-", " ").replace("/", " ").split()]
        beside = frozenset(plain)
        forms = {form for word in plain for form in (word, word.removesuffix("s"))}
        return {name for form in forms for name in self.reading.lexicons.noun_class(form, beside - {form})}

    @cached_property
    def _classes_by_block(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for token in self.reading.doc:
            if token.is_alpha or "-" in token.text:
                block = self.reading.block_at(token.idx)
                if block is not None and block.role not in ("furniture", "byline"):
                    found.setdefault(block.start, set()).update(self._classes_of(token))
        return {start: frozenset(names) for start, names in found.items()}

    @cached_property
    def _frequent(self) -> dict[str, int]:
        counted: dict[str, int] = {}
        for token in self.reading.doc:
            for name in self._classes_of(token):
                counted[name] = counted.get(name, 0) + 1
        return counted

    def _is_caused_by(self, rule: Rule, governor: Token) -> bool:
        """Tell whether a war, a flood or the like is what kills: in the clause, or alone in the sentence."""
        causes = set(rule.not_by)
        if "pit" in causes and self._is_pit_accident(governor):
            return True
        if any("mine" in self.reading.classes(token) for token in clause_tokens(governor)):
            return False  # "since the war, 46 have been killed by mines"
        spoken = [self._classes_of(token) for token in governor.sent if not _is_only_when(token)]
        if any(classes & causes for classes in spoken) and not any(classes & set(rule.about) for classes in spoken):
            return True
        clause = clause_of(governor)
        heads = [*clause.agents, *(token for preposition, token in clause.obliques if preposition in CAUSING)]
        named = [token for head in heads for token in (head, *_places_in(head))]
        if not is_verbal(governor):
            named += [t for t in phrase_tokens(governor) if t != governor]
        return any(self.reading.classes(token) & causes for token in named)

    def _is_pit_accident(self, governor: Token) -> bool:
        """Tell whether miners die of their work: the sentence names a pit and no weapon but what pits use too."""
        spoken = [token for token in governor.sent if token.pos_ in ("NOUN", "PROPN")]
        if not any("pit" in self.reading.classes(token) for token in spoken):
            return False
        weapons = [t for t in spoken if self.reading.classes(t) & {"mine", "harm_source"}]
        return all(t.lemma_.lower() in USED_IN_PITS for t in weapons)

    def _is_denied(self, token: Token, governor: Token, *, counted: bool) -> bool:
        """Tell whether a noun, what it hangs on, or its clause is denied: "no reports of new casualties"."""
        if not counted and any(child.dep_ == "nummod" for child in token.children):
            return False  # "no evidence of several thousand deaths" is no nought
        scopes = [s for s in self.reading.annotated.stances if s.polarity == "negative"]
        if not scopes:
            return False
        above = [token]
        while len(above) <= ABOVE and above[-1].dep_.startswith("nmod") and not is_verbal(above[-1]):
            above.append(above[-1].head)
        if any(child.lower_ == "no" for noun in above for child in noun.children):
            return not any(noun.lemma_.lower() in UNCOUNTED for noun in above[1:])
        verb = clause_head(governor)
        if stance_at(scopes, verb.idx)[0] == "demanded":
            return False  # "did not want heavy casualties" tells of none
        if not counted and token.dep_ == "nsubj" and token.head == verb and verb.lemma_.lower() not in HAPPENING:
            return False  # "as fatalities do not report themselves"
        inside = {t.i for t in clause_tokens(verb)} if is_verbal(verb) else set()
        cues = (self.reading.token_at(scope.cue[0]).i for scope in scopes)
        return stance_at(scopes, verb.idx)[1] == "negative" and any(cue in inside for cue in cues)


def _is_only_when(token: Token) -> bool:
    """Tell whether a word only dates what it stands beside: the war of "since the war", "after the war ended"."""
    verb = clause_head(token)
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"} if verb.dep_ == "advcl" else set()
    ended = verb.lemma_.lower() in ENDING and "after" in marks
    return ended or "since" in marks or preposition_of(token) == "since"


def _places_in(noun: Token) -> list[Token]:
    """Return what a noun's event is in or at: a collapse in a gold mine, an explosion at a pit."""
    return [c for c in noun.children if c.dep_ == "nmod" and preposition_of(c) in ("in", "at", "of")]
