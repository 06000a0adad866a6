"""How much memory many documents take, and how fast several workers are: short invented dispatches, coded.

    python benchmarks/many.py [--documents N] [--workers N] [--output FILE]

Memory is what the program and its workers hold together, shared pages counted once (Linux's proportional set size),
looked at twice a second; a worker's own is what it does not share.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.coder import load
from legation.records import Document
from legation.scale import Code, Fault, Task, code

COUNTRIES = "Peru Chile Norway Ghana Japan Kenya Latvia Jordan Nepal Gabon Malta Fiji Qatar Togo Oman Cuba".split()
ACTS = (
    "recalled its ambassador from {other} on Monday",
    "will hold talks with {other} next week",
    "threatened {other} with sanctions",
    "sent aid to {other} after the flood",
    "and {other} signed a trade agreement on March {day}",
)

TENTHS = 10
"""How often the memory is noted on the way: it should stop growing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    report = measure(options.documents, options.workers)
    print(json.dumps(report, indent=2))
    if options.output:
        options.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def documents(count: int) -> Iterator[Document]:
    """Dispatches of one sentence, no two alike."""
    for number in range(count):
        act = ACTS[number % len(ACTS)].format(other=COUNTRIES[number // 5 % 16], day=number % 28 + 1)
        text = f"{COUNTRIES[number // 80 % 16]} {act}, ministry note {number} said."
        yield Document(id=str(number), text=text)


def make() -> Code:
    return load().code_document


def measure(count: int, workers: int) -> dict[str, Any]:
    """Peak memory in MB, documents a second, processor seconds a document."""
    watch = _Watch()
    began = time.perf_counter()
    faults, curve = 0, []
    for number, task in enumerate(code(map(Task, documents(count)), make, workers=workers), start=1):
        faults += isinstance(task.outcome, Fault)
        if number * TENTHS % count < TENTHS:
            curve.append(round(watch.now / 1024))
            print(f"{number:,} documents, {time.perf_counter() - began:.0f} s, {curve[-1]} MB", file=sys.stderr)
    seconds = time.perf_counter() - began
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak, own = watch.stop()
    return {
        "documents": count,
        "workers": workers,
        "not_coded": faults,
        "peak_memory_mb": round(peak / 1024),
        "memory_mb_after_each_tenth": curve,
        "peak_memory_mb_of_a_worker_s_own": round(own / 1024),
        "seconds": round(seconds, 1),
        "documents_per_second": round(count / seconds, 1),
        "processor_seconds": round(sum(usage.ru_utime + usage.ru_stime for usage in spent), 1),
        "processor_seconds_of_the_parent": round(spent[0].ru_utime + spent[0].ru_stime, 1),
    }


class _Watch:
    """Looks at the memory of this process and its children in a thread of its own."""

    def __init__(self) -> None:
        self._is_over = threading.Event()
        self.now = self._peak = self._own = 0
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> tuple[int, int]:
        """The most kilobytes that all held together, and that one child had for itself."""
        self._is_over.set()
        self._thread.join()
        return self._peak, self._own

    def _look(self) -> None:
        while not self._is_over.wait(0.5):
            children = [_memory(str(child.pid)) for child in multiprocessing.active_children()]
            self.now = _memory("self")[0] + sum(total for total, _ in children)
            self._peak = max(self._peak, self.now)
            self._own = max([self._own, *(own for _, own in children)])


def _memory(process: str) -> tuple[int, int]:
    """Kilobytes of a process, shared pages by their share, and of them its own; nothing where it has gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


if __name__ == "__main__":
    main()
