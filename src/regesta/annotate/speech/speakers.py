"""Who speaks: the head word of a noun phrase enters; the attribution link that it stands for leaves.

A named person has the full name of the document and the office printed with it; an office described without a name
stands for its holder where the document names exactly one; officials, witnesses and media reports without names are
anonymous, with their description as printed. A pronoun stands for the person who spoke or acted last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.lexicon_files import word_set
from regesta.annotate.speech.bodies_meant import body_meant, outlet_in_full
from regesta.annotate.speech.papers import PaperReader
from regesta.annotate.speech.people import People
from regesta.annotate.speech.phrases import noun_phrase
from regesta.annotate.speech.pronoun_speakers import IMPERSONAL, PERSONAL, UNNAMED, PronounReader, is_own
from regesta.annotate.speech.quotations import Quotation, find_quotations
from regesta.annotate.speech.source_names import (
    before_circumstance,
    behind_body_noun,
    behind_outlet_noun,
    behind_possessor,
    is_description,
    is_outlet,
    is_press_service,
    split_title,
    without_article,
)  # fmt: skip
from regesta.model import AttributionLink, Document, Evidence, FootnoteCall


@dataclass
class Speakers:
    """Resolves noun phrases of one document to sources, remembering who spoke last."""

    document: Document
    view: DependencyView
    people: People
    calls: Sequence[FootnoteCall] = ()
    spoken: list[tuple[int, AttributionLink]] = field(default_factory=list)
    """Offset and source of each cue so far, in the order of reading."""

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks."""
        return tuple(find_quotations(self.document.text, self.document.blocks))

    def describe(self, head: int) -> AttributionLink | None:
        """Return the source that a noun phrase names; None for "I", for relatives and for lost pronouns."""
        low = self.view.lows[head]
        if low in PERSONAL or low in IMPERSONAL:
            return PronounReader(self).read(head, personal=low in PERSONAL)
        span = noun_phrase(self.view, head)
        if self.is_one_of_several(head):
            name = self.document.text[span[0] : span[1]].partition(",")[0]
            return AttributionLink(role="speaker", name=name, anonymous=True, evidence=self.evidence_of(span))
        if is_own(self.view, head) or self.view.tags[head] in ("CD", "WP", "WDT", "EX"):
            return None
        person = self._person(head, span)
        return person or self._beside_description(head, span) or self._unnamed_or_body(head, span)

    def is_one_of_several(self, head: int) -> bool:
        """Whether a word picks unnamed people out of a group: "one of the officials", "two of the diplomats"."""
        view = self.view
        people = word_set("sources", "people", "unnamed") | word_set("speech", "bodies")
        picks = view.tags[head] in ("CD", "DT", "JJ") or view.lows[head] in ("one", "some", "several", "many")
        return picks and any(
            view.tags[group] in ("NNS", "NNPS")
            and view.lemmas[group] in people
            and any(view.lows[case] == "of" for case in view.children_by(group, "case"))
            for group in view.children_by(head, "nmod", "obl")
        )

    def unnamed(self, hedge: str | None) -> AttributionLink:
        """Return the source of a report whose origin the text does not give."""
        return AttributionLink(role="speaker", name=UNNAMED, hedge=hedge, anonymous=True)

    def remember(self, offset: int, link: AttributionLink) -> None:
        """Keep who spoke, for the pronouns and quotations that follow."""
        self.spoken.append((offset, link))

    def evidence_of(self, span: tuple[int, int]) -> Evidence:
        """Quote the words that name a source."""
        text = self.document.text[span[0] : span[1]]
        return Evidence(document_id=self.document.id, start=span[0], end=span[1], quote=text)

    def _person(self, head: int, span: tuple[int, int]) -> AttributionLink | None:
        """Return the person whom a phrase or its apposition names."""
        view = self.view
        behind = self._behind_titles(head)
        body = view.ent_of[head] >= 0 and view.ents[view.ent_of[head]].label_ == "ORG"
        for place in (head, *behind, *view.children_by(head, "flat", "appos", "compound", "nmod:desc")):
            number = view.ent_of[place]
            if body and view.deps[place] == "appos" and place > head:
                continue  # "In a statement to the News Agency, Jane Doe …": the parse joins them
            if number < 0 or view.ents[number].label_ != "PERSON":
                continue
            ent = view.ents[number]
            if view.deps[place] == "compound" and view.tags[head][:3] != "NNP":
                continue
            found = next((p for p in self.people.mentions if p.start == view.starts[ent.start]), None)
            if found is None:
                continue
            office = self.people.fuller_office(found.name, found.office)
            whole = (min(span[0], ent.start_char), max(span[1], ent.end_char))
            evidence = self.evidence_of(whole)
            return AttributionLink(role="speaker", name=found.name, office=office, evidence=evidence)
        return None

    def _behind_titles(self, head: int) -> list[int]:
        """Return the first word of the name behind a rank or title that the parse took for the head: "Cdr Jane Doe"."""
        view, index = self.view, head
        while index < len(view.words) and view.lows[index].rstrip(".") in word_set("sources", "people", "titles"):
            index += 1
        return [index] if head < index < len(view.words) and view.tags[index].startswith("NNP") else []

    def _beside_description(self, head: int, span: tuple[int, int]) -> AttributionLink | None:
        """Return the person beside "the head of the mission, Jane Doe," where the parse hangs the name elsewhere."""
        described = self.is_office(head) or self.view.lemmas[head] in word_set("sources", "people", "unnamed")
        if not described or self.view.tags[head] == "NNS":
            return None
        printed = self.document.text[span[0] : span[1]]
        for person in self.people.mentions:
            gap = self.document.text[span[1] : person.start] if person.start >= span[1] else ""
            if span[0] < person.start < span[1] or gap.strip() == "," or gap == " ":
                office = without_article(printed[: max(0, person.start - span[0])] or printed).strip(" ,")
                evidence = self.evidence_of((span[0], max(span[1], person.start + len(person.name))))
                if office.endswith(("'s", "’s", " of")) or not office:
                    continue
                return AttributionLink(role="speaker", name=person.name, office=office, evidence=evidence)
        return None

    def _unnamed_or_body(self, head: int, span: tuple[int, int]) -> AttributionLink | None:
        """Return the outlet, office, document, body or unnamed person that a phrase names."""
        view, lemma = self.view, self.view.lemmas[head]
        named = self._name_behind(head)
        if named is not None:
            return self._unnamed_or_body(named, noun_phrase(view, named))
        printed = self.document.text[span[0] : span[1]]
        name = without_article(" ".join(printed.split())).strip('"“”')
        if " ".join(printed.split()).casefold() in word_set("sources", "outlets", "names"):
            name = " ".join(printed.split())  # "The National", whose article is a part of the name
        evidence = self.evidence_of(span)
        if is_press_service(name):
            return AttributionLink(role="press_service", name=name, evidence=evidence)
        common = view.tags[head][:3] in ("NN", "NNS") or view.words[head].islower()  # a parse calls it a name at times
        if lemma in word_set("sources", "outlets", "nouns") and common:
            outlet = self._named_outlet(head) or self._outlet_meant(head)
            return AttributionLink(role="outlet", name=outlet or name, anonymous=outlet is None, evidence=evidence)
        owned = before_circumstance(behind_possessor(name))
        if is_outlet(name) and not (is_outlet(owned) and re.search(r"['’]s? [a-z]", name)):
            return AttributionLink(role="outlet", name=name, evidence=evidence)
        if is_outlet(owned):
            return AttributionLink(role="outlet", name=owned, evidence=evidence)  # "Russia's Interfax"
        name = behind_body_noun(name)
        if view.tags[head].startswith("NNP"):
            bare = behind_outlet_noun(name)
            return self._proper(head, name, evidence) if bare is None else replace(_outlet(bare), evidence=evidence)
        if lemma in word_set("sources", "documents", "nouns"):
            return PaperReader(self).read(head, name, evidence)
        return self._common(head, name, evidence)

    def _name_behind(self, head: int) -> int | None:
        """Return the body or state that a description names behind its comma: "the newest member, Palestine,"."""
        view = self.view
        outlet = view.lemmas[head] in word_set("sources", "outlets", "nouns")
        told = view.child(head, "det", "nmod:poss") is not None
        single = view.tags[head] == "NN" or (view.tags[head] == "NNP" and view.words[head].islower())
        if outlet or not single or not told or self.is_office(head):
            return None
        for child in view.children_by(head, "appos"):
            number = view.ent_of[child]
            labelled = number >= 0 and view.ents[number].label_ in ("PLACE", "ORG")
            short = view.words[child].isupper() and len(view.words[child]) > 2  # "the mine action authority, HCND,"
            if (labelled or short) and child > head and view.tags[child].startswith("NNP"):
                return child
        return None

    def _outlet_meant(self, head: int) -> str | None:
        """Return the outlet cited last that "the news agency" or "the paper" stands for."""
        view = self.view
        bare = not [c for c in view.children[head] if view.deps[c] not in ("det", "case", "compound", "punct")]
        definite = any(view.lows[child] == "the" for child in view.children_by(head, "det"))
        if not definite or not bare or view.tags[head] != "NN":
            return None
        cited = (link.name for _, link in reversed(self.spoken) if link.role == "outlet" and not link.anonymous)
        return next(cited, None)

    def _named_outlet(self, head: int) -> str | None:
        """Return the name beside a word like "newspaper": "the newspaper Izvestia", "the Xinhua news agency"."""
        view = self.view
        follower = head + 1
        if follower < len(view.words) and view.tags[follower].startswith("NNP"):
            last = follower
            while last + 1 < len(view.words) and view.tags[last + 1].startswith(("NNP", "HYPH")):
                last += 1
            return self.document.text[view.starts[follower] : view.ends[last]]
        for child in view.children_by(head, "appos", "compound", "flat", "nmod:desc", "nmod", "amod"):
            if view.tags[child].startswith("NNP") and not view.children_by(child, "case"):
                words = view.subtree(child, frozenset(view.children_by(child, "punct", "det")))
                span = view.span(words[0], words[-1])
                name = self.document.text[span[0] : span[1]] if span else ""
                number = view.ent_of[child]
                of_country = number >= 0 and view.ents[number].label_ == "PLACE" and not is_outlet(name)
                described = name.casefold() in word_set("sources", "outlets", "descriptive")
                if name and not of_country and not described:  # "US media" are no outlet called US, nor "State media"
                    return name
        return None

    def _proper(self, head: int, name: str, evidence: Evidence) -> AttributionLink | None:
        """Return a source named by capitals: an office holder ("President"), a surname, a body or a state."""
        words = name.split()
        if is_description(name):
            return None
        outlet = outlet_in_full(self.view, name)
        if outlet is not None:
            return replace(_outlet(outlet), evidence=evidence)
        if self.is_office(head) and all(w[:1].isupper() or w in ("of", "the", "for", "and") for w in words):
            holder = self.people.holder(name)
            if holder:
                office = self.people.office(holder)
                return AttributionLink(role="speaker", name=holder, office=office, evidence=evidence)
            return AttributionLink(role="speaker", name=name, office=name, evidence=evidence)
        bare, title = split_title(name)
        full = self.people.full_name(bare, head)
        if title is None or (full == bare and full not in self.people.offices):
            full = self.people.full_name(name, head)
            named = AttributionLink(role="speaker", name=full, office=self.people.office(full), evidence=evidence)
            return self._in_full(named) if self.view.child(head, "det") is not None else named
        office = self.people.fuller_office(full, title)
        return AttributionLink(role="speaker", name=full, office=office, evidence=evidence)

    def is_office(self, head: int) -> bool:
        """Whether a word is the head of an office's name."""
        return self.view.lemmas[head] in word_set("sources", "people", "offices")

    def _common(self, head: int, name: str, evidence: Evidence) -> AttributionLink | None:
        """Return an office holder, an unnamed person or a body that a common noun describes."""
        view, lemma = self.view, self.view.lemmas[head]
        plural = view.tags[head] == "NNS"
        determiner = next((view.lows[child] for child in view.children_by(head, "det", "nummod")), "")
        indefinite = plural or determiner in ("a", "an", "one", "another", "some", "any", "two", "several")
        if self.is_office(head) and not indefinite:
            holder = self.people.holder(name)
            if holder:
                office = self.people.office(holder)
                return AttributionLink(role="speaker", name=holder, office=office, evidence=evidence)
            return AttributionLink(role="speaker", name=name, office=name, evidence=evidence)
        if lemma in word_set("sources", "people", "unnamed") or self.is_office(head):
            before = self._unnamed_before(head) if determiner in ("the", "that") and not plural else None
            if before is not None:
                return replace(before, evidence=evidence)
            return AttributionLink(role="speaker", name=name, anonymous=True, evidence=evidence)
        unnamed = determiner in ("a", "an", "one", "another") and lemma not in word_set("speech", "bodies")
        short = body_meant(view, head) if determiner == "the" and not plural else None
        return self._in_full(AttributionLink(role="speaker", name=short or name, anonymous=unnamed, evidence=evidence))

    def _unnamed_before(self, head: int) -> AttributionLink | None:
        """Return who "the official" is: the one so called who spoke last, "a senior official of the ministry"."""
        bare = all(self.view.deps[c] in ("det", "punct", "case") for c in self.view.children[head])
        last = self.spoken[-1][1] if bare and self.spoken else None
        if last is None or last.name == UNNAMED or not last.anonymous or last.role != "speaker":
            return None
        return last if self.view.lows[head] in last.name.casefold().split() else None

    def _in_full(self, link: AttributionLink) -> AttributionLink:
        """Give "the ministry" and "the Authority" the name of the last speaker that ends in these words."""
        ending = f" {link.name.casefold()}"
        fuller = next((said for _, said in reversed(self.spoken) if said.name.casefold().endswith(ending)), None)
        plain = fuller is not None and not fuller.anonymous and fuller.office is None and not link.anonymous
        return replace(link, name=fuller.name) if fuller is not None and plain else link


def _outlet(name: str) -> AttributionLink:
    """Return an outlet by its name."""
    return AttributionLink(role="outlet", name=name)
