"""One document in, one record out: the stages in their order, and each stage by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation import syntax
from legation.actors import identify
from legation.components import STAGES, ActorFinder
from legation.events.relations import relation
from legation.events.relevance.triage import may_tell_of_events
from legation.garbage import left_uncollected
from legation.plain import PlainText
from legation.records import (
    Actor,
    Document,
    EventType,
    Place,
    Record,
    Sentence,
    Statement,
    TimeExpression,
)
from legation.syntax.columns import columns, sentences
from legation.syntax.language import language_of
from legation.syntax.layout import read_layout

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 1_000_000
"""The most characters a document may have: spaCy's own bound, and ten times the longest article."""


class TooLongError(ValueError):
    """A text of more than ``LONGEST`` characters, which no dispatch has."""

    def __init__(self, length: int) -> None:
        super().__init__(f"too long: {length:,} characters, a document has {LONGEST:,} at most")


def load(
    model: Path | str | None = None,
    *,
    frames: Path | str | None = None,
    actors: Path | str | Sequence[Path | str] | None = None,
    triage: bool = False,
) -> Coder:
    """A coder with the shipped English model and knowledge.

    ``model`` is the folder of another language model; ``frames`` is a file of frames to add, ``actors``
    one or several files of actors to add or override (CSV, TOML or PETRARCH's dictionaries). With ``triage`` a
    document whose words tell of no event is not read: its record holds nothing, no statement, actor, time or place
    either. Raises ``FileNotFoundError`` where a file is not there and ``ValueError``, naming file and row, where one is
    broken.
    """
    return Coder(model, frames=frames, actors=actors, triage=triage)


