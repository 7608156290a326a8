"""How well acquire tells a page's story from its furniture and finds when it was published, beside the best open tools.

Enters: a folder with clones of adbar/trafilatura and adbar/htmldate, whose test folders hold real pages: for 990 of
them strings that a reader must keep ("with") and must drop ("without"), for 1,000 the day of publication. Leaves:
recall, precision and dates of our readers, of trafilatura and of htmldate, measured in the same run.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from regesta.acquire.html import read_html
from regesta.acquire.pieces import Reading
from regesta.acquire.refusing import Unreadable

_LANGUAGE = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?\s*([a-zA-Z]{2})", re.I)


def run(data: Path) -> dict[str, Any]:
    """Return the measures of main text and dates for each tool, over all pages and over those in English.

    Raises FileNotFoundError with the folder that is missing.
    """
    return {"main text": measure_main_text(data / "trafilatura"), "dates": measure_dates(data / "htmldate")}


def measure_main_text(clone: Path) -> dict[str, Any]:
    """Count the annotated strings found in each tool's text, as trafilatura's own evaluation does."""
    from trafilatura import extract

    tools: dict[str, Callable[[bytes], str]] = {
        "regesta": lambda page: _story(_read(page)),
        "trafilatura": lambda page: extract(page, include_comments=False, include_tables=True) or "",
        "trafilatura fast": lambda page: extract(page, fast=True, include_comments=False, include_tables=True) or "",
    }
    tests = clone / "tests"
    annotated = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = {f"{tool}, {pages}": Counter() for tool in tools for pages in ("all", "English")}
    for url in sorted(annotated):
        page = _page(tests, ("cache", "eval"), annotated[url]["file"])
        for tool, read in tools.items():
            begin = time.perf_counter()
            text = _spaced(read(page))
            seconds = time.perf_counter() - begin
            found = Counter(
                kept=sum(_spaced(wanted) in text for wanted in annotated[url]["with"]),
                wanted=len(annotated[url]["with"]),
                furniture=sum(_spaced(unwanted) in text for unwanted in annotated[url]["without"]),
                unwanted=len(annotated[url]["without"]),
                microseconds=int(seconds * 1e6),
                pages=1,
            )
            for pages in _groups(page):
                counts[f"{tool}, {pages}"] += found
    return {name: _text_scores(count) for name, count in counts.items()}


def measure_dates(clone: Path) -> dict[str, Any]:
    """Compare each tool's publication day with the labelled one; a year or month given counts apart, as imprecise."""
    from htmldate import find_date

    tools: dict[str, Callable[[bytes], str | None]] = {
        "regesta": lambda page: _read(page).origin.published,
        "htmldate": lambda page: find_date(page, original_date=True, extensive_search=True),
        "htmldate fast": lambda page: find_date(page, original_date=True, extensive_search=False),
    }
    tests = clone / "tests"
    labelled: dict[str, dict[str, Any]] = {}
    for labels in ("eval_default.json", "eval_mediacloud_2020.json"):
        labelled |= json.loads((tests / labels).read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = {f"{tool}, {pages}": Counter() for tool in tools for pages in ("all", "English")}
    for url in sorted(labelled):
        page = _page(tests, ("test_set", "cache", "eval"), labelled[url]["file"])
        for tool, find in tools.items():
            outcome = _judge_date(find(page), labelled[url]["date"])
            for pages in _groups(page):
                counts[f"{tool}, {pages}"][outcome] += 1
    return {name: _date_scores(count) for name, count in counts.items()}


def _read(page: bytes) -> Reading:
    try:
        return read_html(page)
    except Unreadable:
        from regesta.acquire.pieces import Origin

        return Reading(text="", blocks=(), origin=Origin())


def _story(reading: Reading) -> str:
    """Return the text without furniture, and without captions, which the annotations count as no part of the text."""
    kept = (block for block in reading.blocks if block.role not in ("furniture", "caption"))
    return "\n".join(reading.text[block.start : block.end] for block in kept)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _page(tests: Path, folders: Iterable[str], name: str) -> bytes:
    for folder in folders:
        if (tests / folder / name).is_file():
            return (tests / folder / name).read_bytes()
    raise FileNotFoundError(f"{tests}: {name} is in none of {', '.join(folders)}")


def _groups(page: bytes) -> tuple[str, ...]:
    language = _LANGUAGE.search(page[:20_000])
    return ("all", "English") if language and language[1].lower() == b"en" else ("all",)


def _text_scores(count: Counter[str]) -> dict[str, float]:
    precision = count["kept"] / max(1, count["kept"] + count["furniture"])
    recall = count["kept"] / max(1, count["wanted"])
    return {
        "pages": count["pages"],
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "F1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "milliseconds a page": round(count["microseconds"] / max(1, count["pages"]) / 1000, 1),
    }


def _judge_date(given: str | None, labelled: str | float) -> str:
    if not isinstance(labelled, str):  # NaN: the page has no date
        return "rightly none" if given is None else "wrong"
    if given is None:
        return "none"
    if given == labelled:
        return "right"
    return "imprecise" if labelled.startswith(given.rstrip("?~%")) else "wrong"


def _date_scores(count: Counter[str]) -> dict[str, float]:
    given = count["right"] + count["imprecise"] + count["wrong"]
    return {
        "pages": count.total(),
        "right where given": round(count["right"] / max(1, given), 4),
        "right or coarser": round((count["right"] + count["imprecise"]) / max(1, given), 4),
        "right of all": round(count["right"] / max(1, count.total()), 4),
        **{outcome: count[outcome] for outcome in ("right", "imprecise", "wrong", "none", "rightly none")},
    }
