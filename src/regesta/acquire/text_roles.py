"""Paragraphs of a plain text enter; the role of each leaves: title, heading, note, list, caption, furniture, …

What a browser's "save as text" leaves of a page has no marks but its lines, so roles rest on what stands where:
short lines without a stop, what follows them, numbers and bullets, and the phrases of furniture.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from regesta.acquire.bullets import BULLET_SIGNS
from regesta.acquire.furniture import ends_article, find_listed_stories, furniture_reason
from regesta.acquire.printed_dates import find_printed_dates, is_date_line
from regesta.acquire.provenance import ends_in_picture_credit, is_credit_line
from regesta.acquire.text_notes import find_notes
from regesta.model import BlockRole

_FINAL = re.compile(r"[.!?…][”’\"')\]]*(\[\w+\s?\]|\d{1,3})?$")
_BULLET = re.compile(rf"[{BULLET_SIGNS}*]\s*\S")
_NUMBERED_ENTRY = re.compile(r"(\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivx]+\)|[-–])\s+\S")
_NUMBERED_HEADING = re.compile(r"(?:Chapter|Section|Part|Annex)?\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-Z]")
_BYLINE = re.compile(
    r"(?:(?:(?:as )?(?:written|posted|delivered|presented|prepared|compiled|reported|edited|translated|submitted) )?by|"
    r"from our correspondent|(?:from|to|cc|sent|date|reply-to):)\s+\w",
    re.I,
)
_CREDIT = re.compile(
    r"(\b(photo|image|picture|illustration|credit)s?\s*(:|by|courtesy|©)|©|\bsources?:|^source\b)"
    r"\s*[\w./ ’&-]{2,60}[.)]*$",
    re.I,
)
_STAMP = re.compile(r"date:? (?:1[89]|20)\d\d-\d\d-\d\d\b|(?:for )?immediate release\b", re.I)
"""What databases and press offices print above a text: "date 2019-01-14", "FOR IMMEDIATE RELEASE"."""
_ENTRY_BELOW = re.compile(r"from \w+,? the free encyclop", re.I)
"""What encyclopedias print below the title of an entry."""
_SUBJECT = re.compile(r"(?:subject|re|fwd?):\s+\w", re.I)
"""What a mail is about; its title unless a better line stands below."""
_LABELLED = re.compile(
    r"(?:publisher|published (?:by|under|in)|publication|issued by|author|posted in|filed under|section|category|"
    r"topics?|tags?|keywords|type|language|sources?|symbol|reference|ref|coordinates|photo|image|picture|photograph)s?\s*:\s*\S|"
    r"(?:press release|statement|news|speech|report|article)\s*\|\s*\S|(?:photo|image|picture)s? (?:by|courtesy)\b",
    re.I,
)
"""What sites print above a text of the text: "Published under: …", "Press release | Date: …"."""
_PICTURE = re.compile(r"(?:photo|image|picture)", re.I)
_PLACE_ON_MAP = re.compile(r"(?:coordinates\b\W*)?\d{1,3}°\s?\d{1,2}[′']", re.I)
_PICTURE_LABEL = re.compile(
    r"(?:\b|[|/(])(?:PHOTO|FILE PHOTO|PHOTO ?\| ?FILE|IMAGE|PICTURE|PIC)S?\b(?: ?[|/:] ?[\w ./-]{1,40})?\)?$|-pic$"
)
_IN_PICTURE = re.compile(r"\((left|right|cent(er|re)|l|r|c|front|back|file photo|file)\)", re.I)
_TABLE_OR_FIGURE = re.compile(r"(?:Table|Figure|Fig\.|Chart|Map|Graph|Box|Photo)\s+\d{1,3}(?:\.\d+)?\s*[.:–—-]\s*\S")
_END = 60
"""Characters at the end of a paragraph in which its final stop is looked for."""
_HEADING_MOST_WORDS = 14
_TITLE_MOST_WORDS = 28
_HEADLINE_WORDS = 5
"""Words beyond which a line is not more of a headline: the first such line is, and what sums it up stands below."""
_TITLE_WITHIN = 200
"""Paragraphs from the top among which a title is looked for."""
_HEAD_BELOW_TITLE = _HEAD_WITHOUT_TITLE = 6
"""Paragraphs in which labels of the text itself stand: below the title, and from the top where there is none."""
_BODY_LEAST_WORDS = 12
_CAPTION_MOST_CHARACTERS = 350
_MENU_LEAST_LINES = 4
"""Shortest run of menu lines: three short lines can be a name, an office and a city."""
_MENU_MOST_WORDS = 5
_TAIL_SHARE = 0.34
"""What follows the article's end is furniture only if it is this small a part of the words before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what is to be seen around it."""

    text: str
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A paragraph's role, with the level of a heading and the mark of a note."""

    role: BlockRole
    level: int | None = None
    mark: str | None = None


