"""The parse of a sentence as a drawing: words and what they hang on enter; an SVG leaves.

displaCy draws it, on this machine. Its inline styles and its random identities are taken out: colours come from the
page or from the file's own style sheet, and the same parse gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from regesta.printing import printable

if TYPE_CHECKING:
    from regesta.extract.explaining import Word

WORD_WIDTH, SPACING = 96, 10
"""Pixels from word to word, and between arcs that end at one word; what displaCy calls distance and arrow spacing."""
LABEL_RISE = "-0.4em"
"""Labels stand above their arcs, where the letters spread, and not below, where they run into each other."""
XLINK = "{http://www.w3.org/1999/xlink}href"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

FILE_STYLE = """
:root { color-scheme: light dark; color: #1e1c19; background: #fcfbf7; font: 15px "Noto Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root { color: #e6e1d7; background: #181715; } }
.displacy-tag, .displacy-label { font-size: 12px; opacity: .75; }
.role .displacy-word { font-weight: bold; text-decoration: underline; }
"""
"""Of a drawing that is a file of its own; in a page, the page's style sheet does this."""


def draw_parse(words: Sequence[Word], *, label: str, alone: bool = False) -> str:
    """Return the drawing of a parse as an `svg` element; empty for no words.

    `label` says to screen readers what it shows. A drawing that stands alone carries its colours with it, light and
    dark. Nothing in it is loaded from anywhere.
    """
    if not words:
        return ""
    from lxml import etree
    from spacy import displacy

    options = {"distance": WORD_WIDTH, "word_spacing": 34, "arrow_spacing": SPACING, "arrow_stroke": 1.5,
               "compact": False, "bg": "none", "color": "currentColor", "font": "inherit"}  # fmt: skip
    parse = {"words": [_word(word) for word in words], "arcs": _arcs(words), "settings": {"lang": "en"}}
    drawn = displacy.render(parse, style="dep", manual=True, options=options, jupyter=False)
    svg = etree.fromstring(drawn, etree.XMLParser(resolve_entities=False, no_network=True))
    _make_quiet(svg, words)
    svg.set("role", "img")
    svg.set("aria-labelledby", "parse-title parse-words")
    said = {"title": ("parse-title", label), "desc": ("parse-words", _describe(words))}
    for place, (tag, (identity, text)) in enumerate(said.items()):
        element = etree.Element(tag, id=identity)
        element.text = text
        svg.insert(place, element)
    if alone:
        style = etree.Element("style")
        style.text = FILE_STYLE
        svg.insert(0, style)
    etree.cleanup_namespaces(svg)
    return str(etree.tostring(svg, encoding="unicode"))


def _describe(words: Sequence[Word]) -> str:
    """Return the parse in words, for who does not see the drawing."""
    hanging = (f"{printable(word.text)}: {word.relation} of {printable(words[word.head].text)}"
               for place, word in enumerate(words) if word.head != place)  # fmt: skip
    return "; ".join(hanging) + "."


def _word(word: Word) -> dict[str, str]:
    return {"text": printable(word.text), "tag": f"{word.tag} · {word.role}" if word.role else word.tag}


def _arcs(words: Sequence[Word]) -> list[dict[str, Any]]:
    return [
        {"start": min(place, word.head), "end": max(place, word.head), "label": word.relation,
         "dir": "left" if place < word.head else "right"}
        for place, word in enumerate(words)
        if word.head != place
    ]  # fmt: skip


def _make_quiet(svg: Any, words: Sequence[Word]) -> None:
    """Take out inline styles and random identities; mark the words that the claim took."""
    numbers: dict[str, str] = {}
    for element in svg.iter():
        element.attrib.pop("style", None)
        if (identity := element.attrib.pop("id", None)) is not None and element is not svg:
            element.set("id", numbers.setdefault(identity, f"arc-{len(numbers)}"))
    for element in svg.iter():
        if XLINK in element.attrib:
            element.set("href", f"#{numbers[element.attrib.pop(XLINK).removeprefix('#')]}")
    svg.attrib.pop(LANGUAGE, None)
    svg.attrib.pop("direction", None)
    svg.set("viewBox", f"0 0 {svg.get('width')} {svg.get('height')}")
    for element in svg.iter("{*}text"):
        if element.get("dy") is not None:
            element.set("dy", LABEL_RISE)
    tokens = [element for element in svg.iter() if element.get("class") == "displacy-token"]
    for element, word in zip(tokens, words, strict=True):
        if word.role is not None:
            element.set("class", f"displacy-token role {word.role}")
