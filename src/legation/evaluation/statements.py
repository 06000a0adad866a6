"""Attributed statements against a corpus annotated in brat's standoff format, as PolNeAR is.

PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) marks the source, the cue and the content of every
attribution in political news. A content may lie in several pieces, usually around its cue; the statements
of ours that share a cue are the pieces of one content. Pieces with nothing but white space between them are one, in
the annotation, which often cuts a quotation after each of its sentences, as in ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from legation.evaluation.pairing import one_to_one
from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.records import Statement

Pieces = tuple[tuple[int, int], ...]
"""Code point offsets of one annotated thing, half-open, in text order."""

TEXT_BOUND = re.compile(r"(?P<id>T\d+)\t(?P<label>\S+) (?P<pieces>\d+ \d+(?:;\d+ \d+)*)\t")
RELATION = re.compile(r"E\d+\t(?P<roles>Attribution\S* .+)")
QUOTATION_MARKS = ('"', "“", "”", "‘", "’", "'", "``", "«", "»", "„")


class Coder(Protocol):
    """What is evaluated: anything that finds the statements in a text."""

    def statements(self, text: str) -> Sequence[Statement]: ...


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content, its cue and its source; each may be missing."""

    content: Pieces
    cue: Pieces
    source: Pieces
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the attributions one annotator found in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a folder with ``text/NAME.txt`` and ``attributions/NAME[_ANNOTATOR].ann``, sorted by name.

    A text that several annotators read comes once for each of them.
    Raises ``FileNotFoundError`` where a folder or a text is missing, ``ValueError`` where an annotation is malformed.
    """
    annotations = sorted((path / "attributions").glob("*.ann"))
    if not annotations:
        raise FileNotFoundError(f"{path / 'attributions'}: no .ann files")
    for annotation in annotations:
        text = _text_of(annotation, path / "text").read_bytes().decode("utf-8")
        yield Article(annotation.stem, text, tuple(_read_attributions(annotation, text)))


def _text_of(annotation: Path, folder: Path) -> Path:
    for name in (annotation.stem, annotation.stem.rpartition("_")[0]):
        if (folder / f"{name}.txt").is_file():
            return folder / f"{name}.txt"
    raise FileNotFoundError(f"{annotation}: no text of that name in {folder}")


def _read_attributions(path: Path, text: str) -> Iterator[Attribution]:
    spans: dict[str, Pieces] = {}
    lines = path.read_bytes().decode("utf-8").split("\n")
    for line in lines:
        if match := TEXT_BOUND.match(line):
            pieces = tuple(sorted(_offsets(piece) for piece in match["pieces"].split(";")))
            if any(not 0 <= start < end <= len(text) for start, end in pieces):
                raise ValueError(f"{path}: {match['id']} lies outside the text")
            spans[match["id"]] = pieces
    for number, line in enumerate(lines, start=1):
        if match := RELATION.match(line):
            roles = dict(role.partition(":")[::2] for role in match["roles"].split())
            missing = sorted(identifier for identifier in roles.values() if identifier not in spans)
            if missing:
                raise ValueError(f"{path}:{number}: no annotation {missing[0]}")
            content, cue, source = (spans.get(roles.get(role, ""), ()) for role in ("Content", "Cue", "Source"))
            content = _joined(content, text)
            yield Attribution(content, cue, source, _is_quoted(content, text))


def _offsets(piece: str) -> tuple[int, int]:
    start, end = piece.split()
    return int(start), int(end)


def _joined(pieces: Pieces, text: str) -> Pieces:
    """Sorted pieces, those that only white space parts made one."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_quoted(content: Pieces, text: str) -> bool:
    """Whether every piece opens with a quotation mark and the last one closes with it (or opened a paragraph)."""
    pieces = [text[start:end].strip() for start, end in content]
    return bool(pieces) and all(
        piece.startswith(QUOTATION_MARKS) and piece.rstrip(".,;").endswith(QUOTATION_MARKS) for piece in pieces
    )


def attributions_of(statements: Iterable[Statement], text: str) -> tuple[Attribution, ...]:
    """The statements of a text as attributions: those that share a cue are the pieces of one content."""
    groups: dict[object, list[Statement]] = {}
    for statement in statements:
        key = (statement.cue.start, statement.cue.end) if statement.cue else statement.id
        groups.setdefault(key, []).append(statement)
    return tuple(
        Attribution(
            content=_joined(tuple(sorted((s.content.start, s.content.end) for s in group)), text),
            cue=((group[0].cue.start, group[0].cue.end),) if group[0].cue else (),
            source=((group[0].speaker.start, group[0].speaker.end),) if group[0].speaker else (),
            direct=_is_quoted(tuple((s.content.start, s.content.end) for s in group), text),
        )
        for group in groups.values()
    )


def _characters(pieces: Pieces) -> frozenset[int]:
    return frozenset(offset for start, end in pieces for offset in range(start, end))


