"""How the command line leaves where its streams are full or closed."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

STORY = b"LIMA, Peru (AP) -- The president of Chile met the president of Peru."


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("code", "-"), ("code", "-", "--format", "jsonl"), ("schema",), ("--help",)])
def test_results_that_cannot_be_written_end_with_a_line_that_says_so(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "legation", *arguments]
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, input=STORY, stdout=full, stderr=subprocess.PIPE, check=False)
    said = "the results cannot be written: No space left on device\n"
    assert (result.returncode, result.stderr.decode()) == (2, said)


def test_streams_that_were_closed_before_are_nowhere(tmp_path: Path) -> None:
    command = shlex.join([sys.executable, "-m", "legation", "code", "-", str(tmp_path / "none.txt")])
    assert subprocess.run(f"{command} >&- 2>&- <&-", shell=True, check=False).returncode == 2
