"""A register in which everything that a stranger writes is an attack: an address to call enters, a register leaves."""

from __future__ import annotations

from dataclasses import replace

from regesta.model import AttributionLink, Figure, Refusal, ResolvedPlace, digest
from tests.web.hand_made import HandMade, claim_that, mention, write_document


def write_attacks(beacon: str) -> str:
    """Return words that call the beacon or change the title, if a browser takes any of them for more than words."""
    return (
        f"<script>document.title='pwned';fetch('{beacon}/script')</script>"
        f"<img src=x onerror=\"document.title='pwned';new Image().src='{beacon}/onerror'\">"
        f"<img src=\"{beacon}/img\"><svg onload=\"document.title='pwned';fetch('{beacon}/svg')\"><circle r=9 /></svg>"
        f"<style>@import url({beacon}/import);body{{background:url({beacon}/css)}}</style>"
        f'<link rel=stylesheet href="{beacon}/link"><iframe src="{beacon}/frame"></iframe>'
        f'<meta http-equiv=refresh content="0;url={beacon}/refresh"><base href="{beacon}/">'
        f'<form action="{beacon}/form"><button>Go</button></form><a href="javascript:document.title=\'pwned\'">here</a>'
        f"\" autofocus onfocus=\"document.title='pwned'\" x=\"' onmouseover='document.title=1' "
        f"{{{{ 7 * 7 }}}} {{% raw %}} ${{7*7}} --></title></textarea></style></script>]]>"
    )


HOSTILE_COUNTRY = "<script>document.title='pwned'</script><img src=x onerror=document.title='pwned'>"
"""Short enough to be a country's name in an address."""

CONTROLS = "a\x00b \x1b[31mred\x1b[0m \x07 \u202egnp.exe \u2066isolate \x9b31m \ufeff end"


def make_hostile(beacon: str) -> HandMade:
    """Return a register of hostile documents; every text field of every record carries the attacks."""
    attack = write_attacks(beacon)
    made = HandMade()
    sentence = f"Some 7,000 {attack} soldiers of the {attack[:90]} Guard are there."
    document = write_document(
        f"{attack[:120]}.html",
        [
            ("title", attack), ("heading", attack), ("byline", attack), ("paragraph", sentence), ("quote", attack),
            ("list", attack), ("caption", attack), ("footnote", attack), ("paragraph", CONTROLS), ("furniture", attack),
        ],
        title=attack, publisher=attack, publisher_basis=attack, author=attack, place=attack,
        url=f"javascript:document.title='pwned';fetch('{beacon}/href')", published=f"2012<b>{attack}",
        published_note=attack, published_basis=attack, language='en" onload="document.title=1', retrieved_at=attack,
    )  # fmt: skip
    claim = claim_that(
        document, sentence, "Some 7,000", number=7000, counted=attack, rule=attack, unit=attack,
        subject=mention(document, "Guard", attack, "military_unit"), operator=mention(document, "soldiers", attack),
        host=mention(document, "there", HOSTILE_COUNTRY),
        attribution=(
            AttributionLink(role="publisher", name=attack),
            AttributionLink(role="speaker", name=attack, office=attack, hedge=attack, place=attack, date=attack),
        ),
    )  # fmt: skip
    other = claim_that(document, sentence, "7,000", number=8000, counted=attack, subject=claim.subject, stance="denied")
    at = document.text.index("soldiers")
    made.add(document, [claim, other], [
        Figure(start=at, end=at + 4, text=attack, kind="number", state="unclaimed", reason=attack),
    ])  # fmt: skip
    plain = write_document(
        "controls\u202etxt.exe\x1b[31m", [("paragraph", CONTROLS)], title="T" * 1_000_000, publisher=CONTROLS,
        url=f"{beacon}/plain\u202e",
    )  # fmt: skip
    made.add(plain, [claim_that(plain, CONTROLS, "gnp.exe", kind="text", predicate="position", property="position")])
    made.ask(attack, [claim, other], "sources conflict", "conflict", attack)
    nowhere = ResolvedPlace(
        name=attack, country=attack, latitude=41.0, longitude=44.0, precision="site", reason=attack, lost=(attack,)
    )
    made.entities = [replace(one, place=nowhere, names=(*one.names, attack)) for one in made.entities]
    made.entity_of[claim.id, "attribution:1"] = made.entities[0].id
    made.refusals.append(Refusal(name=attack, reason=attack, advice=attack, original_sha256=digest(attack)))
    return made
