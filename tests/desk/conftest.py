"""Small stores behind the desk, and a client that asks it as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation.records import (
    Actor,
    Because,
    Document,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Mention,
    Participant,
    Place,
    Record,
    Sentence,
    Statement,
    TextSpan,
    TimeExpression,
)
from legation.store import Manifest, Store

pytest.importorskip("fastapi", reason="the desk is not installed: pip install 'legation[desk]'")

from fastapi.testclient import TestClient

from legation.desk import create_app

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
HERE = "http://localhost:8470"

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "x onload=alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>a</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    'http://x/" onclick="alert(1)',
    "http://x/'><script>alert(1)</script>",
    "http://[/",
    "//attacker.example/x",
    "{{ 7*7 }}{% for x in y %}",
    "${alert(1)}",
    "<!-- --!><script>alert(1)</script>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
    "<style>@import 'http://attacker.example'</style>",
    "<base href='http://attacker.example/'>",
    "<form action=http://attacker.example><input name=token>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u2028alert(1)\u2029",
    "\u202eevil\u202c",
    "⟦<b>⟧",
    "%3Cscript%3E",
    "a\rb\nc",
    "../../etc/passwd",
    "'; DROP TABLE documents; --",
)
"""Strings that would do harm in a page that lets them through."""


def hostile_record(number: int, string: str) -> Record:
    """A record that says a string wherever a text can say something."""
    text = f"{string} attacked {string} on Monday in {string}."
    first: dict[str, Any] = {"start": 0, "end": len(string), "text": string}
    attacked = {"start": text.index(" attacked") + 1, "end": text.index(" attacked") + 9, "text": "attacked"}
    monday = {"start": text.rindex(" on Monday") + 4, "end": text.rindex(" on Monday") + 10, "text": "Monday"}
    told = date(2024, 5, 14)
    who = Participant(actor=string, name=string, code="AZE MIL", **first)
    return Record(
        document=Document(
            id=f"{number} {string}",
            published=told,
            publisher=string,
            url=string,
            title=string,
            language="en",
            text=text,
        ),
        sentences=(Sentence(start=0, end=len(text)),),
        actors=(Actor(id=string, name=string, code="AZE MIL", office=string, mentions=(Mention(**first),)),),
        times=(TimeExpression(type="DATE", value=string, earliest=told, latest=told, **monday),),
        places=(Place(name=string, admin1=string, country="AZE", **first),),
        statements=(
            Statement(
                id=string, speaker=who, via=who, addressee=who, cue=attacked, content=TextSpan(**first), kind="direct"
            ),
        ),
        events=(
            Event(
                id=string,
                event_type="ASSAULT",
                mode=string,
                contexts=(string,),
                quad="MK",
                score=-9,
                status="occurred",
                actor=(who,),
                recipient=(Participant(name=string, code="ARM", **first),),
                trigger=TextSpan(**attacked),
                sentence=0,
                date=EventDate(value=string, earliest=told, latest=told, grain="day", basis="clause", **monday),
                place=EventPlace(name=string, country="AZE", basis="clause", **first),
                statement=string,
                confidence=1,
                because=Because(
                    frame=string,
                    model=string,
                    nearest=(string,),
                    evidence=(Evidence(field=string, rule=string, **first),),
                ),
            ),
        ),
    )


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, record: Record) -> Path:
    """A store with one story."""
    path = tmp_path_factory.mktemp("desk") / "store.db"
    with Store(path) as store:
        store.keep(record, manifest=MANIFEST)
    return path


@pytest.fixture(scope="session")
def desk(kept: Path) -> Iterator[TestClient]:
    """A browser before the desk."""
    with TestClient(create_app(kept), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser before a desk whose every string is an attack."""
    path = tmp_path_factory.mktemp("hostile") / "store.db"
    with Store(path) as store:
        store.keep_together([hostile_record(n, string) for n, string in enumerate(HOSTILE)], manifest=MANIFEST)
    with TestClient(create_app(path), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def attacks() -> tuple[str, ...]:
    """What the hostile store says."""
    return HOSTILE
