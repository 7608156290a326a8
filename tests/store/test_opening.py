"""A register opens whatever happened to it: killed builds, older derived tables, files that are none."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from regesta.errors import RegisterError
from regesta.store import Store, tables
from tests.store.making import keep

REPOSITORY = Path(__file__).parents[2]


def test_a_folder_without_register_is_an_error_that_tells_how_to_make_one(tmp_path):
    with pytest.raises(RegisterError, match="regesta build"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_an_error(tmp_path):
    (tmp_path / "register.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(RegisterError, match="cannot be opened"):
        Store.open(tmp_path)


def test_a_register_cannot_be_made_where_a_file_stands(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(RegisterError):
        Store.open(tmp_path / "file", create=True)


def test_the_named_revision_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", "regesta.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == tables.AUTHORED_REVISION


def test_migrations_make_the_tables_that_the_code_names(tmp_path):
    Store.open(tmp_path, create=True).close()
    made = inspect(create_engine(f"sqlite:///{tmp_path / 'register.sqlite'}"))
    for table in tables.authored.tables.values():
        assert {one["name"] for one in made.get_columns(table.name)} == {column.name for column in table.columns}


def test_a_register_of_a_later_program_is_refused(tmp_path):
    Store.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "register.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RegisterError, match="newer"):
        Store.open(tmp_path)


def test_derived_tables_of_another_version_are_made_anew_and_authored_ones_stay(tmp_path):
    with Store.open(tmp_path / "register", create=True) as store:
        document = keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
    with sqlite3.connect(tmp_path / "register" / "register.sqlite") as connection:
        connection.execute("ALTER TABLE claims RENAME COLUMN anchor TO old_anchor")
        connection.execute("PRAGMA user_version = 0")
    with Store.open(tmp_path / "register") as store:
        assert store.documents() == (document,)
        assert store.claims() == ()
        assert store.versions()[0].run is None
        keep(store, tmp_path, "a.txt", "Some 300 soldiers.")
        assert len(store.claims()) == 1


KEEP_FOREVER = """
import sys
from pathlib import Path
from regesta.store import Store
from tests.store.making import begin_run, keep
folder = Path(sys.argv[1])
with Store.open(folder / "register", create=True) as store, store.writing():
    run = begin_run(store)
    for number in range(100000):
        keep(store, folder / "in", f"{number}.txt", f"Some {number} soldiers. " * 50, run=run)
        print(number, flush=True)
"""


@pytest.mark.parametrize("kept_before", [1, 4, 9])
def test_a_killed_build_leaves_whole_documents_and_no_lock(tmp_path, kept_before):
    command = [sys.executable, "-c", KEEP_FOREVER, str(tmp_path)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(kept_before):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Store.open(tmp_path / "register", create=True) as store, store.writing():
        documents, claims = store.documents(), store.claims()
        assert len(documents) >= kept_before
        assert {one.id for one in documents} == {claim.document_id for claim in claims}
        assert all(claim.evidence[0].quote in store.document(claim.document_id).text for claim in claims)
        keep(store, tmp_path / "in", "next.txt", "And the next build goes on.")
        assert len(store.documents()) == len(documents) + 1
