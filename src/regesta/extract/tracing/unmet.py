"""Why a rule gave no claim: the conditions that a text did not meet, each in words for a reader.

Nothing enters; the members of `Unmet` leave, each with the key of the rule's file that asks for it, where one does.
"""

from __future__ import annotations

from enum import Enum

from regesta.vocabulary import Rule


class Unmet(Enum):
    """A condition that the text did not meet: the key of the rule that sets it, and what was the matter in words."""

    UNITS = ("units", "it is measured in another unit")
    COUNTS = ("counts", "it counts something else")
    VALUE = ("value", "no value of the wanted form stands there")
    BARE = ("bare", "the figure counts the noun beside it")
    MEASURES_NOUN = ("", "the measure belongs to the noun behind it")
    MEASURES = ("measures", "it is the measure of something else")
    CONVERSION = ("", "the figure in brackets only repeats another unit")
    OLD_VALUE = ("", "it is what another figure replaced")
    UNLESS = ("unless", "a word over it forbids the rule")
    KNOWN = ("known", "no class of the lexicons has the verb over it")
    SHARE = ("", "it is a share and counts no heads")
    RATE = ("", "it is an average or a rate, not a total")
    TOTAL = ("rate", "it is a total, not so many each month or year")
    PART = ("", "it is a part of the figure before it")
    SUM = ("", "it is a sum, or leaves out who is told beside it")
    WHOLE = ("", "another figure takes a part of it, of which alone the words are said")
    BALLOT = ("ballot", "it tells no such side of a vote")
    BEHIND = ("behind", "none of the words follows the figure")
    CHAIN = ("chain", "no noun of the class governs it")
    DISTANCE = ("distance", "a way from somewhere and a length are told apart")
    NOT_AFTER = ("not_after", "the preposition before it forbids the rule")
    ACTIONS = ("actions", "no such word governs it")
    VERBS = ("verbs", "no such verb governs it")
    WORDS = ("words", "none of the words stands in the clause")
    WITHOUT = ("without", "a word in the clause forbids the rule")
    NEAR = ("near", "nothing of the class stands in the clause")
    HEADING = ("heading", "the heading over the passage has none of the words, or one that rules it out")
    SECTION = ("section", "none of the words stands in the sentence or its heading")
    SAID = ("said", "its own sentence has none of the words")
    SENTENCE = ("sentence", "nothing of the class stands in the sentence")
    INCIDENT = ("incident", "the sentence before tells no such incident")
    ABOUT = ("about", "neither the sentence nor its page speaks of it")
    NOT_BY = ("not_by", "another cause is named")
    DENIED = ("denied", "the text does not deny it")
    JOINED = ("joined", "the words are not joined over the figure")
    OVER = ("over", "none of the words stands over the figure")
    DIRECT = ("direct", "the word does not stand directly over it")
    PREPOSITIONS = ("prepositions", "another preposition stands before it")
    AFTER = ("after", "another preposition stands before it")
    ABLE = ("able", "that it could be is not said")
    UNLESS_ABLE = ("unless_able", "it is what could be")
    FEW = ("few", "so few are told of an incident, and not of a strength")
    CARRIED = ("carried", "no verb tells how the event goes")
    SEVERAL = ("several", "the noun stands in the singular")
    PURPOSE = ("purpose", "no such purpose is said")
    WITHIN = ("within", "none of the words stands in the phrase")
    DATED = ("dated", "the text gives no date")
    BOUNDS = ("bounds", "the date is bounded otherwise")
    NO_TERM = ("", "it is a notice, an age or a distance in time, and no term")
    NOT_PAST = ("not_past", "the clause is told in the past")
    PATIENT = ("patient", "nothing of the class is what the verb affects")
    AGENT = ("agent", "nothing of the class acts")
    NO_AGENT = ("no_agent", "one acts who does this at work")
    FOREIGN = ("foreign", "no power other than the host is told")
    ABROAD = ("abroad", "the forces are those of the country in which they are")
    TOLD_APART = ("told_apart", "nothing tells which agreement it is")
    GROUNDED = ("grounded", "nobody tells on whose ground")
    OPERATED = ("operated", "nobody's forces are told")
    PLACED = ("placed", "the clause names no place")
    TOLD = ("told", "nobody is told to say it")
    ASKED = ("", "the sentence asks it")
    SUPPOSED = ("", "it is a condition, and not said to be so")
    OF_OLD = ("", "it is of times before the states of today")
    OF_FICTION = ("", "it happens in a film, a book or a game")
    DEFINED = ("", "it stands in a definition")
    LACKING = ("", "so many are lacking, and nowhere")
    PICTURED = ("", "a picture shows it, or somebody saw it at one moment")
    ENLISTED = ("", "somebody becomes a soldier, and goes nowhere")
    NAMES = ("", "it tells of their names, and not of them")
    OF_ANY = ("", "it is told of no one in particular")
    SUBJECT = ("subject", "no subject is found by any of the ways")

    @property
    def key(self) -> str:
        """The key of the rule's file that sets the condition; empty where every rule has it."""
        return str(self.value[0])

    @property
    def words(self) -> str:
        """What was the matter, in words."""
        return str(self.value[1])

    def told_of(self, rule: Rule) -> str:
        """Return the reason with what the rule asks for: "… forbids the rule (unless: kill, injure)"."""
        asked = getattr(rule, self.key) if self.key else None
        if isinstance(asked, list) and asked:
            return f"{self.words} ({self.key}: {', '.join(asked)})"
        return f"{self.words} ({self.key})" if self.key else self.words


OTHER_KIND = frozenset({Unmet.UNITS, Unmet.COUNTS, Unmet.VALUE})
"""Where these fail the rule is about another kind of thing altogether, and was no candidate."""
