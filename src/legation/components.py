"""The stages as spaCy components, each registered by name; what a stage finds is kept on ``doc._``.

Places come before actors, who are of Texas where the document's "Paris" is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation import actors, events, places, statements, times
from legation.syntax.columns import text_of

STAGES = (
    "legation_published",
    "legation_places",
    "legation_actors",
    "legation_times",
    "legation_statements",
    "legation_events",
)

MADE_BY = {
    "layout": "legation_parser",
    "cast": "legation_actors",
    "times": "legation_times",
    "places": "legation_places",
    "statements": "legation_statements",
}
"""Which component makes what others build on."""

for _name in ("published", "filed", "cast", "times", "places", "statements", "events"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


WIRE = timedelta(days=3)
"""How long after it was filed a report is printed."""


def _check(doc: Doc, stage: str, *needed: str) -> None:
    """Raise ``ValueError`` where a component that this stage builds on has not read the document."""
    missing = [MADE_BY[name] for name in ("layout", *needed) if getattr(doc._, name) is None]
    if missing:
        raise ValueError(f"{stage} comes after {', '.join(missing)} in a pipeline")


@Language.component("legation_published", assigns=["doc._.published", "doc._.filed"])
def published(doc: Doc) -> Doc:
    """The publication date that the text's own date line states, where none is given, and the day that it speaks from.

    A report that was printed some days after it was filed says "today" and "Friday" as on the day of its date line.
    """
    _check(doc, "legation_published")
    line = doc._.layout.date_line
    stated = times.read_date(text_of(doc)[slice(*line)], doc._.published) if line is not None else None
    doc._.filed = doc._.published = doc._.published or stated
    if stated is not None and timedelta() < doc._.published - stated <= WIRE:
        doc._.filed = stated
    return doc


class ActorFinder:
    """The document's cast, by the shipped tables or, with files of actors to add or override, by those too."""

    def __init__(self, files: list[str] | None) -> None:
        self._own = actors.tables_with([Path(file) for file in files]) if files else None

    @property
    def tables(self) -> actors.Tables:
        """What is known beforehand; the shipped tables are read when they are first needed."""
        return self._own or actors.shipped_tables()

    def __call__(self, doc: Doc) -> Doc:
        _check(doc, "legation_actors")
        countries = {(p.start, p.end): p.country for p in doc._.places or () if p.country is not None}
        doc._.cast = actors.read_cast(doc, doc._.published, self.tables, countries)
        return doc


@Language.factory("legation_actors", default_config={"actors": None}, assigns=["doc._.cast"])
def find_actors(nlp: Language, name: str, actors: list[str] | None) -> ActorFinder:
    """Who appears in a document, by where its places are if they have been found; ``actors`` are files of actors to add
    or override."""
    return ActorFinder(actors)


@Language.component("legation_times", assigns=["doc._.times"])
def find_times(doc: Doc) -> Doc:
    """Time expressions, resolved against the day that the document was filed."""
    _check(doc, "legation_times")
    doc._.times = times.find_times(doc, doc._.filed)
    return doc


@Language.component("legation_places", assigns=["doc._.places"])
def find_places(doc: Doc) -> Doc:
    """Toponyms with the places they name."""
    _check(doc, "legation_places")
    doc._.places = places.find_places(doc)
    return doc


@Language.component("legation_statements", requires=["doc._.cast"], assigns=["doc._.statements"])
def find_statements(doc: Doc) -> Doc:
    """Who says what."""
    _check(doc, "legation_statements", "cast")
    doc._.statements = statements.find_statements(doc, doc._.cast)
    return doc


@Language.factory(
    "legation_events",
    default_config={"frames": None},
    requires=["doc._.cast", "doc._.times", "doc._.places", "doc._.statements"],
    assigns=["doc._.events"],
)
def make_events(nlp: Language, name: str, frames: str | None) -> Callable[[Doc], Doc]:
    """The coded events; ``frames`` is a file of frames to add or override."""
    lexicon = events.load_frames(Path(frames)) if frames else None

    def code(doc: Doc) -> Doc:
        _check(doc, "legation_events", "cast", "times", "places", "statements")
        found = doc._
        doc._.events = events.code_events(
            doc, found.cast, found.times, found.places, found.statements, found.filed, lexicon
        )
        return doc

    return code
