"""What a build does around the stages: only changes are read, every file is accounted for, order decides nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.errors import RegisterError
from regesta.pipeline import Register, build_register, refresh_register
from regesta.runners import InProcess
from tests import simple_stages
from tests.simple_stages import use_simple_stages

FILES = {"a.txt": "Gyumri has 300.", "b.txt": "Kant has 400 or 500.", "sub/c.txt": "Gyumri has 900."}


class InOrder:
    """A runner whose jobs end in an order of the test's choice."""

    def __init__(self, order):
        self.order = order

    def run(self, work, jobs, *, seconds):
        ended = sorted(InProcess().run(work, jobs, seconds=seconds), key=lambda done: done.job.name)
        yield from (ended[index] for index in self.order if index < len(ended))


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    use_simple_stages(monkeypatch)
    folder = tmp_path / "in"
    write(folder, FILES)
    return folder


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def build(*paths, **options):
    register = paths[0].parent / "register"
    return build_register(paths, options.pop("register", register), **options)


def exports(register):
    with Register.open(register) as opened:
        texts = {format: "".join(opened.export(format)) for format in ("jsonl", "csv", "text")}
        return texts, opened.findings(), opened.entities(), opened.refusals()


def test_a_build_fills_the_register(inbox, tmp_path):
    summary = build(inbox)
    assert summary.names_read == ("a.txt", "b.txt", "sub/c.txt")
    assert summary.count("new") == 3
    with Register.open(tmp_path / "register") as register:
        assert [claim.value.text for claim in register.claims()] == ["300", "400", "500", "900"]
        assert [entity.name for entity in register.entities()] == ["Gyumri", "Kant"]
        assert [finding.status for finding in register.findings()] == ["sources conflict", "sources conflict"]
        assert len(register.claims(about="kant")) == 2
        assert register.store.count_figures() == {"claimed": 4, "unclaimed": 0, "furniture": 0}


def test_nothing_is_read_twice(inbox, monkeypatch):
    build(inbox)
    use_simple_stages(monkeypatch, read_document=None)
    summary = build(inbox)
    assert summary.unchanged == ("a.txt", "b.txt", "sub/c.txt")
    assert summary.outcomes == {}


def test_only_what_changed_is_read(inbox, tmp_path):
    build(inbox)
    (inbox / "a.txt").write_text("Gyumri has 301.")
    summary = build(inbox)
    assert summary.outcomes == {"a.txt": "changed"}
    with Register.open(tmp_path / "register") as register:
        assert [claim.value.text for claim in register.claims(about="Gyumri")] == ["301", "900"]
        assert [(one.name, one.state) for one in register.versions()][:2] == [
            ("a.txt", "superseded"),
            ("a.txt", "current"),
        ]


@pytest.mark.parametrize("change", ["model", "vocabulary"])
def test_another_model_or_vocabulary_reads_everything_again(inbox, monkeypatch, tmp_path, change):
    build(inbox)
    if change == "model":
        use_simple_stages(monkeypatch, model_hash=lambda: "another")
        summary = build(inbox)
    else:
        summary = build(inbox, vocabulary_folders=[tmp_path])
    assert summary.count("again") == 3


def test_a_vanished_file_is_named_and_keeps_its_claims(inbox, tmp_path):
    build(inbox)
    (inbox / "b.txt").unlink()
    assert build(inbox).vanished == ("b.txt",)
    assert build(inbox).vanished == ()
    with Register.open(tmp_path / "register") as register:
        assert len(register.claims(about="Kant")) == 2
        assert [one.state for one in register.versions() if one.name == "b.txt"] == ["vanished"]


def test_building_one_folder_leaves_the_files_of_others_alone(inbox, tmp_path):
    other = tmp_path / "other"
    write(other, {"d.txt": "Dushanbe has 7000."})
    build(inbox, other)
    (inbox / "a.txt").unlink()
    (other / "d.txt").unlink()
    summary = build(other, register=tmp_path / "register")
    assert summary.vanished == ("d.txt",)
    states = {one.name: one.state for one in Register.open(tmp_path / "register").versions()}
    assert states == {"a.txt": "current", "b.txt": "current", "sub/c.txt": "current", "d.txt": "vanished"}


def test_a_single_file_can_be_built_without_touching_its_neighbours(inbox, tmp_path):
    build(inbox)
    (inbox / "b.txt").unlink()
    summary = build_register([inbox / "a.txt"], tmp_path / "register")
    assert (summary.unchanged, summary.vanished) == (("a.txt",), ())


def test_a_renamed_file_is_the_same_document_under_another_name(inbox, tmp_path):
    build(inbox)
    (inbox / "b.txt").rename(inbox / "e.txt")
    summary = build(inbox)
    assert (summary.outcomes, summary.vanished) == ({"e.txt": "moved"}, ())
    with Register.open(tmp_path / "register") as register:
        assert [one.name for one in register.documents()] == ["a.txt", "e.txt", "sub/c.txt"]
        assert len(register.claims()) == 4


