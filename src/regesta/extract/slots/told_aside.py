"""Names that are told beside a figure and of which it is not: "55,000 in Japan, including the Seventh Fleet".

A `Reading`, the centre of a claim and a named thing enter; yes or no leaves. Where no figure is the centre, or the name
stands before it, nothing is aside.
"""

from __future__ import annotations

import re

from regesta.extract.centres.bracketed_figures import bracketed_country
from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.model import Mention

ASIDE = re.compile(
    r"\b(?:including|includes?|among (?:them|these|which)|such as|especially|notably|mostly|mainly|primarily|chiefly"
    r"|largely|most of (?:them|whom)|cent(?:re|er)ed|concentrated|in particular|above all)\b"
)
"""Words between a figure and a name of which only a part of what is counted is told."""


def is_told_aside(reading: Reading, centre: Centre, named: Mention) -> bool:
    """Tell whether a figure is of more than a name: one behind "including", or in brackets that belong to another word.

    A name in the brackets that the figure itself opens is of a part; one in those of the figure before is of that.
    """
    noun, text = centre.token, reading.document.text
    if centre.quantity is None:
        return False
    if bracketed_country(reading, noun) is not None:
        return "(" in text[noun.sent.start_char : named.start]
    if named.start < noun.idx:
        return False
    between = text[noun.idx + len(noun) : named.start]
    inside = between.count("(") > between.count(")") and not between.lstrip().startswith("(")
    return inside or ASIDE.search(between) is not None


OF_A_PART = re.compile(
    r"\w[^.;]*?,\s(?:[^,.;]|(?<=\d)[,.](?=\d))*\bof (?:them|which|whom|these)\s+(?:in|around|near|along|on)\s"
)


def is_of_a_part(reading: Reading, centre: Centre, named: Mention) -> bool:
    """Tell whether a place is only that of a part told behind a figure: "9,000 mines there, 400 of them in X"."""
    noun = centre.token
    if centre.quantity is None or named.start < noun.idx:
        return False
    return OF_A_PART.search(reading.document.text[noun.idx + len(noun) : named.start]) is not None
