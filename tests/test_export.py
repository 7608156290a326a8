"""The printed form of claims and findings, key by key, as docs/claims-jsonl.md promises it."""

import csv
import io
import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from regesta.export import (
    Exported,
    export_claims_as_csv,
    export_claims_as_json,
    export_findings_as_json,
    export_texts,
    name_text_files,
)  # fmt: skip
from regesta.model import AttributionLink, Comparison, Entity, Finding, Mention, ObservedAt, Quantity, Valid, Value
from tests.store.making import make_claim, make_document, quote

TEXT = "About 7,000 troops of Russia's 201st Motorized Division, an officer reportedly said."
DOCUMENT = replace(make_document(TEXT, "001.txt"), title="Base", publisher="RFE/RL", published="2012?-10")
DIVISION = Mention(
    start=31, end=55, text="201st Motorized Division", type="military_unit", name="201st Division", found_in="sentence"
)
ENTITY = Entity(id="e1", name="201st Military Base", type="military_unit", names=("201st Division",))


def print_claim(**changes):
    claim = make_claim(DOCUMENT, quote(DOCUMENT, 0, 18), **{"subject": DIVISION, **changes})
    linking = SimpleNamespace(entities=(ENTITY,), entity_of={(claim.id, "subject"): "e1", (claim.id, "value"): "e1"})
    exported = Exported(documents=[DOCUMENT], claims=[claim], linking=linking, runs={DOCUMENT.id: "run"})
    (line,) = export_claims_as_json(exported)
    _, row = csv.reader(io.StringIO("".join(export_claims_as_csv(exported))))
    return json.loads(line), line, row


def test_a_quantity_claim():
    speaker = AttributionLink(
        role="speaker", name="an officer", hedge="reportedly", anonymous=True, evidence=quote(DOCUMENT, 57, 67)
    )
    plain, line, _ = print_claim(
        attribution=(AttributionLink(role="publisher", name="RFE/RL"), speaker),
        observed_at=ObservedAt(edtf="2012?-10", basis="published"),
    )
    claim_id, anchor = plain.pop("id"), plain.pop("anchor")
    assert len(claim_id) == len(anchor) == 64
    assert plain == {
        "predicate": "troop_strength",
        "property": "strength",
        "polarity": "positive",
        "stance": "asserted",
        "document": {
            "id": DOCUMENT.id, "name": "001.txt", "title": "Base", "publisher": "RFE/RL", "published": "2012?-10",
            "url": None,
        },
        "subject": {
            "id": "e1", "name": "201st Military Base", "type": "military_unit", "text": "201st Motorized Division",
            "from": "sentence",
        },
        "operator": None,
        "host": None,
        "location": None,
        "value": {
            "kind": "quantity", "number": 7000, "low": None, "high": None, "comparator": "about", "approximate": True,
            "unit": None, "counted": None, "text": "About 7,000",
        },
        "valid": {"start": None, "end": None, "text": None},
        "observed_at": "2012?-10",
        "observed_basis": "published",
        "asserted_on": "2012-10",
        "attribution": [
            {"role": "publisher", "name": "RFE/RL"},
            {
                "role": "speaker", "name": "an officer", "hedge": "reportedly", "anonymous": True,
                "evidence": {"start": 57, "end": 67, "quote": "an officer"},
            },
        ],
        "evidence": [{"start": 0, "end": 18, "quote": "About 7,000 troops"}],
        "rule": "counted_people",
        "run": "run",
    }  # fmt: skip
    assert line.endswith("\n")
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (
            Value(kind="date", start=0, end=1, text="1994", edtf="1994"),
            {"kind": "date", "edtf": "1994", "text": "1994"},
        ),
        (
            Value(kind="duration", start=0, end=1, text="up to 49 years", iso="P49Y", comparator="at_most"),
            {"kind": "duration", "iso": "P49Y", "comparator": "at_most", "text": "up to 49 years"},
        ),
        (
            Value(kind="entity", start=0, end=1, text="the division", entity=DIVISION),
            {"kind": "entity", "id": "e1", "name": "201st Military Base", "text": "the division"},
        ),
        (Value(kind="text", start=0, end=1, text="words"), {"kind": "text", "text": "words"}),
    ],
)
def test_each_kind_of_value(value, printed):
    assert print_claim(value=value)[0]["value"] == printed


@pytest.mark.parametrize(
    ("number", "printed"), [(7000.0, "7000"), (0.5, "0.5"), (1e12, "1000000000000"), (None, "null")]
)
def test_whole_numbers_have_no_fraction(number, printed):
    quantity = Quantity(start=0, end=1, text="x", number=number)
    line = print_claim(value=Value(kind="quantity", start=0, end=1, text="x", quantity=quantity))[1]
    assert f'"number": {printed}, ' in line


def test_nothing_is_escaped_and_open_ends_stay():
    plain, line, _ = print_claim(valid=Valid(start="2012", end="..", text="since „2012“"))
    assert plain["valid"] == {"start": "2012", "end": "..", "text": "since „2012“"}
    assert "„2012“" in line


def test_a_cell_that_a_spreadsheet_would_run_is_marked():
    _, _, row = print_claim(value=Value(kind="text", start=0, end=1, text="=HYPERLINK(evil)"))
    assert "'=HYPERLINK(evil)" in row
    assert not any(cell.startswith(("=", "@")) for cell in row)


def test_findings_have_their_pairs():
    pair = Comparison(
        a="1", b="2", verdict="conflict", origin="independent", rule="values_apart", reason="300 is not 500"
    )
    finding = Finding(
        id="f", question="How many?", predicate="troop_strength", property="strength", subject="e1",
        status="sources conflict", claims=("1", "2"), documents=2, origins=2, unknown_origins=0, pairs=(pair,),
    )  # fmt: skip
    (line,) = export_findings_as_json([finding])
    plain = json.loads(line)
    assert plain["pairs"] == [
        {
            "a": "1", "b": "2", "verdict": "conflict", "origin": "independent", "rule": "values_apart",
            "reason": "300 is not 500",
        }
    ]  # fmt: skip
    keys = ("id", "question", "status", "claims", "documents", "origins")
    assert [plain[key] for key in keys] == ["f", "How many?", "sources conflict", ["1", "2"], 2, 2]


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (["a.txt", "sub/b.html"], ["a.txt", "sub/b.html.txt"]),
        (["../../etc/passwd", "/etc/shadow"], ["etc/passwd.txt", "etc/shadow.txt"]),
    ],
)
def test_texts_get_paths_that_stay_within_the_folder(names, paths):
    documents = [make_document(name, name) for name in names]
    assert [str(path) for path, _ in name_text_files(documents)] == paths


def test_texts_of_one_name_get_paths_that_differ_even_where_case_does_not():
    documents = [make_document(str(number), name) for number, name in enumerate(["a", "a.txt", "A.TXT", ".."])]
    paths = [str(path).casefold() for path, _ in name_text_files(documents)]
    assert len(set(paths)) == 4


def test_texts_follow_each_other_with_their_lengths():
    assert "".join(export_texts([DOCUMENT])) == f"==> 001.txt ({DOCUMENT.id}, {len(TEXT)} characters)\n{TEXT}\n"
