"""The ledger and the agenda against sequences of stories, with the outcomes that a reader of them expects.

A sequence is a TOML file: stories in the order of their days, the items and the entries that they make up, and the day
at whose end these stand as they are given. An item of ours is right when a gold item of its kind, by the same
countries, has its words in the same sentence; a link when its item is right and it does the same by the words of the
same sentence. An entry of the agenda is right when a gold entry of its kind has the same countries and date. Gold that
is marked optional costs nothing either way. A gold item of whose sentence no event could open it is the coder's miss,
and counted as such too.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from pydantic import ValidationError, model_validator

from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.records import Event, EventType, Model, Record
from legation.store import Manifest, Store
from legation.stories.agenda import Entry, agenda
from legation.stories.agenda_entries import State
from legation.stories.agenda_tables import EntryKind
from legation.stories.ledger import Item, ledger
from legation.stories.ledger_items import Standing
from legation.stories.ledger_tables import Effect, Kind, kind_rules
from legation.stories.sources import Source, Who

_MANIFEST = Manifest(version="0", code="evaluated", model="evaluated", tables="evaluated", processor="any")


class Coder(Protocol):
    """What makes a record of a story."""

    def code(self, text: str, *, published: date | None = None, id: str = "") -> Record: ...


class Story(Model):
    """A story as it came in."""

    id: str
    published: date
    text: str


class GoldItem(Model):
    """An item that is to be there; ``said`` and the ends of ``links`` are a story and words of the sentence in it."""

    kind: Kind
    by: tuple[str, ...]
    to: tuple[str, ...] | None = None
    about: EventType | None = None
    said: tuple[str, str]
    due: str | None = None
    status: Standing
    links: tuple[tuple[Effect, str, str], ...] = ()
    optional: bool = False


class GoldEntry(Model):
    """An entry that is to be there; ``when`` is a TIMEX3 value, ``told`` the stories that it is merged from."""

    kind: EntryKind
    parties: tuple[str, ...]
    when: str
    place: str | None = None
    status: State | None = None
    changes: int = 0
    told: tuple[str, ...]
    optional: bool = False


class Sequel(Model):
    """Stories in order, and what they make up on a day."""

    title: str
    on: date
    stories: tuple[Story, ...]
    items: tuple[GoldItem, ...] = ()
    entries: tuple[GoldEntry, ...] = ()

    @model_validator(mode="after")
    def _words_are_there(self) -> Sequel:
        for item in self.items:
            for story, words in (item.said, *((story, words) for _, story, words in item.links)):
                if words not in self.text_of(story):
                    raise ValueError(f"{words!r} is not in story {story!r}")
        return self

    def text_of(self, story: str) -> str:
        return next((entry.text for entry in self.stories if entry.id == story), "")

    def is_at(self, story: str, words: str, source: Source) -> bool:
        """Whether words of a story stand in the sentence of a source."""
        at = self.text_of(story).find(words)
        return source.document_id == story and source.start <= at < source.end

    def is_coded(self, gold: GoldItem, records: dict[str, Record]) -> bool:
        """Whether some event of the gold item's sentence could open an item of its kind."""
        story, words = gold.said
        record = records[story]
        at = record.document.text.find(words)
        types = {rule.event_type for rule in kind_rules() if rule.kind is gold.kind}
        return any(e.event_type in types and _holds(record, e, at) for e in record.events)


def _holds(record: Record, event: Event, offset: int) -> bool:
    sentence = record.sentences[event.sentence]
    return sentence.start <= offset < sentence.end


