"""The nouns of Regesta: what every stage hands to the next.

Nothing enters; what leaves are the frozen records that acquire, annotate, extract, link, reconcile and report
exchange. Stages import this module and never each other.

All offsets are indices into `Document.text` (Python string indices, half open). Dates are EDTF strings
(see `regesta.dates`). Unknown is `None`; it never means "none".
"""

from __future__ import annotations

from regesta.model.annotations import (
    GROUND_TYPES,
    AnnotatedDocument,
    AttributionLink,
    Comparator,
    FootnoteCall,
    FoundIn,
    LinkRole,
    Measure,
    Mention,
    MentionType,
    Polarity,
    Quantity,
    ReportedSpeech,
    Stance,
    StanceScope,
    TimeBound,
    TimeExpression,
    TimeKind,
)
from regesta.model.canonical import (
    as_plain,
    digest,
)
from regesta.model.claims import (
    Claim,
    Extraction,
    ExtractionRun,
    Figure,
    FigureState,
    ObservedAt,
    Valid,
    Value,
)
from regesta.model.documents import (
    Block,
    BlockRole,
    Document,
    Evidence,
    Refusal,
)
from regesta.model.findings import (
    Comparison,
    Finding,
    OriginRelation,
    Verdict,
)
from regesta.model.identity import (
    Anchor,
    Contradiction,
    Decision,
    Doubt,
    Entity,
    Judgement,
    PlacePrecision,
    ResolvedPlace,
    Standing,
    Subject,
)
from regesta.model.passages import (
    SENTENCE_STOP,
    goes_on,
)

__all__ = [
    "GROUND_TYPES",
    "SENTENCE_STOP",
    "Anchor",
    "AnnotatedDocument",
    "AttributionLink",
    "Block",
    "BlockRole",
    "Claim",
    "Comparator",
    "Comparison",
    "Contradiction",
    "Decision",
    "Document",
    "Doubt",
    "Entity",
    "Evidence",
    "Extraction",
    "ExtractionRun",
    "Figure",
    "FigureState",
    "Finding",
    "FootnoteCall",
    "FoundIn",
    "Judgement",
    "LinkRole",
    "Measure",
    "Mention",
    "MentionType",
    "ObservedAt",
    "OriginRelation",
    "PlacePrecision",
    "Polarity",
    "Quantity",
    "Refusal",
    "ReportedSpeech",
    "ResolvedPlace",
    "Stance",
    "StanceScope",
    "Standing",
    "Subject",
    "TimeBound",
    "TimeExpression",
    "TimeKind",
    "Valid",
    "Value",
    "Verdict",
    "as_plain",
    "digest",
    "goes_on",
]
