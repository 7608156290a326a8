"""What stands under a name: new, changed, copied, moved and vanished files, and what becomes of their claims."""

from dataclasses import replace

import pytest

from regesta.errors import EvidenceError, RegisterError, UnknownEntry
from regesta.model import Anchor, Judgement, Refusal, Subject
from regesta.store import Store
from tests.store.making import begin_run, keep, make_claim, make_document, make_extraction, quote

ANCHOR = Anchor(
    original="0f", document="a.txt", claim="1e", predicate="troop_strength", property="strength", slot="host",
    quote="Some 300 soldiers.", prefix="", suffix="", occurrence=1, type="country", name="a", words="a", nth=None,
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "register", create=True) as opened:
        yield opened


def states(store):
    return [(entry.name, entry.state) for entry in store.versions()]


def test_a_changed_file_supersedes_its_older_text_which_stays_without_claims(store, tmp_path):
    first = keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    second = keep(store, tmp_path, "a.txt", "Some 500 soldiers.")
    assert states(store) == [("a.txt", "superseded"), ("a.txt", "current")]
    assert [claim.document_id for claim in store.claims()] == [second.id]
    assert store.document(first.id).text == "Some 300 soldiers."
    assert store.original(first).read_text() == "Some 300 soldiers."
    assert [one.id for one in store.documents()] == [second.id]
    assert store.search("300") == ()
    assert len(store.search("500")) == 2


def test_a_file_that_takes_its_older_text_back_has_its_claims_again(store, tmp_path):
    first = keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    keep(store, tmp_path, "a.txt", "Some 500 soldiers.")
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    assert [claim.document_id for claim in store.claims()] == [first.id]
    assert states(store)[-1] == ("a.txt", "current")


def test_a_stored_text_never_changes_but_what_is_known_of_it_does(store, tmp_path):
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    path = tmp_path / "a.txt"
    known_better = make_document("Some 300 soldiers.", title="Soldiers")
    assert store.keep(known_better, make_extraction(known_better), path=path, run=begin_run(store)) == "again"
    assert store.documents() == (known_better,)
    other_text = make_document("Some 301 soldiers.", original=b"Some 300 soldiers.")
    with pytest.raises(EvidenceError, match="version must rise"):
        store.keep(other_text, make_extraction(other_text), path=path, run=begin_run(store))
    assert store.documents() == (known_better,)


def test_a_vanished_file_keeps_its_document_and_claims(store, tmp_path):
    document = keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    run = begin_run(store)
    store.mark_vanished([store.location_of(tmp_path / "a.txt")], run)
    assert states(store) == [("a.txt", "vanished")]
    assert [one.id for one in store.documents()] == [document.id]
    assert len(store.claims()) == 1
    assert store.versions()[0].sequence == run.sequence


def test_a_vanished_file_that_is_back_is_current(store, tmp_path):
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    store.mark_vanished([store.location_of(tmp_path / "a.txt")], begin_run(store))
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    assert states(store) == [("a.txt", "current")]


def test_a_copy_is_one_document_under_two_names(store, tmp_path):
    path = tmp_path / "b.txt"
    document = keep(store, tmp_path, "b.txt", "Some 300 soldiers.")
    copy = tmp_path / "a.txt"
    copy.write_bytes(path.read_bytes())
    again = make_document(document.text, "a.txt")
    claim = make_claim(again, quote(again, 0, 8))
    assert store.keep(again, make_extraction(again, claim), path=copy, run=begin_run(store)) == "copy"
    assert states(store) == [("a.txt", "current"), ("b.txt", "current")]
    assert [one.name for one in store.documents()] == ["a.txt"]
    assert len(store.claims()) == 1


def test_files_of_one_name_in_two_folders_are_told_apart(store, tmp_path):
    for folder in ("x", "y"):
        path = tmp_path / folder / "a.txt"
        path.parent.mkdir()
        path.write_text(folder)
        document = make_document(folder, "a.txt")
        store.keep(document, make_extraction(document), path=path, run=begin_run(store))
    assert states(store) == [("a.txt", "current"), ("y/a.txt", "current")]


def test_a_file_of_the_same_name_whose_old_place_is_gone_has_moved(store, tmp_path):
    old = tmp_path / "old" / "a.txt"
    old.parent.mkdir()
    old.write_text("one")
    document = make_document("one", "a.txt")
    store.keep(document, make_extraction(document), path=old, run=begin_run(store))
    new = tmp_path / "new" / "a.txt"
    new.parent.mkdir()
    old.rename(new)
    assert store.keep(document, make_extraction(document), path=new, run=begin_run(store)) == "moved"
    assert [entry.location for entry in store.versions()] == ["../new/a.txt"]


def test_an_unknown_beginning_and_an_ambiguous_one_are_told_apart(store, tmp_path):
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    keep(store, tmp_path, "b.txt", "Some 500 soldiers.")
    with pytest.raises(UnknownEntry, match="no document"):
        store.document("zzz")
    with pytest.raises(UnknownEntry, match="2 ids"):
        store.document("")


def test_like_wildcards_are_ordinary_characters_in_a_beginning(store, tmp_path):
    keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    with pytest.raises(UnknownEntry):
        store.claim("%")


def test_refusals_of_settled_places_are_replaced_and_others_stay(store):
    refusal = Refusal(name="x.pdf", reason="locked", advice="unlock")
    store.replace_refusals([("../a/x.pdf", refusal), ("../b/x.pdf", refusal)], settled=[])
    store.replace_refusals([], settled=["../a/x.pdf"])
    assert store.refusals() == (refusal,)
    assert store.refused_locations() == ("../b/x.pdf",)


def test_a_judgement_is_retracted_and_never_deleted(store):
    judgement = Judgement(
        id="j", subjects=(Subject(name="a", anchors=(ANCHOR,)), Subject(name="b")), decision="same", by="A. B.",
        reason="„they say so“", decided_at="2026-01-02",
    )  # fmt: skip
    store.add_judgement(judgement)
    store.add_judgement(judgement)
    assert store.judgements() == (judgement,)
    store.retract_judgement("j", at="2026-02-03", by="C. D.", reason="a slip")
    assert store.judgements() == ()
    retracted = replace(judgement, retracted_at="2026-02-03", retracted_by="C. D.", retraction_reason="a slip")
    assert store.judgements(retracted=True) == (retracted,)
    with pytest.raises(UnknownEntry):
        store.retract_judgement("j", at="2026-02-04")


def test_only_one_build_writes(store):
    with (
        Store.open(store.folder) as other,
        store.writing(),
        pytest.raises(RegisterError, match="another build"),
        other.writing(),
    ):
        pass
    with store.writing():
        pass
