"""Clauses that are part of another event's telling: its condition, its purpose, the harm it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from legation.events.matches.acts import MEETING
from legation.events.matches.empty_clauses import is_empty
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Status

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

PROTASIS = frozenset({"if", "unless", "lest", "provided", "providing", "until", "till", "should"})
"""Conjunctions of a clause that only says on what the act of its main clause depends."""
HYPOTHESES = frozenset({"if", "unless", "lest", "should"})
"""Of these, those whose clause is no event even where its main clause is none."""
AWAITING = frozenset({"until", "till", "before", "once"})
"""Those whose clause, in the present tense or after what lies ahead, is still to come."""
QUESTIONS = frozenset({"if", "whether"})
HARM = frozenset({"kill", "martyr", "wound", "injure", "maim", "hurt", "die", "perish"})
"""Verbs that tell what an attack did, rather than of another attack."""
DYING = frozenset({"die", "perish"})
"""Of these, those whose subject is who was harmed."""
DEADLY = frozenset({EventType.ASSAULT, EventType.PROTEST})
"""Types whose harm another clause may tell ("opened fire, *killing two*")."""
HELPING = frozenset({EventType.AID, EventType.SUPPORT, EventType.COOPERATE})
"""Types that the purpose of a gift only repeats ("gave money *to support Kenya*")."""
AIMED = frozenset({EventType.PROTEST, EventType.ASSAULT, EventType.COERCE})
"""Types whose purpose ("fired tear gas *to break up* the rally") is no event of its own."""
REQUITING = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ACCUSE, EventType.SUPPORT, EventType.CONCEDE})
"""Types that answer what their reason tells ("thanked Chad *for sending* rice")."""
HOLDING = frozenset({"abduct", "arrest"})
"""Modes of what is over when its victims are released."""


def folded(found: Mapping[int, Candidate], grammar: Grammar) -> list[Candidate]:
    """The candidates, in text order, without those whose clause only completes another of them.

    ``found`` holds the candidates by trigger. Who was harmed becomes the recipient of the attack that names none.
    """
    told = _Told.of(found, grammar)
    for trigger, candidate in found.items():
        if _is_aside(candidate, told):
            told.kept.pop(trigger)
        elif (attack := _attack(candidate, told)) is not None:
            told.kept.pop(trigger)
            if not told.kept[attack].recipients:
                told.kept[attack] = replace(told.kept[attack], recipients=candidate.recipients)
    return [told.kept[trigger] for trigger in sorted(told.kept)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells: the candidates ``found``, and those of them ``kept`` so far, both by trigger."""

    grammar: Grammar
    found: Mapping[int, Candidate]
    kept: dict[int, Candidate]
    by_verb: Mapping[int, int]
    """The triggers, by themselves and by the verbs of their clauses."""
    clauses: Set[int]
    """The heads of the clauses that tell the candidates."""

    @classmethod
    def of(cls, found: Mapping[int, Candidate], grammar: Grammar) -> _Told:
        by_verb = {verb: trigger for trigger, candidate in found.items() for verb in (trigger, candidate.verb)}
        return cls(grammar, found, dict(found), by_verb, {grammar.clause(one.verb) for one in found.values()})


def _is_aside(candidate: Candidate, told: _Told) -> bool:
    """Whether the clause only completes the telling of another act, by one of the rules below."""
    return is_empty(candidate, told.grammar) or any(rule(candidate, told) for rule in _RULES)


def _is_condition(candidate: Candidate, told: _Told) -> bool:
    """Whether the clause only says on what another candidate depends ("will leave *if they attack*")."""
    grammar, verb = told.grammar, candidate.verb
    while grammar.head[verb] != verb:
        markers = set(grammar.marker_lemmas(verb))
        if grammar.dep[verb] in ("ccomp", "csubj") and markers & QUESTIONS:
            return True  # "did not say *whether* they would meet"
        if grammar.dep[verb] == "advcl" and AWAITING & markers:
            auxiliaries = grammar.with_relation(grammar.head[verb], "aux")
            is_ahead = any(grammar.tag[auxiliary] == "MD" for auxiliary in auxiliaries)
            if is_ahead or grammar.tag[verb] in ("VBZ", "VBP"):
                return True  # "until Chad *yields*", "would not go until it *yielded*"
        if grammar.dep[verb] == "advcl" and PROTASIS & markers:
            is_told = any(main in told.clauses for main in _governing(grammar.head[verb], grammar))
            return is_told or bool(HYPOTHESES & markers)
        is_gerund = grammar.dep[verb] == "advcl" and grammar.tag[verb] == "VBG" and bool(markers)
        if grammar.dep[verb] not in ("conj", "xcomp", "ccomp") and not is_gerund:  # "if it succeeds *in seizing* them"
            return False
        verb = grammar.head[verb]
    return False


