"""The program's own words about records: what enters are records of the model, what leaves are short phrases.

The words for verdicts and statuses are those of the design's table; dates keep the precision that they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from regesta.dates import format_for_readers
from regesta.model import AttributionLink, Claim, Mention, Quantity, Valid, Value

VERDICTS: Mapping[str, str] = {
    "compatible": "same figure",
    "estimate_overlap": "estimates overlap",
    "change": "figures differ by date",
    "correction": "source corrected itself",
    "scope_difference": "different things counted",
    "older_figure_repeated": "older figure repeated",
    "inconsistent_within_document": "inconsistent within one document",
    "conflict": "sources conflict",
    "cannot_compare": "cannot compare",
}

SETTLED_STATUSES = (
    "one origin", "independent origins agree", "same origin repeated", "same figure, origins unknown",
)  # fmt: skip
"""Statuses of a question to which the documents give one answer; every other status is a disagreement."""

UNSETTLED = ("sources conflict", "cannot compare")
"""Statuses that nothing read decides; printed in the accent colour and listed first."""

STATUS_ORDER = (
    "sources conflict", "inconsistent within one document", "cannot compare", "estimates overlap",
    "source corrected itself", "older figure repeated", "figures differ by date", "different things counted",
)  # fmt: skip
"""What to settle first: what no reading of the documents resolves, before what differs for a stated reason."""

COMPARATORS: Mapping[str, str] = {
    "exactly": "", "about": "about", "at_least": "at least", "at_most": "at most", "more_than": "more than",
    "less_than": "less than", "between": "between",
}  # fmt: skip

BASES: Mapping[str, str] = {
    "stated": "stated in the sentence", "sentence": "stated in the sentence", "paragraph": "stated in the paragraph",
    "section": "from the section’s heading", "dateline": "from the dateline", "published": "publication date",
    "footnote": "from the footnote", "speech": "when it was said",
}  # fmt: skip

PUBLISHED_BASES: Mapping[str, str] = {
    "metadata": "from the page’s metadata", "dateline": "from the dateline", "address": "from the web address",
    "byline": "from the byline", "text": "from the text", "modified": "last modified", "edition": "edition year",
    "copyright": "from the copyright line, which may be the site’s and not the story’s",
    "inferred": "inferred, not printed", "title": "from the title",
}  # fmt: skip

ROLES: Mapping[str, str] = {
    "publisher": "publisher", "outlet": "outlet cited", "speaker": "speaker", "office": "office",
    "press_service": "press service", "document": "document cited", "footnote": "footnote",
}  # fmt: skip


def spell_name(code: str) -> str:
    """Return a stored name as words: `troop_strength` is "troop strength"."""
    return code.replace("_", " ")


def spell_valid(valid: Valid) -> str | None:
    """Return when a claim holds, or None where the text states nothing; unknown is not open."""
    if valid.start is None and valid.end is None:
        return None
    if valid.start == valid.end:
        return format_for_readers(valid.start)
    if valid.start is None:
        return f"until {format_for_readers(valid.end)}; its beginning is not stated"
    if valid.end is None:
        return f"from {format_for_readers(valid.start)}; its end is not stated"
    if valid.end == "..":
        return f"since {format_for_readers(valid.start)}, still so when said"
    return f"{format_for_readers(valid.start)} to {format_for_readers(valid.end)}"


def spell_number(number: float) -> str:
    """Return a number with thousands separated, without a needless decimal point."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6g}"


def spell_quantity(quantity: Quantity) -> str:
    """Return how a figure was read, with its bounds: "at most 6,000 people; no lower bound stated"."""
    unit = spell_unit(quantity)
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        figure = f"{spell_number(quantity.low)} to {spell_number(quantity.high)}"
    elif quantity.number is not None:
        word = COMPARATORS.get(quantity.comparator, quantity.comparator)
        if quantity.approximate and quantity.comparator == "exactly":
            word = "about"
        figure = f"{word} {spell_number(quantity.number)}".strip()
    elif quantity.high is not None:
        word = "less than" if quantity.comparator == "less_than" else "at most"
        figure = f"{word} {spell_number(quantity.high)}"
    elif quantity.low is not None:
        word = "more than" if quantity.comparator == "more_than" else "at least"
        figure = f"{word} {spell_number(quantity.low)}"
    else:
        return "a figure in words only"
    missing = ""
    if quantity.low is None and quantity.high is not None:
        missing = "; no lower bound stated"
    elif quantity.high is None and quantity.low is not None:
        missing = "; no upper bound stated"
    return f"{figure} {unit}".strip() + missing


