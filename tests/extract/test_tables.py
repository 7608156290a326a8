"""Claims from tables: pages as saved, read by the reader of HTML, with what an analyst would write down."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Claim, Document, Extraction, Mention
from regesta.vocabulary import load_vocabulary

Row = list[str]


def row(cells: Row, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(caption: str | None, header: Row | None, *rows: Row, source: str | None = None) -> str:
    over = f"<caption>{caption}</caption>" if caption else ""
    head = row(header, "th") if header else ""
    under = f"<p>Source: {source}</p>" if source else ""
    return f"<table>{over}{head}{''.join(row(one) for one in rows)}</table>{under}"


def page(title: str, *parts: str) -> str:
    lead = (
        "This page collects what the ministry and the operators gave out; the figures below are theirs and no others."
    )
    meta = '<meta property="article:published_time" content="2021-03-15">'
    body = f"<article><h1>{title}</h1><p>{lead}</p>{''.join(parts)}</article>"
    return f"<html><head><title>{title}</title>{meta}</head><body>{body}</body></html>"


def extraction(folder: Path, html: str) -> tuple[Document, Extraction]:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    document = read_document(path, "page.html")
    assert isinstance(document, Document)
    return document, extract_claims(annotate_document(document), load_vocabulary())


def name(mention: Mention | None) -> str | None:
    return mention.name if mention is not None else None


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says: kind, value, subject, operator, host, and when."""
    value = claim.value.quantity.number if claim.value.quantity is not None else claim.value.edtf or claim.value.iso
    when = claim.valid.start or (claim.observed_at.edtf if claim.observed_at is not None else None)
    kind = f"{claim.predicate}.{claim.property}"
    return kind, value, name(claim.subject), name(claim.operator), name(claim.host), when


MINE_ACTION = page(
    "Mine action in Angola",
    "<h2>Clearance</h2>",
    table(
        "Land release by operator in 2019",
        ["Operator", "Province", "Area cleared (m²)", "AP mines destroyed"],
        ["HALO Trust", "Huambo", "1,234,567", "345[3]"],
        ["MAG", "Moxico", "98,000", "12*"],
        ["APOPO", "Zaire", "–", "0"],
        ["Total", "", "1,332,567", "357"],
        source="National mine action authority, 2020.",
    ),
)
CASUALTIES = page(
    "Landmines in Yemen",
    table(
        "Mine casualties by year",
        ["Year", "Killed", "Injured", "Unknown", "Total"],
        ["2016", "12", "31", "2", "45"],
        ["2017", "8", "20", "n/a", "28"],
        ["Total", "20", "51", "2", "73"],
    ),
)
CONTAMINATION = page(
    "Cluster munition remnants in Iraq",
    "<h2>Contamination</h2>",
    table(
        "Contaminated area by province (km2), end of 2019",
        ["Province", "Confirmed hazardous areas", "CHA (km2)", "Suspected area (km2)"],
        ["Basra", "120", "84.5", "12.25"],
        ["Maysan", "41", "30.1", "unknown"],
    ),
)
BASES = page(
    "Foreign bases in Djibouti",
    table(
        "Military bases in Djibouti",
        ["Base", "Operator", "Opened", "Personnel"],
        ["Camp Lemonnier", "United States", "2002", "4,000"],
        ["Base aérienne 188", "France", "–", "1,450"],
        ["Japanese base", "Japan", "July 2011", "about 180"],
    ),
)
ABROAD = page(
    "Where the troops are",
    table(
        "US troops abroad, by country",
        ["Country", "2017", "2018", "Change"],
        ["Germany", "34,805", "35,275", "470"],
        ["Japan", "38,818", "40,194", "1,376"],
        ["Total", "73,623", "75,469", "1,846"],
    ),
)
CONTRIBUTORS = page(
    "The force in Kosovo",
    table(
        "Troop contributions to KFOR in Kosovo, March 2019",
        ["Contributing country", "Troops"],
        ["Italy", "542"],
        ["Hungary", "388"],
    ),
)
EQUIPMENT = page(
    "Russian forces in Armenia",
    table(
        "Russian forces in Armenia in 2015",
        ["Equipment", "Number"],
        ["Main battle tanks", "74"],
        ["Armoured personnel carriers", "140"],
        ["MiG-29", "18"],
    ),
)
TREATY = page(
    "The Mine Ban Treaty in Asia",
    table(
        "Status of the Mine Ban Treaty",
        ["State", "Date of signature", "Date of ratification"],
        ["Thailand", "3 December 1997", "27 November 1998"],
        ["Brunei", "4 December 1997", "24 April 2006"],
        ["Myanmar", "–", "–"],
    ),
)
AGREEMENTS = page(
    "The legal side of the bases in Tajikistan",
    table(
        "Agreements on Russian bases in Tajikistan",
        ["Agreement", "Date signed", "Expiry"],
        ["Agreement on the status of the 201st base", "5 October 2012", "2042"],
        ["Okno lease", "16 October 2004", "2053"],
    ),
)
DONORS = page(
    "Mine action support in Laos",
    table(
        "International contributions to mine action in Laos in 2018",
        ["Donor", "Amount (national currency)", "Amount (US$ million)"],
        ["Japan", "¥1,200,000", "9.5"],
        ["Norway", "NOK17,500,000", "2.2"],
    ),
)
FACTS = page(
    "Angola",
    "<h2>Mine Ban Treaty</h2>",
    table(
        None,
        None,
        ["Treaty status", "State Party"],
        ["Article 5 deadline", "31 December 2025"],
        ["Mine casualties in 2020", "61"],
        ["Area cleared in 2020", "1.2 km²"],
    ),
)
YEARS_ACROSS = page(
    "Mine clearance in Cambodia",
    table(
        "Five years of clearance",
        ["", "2015", "2016", "2017"],
        ["Area cleared (km²)", "46.1", "48.7", "33.0"],
        ["Antipersonnel mines destroyed", "5,203", "4,112", "2017"],
    ),
)
PLANS = page(
    "Clearance in Zimbabwe",
    table(
        "Planned clearance, 2020–2022",
        ["Year", "Area to be cleared (km²)"],
        ["2020", "8.1"],
        ["2021", "9.2"],
    ),
)
LEVELS = page(
    "Casualties in Colombia",
    "<table><caption>Victims of mines</caption>"
    "<tr><th rowspan=2>Year</th><th colspan=2>Civilians</th><th colspan=2>Soldiers</th></tr>"
    "<tr><th>Killed</th><th>Injured</th><th>Killed</th><th>Injured</th></tr>"
    "<tr><td>2012</td><td>30</td><td>151</td><td>46</td><td>270</td></tr></table>",
)

