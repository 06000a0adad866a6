"""The commands that review what a store holds."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder

STORY = (
    "SANTIAGO, June 3, 2024 -- Chile recalled its ambassador from Bolivia on Monday. "
    '"We are gravely concerned," Chilean Foreign Minister Alberto van Klaveren said. '
    "Bolivia condemned the decision.\n"
)


@pytest.fixture(autouse=True)
def kept(coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with one story, in a working folder of its own."""
    monkeypatch.setattr("legation.coder.load", lambda: coder)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("LEGATION_REVIEWER", "mb")
    monkeypatch.chdir(tmp_path)
    Path("recall.txt").write_text(STORY, encoding="utf-8")
    assert legation("ingest", "recall.txt").exit_code == 0


def legation(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def events(*options: str) -> dict[str, dict[str, str]]:
    """The events kept, by id."""
    answer = legation("events", *options, "--format", "csv").stdout
    return {row["event_id"]: row for row in csv.DictReader(io.StringIO(answer))}


def test_a_review_is_kept_and_shown() -> None:
    result = legation("review", "recall", "E1", "--set", "status=planned", "--note", "Not yet.")
    assert result.stdout == "recall E1 corrected status: occurred → planned\n"
    legation("review", "recall", "S1", "--accept", "--by", "jl")
    first, second = map(json.loads, legation("reviews", "--format", "jsonl").stdout.splitlines())
    assert (first["reviewer"], first["verdict"], first["note"], first["outcome"]) == (
        "mb",
        "corrected",
        "Not yet.",
        "found",
    )
    assert (second["reviewer"], second["target"], second["id"]) == ("jl", "statement", "S1")
    assert legation("reviews", "--orphaned", "--format", "jsonl").stdout == ""

    coded, reviewed = events(), events("--reviewed")
    assert coded["E1"]["status"] == "occurred"
    assert (reviewed["E1"]["status"], reviewed["E1"]["review"]) == ("planned", "corrected")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["recall", "E1"], "say one of --accept"),
        (["recall", "E1", "--accept", "--reject"], "say one of --accept"),
        (["recall", "E1", "--accept", "--by", " "], "say who reviews"),
        (["recall", "E99", "--accept"], "recall: no E99"),
        (["quito", "E1", "--accept"], "quito: no such document"),
        (["recall", "E1", "--set", "status"], "--set status: write it as FIELD=VALUE"),
        (["recall", "E1", "--set", "tone=harsh"], "recall E1: tone: no such field"),
        (["recall"], "name a document and the id"),
        (["--sheet", "nowhere.csv"], "nowhere.csv: No such file"),
        (["--sheet", "recall.txt"], "recall.txt: no column document_id"),
        (["recall", "E1", "--sheet", "recall.txt"], "a sheet says itself"),
    ],
)
def test_a_bad_review_is_told_of(arguments: list[str], complaint: str) -> None:
    result = legation("review", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(complaint)


def test_a_sample_is_a_sheet_to_fill_in() -> None:
    drawn = legation("sample", "-n", "50", "--format", "csv")
    assert drawn.stderr == "sample 1\n"
    rows = list(csv.DictReader(io.StringIO(drawn.stdout)))
    assert len(rows) >= 2 and all(float(row["weight"]) == 1 for row in rows)
    rows[0] |= {"verdict": "a"}
    rows[1] |= {"verdict": "corrected", "status": "planned", "reviewer": "jl"}
    sheet = Path("sheet.csv")
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows([*rows[:2], rows[0] | {"verdict": "fine"}, rows[0] | {"id": "E99"}])

    result = legation("review", "--sheet", sheet)
    assert result.exit_code == 2
    *told, summary = result.stderr.splitlines()
    assert [line.partition(": ")[2] for line in told] == [
        "'fine' is no verdict: accepted, corrected, rejected, withdrawn",
        "nothing is called 'E99' there",
    ]
    assert summary == "2 reviews kept, 0 were there already, 2 lines are bad"

    again = legation("sample", "--sample", "1", "--format", "csv").stdout
    assert [row["verdict"] for row in csv.DictReader(io.StringIO(again))][:2] == ["accepted", "corrected"]
    sheet.write_text(again, encoding="utf-8")
    assert legation("review", "--sheet", sheet).stderr == "0 reviews kept, 2 were there already\n"

    figures = legation("precision", "--format", "json")
    assert figures.stderr == f"sample 1: 2 of {len(rows)} reviewed\n"
    assert json.loads(figures.stdout)[0]["exact"] == 0.5


def test_samples_that_are_not_there() -> None:
    assert legation("precision").stderr == "no sample was drawn yet: legation sample draws one\n"
    assert legation("sample", "--sample", "7").stderr == "there is no sample 7\n"
    assert "too few" in legation("sample", "-n", "1").stderr


def test_gold_goes_into_an_empty_folder() -> None:
    legation("review", "recall", "E1", "--accept")
    assert legation("gold", "-o", "gold").stderr == "1 documents\n"
    assert legation("evaluate", "dispatches", "gold").exit_code == 0
    assert legation("gold", "-o", "gold").stderr == "gold: not an empty folder\n"
