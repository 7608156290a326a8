"""What annotate finds in a document: mentions, figures, times, speech, stances and footnotes, bound together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from regesta.model.documents import Document, Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

MentionType = Literal[
    "country", "place", "person", "organisation", "facility", "military_unit", "force", "agreement", "treaty",
    "area", "equipment", "people", "event", "law", "other",
]  # fmt: skip
GROUND_TYPES: frozenset[MentionType] = frozenset(["country", "place", "area", "facility"])
"""Types of what is ground or a site on it: it can be pointed at on a map, and lies in one country or is one."""
FoundIn = Literal["clause", "sentence", "paragraph", "section", "title", "dateline", "discourse"]
Comparator = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than", "between"]
Stance = Literal["asserted", "planned", "possible", "denied", "conditional", "demanded"]
Polarity = Literal["positive", "negative"]
LinkRole = Literal["publisher", "outlet", "speaker", "office", "press_service", "document", "footnote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or description as the text has it, with the name that an analyst would write."""

    start: int
    end: int
    text: str
    type: MentionType
    name: str
    country: str | None = None
    """Country on whose side or ground the thing is, by its English short name, when the text says so."""
    found_in: FoundIn = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An amount in one unit: number and bounds as those of the figure that it restates, None where that has none."""

    number: float | None
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its bounds as printed; an open bound stays None.

    `number` is the figure printed. "about 7,000" has no bounds, "up to 6,000" has high 6000, "some 1,000 to
    2,000" has both and no number, "dozens" has low 24 and no number. "exactly" has low = high = number.
    """

    start: int
    end: int
    text: str
    number: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "exactly"
    approximate: bool = False
    unit: str | None = None
    """person, an SI or customary unit in the singular (kilometer, hectare, ton), percent, or an ISO 4217 code.

    A currency whose country is not told is named by its word ("franc", "dinar").
    """
    si: Measure | None = None
    """The same in the SI unit of its kind (meter, square meter, kilogram, kelvin …); None for what is no measure."""
    counted: str | None = None
    """What is counted, in the text's words, as "antipersonnel mines"."""
    counted_start: int | None = None
    """Offset of the head noun of what is counted, for the syntax engine."""


TimeKind = Literal["date", "period", "duration", "recurrence", "unresolved"]
TimeBound = Literal["since", "until", "by", "before", "after", "as_of", "through", "during"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date, period or duration in the text, at the precision that it prints."""

    start: int
    end: int
    text: str
    kind: TimeKind
    edtf_start: str | None = None
    """EDTF; for a date both ends are the same. None where open or unknown, `..` only where the text says so."""
    edtf_end: str | None = None
    iso_duration: str | None = None
    """P49Y, P25Y …, for durations and recurrences."""
    comparator: Comparator = "exactly"
    """Of a duration: "up to 30 years" is at_most, "nearly a year" less_than."""
    approximate: bool = False
    bound: TimeBound | None = None
    """The preposition's sense, when it bounds: "since 1999", "until 2042"."""
    anchor: str | None = None
    """For what was resolved by evidence: which evidence, as "year from publication date (metadata)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLink:
    """One step between the reader of a claim and its origin; chains run from the publisher inward."""

    role: LinkRole
    name: str
    office: str | None = None
    hedge: str | None = None
    """The words by which the text keeps its distance, as "reportedly"."""
    anonymous: bool = False
    kind: str | None = None
    """Of a footnote: interview, telephone, email, letter, fax, meeting, statement, presentation, questionnaire, press,
    report, document, law."""
    place: str | None = None
    date: str | None = None
    """EDTF of the interview, statement or story, when printed."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """A passage that the text puts into someone's mouth: source, cue and content."""

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    """The words of saying with their auxiliaries and particles: "has also said", "according to"."""
    source: AttributionLink
    mention: tuple[int, int] | None = None
    """The words beside the cue that stand for the source: "She", "the minister", or the name with its apposition."""
    via: tuple[AttributionLink, ...] = ()
    """Outlets between: "Isakov told Sputnik" has Sputnik here; from the outermost inward."""
    hedge: str | None = None
    direct: bool = False
    time: TimeExpression | None = None
    """When it was said, where the reporting clause says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceScope:
    """A stretch of one sentence that is not simply asserted; the innermost scope over a value decides."""

    start: int
    end: int
    stance: Stance
    polarity: Polarity
    cue: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteCall:
    """A footnote's mark in the running text, bound to the sentence that carries it."""

    start: int
    end: int
    mark: str
    sentence: tuple[int, int]
    links: tuple[AttributionLink, ...]
    """The sources that the note names, outermost first within each; empty for a mere comment."""
    covers_from: int | None = None
    """Of a note that closes a paragraph: where the unmarked sentences before it begin, which it documents as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """A document with everything that annotate found in it; extract reads nothing else."""

    document: Document
    """As acquired, with a publication date inferred from the text where none is printed."""
    doc: Doc
    """spaCy Doc over the whole text: sentences, tags, UD heads and relations, entities."""
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    speech: tuple[ReportedSpeech, ...] = ()
    stances: tuple[StanceScope, ...] = ()
    footnote_calls: tuple[FootnoteCall, ...] = ()
    figures: tuple[tuple[int, int, str, str], ...] = ()
    """Every span that holds a number or a date: start, end, kind and what it is in words."""
    references: Mapping[int, Mention] = field(default_factory=dict)
    """Offset of a pronoun or description ("the base") to the mention that it stands for."""
