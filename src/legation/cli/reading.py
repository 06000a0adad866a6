"""The inputs of a command: documents read and coded one by one, what is bad named and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.streams import fail
from legation.sources import Form, Reading, Refusal, Source, find, read_input

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.scale import Load

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help='Files, folders and patterns; "-" is standard input.')]
Actors = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Actors to add or override: CSV, TOML, PETRARCH; may be given again."),
]
Frames = Annotated[Path | None, typer.Option(metavar="FILE", help="Frames to add: docs/frames.md says how.")]
Triage = Annotated[
    bool, typer.Option("--triage", help="Leave unread what by its words alone tells of no event: docs/scale.md.")
]


From = Annotated[
    Form | None, typer.Option("--from", help="The form of the inputs, whatever their endings and contents say.")
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELDS",
        help="Which columns hold what: text=body,title=head,published=day,url=,id=,publisher=",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let feeds and pages come from private and local addresses.")
]
Pause = Annotated[
    float, typer.Option("--pause", min=0, metavar="SECONDS", help="How long to wait between two requests to a host.")
]
State = Annotated[
    Path | None,
    typer.Option("--state", metavar="FILE", help="Keep here what was fetched; the next run fetches what has changed."),
]
PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class End:
    """All documents of an input have come; its name, where it has one."""

    input: str | None


class Inputs:
    """The documents of all inputs in their order; after the last one of each input comes its :class:`End`.

    What cannot be read comes as a refusal. ``total`` says how many inputs there are, once the first has been asked for.
    """

    def __init__(self, paths: Sequence[str], reading: Reading | None = None) -> None:
        self.paths = paths
        self.reading = reading or Reading()
        self.total = 0

    def __iter__(self) -> Iterator[Source | Refusal | End]:
        names = [name for path in self.paths for name in find(path, self.reading)]
        self.total = len(names)
        for name in names:
            if isinstance(name, Refusal):
                yield name
                yield End(None)
            else:
                yield from read_input(name, self.reading)
                yield End(name)

    def holds_many(self, source: Source) -> bool:
        """Whether the input that a document is from is one that may hold several."""
        return source.origin.place is not None or source.origin.input not in self.paths


def reading_of(
    *,
    form: Form | None = None,
    map: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    allow_private: bool = False,
    pause: float = PAUSE,
    state: Path | None = None,
) -> Reading:
    """How to read, as the options say; leaves the program where one of them is bad."""
    return Reading(
        form=form,
        columns=_columns(map),
        published=_day(published),
        publisher=publisher,
        url=url,
        allow_private=allow_private,
        pause=pause,
        state=state,
    )


def coder_with(added: Load | None = None) -> Coder:
    """The coder with these files added, loaded once; leaves the program where one of them is bad."""
    from legation.scale import Load, loaded

    try:
        return loaded(added or Load())
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except ValueError as error:
        fail(str(error))


def _columns(given: str | None) -> dict[str, str]:
    """The columns that "text=body,published=day" names."""
    from legation.sources.fields import NAMES

    columns = {}
    for part in (given or "").split(","):
        field, sign, column = (each.strip() for each in part.partition("="))
        if not part.strip():
            continue
        if not sign or not column or field not in NAMES:
            fail(f"--map: {part.strip()!r} is not one of {', '.join(f'{name}=COLUMN' for name in NAMES)}")
        columns[field] = column
    return columns


def _day(given: str | None) -> date | None:
    """The day that an option names."""
    from legation.coder import as_date

    try:
        return as_date(given)
    except ValueError as error:
        fail(f"--published: {error}")