OUTCOMES = page(
    "Mine casualties in Laos",
    table(
        None,
        None,
        ["Casualties in 2015", "1,310 (2014: 1,296)"],
        ["Casualties by outcome", "345 killed; 965 injured"],
        ["Casualties by age", "n/a"],
    ),
)
INCIDENTS = page(
    "Attacks on peacekeepers in Mali",
    table(
        "Attacks on MINUSMA",
        ["Date", "Place", "Killed", "Wounded", "Claimed by"],
        ["12 March 2017", "Kidal", "2", "7", "JNIM"],
        ["3 May 2017", "Timbuktu", "1", "9", "unknown"],
    ),
)
MONITOR = page(
    "Mine action in Bosnia and Herzegovina",
    "<h2>Contamination</h2>",
    table(
        "Mine contamination by canton (at end 2016)",
        ["Canton", "CHAs", "Area (m²)", "SHAs"],
        ["Una-Sana", "1,068", "123,456,789", "7"],
        ["Total", "1,100", "140,000,000", "30"],
    ),
)
STATUS = page(
    "Arms treaties in Central Asia",
    table(
        "The Convention on Cluster Munitions",
        ["State", "Status"],
        ["Kazakhstan", "Not a party"],
        ["Tajikistan", "Signatory"],
    ),
)
EQUIPMENT_SENT = page(
    "American bases in Kuwait",
    table(
        "US forces in Kuwait, 2018",
        ["Base", "Remarks", "Use", "Troops (thousand)", "Helicopters"],
        ["Camp Arifjan", "since 1999", "logistics", "9.2", "40"],
        ["Camp Buehring", "–", "training", "3", "–"],
    ),
)
ARMS = page(
    "Russian arms for its allies",
    table(
        "Russian deliveries of weapons",
        ["Recipient", "Weapon", "Ordered", "Delivered"],
        ["Armenia", "Su-30", "12", "4"],
        ["Tajikistan", "T-72 tanks", "–", "10"],
    ),
)
STOCKS = page(
    "Mines in Belarus",
    "<h2>Stockpile</h2>",
    table(
        "Antipersonnel mines held by Belarus at the end of 2016",
        ["Mine type", "Stockpiled", "Destroyed"],
        ["PFM-1", "1,500,000", "2,000"],
        ["Total", "1,500,000", "2,000"],
    ),
)
LEAVING = page(
    "The end of the mission in Mali",
    table(
        "French troops in Mali",
        ["Month", "Troops withdrawn", "Troops remaining"],
        ["June 2022", "1,200", "2,400"],
        ["July 2022", "900", "1,500"],
    ),
)
SPANNED = page(
    "Bases abroad",
    "<table><caption>Turkish bases</caption><tr><th>Host country</th><th>Base</th><th>Soldiers</th></tr>"
    "<tr><td rowspan=2>Qatar</td><td>Tariq bin Ziyad base</td><td>3,000</td></tr>"
    "<tr><td>Khalid bin Walid base</td><td>500</td></tr>"
    "<tr><td>Somalia</td><td>Camp TURKSOM</td><td>300</td></tr></table>",
)

