"""Many documents by the commands: workers, a run killed and taken up again, a quarantine."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.cli.streams import Progress
from legation.coder import Coder
from legation.records import Document, Record
from legation.scale import loaded

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of these tests are POSIX's")


def legation(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


LENGTH = 60
"""How many sentences a story has."""


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of stories, long enough for a run to be killed amid them, and one input that is none."""
    folder = tmp_path_factory.mktemp("stories")
    for number in range(24):
        told = f"The president of Chile met {number + 2} ministers of Peru on Tuesday. "
        text = f"LIMA, Peru (AP) — {told * LENGTH}\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "020-blank.txt").write_text(" ", encoding="utf-8")
    return folder


@pytest.fixture
def poisoned(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped coder, but a story about poison ends its process, and one about dust is a fault."""

    class Poisoned:
        def code_document(self, document: Document) -> Record:
            if "poison" in document.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "dust" in document.text:
                raise ZeroDivisionError
            return coder.code_document(document)

    monkeypatch.setattr("legation.coder.load", Poisoned)
    loaded.cache_clear()
    yield
    loaded.cache_clear()


def test_a_killed_run_goes_on_and_gives_the_bytes_of_an_undisturbed_one(stories: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "legation", "code", str(stories), "--workers", "2", "-o"]
    killed, whole = tmp_path / "killed.jsonl", tmp_path / "whole.jsonl"
    journal = tmp_path / "killed.jsonl.journal"
    with subprocess.Popen([*command, str(killed)], stderr=subprocess.DEVNULL) as run:
        while not journal.exists() or journal.read_bytes().count(b"\n") < 5:
            assert run.poll() is None
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    done = journal.read_bytes().count(b"\n")
    assert not killed.exists() and 5 <= done < 25

    again = subprocess.run([*command, str(killed)], stderr=subprocess.PIPE, check=False, text=True)
    told = [f"{stories / '020-blank.txt'}: nothing but white space", "25 documents: 24 coded, 1 unreadable"]
    assert (again.returncode, again.stderr.splitlines()) == (2, told)
    subprocess.run([*command[:-3], "-o", str(whole)], stderr=subprocess.PIPE, check=False)
    assert killed.read_bytes() == whole.read_bytes()
    assert killed.read_bytes().count(b"\n") == 24
    left = {path.name for path in tmp_path.iterdir() if not path.name.endswith(".partial")}
    assert left == {"killed.jsonl", "whole.jsonl"}


def test_what_cannot_be_coded_is_put_into_quarantine(poisoned: None, tmp_path: Path) -> None:
    texts = ["The envoy left Oslo.", "Some poison.", "Some dust.", "The envoy came to Lima."]
    files = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    out = tmp_path / "out.jsonl"

    result = legation("code", *files, "--workers", "2", "-o", out)

    assert result.exit_code == 2
    died, fault, summary = result.stderr.splitlines()
    assert died == f"{files[1]}: not coded, its worker process died, 2 times (SIGKILL)"
    assert fault.startswith(f"{files[2]}: not coded, by a fault of this program: ZeroDivisionError")
    assert summary == "4 documents: 2 coded, 2 not coded for a fault of the program"
    ids = [json.loads(line)["document"]["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == ["0", "3"]
    quarantine = (tmp_path / "out.jsonl.quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(json.loads(line)["id"], json.loads(line)["text"]) for line in quarantine] == [
        ("1", "Some poison."),
        ("2", "Some dust."),
    ]
    assert json.loads(quarantine[0])["reason"] == "its worker process died, 2 times (SIGKILL)"
    assert json.loads(quarantine[0])["origin"] == str(files[1])


def test_ingest_keeps_the_rest_and_knows_it_again(poisoned: None, tmp_path: Path) -> None:
    for number, text in enumerate(["The envoy left Oslo.", "Some dust.", "The envoy came to Lima."]):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    options = ("--store", tmp_path / "kept.db", "--quarantine", tmp_path / "bad.jsonl", "--workers", "2")

    first = legation("ingest", *sorted(tmp_path.glob("*.txt")), *options)
    again = legation("ingest", *sorted(tmp_path.glob("*.txt")), *options)

    assert (first.exit_code, first.stderr.splitlines()[-2]) == (2, "2 new")
    assert (again.exit_code, again.stderr.splitlines()[-2]) == (2, "2 same")
    [line] = (tmp_path / "bad.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == "Some dust."


def test_a_corpus_is_coded_into_parts_and_added_to(poisoned: None, tmp_path: Path) -> None:
    stories, out = tmp_path / "stories", tmp_path / "out"
    stories.mkdir()
    (stories / "1.txt").write_text("LIMA, April 12, 2022 — The envoy left Oslo.", encoding="utf-8")
    first = legation("code", stories, "--engine", "local", "-o", out)
    (stories / "2.txt").write_text("Some dust.", encoding="utf-8")
    second = legation("code", stories, "--engine", "local", "-o", out)
    third = legation("code", stories, "--engine", "local", "-o", out)

    assert (first.exit_code, first.stderr) == (0, "1 splits, 1 of them coded now: 1 documents, 1 coded\n")
    assert second.exit_code == 2
    assert second.stderr.splitlines()[0].startswith(f"{stories / '2.txt'}: not coded, by a fault of this program")
    assert (third.exit_code, third.stderr) == (0, "2 splits, 0 of them coded now: 0 documents, 0 coded\n")
    assert [path.parent.name for path in out.glob("records/*/*.parquet")] == ["month=2022-04"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--engine", "local"), "--engine needs a folder to write into: -o OUT\n"),
        (("--engine", "local", "-o", "out", "--format", "csv"), "--format, --journal, --quarantine and --coverage"),
    ],
)
def test_an_engine_needs_a_folder_and_nothing_else(stories: Path, arguments: tuple[str, ...], reason: str) -> None:
    result = legation("code", stories, *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(reason)


def test_a_stranger_s_file_is_no_journal(stories: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary,\n", encoding="utf-8")
    result = legation("code", stories, "--format", "jsonl", "--journal", diary)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{diary}: not a journal; delete it to begin anew\n"
    assert diary.read_text(encoding="utf-8") == "Dear diary,\n"


def test_progress_shows_inputs_documents_and_what_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    screen = Console(force_terminal=True, width=120, record=True, file=open(os.devnull, "w"))  # noqa: SIM115
    monkeypatch.setattr("legation.cli.streams.errors", lambda: screen)
    monkeypatch.setattr("legation.cli.streams._REFRESH", 0)
    with Progress(is_shown=True) as progress:
        progress.advance(8, inputs=2, documents=3)
    shown = screen.export_text()
    assert "2/8" in shown and "3 documents" in shown and "/s" in shown and "left" in shown
