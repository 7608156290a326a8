"""The register in Python: the page that teaches it runs, and each question is answered or refused in words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.errors import RegisterError, SettingsError, UnknownEntry
from regesta.pipeline import Register, build_register
from tests.simple_stages import use_simple_stages

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def register(tmp_path, monkeypatch):
    use_simple_stages(monkeypatch)
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name, text in {"a.txt": "Gyumri has 300.", "b.txt": "Кант has 400.", "c.txt": "Böhme has 5."}.items():
        (inbox / name).write_text(text, encoding="utf-8")
    build_register([inbox], tmp_path / "register")
    with Register.open(tmp_path / "register") as opened:
        yield opened


def test_the_page_on_python_runs_as_it_stands(tmp_path):
    page = (REPOSITORY / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.S)
    assert len(blocks) == 9
    body = "\n".join(blocks)
    lines = ["if __name__ == '__main__':", *(f"    {line}" for line in body.splitlines())]
    script = tmp_path / "page.py"
    script.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "17 documents read, 0 refused" in done.stdout
    assert "the register has no entity of this name" in done.stdout
    assert "taken back “102nd Base” and “Russian base in Gyumri” are the same" in done.stdout
    assert (tmp_path / "claims.jsonl").stat().st_size > 1000


@pytest.mark.parametrize(
    ("about", "found"), [("Kant", ["400"]), ("КАНТ", ["400"]), ("bohme", ["5"]), ("Gyumri", ["300"])]
)
def test_claims_about_an_entity_in_any_spelling(register, about, found):
    assert [claim.value.text for claim in register.claims(about=about)] == found


def test_what_is_asked_for_must_all_fit(register):
    assert len(register.claims()) == 3
    assert len(register.claims(predicate="troop_strength", stance="asserted", polarity="positive")) == 3
    assert register.claims(stance="denied") == ()
    assert register.claims(predicate="troop_strength", about="Gyumri", document="b.txt") == ()
    assert [claim.value.text for claim in register.claims(document="b.txt")] == ["400"]


@pytest.mark.parametrize("wanted", [{"about": "Atlantis"}, {"host": "Atlantis"}, {"document": "nowhere.txt"}])
def test_an_unknown_name_is_an_error(register, wanted):
    with pytest.raises(UnknownEntry, match=r"Atlantis|nowhere"):
        register.claims(**wanted)


def test_entities_by_type(register):
    assert [entity.name for entity in register.entities(type="place")] == ["Böhme", "Gyumri", "Кант"]
    assert register.entities(type="treaty") == ()


def test_findings_by_status(register):
    assert len(register.findings(status="one origin")) == 3
    assert register.findings(status="sources conflict") == ()


def test_figures_by_name_and_by_id(register):
    document = register.documents()[0]
    assert register.figures(document.name) == register.figures(document.id)
    assert [figure.text for figure in register.figures("a.txt")] == ["300"]


def test_an_unknown_format_is_an_error_that_lists_the_known_ones(register):
    with pytest.raises(SettingsError, match="jsonl, csv, text"):
        register.export("xml")


def test_a_folder_without_register_is_an_error(tmp_path):
    with pytest.raises(RegisterError, match="no register"):
        Register.open(tmp_path)
