"""What the commands print, write and return, over a register of simple stages; and that help costs nothing."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.cli import main
from regesta.errors import RegestaError
from tests.simple_stages import use_simple_stages

REPOSITORY = Path(__file__).parents[1]
HEAVY = {"spacy", "onnxruntime", "numpy", "sqlalchemy", "alembic", "lxml", "starlette", "uvicorn", "rich", "yaml"}
"""What takes long to load; pydantic is not among them, since some versions of typer load it themselves."""
FILES = {"a.txt": "Gyumri has 300.\r\nAnd 20.", "b.txt": "Кант has 400.", "r.txt": "refuse \x1b[31mred"}


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    use_simple_stages(monkeypatch)
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["regesta", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as exit:
            code = exit.code or 0
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def register(run, tmp_path):
    (tmp_path / "in").mkdir()
    for name, text in FILES.items():
        (tmp_path / "in" / name).write_bytes(text.encode())
    assert run("build", "in", "--register", "reg")[0] == 0
    return tmp_path / "reg"


def test_the_summary_accounts_for_every_file_and_says_where_to_go_next(run, register):
    (register.parent / "in" / "b.txt").unlink()
    code, out, err = run("build", "in", "--register", "reg")
    assert (code, err) == (0, "")
    assert "Files: 1 unchanged, 1 vanished, 1 refused" in out
    assert "  b.txt" in out
    assert "r.txt: It asks for it. Do not ask." in out
    assert "2 documents and 3 claims" in out
    assert "       3  troop_strength" in out
    assert "Questions: 2" in out
    assert "Figures and dates in the documents: 3\n       3  stand in claims\n       0  stand in no claim" in out
    assert "regesta serve reg" in out


def test_nothing_read_is_an_exit_code_of_its_own(run, tmp_path):
    (tmp_path / "in").mkdir()
    assert run("build", "in", "--register", "reg")[0] == 3
    (tmp_path / "in" / "r.txt").write_text("refuse")
    code, out, err = run("build", "in", "--register", "reg")
    assert code == 3
    assert "It asks for it." in out
    assert "none of this could be read" in err


def test_wrong_usage_is_code_2(run):
    assert run("build", "in")[0] == 2
    assert run("export", "reg", "--format", "xml")[0] == 2
    assert run("build", "in", "--register", "reg", "--processes", "0")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("documents", "nowhere"), "there is no register"),
        (("export", "nowhere", "--format", "jsonl"), "regesta build"),
        (("report", "nowhere", "Kyrgyzstan"), "there is no register"),
        (("serve", "nowhere"), "there is no register"),
        (("build", "in", "--register", "reg", "--vocabulary", "nowhere"), "no such vocabulary folder"),
    ],
)
def test_what_is_wrong_with_a_register_is_said_in_words_with_code_4(run, arguments, words):
    code, out, err = run(*arguments)
    assert (code, out) == (4, "")
    assert words in err
    assert "Traceback" not in err


def test_an_interrupt_leaves_a_whole_register_and_tells_how_to_go_on(run, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FILES["a.txt"])

    def interrupt(*_, **places):
        raise KeyboardInterrupt

    use_simple_stages(monkeypatch, link_entities=interrupt)
    code, _, err = run("build", "in", "--register", "reg")
    assert code == 130
    assert "the same command goes on" in err
    use_simple_stages(monkeypatch)
    code, out, _ = run("build", "in", "--register", "reg")
    assert (code, "1 unchanged" in out) == (0, True)


def test_claims_as_json_lines(run, register):
    code, out, _ = run("export", register, "--format", "jsonl")
    claims = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [claim["value"]["number"] for claim in claims] == [300, 20, 400]
    assert '"number": 300, ' in out, "whole numbers are printed without a fraction"
    assert claims[0]["host"] is None
    assert claims[2]["subject"]["name"] == "Кант"
    run("export", register, "--format", "jsonl", "-o", "claims.jsonl")
    assert (register.parent / "claims.jsonl").read_text() == out


def test_claims_as_a_table_for_spreadsheets(run, register):
    _, out, _ = run("export", register, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["number"] for row in rows] == ["300", "20", "400"]
    assert {row["host"] for row in rows} == {""}


def test_texts_are_given_out_as_they_are(run, register):
    assert run("export", register, "--format", "text", "-o", "texts")[0] == 0
    assert (register.parent / "texts" / "a.txt").read_bytes() == FILES["a.txt"].encode()
    _, out, _ = run("export", register, "--format", "text")
    assert "==> b.txt (" in out


def test_lists_as_tables_and_as_json(run, register):
    _, out, _ = run("documents", register)
    assert out.splitlines()[0].split() == ["id", "state", "published", "name", "title"]
    assert "refused" in out
    listed = json.loads(run("documents", register, "--json")[1])
    assert [one["state"] for one in listed] == ["current", "current", "refused"]
    assert len(json.loads(run("claims", register, "--json")[1])) == 3
    assert len(json.loads(run("claims", register, "--about", "Kant", "--json")[1])) == 1
    assert [line.split("  ")[1] for line in run("findings", register)[1].splitlines()[1:]] == [
        "sources conflict",
        "one origin",
    ]
    findings = [json.loads(line) for line in run("findings", register, "--format", "jsonl")[1].splitlines()]
    assert [one["status"] for one in findings] == ["sources conflict", "one origin"]
    assert {hit["kind"] for hit in json.loads(run("search", register, "kant", "--json")[1])} == {
        "entity",
        "claim",
        "document",
    }


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_list(run, register):
    code, _, err = run("claims", register, "--about", "Atlantis")
    assert (code, "Atlantis" in err) == (4, True)


def test_any_entry_is_shown_by_the_beginning_of_its_id(run, register):
    claim, *_ = json.loads(run("claims", register, "--json")[1])
    assert json.loads(run("show", register, claim["id"][:16])[1]) == claim
    document = json.loads(run("show", register, claim["document_id"][:16])[1])
    assert document["name"] == "a.txt"
    assert "text" not in document
    finding = json.loads(run("findings", register, "--format", "jsonl")[1].splitlines()[0])
    assert json.loads(run("show", register, finding["id"])[1])["question"] == finding["question"]
    assert run("show", register, "zzzz")[0] == 4


def test_strangers_words_do_not_steer_the_terminal(run, register, tmp_path):
    (tmp_path / "in" / "evil\x1b[2J.txt").write_text("\x1b]0;title\x07 has 7")
    _, out, _ = run("build", "in", "--register", "reg")
    _, listed, _ = run("documents", register)
    assert "\x1b" not in out + listed
    assert "\x07" not in listed


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    code = (
        "import sys; from regesta.cli import main; sys.argv[0] = 'regesta'\ntry: main()\nfinally: print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert HEAVY & {name.split(".")[0] for name in done.stdout.split()} == set()


def test_progress_is_shown_on_a_terminal_only():
    from regesta.build_summary import Progress

    script = (
        "from regesta.cli import _progress_bar\nfrom regesta.build_summary import Progress\n"
        "with _progress_bar() as show: show(Progress(stage='read', done=1, total=3, name='[a].txt'))"
    )
    assert Progress(stage="find").done == 0
    silent = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (silent.stdout, silent.stderr) == (b"", b"")
    main_end, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run([sys.executable, "-c", script], stderr=terminal, check=True, env=environment)
    os.close(terminal)
    shown = os.read(main_end, 100_000).decode()
    os.close(main_end)
    assert "1/3" in shown
    assert "[a].txt" in shown


def test_the_command_reference_is_the_programs():
    sys.path.insert(0, str(REPOSITORY / "scripts"))
    try:
        from write_commands import write_commands
    finally:
        sys.path.pop(0)
    assert (REPOSITORY / "docs" / "commands.md").read_text() == write_commands()


def test_every_error_of_the_program_is_for_the_user(run, monkeypatch, register):
    def fail(*_):
        raise RegestaError("In words.")

    monkeypatch.setattr("regesta.register.Register.open", fail)
    code, _, err = run("documents", register)
    assert (code, err) == (4, "Error: In words.\n")


def test_texts_are_not_written_over_other_files(run, register, tmp_path):
    (tmp_path / "mine").mkdir()
    run("export", register, "--format", "text", "-o", str(tmp_path / "mine"))
    first = sorted((tmp_path / "mine").rglob("*.txt"))[0]
    assert run("export", register, "--format", "text", "-o", str(tmp_path / "mine"))[0] == 0, (
        "the same again is no loss"
    )
    first.write_text("my own words")
    code, _, err = run("export", register, "--format", "text", "-o", str(tmp_path / "mine"))
    assert (code, first.read_text()) == (4, "my own words")
    assert "empty folder" in err


def test_a_report_on_no_country_is_refused_with_the_nearest_name(run, register):
    code, out, err = run("report", register, "Uzbekhistan")
    assert (code, out) == (4, "")
    assert "Did you mean Uzbekistan?" in err


def test_a_file_name_that_is_no_utf8_is_read_under_an_escaped_one(run, tmp_path):
    (tmp_path / "in").mkdir()
    for name in (b"old\xff.txt", b"b.txt"):
        with open(os.fsencode(tmp_path / "in") + b"/" + name, "w") as stream:
            stream.write(FILES["a.txt"] + name.decode("latin-1"))
    for _ in range(2):
        code, out, err = run("build", "in", "--register", "reg")
        assert (code, "Traceback" in err) == (0, False)
    assert "2 unchanged" in out
    assert "old\\xff.txt" in run("documents", "reg")[1]
