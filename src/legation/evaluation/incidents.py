"""Incidents across stories: which accounts of different stories we take for one happening, and which are.

What is counted are pairs of tellings: two stories that tell of one happening make a pair. A pair of ours is right where
the stories' words say so, wrong where they tell of two happenings; a pair of the data set is missed where we have none.

- A ``.txt`` file of stories with their happenings marked (``legation.evaluation.happenings``). All of it is ours: the
  events are found, dated and grouped by Legation. ``coded`` counts the pairs of which both tellings were coded as an
  event at all; without these there is nothing to group. An event that no mark touches tells of something else.
- A folder of MEANTIME's ``.xml`` (Minard and others, LREC 2016), whose annotators marked events as one across stories
  (``instance_id``). Once with our own events, ``ours``; once with the annotated mentions and their chains within each
  story ``given``, and only the grouping across stories left to us. Its events are those of business news, of which
  PLOVER codes few, and many are states ("fuel efficiency") or told years apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.evaluation.happenings import Story, read_stories
from legation.evaluation.meantime_chains import ChainedStory, read_chained_stories
from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.records import Document, Record, Span
from legation.stories.accounts import Account, accounts_of, read_account, stem
from legation.stories.duplicates import copies, signature
from legation.stories.incidents import incidents_among
from legation.tabular import COLUMNS

if TYPE_CHECKING:
    from legation.coder import Coder

Telling = tuple[str, str]
"""A story and the happening that it tells of, by their names."""


def evaluate(path: Path, coder: Coder) -> Report:
    """Figures for a file of marked stories, or a folder of MEANTIME's.

    Raises ``ValueError`` naming the file that is not as it should be, ``FileNotFoundError`` where there is none.
    """
    return evaluate_meantime(path, coder) if path.is_dir() or path.suffix == ".xml" else evaluate_stories(path, coder)


def evaluate_stories(path: Path, coder: Coder) -> Report:
    """Figures for stories with their happenings marked."""
    stories = read_stories(path)
    records = _records(coder, ((story.id, story.text, story.published) for story in stories))
    accounts = accounts_of(records)
    told = {
        account.key: _telling(stories[account.document], records[account.document], account) for account in accounts
    }
    required = _pairs_of((story.id, happening) for story in stories for happening in story.happenings)
    coded = _pairs_of({telling for telling in told.values() if telling})
    figures: dict[str, float | int | str] = {
        "stories": len(stories),
        "happenings": len({happening for story in stories for happening in story.happenings}),
        "events": len(accounts),
    }
    incidents = incidents_among(accounts)
    scores, errors = _score(incidents, told, required)
    figures |= scores | {"coded": len(coded), "coded R": ratio(len(coded & _linked(incidents, told)), len(coded))}
    copied, copy_errors = _score_copies(stories)
    return Report("incidents", figures | copied, errors | copy_errors)


def evaluate_meantime(path: Path, coder: Coder) -> Report:
    """Figures for MEANTIME, with our own events and with the annotated ones given."""
    stories = read_chained_stories(path)
    records = _records(coder, ((story.name, story.text, story.published) for story in stories))
    required = _pairs_of((story.name, instance) for story in stories for instance in story.chains)
    figures: dict[str, float | int | str] = {"stories": len(stories)}
    errors: dict[str, list[str]] = {}
    own = accounts_of(records)
    given = list(_given(stories, records))
    for name, accounts in (("ours", own), ("given", [account for account, _ in given])):
        if name == "ours":
            told = {a.key: _instance(stories[a.document], records[a.document], a) for a in accounts}
        else:
            told = {account.key: (account.story, instance) for account, instance in given}
        scores, wrong = _score(incidents_among(accounts), told, required)
        figures |= {f"{name} accounts": len(accounts)} | {f"{name} {key}": value for key, value in scores.items()}
        errors |= {f"{name} {kind}": lines for kind, lines in wrong.items()}
    return Report("incidents", figures, errors)


def _records(coder: Coder, stories: Iterable[tuple[str, str, Any]]) -> list[Record]:
    return list(coder.pipe(Document(id=name, text=text, published=day) for name, text, day in stories))


def _telling(story: Story, record: Record, account: Account) -> Telling | None:
    trigger = record.event(account.identity[1]).trigger
    happening = story.told_at(trigger.start, trigger.end)
    return (story.id, happening) if happening else None


def _pairs_of(tellings: Iterable[Telling]) -> set[frozenset[Telling]]:
    """All pairs of different stories that tell of one happening."""
    by_happening: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(set(tellings)):
        by_happening[telling[1]].append(telling)
    return {frozenset(pair) for some in by_happening.values() for pair in combinations(some, 2)}


def _linked(incidents: Iterable[Sequence[Account]], told: Mapping[int, Telling | None]) -> set[frozenset[Telling]]:
    """The right pairs that the incidents make."""
    pairs = (frozenset((told[a.key], told[b.key])) for some in incidents for a, b in combinations(some, 2))
    return {pair for pair in pairs if None not in pair and len({name for _, name in pair if name}) == 1}  # type: ignore[misc]


def _score(
    incidents: list[list[Account]],
    told: Mapping[int, Telling | None],
    required: set[frozenset[Telling]],
) -> tuple[dict[str, float | int | str], dict[str, list[str]]]:
    """Pairs right, wrong and missed. A pair of which no mark says what either tells of is neither."""
    wrong: list[str] = []
    unmarked = 0
    for some in incidents:
        for a, b in combinations(some, 2):
            first, second = told[a.key], told[b.key]
            if first is None and second is None:
                unmarked += 1
            elif first is None or second is None or first[1] != second[1]:
                wrong.append(f"{a.story} {_what(first, a)} with {b.story} {_what(second, b)}")
    right = _linked(incidents, told) & required
    missed = sorted(" with ".join(sorted(story for story, _ in pair)) + f": {_name(pair)}" for pair in required - right)
    precision, recall, f1 = precision_recall_f1(len(right), len(right) + len(wrong), len(required))
    figures: dict[str, float | int | str] = {
        "pairs": len(required),
        "right": len(right),
        "wrong": len(wrong),
        "missed": len(missed),
        "P": precision,
        "R": recall,
        "F1": f1,
        "unmarked": unmarked,
    }
    return figures, {kind: lines for kind, lines in (("wrong", sorted(wrong)), ("missed", missed)) if lines}


def _what(telling: Telling | None, account: Account) -> str:
    act = account.event_type if account.event_type == account.act else f"{account.event_type} about {account.act}"
    return f"({telling[1] if telling else 'unmarked'}, {act})"


def _name(pair: frozenset[Telling]) -> str:
    return next(iter(pair))[1]


def _score_copies(stories: Sequence[Story]) -> tuple[dict[str, float | int | str], dict[str, list[str]]]:
    """Pairs of copies, by the stories' texts alone."""
    of = {story.id: story.original or story.id for story in stories}
    found = dict(zip(of, copies([signature(story.text) for story in stories]), strict=True))
    pairs = list(combinations(of, 2))
    required = {pair for pair in pairs if of[pair[0]] == of[pair[1]]}
    ours = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    figures: dict[str, float | int | str] = {
        "copies": len(required),
        "copies right": len(ours & required),
        "copies wrong": len(ours - required),
        "copies missed": len(required - ours),
    }
    lines = {"copies wrong": ours - required, "copies missed": required - ours}
    return figures, {kind: sorted(map(" with ".join, some)) for kind, some in lines.items() if some}


