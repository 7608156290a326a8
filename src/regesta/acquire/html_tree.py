"""The text of a page enters; its element tree leaves, or `Unreadable` where the page is built to break readers."""

from __future__ import annotations

import re
from typing import Any

from regesta.acquire.refusing import NoText, Unreadable

MOST_TAGS = 300_000
"""With all that is noted of it an element may cost two kilobytes; the longest real pages have 100,000."""
_TAG = re.compile(r"<[A-Za-z!?]")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEPTH_MESSAGE = "depth"


def parse_page(page: str) -> Any:
    """Return the root element of a page, parsed as browsers do, without comments.

    Raises Unreadable for a page with more than `MOST_TAGS` tags, or nested deeper than the parser follows (2,048
    elements): beyond that it would lose the rest of the page silently.
    """
    from lxml import etree

    if sum(1 for _ in _TAG.finditer(page)) > MOST_TAGS:
        raise Unreadable(f"It has more than {MOST_TAGS:,} HTML tags.", "Save the text of the page as UTF-8 instead.")
    parser = etree.HTMLParser(
        huge_tree=True, recover=True, encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    source = _XML_DECLARATION.sub("", page).encode("utf-8", "replace")
    try:
        root = etree.fromstring(source, parser)
    except etree.ParserError as error:
        raise NoText from error
    except etree.XMLSyntaxError as error:
        _refuse_depth(parser.error_log)
        raise NoText from error
    _refuse_depth(parser.error_log)
    if root is None:
        raise NoText
    return root


def _refuse_depth(error_log: Any) -> None:
    if any(_DEPTH_MESSAGE in entry.message for entry in error_log):
        raise Unreadable(
            "Its HTML elements are nested too deep to be read whole.", "Save the text of the page as UTF-8 instead."
        )
