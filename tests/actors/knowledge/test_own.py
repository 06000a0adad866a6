"""Actors of the user's own: files that add to the tables and override them, and what is wrong in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation import load
from legation.actors import identify, tables_with
from legation.coder import Coder

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def code(coder: Coder, file: Path, phrase: str, published: str = "2020-01-01") -> str | None:
    actor = identify(phrase, date.fromisoformat(published), nlp=coder.nlp, tables=tables_with([file]))
    return actor.code if actor else None


def test_a_csv_file_adds_actors(coder: Coder, write: Write) -> None:
    file = write("own.csv", "name,code,aliases,type\nSava River Front,BIH REB,SRF,\nTuma Okello,UGA AGR,,person\n")
    assert coder.identify("the Sava River Front") is None or coder.identify("the Sava River Front").code != "BIH REB"
    assert code(coder, file, "the Sava River Front") == "BIH REB"
    assert code(coder, file, "the SRF") == "BIH REB"
    assert code(coder, file, "Mr. Okello") == "UGA AGR"


def test_the_users_word_outdoes_the_tables(coder: Coder, write: Write) -> None:
    file = write("own.csv", "name,code,type,from,to\nDonald Trump,USA JRN,person,2019-01-01,2019-12-31\n")
    assert code(coder, file, "Donald Trump", "2019-06-01") == "USA JRN"


def test_a_toml_file_says_the_same(coder: Coder, write: Write) -> None:
    file = write(
        "own.toml",
        """
        [[actor]]
        name = "Sava River Front"
        aliases = ["SRF", "Savan Front"]
        code = "BIH REB"
        to = 2015-12-31

        [[actor]]
        name = "Sava River Front"
        code = "BIH PTY"
        from = 2016-01-01

        [[actor]]
        name = "bargehand"
        code = "LAB"
        type = "role"
        """,
    )
    assert code(coder, file, "the Savan Front", "2014-05-01") == "BIH REB"
    assert code(coder, file, "the SRF", "2018-05-01") == "BIH PTY"
    assert code(coder, file, "Dutch bargehands") == "NLD LAB"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "name,code\nX Front,BIH XYZ\n", r"a\.csv:2: 'XYZ' is no sector"),
        ("a.csv", "name,code\n,BIH REB\n", r"a\.csv:2: the name is missing"),
        ("a.csv", "name,code\nX Front\n", r"a\.csv:2: 1 columns, the header has 2"),
        ("a.csv", "name,kode\nX Front,BIH\n", r"a\.csv:1: no column 'kode'"),
        ("a.csv", "name\nX Front\n", r"a\.csv:1: the column 'code' is missing"),
        ("a.csv", "name,code,from\nX Front,BIH,soon\n", r"a\.csv:2: 'soon' is no date"),
        ("a.csv", "name,code,type\nX Front,BIH,ghost\n", r"a\.csv:2: 'ghost' is no type"),
        ("a.csv", "name,code,from\nX Front,BIH,2019-02-30\n", r"a\.csv:2: '2019-02-30' is no date"),
        ("a.csv", "name,code\nX Front,BIH\nY Front,BHI REB\n", r"a\.csv:3: 'BHI' is no country's code"),
        ("a.csv", 'name,code\nX Front,BIH\n"Y Front,BIH\n', r"a\.csv:3: unexpected end of data"),
        ("a.toml", "[[actor]]\nname = 'X'\ncode = 3.5\n", r"a\.toml: actor 1: code is no text"),
        ("a.toml", "[[actor]]\nname = 'X'\n", r"a\.toml: actor 1: the column 'code' is missing"),
        ("a.toml", "name = 'X'\n", r"a\.toml: no \[\[actor\]\] tables"),
        ("a.toml", "[[actor\n", r"a\.toml: "),
        ("a.xls", "", r"a\.xls: actors are read from"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_row(write: Write, name: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tables_with([write(name, text)])


def test_what_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"name,code\nX Front,BIH\n\xff Front,BIH\n")
    with pytest.raises(ValueError, match=r"a\.csv:3: not UTF-8"):
        tables_with([file])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        tables_with([tmp_path / "none.csv"])


def test_the_coder_takes_files_of_actors(write: Write) -> None:
    coder = load(actors=write("own.csv", "name,code\nSava River Front,BIH REB\n"))
    record = coder.code("The Sava River Front attacked the bridge on Monday.", published="2020-01-01")
    assert [actor.code for actor in record.actors if "Sava" in actor.name] == ["BIH REB"]
