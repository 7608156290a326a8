"""A country's report: documents, claims, names and findings enter; a report in sections leaves.

Every factual sentence carries a note; where nothing was found, that is said, with what was searched for. Sections,
their parts and their order are data (wording/sections.yaml).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from regesta.model import Claim, Document, Finding
from regesta.report.comparing import compare_findings
from regesta.report.content import Block, Edition, Paragraph, Report, Section, Sentence, Span
from regesta.report.dating import document_years
from regesta.report.material import Linking, Material, Slot, assemble_material
from regesta.report.naming import country_in_text
from regesta.report.noting import NoteBook, count_words
from regesta.report.tables import list_positions, list_sources
from regesta.report.telling import tell_claims
from regesta.report.wording import load_sections, load_sentences

__all__ = ["write_report"]


AREA_SLOTS: tuple[Slot, ...] = ("subject", "location")


def write_report(
    country: str,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    linking: Linking,
    findings: Sequence[Finding],
    *,
    edition: Edition = "checking",
) -> Report:
    """Return the footnoted report on one country, by its English short name; the same input gives the same report.

    The checking edition's notes quote what they rest on and name file, page and claim; the publication edition's notes
    are citations only. With no claims on the country every section says what was read and that nothing was found.
    """
    material = assemble_material(country, documents, claims, linking, findings)
    notes = NoteBook(material, edition)
    sections = [_write_section(plan, material, notes) for plan in load_sections()]
    sections += _closing_sections(material, notes)
    introduction = Paragraph((Sentence((Span(load_sentences()["introduction"][edition]),)),))
    return Report(
        title=country, edition=edition, introduction=introduction, sections=tuple(sections), notes=notes.notes
    )


def _write_section(plan: dict[str, Any], material: Material, notes: NoteBook) -> Section:
    """Write one section: parts without a title are its own text, the others stand under their headings."""
    blocks: list[Block] = []
    sections: list[Section] = []
    for part in plan["parts"]:
        for title, paragraphs in _write_part(part, material, notes):
            if title:
                sections.append(Section(title, tuple(paragraphs)))
            else:
                blocks.extend(paragraphs)
    return Section(plan["title"], tuple(blocks), tuple(sections))


def _write_part(part: dict[str, Any], material: Material, notes: NoteBook) -> list[tuple[str, list[Paragraph]]]:
    """Return (heading, paragraphs) for a part; where no claim belongs to it, one paragraph that says so."""
    predicates = {predicate for group in part["groups"] for predicate in group}
    claims = [claim for claim in material.told if claim.predicate in predicates]
    if not claims:
        title = "" if part.get("by") else part.get("title", "")
        return [(title, [_nothing(part["nothing"], ", ".join(sorted(predicates)), material, notes)])]
    if part.get("by") == "area":
        return [("", _write_areas(claims, material, notes))]
    if part.get("by"):
        return [
            (_heading(part, name, material.country), _write_groups(part, name, members, material, notes))
            for name, members in _divide(part["by"], claims, material)
        ]
    return [(part.get("title", ""), _write_groups(part, None, claims, material, notes))]


def _heading(part: dict[str, Any], name: str | None, country: str) -> str:
    """Return a part's heading; inside a phrase a country takes the article that it does without alone."""
    if name and name.casefold() == country.casefold():
        own: str = part["own"]
        return own
    form: str = part["title"] if name else part["unnamed"]
    alone = form == "{name}"
    return form.format(name=name if alone or name is None else country_in_text(name))


def _divide(by: str, claims: list[Claim], material: Material) -> list[tuple[str | None, list[Claim]]]:
    """Divide claims by the other side: names with most claims first, those that name none last."""
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_other_side(by, claim, material), []).append(claim)
    return sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))


def _other_side(by: str, claim: Claim, material: Material) -> str | None:
    operator = material.country_of(claim, "operator") or material.name(claim, "operator")
    if by == "operator":
        return operator
    sides = (operator, material.country_of(claim, "host"), material.country_of(claim, "subject"))
    return next((side for side in sides if side and side.casefold() != material.country.casefold()), None)


def _write_groups(
    part: dict[str, Any], name: str | None, claims: list[Claim], material: Material, notes: NoteBook
) -> list[Paragraph]:
    paragraphs = []
    told: set[tuple[str, ...]] = set()
    for group in part["groups"]:
        members = [claim for claim in claims if claim.predicate in group]
        if sentences := tell_claims(members, material, notes, told):
            paragraphs.append(Paragraph(sentences))
    wants_strength = part.get("by") == "operator" and name and name.casefold() != material.country.casefold()
    if wants_strength and name and not any(claim.predicate == "troop_strength" for claim in claims):
        forms = load_sentences()["nothing"]
        words = {
            "many": forms["strength"].format(operator=country_in_text(name), country=material.country),
            "one": forms["strength_one"].format(operator=country_in_text(name), country=material.country),
        }
        paragraphs.append(_nothing(words, f"troop_strength; operator {name}", material, notes))
    return paragraphs


def _write_areas(claims: list[Claim], material: Material, notes: NoteBook) -> list[Paragraph]:
    """Return a paragraph for each area, the whole country first, with the area's name before it."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_area(claim, material), []).append(claim)
    whole = material.country
    order = sorted(found, key=lambda name: (name.casefold() != whole.casefold(), -len(found[name]), name))
    return [Paragraph(tell_claims(found[name], material, notes), run_in=f"{name}.") for name in order]


def _area(claim: Claim, material: Material) -> str:
    """Return the area that a claim speaks of: its subject or place when that has a name, else the country."""
    for slot in AREA_SLOTS:
        mention = material.mention(claim, slot)
        if mention is not None and mention.type in {"area", "place", "facility"}:
            name = material.name(claim, slot) or mention.name
            if name[:1].isupper():
                return name
    return material.country


def _nothing(forms: dict[str, str], searched: str, material: Material, notes: NoteBook) -> Paragraph:
    """Say that nothing was found: how many documents were read, of which years, and in the note what was searched."""
    documents = list(material.documents.values())
    words = load_sentences()["nothing"]
    years, without = document_years(documents)
    form = forms["one"] if len(documents) == 1 else forms["many"]
    undated = f" ({count_words(without)} undated)" if without else ""
    if len(documents) == 1:
        lead = words["one_document"].format(dated=f"dated {years[0]}" if years else "undated")
    elif years:
        lead = words["documents"].format(
            count=count_words(len(documents)), first=years[0], last=years[-1], undated=undated
        )
    else:
        lead = words["undated_documents"].format(count=count_words(len(documents)))
    text = f"{lead} {form.format(country=material.country)}"
    number = notes.cite_nothing(f"{searched}; {material.country}")
    return Paragraph((Sentence((Span(text),), (number,)),))


def _closing_sections(material: Material, notes: NoteBook) -> list[Section]:
    """Positions and disagreements where there are any, and always the list of what was read."""
    sections = []
    positions = list_positions(material, notes)
    if positions is not None:
        sections.append(Section("Positions of officials", (positions,)))
    differences = compare_findings(material, notes)
    if differences is not None:
        sections.append(Section("Where sources differ or cannot be compared", (differences,)))
    return [*sections, Section("Sources read", list_sources(material))]
