"""What coded a record."""

from pathlib import Path

import pytest

from legation.manifest import Manifest, manifest


def test_a_manifest_is_the_same_every_time_and_reads_back() -> None:
    assert manifest() == manifest()
    assert Manifest.model_validate_json(manifest().as_json()) == manifest()


def test_an_option_counts_with_the_content_of_its_file(tmp_path: Path) -> None:
    frames = tmp_path / "frames.tsv"
    frames.write_text("one", encoding="utf-8")
    first = manifest(frames=frames)
    frames.write_text("two", encoding="utf-8")

    assert manifest(frames=None) == manifest()
    assert first != manifest() and first != manifest(frames=frames)
    assert str(tmp_path) not in first.as_json()


def test_an_option_that_is_no_file_counts_with_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "yes").write_text("a file that happens to be there", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert manifest(triage="yes").options == {"triage": "yes"}
