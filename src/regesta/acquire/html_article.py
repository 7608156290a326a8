"""The flows and regions of a page enter; the role of each flow leaves: the story's own, or furniture.

1. regions named or tagged as furniture are furniture, unless the page's headline or much of its text is inside
2. the story is the smallest element that holds nearly all remaining running text
3. outside the story only headline, byline and long paragraphs are kept
4. flows that are mostly links, or whose words are those of furniture, go
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from regesta.acquire.furniture import ends_article, find_listed_stories, furniture_reason, labels_stories
from regesta.acquire.html_stretches import Flow, PageFlow, Region
from regesta.acquire.printed_dates import is_date_line
from regesta.model import BlockRole

_TOO_MUCH_FOR_FURNITURE = {"inside": 0.4, "shell": 0.25}
"""Share of the page's running text above which an element is not furniture, whatever it is called: sites name wrappers
carelessly. Set on the pages of trafilatura's evaluation."""
_STORY_SHARE = 0.85
"""Share of the running text that the story's element must hold; the rest are teasers and notices."""
_STORY_TAGS = frozenset({"article", "main"})
_STORY_NAMES = re.compile(
    r"(article|entry|post|story|news|page|main|text|content)[-_]?(body|content|text|main|inner|copy|detail)|articlebody",
    re.I,
)
_LEAD_FLOWS = 12
"""How far above the story's element its headline may stand for what lies between to be the story's lead."""
_LINKED_SHARE = 0.6
_LINKED_LEAST_PROSE_WORDS = 25
_PROSE_WORDS, _SHORT_SENTENCE_WORDS = 10, 5
"""Words from which a flow is running text, and from which one with a full stop is: entries of a live page are short."""
_KEPT_OUTSIDE_WORDS = 30
_SENTENCE = re.compile(r"[.!?…:;][”’\"')\]]*(\[\d+\])*$")


def story_roles(page: PageFlow, headline: int | None) -> list[BlockRole]:
    """Return a role for each flow; `headline` is the index of the flow that is the page's title, None if unknown."""
    flows = page.flows
    furniture = _furniture_regions(page, headline)
    first, last = find_story(page, furniture)
    lead = headline if headline is not None and first - _LEAD_FLOWS <= headline < first else first
    roles: list[BlockRole] = []
    for index, flow in enumerate(flows):
        role: BlockRole = flow.role
        if index == headline:
            role = "title"
        elif furniture[index] or _is_furniture(flow, inside=lead <= index < last):
            role = "furniture"
        elif role == "paragraph" and len(flow.text) < 120 and is_date_line(flow.text):
            role = "byline"
        roles.append(role)
    _mark_listed_stories(flows, roles)
    _mark_tail(flows, roles)
    _mark_empty_headings(flows, roles)
    return roles


def _furniture_regions(page: PageFlow, headline: int | None) -> list[bool]:
    """Say of each flow whether it is in an element that is furniture."""
    prose = _prose_before(page.flows, [False] * len(page.flows))
    total = max(1, prose[-1])
    marks = [0] * (len(page.flows) + 1)
    for region in page.regions:
        if region.furniture is None or (headline is not None and region.first <= headline < region.last):
            continue
        if (prose[region.last] - prose[region.first]) / total <= _TOO_MUCH_FOR_FURNITURE[region.furniture]:
            marks[region.first] += 1
            marks[region.last] -= 1
    return [depth > 0 for depth in accumulate(marks[:-1])]


