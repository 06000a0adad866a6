"""Opening a store, and the schema that migrations make."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import legation.store
from legation.store import Store, StoreError
from legation.store.engine import HEAD
from legation.store.schema import metadata


def test_the_migrations_make_what_the_schema_says(store: Store) -> None:
    def is_ours(name: str | None, kind: str, *_: object) -> bool:
        return kind != "table" or name in metadata.tables

    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": is_ours, "compare_type": True, "target_metadata": metadata}
        )
        different = [entry for entry in compare_metadata(context, metadata) if "documents_by_words" not in str(entry)]
    assert [entry for entry in different if "search" not in str(entry)] == []


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    scripts = ScriptDirectory(str(Path(legation.store.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_opening_again_changes_nothing(location: str) -> None:
    for _ in range(2):
        with Store(location) as store:
            assert len(store) == 0


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://localhost:port/x"])
def test_a_url_that_names_no_store_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        Store(url)


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The envoy left. " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"story\.txt: file is not a database"):
        Store(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open database file"):
        Store(tmp_path / "nowhere" / "store.db")


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"store\.db: a newer version of legation keeps it, with schema 9999"):
        Store(path)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    with pytest.raises(StoreError, match=r"bookmarks\.db: the database of another program, with the tables bookmarks"):
        Store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_inputs_that_were_not_coded_lose_their_folders(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    told = [
        "/srv/in/a.txt: byte 3: not UTF-8",
        "c:\\in\\b.txt: empty",
        "c.txt: no reader for x/y",
        "http://x/y/z: empty",
    ]
    with Store(path) as store:
        store.note_ingest({"documents": 4, "not_coded": {"unreadable": {"examples": told}}})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0008'")
    with Store(path) as store:
        [ingest] = store.ingests()
    found = ingest.coverage["not_coded"]["unreadable"]["examples"]
    assert found == ["a.txt: byte 3: not UTF-8", "b.txt: empty", *told[2:]]


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as error:
        Store("postgresql://reader:secret@127.0.0.1:1/events")
    assert "secret" not in str(error.value)


def test_readers_work_while_a_writer_writes(location: str) -> None:
    with Store(location) as store, store.engine.connect().execution_options(writes=True) as writer:
        writer.execute(text("INSERT INTO runs (manifest) VALUES ('{}')"))
        with Store(location) as reader:
            assert len(reader) == 0
        writer.rollback()