def _is_meant_as_protest(candidate: Candidate, told: _Told) -> bool:
    """Whether it only says what another act is meant for ("refused food *to protest against* the law", "stayed away
    from school *in protest*").
    """
    grammar, trigger = told.grammar, candidate.match.trigger
    if candidate.coding.event_type is not EventType.PROTEST or candidate.coding.mode != "demo":
        return False
    is_noun = candidate.verb != trigger
    is_meant = "in" in grammar.marker_lemmas(trigger) if is_noun else grammar.is_infinitive(trigger)
    main = told.found.get(candidate.verb if is_noun else grammar.head[trigger])
    return is_meant and main is not None and main.coding.event_type is EventType.PROTEST


def _is_record(candidate: Candidate, told: _Told) -> bool:
    """Whether a participle only says whom another candidate concerns ("hanged a man *convicted* of spying", "freed
    three engineers *held* by rebels").
    """
    grammar, verb = told.grammar, candidate.match.trigger
    is_conviction = candidate.coding.mode == "convict" and not candidate.actors
    if grammar.dep[verb] == "acl" and grammar.lemma[verb] == "suspect" and grammar.tag[verb] == "VBN":
        return True  # "a man *suspected* of links to the rebels"
    if grammar.dep[verb] != "acl" or not (is_conviction or candidate.coding.mode in HOLDING):
        return False
    others = (other for trigger, other in told.found.items() if trigger != verb)
    if not is_conviction:  # "three engineers *held by rebels* were freed"
        others = (other for other in others if other.coding.mode == "release")
    return any(filler.token == grammar.head[verb] for other in others for filler in other.recipients)


def _is_adoption(candidate: Candidate, told: _Told) -> bool:
    """Whether it is only that a text was adopted that tells what its authors do by it ("*adopted* a resolution
    condemning the raid").
    """
    grammar, verb = told.grammar, candidate.match.trigger
    is_done = candidate.coding.status is Status.OCCURRED
    if candidate.coding.event_type is not EventType.SUPPORT or grammar.pos[verb] != "VERB" or not is_done:
        return False
    texts = (t for t in grammar.related(verb, "obj") if grammar.lemma[t] in words("adopted text"))
    return any(clause in told.found for text in texts for clause in grammar.with_relation(text, "acl"))


def _is_in_failed_text(candidate: Candidate, told: _Told) -> bool:
    """Whether it is what a text asks for that was not adopted ("vetoed a resolution *demanding* a truce")."""
    grammar, verb = told.grammar, candidate.match.trigger
    text = grammar.head[verb]
    main = told.found.get(grammar.head[text])
    if grammar.dep[verb] != "acl" or grammar.tag[verb] != "VBG" or grammar.dep[text] != "obj" or main is None:
        return False
    is_failed = main.coding.event_type is EventType.REJECT or main.coding.status is Status.NEGATED
    return is_failed and grammar.lemma[text] in words("utterance", "draft") | {"text"}


def _is_in_refused_talks(candidate: Candidate, told: _Told) -> bool:
    """Whether it only tells whose talks they are that somebody calls off ("boycotted talks *mediated* by Peru")."""
    grammar = told.grammar
    talks = grammar.head[candidate.verb]
    main = told.found.get(grammar.head[talks]) if grammar.dep[candidate.verb] == "acl" else None
    is_refused = main is not None and (main.coding.event_type, main.coding.mode) == (EventType.REJECT, "meet")
    return is_refused and candidate.coding.event_type is EventType.CONSULT


def _is_sounded(candidate: Candidate, told: _Told) -> bool:
    """Whether a participle only tells what those hold up or shout who protest ("*chanting* it, they stoned it")."""
    main = told.kept.get(told.by_verb.get(told.grammar.head[candidate.verb], -1))
    is_demo = (candidate.coding.event_type, candidate.coding.mode) == (EventType.PROTEST, "demo")
    is_participle = told.grammar.dep[candidate.verb] == "advcl" and told.grammar.tag[candidate.verb] == "VBG"
    is_beside = main is not None and main is not candidate and main.coding.event_type is EventType.PROTEST
    return is_demo and is_participle and is_beside