def find_story(page: PageFlow, furniture: Sequence[bool]) -> tuple[int, int]:
    """Return the range of flows of the smallest element that holds nearly all running text; else of the whole page.

    Elements that sites mark as the story (article, main, "entry-content") may hold somewhat less than others.
    """
    prose = _prose_before(page.flows, furniture)
    total = prose[-1]
    if not total:
        return 0, len(page.flows)

    def share(region: Region) -> float:
        return (prose[region.last] - prose[region.first]) / total

    def needed(region: Region) -> float:
        marked = region.tag in _STORY_TAGS or bool(_STORY_NAMES.search(region.names))
        return _STORY_SHARE - (0.15 if marked else 0.0)

    candidates = [r for r in page.regions if share(r) >= needed(r) and not _is_data_cell(page, r)]
    if not candidates:
        return 0, len(page.flows)
    best = min(candidates, key=lambda region: (region.last - region.first, region.first, -region.depth))
    return best.first, best.last


def _is_data_cell(page: PageFlow, region: Region) -> bool:
    return region.tag == "td" and page.flows[region.first].role == "cell"


def _prose_before(flows: Sequence[Flow], furniture: Sequence[bool]) -> list[int]:
    """Return for each index how many characters of running text stand before it, and the total as the last."""
    weights = (0 if left_out else _prose_weight(flow) for flow, left_out in zip(flows, furniture, strict=True))
    return list(accumulate(weights, initial=0))


def _prose_weight(flow: Flow) -> int:
    """Return how many characters of a flow are running text, outside links: sentences, and the cells of tables.

    Without the cells, a page of tables would be taken for the one remark in it, and all its figures for furniture.
    """
    words = len(flow.text.split())
    sentence = words >= _PROSE_WORDS or (words >= _SHORT_SENTENCE_WORDS and flow.text.endswith("."))
    if flow.role in ("heading", "byline") or not (sentence or flow.role == "cell"):
        return 0
    return max(0, len(flow.text) - 2 * flow.link_characters)


def _is_furniture(flow: Flow, *, inside: bool) -> bool:
    words = len(flow.text.split())
    if furniture_reason(flow.text) or (flow.first_line and labels_stories(flow.first_line)):
        return True
    linked = flow.link_characters >= _LINKED_SHARE * len(flow.text)
    if linked and words < _LINKED_LEAST_PROSE_WORDS and flow.role not in ("heading", "footnote", "byline", "cell"):
        return not (inside and flow.role in ("paragraph", "quote") and bool(_SENTENCE.search(flow.text)))
    if inside:
        return False
    return not (flow.role in ("paragraph", "quote") and words >= _KEPT_OUTSIDE_WORDS and not linked)


def _mark_listed_stories(flows: Sequence[Flow], roles: list[BlockRole]) -> None:
    """Mark headlines below a label as "Read also": those that are links, stand in a list, or end the page."""
    listed = find_listed_stories([flow.text for flow in flows])
    closing = max((i + 1 for i, role in enumerate(roles) if role != "furniture" and i not in listed), default=0)
    for index in listed:
        linked = flows[index].link_characters >= _LINKED_SHARE * len(flows[index].text)
        if roles[index] in ("paragraph", "list", "heading") and (linked or roles[index] == "list" or index >= closing):
            roles[index] = "furniture"


def _mark_tail(flows: Sequence[Flow], roles: list[BlockRole]) -> None:
    """Mark what follows the end of the article, unless much running text follows."""
    prose = _prose_before(flows, [role == "furniture" for role in roles])
    for index, flow in enumerate(flows):
        if prose[index] and prose[-1] - prose[index] <= 0.2 * prose[-1] and ends_article(flow.text):
            for later in range(index + 1, len(flows)):
                if roles[later] != "footnote":
                    roles[later] = "furniture"
            return


def _mark_empty_headings(flows: Sequence[Flow], roles: list[BlockRole]) -> None:
    """Mark headings under which nothing but furniture stands, as over lists of other stories."""
    for index, role in enumerate(roles):
        if role != "heading":
            continue
        level = flows[index].level or 6
        below = index + 1
        while below < len(roles) and roles[below] == "furniture":
            below += 1
        next_is_peer = below < len(roles) and roles[below] == "heading" and (flows[below].level or 6) <= level
        if below > index + 1 and (below == len(roles) or next_is_peer):
            roles[index] = "furniture"
