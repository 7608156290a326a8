"""A document's running text enters; its language leaves, or `Unreadable` where the program cannot read it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from regesta.acquire.refusing import Unreadable

READ_LANGUAGE = "en"
_ENOUGH_CHARACTERS = 300
"""Below this a text is not judged: names alone can outweigh the language of three sentences."""
_SAMPLE_CHARACTERS = 600
_SAMPLES = 24
_ENGLISH_SHARE = 0.2
"""A text of which a fifth of the samples is English is mixed, and its English part is worth reading."""
_MARGIN_PER_CHARACTER = 0.4
"""How much likelier, in log odds per character, a sample must be in another language than in English. English news full
of foreign names stays below 0; news in nine other languages, among them Tajik, Kyrgyz and Uzbek, stands above 1.4."""


def refuse_other_language(text: str) -> None:
    """Raise Unreadable if the text is surely not in English; short and mixed texts pass.

    The text is judged by samples spread evenly over it, so that a long English document with a foreign annex passes.
    """
    if sum(map(str.isalpha, text[: 4 * _ENOUGH_CHARACTERS])) < _ENOUGH_CHARACTERS:
        return
    samples = _take_samples(text)
    verdicts = Counter(map(_classify, samples))
    foreign = Counter(
        {language: count for language, count in verdicts.items() if language not in (None, READ_LANGUAGE)}
    )
    if verdicts[READ_LANGUAGE] > _ENGLISH_SHARE * len(samples) or foreign.total() <= len(samples) / 2:
        return
    code = min(foreign, key=lambda language: (-foreign[language], language))
    name = _names().get(code, f"a language with the code {code}")
    raise Unreadable(f"It is in {name}; only English is read so far.", "Add an English translation, if there is one.")


def _take_samples(text: str) -> list[str]:
    count = min(_SAMPLES, max(1, len(text) // _SAMPLE_CHARACTERS))
    stride = len(text) // count
    return [text[index * stride : index * stride + _SAMPLE_CHARACTERS] for index in range(count)]


def _classify(sample: str) -> str | None:
    """Return the language of a sample, None where English is not clearly less likely."""
    ranks = dict(_identifier().rank(sample))
    best = max(ranks, key=lambda language: ranks[language])
    if best == READ_LANGUAGE:
        return READ_LANGUAGE
    margin = (ranks[best] - ranks[READ_LANGUAGE]) / max(1, len(sample))
    return best if margin > _MARGIN_PER_CHARACTER else None


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = yaml.safe_load((files(__package__) / "languages.yaml").read_text(encoding="utf-8"))
    return names