SEATS = page(
    "The mission in Somalia",
    "<table><caption>Foreign troops in Somalia by contributing country</caption>"
    "<tr><td rowspan=2>Contributor</td><td colspan=2>AMISOM</td></tr><tr><td>2016</td><td>2018</td></tr>"
    "<tr><td>Burundi</td><td>5,320</td><td>4,900</td></tr><tr><td>Total</td><td>21,500</td><td>20,600</td></tr></table>",
)
BOX = page(
    "Camp Vega",
    "<table><tr><th colspan=2>Camp Vega</th></tr><tr><th>Country</th><td>Djibouti</td></tr>"
    "<tr><th>Operator</th><td>Italian Army</td></tr><tr><th>Garrison</th><td>80-300 personnel</td></tr>"
    "<tr><th>Area</th><td>5 ha</td></tr><tr><th>Lease term</th><td>30 years</td></tr></table>",
)
REMNANTS = page(
    "Explosive ordnance in Cambodia",
    table(
        "Casualties from landmines and explosive remnants of war",
        ["", "2014", "2015"],
        ["Killed", "27", "18"],
        ["of which children", "3", "2"],
    ),
)
SITES = page(
    "Russian forces abroad",
    table(None, ["Country / site", "Unit", "Personnel"], ["Kyrgyzstan, Kant", "999th Air Base", "500"]),
)
SECTORS = page(
    "International contributions to mine action in Colombia in 2017",
    table(
        None,
        ["Donor", "Sector", "Amount (US$)"],
        ["Norway", "Clearance", "7,986,448"],
        ["Spain", "Victim assistance", "3,392,100"],
    ),
)
AREAS_BEHIND = page(
    "Mines in Angola",
    table("Contamination in Angola at the end of 2014", None, ["Confirmed hazardous areas", "90 (12.2km²)"],
          ["Casualties in 2014", "11 (2013: 36)"]),
)  # fmt: skip

SERVICES = page(
    "Where they serve",
    table(
        "US military personnel overseas, by host country (30 September 2009)",
        ["Host country", "Army", "Air Force", "Total"],
        ["Bahrain", "22", "26", "1,488"],
    ),
)

BETWEEN_STATES = page(
    "Report on the force",
    "<p>At the beginning of May 1993 UNPROFOR comprised the following personnel:</p>",
    table(None, None, ["Kenya", "934"], ["Nepal", "899"], ["Jordan", "1,046"], ["Egypt Portugal", "418"]),
)
IN_ONE_STATE = page(
    "Report on the force",
    "<p>At the end of June 2012 UNFICYP was composed of the following military personnel:</p>",
    table(None, None, ["Slovakia", "157"], ["Hungary", "77"], ["Serbia", "46"]),
)