def _is_reason(candidate: Candidate, told: _Told) -> bool:
    """Whether the clause only says what somebody is punished or thanked for ("jailed him *for insulting* the king"), or
    found to have done ("guilty *of attempting* a coup").
    """
    grammar, verb = told.grammar, candidate.match.trigger
    if grammar.tag[verb] != "VBG":
        return False
    markers = grammar.marker_lemmas(verb)
    if "of" in markers and grammar.lemma[grammar.head[verb]] in words("guilt"):
        return True
    if "for" not in markers:
        return False
    if grammar.lemma[grammar.head[verb]] in words("punishing"):
        return True
    punished = told.by_verb.get(grammar.head[verb])
    if punished is None or punished == verb or punished not in told.kept:
        return False
    return told.kept[punished].coding.event_type in REQUITING


def _is_alternative(candidate: Candidate, told: _Told) -> bool:
    """Whether it only says of some what another says of the rest ("destroyed *or damaged* forty houses")."""
    grammar, verb = told.grammar, candidate.match.trigger
    first = told.kept.get(grammar.head[verb])
    if grammar.dep[verb] != "conj" or first is None or first.coding.event_type is not candidate.coding.event_type:
        return False
    return "or" in {grammar.lemma[word] for word in grammar.with_relation(verb, "cc")}


def _is_outcome(candidate: Candidate, told: _Told) -> bool:
    """Whether a participle only says what came of another act ("laid down their arms, *ending* a revolt")."""
    grammar, verb = told.grammar, candidate.match.trigger
    is_result = grammar.dep[verb] == "advcl" and grammar.tag[verb] == "VBG" and not grammar.marker_lemmas(verb)
    if not is_result or grammar.lemma[verb] not in words("aftermath"):
        return False
    return any(t in told.by_verb for t in grammar.up(grammar.head[verb]))


def _containing(token: int, grammar: Grammar) -> Iterator[int]:
    """A token and the predicates above it: "opened" of "opened fire on men *leaving* a mosque"."""
    yield token
    while grammar.head[token] != token and grammar.dep[token] not in ("ccomp", "parataxis", "conj", "acl:relcl"):
        token = grammar.head[token]
        yield token


def _governing(clause: int, grammar: Grammar) -> Iterator[int]:
    """A clause and those that it completes: "recall" and "warned" of "warned it would recall"."""
    yield clause
    while grammar.dep[clause] in ("ccomp", "xcomp", "conj") and grammar.head[clause] != clause:
        clause = grammar.head[clause]
        yield clause


def _is_noun_complement(candidate: Candidate, told: _Told) -> bool:
    """Whether the clause only says what a noun that another candidate governs is for ("backed its bid *to join*")."""
    grammar, verb = told.grammar, candidate.verb
    is_gerund = grammar.tag[verb] == "VBG" and bool(grammar.marker_lemmas(verb))  # "a ban *on arming* rebels"
    if candidate.match.trigger != verb or not (is_gerund or grammar.is_infinitive(verb)):
        return False
    while grammar.dep[verb] == "xcomp" and grammar.is_infinitive(grammar.head[verb]):
        verb = grammar.head[verb]  # "the power to seek *to freeze* them"
    if is_gerund and _is_behind_object(verb, grammar):
        return grammar.head[verb] in told.by_verb
    if grammar.dep[verb] != "acl" or (candidate.reading.status is Status.OCCURRED and not is_gerund):
        return False  # "the first leader *to congratulate* him"
    noun = grammar.head[verb]
    if grammar.lemma[noun] in words("capacity"):
        return True
    while not grammar.is_predicate(noun) and grammar.head[noun] != noun:
        noun = grammar.head[noun]
        if noun in told.by_verb and told.by_verb[noun] != candidate.match.trigger:
            return True
    return False


def _is_behind_object(gerund: int, grammar: Grammar) -> bool:
    """Whether "on" stands between the object of the verb above and a gerund ("lifted its veto *on opening* talks")."""
    marks = [mark for mark in grammar.with_relation(gerund, "mark") if grammar.form[mark] == "on"]
    return any(grammar.dep[mark - 1] == "obj" and grammar.head[mark - 1] == grammar.head[gerund] for mark in marks)


