"""The nouns of Regesta: what every stage hands to the next.

Nothing enters; what leaves are the frozen records that acquire, annotate, extract, link, reconcile and report
exchange. Stages import this module and never each other.

All offsets are indices into `Document.text` (Python string indices, half open). Dates are EDTF strings
(see `regesta.dates`). Unknown is `None`; it never means "none".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

BlockRole = Literal[
    "title", "byline", "heading", "paragraph", "list", "cell", "caption", "quote", "footnote", "furniture"
]
MentionType = Literal[
    "country", "place", "person", "organisation", "facility", "military_unit", "force", "agreement", "treaty",
    "area", "equipment", "people", "event", "law", "other",
]  # fmt: skip
FoundIn = Literal["clause", "sentence", "paragraph", "section", "title", "dateline", "discourse"]
Comparator = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than", "between"]
Stance = Literal["asserted", "planned", "possible", "denied", "conditional", "demanded"]
Polarity = Literal["positive", "negative"]
LinkRole = Literal["publisher", "outlet", "speaker", "office", "press_service", "document", "footnote"]
Verdict = Literal[
    "compatible", "estimate_overlap", "change", "correction", "scope_difference", "older_figure_repeated",
    "inconsistent_within_document", "conflict", "cannot_compare",
]  # fmt: skip
OriginRelation = Literal["independent", "same", "unknown"]


def digest(value: object) -> str:
    """Return the identity of a value: the SHA-256 of its canonical JSON, 64 hex digits.

    Keys are sorted and nothing is escaped, so the same content has the same identity on every machine and run.
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text with its role; blocks follow each other and do not overlap."""

    role: BlockRole
    start: int
    end: int
    level: int | None = None
    """Depth of a heading, 1 for the uppermost."""
    page: int | None = None
    """Page of a PDF, counted from 1."""
    node: str | None = None
    """Path of an HTML node, as lxml's getpath gives it."""
    mark: str | None = None
    """Of a footnote: the mark that calls it, without brackets."""
    section: str | None = None
    """Text of the nearest heading above, which scopes what the block says."""
    table: tuple[int, int, int] | None = None
    """Of a table cell: number of the table, row and column, each from 0, with the spans of other cells counted in."""
    header: bool = False
    """Of a table cell: whether the format says that it heads its row or column; False also where formats cannot say."""
    span: tuple[int, int] = (1, 1)
    """Of a table cell: over how many rows and columns it reaches, to the right and down of its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as it was read: its text, the blocks that make it up, and what is known of its origin."""

    id: str
    """Identity of (original, reader): a new reader version makes a new document of an old file."""
    name: str
    """Path below the folder that was built, with forward slashes: the name by which users know the file."""
    original_sha256: str
    reader: str
    """Name and version of the reader, as `html/1`."""
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    publisher_basis: str | None = None
    author: str | None = None
    place: str | None = None
    """City of the dateline."""
    url: str | None = None
    language: str = "en"
    published: str | None = None
    """EDTF at the precision that the document prints; None where nothing is printed."""
    published_basis: str | None = None
    """metadata, dateline, address, byline, text, modified, edition, copyright or inferred."""
    published_note: str | None = None
    """In words, for a note: how the date was found and how sure it is."""
    retrieved_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that was not read: its name, why, and what its owner can do."""

    name: str
    reason: str
    advice: str
    original_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation that is the slice of a document's text at its offsets."""

    document_id: str
    start: int
    end: int
    quote: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a claim says: a quantity, a date, a duration, an entity or words."""

    kind: Literal["quantity", "date", "duration", "entity", "text"]
    start: int
    end: int
    text: str
    quantity: Quantity | None = None
    edtf: str | None = None
    iso: str | None = None
    comparator: Comparator | None = None
    entity: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Valid:
    """When a claim holds in the world, as the text states it; `..` is explicitly open, None unknown."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedAt:
    """As of when a state was observed, and on what evidence that rests."""

    edtf: str
    basis: Literal["stated", "sentence", "paragraph", "section", "dateline", "published", "footnote", "speech"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who said what, about whom, with which value, for when, in which words. Never edited."""

    id: str
    anchor: str
    """Identity of document, quotation, predicate and property: judgements hold to it across extractor versions."""
    document_id: str
    predicate: str
    property: str
    polarity: Polarity
    stance: Stance
    subject: Mention | None
    operator: Mention | None
    host: Mention | None
    location: Mention | None
    value: Value
    valid: Valid
    observed_at: ObservedAt | None
    asserted_on: str | None
    attribution: tuple[AttributionLink, ...]
    evidence: tuple[Evidence, ...]
    rule: str


FigureState = Literal["claimed", "unclaimed", "furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or date of a document and where it went: in a claim, unclaimed with a reason, or furniture."""

    start: int
    end: int
    text: str
    kind: Literal["number", "date"]
    state: FigureState
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extract found in one document: its claims, and every figure with its whereabouts."""

    document_id: str
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


PlacePrecision = Literal["site", "town", "district", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedPlace:
    """Where a name lies according to the gazetteer: coordinates with their precision, and what else it could be."""

    name: str
    """As the gazetteer has it."""
    country: str | None
    """State or contested territory, by its English short name."""
    latitude: float
    longitude: float
    precision: PlacePrecision
    reason: str
    """Why this place: its country, the context, its prominence, in words."""
    lost: tuple[str, ...] = ()
    """The candidates that lost, the nearest first, each with why in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what mentions stand for: a view over pairwise judgements, recomputable at any time."""

    id: str
    name: str
    type: MentionType
    country: str | None = None
    names: tuple[str, ...] = ()
    """Every spelling found, sorted."""
    reasons: tuple[str, ...] = ()
    """Why spellings were joined, in words."""
    place: ResolvedPlace | None = None
    """Where it lies, for what lies somewhere; None where the gazetteer does not know it or cannot tell."""
    bearers: tuple[str, ...] = ()
    """Without a place: the places that bear its name and among which nothing decides, or why they are out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims that answer one question, with the verdict on them and why."""

    a: str
    b: str
    verdict: Verdict
    origin: OriginRelation
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The summary of one question: its claims, its status and the counts that it rests on."""

    id: str
    question: str
    predicate: str
    property: str
    subject: str | None
    status: str
    claims: tuple[str, ...]
    documents: int
    origins: int
    unknown_origins: int
    pairs: tuple[Comparison, ...] = ()


Decision = Literal["same", "not the same", "unsure"]
"""What can be decided on whether two subjects are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a judgement holds to: words in a quotation of an original, told so that no lookalike is taken for them."""

    original: str
    """SHA-256 of the file that the words stand in."""
    document: str
    """Name of that file when it was judged, for who reads the judgement."""
    claim: str
    """`Claim.anchor` of the claim that was judged."""
    predicate: str
    property: str
    slot: str
    quote: str
    prefix: str
    suffix: str
    """Up to 32 characters before and after the quotation."""
    occurrence: int
    """Which of the quotation's occurrences in the text it is, from 1."""
    type: MentionType
    name: str
    words: str
    """The mention as printed, and under `name` as an analyst would write it."""
    nth: int | None
    """Which of the occurrences of these words in the quotation, from 1; None where they stand outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One side of a judgement: what it was called when it was judged, and the mentions that it holds to."""

    name: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision by a person or a rule: never overwritten, only retracted."""

    id: str
    subjects: tuple[Subject, ...]
    decision: str
    by: str
    reason: str
    decided_at: str
    retracted_at: str | None = None
    retracted_by: str | None = None
    retraction_reason: str | None = None

    @property
    def words(self) -> str:
        """What was decided on what: “A” and “B” are the same."""
        names = " and ".join(f"“{subject.name}”" for subject in self.subjects)
        decided = {"same": "are the same", "not the same": "are not the same", "unsure": "may be the same"}
        return f"{names} {decided.get(self.decision, self.decision)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a judgement that holds stands among the register's claims as they are now."""

    judgement_id: str
    state: Literal["exact", "moved", "orphaned"]
    """Orphaned where a whole side is found no more; such a judgement decides nothing until its words come back."""
    entities: tuple[tuple[str, ...], ...] = ()
    """Side by side, the ids of the entities that its mentions now belong to."""
    notes: tuple[str, ...] = ()
    """What has moved or is found no more, in words."""
    suspended: bool = False
    """Whether it joins nothing because other judgements contradict it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Judgements that cannot all be right: none of them joins anything until one is retracted."""

    judgements: tuple[str, ...]
    entities: tuple[str, ...]
    """Ids of the entities that they speak of."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two entities that may be one: something speaks for it, and not enough."""

    a: str
    b: str
    by: str
    """`rules`, or the person who is unsure."""
    reasons: tuple[str, ...] = ()
    score: float | None = None
    """Sum of the rules' weights; None where a person is unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionRun:
    """One build: the versions and settings under which claims were made, and its sequence number."""

    id: str
    sequence: int
    program: str
    model_hash: str
    settings: Mapping[str, Any] = field(default_factory=dict)


def as_plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON-ready dictionaries and lists; nested records follow, tuples become lists."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(record), ensure_ascii=False))
    return plain