EXPECTED = {
    "who makes up a mission sends its people, and a mission between states is on no ground": (
        BETWEEN_STATES,
        [
            ("troop_strength.strength", 934, "Kenyan forces in UNPROFOR", "Kenya", None, "1993-05"),
            ("troop_strength.strength", 899, "Nepalese forces in UNPROFOR", "Nepal", None, "1993-05"),
            ("troop_strength.strength", 1046, "Jordanian forces in UNPROFOR", "Jordan", None, "1993-05"),
        ],
    ),
    "who makes up a mission is on the mission's ground": (
        IN_ONE_STATE,
        [
            ("troop_strength.strength", 157, "Slovak forces in Cyprus", "Slovakia", "Cyprus", "2012-06"),
            ("troop_strength.strength", 77, "Hungarian forces in Cyprus", "Hungary", "Cyprus", "2012-06"),
            ("troop_strength.strength", 46, "Serbian forces in Cyprus", "Serbia", "Cyprus", "2012-06"),
        ],
    ),
    "services are parts of the people over the table": (
        SERVICES,
        [
            ("troop_strength.strength", 22, "American forces in Bahrain", "United States", "Bahrain", "2009-09-30"),
            ("troop_strength.strength", 26, "American forces in Bahrain", "United States", "Bahrain", "2009-09-30"),
            ("troop_strength.strength", 1488, "American forces in Bahrain", "United States", "Bahrain", "2009-09-30"),
        ],
    ),
    "the contributor of a row goes before the mission over its column": (
        SEATS,
        [
            ("troop_strength.strength", 5320, "Burundian forces in Somalia", "Burundi", "Somalia", "2016"),
            ("troop_strength.strength", 4900, "Burundian forces in Somalia", "Burundi", "Somalia", "2018"),
            ("troop_strength.strength", 21500, "AMISOM", "AMISOM", "Somalia", "2016"),
            ("troop_strength.strength", 20600, "AMISOM", "AMISOM", "Somalia", "2018"),
        ],
    ),
    "rows of a box tell of each other": (
        BOX,
        [
            ("troop_strength.strength", None, "Camp Vega", "Italy", "Djibouti", "2021-03-15"),
            ("facility_status.area", 5, "Camp Vega", "Italy", "Djibouti", "2021-03-15"),
            ("agreement_duration.duration", "P30Y", "Camp Vega", "Italy", "Djibouti", "2021-03-15"),
        ],
    ),
    "remnants of war are no war": (
        REMNANTS,
        [
            ("casualties.killed", 27, "Cambodia", None, "Cambodia", "2014"),
            ("casualties.killed", 18, "Cambodia", None, "Cambodia", "2015"),
        ],
    ),
    "a country and its site in one cell": (
        SITES,
        [("troop_strength.strength", 500, "999th Air Base", "Russia", "Kyrgyzstan", "2021-03-15")],
    ),
    "the title stands for a caption, and money for victims clears nothing": (
        SECTORS,
        [("clearance.funding", 7986448, "Colombia", "Norway", "Colombia", "2017")],
    ),
    "the area behind a number of areas": (
        AREAS_BEHIND,
        [
            ("contamination.minefields", 90, "Angola", None, "Angola", "2014"),
            ("contamination.area", 12.2, "Angola", None, "Angola", "2014"),
            ("casualties.casualties", 11, "Angola", None, "Angola", "2014"),
        ],
    ),
    "arms and their recipients": (
        ARMS,
        [
            ("equipment_count.planned", 12, "Armenia", "Russia", "Armenia", "2021-03-15"),
            ("equipment_count.transferred", 4, "Armenia", "Russia", "Armenia", "2021-03-15"),
            ("equipment_count.transferred", 10, "Tajikistan", "Russia", "Tajikistan", "2021-03-15"),
        ],
    ),
    "stocks by type of mine": (
        STOCKS,
        [
            ("stockpile.quantity", 1500000, "Belarus", None, "Belarus", "2016"),
            ("stockpile.destruction", 2000, "Belarus", None, "Belarus", "2016"),
            ("stockpile.quantity", 1500000, "Belarus", None, "Belarus", "2016"),
            ("stockpile.destruction", 2000, "Belarus", None, "Belarus", "2016"),
        ],
    ),
    "troops that leave": (
        LEAVING,
        [
            ("withdrawal.outflow", 1200, "French forces in Mali", "France", "Mali", "2022-06"),
            ("troop_strength.strength", 2400, "French forces in Mali", "France", "Mali", "2022-06"),
            ("withdrawal.outflow", 900, "French forces in Mali", "France", "Mali", "2022-07"),
            ("troop_strength.strength", 1500, "French forces in Mali", "France", "Mali", "2022-07"),
        ],
    ),
    "a host over two rows": (
        SPANNED,
        [
            ("troop_strength.strength", 3000, "Tariq bin Ziyad base", "Turkey", "Qatar", "2021-03-15"),
            ("troop_strength.strength", 500, "Khalid bin Walid base", "Turkey", "Qatar", "2021-03-15"),
            ("troop_strength.strength", 300, "Camp TURKSOM", "Turkey", "Somalia", "2021-03-15"),
        ],
    ),
    "two figures in a cell": (
        OUTCOMES,
        [
            ("casualties.casualties", 1310, "Laos", None, "Laos", "2015"),
            ("casualties.killed", 345, "Laos", None, "Laos", "2021-03-15"),
            ("casualties.injured", 965, "Laos", None, "Laos", "2021-03-15"),
        ],
    ),
    "incidents": (
        INCIDENTS,
        [
            ("casualties.killed", 2, "Kidal", None, "Mali", "2017-03-12"),
            ("casualties.injured", 7, "Kidal", None, "Mali", "2017-03-12"),
            ("casualties.killed", 1, "Timbuktu", None, "Mali", "2017-05-03"),
            ("casualties.injured", 9, "Timbuktu", None, "Mali", "2017-05-03"),
        ],
    ),
    "abbreviated areas": (
        MONITOR,
        [
            ("contamination.minefields", 1068, "Una-Sana", None, "Bosnia and Herzegovina", "2016"),
            ("contamination.area", 123456789, "Una-Sana", None, "Bosnia and Herzegovina", "2016"),
            ("contamination.minefields", 7, "Una-Sana", None, "Bosnia and Herzegovina", "2016"),
            ("contamination.minefields", 1100, "Bosnia and Herzegovina", None, "Bosnia and Herzegovina", "2016"),
            ("contamination.area", 140000000, "Bosnia and Herzegovina", None, "Bosnia and Herzegovina", "2016"),
            ("contamination.minefields", 30, "Bosnia and Herzegovina", None, "Bosnia and Herzegovina", "2016"),
        ],
    ),
    "a state's standing in words": (
        STATUS,
        [
            ("treaty_status.party", None, "Kazakhstan", None, None, "2021-03-15"),
            ("treaty_status.party", None, "Tajikistan", None, None, "2021-03-15"),
        ],
    ),
    "columns that say something else": (
        EQUIPMENT_SENT,
        [
            ("troop_strength.strength", 9200, "Camp Arifjan", "United States", "Kuwait", "2018"),
            ("equipment_count.held", 40, "Camp Arifjan", "United States", "Kuwait", "2018"),
            ("troop_strength.strength", 3000, "Camp Buehring", "United States", "Kuwait", "2018"),
        ],
    ),
    "mine action by operator": (
        MINE_ACTION,
        [
            ("clearance.area_cleared", 1234567, "Huambo", "HALO Trust", "Angola", "2019"),
            ("clearance.items_destroyed", 345, "Huambo", "HALO Trust", "Angola", "2019"),
            ("clearance.area_cleared", 98000, "Moxico", "MAG", "Angola", "2019"),
            ("clearance.items_destroyed", 12, "Moxico", "MAG", "Angola", "2019"),
            ("clearance.items_destroyed", 0, "Zaire", "APOPO", "Angola", "2019"),
            ("clearance.area_cleared", 1332567, "Angola", None, "Angola", "2019"),
            ("clearance.items_destroyed", 357, "Angola", None, "Angola", "2019"),
        ],
    ),
    "casualties by year": (
        CASUALTIES,
        [
            ("casualties.killed", 12, "Yemen", None, "Yemen", "2016"),
            ("casualties.injured", 31, "Yemen", None, "Yemen", "2016"),
            ("casualties.casualties", 45, "Yemen", None, "Yemen", "2016"),
            ("casualties.killed", 8, "Yemen", None, "Yemen", "2017"),
            ("casualties.injured", 20, "Yemen", None, "Yemen", "2017"),
            ("casualties.casualties", 28, "Yemen", None, "Yemen", "2017"),
            ("casualties.killed", 20, "Yemen", None, "Yemen", "2016"),
            ("casualties.injured", 51, "Yemen", None, "Yemen", "2016"),
            ("casualties.casualties", 73, "Yemen", None, "Yemen", "2016"),
        ],
    ),
    "contamination by province": (
        CONTAMINATION,
        [
            ("contamination.minefields", 120, "Basra", None, "Iraq", "2019"),
            ("contamination.area", 84.5, "Basra", None, "Iraq", "2019"),
            ("contamination.area", 12.25, "Basra", None, "Iraq", "2019"),
            ("contamination.minefields", 41, "Maysan", None, "Iraq", "2019"),
            ("contamination.area", 30.1, "Maysan", None, "Iraq", "2019"),
        ],
    ),
    "bases and their people": (
        BASES,
        [
            ("facility_status.opening_date", "2002", "Camp Lemonnier", "United States", "Djibouti", "2002"),
            ("troop_strength.strength", 4000, "Camp Lemonnier", "United States", "Djibouti", "2021-03-15"),
            ("troop_strength.strength", 1450, "Base aérienne 188", "France", "Djibouti", "2021-03-15"),
            ("facility_status.opening_date", "2011-07", "Japanese base", "Japan", "Djibouti", "2011-07"),
            ("troop_strength.strength", 180, "Japanese base", "Japan", "Djibouti", "2021-03-15"),
        ],
    ),
    "hosts of one power's troops": (
        ABROAD,
        [
            ("troop_strength.strength", 34805, "American forces in Germany", "United States", "Germany", "2017"),
            ("troop_strength.strength", 35275, "American forces in Germany", "United States", "Germany", "2018"),
            ("troop_strength.strength", 38818, "American forces in Japan", "United States", "Japan", "2017"),
            ("troop_strength.strength", 40194, "American forces in Japan", "United States", "Japan", "2018"),
            ("troop_strength.strength", 73623, "American forces", "United States", None, "2017"),
            ("troop_strength.strength", 75469, "American forces", "United States", None, "2018"),
        ],
    ),
    "senders to one host": (
        CONTRIBUTORS,
        [
            ("troop_strength.strength", 542, "Italian forces in Kosovo", "Italy", "Kosovo", "2019-03"),
            ("troop_strength.strength", 388, "Hungarian forces in Kosovo", "Hungary", "Kosovo", "2019-03"),
        ],
    ),
    "kinds of equipment": (
        EQUIPMENT,
        [
            ("equipment_count.held", 74, "Russian forces in Armenia", "Russia", "Armenia", "2015"),
            ("equipment_count.held", 140, "Russian forces in Armenia", "Russia", "Armenia", "2015"),
            ("equipment_count.held", 18, "Russian forces in Armenia", "Russia", "Armenia", "2015"),
        ],
    ),
    "states of a treaty": (
        TREATY,
        [
            ("treaty_status.party", "1997-12-03", "Thailand", None, None, None),
            ("treaty_status.party", "1998-11-27", "Thailand", None, None, None),
            ("treaty_status.party", "1997-12-04", "Brunei", None, None, None),
            ("treaty_status.party", "2006-04-24", "Brunei", None, None, None),
        ],
    ),
    "agreements": (
        AGREEMENTS,
        [
            (
                "agreement_signed.date",
                "2012-10-05",
                "Agreement on the status of the 201st base",
                "Russia",
                "Tajikistan",
                "2012-10-05",
            ),
            (
                "agreement_duration.expiry",
                "2042",
                "Agreement on the status of the 201st base",
                "Russia",
                "Tajikistan",
                None,
            ),
            ("agreement_signed.date", "2004-10-16", "Okno lease", "Russia", "Tajikistan", "2004-10-16"),
            ("agreement_duration.expiry", "2053", "Okno lease", "Russia", "Tajikistan", None),
        ],
    ),
    "donors": (
        DONORS,
        [
            ("clearance.funding", 1200000, "Laos", "Japan", "Laos", "2018"),
            ("clearance.funding", 9500000, "Laos", "Japan", "Laos", "2018"),
            ("clearance.funding", 17500000, "Laos", "Norway", "Laos", "2018"),
            ("clearance.funding", 2200000, "Laos", "Norway", "Laos", "2018"),
        ],
    ),
    "labels and values": (
        FACTS,
        [
            ("treaty_status.party", None, "Angola", None, None, "2021-03-15"),
            ("clearance.deadline", "2025-12-31", "Angola", None, "Angola", None),
            ("casualties.casualties", 61, "Angola", None, "Angola", "2020"),
            ("clearance.area_cleared", 1.2, "Angola", None, "Angola", "2020"),
        ],
    ),
    "years across, kinds down": (
        YEARS_ACROSS,
        [
            ("clearance.area_cleared", 46.1, "Cambodia", None, "Cambodia", "2015"),
            ("clearance.area_cleared", 48.7, "Cambodia", None, "Cambodia", "2016"),
            ("clearance.area_cleared", 33.0, "Cambodia", None, "Cambodia", "2017"),
            ("clearance.items_destroyed", 5203, "Cambodia", None, "Cambodia", "2015"),
            ("clearance.items_destroyed", 4112, "Cambodia", None, "Cambodia", "2016"),
            ("clearance.items_destroyed", 2017, "Cambodia", None, "Cambodia", "2017"),
        ],
    ),
    "plans": (
        PLANS,
        [
            ("clearance.plan", 8.1, "Zimbabwe", None, "Zimbabwe", "2020"),
            ("clearance.plan", 9.2, "Zimbabwe", None, "Zimbabwe", "2021"),
        ],
    ),
    "headers on two levels": (
        LEVELS,
        [
            ("casualties.killed", 30, "Colombia", None, "Colombia", "2012"),
            ("casualties.injured", 151, "Colombia", None, "Colombia", "2012"),
            ("casualties.killed", 46, "Colombia", None, "Colombia", "2012"),
            ("casualties.injured", 270, "Colombia", None, "Colombia", "2012"),
        ],
    ),
}


