"""PLOVER's contexts."""

from legation import ontology
from legation.events.contexts import contexts_of, keywords


def test_every_context_has_keywords():
    named = {context for contexts in keywords().values() for context in contexts}
    assert named == {category.name for category in ontology.contexts()}


def test_contexts_come_in_plovers_order():
    assert contexts_of(["uranium", "troop"]) == ("military", "natural_resource", "cbrn")
    assert contexts_of(["breakfast"]) == ()
