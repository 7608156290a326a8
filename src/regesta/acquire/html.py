"""The bytes of a saved web page enter; its text, blocks and origin leave.

decode → tree → metadata → flows → headline → roles (story or furniture) → blocks
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from regesta.acquire.bullets import split_bullets
from regesta.acquire.decoding import decode_page
from regesta.acquire.html_article import story_roles
from regesta.acquire.html_flow import flow_page
from regesta.acquire.html_metadata import PageMetadata, read_metadata
from regesta.acquire.html_origin import TITLE_JOINTS, page_origin
from regesta.acquire.html_stretches import Flow, PageFlow
from regesta.acquire.html_tree import parse_page
from regesta.acquire.pieces import Piece, Reading, collapse, compose
from regesta.acquire.text_notes import find_notes, heads_notes, split_notes
from regesta.model import BlockRole

_NOTE_NAMES = re.compile(
    r"(fn|ftn|en|n|footnote|endnote|note|cite|cite_note(?:[-_].+)?|source|reference|ref)[-_:.]?n?\d*", re.I
)
_BACKLINK = re.compile(r"[\^↑]\s*(?:(?:[a-z]\s+)+(?=[A-Z“\"‘«]))?")
"""The arrow before a note that leads back to its calls: "^ a b Interview with …"."""


def read_html(content: bytes) -> Reading:
    """Return the text of a saved page in blocks: the story with its roles, and the rest as furniture.

    The text has every block of the page, also furniture, so that nothing is left out silently; scripts, styles,
    controls and hidden elements are no text. Raises Unreadable for uncertain encodings and hostile nesting.
    """
    page = decode_page(content)
    root = parse_page(page)
    metadata = read_metadata(root, page)
    flow = flow_page(root)
    headline = find_headline(flow, metadata)
    roles = story_roles(flow, headline)
    text, blocks = compose(_make_pieces(flow.flows, roles))
    origin = page_origin(metadata, flow, headline, roles, text, blocks)
    return Reading(text=text, blocks=blocks, origin=origin)


def find_headline(page: PageFlow, metadata: PageMetadata) -> int | None:
    """Return the index of the flow that is the page's title, None if none can be told.

    A heading that the metadata or the window's title repeat, the uppermost kind first; else the only h1.
    """
    known = [_plain(title) for title in (*metadata.titles, metadata.window_title or "") if title]
    headings = [(flow.level or 9, index) for index, flow in enumerate(page.flows) if flow.role == "heading"]
    site = _site_named_last(metadata.window_title or "", [_plain(page.flows[index].text) for _, index in headings])
    for _, index in sorted(headings, key=lambda one: (_plain(page.flows[one[1]].text) == site, *one))[:200]:
        words = _plain(page.flows[index].text)
        if len(words) >= 4 and any(words == title or (len(words) > 14 and words in title) for title in known):
            return index
    main = [index for level, index in headings if level == 1]
    if len(main) == 1:
        return main[0]
    for index, flow in enumerate(page.flows[:400]):
        if flow.role in ("paragraph", "cell") and len(flow.text) > 20 and _plain(flow.text) in known:
            return index
    return main[0] if main else None


def _site_named_last(window_title: str, headings: Sequence[str]) -> str | None:
    """Return the site's name as the window's title ends with it, where another heading is what it begins with.

    Blogs set their own name as the uppermost heading of each page, above that of the entry.
    """
    parts = [_plain(part) for part in TITLE_JOINTS.split(window_title)]
    return parts[-1] if len(parts) > 1 and parts[0] != parts[-1] and parts[0] in headings else None


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()


def _make_pieces(flows: Sequence[Flow], roles: Sequence[BlockRole]) -> Iterator[Piece]:
    flows, roles = _with_parts(flows, roles)
    marks = _find_notes(flows, roles)
    for index, (flow, role) in enumerate(zip(flows, roles, strict=True)):
        mark = marks.get(index)
        shown: BlockRole = "footnote" if mark else role
        if shown == "cell":
            yield Piece(
                role=shown, text=flow.text, node=flow.node, table=flow.table, header=flow.header, span=flow.span
            )
            continue
        if mark:
            flow = replace(flow, text=_BACKLINK.sub("", flow.text))
        level = flow.level if shown == "heading" else None
        yield Piece(role=shown, text=flow.text, level=level, node=flow.node, mark=mark)


def _with_parts(flows: Sequence[Flow], roles: Sequence[BlockRole]) -> tuple[list[Flow], list[BlockRole]]:
    """Return the flows with their roles, notes and items of one paragraph each for itself."""
    parts: list[tuple[Flow, BlockRole]] = []
    for flow, role in zip(flows, roles, strict=True):
        texts = [flow.text]
        if role in ("paragraph", "list"):
            texts = [item for note in split_notes(flow.text) for item in split_bullets(note)]
        parts += [(replace(flow, text=text), role) for text in texts]
    return [flow for flow, _ in parts], [role for _, role in parts]


def _find_notes(flows: Sequence[Flow], roles: Sequence[BlockRole]) -> dict[int, str]:
    """Return the marks of notes: by the mark they begin with, or, in a list of notes, by their number in its id."""
    texts = ["" if role == "furniture" else collapse(flow.text) for flow, role in zip(flows, roles, strict=True)]
    notes = find_notes(texts)
    called = {call for text in texts for call in re.findall(r"\[(\d{1,3})\]", text)}
    for index, flow in enumerate(flows):
        if index in notes or roles[index] not in ("list", "paragraph") or not called:
            continue
        for anchor in flow.anchors:
            number = re.search(r"\d+$", anchor)
            if _NOTE_NAMES.fullmatch(anchor) and number and str(int(number[0])) in called and flow.tag == "li":
                notes[index] = str(int(number[0]))
    return notes or _listed_notes(flows, called)


def _listed_notes(flows: Sequence[Flow], called: set[str]) -> dict[int, str]:
    """Return the marks of the items of the list below "References", whose numbers only the browser writes.

    None where the list is shorter than the numbers that the text calls.
    """
    for index, flow in enumerate(flows):
        if flow.role != "heading" or not heads_notes(flow.text):
            continue
        items = list(takewhile(lambda i: flows[i].tag == "li", range(index + 1, len(flows))))
        if called and len(items) >= max(map(int, called)):
            return {item: str(number) for number, item in enumerate(items, 1)}
    return {}