@pytest.mark.parametrize("case", EXPECTED)
def test_a_table_says_what_an_analyst_reads_in_it(case: str, tmp_path: Path) -> None:
    html, expected = EXPECTED[case]
    _, found = extraction(tmp_path, html)
    told = [said(claim) for claim in found.claims if len(claim.evidence) > 1]
    undated = [one for one in expected if one[-1] is None]
    assert [t[:-1] if any(t[:-1] == u[:-1] for u in undated) else t for t in told] == [
        one[:-1] if one[-1] is None else one for one in expected
    ]


TRAPS = {
    "contents": table(None, ["Chapter", "Page"], ["Troops in Kosovo", "12"], ["Bases", "34"], ["Mines", "56"]),
    "league": table("League table", ["Club", "Played", "Won", "Lost", "Points"], ["Rovers", "12", "7", "5", "21"]),
    "prices": table("Prices at the barracks gate", ["Item", "Price (US$)"], ["Bread", "0.5"], ["Diesel", "1.1"]),
    "timetable": table("Buses to the base", ["Departure", "Arrival"], ["08:15", "09:40"], ["10:00", "11:20"]),
    "telephones": table("Contacts", ["Unit", "Telephone"], ["201st base", "992372212345"], ["Staff", "2212345"]),
    "people of countries": table("Countries that host troops", ["Country", "Population", "GDP (US$ billion)"],
                                 ["Djibouti", "988,000", "3.3"], ["Niger", "24,000,000", "12.9"]),
    "costs": table("Costs in 2019", ["Country", "Personnel costs", "Troops per capita"],
                   ["Germany", "1,200", "12"], ["Japan", "900", "8"]),
    "states whose part is not told": table("Troops", ["Country", "Troops"], ["Chad", "1,200"], ["Niger", "900"]),
    "ranks": table("Ranks", ["No.", "Name"], ["1", "Private"], ["2", "Corporal"]),
    "tenders": table("Tenders", ["Tender", "Bids"], ["2020/17", "4"], ["2020/18", "3"]),
    "percentages": table("Share of troops by country", ["Country", "Share (%)"], ["Mali", "40"], ["Chad", "60"]),
}  # fmt: skip