def evaluate(path: Path, coder: Coder) -> Report:
    """Code the stories of a sequence, or of a folder of them, and compare ledger and agenda with the gold ones.

    Raises ``ValueError`` for a file that is no sequence, naming it and the place in it.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise ValueError("no sequence (*.toml) here")
    tally = _Tally()
    for file in files:
        sequel = _read(file)
        records = {s.id: coder.code(s.text, published=s.published, id=s.id) for s in sequel.stories}
        with TemporaryDirectory() as folder, Store(Path(folder) / "store.db") as store:
            for record in records.values():
                store.keep(record, manifest=_MANIFEST)
            items = ledger(store, on=sequel.on.isoformat(), limit=None).items
            entries = agenda(store, on=sequel.on.isoformat(), limit=None).entries
        tally.add_items(file.stem, sequel, items, records)
        tally.add_entries(file.stem, sequel, entries)
    return tally.report(len(files))


def _read(file: Path) -> Sequel:
    try:
        return Sequel.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{file}: {place}: {first['msg']}") from None


class _Tally:
    """What was right, wrong and missed so far, and the lines that say what went wrong."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: dict[str, list[str]] = {}

    def note(self, kind: str, line: str) -> None:
        self.counts[kind] += 1
        self.errors.setdefault(kind, []).append(line)

    def add_items(self, name: str, sequel: Sequel, items: Sequence[Item], records: dict[str, Record]) -> None:
        """Pair the items one to one, and the links of each pair."""
        left = list(items)
        for gold in sequel.items:
            found = next((item for item in left if _is_item(sequel, gold, item)), None)
            where = f"{name}: {gold.kind} {', '.join(gold.by)} {gold.said[1]!r}"
            if found is None:
                if not gold.optional:
                    self.note("item missed", where)
                    self.counts["item missed, not coded"] += not sequel.is_coded(gold, records)
                    for effect, story, words in gold.links:
                        self.note("link missed", f"{where}: {effect} {story} {words!r}")
                continue
            left.remove(found)
            self.counts["item right"] += not gold.optional
            if not gold.optional:
                self._compare(where, sequel, gold, found)
        for item in left:
            who = ", ".join(party.code or party.name for party in item.by)
            self.note("item wrong", f"{name}: {item.kind} {who} {item.source.sentence!r}")
            for link in item.links:
                self.note("link wrong", f"{name}: {link.effect} of an item that is wrong")

    def _compare(self, where: str, sequel: Sequel, gold: GoldItem, item: Item) -> None:
        for field, expected, found in (
            ("status", gold.status, item.status),
            ("due", gold.due, item.due.latest.isoformat() if item.due else None),
            ("about", gold.about or item.about, item.about),
            ("to", Counter(gold.to) if gold.to else None, Counter(_countries(item.to)) or None),
        ):
            if expected != found and not (field == "due" and item.due and gold.due == item.due.value):
                self.note(f"item {field}", f"{where}: {found} for {expected}")
        left = list(item.links)
        for effect, story, words in gold.links:
            link = next((ln for ln in left if ln.effect is effect and sequel.is_at(story, words, ln.source)), None)
            if link is None:
                self.note("link missed", f"{where}: {effect} {story} {words!r}")
            else:
                left.remove(link)
                self.counts["link right"] += 1
        for link in left:
            self.note("link wrong", f"{where}: {link.effect} {link.source.document_id} {link.source.sentence!r}")

    def add_entries(self, name: str, sequel: Sequel, entries: Sequence[Entry]) -> None:
        """Pair the entries one to one."""
        left = list(entries)
        for gold in sequel.entries:
            found = next((entry for entry in left if _is_entry(gold, entry)), None)
            where = f"{name}: {gold.kind} {', '.join(gold.parties)} {gold.when}"
            if found is None:
                if not gold.optional:
                    self.note("entry missed", where)
                continue
            left.remove(found)
            if gold.optional:
                continue
            self.counts["entry right"] += 1
            told = {one.source.document_id for one in found.told}
            for field, expected, ours in (
                ("status", gold.status or found.status, found.status),
                ("place", gold.place or found.place, found.place),
                ("stories", set(gold.told), told),
                ("changes", gold.changes, sum(change.field == "date" for change in found.changes)),
            ):
                if expected != ours:
                    self.note(f"entry {field}", f"{where}: {ours} for {expected}")
        for entry in left:
            who = ", ".join(party.code or party.name for party in entry.parties)
            self.note("entry wrong", f"{name}: {entry.kind} {who} {entry.when.value}")

    def report(self, sequences: int) -> Report:
        """The figures; of items and entries that are right, the share of each field that is right too."""
        figures: dict[str, float | int | str] = {"sequences": sequences}
        for thing, fields in (
            ("item", ("status", "due", "about", "to")),
            ("link", ()),
            ("entry", ("status", "place", "stories", "changes")),
        ):
            right, wrong, missed = (self.counts[f"{thing} {word}"] for word in ("right", "wrong", "missed"))
            precision, recall, f1 = precision_recall_f1(right, right + wrong, right + missed)
            many = "entries" if thing == "entry" else f"{thing}s"
            figures |= {f"{many} right": right, f"{many} wrong": wrong, f"{many} missed": missed}
            if thing == "item":
                figures["items missed, not coded"] = self.counts["item missed, not coded"]
            figures |= {f"{thing} precision": precision, f"{thing} recall": recall, f"{thing} f1": f1}
            for name in fields:
                figures[f"{thing} {name}"] = ratio(right - self.counts[f"{thing} {name}"], right)
        return Report("ledger", figures, self.errors)


def _is_item(sequel: Sequel, gold: GoldItem, item: Item) -> bool:
    return (
        item.kind is gold.kind
        and Counter(_countries(item.by)) == Counter(gold.by)
        and sequel.is_at(*gold.said, item.source)
    )


def _is_entry(gold: GoldEntry, entry: Entry) -> bool:
    return (
        entry.kind is gold.kind
        and set(_countries(entry.parties)) == set(gold.parties)
        and gold.when in (entry.when.value, entry.when.latest.isoformat())
    )


def _countries(parties: Sequence[Who]) -> list[str]:
    return [party.code[:3] for party in parties if party.code]
