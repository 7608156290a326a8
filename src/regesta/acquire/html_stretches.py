"""What a walk over an HTML page notes: stretches of running text, and elements that may be furniture as ranges of them.

Nothing is computed here; `html_flow` makes these of a tree, `html_article` weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.acquire.html_dates import DateHint
from regesta.model import BlockRole


@dataclass(slots=True)
class Flow:
    """A stretch of running text: its words, its role by tags alone, and what surrounds it."""

    text: str
    role: BlockRole
    tag: str
    node: str
    level: int | None = None
    link_characters: int = 0
    table: tuple[int, int, int] | None = None
    anchors: tuple[str, ...] = ()
    """Names and ids inside, by which footnotes are linked to."""
    header: bool = False
    span: tuple[int, int] = (1, 1)
    first_line: str = ""
    """What stands before the first line break inside; empty without one."""


@dataclass(frozen=True, slots=True)
class Region:
    """An element as the range of flows inside it, with what its tag and names say of it."""

    first: int
    last: int
    """Index after the last flow inside."""
    tag: str
    names: str
    depth: int
    furniture: str | None
    """inside: furniture wherever it is; shell: only if the story is not in it; None: no sign of it."""


@dataclass(slots=True)
class PageFlow:
    """All that the walk notes of a page's body."""

    flows: list[Flow] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    dates: list[DateHint] = field(default_factory=list)
