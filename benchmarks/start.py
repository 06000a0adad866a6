"""How long the first record takes in a fresh process, and where that goes: ``python benchmarks/start.py [--times N]``.

Each round starts Python anew; the fastest counts. All is compiled to bytecode beforehand, as ``pip`` does when it
installs. Seconds are the processor's. Machines differ, so they are given as a ratio too: to ``import spacy`` in a
process of its own, in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
TEXT = ROOT / "examples" / "lusaka-summit.txt"
BASELINE = "import time, spacy; print(time.process_time())"
STEPS = """
import json, sys, time
marks = {"Python": time.process_time()}
import legation.coder; marks["import"] = time.process_time()
coder = legation.load(); marks["load"] = time.process_time()
text = open(sys.argv[1], encoding="utf-8").read()
coder.code(text); marks["first document"] = time.process_time()
coder.code(text); marks["the same again"] = time.process_time()
print(json.dumps(marks))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="how many fresh processes")
    times = parser.parse_args().times
    with TemporaryDirectory() as bytecode:
        run(STEPS, str(TEXT), bytecode=bytecode)
        baseline = min(float(run(BASELINE, bytecode=bytecode)) for _ in range(times))
        rounds = [json.loads(run(STEPS, str(TEXT), bytecode=bytecode)) for _ in range(times)]
    marks = min(rounds, key=lambda marks: marks["first document"])
    print(f"{'step':16}{'seconds':>8}{'x import spacy':>16}")
    before = 0.0
    for step, mark in marks.items():
        print(f"{step:16}{mark - before:8.2f}{(mark - before) / baseline:16.2f}")
        before = mark
    first = marks["first document"]
    print(f"{'first record':16}{first:8.2f}{first / baseline:16.2f}")


def run(code: str, *arguments: str, bytecode: str) -> str:
    """What a fresh interpreter prints that keeps bytecode in a folder."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


if __name__ == "__main__":
    main()
