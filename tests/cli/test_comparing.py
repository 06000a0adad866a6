"""`legation incidents` on a store."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder

STORIES = {
    "north": "LIMA, June 3, 2024 -- Chile recalled its ambassador from Bolivia on Monday, Radio Norte said.\n",
    "south": "SANTIAGO, June 4, 2024 -- The Chilean government on Monday recalled its ambassador to Bolivia.\n",
}


@pytest.fixture
def kept(coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with two stories in its store."""
    monkeypatch.setattr("legation.coder.load", lambda: coder)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    for name, text in STORIES.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    assert legation("ingest", ".").exit_code == 0


def legation(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


def test_two_stories_of_one_recall_are_one_incident(kept: None) -> None:
    [incident] = json.loads(legation("incidents", "--min-reports", "2", "--format", "json").stdout)
    assert (incident["event_type"], incident["date"], incident["reports"]) == ("SANCTION", "2024-06-03", 2)
    assert {account["document_id"] for account in incident["accounts"]} == {"north", "south"}

    [row] = csv.DictReader(io.StringIO(legation("incidents", "--document", "south", "--format", "csv").stdout))
    assert [account["trigger"] for account in json.loads(row["accounts"])] == ["recalled", "recalled"]
    shown = legation("incidents", "--actor", "CHL", "--from", "2024-06").stdout
    assert incident["incident"] in shown and "Bolivia" in shown
    assert legation("incidents", "--as-of", "2001", "--format", "jsonl").stdout == ""


def test_what_cannot_be_answered_is_said(kept: None) -> None:
    result = legation("incidents", "--type", "MEET")
    assert result.exit_code == 2 and result.stderr.startswith("'MEET' is none of AGREE, CONSULT")
    assert legation("incidents", "--store", "none.db").exit_code == 2
