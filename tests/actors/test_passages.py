"""Who acts in whole passages, where context and coreference decide: a table of cases with floors under its totals."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

from legation.coder import Coder

PASSAGES = Path(__file__).with_name("passages.tsv")
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


class Passage(NamedTuple):
    """A text with the offsets of its marked words and their codes."""

    published: str
    held: bool
    text: str
    marks: tuple[tuple[int, int, str], ...]


def read_passage(line: str) -> Passage:
    published, held, marked = line.split("\t")
    text, marks, position = "", [], 0
    marked = marked.replace(" // ", "\n\n")
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        if match[2] != "?":
            marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        position = match.end()
    return Passage(published, held == "yes", text + marked[position:], tuple(marks))


@cache
def passages() -> tuple[Passage, ...]:
    lines = [line for line in PASSAGES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(map(read_passage, lines[1:]))


def agrees(expected: str, code: str | None) -> bool:
    """Whether a code is the expected one, any part of which may be "?"."""
    parts = [*(code or "").split(), "", ""][:2]
    if len(expected.split()) == 1:
        return parts == [expected, ""]
    if len(parts[0]) == 3 and not parts[1] and expected.startswith("?"):
        parts = ["", parts[0]]  # a sector alone
    return all(one in ("?", other) for one, other in zip(expected.split(), parts, strict=True))


def is_right(expected: str, codes: list[str | None]) -> bool:
    if expected == "null":
        return not any(codes)
    wanted = expected.split("+")
    return len(wanted) == len(codes) and any(all(map(agrees, wanted, order)) for order in permutations(codes))


def share_right(coder: Coder, chosen: list[Passage]) -> float:
    right = total = 0
    for passage in chosen:
        actors: dict[tuple[int, int], list[str | None]] = defaultdict(list)
        for actor in coder.code(passage.text, published=passage.published or None).actors:
            for mention in actor.mentions:
                actors[mention.start, mention.end].append(actor.code)
        for start, end, expected in passage.marks:
            right += is_right(expected, mentioned(actors, start, end))
            total += 1
    return right / total


def mentioned(actors: dict[tuple[int, int], list[str | None]], start: int, end: int) -> list[str | None]:
    """The codes of the mention that ends with the marked words, or else begins within them."""
    inside = [span for span in actors if start <= span[0] and span[1] <= end]
    last = [span for span in inside if span[1] == end] or inside
    return actors[max(last, key=lambda span: span[1] - span[0])] if last else []


def test_the_table_is_sound() -> None:
    assert 0.25 < sum(passage.held for passage in passages()) / len(passages()) < 0.4
    assert sum(len(passage.marks) for passage in passages()) > 800
    for passage in passages():
        assert "{" not in passage.text and "|" not in passage.text, passage.text
        for _, _, code in passage.marks:
            assert re.fullmatch(r"null|MNC|NGO|([A-Z]{3}|\?)( ([A-Z]{3}|\?))?(\+.+)?", code), code


@pytest.mark.parametrize(
    ("expected", "codes", "right"),
    [
        ("PRK GOV", ["PRK GOV"], True), ("PRK GOV", ["PRK"], False), ("PRK ?", ["PRK"], True), ("? REB", ["REB"], True),
        ("? REB", ["IRQ REB"], True), ("? REB", ["IRQ MIL"], False), ("null", [None], True), ("null", ["USA"], False),
        ("KOR GOV+PRK GOV", ["PRK GOV", "KOR GOV"], True), ("KOR GOV+PRK GOV", ["KOR GOV"], False),
    ],
)  # fmt: skip
def test_what_counts_as_right(expected: str, codes: list[str | None], right: bool) -> None:
    assert is_right(expected, codes) is right


def test_most_actors_of_the_development_passages_are_right(coder: Coder) -> None:
    assert share_right(coder, [passage for passage in passages() if not passage.held]) >= 0.9


def test_most_actors_of_the_held_passages_are_right(coder: Coder) -> None:
    assert share_right(coder, [passage for passage in passages() if passage.held]) >= 0.85
