"""Who says what in sentences of our own, in the ways that news agencies put it: the table is ``sentences.txt``."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from legation.coder import Coder
from legation.records import Statement

TABLE = Path(__file__).parent / "sentences.txt"


def read_table() -> list[ParameterSet]:
    """The texts and their statements: a text a block, ``\\n`` for a line's end, each statement on a line below it.

    A text after "! " is known not to be read rightly yet: the day that it is, the mark must go.
    """
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = [block.splitlines() for block in "\n".join(lines).strip().split("\n\n") if block.strip()]
    return [
        pytest.param(
            text.removeprefix("! ").replace("\\n", "\n"),
            tuple(line.strip() for line in said),
            marks=[pytest.mark.xfail(strict=True)] if text.startswith("! ") else [],
        )
        for text, *said in blocks
    ]


def written(statement: Statement) -> str:
    """A statement as the table writes it."""
    fields = [
        statement.kind.value,
        statement.speaker.text.removeprefix("The ").removeprefix("the ") if statement.speaker else "-",
        statement.cue.text if statement.cue else "-",
        statement.content.text.replace("\n", "\\n"),
    ]
    if statement.via:
        fields.append(f"via {statement.via.text}")
    if statement.addressee:
        fields.append(f"to {statement.addressee.text}")
    if statement.denied:
        fields.append("denied")
    return " | ".join(fields)


@pytest.mark.parametrize(("text", "expected"), read_table())
def test_every_statement_and_no_other(coder: Coder, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(written(statement) for statement in coder.statements(text)) == expected
