"""The commands on a store."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder
from legation.store import Store

STORY = (
    "SANTIAGO, June 3, 2024 -- Chile recalled its ambassador from Bolivia on Monday. "
    '"We are gravely concerned," Chilean Foreign Minister Alberto van Klaveren said.\n'
)


@pytest.fixture(autouse=True)
def one_coder(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the model once for all tests."""
    monkeypatch.setattr("legation.coder.load", lambda: coder)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "archive"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "recall.txt").write_text(STORY, encoding="utf-8")
    (folder / ".hidden.txt").write_text("no story", encoding="utf-8")
    return folder


def legation(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def test_a_folder_is_kept_once(archive: Path) -> None:
    assert legation("ingest", archive).stderr == "1 new\n"
    assert legation("ingest", archive).stderr == "1 same\n"
    (archive / "2024" / "recall.txt").write_text(STORY + "\nBolivia protested.\n", encoding="utf-8")
    assert legation("ingest", archive).stderr == "1 corrected\n"
    assert Path("legation.db").exists()


def test_what_an_ingest_met_is_kept(archive: Path) -> None:
    (archive / "empty.txt").write_text("", encoding="utf-8")
    legation("ingest", archive)
    legation("ingest", archive)
    with Store("legation.db") as store:
        again, first = (ingest.coverage for ingest in store.ingests())
    assert (first["coded"], list(first["not_coded"])) == (1, ["unreadable"])
    assert (again["coded"], list(again["not_coded"])) == (0, ["unreadable", "known and unchanged"])
    assert first["not_coded"]["unreadable"]["examples"] == ["empty.txt: empty"]


def test_a_bad_file_is_named_and_the_rest_is_kept(archive: Path) -> None:
    (archive / "empty.txt").write_text("", encoding="utf-8")
    result = legation("ingest", archive, "nowhere.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{archive / 'empty.txt'}: empty",
        "nowhere.txt: no such file",
        "1 new",
        "3 documents: 1 coded, 2 unreadable",
    ]


def test_what_is_kept_can_be_asked(archive: Path) -> None:
    legation("ingest", archive)

    answer = legation("events", "--actor", "CHL", "--type", "SANCTION", "--format", "jsonl")
    [event] = [json.loads(line) for line in answer.stdout.splitlines()]
    assert (event["recipient_code"][:3], event["date"]) == ("BOL", "2024-06-03")
    answer = legation("statements", "--speaker", "CHL", "--containing", "concerned", "--format", "csv")
    [statement] = csv.DictReader(io.StringIO(answer.stdout))
    assert "gravely concerned" in statement["content"]
    assert "⟦ambassador⟧" in legation("search", "ambassadors").stdout
    assert "CHL" in legation("actors", "CHL").stdout
    assert "2024-06" in legation("timeline", "CHL", "BOL").stdout
    assert legation("why", "2024/recall", event["event_id"], "--store", "legation.db").stdout.startswith("E")


def test_countries_may_be_called_by_their_names(archive: Path) -> None:
    legation("ingest", archive)
    for asked in (("timeline", "Chile", "bol"), ("events", "--between", "chile", "BOL"), ("dyads", "--actor", "Chile")):
        assert "2024-06" in legation(*asked).stdout
    assert legation("timeline", "Chilly", "BOL").stderr == "'Chilly' is no country's code: write it as PRK\n"


def test_the_store_may_be_named_by_the_environment(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_STORE", "other.db")
    legation("ingest", archive)
    assert Path("other.db").exists() and not Path("legation.db").exists()


def test_what_is_kept_can_be_exported(archive: Path) -> None:
    legation("ingest", archive)
    assert legation("export", "--format", "polecat").stdout.count("SANCTION") == 1
    assert legation("export", "-o", "out.jsonl").exit_code == 0
    [record] = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    beside = json.loads(Path("out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert record["document"]["id"] == beside["inputs"][0]["document"] == "2024/recall"
    assert len(beside["inputs"][0]["sha256"]) == 64 and beside["coders"][0]["version"]


def test_the_events_asked_for_can_be_exported_alone(archive: Path) -> None:
    (archive / "talks.txt").write_text(
        "OSLO, June 4, 2024 -- Peru and Ecuador held talks in Oslo on Tuesday.", encoding="utf-8"
    )
    legation("ingest", archive)
    assert (
        legation(
            "export", "--type", "SANCTION", "--from", "2024-06", "-o", "found.csv", "--format", "polecat"
        ).exit_code
        == 0
    )
    [event] = csv.DictReader(io.StringIO(Path("found.csv").read_text(encoding="utf-8")), delimiter="\t")
    assert (event["Event Type"], event["Actor Country"]) == ("SANCTION", "CHL")
    assert json.loads(Path("found.csv.manifest.json").read_bytes())["asked"] == {
        "event_type": "SANCTION",
        "since": "2024-06",
    }
    [record] = json.loads(legation("export", "--between", "PER", "ECU", "--format", "json").stdout)
    assert record["document"]["id"] == "talks"
    assert legation("export", "--actor", "PRK", "--format", "jsonl").stdout == ""
    assert legation("export", "--type", "WAR", "--format", "csv").exit_code == 2


def test_a_store_is_proved(archive: Path) -> None:
    legation("ingest", archive)
    assert legation("verify").stdout == "1 coded again, 0 otherwise than kept\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("events", "--store", "none.db"), "none.db: no such store; legation ingest makes one"),
        (("events", "--store", "mysql://x"), "mysql://x: a store is sqlite:/// or postgresql://"),
        (("events", "--type", "MEET"), "'MEET' is none of AGREE, CONSULT"),
        (("events", "--from", "May"), "'May' is no date: write it as 2024, 2024-05 or 2024-05-14"),
        (("search", "!"), "no word to search for in '!'"),
        (("why", "none", "E1", "--store", "legation.db"), "legation.db: no document 'none'"),
        (("why", "2024/recall", "E99", "--store", "legation.db"), "2024/recall: no event 'E99'; there are: E1"),
    ],
)
def test_what_cannot_be_answered_is_said(archive: Path, arguments: tuple[str, ...], reason: str) -> None:
    legation("ingest", archive)
    result = legation(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(reason)


def test_an_input_is_settled_only_when_its_documents_are_kept(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (archive / "2024" / "more.txt").write_text(STORY + "\nBolivia protested.\n", encoding="utf-8")
    kept_by_then: dict[str, int] = {}

    def settle(name: str, reading: object) -> None:
        with Store("legation.db") as store:
            kept_by_then[Path(name).name] = len(store)

    monkeypatch.setattr("legation.cli.running.settle", settle)
    assert legation("ingest", archive).exit_code == 0
    assert kept_by_then == {"more.txt": 1, "recall.txt": 2}


def test_what_is_not_there_is_said_with_the_likeliest_reason(archive: Path) -> None:
    legation("ingest", archive)
    result = legation("events", "--actor", "chl")
    assert result.exit_code == 0
    assert result.stderr == "no events like that\n'chl' was looked for in names; codes are in capitals: CHL\n"
    assert legation("search", "xylophone").stderr == "found nowhere\n"


def test_events_tell_their_incident_and_its_reports(archive: Path) -> None:
    legation("ingest", archive)
    [recall, *_] = csv.DictReader(io.StringIO(legation("events", "--format", "csv").stdout))
    assert recall["reports"] == "1"
    assert recall["incident"] in legation("incidents", "--format", "csv").stdout


def test_what_a_limit_leaves_out_is_told(archive: Path) -> None:
    (archive / "more.txt").write_text(STORY.replace("Bolivia", "Peru"), encoding="utf-8")
    legation("ingest", archive)
    for question in (["events"], ["statements"], ["search", "Chile"], ["actors"], ["incidents"]):
        whole = legation(*question, "--format", "jsonl")
        assert (len(whole.stdout.splitlines()) > 1, whole.stderr) == (True, "")
        part = legation(*question, "--format", "jsonl", "--limit", "1")
        assert part.stdout.splitlines() == whole.stdout.splitlines()[:1]
        assert part.stderr == "there are more than 1: --limit 10 shows more\n"


def test_dyads_are_counted_by_month(archive: Path) -> None:
    legation("ingest", archive)
    answer = legation("dyads", "--actor", "CHL", "--format", "csv")
    assert answer.stdout.splitlines()[0] == "month,actor,recipient,events,vc,mc,vk,mk,score"
    assert answer.stdout.splitlines()[1].startswith("2024-06,CHL,BOL,")
    assert legation("dyads", "--actor", "PRK").stderr == "no dyads like that\n"
    assert legation("dyads", "--actor", "Chilly").exit_code == 2
