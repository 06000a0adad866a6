"""PLOVER 2's event types, modes, contexts and sectors, and the way to CAMEO, read from tables."""

from legation.ontology.crosswalk import cameo
from legation.ontology.tables import (
    Category,
    EventTypeEntry,
    ModeEntry,
    OntologyError,
    contexts,
    event_types,
    modes,
    needs_recipient,
    quad,
    score,
    sectors,
)

__all__ = [
    "Category",
    "EventTypeEntry",
    "ModeEntry",
    "OntologyError",
    "cameo",
    "contexts",
    "event_types",
    "modes",
    "needs_recipient",
    "quad",
    "score",
    "sectors",
]
