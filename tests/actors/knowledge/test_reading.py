"""A broken row of the tables of words is named by file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from legation.actors.knowledge.reading import read_modifiers, read_portfolios, read_roles, read_titles
from legation.actors.knowledge.tables import Tables


@pytest.mark.parametrize(
    ("read", "header", "row"),
    [
        (read_modifiers, "word\tsectors", "rebel\tREBEL"),
        (read_portfolios, "portfolio\tsectors", "trade\tGOV TRADE"),
        (read_titles, "title\tgender\tsectors\toffice", "Gen.\t\tARMY\t"),
        (read_roles, "phrase\tsectors\tkind", "envoy\tGOV\tdiplomat"),
    ],
)
def test_what_is_no_sector_or_kind_is_named_by_its_row(
    tmp_path: Path, read: Callable[[Tables, Path], None], header: str, row: str
) -> None:
    table = tmp_path / "words.tsv"
    table.write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^words\.tsv:2: "):
        read(Tables(), table)
