"""Ledger and agenda as a person reads them: the state of play side by side, and what lies ahead day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from legation.exports.view import console, shown
from legation.stories.agenda import Agenda, Entry
from legation.stories.agenda_entries import State
from legation.stories.ledger import Item, Ledger
from legation.stories.ledger_items import Standing
from legation.stories.sources import Source, Who
from legation.terms import worldwide

_LONGEST_NAME = 40
_LONGEST_QUOTE = 300
_LONGEST_OUTCOME = 160

_STYLES = {
    Standing.OPEN: "bold yellow",
    Standing.FULFILLED: "green",
    Standing.REFUSED: "red",
    Standing.BROKEN: "bold red",
    Standing.WITHDRAWN: "dim",
    Standing.OVERDUE: "bold magenta",
    State.PLANNED: "bold",
    State.TENTATIVE: "yellow",
    State.POSTPONED: "magenta",
    State.CANCELLED: "red",
    State.TOOK_PLACE: "green",
    State.MET: "green",
    State.PASSED: "dim",
}


def write_ledger(ledger: Ledger, out: BinaryIO) -> None:
    """Show the items by side, each with its sentence and what became of it."""
    sides: dict[tuple[str, ...], list[Item]] = {}
    for item in ledger.items:
        sides.setdefault(tuple(sorted({_short(who) for who in item.by})), []).append(item)
    with console(out) as shown_on:
        if ledger.on:
            shown_on.print(Text(f"As of {ledger.on}", style="dim"))
        for items in sides.values():
            shown_on.print(Text(f"\n{_side(items)}", style="bold"))
            shown_on.print(_grid(row for item in items for row in _item_rows(item)))


def write_agenda_table(agenda: Agenda, out: BinaryIO) -> None:
    """Show the entries in the order of their dates, each with its last sentence and its changes."""
    with console(out) as shown_on:
        if agenda.on:
            shown_on.print(Text(f"As of {agenda.on}", style="dim"))
        shown_on.print(_grid(row for entry in agenda.entries for row in _entry_rows(entry)))


def _grid(rows: Iterable[tuple[Text, Text, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(no_wrap=True)
    for row in rows:
        grid.add_row(*row)
    return grid


def _side(items: Sequence[Item]) -> str:
    """ "PRK: 3 items, 1 open"."""
    names = " and ".join(dict.fromkeys(_short(who) for who in items[0].by))
    unsettled = sum(item.status in (Standing.OPEN, Standing.OVERDUE) for item in items)
    return f"{names}: {len(items)} item{'' if len(items) == 1 else 's'}, {unsettled} not settled"


def _short(who: Who) -> str:
    """A country's code where it is known, an organisation's, or else the name."""
    if who.code is None:
        return shown(who.name, _LONGEST_NAME)
    return who.code if worldwide(who.code) else who.code[:3]


def _item_rows(item: Item) -> Iterator[tuple[Text, Text, Text]]:
    what = Text(item.kind, style="bold")
    what.append(_about(item), style="not bold")
    what.append(f", {_names(item.by)}" + (f" to {_names(item.to)}" if item.to else ""), style="not bold")
    if item.due:
        what.append(f", due {'by ' if item.due.is_limit else ''}{item.due.value}", style="not bold")
    day = Text(str(item.since) if item.since else "unknown", style="dim")
    yield day, what, Text(item.status.upper(), style=_STYLES[item.status])
    yield Text(), _quote(item.source), Text()
    for link in item.links:
        outcome = Text(f"→ {link.effect} ", style="italic")
        outcome.append(f"({', '.join(link.because)}) ", style="dim not italic")
        outcome.append(f"“{shown(link.source.sentence, _LONGEST_OUTCOME)}” ", style="not italic")
        outcome.append(_where(link.source), style="dim not italic")
        yield Text(str(link.on) if link.on else "", style="dim"), outcome, Text()
    yield Text(), Text(), Text()


def _about(item: Item) -> str:
    matters = f" ({', '.join(item.matters)})" if item.matters else ""
    return f" about {item.about}{matters}" if item.about else matters


def _entry_rows(entry: Entry) -> Iterator[tuple[Text, Text, Text]]:
    what = Text(entry.kind, style="bold")
    act = f" about {entry.act}" if entry.act and entry.kind.value in ("act", "deadline") else ""
    where = f", {shown(entry.place, _LONGEST_NAME)}" if entry.place else ""
    what.append(f"{act}, {_names(entry.parties)}{where}", style="not bold")
    yield Text(entry.when.value), what, Text(entry.status.upper(), style=_STYLES[entry.status])
    yield Text(), _quote(entry.told[-1].source), Text()
    for change in entry.changes:
        if change.field != "state":
            line = Text(f"→ {change.field} {shown(change.before or 'unknown')} to {shown(change.after or 'unknown')} ")
            line.append(_where(change.source), style="dim")
            yield Text(str(change.source.published or ""), style="dim"), line, Text()
    yield Text(), Text(), Text()


def _names(parties: Iterable[Who]) -> str:
    return ", ".join(dict.fromkeys(shown(party.name, _LONGEST_NAME) for party in parties)) or "nobody named"


def _quote(source: Source) -> Text:
    """The sentence, who said it where that is not the writer, and where it stands."""
    said = Text(f"“{shown(source.sentence, _LONGEST_QUOTE)}” ")
    by = f"said by {shown(source.said_by, _LONGEST_NAME)}, " if source.said_by else ""
    said.append(f"{by}{_where(source)}, {source.start}-{source.end}", style="dim")
    return said


def _where(source: Source) -> str:
    return f"{shown(source.document_id, _LONGEST_NAME)} {shown(source.event_id)}"
