"""Words that tell how old persons are: the pattern that finds them in a text."""

from __future__ import annotations

import re

AGES = re.compile(
    r"\b(?:(?:[Aa]ged?|[Aa]ges(?: of)?)\s(?:\d{1,2}(?:,\s|,?\s(?:and|or|to)\s)){0,9}\d{1,2}\b"
    r"|\d{1,2}[-\u2010\u2011\s]years?[-\u2010\u2011\s]old\b)"
)
"""How old some are: "aged 9, 12 and 14", "a 12-year-old"; a bare number ("Essai, 54,") has no words of its own."""
