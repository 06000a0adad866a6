"""A fair sample to review: drawn at random within each type, so that totals can be estimated from it.

Types are the strata. How many each one gives follows Bankier's power allocation with the power one half ("Power
allocations: determining sample sizes for subnational areas", The American Statistician 42, 1988): large types give
more, though less than their share, so that small ones can be judged too. Within a type the sample is systematic, every
n-th of the units ordered by publisher and shuffled within each, so that every unit of a type has the same chance and
every publisher nearly its share.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, insert, select

from legation.records import ActorCode, Model
from legation.reviews.anchors import span_of
from legation.reviews.matching import unit_of
from legation.reviews.values import ActorValues, EventValues, Target, Values
from legation.store import Store, schema
from legation.store.batches import batches
from legation.store.keeping import unpacked
from legation.terms import worldwide

UNCODED = "none"
"""The type of an actor without a code."""

ROWS_AT_ONCE = 10_000


class Sample(Model):
    """A draw: its number, when, of what, and the seed that it can be drawn again with."""

    key: int
    drawn: datetime
    target: Target
    seed: int


class Sampled(Model):
    """One unit of a sample. It stands for ``population / drawn of its type`` units of the store."""

    document_id: str
    story: str
    content: str
    start: int
    end: int
    id: str
    type: str
    population: int
    publisher: str | None


_Stratum = dict[str, "array[int]"]
"""The units of one type: their keys in the store, by publisher."""


def draw(
    store: Store, size: int, *, target: Target | str = Target.EVENT, seed: int = 1
) -> tuple[Sample, list[Sampled]]:
    """Draw ``size`` units of the current records, keep the sample in the store, and give it back.

    All units where there are fewer. The same store and seed give the same sample. Raises ``ValueError`` where there is
    nothing to draw from, or fewer are wanted than there are types.
    """
    target = Target(target)
    with store.engine.connect() as connection:
        strata = _strata(connection, target)
        populations = {name: sum(map(len, strata[name].values())) for name in sorted(strata)}
        sizes = allocation(populations, size)
        random = Random(seed)
        drawn = [
            unit
            for name, population in populations.items()
            for unit in _sampled(connection, target, _systematic(strata[name], sizes[name], random), name, population)
        ]
    facts = {"drawn": datetime.now(UTC).isoformat(timespec="microseconds"), "target": target.value, "seed": seed}
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        key = connection.execute(insert(schema.samples).values(facts).returning(schema.samples.c.key)).scalar_one()
        connection.execute(insert(schema.sampled), [{"sample": key, **unit.model_dump()} for unit in drawn])
    return Sample(key=key, **facts), drawn


def samples(store: Store, *, after: int = 0, limit: int | None = None) -> list[Sample]:
    """The samples that were drawn, in their order; from the one after the number ``after`` on."""
    table = schema.samples
    query = select(table).where(table.c.key > after).order_by(table.c.key).limit(limit)
    with store.engine.connect() as connection:
        return [Sample(**row) for row in connection.execute(query).mappings()]


def kept_sample(connection: Connection, key: int | None = None) -> tuple[Sample, list[Sampled]]:
    """A sample by its number, the last one without; raises ``KeyError`` where there is none."""
    samples, sampled = schema.samples, schema.sampled
    query = select(samples).order_by(samples.c.key.desc()).limit(1)
    row = connection.execute(query if key is None else query.where(samples.c.key == key)).mappings().first()
    if row is None:
        raise KeyError(key)
    units = connection.execute(select(sampled).where(sampled.c.sample == row["key"]).order_by(sampled.c.key)).mappings()
    return Sample(**row), [Sampled(**{name: unit[name] for name in Sampled.model_fields}) for unit in units]


class _Of(NamedTuple):
    """Where the units of a target are kept: their table, and its columns of their ids, types and spans.

    Where an actor is mentioned first, its record alone tells.
    """

    table: Table
    id: Column[str]
    type: Column[str]
    span: tuple[Column[int], Column[int]] | None


_EVENTS, _STATEMENTS, _ACTORS = schema.events.c, schema.statements.c, schema.actors.c
_OF = {
    Target.EVENT: _Of(
        schema.events, _EVENTS.event_id, _EVENTS.event_type, (_EVENTS.trigger_start, _EVENTS.trigger_end)
    ),
    Target.STATEMENT: _Of(
        schema.statements, _STATEMENTS.statement_id, _STATEMENTS.kind, (_STATEMENTS.start, _STATEMENTS.end)
    ),
    Target.ACTOR: _Of(schema.actors, _ACTORS.actor_id, _ACTORS.code, None),
}


def type_of(values: Values) -> str:
    """The stratum of what has these values: an event's type, a statement's kind, an actor's sector."""
    if isinstance(values, EventValues):
        return values.event_type.value
    return _sector(values.code) if isinstance(values, ActorValues) else values.kind.value