@pytest.mark.parametrize("case", TRAPS)
def test_other_tables_claim_nothing_and_say_why(case: str, tmp_path: Path) -> None:
    document, found = extraction(tmp_path, page("Notes", TRAPS[case]))
    assert [said(claim) for claim in found.claims] == []
    cells = [block for block in document.blocks if block.role == "cell"]
    figures = [f for f in found.figures if any(b.start <= f.start < b.end for b in cells)]
    assert figures
    assert all(figure.state == "unclaimed" and figure.reason for figure in figures)


def test_what_is_no_party_is_denied(tmp_path: Path) -> None:
    _, found = extraction(tmp_path, STATUS)
    assert [(c.value.text, c.polarity) for c in found.claims if len(c.evidence) > 1] == [
        ("Not a party", "negative"),
        ("Signatory", "positive"),
    ]


def test_layout_by_a_table_is_read_as_text(tmp_path: Path) -> None:
    prose = "The camp near the port was handed over in 2014, and about 300 soldiers left it within a month. " * 3
    html = page("Notes on Chad", f"<table><tr><td>{prose}</td></tr><tr><td>{prose}</td></tr></table>")
    document, found = extraction(tmp_path, html)
    assert all(block.role != "cell" for block in document.blocks)
    assert found.claims
    assert all(len({evidence.quote for evidence in claim.evidence}) == 1 for claim in found.claims)


