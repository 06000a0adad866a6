"""The command ``serve``."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from legation import cli
from legation.store import Store

pytest.importorskip("fastapi", reason="the desk is not installed: pip install 'legation[desk]'")


def test_it_says_where_it_is_and_ends_quietly(tmp_path: Path) -> None:
    Store(tmp_path / "store.db").close()
    command = [sys.executable, "-m", "legation", "serve", "--store", str(tmp_path / "store.db"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stderr is not None
            said = serving.stderr.readline()
            found = re.match(r"(http://127\.0\.0\.1:\d+/) shows sqlite:///", said)
            assert found, said
            assert "No stories are kept yet" in httpx.get(found[1], trust_env=False, timeout=20).text
            serving.send_signal(signal.SIGTERM)
            serving.wait(timeout=20)
            assert "Traceback" not in serving.stderr.read()
        finally:
            serving.kill()


def test_other_machines_need_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGATION_TOKEN", raising=False)
    Store(tmp_path / "store.db").close()
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        result = CliRunner().invoke(cli.app, ["serve", "--store", str(tmp_path / "store.db"), "--host", host])
        assert (result.exit_code, "give a token" in result.stderr) == (2, True)


def test_a_store_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.app, ["serve", "--store", str(tmp_path / "none.db")])
    assert (result.exit_code, "no such store" in result.stderr) == (2, True)
