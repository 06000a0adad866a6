"""Records and answers as Jupyter shows them: HTML that needs no script, everything in it escaped.

Nothing here is loaded before a notebook asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from legation.marked import actor_label, anchor, escaped, event_label, marked, marks, place_label, time_label

if TYPE_CHECKING:
    from legation.records import Event, Participant, Record

ROWS = 60
"""How many rows of a table are shown."""

_LONGEST_CELL = 160

_STYLE = """
.legation{max-width:60rem;font-family:system-ui,sans-serif;line-height:1.5}
.legation .text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;
border-left:3px solid #8886;padding:.2rem .9rem}
.legation .mark{color:inherit;text-decoration:none;border-bottom:2px solid transparent}
.legation .event{border-color:#bf4a1c;font-weight:600}
.legation .cue{border-color:#7a4fa3}
.legation .statement{background:#7a4fa318}
.legation .actor,.legation .participant{background:#1d6fa528}
.legation .time{border-color:#1f8a4c}
.legation .place{border-color:#b08900}
.legation .also::after{content:"°";vertical-align:super;font-size:.7em}
.legation .scroll{overflow-x:auto;margin-top:.8rem}
.legation td:not(:first-child){min-width:7rem}
.legation table{border-collapse:collapse;font-size:.9em}
.legation th,.legation td{text-align:left;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid #8884;
max-width:24rem;overflow-wrap:break-word}
.legation th,.legation td:first-child{white-space:nowrap}
.legation :target{background:#ffd54a66}
.legation .faint{opacity:.7}
"""


def record_html(record: Record) -> str:
    """A record: its text with everything marked, each mark a link to the event, statement or actor it stands for."""
    document = record.document
    prefix = f"{anchor('record', document.id)}-"
    facts = [str(document.published) if document.published else "publication date unknown", document.publisher or ""]
    found = marks(record)
    text, entries = marked(document.text, found, prefix=prefix), {mark.entry for mark in found}
    parts = [
        f"<p><b>{escaped(document.title or document.id)}</b> "
        f'<span class="faint">{escaped(" · ".join(fact for fact in facts if fact))}</span></p>',
        f'<div class="text" dir="auto">{text}</div>',
        _rows(prefix, entries, ("", "When, where", "Who", "Did what", "To whom", "Said by"), _event_rows(record)),
        _rows(prefix, entries, ("", "Speaker", "Statement"), _statement_rows(record)),
        _rows(prefix, entries, ("", "Actor", "Office"), _actor_rows(record)),
        _rows(prefix, entries, ("", "Words", "Means"), _time_and_place_rows(record)),
    ]
    return f'<div class="legation"><style>{_STYLE}</style>{"".join(parts)}</div>'


def table_html(table: Any) -> str:
    """A ``pyarrow.Table``: the columns that have values, and its first ``ROWS`` rows."""
    names = [name for name in table.column_names if table[name].null_count < len(table)]
    head = "".join(f"<th>{escaped(name.replace('_', ' '))}</th>" for name in names)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_cell(row[name])}</td>' for name in names)}</tr>"
        for row in table.select(names).slice(0, ROWS).to_pylist()
    )
    more = f", the first {ROWS} shown" if len(table) > ROWS else ""
    count = f"{len(table):,} row{'' if len(table) == 1 else 's'}{more}"
    return (
        f'<div class="legation"><style>{_STYLE}</style><div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f'<tbody>{rows}</tbody></table></div><p class="faint">{count}</p></div>'
    )


def show_tables() -> None:
    """Let the notebook that this runs in, if any, show Arrow tables, as which a store answers, as tables."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    formatter = getattr(shell, "display_formatter", None)
    if formatter is not None:
        formatter.formatters["text/html"].for_type_by_name("pyarrow.lib", "Table", table_html)


def _rows(
    prefix: str, marked_entries: Container[str], heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]
) -> str:
    """A table of escaped cells, a row's first leading back to where its entry is first marked; nothing without rows."""
    body = ""
    for entry, (first, *others) in rows:
        if entry in marked_entries:
            first = f'<a href="#{escaped(f"{prefix}text-{entry}")}">{first}</a>'
        body += f'<tr id="{escaped(prefix + entry)}">{"".join(f"<td>{cell}</td>" for cell in (first, *others))}</tr>'
    if not body:
        return ""
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _event_rows(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    for event in record.events:
        speaker = record.statement(event.statement).speaker if event.statement else None
        act = event_label(event).partition(": ")[2]
        cells = (
            event.id,
            ", ".join(_when_and_where(event)),
            _names(event.actor),
            f"{act} “{event.trigger.text}”",
            _names(event.recipient),
            speaker.name if speaker else "",
        )
        yield anchor("event", event.id), [escaped(cell) for cell in cells]


def _statement_rows(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    for statement in record.statements:
        speaker = _names([statement.speaker]) if statement.speaker else ""
        cue = f"{statement.cue.text} " if statement.cue else ""
        denied = "(denied) " if statement.denied else ""
        cells = (statement.id, speaker, f"{cue}{denied}{statement.content.text}")
        yield anchor("statement", statement.id), [escaped(cell) for cell in cells]


def _actor_rows(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    for actor in record.actors:
        yield anchor("actor", actor.id), [escaped(c) for c in (actor.id, actor_label(actor), actor.office or "")]


def _time_and_place_rows(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    for number, time in enumerate(record.times, 1):
        yield anchor("time", number), [escaped(cell) for cell in ("time", time.text, time_label(time))]
    for number, place in enumerate(record.places, 1):
        yield anchor("place", number), [escaped(cell) for cell in ("place", place.text, place_label(place))]


def _when_and_where(event: Event) -> Iterator[str]:
    if event.date:
        yield event.date.value
    if event.place:
        yield event.place.name


def _names(participants: Sequence[Participant]) -> str:
    return "; ".join(f"{p.name} ({p.code})" if p.code else p.name for p in participants)


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    text = f"{cell:.2f}" if isinstance(cell, float) else str(cell)
    return escaped(text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…")
