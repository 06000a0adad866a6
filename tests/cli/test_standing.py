"""The commands ``ledger`` and ``agenda``."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from tomllib import loads
from typing import Any

import icalendar
import pyarrow.parquet
import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
SEQUENCES = Path(__file__).parents[1] / "stories" / "sequences" / "development"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """A store with the stories of some sequences."""
    path = tmp_path_factory.mktemp("standing") / "store.db"
    with Store(path) as store:
        for name in ("lake-summit", "autumn-exercise", "called-off-visit", "prisoner-list"):
            for story in loads((SEQUENCES / f"{name}.toml").read_text(encoding="utf-8"))["stories"]:
                record = coder.code(story["text"], published=story["published"], id=f"{name}-{story['id']}")
                store.keep(record, manifest=MANIFEST)
    return path


def legation(kept: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.app, [arguments[0], "--store", str(kept), *arguments[1:]])


def test_the_ledger_reads_like_a_state_of_play(kept: Path) -> None:
    shown = legation(kept, "ledger", "--between", "ARM", "AZE").stdout
    assert shown.index("AZE: 1 item, 0 not settled") < shown.index("ARM: 1 item, 0 not settled")
    assert "FULFILLED" in shown and "WITHDRAWN" in shown
    assert "→ refuses" in shown and "“Armenia demanded on Monday that Azerbaijan release" in shown


def test_the_ledger_for_programs(kept: Path, tmp_path: Path) -> None:
    found = json.loads(legation(kept, "ledger", "--kind", "demand", "--format", "json").stdout)
    [demand] = found["items"]
    assert [link["effect"] for link in demand["links"]] == ["refuses", "fulfils"]
    [line] = legation(kept, "ledger", "--kind", "demand", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == demand
    [row] = csv.DictReader(io.StringIO(legation(kept, "ledger", "--kind", "demand", "--format", "csv").stdout))
    assert (row["by_code"], row["status"], row["since"]) == ("ARM GOV", "fulfilled", "2021-02-08")
    path = tmp_path / "ledger.parquet"
    path.write_bytes(legation(kept, "ledger", "--format", "parquet").stdout_bytes)
    assert pyarrow.parquet.read_table(path).num_rows == 6


def test_the_agenda_as_a_table(kept: Path) -> None:
    shown = legation(kept, "agenda").stdout
    assert "TOOK PLACE" in shown and "CANCELLED" in shown and "→ date 2024-04-14 to 2024-05-02" in shown
    assert "2024-05-02" not in legation(kept, "agenda", "--to", "2023").stdout


@pytest.mark.parametrize(
    ("command", "things", "kept_part"), [("ledger", "items", slice(1)), ("agenda", "entries", slice(-1, None))]
)
def test_what_a_limit_leaves_out_is_told(command: str, things: str, kept_part: slice, kept: Path) -> None:
    whole = legation(kept, command, "--format", "json")
    assert whole.stderr == ""
    part = legation(kept, command, "--format", "json", "--limit", "1")
    assert part.stderr == "there are more than 1: --limit 10 shows more\n"
    assert json.loads(part.stdout)[things] == json.loads(whole.stdout)[things][kept_part]


def test_the_agenda_between_two(kept: Path) -> None:
    def asked(*sides: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = json.loads(legation(kept, "agenda", *sides, "--format", "json").stdout)[
            "entries"
        ]
        return entries

    [visit] = asked("--between", "IRQ", "TUR")
    assert (visit["kind"], visit["status"]) == ("visit", "cancelled")
    assert visit in asked("--actor", "TUR") and visit in asked()
    assert not asked("--between", "TUR", "KEN")


def test_the_agenda_opens_in_calendar_programs(kept: Path) -> None:
    calendar = icalendar.Calendar.from_ical(legation(kept, "agenda", "--format", "ics").stdout_bytes)
    entries = {str(entry["SUMMARY"]).split(":")[0]: entry for entry in calendar.walk("VEVENT")}
    assert len(entries) == 3 and not calendar.errors and not any(entry.errors for entry in entries.values())
    month = entries["Polish government, Lithuanian government"]
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2021, 10, 1), date(2021, 11, 1))
    assert "2021-10, day not known" in month["SUMMARY"] and month["TRANSP"] == "TRANSPARENT"
    visit = entries["Recep Tayyip Erdogan, Iraq"]
    assert (visit["STATUS"], visit["SEQUENCE"]) == ("CANCELLED", 1)
    summit = entries["Kenyan government, Ethiopian government"]
    assert (summit["DTSTART"].dt, summit["DTEND"].dt) == (date(2024, 5, 2), date(2024, 5, 3))
    assert (summit["LOCATION"], summit["STATUS"]) == ("Nairobi", "CONFIRMED")
    assert "moved to May 2, the Kenyan" in summit["DESCRIPTION"]


def test_an_entry_keeps_its_uid_and_its_sequence_rises(kept: Path) -> None:
    def summit(day: str) -> icalendar.Event:
        found = legation(kept, "agenda", "--actor", "KEN", "--on", day, "--format", "ics")
        [entry] = icalendar.Calendar.from_ical(found.stdout_bytes).walk("VEVENT")
        return entry

    before, after = summit("2024-03-10"), summit("2024-04-01")
    assert before["UID"] == after["UID"] and before["SEQUENCE"] < after["SEQUENCE"]
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2024, 4, 14), date(2024, 5, 2))


@pytest.mark.parametrize(
    "arguments",
    [
        ("ledger", "--actor", "Kenya"),
        ("ledger", "--kind", "promise"),
        ("ledger", "--on", "yesterday"),
        ("agenda", "--from", "May"),
        ("agenda", "--status", "sure"),
    ],
)
def test_a_bad_question_leaves_with_2(kept: Path, arguments: tuple[str, ...]) -> None:
    result = legation(kept, *arguments)
    assert result.exit_code == 2 and arguments[-1] in result.stderr and not result.stdout


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = legation(tmp_path / "nowhere.db", "ledger")
    assert result.exit_code == 2 and "no such store" in result.stderr


def test_as_of_and_on_are_told_apart(kept: Path) -> None:
    result = legation(kept, "ledger", "--as-of", "2001")
    assert result.exit_code == 0 and "--on is the day" in result.stderr
