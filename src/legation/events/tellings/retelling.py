"""What a sentence tells twice is one event."""

from __future__ import annotations

from collections.abc import Iterable

from legation.events.lexicon.frames import PartOfSpeech
from legation.events.matches.candidates import Candidate
from legation.events.participants.matters import ANAPHORIC
from legation.events.participants.roles import Filler
from legation.events.participants.sentences import Sentences
from legation.events.status.status import has_happened
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.records import EventType, Sector, Status

BARE = frozenset({"det", "case", "amod", "nummod", "punct", "acl", "acl:relcl"})
"""Relations of what may stand beside a noun that names none of those who take part."""
GATHERINGS = frozenset({EventType.CONSULT, EventType.PROTEST, EventType.ASSAULT})
"""Types of what lasts, in whose course or after which something else is done."""


def once_told(candidates: Iterable[Candidate], sentences: Sentences, grammar: Grammar) -> list[Candidate]:
    """The candidates, in text order, without those that only point back to an act, or tell again what another of their
    sentence tells.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in (one for one in candidates if not _points_back(one, grammar)):
        kept = by_sentence.setdefault(sentences.of(candidate), [])
        again = next((index for index, other in enumerate(kept) if _same(other, candidate, grammar)), None)
        if again is None:
            kept.append(candidate)
        elif _size(candidate) > _size(kept[again]):
            kept[again] = candidate
    told = (candidate for kept in by_sentence.values() for candidate in kept)
    return sorted(told, key=lambda candidate: candidate.match.trigger)


def _points_back(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a bare definite noun only says when or where something else was done ("*after the talks*, he signed a
    pact"), or takes up what nobody is named for ("*the unrest* broke out in May").
    """
    noun = candidate.match.trigger
    if candidate.match.frame.part_of_speech is not PartOfSpeech.NOUN or not has_happened(candidate.coding.status):
        return False
    if candidate.coding.event_type not in GATHERINGS:
        return False
    articles = {grammar.lemma[word] for word in grammar.with_relation(noun, "det")}
    if articles.isdisjoint(ANAPHORIC) or not BARE.issuperset(grammar.dep[child] for child in grammar.children[noun]):
        return False
    return grammar.dep[noun] == "obl" or (grammar.dep[noun] in SUBJECTS and not candidate.actors)


def _size(candidate: Candidate) -> tuple[int, bool]:
    is_noun = candidate.match.frame.part_of_speech is PartOfSpeech.NOUN
    return len(candidate.actors) + len(candidate.recipients), not is_noun


def _same(one: Candidate, other: Candidate, grammar: Grammar) -> bool:
    if one.coding.event_type is not other.coding.event_type or one.coding.about is not other.coding.about:
        return False
    sides = [
        ({_party(filler) for filler in ours}, {_party(filler) for filler in theirs})
        for ours, theirs in ((one.actors, other.actors), (one.recipients, other.recipients))
    ]
    if all(ours == theirs for ours, theirs in sides):
        if _are_two_deeds(one, other, grammar):
            return False
        return (one.coding.status is other.coding.status and None in (one.coding.mode, other.coding.mode)) or (
            one.coding.mode == other.coding.mode
        )
    if (
        one.coding.event_type is EventType.PROTEST
        and one.coding.mode == other.coding.mode
        and sides[0][0] == sides[0][1]
    ):
        return _is_manner(other.match.trigger, grammar)  # "marched to the embassy, *chanting* slogans"
    if {one.match.frame.lemma, other.match.frame.lemma} <= words("toll") and sides[0][0] == sides[0][1]:
        return not all(sides[1]) or _are_of_one_state(one, other)  # "killed five people and wounded 12"
    if one.coding.event_type is EventType.CONCEDE and sides[0][0] == sides[0][1] and sides[1][1] <= sides[1][0]:
        return _is_manner(other.match.trigger, grammar)  # "apologised to the miners, *saying* he was sorry"
    if one.coding.event_type is EventType.CONSULT and min(len(one.actors), len(other.actors)) > 1:
        return False  # a meeting at home is not the one with others
    nominal = PartOfSpeech.NOUN in (one.match.frame.part_of_speech, other.match.frame.part_of_speech)
    return nominal and all(ours <= theirs or theirs <= ours for ours, theirs in sides)


def _are_of_one_state(one: Candidate, other: Candidate) -> bool:
    """Whether those who are only counted may be of those named before ("killed 13 *soldiers* and wounded *56*")."""
    sides = [{filler.actor.country for filler in candidate.recipients} for candidate in (one, other)]
    is_counted = any(filler.actor.sector is None for filler in other.recipients)
    return is_counted and sides[0] == sides[1]


def _is_manner(verb: int, grammar: Grammar) -> bool:
    """Whether a participle tells how something is done that its sentence tells before."""
    return grammar.dep[verb] == "advcl" and grammar.tag[verb] == "VBG" and not grammar.marker_lemmas(verb)


def _are_two_deeds(one: Candidate, other: Candidate, grammar: Grammar) -> bool:
    """Whether two verbs do two things to somebody ("*froze* its assets and *halted* all flights", "*captured* the town
    two days after they *took* its port"), or one only what is still to be done ("*would protest*, and *summoned* ...").
    """
    verbs = (one.match.trigger, other.match.trigger)
    statuses = {one.coding.status, other.coding.status}
    if statuses == {Status.PLANNED, Status.OCCURRED} and all(grammar.pos[verb] == "VERB" for verb in verbs):
        return True
    lemmas = {grammar.lemma[verb] for verb in verbs}
    if len(lemmas) > 1 and any(_is_before(verb, grammar) for verb in verbs):
        return True
    is_joined = grammar.head[verbs[1]] == verbs[0] or grammar.head[verbs[0]] == grammar.head[verbs[1]]
    modes = [one.coding.mode, other.coding.mode]
    if not is_joined or grammar.dep[verbs[1]] != "conj" or len(lemmas) == 1:
        return False
    if lemmas & words("toll") and modes.count("destroy") != 1:  # but "killed two men and *burned* ten houses"
        return False
    things = [grammar.with_relation(verb, "obj") for verb in verbs]
    return all(things) and all(grammar.pos[verb] == "VERB" for verb in verbs)


def _is_before(verb: int, grammar: Grammar) -> bool:
    """Whether a clause tells what had been done before ("*after* it refused to sign, the party rejected the vote")."""
    return grammar.dep[verb] == "advcl" and "after" in grammar.marker_lemmas(verb)


def _party(filler: Filler) -> str:
    """Who acts: a country and its government are one party."""
    actor = filler.actor
    return actor.country if actor.country and actor.sector in (None, Sector.GOV) else actor.id
