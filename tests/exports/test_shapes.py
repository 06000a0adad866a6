"""The shapes that event data's readers expect, read back by libraries that did not write them."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import BinaryIO

import icalendar
import jsonschema
import networkx as nx
import pandas as pd
import pytest

from legation.exports import (
    WRITERS,
    write_gdelt,
    write_geojson,
    write_graphml,
    write_icalendar,
    write_phoenix,
    write_plover,
    write_polecat,
)
from legation.exports.gdelt import COLUMNS as GDELT
from legation.exports.phoenix import COLUMNS as PHOENIX
from legation.exports.polecat import COLUMNS as POLECAT
from legation.records import Actor, Event, EventDate, Grain, Record, Status


def written(write: Callable[..., None], *records: Record) -> bytes:
    out = io.BytesIO()
    write(records, out)
    return out.getvalue()


def with_event(record: Record, **changes: object) -> Record:
    """The record with its first event alone, changed."""
    event: Event = record.events[0].model_copy(update=changes)
    return record.model_copy(update={"events": (event,)})


@pytest.fixture
def planned(record: Record) -> Record:
    when = EventDate(
        value="2022-05", earliest=date(2022, 5, 1), latest=date(2022, 5, 31), grain=Grain.MONTH, basis="published"
    )
    return with_event(record, status=Status.PLANNED, date=when)


def test_gdelt_has_its_61_columns(record: Record) -> None:
    assert len(GDELT) == len(set(GDELT)) == 61
    table = pd.read_csv(io.BytesIO(written(write_gdelt, record)), sep="\t", header=None, names=GDELT, dtype=str)

    meeting, visit = table.iloc[0], table.iloc[1]
    assert (meeting.SQLDATE, meeting.MonthYear, meeting.Year) == ("20220412", "202204", "2022")
    assert meeting.FractionDate == f"{2022 + (4 * 30 + 12) / 365:.4f}"
    assert (meeting.Actor1Code, meeting.Actor1CountryCode, meeting.Actor1Type1Code) == ("PERGOV", "PER", "GOV")
    assert meeting.Actor2Name == "JO LINDQVIST" and pd.isna(meeting.Actor2Code)
    assert (meeting.ActionGeo_FullName, meeting.ActionGeo_CountryCode) == ("Lima, Peru", "PE")
    assert (meeting.QuadClass, meeting.GoldsteinScale) == ("1", "2.5")
    assert (visit.EventCode, visit.EventBaseCode, visit.EventRootCode) == ("030", "030", "03")
    assert table.AvgTone.isna().all() and table.SQLDATE.isna().tolist() == [False, True]
    assert table.GLOBALEVENTID.is_unique


def test_gdelt_s_identities_follow_from_document_and_event_alone(record: Record) -> None:
    alone, twice = written(write_gdelt, record), written(write_gdelt, record, record)
    assert twice == alone * 2


def test_a_month_is_not_a_day_in_gdelt(planned: Record) -> None:
    table = pd.read_csv(io.BytesIO(written(write_gdelt, planned)), sep="\t", header=None, names=GDELT, dtype=str)
    assert table.SQLDATE.isna().all() and table.FractionDate.isna().all()
    assert table.MonthYear.tolist() == ["202205"]


def test_phoenix_has_its_26_columns(record: Record) -> None:
    assert len(PHOENIX) == len(set(PHOENIX)) == 26
    table = pd.read_csv(io.BytesIO(written(write_phoenix, record)), sep="\t", header=None, names=PHOENIX, dtype=str)
    first = table.iloc[0]
    assert (first.EventID, first.Date, first.SourceActorFull) == ("lima_E1_0", "20220412", "PERGOV")
    assert (first.PentaClass, first.LocationName, first.CountryCode) == ("1", "Lima", "PER")
    assert table.EventRootCode.tolist()[1] == "03"


def test_polecat_has_its_40_columns(record: Record) -> None:
    assert len(POLECAT) == len(set(POLECAT)) == 40
    table = pd.read_csv(io.BytesIO(written(write_polecat, record)), sep="\t", dtype=str)
    assert tuple(table.columns) == POLECAT
    first = table.iloc[0]
    assert first["Actor Name"] == "Ana Torres;Jo Lindqvist"
    assert (first["Actor Country"], first["Actor COW"], first["Primary Actor Sector"]) == ("PER;", "135;", "GOV;")
    assert (first["Event Type"], first["Quad Code"], first["Country"]) == ("CONSULT", "VERBAL COOPERATION", "Peru")
    assert table["Wikipedia Actor ID"].isna().all()


def test_polecat_s_organisations_are_bodies_and_no_groups_of_people(record: Record) -> None:
    named = {
        "European Union": "IGO EEC",
        "Red Cross": "NGO",
        "40 prisoners": "UNK",
        "reporters": "JRN",
        "M23": "COD REB",
    }
    cast = tuple(Actor(id=f"B{n}", name=name, code=code) for n, (name, code) in enumerate(named.items()))
    other = record.model_copy(update={"actors": (*record.actors, *cast)})
    table = pd.read_csv(io.BytesIO(written(write_polecat, other)), sep="\t", dtype=str)
    assert table.iloc[0]["Story Organizations"] == "European Union;Red Cross"


def test_a_tab_or_a_line_break_in_a_name_breaks_no_row(record: Record) -> None:
    actor = record.events[0].actor[0].model_copy(update={"name": "Ana\tTorres\nLima"})
    table = written(write_polecat, with_event(record, actor=(actor,))).decode().splitlines()
    assert len(table) == 2 and table[1].count("\t") == 39


PLOVER_SCHEMA = {
    "type": "object",
    "required": ["id", "date", "actor", "recipient", "event", "mode", "context", "text", "text_info", "quad_code"],
    "properties": {
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "actor": {"$ref": "#/$defs/side"},
        "recipient": {"$ref": "#/$defs/side"},
        "event": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "text_info": {"type": "object", "required": ["sequence", "start", "end"]},
    },
    "$defs": {
        "side": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "sector", "entity_text", "identifier_id", "identifier_text", "office"],
                "properties": {"code": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}},
            },
        }
    },
}


def test_plover_s_lines_are_events(record: Record) -> None:
    lines = [json.loads(line) for line in written(write_plover, record).splitlines()]
    for line in lines:
        jsonschema.validate(line, PLOVER_SCHEMA)
    assert [line["event"] for line in lines] == [["CONSULT"], ["AGREE"]]
    info = lines[0]["text_info"]
    assert record.document.text[info["start"] : info["end"]] == "met" == lines[0]["event_text"]


def test_geojson_is_a_collection_of_points(record: Record) -> None:
    collection = json.loads(written(write_geojson, record))
    assert collection["type"] == "FeatureCollection"
    [feature] = collection["features"]  # the other event has no place
    assert feature["geometry"] == {"type": "Point", "coordinates": [-77.03, -12.04]}
    assert feature["properties"]["event_type"] == "CONSULT"
    assert json.loads(written(write_geojson)) == {"type": "FeatureCollection", "features": []}


def test_graphml_reads_back_as_a_graph(record: Record) -> None:
    graph = nx.parse_graphml(written(write_graphml, record).decode(), force_multigraph=True)
    assert set(graph) == {"PER GOV", "Jo Lindqvist"}
    [(source, target, edge)] = graph.edges(data=True)
    assert (source, target) == ("PER GOV", "Jo Lindqvist")
    assert (edge["event_type"], edge["score"], edge["date"]) == ("CONSULT", 2.5, "2022-04-12")


def test_graphml_holds_hostile_names_as_text(record: Record) -> None:
    actor = record.events[0].actor[0].model_copy(update={"name": "<b>&\x00\ud800", "code": None})
    graph = nx.parse_graphml(written(write_graphml, with_event(record, actor=(actor, actor))).decode())
    assert "<b>&" in graph


def test_plans_open_in_a_calendar(planned: Record) -> None:
    calendar = icalendar.Calendar.from_ical(written(write_icalendar, planned))
    [entry] = calendar.events
    assert (entry.start, entry.end) == (date(2022, 5, 1), date(2022, 6, 1))
    assert str(entry["SUMMARY"]) == "Ana Torres, Jo Lindqvist: CONSULT (met)"
    assert str(entry["LOCATION"]) == "Lima"
    assert "met her colleague Jo Lindqvist on Tuesday" in str(entry["DESCRIPTION"])


def test_what_has_happened_is_no_appointment(record: Record) -> None:
    assert not icalendar.Calendar.from_ical(written(write_icalendar, record)).events


def test_a_calendar_line_is_at_most_75_octets_and_nothing_ends_it_early(planned: Record) -> None:
    hostile = "Dün\r\nEND:VEVENT\r\n" + "ü" * 100
    actor = planned.events[0].actor[0].model_copy(update={"name": hostile})
    content = written(write_icalendar, with_event(planned, actor=(actor,)))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    [entry] = icalendar.Calendar.from_ical(content).events
    assert "ü" * 100 in str(entry["SUMMARY"])


@pytest.mark.parametrize("format", sorted(set(WRITERS) - {"parquet", "table"}))
def test_any_character_can_be_written(format: str, record: Record) -> None:
    actor = record.events[0].actor[0].model_copy(update={"name": "\u202eשלום \t\x00 💥"})
    write: Callable[[list[Record], BinaryIO], None] = WRITERS[format]
    out = io.BytesIO()
    write([with_event(record, actor=(actor,))], out)
    assert out.getvalue().decode("utf-8")