def test_evidence_is_the_cell_with_its_headers_and_the_caption(tmp_path: Path) -> None:
    document, found = extraction(tmp_path, MINE_ACTION)
    claim = next(c for c in found.claims if c.value.text == "345")
    assert [one.quote for one in claim.evidence] == [
        "345[3]", "HALO Trust", "Huambo", "AP mines destroyed", "Land release by operator in 2019",
    ]  # fmt: skip
    assert all(document.text[one.start : one.end] == one.quote for one in claim.evidence)
    assert [link.name for link in claim.attribution][-1] == "National mine action authority"


def test_the_unit_and_scale_of_a_header_are_those_of_its_figures(tmp_path: Path) -> None:
    _, found = extraction(tmp_path, DONORS)
    sums = {claim.value.text: claim.value.quantity for claim in found.claims if claim.value.quantity is not None}
    assert sums["9.5"].unit == "USD"
    assert sums["9.5"].number == 9_500_000
    _, found = extraction(tmp_path, CONTAMINATION)
    area = next(claim.value.quantity for claim in found.claims if claim.value.text == "84.5")
    assert area is not None
    assert area.unit == "square kilometer"
    assert area.si is not None
    assert area.si.number == 84_500_000


def test_what_a_table_leaves_open_is_said(tmp_path: Path) -> None:
    _, found = extraction(tmp_path, page("Notes", TRAPS["states whose part is not told"]))
    assert {f.reason for f in found.figures if f.text == "900"} == {
        "in a table that does not say whether “Niger” sends or hosts"
    }
    _, found = extraction(tmp_path, page("Notes", TRAPS["people of countries"]))
    assert {f.reason for f in found.figures if f.text == "988,000"} == {
        "in a table under “Population”, which no predicate knows"
    }


def test_a_sum_over_years_holds_from_the_first_to_the_last(tmp_path: Path) -> None:
    _, found = extraction(tmp_path, CASUALTIES)
    claim = next(c for c in found.claims if c.value.text == "73")
    assert (claim.valid.start, claim.valid.end) == ("2016", "2017")


