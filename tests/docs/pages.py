"""What is printed on a page: a page of Markdown enters, its fenced blocks leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
FENCED = re.compile(
    r"(?:^`(?P<name>[^`\n]+)`:\n\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FencedBlock:
    """A fenced block: its language, what stands in it, and the name that is printed above it with a colon."""

    language: str
    body: str
    name: str | None


def read_fenced_blocks(page: str) -> list[FencedBlock]:
    """Return the fenced blocks of a page of docs, in their order."""
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    return [FencedBlock(m["language"], m["body"], m["name"]) for m in FENCED.finditer(text)]
