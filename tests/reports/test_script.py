"""The script that draws charts in a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.reports.script import chart_script

SMALL = 1_000_000


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    chart_script.cache_clear()
    return tmp_path


def test_the_script_is_bundled_once_and_kept(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = chart_script()
    assert "data-chart" in script and len(script.encode()) < SMALL
    assert [path.read_text(encoding="utf-8") for path in (fresh / "legation").iterdir()] == [script]
    chart_script.cache_clear()
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda *_, **__: pytest.fail("bundled again"))
    assert chart_script() == script


def test_a_folder_that_cannot_be_written_to_is_no_error(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fresh / "legation").write_text("a file where the folder would be")
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda own, **_: own)
    assert "data-chart" in chart_script()