class Coder:
    """Reads documents into records. The same text, options and version give the same record.

    Threads may share one. Processes load one each: it is pickled as the files that it was made from.
    """

    def __init__(
        self,
        model: Path | str | None = None,
        *,
        frames: Path | str | None = None,
        actors: Path | str | Sequence[Path | str] | None = None,
        triage: bool = False,
    ) -> None:
        self._made_from = (model, frames, actors, triage)
        self._triage = triage
        self.nlp = syntax.load(Path(model) if model else None)
        files = [actors] if isinstance(actors, Path | str) else actors or []
        settings: dict[str, dict[str, Any]] = {
            "legation_events": {"frames": str(frames) if frames else None},
            "legation_actors": {"actors": [str(file) for file in files] or None},
        }
        for stage in STAGES:
            self.nlp.add_pipe(stage, config=settings.get(stage, {}))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as what it was made from: another process loads it anew."""
        model, frames, actors, triage = self._made_from
        return partial(Coder, model, frames=frames, actors=actors, triage=triage), ()

    def code(
        self,
        text: str,
        *,
        published: date | str | None = None,
        id: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Record:
        """The record of one document.

        ``published`` is a date or its ISO 8601 text; without it the date line inside the text counts. ``id``
        defaults to a hash of the text. A text that is plainly not English gives a record with its language and no
        events; so does, with triage, one whose words tell of no event, with its title and the date of its date line.
        Raises ``ValueError`` for a ``published`` that is no date and ``TooLongError`` for more characters than
        ``LONGEST``; a lone surrogate, which is no character, is a ``ValueError`` too, and what is no text a
        ``TypeError``.
        """
        _check(text)
        given = as_date(published)
        identity = id or hashlib.sha256(text.encode()).hexdigest()[:16]
        plain = PlainText(text)
        language = language_of(plain.text)
        if language not in (None, "en"):
            document = Document(
                id=identity, published=given, publisher=publisher, url=url, title=title, language=language, text=text
            )
            return Record(document=document)
        is_read = not self._triage or may_tell_of_events(plain.text)
        doc = self._read(plain, given, STAGES) if is_read else self._glanced_at(plain, given)
        if title is None and doc._.layout and doc._.layout.title:
            title = plain.text[slice(*doc._.layout.title)]
        document = Document(
            id=identity,
            published=doc._.published,
            publisher=publisher,
            url=url,
            title=title,
            language=language or ("en" if text.strip() else None),
            text=text,
        )
        if not is_read:
            return Record(document=document)
        return Record(
            document=document,
            sentences=plain.placed(_sentences(doc)),
            actors=plain.placed(doc._.cast.actors),
            times=plain.placed(doc._.times),
            places=plain.placed(doc._.places),
            statements=plain.placed(doc._.statements),
            events=plain.placed(doc._.events),
        )

    def code_document(self, document: Document) -> Record:
        """The record of a document whose known fields are kept; otherwise as with :meth:`code`."""
        return self.code(
            document.text,
            published=document.published,
            id=document.id,
            url=document.url,
            publisher=document.publisher,
            title=document.title,
        )

    def pipe(self, documents: Iterable[str | Document], *, batch_size: int = 1) -> Iterator[Record]:
        """Records in the order of the documents, each coded when it is asked for.

        A document is its text, or a ``Document`` whose known fields are kept. ``batch_size`` of them are taken from
        ``documents`` at a time, for a source that gives many as soon as one; no record depends on it. A document that
        :meth:`code` would refuse raises here too, and ends the iteration: ``legation.scale.code`` gives its fault in
        its place, and goes on. Raises ``ValueError`` where ``batch_size`` is below one.
        """
        if batch_size < 1:
            raise ValueError(f"a batch has one document at least, not {batch_size}")
        waiting = iter(documents)
        while batch := list(islice(waiting, batch_size)):
            for document in batch:
                yield self.code(document) if isinstance(document, str) else self.code_document(document)

    def times(self, text: str, *, published: date | str | None = None) -> list[TimeExpression]:
        """The time expressions of a text, in its order."""
        return self._found("times", text, published, ("legation_published", "legation_times"))

    def places(self, text: str, *, published: date | str | None = None) -> list[Place]:
        """The toponyms of a text with the places they name, in its order."""
        return self._found("places", text, published, ("legation_places",))

    def statements(self, text: str, *, published: date | str | None = None) -> list[Statement]:
        """Who says what in a text, in its order."""
        return self._found(
            "statements",
            text,
            published,
            ("legation_published", "legation_places", "legation_actors", "legation_statements"),
        )

    def identify(self, phrase: str, published: date | str | None = None, context: str = "") -> Actor | None:
        """Who a phrase such as "Lima harbour police" names on a day; ``None`` where that is not known.

        ``context`` is text around it that may settle an ambiguous name. Raises as :meth:`code` does.
        """
        _check(phrase)
        _check(context)
        finder = self.nlp.get_pipe("legation_actors")
        assert isinstance(finder, ActorFinder)
        return identify(
            PlainText(phrase).text, as_date(published), PlainText(context).text, nlp=self.nlp, tables=finder.tables
        )

    def relate(
        self, text: str, source: tuple[int, int] | None, target: tuple[int, int] | None
    ) -> list[tuple[EventType, float]]:
        """What a source does to a target: every event type with its probability, best first.

        The two sides are code points into ``text``, half-open; ``None`` where the text does not name that side.
        Raises ``ValueError`` where a span is empty or not in the text.
        """
        _check(text)
        plain = PlainText(text)
        sides = (side and plain.span(*side) for side in (source, target))
        return relation.relate(self._read(plain, None, ()), *sides)

    def _found(self, kind: str, text: str, published: date | str | None, stages: tuple[str, ...]) -> list[Any]:
        """What the stages find of a kind in a text, in its order."""
        _check(text)
        plain = PlainText(text)
        return list(plain.placed(getattr(self._read(plain, as_date(published), stages)._, kind)))

    def _read(self, plain: PlainText, published: date | None, stages: tuple[str, ...]) -> Doc:
        with left_uncollected():
            doc = self.nlp.make_doc(plain.text)
            doc._.published = published
            for name, component in self.nlp.pipeline:
                if name == "legation_parser" or name in stages:
                    doc = component(doc)
        return doc

    def _glanced_at(self, plain: PlainText, published: date | None) -> Doc:
        """A document with its layout and the day of its date line, and nothing else."""
        doc = self.nlp.make_doc(plain.text)
        doc._.layout = read_layout(plain.text)
        doc._.published = published
        return self.nlp.get_pipe("legation_published")(doc)


def as_date(given: date | str | None) -> date | None:
    """A day from a date, a time stamp or the ISO 8601 text of either; ``ValueError`` where it is neither."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if not isinstance(given, str):
        raise TypeError(f"a day is a date or its text, not {type(given).__name__}")
    try:
        return datetime.fromisoformat(given.strip()).date()
    except ValueError:
        raise ValueError(f"{given!r} is no date: write it as 2019-02-26") from None


def _check(text: str) -> None:
    """Raise ``ValueError`` for a text that cannot be coded, ``TypeError`` for what is none."""
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    if len(text) > LONGEST:
        raise TooLongError(len(text))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"character {error.start} is a lone surrogate, which no text has") from None


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    found, read = [], columns(doc)
    for bounds in sentences(doc):
        words = [token for token in range(*bounds) if not read.texts[token].isspace()]
        if words:
            start, end = read.offsets(words[0], words[-1])
            found.append(Sentence(start=start, end=end))
    return tuple(found)
