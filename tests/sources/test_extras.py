"""What the base install reads: no library of an extra is imported before a file needs it."""

import subprocess
import sys
from pathlib import Path

HEAVY = "trafilatura feedparser fastwarc urllib3 lxml pyarrow spacy pydantic email tarfile"
BASE = """
import sys
for name in ("trafilatura", "feedparser", "fastwarc", "urllib3", "lxml"):
    sys.modules[name] = None  # as if it were not installed
from legation.sources import Source, read
for found in read(sys.argv[1:]):
    print(found.document.text if isinstance(found, Source) else found)
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_nothing_heavy_is_imported_with_the_room() -> None:
    code = f"import sys, legation.sources; print([name for name in '{HEAVY}'.split() if name in sys.modules])"
    assert run(code) == "[]\n"


def test_without_extras_the_rest_is_read(tmp_path: Path) -> None:
    contents = {
        "a.txt": "A.",
        "b.jsonl": '{"text": "B."}',
        "c.csv": "text\nC.\n",
        "d.xml": "<newsItem><inlineData>D.</inlineData></newsItem>",
        "e.mbox": "From a 2019\nSubject: E\n\nE.\n",
        "f.html": "<html>",
        "g.warc": "WARC/1.0",
        "h.rss": "<rss>",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    lines = run(BASE, str(tmp_path)).splitlines()
    assert [line for line in lines[:-3] if line] == ["A.", "B.", "C.", "D.", "E."]
    assert [line.partition("pip install ")[2] for line in lines[-3:]] == [
        "'legation[web]'",
        "'legation[warc]'",
        "'legation[web]'",
    ]
