"""A folder of Parquet parts: each input exactly once, whatever was killed, and nothing coded twice."""

import json
from pathlib import Path

import coders
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from legation.coder import Coder
from legation.manifest import Manifest
from legation.records import Record
from legation.scale import Archive, ArchiveError, code_here_into, splits
from legation.sources import Reading

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files of a few stories each, two files a split."""
    monkeypatch.setattr(splits, "SPLIT_INPUTS", 2)
    return write_stories(tmp_path / "stories", 5)


def write_stories(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for number in range(count):
        rows = [
            {"id": f"{number}-1", "text": "The envoy left.", "published": f"2019-0{number + 1}-26"},
            {"id": f"{number}-2", "text": "The envoy came.", "published": "2019-02-27"},
            {"id": f"{number}-3", "text": "Both left."},
            {"id": f"{number}-4", "text": "raise"},
            {"id": f"{number}-5", "text": " "},
        ]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{number}.jsonl").write_text(lines, encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def code(out: Path, names: list[str], *, manifest: Manifest = MANIFEST, stop_after: int | None = None) -> int:
    """Code what is missing, or stop after some splits; how many were coded."""
    count = 0
    done = code_here_into(Archive(out, names, Reading(), manifest), lambda: coders.code)
    while count != stop_after and next(done, None):
        count += 1
    return count


def test_records_are_there_by_month_of_publication(stories: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert code(out, stories) == 3
    table = ds.dataset(out / "records", partitioning="hive").to_table().to_pylist()
    assert {row["document_id"] for row in table} == {f"{file}-{row}" for file in range(5) for row in (1, 2, 3)}
    assert len(table) == 15
    for row in table:
        published = row["published"]
        assert row["month"] == (f"{published:%Y-%m}" if published else None)
        assert Record.model_validate_json(row["record"]).document.id == row["document_id"]


def test_what_could_not_be_coded_is_counted_and_in_quarantine(stories: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    code(out, stories)
    manifest = json.loads(next((out / "_manifest").glob("000000-*")).read_bytes())
    assert (manifest["documents"], manifest["coded"]) == (10, 6)
    assert {kind: found["count"] for kind, found in manifest["not_coded"].items()} == {
        "not coded for a fault of the program": 2,
        "no news text": 2,
    }
    lines = next((out / "_quarantine").glob("000000-*")).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["0-4", "1-4"]


def test_the_shipped_coder_s_events_are_a_table(coder: Coder, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("LIMA, April 12, 2022 — Chile recalled its ambassador from Bolivia on Monday.", encoding="utf-8")
    out = tmp_path / "out"
    list(code_here_into(Archive(out, [str(story)], Reading(), MANIFEST), lambda: coder.code_document))
    [part] = (out / "events" / "month=2022-04").iterdir()
    assert pq.read_table(part).column("actor_code").to_pylist()[0].startswith("CHL")


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_a_run_that_was_stopped_goes_on_and_gives_the_same_bytes(stories: list[str], tmp_path: Path, stop: int) -> None:
    code(tmp_path / "whole", stories)
    assert code(tmp_path / "out", stories, stop_after=stop) == stop
    assert code(tmp_path / "out", stories) == 3 - stop
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert code(tmp_path / "out", stories) == 0


def test_new_inputs_alone_are_coded(stories: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    code(out, stories)
    before = contents(out)
    more = write_stories(tmp_path / "more", 1)
    assert code(out, [*more, *stories]) == 1
    after = contents(out)
    assert all(after[name] == content for name, content in before.items() if not name.endswith("plan.json"))


def test_parts_are_as_the_manifest_says(stories: list[str], tmp_path: Path) -> None:
    from hashlib import sha256

    out = tmp_path / "out"
    code(out, stories)
    parts = [part for file in (out / "_manifest").glob("0*") for part in json.loads(file.read_bytes())["parts"]]
    assert {part["path"] for part in parts} == {name for name in contents(out) if name.endswith(".parquet")}
    assert all(sha256((out / part["path"]).read_bytes()).hexdigest() == part["sha256"] for part in parts)


def test_what_would_not_fit_together_is_refused(stories: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    code(out, stories)
    with pytest.raises(ArchiveError, match="coded by another version"):
        code(out, stories, manifest=MANIFEST.model_copy(update={"code": "other"}))
    with pytest.raises(ArchiveError, match="read with other options"):
        Archive(out, stories, Reading(publisher="Radio Sur"), MANIFEST)
    with open(stories[1], "a", encoding="utf-8") as file:
        file.write('{"text": "One more."}\n')
    with pytest.raises(ArchiveError, match=r"1\.jsonl: changed since"):
        code(out, stories)
    with pytest.raises(ArchiveError, match="something else in this folder"):
        code(tmp_path / "stories", stories)