def allocation(populations: Mapping[str, int], size: int) -> dict[str, int]:
    """How many each stratum gives: in proportion to the root of its size, one at least, all at most.

    Raises ``ValueError`` where that is not possible.
    """
    if not populations:
        raise ValueError("there is nothing to draw from")
    if size < len(populations):
        raise ValueError(f"{size} are too few: there are {len(populations)} types, and each gives one at least")
    sizes = dict.fromkeys(sorted(populations), 1)
    for _ in range(min(size, sum(populations.values())) - len(sizes)):
        open_ = [name for name in sizes if sizes[name] < populations[name]]
        sizes[max(open_, key=lambda name: math.sqrt(populations[name]) / (2 * sizes[name] + 1))] += 1
    return sizes


def _systematic(stratum: _Stratum, size: int, random: Random) -> list[int]:
    """Every n-th unit from a random one on, in the order of publishers, at random within each.

    That is as many of each publisher's as places fall to it, any of them alike: nothing need be shuffled.
    """
    total = sum(map(len, stratum.values()))
    start = random.randrange(total)  # the places are (start + n * total) / size
    chosen: list[int] = []
    end = 0
    for publisher in sorted(stratum):
        keys = stratum[publisher]
        end += len(keys)
        places_before_end = -((start - end * size) // total)
        chosen += random.sample(keys, places_before_end - len(chosen))
    return chosen


def _strata(connection: Connection, target: Target) -> Mapping[str, _Stratum]:
    """All units of the current records by type and publisher, in the order in which they were kept."""
    documents, of = schema.documents, _OF[target]
    query = (
        select(of.type, documents.c.publisher, of.table.c.key)
        .join_from(of.table, documents)
        .where(of.table.c.is_current.is_(True))
        .order_by(of.table.c.key)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    units: defaultdict[tuple[str, str | None], array[int]] = defaultdict(partial(array, "q"))
    for name, publisher, key in connection.execute(query):
        units[name, publisher].append(key)
    strata: defaultdict[str, _Stratum] = defaultdict(partial(defaultdict, partial(array, "q")))
    for (name, publisher), keys in units.items():
        strata[_sector(name) if target is Target.ACTOR else name][publisher or ""].extend(keys)
    return strata


def _sector(code: ActorCode | None) -> str:
    """A code's sector, an organisation's kind, or that it is a country's alone."""
    country, _, sector = (code or "").partition(" ")
    if worldwide(country) or not country:
        return country or UNCODED
    return sector or "country"


def _sampled(
    connection: Connection, target: Target, keys: Sequence[int], name: str, population: int
) -> Iterator[Sampled]:
    """The units with these keys, in their order, drawn from a type of so many."""
    documents, of = schema.documents, _OF[target]
    columns = [documents.c[name] for name in ("document_id", "story", "content", "publisher")]
    span = of.span or (documents.c.record,)
    query = select(of.table.c.key, of.id.label("id"), *columns, *span).join_from(of.table, documents)
    found: dict[int, Any] = {}
    for some in batches(keys):
        found |= {row.key: row for row in connection.execute(query.where(of.table.c.key.in_(some)))}
    for key in keys:
        _, id, document, story, content, publisher, *where = found[key]
        start, end = where if of.span else span_of(unit_of(unpacked(where[0]), target, id))
        yield Sampled(
            document_id=document,
            story=story,
            content=content,
            start=start,
            end=end,
            id=id,
            type=name,
            population=population,
            publisher=publisher,
        )
