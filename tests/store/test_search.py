"""Names typed plainly find their accented and Cyrillic spellings, and no query breaks the search."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.model import Entity
from regesta.store import Store
from regesta.store.fold import fold
from tests.store.making import begin_run, keep
from tests.storing_derived import store_derived


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "register", create=True) as opened:
        run = begin_run(opened)
        keep(opened, tmp_path / "in", "akayev.txt", "Аскар Акаев met the guests.", run=run)
        keep(opened, tmp_path / "in", "bohme.txt", "Mr Böhme visited Ōmura with Müller.", run=run)
        keep(opened, tmp_path / "in", "yeltsin.txt", "Ельцин и Горбачёв, in Қарағанды.", run=run)
        linked = (Entity(id="kant", name="Kant", type="facility", names=("Kant", "Канта")),)
        store_derived(opened, linked, {}, ())
        yield opened


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Akayev", "akayev.txt"), ("Akaev", "akayev.txt"), ("акаев", "akayev.txt"), ("AKAYEV guests", "akayev.txt"),
        ("Bohme", "bohme.txt"), ("Boehme", "bohme.txt"), ("böhme", "bohme.txt"), ("Omura", "bohme.txt"),
        ("Mueller", "bohme.txt"), ("Yeltsin", "yeltsin.txt"), ("Eltsin", "yeltsin.txt"),
        ("Gorbachyov", "yeltsin.txt"), ("Gorbachev", "yeltsin.txt"), ("Qaraghandy", "yeltsin.txt"),
        ("guests Omura", None),
    ],
)  # fmt: skip
def test_spellings(store, typed, found):
    names = {one.id: one.name for one in store.documents()}
    hits = [names[hit.id] for hit in store.search(typed) if hit.kind == "document"]
    assert hits == ([found] if found else [])


def test_a_quotation_and_a_spelling_of_an_entity_are_found(store):
    kinds = [hit.kind for hit in store.search("Kanta")]
    assert kinds == ["entity"]
    assert [hit.kind for hit in store.search("akaev")] == ["claim", "document"]


def test_beginnings_count_where_no_whole_word_fits(store):
    assert [hit.title for hit in store.search("visit") if hit.kind == "document"] == ["bohme.txt"]


def test_the_excerpt_is_of_the_text_as_it_is(store):
    (hit,) = [hit for hit in store.search("muller") if hit.kind == "document"]
    assert "Müller" in hit.excerpt


@pytest.mark.parametrize(
    "query", ["", "  ", '"', "*", "NOT", "AND OR", "NEAR(a b)", "zz:yy", "^x", "(", "'; DROP TABLE claims", "\0"]
)
def test_the_language_of_the_index_is_not_spoken(store, query):
    assert store.search(query) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(st.text())
def test_no_query_raises(store, query):
    store.search(query)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_leaves_plain_lower_case(text):
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
