"""Inputs of all forms on the command line: read, counted, named where they are bad."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder, load

STORY = "LIMA, Peru (AP) — The president of Chile met the president of Peru on April 12, 2022."
GERMAN = "Die Außenminister beider Länder haben am Dienstag in Wien einen Vertrag über den Fluss unterzeichnet."


@pytest.fixture(autouse=True)
def one_coder(coder: Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Load the model once for all tests, and work in an empty folder."""
    monkeypatch.setattr("legation.coder.load", lambda **added: load(**added) if added else coder)
    monkeypatch.chdir(tmp_path)


def legation(*arguments: str, input: bytes | None = None) -> Result:
    result = CliRunner().invoke(cli.app, arguments, input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def written(name: str, *rows: object) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def ids(result: Result) -> list[str]:
    return [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()]


def test_a_broken_line_among_five_is_named_and_four_are_coded() -> None:
    rows = [{"text": f"{STORY} {number}"} for number in range(1, 6)]
    file = written("wire.jsonl", *rows[:2], '{"text": ', *rows[3:])
    result = legation("code", file, "--format", "jsonl")
    assert (result.exit_code, ids(result)) == (2, ["wire#1", "wire#2", "wire#4", "wire#5"])
    assert result.stderr.splitlines() == [
        "wire.jsonl: line 3: column 9: broken JSON: expecting value",
        "5 documents: 4 coded, 1 unreadable",
    ]
    assert legation("ingest", file).stderr.splitlines()[1] == "4 new"


def test_one_row_is_an_array_too() -> None:
    assert len(json.loads(legation("code", written("a.jsonl", {"text": STORY}), "--format", "json").stdout)) == 1
    assert legation("code", written("b.jsonl", ""), "--format", "json").stdout == ""


def test_columns_and_forms_may_be_named() -> None:
    content = f"day\tprose\n2022-04-12\t{STORY}\n".encode()
    result = legation(
        "code", "-", "--from", "tsv", "--map", "text=prose, published=day", "--format", "jsonl", input=content
    )
    document = json.loads(result.stdout)["document"]
    assert (document["text"], document["published"]) == (STORY, "2022-04-12")


@pytest.mark.parametrize("given", ["prose", "text=", "body=prose"])
def test_a_bad_map_is_refused(given: str) -> None:
    result = legation("code", "-", "--map", given, input=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"--map: '{given}' is not one of text=COLUMN, ")


def test_what_became_of_all_documents_is_reported() -> None:
    rows = [{"text": STORY, "date": "2022-04-13"}, {"text": GERMAN}, {"text": None}, {"text": "word " * 210_000}]
    file = written("wire.jsonl", *rows)
    result = legation("code", file, "--coverage", "none/coverage.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "none/coverage.json: no such folder to write into\n"
    result = legation("code", file, "--coverage", "coverage.json", "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "4 documents: 1 coded, 1 too long, 1 no news text, 1 in another language"
    report = json.loads(Path("coverage.json").read_text(encoding="utf-8"))
    assert (report["documents"], report["coded"], report["languages"]) == (4, 1, {"de": 1, "en": 1})
    assert report["published"] == {"earliest": "2022-04-13", "latest": "2022-04-13", "unknown": 0}
    assert report["not_coded"]["no news text"] == {
        "count": 1,
        "is_fault": False,
        "examples": ["wire.jsonl: line 3: no text in 'text'"],
    }


def test_many_that_are_passed_over_are_counted() -> None:
    result = legation("code", written("wire.jsonl", *[{"text": ""}] * 30), "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[19:] == [
        "wire.jsonl: line 20: no text in 'text'",
        "more are no news text; they are counted, but not told of one by one",
        "30 documents: 0 coded, 30 no news text",
    ]


def test_a_row_that_comes_again_corrected_is_a_new_version() -> None:
    file = written("wire.jsonl", {"id": 1, "text": STORY}, {"id": 2, "text": STORY + " Both left."})
    assert legation("ingest", file).stderr == "2 new\n"
    assert legation("ingest", file).stderr == "2 same\n"
    file = written("wire.jsonl", {"id": 2, "text": STORY + " Both stayed."}, {"id": 1, "text": STORY})
    assert legation("ingest", file).stderr == "1 corrected, 1 same\n"


def test_documents_of_one_id_are_told_of() -> None:
    file = written(
        "wire.jsonl", {"id": "a", "text": "Rain."}, {"id": "a", "text": "Snow."}, {"id": "b", "text": "Sun."}
    )
    result = legation("code", file, "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "wire.jsonl: line 2: its id 'a' is another document's too\n")


def test_an_input_without_documents_is_told_of() -> None:
    result = legation("code", written("b.jsonl", ""), "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "no documents\n")


def test_what_triage_leaves_unread_is_counted_and_not_told_of_one_by_one() -> None:
    garden = "The roses are late. The soil is heavy. She cuts the stems. We eat jam on bread with butter."
    file = written("wire.jsonl", {"text": STORY}, {"text": garden})
    result = legation("code", file, "--triage", "--coverage", "coverage.json", "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert result.stderr == "2 documents: 1 coded, 1 unlikely to tell of an event\n"
    report = json.loads(Path("coverage.json").read_text(encoding="utf-8"))
    assert report["not_coded"]["unlikely to tell of an event"] == {
        "count": 1,
        "is_fault": False,
        "examples": ["wire.jsonl: line 2: its words tell of no event"],
    }