def test_the_same_page_gives_the_same_claims(tmp_path: Path) -> None:
    assert extraction(tmp_path, BASES)[1] == extraction(tmp_path, BASES)[1]


def test_a_paragraph_with_a_note_is_no_caption_and_its_figure_no_scale(tmp_path: Path) -> None:
    lead = "<p>The ministry counted 3,000 mines in all the provinces.<sup><a href='#n1'>1</a></sup></p>"
    cells = table(None, ["Province", "Mines destroyed"], ["Osh", "120"], ["Batken", "4,100"])
    note = "<ol><li id='n1'>Letter of the ministry, 2 May 2020.</li></ol>"
    _, found = extraction(tmp_path, page("Clearance in Kyrgyzstan, 2020", lead, cells, note))
    numbers = {claim.value.quantity.number for claim in found.claims if claim.value.quantity is not None}
    assert not numbers & {120_000, 4_100_000}


def test_a_row_of_digits_too_long_for_a_count_is_no_figure_of_anything(tmp_path: Path) -> None:
    rows = table("Landmine casualties 2018", ["Country", "Killed"], ["Laos", "1" * 310], ["Peru", "12"])
    _, read = extraction(tmp_path, page("Mine casualties", rows))
    assert [claim.value.quantity.number for claim in read.claims if claim.value.quantity] == [12]


def test_the_bare_dollar_of_a_header_is_the_dollar_of_the_pages_sums(tmp_path: Path) -> None:
    caption = "Contributions to mine action in Laos in 2018"
    spent = table(caption, ["Donor", "Amount ($ million)"], ["Australia", "9.5"])
    american = table(caption, ["Donor", "Amount (US$ million)"], ["Australia", "9.5"])
    told = "<p>Australia gave A$3 million for mine clearance in Laos in 2017.</p>"
    for parts, unit in (((told, spent), "AUD"), ((spent,), "USD"), ((told, american), "USD")):
        _, found = extraction(tmp_path, page("Mine action support in Laos", *parts))
        quantity = next(c.value.quantity for c in found.claims if c.value.text == "9.5")
        assert quantity is not None
        assert quantity.unit == unit


def test_list_of_labels_tells_what_a_box_tells(tmp_path: Path) -> None:
    labels = "".join(
        f"<dt>{label}</dt><dd>{value}</dd>"
        for label, value in (
            ("Country", "Djibouti"),
            ("Operator", "Japan Maritime Self-Defense Force"),
            ("Personnel", "180"),
        )
    )
    title = "Base at Ambouli"
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><dl>{labels}</dl></body></html>"
    _, found = extraction(tmp_path, html)
    told = [(c.value.quantity.number, c.host and c.host.name) for c in found.claims if c.value.quantity is not None]
    assert told == [(180, "Djibouti")]


def test_text_below_a_box_goes_on_with_what_stands_above_it(tmp_path: Path) -> None:
    rows = "".join(f"<tr><th>Row {n}</th><td>value {n}</td></tr>" for n in "abcdefg")
    html = (
        "<html><head><title>Camp Adair</title></head><body><article><h1>Camp Adair</h1><table>"
        f"{rows}</table><p>The camp was opened in 1986 by Italy in Djibouti.</p></article></body></html>"
    )
    _, found = extraction(tmp_path, html)
    assert [c.subject and c.subject.name for c in found.claims if c.property == "opening_date"] == ["Camp Adair"]


def test_states_under_a_mission_are_those_that_man_it(tmp_path: Path) -> None:
    lead = "<p>In March 2019 UNIFIL comprised the following personnel:</p>"
    rows = table(
        None, None, ["Ghana", "870"], ["Ireland", "360"], ["Nepal India", "900"], ["Spain", "620"], ["Total", "2,750"]
    )
    _, found = extraction(tmp_path, page("Report on the Interim Force", lead, rows))
    assert [said(claim) for claim in found.claims] == [
        ("troop_strength.strength", 870, "Ghanaian forces in Lebanon", "Ghana", "Lebanon", "2019-03"),
        ("troop_strength.strength", 360, "Irish forces in Lebanon", "Ireland", "Lebanon", "2019-03"),
        ("troop_strength.strength", 620, "Spanish forces in Lebanon", "Spain", "Lebanon", "2019-03"),
        ("troop_strength.strength", 2750, "UNIFIL", "UNIFIL", "Lebanon", "2019-03"),
    ]
    assert {f.reason for f in found.figures if f.text == "900"} == {
        "in a table that lists “Nepal India”, of which no predicate knows what is counted"
    }
