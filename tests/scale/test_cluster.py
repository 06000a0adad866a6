"""A real Ray cluster of several nodes on this machine, one of which is killed while it works."""

import json
import subprocess
import sys
from pathlib import Path

import cluster
import coders
import pytest

from legation.scale import Archive, ClusterError, code_by_ray, code_here_into, splits
from legation.sources import Reading

NEEDS_RAY = "Ray is not installed: pip install 'legation[ray]'"


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Twelve splits of three stories that take a moment, one of them poison."""
    monkeypatch.setattr(splits, "SPLIT_INPUTS", 1)
    folder = tmp_path / "stories"
    folder.mkdir()
    for number in range(12):
        rows = [{"id": f"{number}-{row}", "text": f"sleep 0.{row}", "date": f"2019-0{row}-26"} for row in (1, 2, 3)]
        rows += [{"id": "poison", "text": "crash"}] * (number == 5)
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{number:02}.jsonl").write_text(lines, encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_node_dies_and_the_parts_are_those_of_one_machine(stories: list[str], tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=NEEDS_RAY)
    names = tmp_path / "names"
    command = [sys.executable, str(Path(cluster.__file__)), str(tmp_path / "ray"), str(names), *stories]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    if run.returncode == cluster.TOO_BUSY:
        pytest.skip("this machine is too busy: a node of Ray's did not start in time")
    assert run.returncode == 0, run.stderr

    here = Archive(tmp_path / "here", stories, Reading(), cluster.MANIFEST)
    list(code_here_into(here, coders.make, workers=1, time_limit=60))
    assert sorted(names.read_text(encoding="utf-8").split()) == [split.name for split in here.splits]
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")
    there = Archive(tmp_path / "ray", stories, Reading(), cluster.MANIFEST)
    assert there.missing() == []
    assert list(code_by_ray(there, coders.make)) == []


def test_no_cluster_there_is_an_error(stories: list[str], tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=NEEDS_RAY)
    archive = Archive(tmp_path / "out", stories, Reading(), cluster.MANIFEST)
    with pytest.raises(ClusterError, match="no Ray cluster at nowhere"):
        list(code_by_ray(archive, coders.make, address="nowhere:1:2"))


def test_without_ray_it_is_said_how_to_get_it(
    stories: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    archive = Archive(tmp_path / "out", stories, Reading(), cluster.MANIFEST)
    with pytest.raises(ClusterError, match="pip install"):
        list(code_by_ray(archive, coders.make))
