"""The commands: results on standard output, everything else on standard error, bad input named with exit code 2."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.cli.measuring import Suite
from legation.coder import Coder, load
from legation.evaluation.report import Report
from legation.records import Record

STORY = (
    "Ministers meet in Lima\n\nApril 12, 2022\n\nLIMA, Peru (AP) — The president of Chile met the president of Peru."
)
GERMAN = "Die Außenminister beider Länder haben am Dienstag in Wien einen Vertrag über den Fluss unterzeichnet."

BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n ", "nothing but white space"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 8: a NUL byte"),
    "cut.txt": (b"\xff\xfeT\x00h", "byte 4: not utf-16-le"),
    "noise.txt": (bytes(range(1, 256)), "byte 127: not UTF-8"),
    "long.txt": (b"The envoy left. " * 320_000, "not coded, too long: 5,120,000 characters"),
}


@pytest.fixture(autouse=True)
def one_coder(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the model once for all tests that stay in this process and add nothing to it."""
    monkeypatch.setattr("legation.coder.load", lambda **added: load(**added) if any(added.values()) else coder)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def legation(*arguments: str | Path, input: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "legation", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_one_input_is_one_json_object(story: Path, coder: Coder) -> None:
    result = legation("code", story, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Record.model_validate_json(result.stdout) == coder.code(STORY, id="story")


def test_several_inputs_are_an_array_in_their_order(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The envoy left.", encoding="utf-8")
    result = legation("code", other, story, "--format", "json")
    assert [record["document"]["id"] for record in json.loads(result.stdout)] == ["other", "story"]


def test_json_lines_csv_and_parquet(story: Path, coder: Coder, tmp_path: Path) -> None:
    record = coder.code(STORY, id="story")
    lines = legation("code", story, story, "--format", "jsonl").stdout.splitlines()
    assert [Record.model_validate_json(line) for line in lines] == [record, record]
    table = list(csv.DictReader(io.StringIO(legation("code", story, "--format", "csv").stdout)))
    assert [row["event_id"] for row in table] == [event.id for event in record.events]
    parquet = tmp_path / "events.parquet"
    assert legation("code", story, "-o", parquet).exit_code == 0
    assert pq.read_table(parquet).equals(record.to_table())


def test_the_table_is_for_people(story: Path) -> None:
    lines = legation("code", story).stdout.splitlines()
    assert lines[0] == "story  Ministers meet in Lima"
    assert lines[1].startswith("published 2022-04-12 · ")


def test_what_is_known_of_a_document_is_kept(story: Path) -> None:
    options = ["--published", "2022-04-13", "--publisher", "Radio Sur", "--url", "https://radio.example/1"]
    document = json.loads(legation("code", story, "--format", "json", *options).stdout)["document"]
    assert (document["published"], document["publisher"], document["url"]) == (
        "2022-04-13",
        "Radio Sur",
        "https://radio.example/1",
    )
    assert document["text"] == STORY


def test_standard_input_is_named_by_its_content() -> None:
    first, again = (legation("code", "-", "--format", "json", input=STORY).stdout for _ in range(2))
    other = legation("code", "-", "--format", "json", input=STORY + " Both left.").stdout
    assert first == again
    assert json.loads(first)["document"]["id"] != json.loads(other)["document"]["id"]


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_place_and_reason_and_the_rest_is_done(name: str, story: Path, tmp_path: Path) -> None:
    content, reason = BAD_FILES[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    result = legation("code", bad, story, "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{bad}: {reason}")
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["story"]


def test_a_missing_file_is_named(story: Path, tmp_path: Path) -> None:
    result = legation("code", tmp_path / "none.txt", story, "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{tmp_path / 'none.txt'}: no such file",
        "2 documents: 1 coded, 1 unreadable",
    ]
    assert len(result.stdout.splitlines()) == 1


def test_a_folder_is_an_array_of_its_files(story: Path) -> None:
    [record] = json.loads(legation("code", story.parent, "--format", "json").stdout)
    assert record["document"]["id"] == "story"


def test_a_batch_of_nothing_but_bad_files_is_still_json(tmp_path: Path) -> None:
    result = legation("code", tmp_path / "a", tmp_path / "b", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (2, [])


@pytest.mark.parametrize("arguments", [("--published", "yesterday"), ("--format", "xml"), ("--colour",)])
def test_a_bad_option_is_refused(story: Path, arguments: tuple[str, ...]) -> None:
    result = legation("code", story, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert arguments[-1] in result.stderr


def test_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("The envoy left the café — “glad”.".encode("cp1252"))
    result = legation("code", path, "--format", "json")
    assert result.stderr == f"{path}: not UTF-8, read as cp1252\n"
    assert json.loads(result.stdout)["document"]["text"].endswith("café — “glad”.")


def test_another_language_is_said_and_not_coded(tmp_path: Path) -> None:
    path = tmp_path / "wien.txt"
    path.write_text(GERMAN, encoding="utf-8")
    result = legation("code", path, "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == f"{path}: its language is de; only English is coded\n"
    record = json.loads(result.stdout)
    assert (record["document"]["language"], record["events"]) == ("de", [])


@pytest.mark.parametrize(
    "text", ["\x01\x02\x1b[31mred\x07", "שלום לכולם \u202eהשר", "word " * 5000, "a" * 100_000, "\u0000".join("ab")[:1]]
)
def test_odd_texts_are_coded(text: str) -> None:
    result = legation("code", "-", "--format", "json", input=text.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["text"] == text


def test_a_fault_of_the_coder_is_named_and_the_rest_is_done(
    story: Path, tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The envoy left.", encoding="utf-8")
    code = coder.code

    def fragile(text: str, **known: str) -> Record:
        return code(text, **known) if text == STORY else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr(coder, "code", fragile)
    result = legation("code", other, story, "--format", "jsonl")
    assert result.exit_code == 2
    assert "other.txt: not coded, by a fault of this program: ZeroDivisionError" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_an_output_file_appears_whole_or_not_at_all(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.json"
    output.write_text("before", encoding="utf-8")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("legation.exports.write_json", interrupted)
        legation("code", story, "-o", output)
    assert output.read_text(encoding="utf-8") == "before"
    assert legation("code", story, "-o", output).exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8"))["document"]["id"] == "story"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "story.txt"]


def test_an_output_that_cannot_be_written_is_named(story: Path, tmp_path: Path) -> None:
    result = legation("code", story, "-o", tmp_path / "none" / "out.json")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'none' / 'out.json'}: No such file or directory\n"


def test_an_output_that_is_a_pipe_is_written_to_and_nothing_beside_it(story: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert legation("code", story, "--format", "csv", "-o", pipe).exit_code == 0
    assert os.read(reader, 100).startswith(b"document_id,")
    os.close(reader)
    assert pipe.is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pipe", "story.txt"]


def test_an_output_that_is_a_link_stays_one(story: Path, tmp_path: Path) -> None:
    (tmp_path / "linked.csv").symlink_to("out.csv")
    (tmp_path / "out.csv").write_text("before", encoding="utf-8")
    assert legation("code", story, "-o", tmp_path / "linked.csv").exit_code == 0
    assert (tmp_path / "linked.csv").is_symlink()
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("document_id,")


def test_a_dash_is_standard_output(story: Path) -> None:
    assert legation("code", story, "--format", "csv", "-o", "-").stdout.startswith("document_id,")


def test_a_suffix_tells_the_format_and_one_that_tells_none_is_refused(story: Path, tmp_path: Path) -> None:
    assert legation("code", story, "-o", tmp_path / "out.CSV").exit_code == 0
    assert (tmp_path / "out.CSV").read_text(encoding="utf-8").startswith("document_id,")
    assert legation("code", story, "-o", tmp_path / "out.txt").exit_code == 0
    assert "When, where" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    result = legation("code", story, "-o", tmp_path / "out.tsv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{tmp_path / 'out.tsv'}: no format is called 'tsv': say which one with --format\n"
    assert not (tmp_path / "out.tsv").exists()
    assert legation("code", story, "-o", tmp_path / "out.tsv", "--format", "polecat").exit_code == 0


def test_a_file_that_ends_so_is_compressed_to_the_same_bytes(story: Path, tmp_path: Path) -> None:
    plain, *packed = (tmp_path / name for name in ("out.jsonl", "1.jsonl.gz", "2.jsonl.GZ"))
    for out in (plain, *packed):
        assert legation("code", story, "-o", out).exit_code == 0
    assert gzip.decompress(packed[0].read_bytes()) == plain.read_bytes()
    assert packed[0].read_bytes() == packed[1].read_bytes()
    assert legation("code", story, "-o", tmp_path / "a.b.gz").exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_of_no_encoding_is_no_obstacle(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", "Zürich.txt".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(STORY, encoding="utf-8")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    outputs = {run("code", tmp_path, "--format", "jsonl", env=env).stdout for env in (dict(os.environ), plain)}
    records = [json.loads(line) for line in outputs.pop().splitlines()]
    assert not outputs
    assert [record["document"]["id"] for record in records] == ["Zürich", "caf\\xe9"]


def test_why_shows_the_evidence_of_an_event(story: Path, coder: Coder) -> None:
    event = coder.code(STORY).events[0]
    printed = legation("why", story, event.id)
    assert printed.exit_code == 0
    assert f"[{event.trigger.text}]" in printed.stdout
    assert "Decided by" in printed.stdout


def test_why_takes_the_actors_and_frames_that_code_takes(tmp_path: Path) -> None:
    text, actors, frames = tmp_path / "story.txt", tmp_path / "mine.csv", tmp_path / "mine.tsv"
    text.write_text("Peru side-eyed the Sava River Front on Monday.", encoding="utf-8")
    actors.write_text("name,code\nSava River Front,BIH REB\n", encoding="utf-8")
    header = "event_type\ttrigger\tneeds\tactor\trecipient\tmode\tabout\texample\n"
    frames.write_text(f"{header}ACCUSE\tside-eye\tobj:actor\tsubj\tobj\t-\t-\t{{Peru}} side-eyed <Chile>.\n")
    shown = legation("why", text, "E1", "--actors", actors, "--frames", frames).stdout
    assert "Sava River Front (BIH REB)" in shown and "frame ACCUSE side-eye" in shown


def test_why_names_the_events_there_are(story: Path) -> None:
    result = legation("why", story, "E99")
    assert result.exit_code == 2
    assert "no event 'E99'; there are: E1" in result.stderr


def test_evaluate_prints_figures_and_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("times", {"documents": 2, "f1": 0.5}, {"missed": ["on Tuesday"]})
    monkeypatch.setattr("legation.evaluation.times.evaluate", lambda path, coder: report)
    assert legation("evaluate", "times", tmp_path).stdout == "documents  2\nf1         0.5\n"
    assert "missed: 1\n  on Tuesday" in legation("evaluate", "times", tmp_path, "--errors").stdout
    plain = legation("evaluate", "times", tmp_path, "--format", "json", "--errors").stdout
    assert json.loads(plain) == report.as_dict(errors=True)


def test_evaluate_names_a_suite_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "legation.evaluation.times", raising=False)
    monkeypatch.setattr("legation.evaluation.__path__", [])
    result = legation("evaluate", "times", tmp_path)
    assert (result.exit_code, result.stderr) == (2, "this version does not measure times\n")


SUITES = [suite for suite in Suite if find_spec(f"legation.evaluation.{suite}")]


@pytest.mark.parametrize("suite", SUITES)
def test_evaluate_names_a_missing_data_set(suite: str, tmp_path: Path) -> None:
    result = legation("evaluate", suite, tmp_path / "none")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "none") in result.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b"<xml", b"{", b"a\tb\tc\n"])
@pytest.mark.parametrize("suite", SUITES)
def test_evaluate_names_a_bad_data_set(suite: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    result = legation("evaluate", suite, path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(path) in result.stderr


def test_the_schema_is_json() -> None:
    assert json.loads(legation("schema").stdout) == Record.model_json_schema()


def test_the_version_is_the_package_s() -> None:
    assert legation("--version").stdout == f"legation {version('legation')}\n"


def test_bytes_are_the_same_whatever_the_hash_seed(story: Path) -> None:
    outputs = {
        run("code", story, "--format", "json", env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "123"
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["document"]["id"] == "story"


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_broken_pipe_is_quiet(story: Path) -> None:
    command = f"{sys.executable} -m legation code {' '.join([str(story)] * 50)} --format jsonl | head -c 1"
    result = subprocess.run(command, shell=True, capture_output=True, timeout=120, check=False)
    assert (result.stdout, result.stderr) == (b"{", b"")


def test_a_plain_terminal_encoding_is_no_obstacle(story: Path) -> None:
    result = run("code", story, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0
    assert "──" in result.stdout.decode()


def test_frames_of_the_user_s_own_are_added(tmp_path: Path) -> None:
    frames = tmp_path / "frames.tsv"
    columns = "event_type trigger needs actor recipient mode about example".split()
    frame = ("ACCUSE", "tut", "at:actor", "subj", "at", "disapprove", "-", "{France} tutted at <Niger>.")
    frames.write_text("\t".join(columns) + "\n" + "\t".join(frame) + "\n", encoding="utf-8")
    story = tmp_path / "story.txt"
    story.write_text("France tutted at Niger on Monday.", encoding="utf-8")

    result = legation("code", story, "--frames", frames, "--format", "csv")
    [event] = csv.DictReader(io.StringIO(result.stdout))
    assert (event["event_type"], event["actor_code"][:3], event["recipient_code"][:3]) == ("ACCUSE", "FRA", "NER")


@pytest.mark.parametrize("option", ["--frames", "--actors"])
def test_an_added_file_that_is_not_there_is_named(option: str, story: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.csv"
    result = legation("code", story, option, missing)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{missing}: ")