def spell_unit(quantity: Quantity) -> str:
    """Return the unit in the plural where it is a word, a currency code as it is, nothing where none is known."""
    unit = quantity.unit
    if not unit or unit in {"percent"} or unit.isupper():
        return unit or ""
    if unit == "person":
        return "person" if quantity.number == 1 else "people"
    return spell_name(unit) if quantity.number == 1 else _in_plural(spell_name(unit))


def _in_plural(unit: str) -> str:
    """Return a unit's plural: the noun before "per" or a scale's name takes it, "foot" and "inch" have their own."""
    noun, joint, rest = unit.partition(" per ")
    noun, blank, scale = noun.partition(" ") if noun.startswith("degree") else (noun, "", "")
    if noun.endswith(("hertz", "horsepower")):
        plural = noun
    elif noun.endswith("foot"):
        plural = noun.removesuffix("foot") + "feet"
    elif noun == "penny":
        plural = "pence"
    else:
        plural = noun + ("es" if noun.endswith("inch") else "s")
    return f"{plural}{blank}{scale}{joint}{rest}"


def spell_value(value: Value) -> str:
    """Return how a value was read: a figure with bounds, a date, a duration, a name; words have no other reading."""
    if value.kind == "quantity" and value.quantity:
        return spell_quantity(value.quantity)
    if value.kind == "date" and value.edtf:
        return format_for_readers(value.edtf)
    if value.kind == "duration" and value.iso:
        return spell_duration(value.iso, COMPARATORS.get(value.comparator or "exactly", ""))
    if value.kind == "entity" and value.entity:
        return value.entity.name
    return "as printed"


def spell_duration(iso: str, comparator: str = "") -> str:
    """Return an ISO 8601 duration in words: P49Y is "49 years"; a form not known is returned as it is."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", iso)
    if not found or iso == "P":
        return iso
    words = [
        f"{count} {unit if count == '1' else unit + 's'}"
        for count, unit in zip(found.groups(), ("year", "month", "week", "day"), strict=True)
        if count
    ]
    return f"{comparator} {' '.join(words)}".strip()


def spell_chain(chain: Iterable[AttributionLink]) -> str:
    """Return the links after the publisher in one line: "citing Moscow Times; Sergei Lavrov, foreign minister"."""
    words = []
    for link in chain:
        if link.role == "publisher":
            continue
        name = f"{link.name}, {link.office}" if link.office and link.office != link.name else link.name
        words.append(f"citing {name}" if link.role in {"outlet", "document", "footnote", "press_service"} else name)
    return "; ".join(words)


def name_mention(mention: Mention | None) -> str | None:
    """Return the analyst's name of a mention, None where the slot is empty."""
    return (mention.name or mention.text) if mention else None


def spell_sentence(claim: Claim, source: str) -> str:
    """Return a claim as one sentence of the program: who said it, the value as printed, and what it is of.

    The printed value stands in quotation marks, so that no word of the program is taken for the source's.
    """
    slots = (claim.subject, claim.operator, claim.location, claim.host)
    topic = ", ".join(dict.fromkeys(name for slot in slots if (name := name_mention(slot))))
    stance = "" if claim.stance == "asserted" else f"{claim.stance}, "
    negation = "negative, " if claim.polarity == "negative" else ""
    aspect = spell_aspect(claim.predicate, claim.property)
    value = " ".join(claim.value.text.split())
    return f"According to {source}, {stance}{negation}“{value}”: {aspect}{' – ' + topic if topic else ''}."


def spell_reason(reason: str) -> str:
    """Return a reason as a sentence: with a capital and a full stop; nothing stays nothing."""
    words = " ".join(reason.split())
    if not words:
        return ""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", "…")) else ".")


def spell_aspect(predicate: str, property_name: str) -> str:
    """Return predicate and property without saying a word twice: "troop strength, planned strength"."""
    a, b = spell_name(predicate), spell_name(property_name)
    if b in a or not b:
        return a
    return b if a in b else f"{a}, {b}"


def count_words(number: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 claim", "2,100 claims"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def spell_origins(documents: int, origins: int, unknown: int) -> str:
    """Return a question's counts: "5 documents, 2 independent origins, 1 unknown"."""
    words = [count_words(documents, "document")]
    if origins:
        words.append(count_words(origins, "origin") if origins == 1 else f"{origins:,} independent origins")
    if unknown:
        words.append(f"{unknown:,} unknown" if origins else count_words(unknown, "unknown origin"))
    return ", ".join(words)


def is_unsettled(status: str) -> bool:
    """Tell whether a status or verdict is one that nothing read decides."""
    return status.startswith(UNSETTLED)
