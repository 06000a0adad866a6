"""Who has or sends those of whom no country is told: "the EU will send *monitors*", "Oman recalled *its envoy*"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.affiliation import STATE, Affiliation
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.actors.text.segments import head_token
from legation.records import Sector
from legation.terms import worldwide


class Senders:
    """Those who have or send the people of one document."""

    def __init__(self, doc: Doc, discourse: Discourse) -> None:
        self._doc = doc
        self._discourse = discourse

    def organisation(self, group: Group, sector: Sector | None) -> Affiliation | None:
        """The organisation of many states that has or sends somebody: "the EU will send monitors"."""
        head = head_token(self._doc, group.start, group.end)
        if head.dep_ != "obj" or head.head.lemma_ not in any_of("possessing") or sector not in (None, *STATE):
            return None
        owners = self._discourse.subjects_of(head.head)
        unions = len(owners) == 1 and worldwide(owners[0].affiliation.organisation) == "IGO"
        return owners[0].affiliation if unions and not owners[0].person else None

    def country(self, group: Group) -> str | None:
        """The country that sends or recalls somebody: "Norway recalled the ambassador"."""
        head = head_token(self._doc, group.start, group.end)
        if head.dep_ != "obj" or head.head.lemma_ not in any_of("posting"):
            return None
        owners = self._discourse.subjects_of(head.head)
        governs = len(owners) == 1 and (owners[0].country_like or owners[0].affiliation.sector is Sector.GOV)
        return owners[0].affiliation.country if governs else None

    def convener(self, group: Group) -> str | None:
        """The country whose leader calls a council together: "Lukashenko convened *the Security Council*"."""
        head = head_token(self._doc, group.start, group.end)
        if head.dep_ != "obj" or head.head.lemma_ not in any_of("convening"):
            return None
        callers = self._discourse.subjects_of(head.head)
        leads = len(callers) == 1 and callers[0].person and callers[0].affiliation.sector is Sector.GOV
        return callers[0].affiliation.country if leads else None

    def last(self, called: str) -> str | None:
        """The country of the mission, or of the envoy without a name, of which the text told last: "The Peruvian
        embassy protested. *Ambassador Ana Torres* ..."."""

        def is_sent(figure: Figure) -> bool:
            return "embassy" in figure.roles or (figure.person and not figure.named and called in figure.roles)

        sent = self._discourse.last(is_sent)
        return sent.affiliation.country if sent and not sent.plural else None
