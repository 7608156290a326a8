"""No claim enters a register unless each of its quotations is the slice of the stored text at its offsets."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from regesta.errors import EvidenceError, RefusedFile
from regesta.model import AttributionLink
from regesta.store import Store
from tests.store.making import begin_run, make_claim, make_document, make_extraction, quote

hard_characters = st.sampled_from([
    "a", "7", " ", "e\N{COMBINING ACUTE ACCENT}", "й", "и\N{COMBINING BREVE}", "Қ", "Ө", "😀", "👩‍👧", "𐍈",
    "\r", "\r\n", "\n",
    "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH JOINER}", "\0", "\N{RIGHT-TO-LEFT OVERRIDE}", "\ufeff",
    "\u2028",
])  # fmt: skip
hard_texts = st.lists(hard_characters, min_size=1, max_size=40).map("".join)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "register", create=True) as opened:
        yield opened


@pytest.fixture
def run(store):
    return begin_run(store)


def keep(store, run, folder, document, claim):
    path = folder / "original"
    path.write_bytes(document.text.encode("utf-8", "surrogatepass"))
    return store.keep(document, make_extraction(document, claim), path=path, run=run)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=hard_texts, data=st.data())
def test_what_comes_back_is_the_text_and_its_slices(store, run, tmp_path, text, data):
    document = make_document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim = make_claim(document, quote(document, start, end))
    keep(store, run, tmp_path, document, claim)
    stored = store.document(document.id)
    assert stored.text == text
    assert store.claim(claim.id) == claim
    assert stored.text[start:end] == claim.evidence[0].quote
    assert store.original(document).read_bytes() == text.encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=hard_texts, start=st.integers(-5, 60), end=st.integers(-5, 60), quoted=hard_texts)
def test_any_other_quotation_is_refused(store, run, tmp_path, text, start, end, quoted):
    assume(not (0 <= start < end <= len(text) and text[start:end] == quoted))
    document = make_document(text)
    claim = make_claim(document, replace(quote(document, 0, len(text)), start=start, end=end, quote=quoted))
    with pytest.raises(EvidenceError, match=r"a\.txt"):
        keep(store, run, tmp_path, document, claim)


def test_a_refused_claim_leaves_nothing_of_its_document(store, run, tmp_path):
    document = make_document("Some 300 soldiers.")
    good = make_claim(document, quote(document, 0, 8))
    bad = make_claim(document, replace(quote(document, 0, 8), quote="Some 301"), property="other")
    path = tmp_path / "original"
    path.write_text(document.text)
    with pytest.raises(EvidenceError):
        store.keep(document, make_extraction(document, good, bad), path=path, run=run)
    assert store.claims() == ()
    assert store.documents() == ()


def test_a_quotation_in_the_attribution_is_checked_too(store, run, tmp_path):
    document = make_document("Officials said 300.")
    link = AttributionLink(role="speaker", name="officials", evidence=replace(quote(document, 0, 9), start=1, end=10))
    claim = make_claim(document, quote(document, 0, 9), attribution=(link,))
    with pytest.raises(EvidenceError, match="1 to 10"):
        keep(store, run, tmp_path, document, claim)


@pytest.mark.parametrize("change", [{"evidence": ()}, {"document_id": "another"}])
def test_a_claim_without_quotation_or_of_another_document_is_refused(store, run, tmp_path, change):
    document = make_document("Some 300 soldiers.")
    with pytest.raises(EvidenceError):
        keep(store, run, tmp_path, document, make_claim(document, quote(document, 0, 4), **change))


def test_a_text_that_no_encoding_can_write_is_refused_by_name(store, run, tmp_path):
    document = make_document("half a pair: \ud83d!", "broken.html")
    with pytest.raises(RefusedFile, match=r"broken\.html") as refused:
        keep(store, run, tmp_path, document, make_claim(document, quote(document, 0, 4)))
    assert "at 13" in refused.value.reason


def test_a_file_that_is_no_longer_the_one_that_was_read_is_refused(store, run, tmp_path):
    document = make_document("Some 300 soldiers.")
    path = tmp_path / "original"
    path.write_text("Some 400 soldiers.")
    with pytest.raises(RefusedFile, match="changed"):
        store.keep(document, make_extraction(document), path=path, run=run)
    assert not list((tmp_path / "register" / "originals").rglob("*.part"))
