"""The groups of words with a grammar of their own."""

import re
from collections import Counter
from pathlib import Path

import legation
from legation.events.lexicon.frames import table_rows

SOURCES = Path(legation.__file__).parent / "events"
ASKED = re.compile(r'\bwords\(("[^"]+"(?:, "[^"]+")*)\)')


def test_every_group_is_told_once_and_is_asked_for() -> None:
    groups = Counter(row["group"] for _, row in table_rows("grammar_words.tsv", ("group", "words", "note")))
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py")))
    assert [name for name, times in groups.items() if times > 1] == []
    asked = {name.strip('"') for names in ASKED.findall(code) for name in names.split(", ")}
    assert sorted(asked - set(groups)) == []
    assert [name for name in groups if f'"{name}"' not in code] == []
