"""A store of records: keep them, ask of them, and prove that they come out the same again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import func, select

from legation.manifest import Manifest
from legation.notebook import show_tables
from legation.records import Document, Record
from legation.store import browsing, counting, covering, questions, schema
from legation.store.engine import open_engine
from legation.store.keeping import Outcome, content_of, is_kept, keep, keep_together, unpacked
from legation.store.verifying import Verification, verify

DEFAULT = "legation.db"
"""Where records are kept where nobody says otherwise: a file in the working folder."""


class Store:
    """Records in a database, asked through its methods; see ``legation.store.questions`` for each answer.

    ``location`` is a path (SQLite) or a URL (``sqlite:///...``, ``postgresql://...``); it is made where it is not
    there. Raises ``StoreError`` where it cannot be opened. A store may be read while another process writes to it.
    """

    def __init__(self, location: str | Path = DEFAULT) -> None:
        self.engine = open_engine(str(location))
        show_tables()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def ingest(
        self,
        document: Document,
        code: Callable[[Document], Record],
        *,
        manifest: Manifest,
        story: str | None = None,
    ) -> Outcome:
        """Code a document and keep its record, unless the same content by the same coder is kept already.

        ``story`` is what stays the same when a story is corrected: its URL, or else its id, where it is not given.
        ``manifest`` is that of the coder behind ``code``. What this returns of is committed.
        """
        if self.has(document, manifest=manifest):
            return Outcome.SAME
        named = story or document.url or document.id
        return self.keep(code(document), manifest=manifest, story=named, document=document)

    def has(self, document: Document, *, manifest: Manifest) -> bool:
        """Whether a document with this content, coded by this coder, is kept and current."""
        with self.engine.connect() as connection:
            return is_kept(connection, content_of(document), manifest)

    def keep(
        self, record: Record, *, manifest: Manifest, story: str | None = None, document: Document | None = None
    ) -> Outcome:
        """Keep a record that is coded already; the rest is as with ``ingest``.

        ``document`` is the document as it came in, where the coder has found out more about it.
        """
        named = story or record.document.url or record.document.id
        content = content_of(document or record.document)
        return keep(self.engine, record, story=named, content=content, manifest=manifest)

    def keep_together(self, records: Iterable[Record], *, manifest: Manifest) -> list[Outcome]:
        """Keep records that are coded already in one transaction, all or none; each by its URL, or else its id."""
        return keep_together(self.engine, records, manifest)

    def record(self, document: str, *, as_of: str | None = None) -> Record:
        """The record of a document by its id, the latest kept where several have it; ``KeyError`` where none has."""
        table = schema.documents
        query = select(table.c.record).where(table.c.document_id == document, questions.known(as_of))
        with self.engine.connect() as connection:
            packed = connection.execute(query.order_by(table.c.kept.desc(), table.c.key.desc()).limit(1)).scalar()
        if packed is None:
            raise KeyError(document)
        return unpacked(packed)

    def records(self, *, as_of: str | None = None, **asked: Any) -> Iterator[Record]:
        """All records, in the order in which they were kept.

        Where events are asked for, with the words of ``events``, those records that have some, with these events alone.
        """
        documents = schema.documents
        query = select(documents.c.key, documents.c.record).where(questions.known(as_of)).order_by(documents.c.key)
        with self.engine.connect() as connection:
            chosen = self._chosen(as_of=as_of, **asked) if asked else None
            for key, packed in connection.execution_options(yield_per=100).execute(query):
                if chosen is None:
                    yield unpacked(packed)
                elif key in chosen:
                    record = unpacked(packed)
                    events = tuple(event for event in record.events if event.id in chosen[key])
                    yield record.model_copy(update={"events": events})

    def verify(self, code: Callable[[Document], Record], *, manifest: Manifest, sample: int = 100) -> Verification:
        """Code a sample of documents again and compare the bytes; ``manifest`` is that of the coder behind ``code``."""
        with self.engine.connect() as connection:
            return verify(connection, code, manifest, sample=sample)

    def manifest_of(self, *, as_of: str | None = None) -> dict[str, Any]:
        """What an export of all records rests on: the coders, and by each document's id the hash of its content."""
        documents = schema.documents
        query = select(documents.c.document_id, documents.c.content).where(questions.known(as_of))
        with self.engine.connect() as connection:
            inputs = [
                {"document": name, "sha256": content}
                for name, content in connection.execute(query.order_by(documents.c.key))
            ]
        return {"coders": [coder.model_dump() for coder in self.manifests(as_of=as_of)], "inputs": inputs}

    def manifests(self, *, as_of: str | None = None) -> list[Manifest]:
        """The coders that the records come from."""
        used = select(schema.documents.c.run).where(questions.known(as_of))
        query = select(schema.runs.c.manifest).where(schema.runs.c.key.in_(used)).order_by(schema.runs.c.key)
        with self.engine.connect() as connection:
            return [Manifest.model_validate_json(text) for text in connection.execute(query).scalars()]

    def revision(self) -> tuple[int, ...]:
        """What changes whenever something is kept, reviewed or compared, and only then."""
        tables = (schema.documents, schema.reviews, schema.samples, schema.ingests)
        keys = [*(table.c.key for table in tables), schema.sketches.c.document]
        query = select(*(select(func.max(key)).scalar_subquery() for key in keys))
        with self.engine.connect() as connection:
            return tuple(number or 0 for number in connection.execute(query).one())

    def same_content(self, document: Document) -> str | None:
        """The id of the current document with the same content, whatever it is called."""
        documents = schema.documents
        query = select(documents.c.document_id).where(
            documents.c.content == content_of(document), questions.known(None)
        )
        with self.engine.connect() as connection:
            return connection.execute(query.limit(1)).scalar()

    def __len__(self) -> int:
        """How many documents there are, each counted in its current version."""
        with self.engine.connect() as connection:
            query = select(func.count()).select_from(schema.documents).where(questions.known(None))
            return int(connection.execute(query).scalar_one())

    def events(self, **asked: Any) -> Any:
        """Events as ``questions.events`` gives them."""
        return self._ask(questions.events, **asked)

    def stories(self, **asked: Any) -> Any:
        """Documents, the last published first, as ``browsing.stories`` gives them."""
        return self._ask(browsing.stories, **asked)

    def view(self, **asked: Any) -> browsing.View:
        """A page of events, sorted and counted, as ``browsing.view`` gives it."""
        found: browsing.View = self._ask(browsing.view, **asked)
        return found

    def kept(self, *, as_of: str | None = None) -> covering.Kept:
        """Which stories are kept, counted as ``covering.kept`` does."""
        with self.engine.connect() as connection:
            return covering.kept(connection, as_of=as_of)

    def ingests(self, *, limit: int | None = covering.MANY) -> list[covering.Ingest]:
        """What the ingests met, the last one first."""
        with self.engine.connect() as connection:
            return covering.ingests(connection, limit=limit)

    def note_ingest(self, coverage: Mapping[str, Any]) -> None:
        """Keep what an ingest that ends now met: a ``legation.sources.Coverage`` as a dictionary."""
        covering.note_ingest(self.engine, coverage)

    def statements(self, **asked: Any) -> Any:
        """Statements as ``questions.statements`` gives them."""
        return self._ask(questions.statements, **asked)

    def actors(self, name: str | None = None, **asked: Any) -> Any:
        """Actors as ``questions.actors`` gives them."""
        return self._ask(questions.actors, name, **asked)

    def search(self, words: str, **asked: Any) -> Any:
        """Documents as ``questions.search`` gives them."""
        return self._ask(questions.search, words, **asked)

    def timeline(self, first: str, second: str, **asked: Any) -> Any:
        """A dyad month by month, as ``questions.timeline`` gives it."""
        return self._ask(questions.timeline, first, second, **asked)

    def history(self, first: str, second: str | None = None, **asked: Any) -> Any:
        """What happened month by month between two, or around one, as ``counting.history`` gives it."""
        return self._ask(counting.history, first, second, **asked)

    def partners(self, who: str, **asked: Any) -> Any:
        """Those that a country deals with, as ``counting.partners`` gives them."""
        return self._ask(counting.partners, who, **asked)

    def dyads(self, **asked: Any) -> Any:
        """Who did what to whom by month and pair, as ``counting.dyads`` gives it."""
        return self._ask(counting.dyads, **asked)

    def types(self, **asked: Any) -> Any:
        """Events by type, as ``counting.types`` gives them."""
        return self._ask(counting.types, **asked)

    def places(self, **asked: Any) -> Any:
        """Where it happened, as ``counting.places`` gives it."""
        return self._ask(counting.places, **asked)

    def pairs(self, **asked: Any) -> Any:
        """Who deals with whom, as ``counting.pairs`` gives it."""
        return self._ask(counting.pairs, **asked)

    def _chosen(self, **asked: Any) -> dict[int, set[str]]:
        """The ids of the events that are asked for, by the keys of their documents."""
        chosen: dict[int, set[str]] = defaultdict(set)
        with self.engine.connect() as connection:
            columns = (schema.documents.c.key, schema.events.c.event_id)
            for key, event in connection.execute(questions.choice(connection, columns, limit=None, **asked)):
                chosen[key].add(event)
        return chosen

    def _ask(self, question: Any, *words: Any, **asked: Any) -> Any:
        with self.engine.connect() as connection:
            return question(connection, *words, **asked)
