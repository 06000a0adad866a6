"""The scorer of ledger and agenda, and what the shipped coder reaches on the sequences that it may be tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.coder import Coder
from legation.evaluation.ledger import evaluate

SEQUENCES = Path(__file__).parents[1] / "stories" / "sequences"
SEQUENCE = """
title = "A pledge kept"
on = 2024-03-01

[[stories]]
id = "one"
published = 2024-01-08
text = "BERLIN, January 8, 2024 — Germany promised on Monday to send 40 generators to Moldova."

[[stories]]
id = "two"
published = 2024-02-03
text = "CHISINAU, February 3, 2024 — Germany delivered 40 generators to Moldova on Friday."

[[items]]
kind = "pledge"
by = ["DEU"]
to = ["MDA"]
about = "AID"
said = ["one", "promised on Monday"]
status = "{status}"
links = [["{effect}", "two", "delivered 40"]]

[[entries]]
kind = "meeting"
parties = ["DEU", "MDA"]
when = "2024-02-10"
told = ["one"]
"""


def figures(coder: Coder, folder: Path, **words: str) -> dict[str, float | int | str]:
    (folder / "sequence.toml").write_text(SEQUENCE.format(**words), encoding="utf-8")
    return evaluate(folder, coder).figures


def test_what_is_right_wrong_and_missed_is_counted(coder: Coder, tmp_path: Path) -> None:
    right = figures(coder, tmp_path, status="fulfilled", effect="fulfils")
    assert [right[f"items {word}"] for word in ("right", "wrong", "missed")] == [1, 0, 0]
    assert (right["links right"], right["item status"], right["entries missed"]) == (1, 1.0, 1)
    other = figures(coder, tmp_path, status="open", effect="breaks")
    assert (other["items right"], other["item status"]) == (1, 0.0)
    assert [other[f"links {word}"] for word in ("right", "wrong", "missed")] == [0, 1, 1]


def test_a_bad_sequence_is_named_with_the_place_in_it(coder: Coder, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"sequence\.toml: items\.0\.status"):
        figures(coder, tmp_path, status="done", effect="fulfils")
    (tmp_path / "sequence.toml").write_text(SEQUENCE.replace("delivered 40", "took"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"sequence\.toml: "):
        evaluate(tmp_path, coder)
    with pytest.raises(ValueError, match="no sequence"):
        evaluate(tmp_path / "nowhere", coder) if (tmp_path / "nowhere").mkdir() is None else None


def test_the_development_sequences_stay_right(coder: Coder) -> None:
    found = evaluate(SEQUENCES / "development", coder).figures
    assert all(found[f"{thing} f1"] >= 0.9 for thing in ("item", "link", "entry"))
    assert float(found["item status"]) >= 0.9
