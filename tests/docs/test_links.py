"""Pages lead to pages that are there, name commands that exist, and are all listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regesta.cli import app
from tests.docs.pages import REPOSITORY

LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
PAGES = [REPOSITORY / "README.md", REPOSITORY / "examples" / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made of the headings' words."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_somewhere(page: Path) -> None:
    for match in LINK.finditer(page.read_text(encoding="utf-8")):
        to, _, anchor = match["to"].partition("#")
        if "://" in to:
            continue
        target = page.parent / to if to else page
        assert target.exists(), f"{page.name} leads to {to}"
        assert not anchor or anchor in anchors_of(target), f"{page.name} leads to #{anchor}"


def test_commands_in_the_readme_exist() -> None:
    named = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    shown = re.findall(r"^ +\.venv/bin/regesta (\w+)", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.M)
    assert len(shown) >= 6
    assert set(shown) <= named


def test_every_page_is_listed() -> None:
    index = (REPOSITORY / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in (REPOSITORY / "docs").glob("*.md") if page.name != "README.md"]
    assert [name for name in pages if f"]({name})" not in index] == []
