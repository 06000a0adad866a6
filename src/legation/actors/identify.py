"""An actor phrase alone: who it names."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from legation import syntax
from legation.actors.cast import actor_of
from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import Group
from legation.actors.text.reader import Reader
from legation.records import Actor

_PREDICATE = " said so."
"""Makes the phrase the subject of a sentence, which is what a parser of sentences reads best."""


def identify(
    text: str,
    published: date | None = None,
    context: str = "",
    *,
    nlp: Language | None = None,
    tables: Tables | None = None,
) -> Actor | None:
    """Who an actor phrase such as "Lima harbour police" names on the day of publication.

    ``context`` is text before it that may introduce people and countries; ``nlp`` and ``tables`` are the shipped
    ones where not given. The actor's one mention is the phrase itself. None where nothing can be told.
    """
    phrase = text.strip()
    if not phrase:
        return None
    before = f"{context.strip()}\n\n" if context.strip() else ""
    nlp = nlp or syntax.load()
    doc = nlp.get_pipe("legation_parser")(nlp.make_doc(before + phrase.rstrip(".") + _PREDICATE))
    reader = Reader(doc, tables or shipped_tables(), published)
    end = len(before) + len(phrase)
    groups = [g for g in reader.groups if len(before) <= doc[g.start].idx < end]
    possessors = {id(group.possessor) for group in groups if group.possessor}
    for group in groups:
        figures = reader.resolve(group)
        shares = group.is_adjective and group.joined is not None  # "French" in "French and German ministers"
        if id(group) in possessors or shares:
            continue
        if not figures:
            if _counts(doc, group):
                continue
            return None
        figure = figures[0]
        if figure.affiliation.code is None:
            return None
        if group.core and group.core.kind is Kind.COUNTRY:
            figure = reader.country(group.core.entries[0].country) or figure
        return actor_of("A1", figure, ((0, len(text), text),))
    return None


def _counts(doc: Doc, group: Group) -> bool:
    """Whether a group only says how many of what comes after it: "thousands of protesters", "both of them"."""
    return group.core is None and all(
        token.lower_ in any_of("quantities") or token.pos_ in ("DET", "NUM", "ADJ")
        for token in doc[group.start : group.end]
    )
