"""Agreements named by a phrase: a stretch of words and its parse enter; the parse leaves with their nouns for heads.

Of "the new status of forces agreement supersedes one of 1962" the parser makes a status that supersedes; what is
signed, renewed or discussed is the agreement.
"""

from __future__ import annotations

from collections.abc import Sequence

NAMED_BY = (("status",), ("of",), ("force", "forces"), ("agreement", "agreements", "accord", "pact", "treaty", "deal"))
"""The words of such a name, the last its head."""


def join_named_agreements(texts: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Put the agreement where the status stood, with all that hung from it; nothing else is touched."""
    lows = [text.lower() for text in texts]
    for status in range(len(lows) - len(NAMED_BY) + 1):
        end = status + len(NAMED_BY)
        if not all(low in words for low, words in zip(lows[status:end], NAMED_BY, strict=True)):
            continue
        noun = end - 1
        if heads[noun] not in (status, status + 2) or deps[status] == "compound":
            continue
        for word, head in enumerate(heads):
            if head == status and word not in (status, status + 2):
                heads[word] = noun
        heads[noun] = noun if heads[status] == status else heads[status]
        deps[noun] = deps[status]
        heads[status], deps[status] = noun, "compound"
        heads[status + 2], deps[status + 2] = status, "nmod"