def assign_roles(paragraphs: Sequence[Paragraph], known: Mapping[int, Role] | None = None) -> list[Role]:
    """Return one role for each paragraph; what nothing tells apart is a paragraph.

    `known` are roles that the format states, by index; where the title is not among them, the line most like a headline
    is taken.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    roles: dict[int, Role] = dict(known or {})
    for index, text in enumerate(texts):
        if furniture_reason(text):
            roles.setdefault(index, Role("furniture"))
    for index, mark in find_notes(texts).items():
        if index not in (known or {}):
            roles[index] = Role("footnote", mark=mark)
    for index in find_listed_stories(texts):
        roles.setdefault(index, Role("furniture"))
    _mark_tail(texts, roles)
    headings = (index for index, role in roles.items() if role.role == "heading")
    body = min([_first_body(texts, roles), *headings])
    title = next((index for index, role in roles.items() if role.role == "title"), None)
    if title is None:
        title = _find_title(paragraphs, roles, body)
    if title is not None:
        roles[title] = Role("title")
    _mark_menus(paragraphs, roles, title, body)
    for index in range(len(texts)):
        if index not in roles:
            roles[index] = _judge(texts, index, roles, title)
    return [roles[index] for index in range(len(texts))]


def _mark_tail(texts: Sequence[str], roles: dict[int, Role]) -> None:
    """Mark what a site prints after the article's end, unless so much running text follows that it is no tail."""
    words = (0 if index in roles else len(text.split()) for index, text in enumerate(texts))
    so_far = list(accumulate(words))
    for index, text in enumerate(texts):
        before, after = so_far[index], so_far[-1] - so_far[index]
        if before > 0 and after <= _TAIL_SHARE * before and ends_article(text):
            for later in range(index + 1, len(texts)):
                roles.setdefault(later, Role("furniture"))
            return


def _first_body(texts: Sequence[str], roles: dict[int, Role]) -> int:
    """Return the index of the first paragraph of running text, or the number of paragraphs if there is none."""
    for index, text in enumerate(texts):
        if (
            index not in roles
            and len(text.split()) >= _BODY_LEAST_WORDS
            and _FINAL.search(text[-_END:])
            and not _is_caption(texts, index)
        ):
            return index
    return len(texts)


def _find_title(paragraphs: Sequence[Paragraph], roles: dict[int, Role], body: int) -> int | None:
    """Return the index of the title: above the first running text, the line most like a headline."""
    best: tuple[int, int] | None = None
    texts = [paragraph.text for paragraph in paragraphs[: body + 1][:_TITLE_WITHIN]]
    for index, text in enumerate(texts[:body]):
        words = re.findall(r"\w[\w’'.-]*", text)
        if (
            index in roles
            or not 1 <= len(words) <= _TITLE_MOST_WORDS
            or 2 * sum(word[0].isalpha() for word in words) <= len(words)
            or _FINAL.search(text[-_END:])
            or _looks_like_head_matter(text)
            or _is_caption(texts, index)
        ):
            continue
        in_run = not paragraphs[index].blank_before or (
            index + 1 < len(paragraphs) and not paragraphs[index + 1].blank_before
        )
        score = (
            min(len(words), _HEADLINE_WORDS)
            + (3 if text.isupper() else 0)
            + (2 * _HEADLINE_WORDS if _ENTRY_BELOW.match(" ".join(texts[index + 1 : index + 2])) else 0)
            + (2 if re.search(r"\b(1[89]|20)\d\d\b", text) and not _tells_when(text) else 0)
            - (2 if in_run else 0)
        )
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best and (best[0] > 1 or body - best[1] <= 2) else None


def _tells_when(text: str) -> bool:
    """Say whether a line's year is only a date's: after an outlet ("By X, 4 April 2023") or a label ("Since: …")."""
    dates = find_printed_dates(text)
    return bool(dates) and "-" in dates[-1].edtf and (dates[-1].end == len(text) or ": " in text[: dates[-1].start])