def _instance(story: ChainedStory, record: Record, account: Account) -> Telling | None:
    trigger = record.event(account.identity[1]).trigger
    instance = story.instance_at(trigger.start, trigger.end)
    return (story.name, instance) if instance else None


def _given(stories: Sequence[ChainedStory], records: Sequence[Record]) -> Iterator[tuple[Account, str]]:
    """An account for every annotated event of a story: ours where we code one at its words, else what we make of them.

    For an act that PLOVER does not know, its word stands for the type: two such are of one type where that agrees.
    """
    number = 0
    for document, (story, record) in enumerate(zip(stories, records, strict=True)):
        own = accounts_of([record])
        for instance, spans in story.chains.items():
            coded = next((account for account in own if _is_at(record, account, spans)), None)
            account = coded or _made_up(record, spans)
            identity = (account.identity[0], instance)
            yield replace(account, identity=identity, key=number, document=document, story=story.name), instance
            number += 1


def _is_at(record: Record, account: Account, spans: Iterable[tuple[int, int]]) -> bool:
    trigger = record.event(account.identity[1]).trigger
    return any(start < trigger.end and trigger.start < end for start, end in spans)


def _made_up(record: Record, spans: Sequence[tuple[int, int]]) -> Account:
    """An account of words that we do not code, from the first sentence that has them, and its date if it has one."""
    start, end = min(spans)
    text = record.document.text
    sentence = next((s for s in record.sentences if s.start <= start < s.end), None)
    row: dict[str, Any] = dict.fromkeys(column.name for column in COLUMNS)
    if (
        sentence
        and len(days := {(t.earliest, t.latest) for t in record.times if _is_in(sentence, t) and t.earliest}) == 1
    ):
        row["date_earliest"], row["date_latest"] = days.pop()
    row |= {
        "event_type": stem(text[start:end]),
        "published": record.document.published,
        "trigger": text[start:end],
        "sentence": text[sentence.start : sentence.end] if sentence else text[start:end],
    }
    return read_account(row, key=0, document=0, story="", content=record.document.id)


def _is_in(sentence: Span, part: Span) -> bool:
    return sentence.start <= part.start < sentence.end