def overlap(first: Pieces, second: Pieces) -> float:
    """The characters in common as a share of the longer of the two."""
    if not first or not second or first[-1][1] <= second[0][0] or second[-1][1] <= first[0][0]:
        return 0.0
    one, other = _characters(first), _characters(second)
    return len(one & other) / max(len(one), len(other))


def match(required: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs of a required and a found content that overlap at least by half, the best pairs first, none used twice."""
    shares = [
        (overlap(gold.content, ours.content), overlap(gold.cue, ours.cue) > 0, -i, -j)
        for i, gold in enumerate(required)
        for j, ours in enumerate(found)
    ]
    ranked = ((-i, -j) for share, _, i, j in sorted(shares, reverse=True) if share >= 0.5)
    return [(required[i], found[j]) for i, j in one_to_one(ranked)]


def evaluate(path: Path, coder: Coder) -> Report:
    """Score ``coder.statements`` on a folder of annotated articles (see ``read_articles`` for its shape and errors).

    A content is found where it and ours share at least half of the longer one; a cue where the two overlap; a speaker
    likewise, counted over the contents found. Direct quotes are the contents that are quotations and nothing else, by
    the same test of their characters for the annotation and for ours.
    """
    return score(read_articles(path), lambda article: attributions_of(coder.statements(article.text), article.text))


def score(articles: Iterable[Article], find: Callable[[Article], Sequence[Attribution]]) -> Report:
    """The figures of ``evaluate`` for what ``find`` finds in annotated articles."""
    counts = {name: [0, 0, 0] for name in ("content (half)", "content (exact)", "cue", "direct quotes")}
    speakers_right = speakers = read = 0
    errors: dict[str, list[str]] = {}
    for article in articles:
        read += 1
        found = find(article)
        required = [attribution for attribution in article.attributions if attribution.content]
        pairs = match(required, found)
        quoted = match([gold for gold in required if gold.direct], [ours for ours in found if ours.direct])
        cues = _cues_found(article.attributions, found)
        exact = sum(gold.content == ours.content for gold, ours in pairs)
        _add(counts["content (half)"], len(pairs), len(found), len(required))
        _add(counts["content (exact)"], exact, len(found), len(required))
        _add(counts["cue"], cues, sum(bool(o.cue) for o in found), sum(bool(g.cue) for g in article.attributions))
        _add(counts["direct quotes"], len(quoted), sum(o.direct for o in found), sum(g.direct for g in required))
        sourced = [(gold, ours) for gold, ours in pairs if gold.source]
        speakers += len(sourced)
        speakers_right += sum(overlap(gold.source, ours.source) > 0 for gold, ours in sourced)
        for kind, line in _errors(article, required, found, pairs):
            errors.setdefault(kind, []).append(line)
    figures: dict[str, float | int | str] = {"articles": read, "attributions": counts["content (half)"][2]}
    for name, right_found_required in counts.items():
        precision, recall, f1 = precision_recall_f1(*right_found_required)
        figures |= {f"{name} precision": precision, f"{name} recall": recall, f"{name} F1": f1}
    figures["speaker share"] = ratio(speakers_right, speakers)
    return Report("statements", figures, errors)


def _add(totals: list[int], *counts: int) -> None:
    """Add to the counts of what is right, found and required."""
    totals[:] = [total + count for total, count in zip(totals, counts, strict=True)]


def _cues_found(required: Sequence[Attribution], found: Sequence[Attribution]) -> int:
    """How many required cues overlap one of ours, none used twice."""
    free = [ours.cue for ours in found if ours.cue]
    right = 0
    for gold in required:
        hit = next((cue for cue in free if overlap(gold.cue, cue) > 0), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right


def _errors(
    article: Article,
    required: Sequence[Attribution],
    found: Sequence[Attribution],
    pairs: Sequence[tuple[Attribution, Attribution]],
) -> Iterator[tuple[str, str]]:
    """What went wrong in one article: the kind of error and a line that shows it."""

    def show(attribution: Attribution) -> str:
        source, cue, content = (
            " … ".join(article.text[start:end] for start, end in pieces)
            for pieces in (attribution.source, attribution.cue, attribution.content)
        )
        return f"{article.name}:{attribution.content[0][0]}: [{source}] {cue}: {content}".replace("\n", " ")

    met = {id(attribution) for pair in pairs for attribution in pair}
    for gold in required:
        if id(gold) not in met:
            yield "content missed", show(gold)
    for ours in found:
        if id(ours) not in met:
            yield "content not required", show(ours)
    for gold, ours in pairs:
        if gold.content != ours.content:
            yield "content not exact", f"{show(gold)} | {show(ours)}"
        if gold.source and not overlap(gold.source, ours.source):
            yield "speaker wrong", f"{show(gold)} | {show(ours)}"
        if gold.cue and not overlap(gold.cue, ours.cue):
            yield "cue wrong", f"{show(gold)} | {show(ours)}"