def _looks_like_head_matter(text: str) -> bool:
    return bool(
        _BYLINE.match(text)
        or is_date_line(text)
        or _STAMP.match(text)
        or _LABELLED.match(text)
        or _PLACE_ON_MAP.match(text)
        or is_credit_line(text)
        or (not text[0].isalnum() and text[0] not in "“\"‘'«[(")
    )


def _mark_menus(paragraphs: Sequence[Paragraph], roles: dict[int, Role], title: int | None, body: int) -> None:
    """Mark runs of short lines above the title, or above the running text where there is no title, as the site's."""
    limit = title if title is not None else body
    run: list[int] = []
    for index in range(limit + 1):
        known = roles.get(index)
        short = index < limit and _is_menu_line(paragraphs[index].text) and (known is None or known.role == "furniture")
        if short and (not run or not paragraphs[index].blank_before or known is not None):
            run.append(index)
            continue
        if len(run) >= _MENU_LEAST_LINES:
            roles.update({entry: Role("furniture") for entry in run})
        run = [index] if short else []


def _is_menu_line(text: str) -> bool:
    return len(text.split()) <= _MENU_MOST_WORDS and not _FINAL.search(text[-_END:])


def _judge(texts: Sequence[str], index: int, roles: dict[int, Role], title: int | None) -> Role:
    text = texts[index]
    head = (title is not None and title < index <= title + 4) or index <= 3
    if head and len(text.split()) <= 14 and (_BYLINE.match(text) or is_date_line(text) or _STAMP.match(text)):
        return Role("byline")
    if index < (title + _HEAD_BELOW_TITLE if title is not None else _HEAD_WITHOUT_TITLE):
        role = _judge_head_matter(text, above_title=title is not None and index < title)
        if role:
            return role
    if _is_caption(texts, index):
        return Role("caption")
    if _BULLET.match(text) or (_NUMBERED_ENTRY.match(text) and _beside_entry(texts, index)):
        return Role("list")
    if _is_heading(texts, index, roles):
        numbered = _NUMBERED_HEADING.match(text)
        return Role("heading", level=numbered[1].count(".") + 1 if numbered else 1)
    return Role("paragraph")


def _judge_head_matter(text: str, *, above_title: bool) -> Role | None:
    """Return the role of a label of the text itself, a mail's subject or a masthead; None for any other line."""
    if len(text.split()) > _TITLE_MOST_WORDS or _FINAL.search(text[-_END:]):
        return None
    if above_title and (_SUBJECT.match(text) or text.isupper()):
        return Role("heading", level=1)
    if _LABELLED.match(text):
        return Role("caption" if _PICTURE.match(text) else "byline")
    return None


def _beside_entry(texts: Sequence[str], index: int) -> bool:
    neighbours = [texts[near] for near in (index - 1, index + 1) if 0 <= near < len(texts)]
    return any(_NUMBERED_ENTRY.match(neighbour) for neighbour in neighbours)


def names_table_or_figure(text: str) -> bool:
    """Say whether a paragraph is the caption of a table or figure, by its number: "Table 3: Land released"."""
    return len(text) <= _CAPTION_MOST_CHARACTERS and bool(_TABLE_OR_FIGURE.match(text))


def _is_caption(texts: Sequence[str], index: int) -> bool:
    """Say whether a short paragraph describes a picture: a credit, "(left)", or the same words twice running."""
    text = texts[index]
    if len(text) > _CAPTION_MOST_CHARACTERS:
        return False
    neighbours = [texts[near] for near in (index - 1, index + 1) if 0 <= near < len(texts)]
    if names_table_or_figure(text):
        return True
    twice = text in neighbours and len(text.split()) > 3
    return bool(
        twice
        or _CREDIT.search(text)
        or _PICTURE_LABEL.search(text)
        or ends_in_picture_credit(text)
        or (_IN_PICTURE.search(text) and len(text.split()) <= 40)
    )


def _is_heading(texts: Sequence[str], index: int, roles: dict[int, Role]) -> bool:
    """Say whether a short line without a stop has text or another heading below it."""
    text = texts[index]
    if (
        len(text.split()) > _HEADING_MOST_WORDS
        or len(text) > 110
        or _FINAL.search(text[-_END:])
        or text[-1] in ",;:-–—"
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'") or not any(map(str.isalpha, text)):
        return False
    following = [later for later in range(index + 1, min(index + 3, len(texts))) if later not in roles]
    return any(len(texts[later].split()) >= _BODY_LEAST_WORDS for later in following)
