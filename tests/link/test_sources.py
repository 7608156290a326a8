"""Who speaks is an entity like who is spoken of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from regesta.link import link_entities
from regesta.link.sources import mention_of_source
from regesta.model import AttributionLink, Claim

MakeClaim = Callable[..., Claim]


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        (AttributionLink(role="publisher", name="RFE/RL"), "organisation"),
        (AttributionLink(role="outlet", name="Moscow Times"), "organisation"),
        (AttributionLink(role="speaker", name="Vladimir Putin", office="Russian President"), "person"),
        (AttributionLink(role="speaker", name="Dan Burton"), "person"),
        (AttributionLink(role="speaker", name="Kremlin"), "country"),
        (AttributionLink(role="speaker", name="Ministry of Defence"), "organisation"),
        (AttributionLink(role="speaker", name="HALO Trust"), "organisation"),
        (AttributionLink(role="footnote", name="Erkin Mamkulov", office="Deputy Minister", kind="letter"), "person"),
        (AttributionLink(role="footnote", name="Monitor Report 2004", kind="report"), None),
        (AttributionLink(role="speaker", name="officials", anonymous=True), None),
        (AttributionLink(role="speaker", name="Prime Minister"), None),
        (AttributionLink(role="speaker", name="Minister For The Army"), None),
        (AttributionLink(role="speaker", name="Office of the Prime Minister"), "organisation"),
        (AttributionLink(role="speaker", name="Tajik side of the border"), None),
        (AttributionLink(role="publisher", name="[publisher not stated]"), None),
    ],
)
def test_what_a_source_is(link: AttributionLink, kind: str | None) -> None:
    mention = mention_of_source(link)
    assert (mention.type if mention else None) == kind


def _said(claim: Claim, *links: AttributionLink, on: str | None = None) -> Claim:
    return replace(claim, attribution=links, asserted_on=on)


def test_a_speaker_of_two_documents_is_one_entity_and_the_one_spoken_of(make_claim: MakeClaim) -> None:
    first = _said(
        make_claim("country: Syria"), AttributionLink(role="speaker", name="Vladimir Putin", office="President")
    )
    second = _said(make_claim("country: Syria", document="d2"), AttributionLink(role="speaker", name="Владимир Путин"))
    third = make_claim("person: Vladimir Putin", document="d3")
    linking = link_entities([first, second, third])
    assert len({linking.entity_of[first.id, "attribution:0"], linking.entity_of[second.id, "attribution:0"],
                linking.entity_of[third.id, "subject"]}) == 1  # fmt: skip


def test_a_surname_is_joined_by_office_and_time_only(make_claim: MakeClaim) -> None:
    """President Aliyev of 1998 and of 2010 were father and son."""
    full = AttributionLink(role="speaker", name="Ilham Aliyev", office="President of Azerbaijan")
    bare = AttributionLink(role="speaker", name="Aliyev", office="Azerbaijani President")
    known = _said(make_claim("country: Georgia"), full, on="2010-05-01")
    near = _said(make_claim("country: Georgia", document="d2"), bare, on="2011")
    far = _said(make_claim("country: Georgia", document="d3"), bare, on="1998")
    linking = link_entities([known, near, far])
    assert linking.entity_of[known.id, "attribution:0"] == linking.entity_of[near.id, "attribution:0"]
    assert linking.entity_of[known.id, "attribution:0"] != linking.entity_of[far.id, "attribution:0"]


def test_holders_of_one_office_are_two(make_claim: MakeClaim) -> None:
    links = [AttributionLink(role="speaker", name=name, office="Kyrgyz President") for name in ("Akaev", "Bakiev")]
    a, b = (_said(make_claim("country: Kyrgyzstan", document=f"d{n}"), link, on="2005") for n, link in enumerate(links))
    linking = link_entities([a, b])
    assert linking.entity_of[a.id, "attribution:0"] != linking.entity_of[b.id, "attribution:0"]
