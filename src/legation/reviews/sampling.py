"""A fair sample to review: drawn at random within each type, so that totals can be estimated from it.

Types are the strata. How many each one gives follows Bankier's power allocation with the power one half ("Power
allocations: determining sample sizes for subnational areas", The American Statistician 42, 1988): large types give
more, though less than their share, so that small ones can be judged too. Within a type the sample is systematic, every
n-th of the units ordered by publisher and shuffled within each, so that every unit of a type has the same chance and
every publisher nearly its share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from legation.records import ActorCode, Model
from legation.reviews.anchors import span_of
from legation.reviews.matching import unit_of
from legation.reviews.values import ActorValues, EventValues, Target, Values
from legation.store import Store, schema
from legation.store.choosing import known
from legation.store.keeping import unpacked

UNCODED = "none"
"""The type of an actor without a code."""


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


class _Unit(NamedTuple):
    """A unit as the draw sees it."""

    document: int
    id: str
    type: str
    publisher: str | None


def draw(
    store: Store, size: int, *, target: Target | str = Target.EVENT, seed: int = 1
) -> tuple[Sample, list[Sampled]]:
    """Draw ``size`` units of the current records, keep the sample in the store, and give it back.

    All units where there are fewer. The same store and seed give the same sample. Raises ``ValueError`` where there is
    nothing to draw from, or fewer are wanted than there are types.
    """
    target = Target(target)
    with store.engine.connect() as connection:
        strata: dict[str, list[_Unit]] = {}
        for unit in _frame(connection, target):
            strata.setdefault(unit.type, []).append(unit)
        sizes = allocation({name: len(units) for name, units in strata.items()}, size)
        random = Random(seed)
        chosen = [
            (unit, len(strata[name]))
            for name in sorted(strata)
            for unit in _systematic(strata[name], sizes[name], random)
        ]
        drawn = [_sampled(connection, target, unit, population) for unit, population in chosen]
    facts = {"drawn": datetime.now(UTC).isoformat(timespec="microseconds"), "target": target.value, "seed": seed}
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        key = connection.execute(insert(schema.samples).values(facts).returning(schema.samples.c.key)).scalar_one()
        connection.execute(insert(schema.sampled), [{"sample": key, **unit.model_dump()} for unit in drawn])
    return Sample(key=key, **facts), drawn


def kept_sample(connection: Connection, key: int | None = None) -> tuple[Sample, list[Sampled]]:
    """A sample by its number, the last one without; raises ``KeyError`` where there is none."""
    samples, sampled = schema.samples, schema.sampled
    query = select(samples).order_by(samples.c.key.desc()).limit(1)
    row = connection.execute(query if key is None else query.where(samples.c.key == key)).mappings().first()
    if row is None:
        raise KeyError(key)
    units = connection.execute(select(sampled).where(sampled.c.sample == row["key"]).order_by(sampled.c.key)).mappings()
    return Sample(**row), [Sampled(**{name: unit[name] for name in Sampled.model_fields}) for unit in units]


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


def _systematic(units: Sequence[_Unit], size: int, random: Random) -> list[_Unit]:
    """Every n-th unit from a random one on, in the order of publishers, at random within each."""
    ordered = sorted(units, key=lambda unit: (unit.publisher or "", unit.document, unit.id))
    random.shuffle(ordered)
    ordered.sort(key=lambda unit: unit.publisher or "")
    step = len(ordered) / size
    start = random.random() * step
    return [ordered[min(int(start + number * step), len(ordered) - 1)] for number in range(size)]


def _frame(connection: Connection, target: Target) -> list[_Unit]:
    """All units of the current records."""
    documents = schema.documents
    table, id, type_ = {
        Target.EVENT: (schema.events, schema.events.c.event_id, schema.events.c.event_type),
        Target.STATEMENT: (schema.statements, schema.statements.c.statement_id, schema.statements.c.kind),
        Target.ACTOR: (schema.actors, schema.actors.c.actor_id, schema.actors.c.code),
    }[target]
    query = (
        select(documents.c.key, id, type_, documents.c.publisher)
        .join_from(table, documents, documents.c.key == table.c.document)
        .where(known(None))
    )
    units = (_Unit(*row) for row in connection.execute(query))
    return [unit._replace(type=_sector(unit.type)) for unit in units] if target is Target.ACTOR else list(units)


def _sector(code: ActorCode | None) -> str:
    """A code's sector, an organisation's kind, or that it is a country's alone."""
    country, _, sector = (code or "").partition(" ")
    if country in ("IGO", "NGO", "MNC") or not country:
        return country or UNCODED
    return sector or "country"


def _sampled(connection: Connection, target: Target, unit: _Unit, population: int) -> Sampled:
    documents = schema.documents
    columns: Any = (documents.c.document_id, documents.c.story, documents.c.content, documents.c.record)
    row = connection.execute(select(*columns).where(documents.c.key == unit.document)).one()
    start, end = span_of(unit_of(unpacked(row.record), target, unit.id))
    return Sampled(
        document_id=row.document_id,
        story=row.story,
        content=row.content,
        start=start,
        end=end,
        id=unit.id,
        type=unit.type,
        population=population,
        publisher=unit.publisher,
    )
