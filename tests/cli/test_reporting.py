"""The commands ``report`` and ``chart``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation import cli
from legation.coder import Coder
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
TEXT = "NAIROBI, May 3, 2024 -- Kenyan and Somali officials met in Djibouti on Thursday. Kenya sent food to Somalia."


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    path = tmp_path_factory.mktemp("reporting") / "store.db"
    with Store(path) as store:
        store.keep(coder.code(TEXT, id="talks", published="2024-05-03"), manifest=MANIFEST)
    return path


def legation(kept: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.app, [*arguments, "--store", str(kept)])


def test_a_report_is_written_to_a_file_or_to_standard_output(kept: Path, tmp_path: Path) -> None:
    printed = legation(kept, "report", "--between", "KEN", "SOM")
    written = legation(kept, "report", "--between", "KEN", "SOM", "-o", str(tmp_path / "r.html"))
    assert printed.exit_code == written.exit_code == 0
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == printed.stdout
    assert printed.stdout.startswith("<!doctype html>") and "<h1>Kenya and Somalia</h1>" in printed.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]


@pytest.mark.parametrize("name", ["score", "events", "types", "map"])
def test_a_chart_is_drawn(kept: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"{name}.json"
    assert legation(kept, "chart", name, "--between", "KEN", "SOM", "-o", str(out), "--width", "300").exit_code == 0
    chart = json.loads(out.read_text(encoding="utf-8"))
    assert chart["width"] == 300 and "Kenya and Somalia" in chart["description"]


def test_a_chart_is_a_picture_by_its_ending(kept: Path, tmp_path: Path) -> None:
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        out = tmp_path / f"types{ending}"
        assert legation(kept, "chart", "types", "--between", "KEN", "SOM", "-o", str(out)).exit_code == 0
        assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "--between", "KEN", "XYZ"], "'XYZ' is no country's code"),
        (["report", "--between", "KEN", "SOM", "--from", "soon"], "'soon' is no date"),
        (["chart", "map", "--between", "KEN", "SOM", "-o", "map.gif"], "map.gif: a chart is written to a file"),
        (["chart", "map", "--between", "KEN", "SOM", "-o", "no/such/map.svg"], "no/such/map.svg: No such file"),
    ],
)
def test_what_cannot_be_done_is_said(kept: Path, arguments: list[str], message: str) -> None:
    result = legation(kept, *arguments)
    assert result.exit_code == 2 and message in result.stderr and not result.stdout


def test_a_missing_extra_is_named(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = legation(kept, "report", "--between", "KEN", "SOM")
    assert result.exit_code == 2 and "pip install 'legation[desk]'" in result.stderr
