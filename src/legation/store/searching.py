"""Full-text search in each database's own way: FTS5 in SQLite, tsvector in PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, literal_column, select, table

from legation.store import schema

HIT_START, HIT_END = "⟦", "⟧"
"""What stands around a hit in its context."""

_WORD = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_WORDS_IN_CONTEXT = 24
_COMMON = 100_000
"""From so many matches on it is quicker to look at the latest statements than to sort all that match."""
_EVERYWHERE = 10_000
"""From so many documents on it takes too long to rank them."""


def matching(connection: Connection, words: str) -> tuple[Select[Any], tuple[ColumnElement[Any], ...]]:
    """A query for the documents that match, with the column ``hit``; and the order from the best match on.

    What is in a great many documents tells none of them apart: there the last one kept is the best. Raises
    ``ValueError`` where there is no word to look for.
    """
    _check(words)
    if connection.dialect.name == "postgresql":
        query, rank = _postgresql(words)
        return query, (rank, schema.documents.c.key)
    query, rank, row = _sqlite(words)
    matches = query.with_only_columns(row, maintain_column_froms=False)
    return query, (row.desc(),) if _are_many(connection, matches, _EVERYWHERE) else (rank, schema.documents.c.key)


def saying(connection: Connection, query: Select[Any], words: str, *, by_day: bool, are_few: bool) -> Select[Any]:
    """A query for statements, for those whose content matches; ``ValueError`` where there is no word to look for.

    ``by_day`` says that the query chooses by nothing but days, so that the latest statements are soon found among all;
    ``are_few`` that it chooses few, as those of a name are, so that these are found before the words are looked up.
    """
    _check(words)
    statements = schema.statements
    if connection.dialect.name == "postgresql":
        index: ColumnElement[Any] = literal_column("statements.search")
        return query.where(index.op("@@")(func.websearch_to_tsquery("english", words)))
    found = table("statement_words", column("rowid"))
    itself: ColumnElement[Any] = literal_column("statement_words")
    matches = itself.op("MATCH")(_fts5(words))
    if by_day and _are_many(connection, select(found.c.rowid).where(matches), _COMMON):
        return query.where(select(found.c.rowid).where(matches, found.c.rowid == statements.c.key).exists())
    rowid: ColumnElement[int] = literal_column("+statement_words.rowid")  # the plus keeps it from asking for each row
    if are_few:
        chosen = query.with_only_columns(statements.c.key).order_by(None).limit(None)
        hits = select(found.c.rowid).where(matches, rowid.in_(chosen))
        return query.where(statements.c.key.in_(hits))
    return query.join_from(statements, found, statements.c.key == rowid).where(matches)


def _are_many(connection: Connection, matches: Select[Any], many: int) -> bool:
    some = matches.limit(many).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) >= many


def _check(words: str) -> None:
    if not any(character.isalnum() for character in words):
        raise ValueError(f"no word to search for in {words!r}")


def _sqlite(words: str) -> tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]:
    index = table("document_words", column("rowid"), column("rank"))
    itself: ColumnElement[Any] = literal_column("document_words")
    hit = func.snippet(itself, -1, HIT_START, HIT_END, "…", _WORDS_IN_CONTEXT).label("hit")
    query = (
        select(hit)
        .join_from(schema.documents, index, index.c.rowid == schema.documents.c.key)
        .where(itself.op("MATCH")(_fts5(words)))
    )
    return query, index.c.rank, index.c.rowid


def _postgresql(words: str) -> tuple[Select[Any], ColumnElement[Any]]:
    index: ColumnElement[Any] = literal_column("documents.search")
    asked = func.websearch_to_tsquery("english", words)
    options = f"StartSel={HIT_START}, StopSel={HIT_END}, MaxWords={_WORDS_IN_CONTEXT}, MinWords=12"
    hit = func.ts_headline("english", schema.documents.c.text, asked, options).label("hit")
    return select(hit).select_from(schema.documents).where(index.op("@@")(asked)), -func.ts_rank(index, asked)


def _fts5(words: str) -> str:
    """The words in FTS5's syntax, each a string of its own so that nothing in them is an operator."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _WORD.finditer(words):
        text = (found["phrase"] if found["phrase"] is not None else found["word"]).replace('"', " ").strip()
        if any(character.isalnum() for character in text):
            (unwanted if found["minus"] else wanted).append(f'"{text}"')
    if not wanted:
        raise ValueError(f"no word to search for in {words!r}: -word only leaves documents out")
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
