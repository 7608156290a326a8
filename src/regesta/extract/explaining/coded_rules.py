"""Rules that are code: the name of a rule that no file of predicates has enters, why it holds leaves."""

from __future__ import annotations

from collections.abc import Mapping

CODED_RULES: Mapping[str, str] = {
    "position.said": "What an official or an organisation is quoted with, judges, promises or demands, and no other "
    "predicate takes.",
    "position.held": "What an official, a state or an organisation is told to think of something, without a word of "
    "saying, and no other predicate takes.",
    "troop_strength.fact_line": "A figure in a line without a verb, whose heading or label says that it counts "
    "soldiers, and whose page says whose they are.",
    "facility_status.listed": "A list of sites whose head says whose they are or where: each item that opens with a "
    "base or a place is one.",
    "facility_status.counted_site": "A number of sites whose sites are named beside it: each is a part of the base.",
}
"""They join several claims or passages, which a rule over one clause cannot."""
