"""What was written comes back equal: every kind of record that a register keeps as JSON."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.model import (
    AttributionLink,
    Block,
    Claim,
    Comparison,
    Document,
    Entity,
    Evidence,
    Finding,
    Mention,
    Quantity,
    Value,
)  # fmt: skip
from regesta.store.records import read_record, write_record
from tests.store.making import make_claim, make_document, quote

texts = st.text(st.characters(exclude_categories=["Cs"]))
evidence = st.builds(Evidence, document_id=texts, start=st.integers(), end=st.integers(), quote=texts)
mentions = st.builds(Mention, start=st.integers(), end=st.integers(), text=texts, name=texts, country=st.none() | texts)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
quantities = st.builds(Quantity, start=st.integers(), end=st.integers(), text=texts, number=numbers, low=numbers)
values = st.builds(Value, text=texts, quantity=st.none() | quantities, entity=st.none() | mentions)
links = st.builds(AttributionLink, name=texts, evidence=st.none() | evidence)
document = make_document("Seven mines.")


@given(st.none() | mentions, values, st.lists(links), st.lists(evidence, min_size=1))
def test_a_claim_comes_back_equal(host, value, attribution, evidences):
    claim = make_claim(
        document, evidences[0], host=host, value=value, attribution=tuple(attribution), evidence=tuple(evidences)
    )
    assert read_record(Claim, write_record(claim)) == claim


@given(
    st.lists(
        st.builds(Block, start=st.integers(), end=st.integers(), table=st.none() | st.tuples(*[st.integers()] * 3))
    )
)
def test_a_document_comes_back_equal_with_its_blocks(blocks):
    before = make_document("Text")
    with_blocks = Document(**{**{name: getattr(before, name) for name in before.__slots__}, "blocks": tuple(blocks)})
    assert read_record(Document, write_record(with_blocks)) == with_blocks


def test_a_finding_comes_back_equal_with_its_pairs():
    pair = Comparison(a="1", b="2", verdict="conflict", origin="unknown", rule="r", reason="„why“")
    finding = Finding(
        id="f", question="q", predicate="p", property="s", subject=None, status="sources conflict",
        claims=("1", "2"), documents=2, origins=1, unknown_origins=1, pairs=(pair,),
    )  # fmt: skip
    assert read_record(Finding, write_record(finding)) == finding


def test_the_json_is_canonical():
    assert write_record(Entity(id="e", name="Ош", type="place")) == (
        '{"bearers":[],"country":null,"id":"e","name":"Ош","names":[],"place":null,"reasons":[],"type":"place"}'
    )


def test_fields_that_a_later_version_dropped_are_ignored():
    assert read_record(Entity, '{"id":"e","name":"Osh","type":"place","colour":"red"}').name == "Osh"


def test_the_quotation_of_the_test_records_is_the_slice():
    assert quote(document, 0, 5).quote == "Seven"