def _is_purpose(candidate: Candidate, told: _Told) -> bool:
    """Whether the clause only says what a meeting, a gift or a move was for ("sat down *to discuss the dam*")."""
    grammar, verb = told.grammar, candidate.verb
    while grammar.dep[verb] == "xcomp" and grammar.is_predicate(grammar.head[verb]):  # "to help *fight* them"
        if told.found.get(grammar.head[verb]) is None or not _is_purposive(grammar.head[verb], grammar):
            break
        verb = grammar.head[verb]
    main = told.found.get(grammar.head[verb])
    if main is None or main is candidate or not _is_purposive(verb, grammar):
        return False
    purpose, is_planned = candidate.match.frame.event_type, candidate.reading.status is Status.PLANNED
    if main.match.frame.event_type in AIMED:
        is_by_force = main.coding.mode == "crowd-control" and candidate.coding.event_type in AIMED
        return grammar.dep[verb] == "advcl" and (is_by_force or is_planned)  # "used tear gas *to drive* them *away*"
    if main.match.frame.event_type is EventType.MOBILIZE:
        return True  # "massed at the border *to protect* the town"
    if main.match.frame.event_type is EventType.REJECT:
        return is_planned  # "rebuffed calls *to withdraw*"
    if EventType.AID in (main.match.frame.event_type, main.coding.about):
        return purpose in HELPING
    if main.match.frame.event_type is EventType.ACCUSE:
        return purpose is EventType.ACCUSE  # "summoned the envoy *to convey* its regret"
    if main.coding.event_type not in MEETING:
        return False
    if purpose is EventType.THREATEN:
        return True  # "will meet *to weigh* sanctions"
    if purpose is EventType.REQUEST:
        return not candidate.recipients and main.coding.mode != "visit"  # "met *to seek* an end to it"
    taking_part = {filler.actor.id for filler in (*main.actors, *main.recipients)}
    return candidate.coding.event_type in MEETING and {f.actor.id for f in candidate.recipients} <= taking_part


def _is_what_they_come_for(candidate: Candidate, told: _Told) -> bool:
    """Whether a noun only says for what those meet or are sent ("will send envoys *for a third round of talks*")."""
    grammar, noun = told.grammar, candidate.match.trigger
    while grammar.dep[noun] == "nmod" and grammar.lemma[grammar.head[noun]] in words("bout", "measure"):
        noun = grammar.head[noun]
    main = told.found.get(grammar.head[noun]) if "for" in grammar.marker_lemmas(noun) else None
    types = {one.match.frame.event_type for one in (candidate, main) if one is not None}
    return grammar.dep[noun] == "obl" and main is not None and types == {EventType.CONSULT}


def _is_purposive(verb: int, grammar: Grammar) -> bool:
    return grammar.dep[verb] in ("advcl", "xcomp") and grammar.is_infinitive(verb)


def _attack(candidate: Candidate, told: _Told) -> int | None:
    """The trigger of the attack whose harm the candidate tells ("opened fire, *killing two*", "hit a tank, *setting it
    ablaze*"), if it does."""
    grammar, trigger = told.grammar, candidate.match.trigger
    company = {grammar.lemma[token] for token in candidate.match.company}
    is_participle = grammar.tag[trigger] == "VBG"
    is_harm = grammar.lemma[trigger] in HARM or not company.isdisjoint(words("burning"))
    is_harm = is_harm or (is_participle and grammar.lemma[trigger] in words("hitting"))
    if candidate.coding.event_type is not EventType.ASSAULT or not is_harm:
        return None
    head, relation = grammar.head[trigger], grammar.dep[trigger]
    if head != trigger and is_participle and relation in ("advcl", "xcomp", "conj", "acl"):
        clauses = list(_containing(head, grammar))
        first = head if relation == "conj" else trigger
        if grammar.form[first - 1] == ",":  # "fired on men who were leaving, *killing two* and *wounding* one"
            clauses = list(grammar.up(head))
    elif candidate.actors or not (grammar.is_passive(trigger) or grammar.lemma[trigger] in DYING):
        return None
    else:  # "was killed *when gunmen opened fire*"
        clauses = [c for c in grammar.with_relation(trigger, "advcl") if "while" not in grammar.marker_lemmas(c)]
    attacks = (told.by_verb[clause] for clause in clauses if clause in told.by_verb)
    codings = ((attack, told.kept[attack].coding) for attack in attacks if attack in told.kept)
    return next((t for t, coded in codings if DEADLY & {coded.event_type, coded.about}), None)


_RULES: Sequence[Callable[[Candidate, _Told], bool]] = (
    _is_condition,
    _is_purpose,
    _is_what_they_come_for,
    _is_record,
    _is_in_failed_text,
    _is_in_refused_talks,
    _is_sounded,
    _is_adoption,
    _is_meant_as_protest,
    _is_reason,
    _is_alternative,
    _is_outcome,
    _is_noun_complement,
)
"""Rules by which a clause is no event beside what others tell."""
