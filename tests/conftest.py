"""What tests of several rooms share: a coder, a small record made by hand, and empty stores on each database."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import settings

from legation.records import (
    Actor,
    Because,
    DateBasis,
    Document,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Evidence,
    Grain,
    Magnitude,
    MagnitudeKind,
    Participant,
    PlaceBasis,
    Quad,
    Record,
    Sector,
    Sentence,
    Statement,
    StatementKind,
    Status,
    TextSpan,
)

if TYPE_CHECKING:
    from legation.coder import Coder
    from legation.store import Store

settings.register_profile("same every time", deadline=None, derandomize=True)
settings.load_profile("same every time")

TEXT = (
    "LIMA, Peru (AP) — Foreign Minister Ana Torres met her colleague Jo Lindqvist on Tuesday. "
    "[bold]Radio Sur[/bold] reported that Torres, who\x1b[31m shook hands with 20 farmers, will visit Oslo."
)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The shipped coder, loaded once."""
    from legation.coder import load

    return load()


def span(words: str) -> dict[str, int | str]:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture(scope="session")
def record() -> Record:
    """A record with two events, one of them reported by a speaker, over a text that holds markup and controls."""
    torres = Participant(actor="A1", name="Ana Torres", code="PER GOV", **span("Foreign Minister Ana Torres"))
    lindqvist = Participant(actor="A2", name="Jo Lindqvist", **span("her colleague Jo Lindqvist"))
    border = TEXT.index("[bold]")
    return Record(
        document=Document(
            id="lima", published=date(2022, 4, 12), title="Ministers [red]meet[/red]", language="en", text=TEXT
        ),
        sentences=(Sentence(start=0, end=border - 1), Sentence(start=border, end=len(TEXT))),
        actors=(
            Actor(id="A1", name="Ana Torres", code="PER GOV", country="PER", sector=Sector.GOV),
            Actor(id="A2", name="Jo Lindqvist"),
        ),
        statements=(
            Statement(
                id="S1",
                speaker=Participant(name="Radio Sur", code="PER JRN", **span("Radio Sur")),
                cue=TextSpan(**span("reported")),
                content=TextSpan(**span("that Torres, who\x1b[31m shook hands with 20 farmers, will visit Oslo")),
                kind=StatementKind.INDIRECT,
            ),
        ),
        events=(
            Event(
                id="E1",
                event_type=EventType.CONSULT,
                quad=Quad.VERBAL_COOPERATION,
                score=2.5,
                status=Status.OCCURRED,
                actor=(torres, lindqvist),
                trigger=TextSpan(**span("met")),
                sentence=0,
                date=EventDate(
                    value="2022-04-12",
                    earliest=date(2022, 4, 12),
                    latest=date(2022, 4, 12),
                    grain=Grain.DAY,
                    basis=DateBasis.CLAUSE,
                    **span("Tuesday"),
                ),
                place=EventPlace(
                    name="Lima", country="PER", lat=-12.04, lon=-77.03, basis=PlaceBasis.DATELINE, **span("LIMA")
                ),
                confidence=0.9,
                because=Because(
                    frame="meet", evidence=(Evidence(field="actor", rule="subject", **span("Foreign Minister")),)
                ),
            ),
            Event(
                id="E2",
                event_type=EventType.AGREE,
                about=EventType.CONSULT,
                mode=None,
                contexts=("economic", "diplomatic"),
                cameo="030",
                quad=Quad.VERBAL_COOPERATION,
                score=2.5,
                status=Status.PLANNED,
                actor=(Participant(actor="A1", name="Ana Torres", code="PER GOV", **span("Torres")),),
                trigger=TextSpan(**span("visit")),
                sentence=1,
                statement="S1",
                magnitude=(Magnitude(kind=MagnitudeKind.CROWD, low=20, high=20, **span("20")),),
                confidence=0.7,
            ),
        ),
    )


def server_programs() -> Path | None:
    """Where PostgreSQL's server programs are: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server started for these tests, reached through a socket only, without the database's name."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="legation-pg-"))
    is_root = os.geteuid() == 0
    if is_root:  # the server refuses to run as root; Debian's package brings this account
        shutil.chown(folder, "postgres", "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        if is_root:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)

    data = str(folder / "data")
    run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "-D", data)
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
    try:
        yield f"postgresql://postgres@/{{}}?host={folder}"
    finally:
        run("pg_ctl", "stop", "-m", "immediate", "-D", data)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty store goes, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    server: str = request.getfixturevalue("postgres")
    import psycopg

    name = f"test_{uuid4().hex}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An empty store on each database."""
    from legation.store import Store

    with Store(location) as opened:
        yield opened