def test_each_refused_file_has_its_reason_and_the_others_are_read(inbox, tmp_path):
    write(inbox, {"r.txt": "refuse me", "f.txt": "fail at 7", "m.txt": "misquote 8"})
    summary = build(inbox)
    reasons = {refusal.name: refusal.reason for refusal in summary.refusals}
    assert reasons["r.txt"] == "It asks for it."
    assert "ZeroDivisionError: in a stage" in reasons["f.txt"]
    assert "the quotation of claim" in reasons["m.txt"]
    assert summary.names_read == ("a.txt", "b.txt", "sub/c.txt")
    with Register.open(tmp_path / "register") as register:
        assert register.refusals() == summary.refusals
        assert len(register.claims()) == 4


def test_a_refused_file_is_tried_again_and_then_no_longer_listed(inbox, tmp_path):
    write(inbox, {"r.txt": "refuse me"})
    build(inbox)
    write(inbox, {"r.txt": "Ayni has 12."})
    summary = build(inbox)
    assert summary.outcomes == {"r.txt": "new"}
    assert Register.open(tmp_path / "register").refusals() == ()


def test_a_path_that_is_not_there_is_refused_and_the_rest_is_read(inbox, tmp_path):
    summary = build(inbox, tmp_path / "nowhere")
    assert [refusal.name for refusal in summary.refusals] == ["nowhere"]
    assert len(summary.outcomes) == 3


def test_a_file_that_became_unreadable_keeps_its_last_readable_version(inbox, tmp_path):
    build(inbox)
    write(inbox, {"a.txt": "refuse now"})
    build(inbox)
    with Register.open(tmp_path / "register") as register:
        assert [refusal.name for refusal in register.refusals()] == ["a.txt"]
        assert len(register.claims(about="Gyumri")) == 2


def test_a_register_within_its_documents_is_not_read(inbox):
    register = inbox / "register"
    build(inbox, register=register)
    summary = build(inbox, register=register)
    assert (summary.outcomes, summary.refusals) == ({}, ())


def test_empty_input_makes_an_empty_register(inbox, tmp_path):
    (tmp_path / "empty").mkdir()
    summary = build(tmp_path / "empty")
    assert (summary.outcomes, summary.refusals) == ({}, ())
    assert Register.open(tmp_path / "register").claims() == ()


def test_progress_runs_from_finding_through_each_file_to_linking(inbox):
    seen = []
    build(inbox, on_progress=seen.append)
    assert [(one.stage, one.done, one.total) for one in seen] == [
        ("find", 0, 0), ("read", 0, 3), ("read", 1, 3), ("read", 2, 3), ("read", 3, 3), ("link", 0, 0),
    ]  # fmt: skip


def test_a_judgement_is_heard_without_reading_again(inbox, tmp_path, monkeypatch):
    build(inbox)
    heard = []

    def link(claims, judgements, **places):
        heard.append(judgements)
        return simple_stages.link_entities(claims)

    use_simple_stages(monkeypatch, read_document=None, link_entities=link)
    refresh_register(tmp_path / "register")
    assert heard == [()]


def test_two_builds_do_not_write_at_once(inbox, tmp_path):
    build(inbox)
    store = Register.open(tmp_path / "register").store
    with store.writing(), pytest.raises(RegisterError, match="another build"):
        build(inbox)


def test_an_interrupted_build_goes_on_where_it_stopped(inbox, tmp_path):
    def interrupt(progress):
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(inbox, on_progress=interrupt)
    assert len(Register.open(tmp_path / "register").documents()) == 2
    assert build(inbox).count("new") == 1


def test_a_wrongly_ordered_history_leaves_the_same_exports(inbox, tmp_path):
    build(inbox, register=tmp_path / "fresh")
    write(inbox, {"a.txt": "Something else, 1.", "z.txt": "Zvartnots has 5."})
    build(inbox, register=tmp_path / "old")
    write(inbox, FILES)
    (inbox / "z.txt").unlink()
    build(inbox, register=tmp_path / "old")
    claims = [exports(tmp_path / name)[0]["jsonl"] for name in ("fresh", "old")]
    kept = [line for line in claims[1].splitlines() if '"z.txt"' not in line]
    assert kept == claims[0].splitlines()


@settings(max_examples=12, deadline=None)
@given(files=st.permutations(range(4)), roots=st.permutations(["x", "y"]))
def test_neither_the_order_of_work_nor_that_of_arguments_changes_a_byte(files, roots, tmp_path_factory):
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_simple_stages(monkeypatch)
        folder = tmp_path_factory.mktemp("order")
        write(folder / "x", {"a.txt": FILES["a.txt"], "same.txt": "Kant has 400."})
        write(folder / "y", {"b.txt": FILES["b.txt"], "same.txt": "Gyumri has 3."})
        build_register([folder / "x", folder / "y"], folder / "straight")
        build_register([folder / root for root in roots], folder / "shuffled", runner=InOrder(files))
        assert exports(folder / "straight") == exports(folder / "shuffled")


def test_the_whole_way_stands_on_one_screen():
    import inspect

    from regesta import pipeline

    lines = inspect.getsource(pipeline.build_register).splitlines()
    assert len(lines) <= 50
    assert Path(pipeline.__file__).read_text().count("\n") < 150


def test_documents_are_stored_as_annotate_leaves_them(inbox, monkeypatch, tmp_path):
    def annotate(document, parses=None):
        return simple_stages.annotate_document(replace(document, published="2012", published_basis="inferred"))

    use_simple_stages(monkeypatch, annotate_document=annotate)
    build(inbox)
    assert {one.published for one in Register.open(tmp_path / "register").documents()} == {"2012"}
