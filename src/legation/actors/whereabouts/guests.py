"""Of which country the rulers are with whom a guest deals, or of whom he speaks, where no word beside them tells."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.actors.described.agreement import clause_subject
from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.groups import verb_of
from legation.records import Sector

_REPORTED = ("ccomp", "parataxis")


class Guests:
    """Those of one document who are abroad."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    def host(self, head: Token) -> str | None:
        """The country that those visit who deal with its rulers: "*visiting Oslo*, he promised the authorities aid"."""
        subject = None if head.dep_.startswith("nsubj") else clause_subject(head)
        if subject is None:
            return None
        guests = {figure.affiliation.country for figure in self._discourse.at(self._doc[subject])}
        verb = self._doc[verb_of(head)]
        clauses = (child for word in (verb, self._doc[subject]) for child in word.children)
        visits = (clause for clause in clauses if clause.lemma_ in any_of("calling on") and clause.tag_ == "VBG")
        places = (self._context.named_at(word.i) for clause in visits for word in clause.children if word.dep_ == "obj")
        return next((country for country in places if country and country not in guests), None)

    def at_home(self, head: Token) -> str | None:
        """The country of the one who, wherever he is, speaks of "the government": "In Paris, Chad's premier said *the
        government* would resign"."""
        verb = self._doc[verb_of(head)]
        if verb.dep_ not in _REPORTED or not head.dep_.startswith("nsubj"):
            return None
        speakers = self._discourse.subjects_of(verb.head)
        rules = len(speakers) == 1 and speakers[0].person and speakers[0].affiliation.sector is Sector.GOV
        return speakers[0].affiliation.country if rules else None
