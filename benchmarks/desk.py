"""How long the desk's server takes for each page of a store, in the process, without network or browser.

    python benchmarks/store.py --store desk.db && python benchmarks/desk.py desk.db

``first`` is a page nobody has asked for since something came in, ``again`` one that was. Machines differ, so each
median is given as a ratio too: to the sign-in page, which asks the store nothing, in the same run.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
import warnings
from urllib.parse import urlencode

warnings.filterwarnings("ignore", message="Using `httpx`")

from fastapi.testclient import TestClient  # noqa: E402

from legation.desk import create_app  # noqa: E402
from legation.store import Store  # noqa: E402

TIMES = 5
BASELINE = "/sign-in"
PAGES = (
    "/",
    "/events",
    "/events?actor=PRK",
    "/events?actor=USA&type=CONSULT",
    "/events?actor=Kim",
    "/events?status=planned&sort=confidence",
    "/events?actor=PRK&recipient=USA&either=yes&from=2018",
    "/events?place=Geneva&page=3",
    "/stories",
    "/stories?page=40",
    "/search?q=joint+statement",
    "/actors",
    "/actor?code=PRK",
    "/dyad?first=PRK&second=USA",
    "/map",
    "/network",
    "/ledger",
    "/ledger?actor=PRK&other=USA",
    "/agenda",
    "/agenda?actor=PRK&other=USA",
    "/reviews",
    "/coverage",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", help="a store's path or URL")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each page is asked for")
    parser.add_argument("pages", nargs="*", default=PAGES, help="paths to ask for instead")
    asked = parser.parse_args()
    with Store(asked.store) as store:
        app = create_app(store)
        gc.freeze()  # as ``legation serve`` does
        client = TestClient(app, base_url="http://localhost")
        [story] = store.stories(limit=1).to_pylist()
        pages = [*asked.pages, f"/story?{urlencode({'id': story['document_id']})}"]
        baseline, *_ = measured(client, BASELINE, asked.times, forget=lambda: None)
        print(f"{'page':56} {'status':>6} {'first ms':>9} {'CPU ms':>7} {'again ms':>9} {'ratio':>6} {'KB':>5}")
        for page in pages:
            first, cpu, status, size = measured(client, page, asked.times, forget=app.state.memory.forget)
            again, *_ = measured(client, page, asked.times, forget=lambda: None)
            print(
                f"{page:56} {status:6} {first * 1000:9.0f} {cpu * 1000:7.0f} {again * 1000:9.0f} "
                f"{again / baseline:6.1f} {size // 1024:5}",
                flush=True,
            )


def measured(client: TestClient, page: str, times: int, *, forget) -> tuple[float, float, int, int]:
    """The medians of a page's seconds, of the clock and of the processor; its status and size in bytes."""
    seconds, busy = [], []
    client.get(page)
    for _ in range(times):
        forget()
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(page)
        seconds.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    return statistics.median(seconds), statistics.median(busy), answer.status_code, len(answer.content)


if __name__ == "__main__":
    main()
