"""Acts that nobody does or undertakes: what is only possible, asked for, hoped, allowed, hindered or not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.events.lexicon.frames import PartOfSpeech, lemma_classes
from legation.events.status.status import OPEN
from legation.events.status.tense import Tense
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.records import EventType, Status

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

SAID = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT})
"""Types of what somebody is sent to say."""
IRREALIS = frozenset({"would", "could", "might", "may"})
"""Auxiliaries that, with "have", tell of what did not happen."""
MODALS = frozenset({"would", "could", "might", "may", "can"})


def is_unrealised(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the clause tells of an act without saying that anybody did, does or will do it."""
    return (
        _is_nobodys(candidate, grammar)
        or _is_generic(candidate, grammar)
        or _is_for_another(candidate, grammar)
        or _is_forgone(candidate.verb, grammar)
        or _is_contrary_to_fact(candidate, grammar)
        or _is_hoped_of_others(candidate, grammar)
        or _is_disbelieved(candidate, grammar)
        or _is_unpermitted(candidate, grammar)
        or _is_unexpected(candidate, grammar)
        or _is_supposed(candidate, grammar)
        or _is_chanted(candidate, grammar)
    )


def _is_nobodys(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether all that governs the act says that it is possible, asked for, laboured at, allowed or hindered.

    "Chad is *likely* to refuse", "*urged* them to yield", "the *power* to seize ships", "*worked* to win them over",
    "Chad *must* leave", "a law that *lets* Brussels withhold funds", "*barred* them from leaving".
    """
    return (
        _is_only_thought_of(candidate.verb, grammar)
        or (candidate.coding.status in OPEN and _is_denied_of_all(candidate.verb, grammar))
        or _is_left_to_governor(candidate, grammar)
    )


def _is_only_thought_of(verb: int, grammar: Grammar) -> bool:
    """Whether what governs a verb does not say that it is done: dislike of it, a charge, advice against it, a plot."""
    head, tag, markers = grammar.head[verb], grammar.tag[verb], grammar.marker_lemmas(verb)
    lemma, is_behind_noun = grammar.lemma[head], grammar.dep[verb] == "acl"
    if is_behind_noun and lemma in words("loath"):
        return True  # "her *aversion* to committing troops"
    if "of" in markers and lemma in lemma_classes()["allegation"]:
        return True  # "charges *of insulting* the king"
    if tag == "VBG" and ("against" in markers or lemma in words("musing")):
        return True  # "advises *against* travelling", "is *thinking of* asking Paris"
    is_plan = is_behind_noun and grammar.dep[head] in ("obj", "nsubj:pass") and tag != "VBN"
    return is_plan and grammar.lemma[grammar.head[head]] in words("thwarting")  # "*foiled* a plot to kill the king"


def _is_denied_of_all(verb: int, grammar: Grammar) -> bool:
    """Whether a subject is nobody: "*no* country seems willing to help"."""
    subjects = grammar.surface_subjects(verb)
    deniers = (word for subject in subjects for word in (subject, *grammar.with_relation(subject, "det")))
    return any(grammar.lemma[word] in ("no", "nobody", "none") for word in deniers)


def _is_left_to_governor(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the words that tell the status are all of what governs the act, and say that nobody undertakes it."""
    verb, event_type, status = candidate.verb, candidate.coding.event_type, candidate.coding.status
    governors = {grammar.lemma[cue] for cue in candidate.reading.cues}
    if not governors or verb in candidate.reading.cues:
        return False
    if "without" in governors and event_type is EventType.REJECT:
        return True  # "would not decide *without* consulting Peru"
    head = grammar.head[verb]
    if grammar.lemma[head] == "rule" and head != verb and grammar.is_denied(head):
        return True  # "did not *rule out* sending troops"
    if status is Status.NEGATED:
        if grammar.tag[verb] == "VBG" and "for" in grammar.marker_lemmas(verb):
            return True  # "apologised *for not* inviting them"
        is_report = grammar.lemma[candidate.match.trigger] in words("reporting")
        is_unsaid = is_report and event_type is not EventType.REJECT  # "refused to *say* that Chad must leave"
        return is_unsaid or "without" in governors or governors <= words("barring")
    if status is Status.CONDITIONAL and governors & words("permitting"):
        return True
    return status in OPEN and governors <= words("obligation", "unowned")


def _is_generic(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether an act is spoken of in general or as a habit ("*bombing* hospitals is a crime", "*usually* rejects",
    "will jail protesters *who attack* policemen").
    """
    verb = candidate.verb
    if _is_of_anybody(verb, grammar):
        return candidate.reading.tense is not Tense.PAST
    if grammar.dep[verb] == "advcl" and grammar.lemma[grammar.head[verb]] == "far":
        return True  # "as far as Peru is *concerned*"
    if grammar.dep[verb].startswith("csubj") and (grammar.tag[verb] == "VBG" or grammar.is_infinitive(verb)):
        return True
    if candidate.reading.tense is not Tense.PRESENT or grammar.with_relation(verb, "aux"):
        return False
    adverbs = {grammar.lemma[adverb] for adverb in grammar.with_relation(verb, "advmod")}
    return bool(adverbs & words("habitual")) or _recurs(verb, grammar) or _tells_which(verb, grammar)


def _is_of_anybody(verb: int, grammar: Grammar) -> bool:
    """Whether a clause tells of whoever may be meant ("*anyone* who joins", "*any* minister who comes"), or of what any
    plan may be for ("*any* attempt to divert the river").
    """
    while grammar.dep[verb] == "conj" and grammar.head[verb] != verb:
        verb = grammar.head[verb]
    meant = grammar.head[verb]
    is_plan = grammar.dep[verb] == "acl" and grammar.lemma[meant] in words("scheme")
    if grammar.dep[verb] != "acl:relcl" and not is_plan:
        return False
    return grammar.lemma[meant] in words("anybody") or any(
        grammar.lemma[word] in ("any", "every") for word in grammar.with_relation(meant, "det")
    )


def _tells_which(verb: int, grammar: Grammar) -> bool:
    """Whether a relative clause without a comma tells which of many are meant ("traders *who fail to open*")."""
    meant = grammar.head[verb]
    if grammar.dep[verb] != "acl:relcl" or grammar.tag[meant] != "NNS" or grammar.tag[verb] not in ("VBP", "VBZ"):
        return False
    if grammar.with_relation(meant, "det", "nummod", "nmod:poss", "amod"):
        return False
    return "," not in grammar.form[meant + 1 : verb]


def _recurs(verb: int, grammar: Grammar) -> bool:
    """Whether a clause says that something is done over and over ("*every year* they trade accusations")."""
    times = (t for t in grammar.children[verb] if grammar.lemma[t] in words("unit"))
    return any(grammar.lemma[word] in ("every", "each") for t in times for word in grammar.with_relation(t, "det"))


def _is_for_another(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the act is what another is for or waits for ("hired men *to fight*", "will act *when* they land").

    What somebody travels for is to come ("will fly to Oslo *to sign* the pact"), and so is what he will say.
    """
    verb, cues = candidate.verb, candidate.reading.cues
    if grammar.dep[verb] == "advcl" and "so" in grammar.marker_lemmas(verb) and candidate.coding.status in OPEN:
        return True  # "so that he could be tried"
    while grammar.dep[verb] == "conj" and grammar.is_infinitive(grammar.head[verb]):
        verb = grammar.head[verb]  # "strong enough *to hold* the town and win the war"
    if cues != (verb,) or grammar.dep[verb] not in ("advcl", "acl"):
        return False
    if not grammar.is_infinitive(verb):
        return candidate.coding.event_type is EventType.THREATEN
    if grammar.lemma[grammar.head[verb]] in words("journey", "encounter", "expecting"):
        return False
    return candidate.coding.event_type not in SAID or candidate.coding.mode == "investigate"


def _is_forgone(verb: int, grammar: Grammar) -> bool:
    """Whether something else is done in the stead of an act ("*instead of* withdrawing", "*rather than* fight")."""
    joints = {grammar.lemma[joint] for joint in grammar.with_relation(verb, "cc")}
    markers = grammar.marker_lemmas(verb)
    return "rather" in joints or markers[:2] in (["instead", "of"], ["rather", "than"])


def _is_contrary_to_fact(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the act was not to be or is left open: "*would have* attacked", "*had* Chad attacked, ...",
    "the question is *whether* Peru will go", "forces that *would* patrol the border".
    """
    verb, status = candidate.verb, candidate.coding.status
    cues = {grammar.lemma[cue] for cue in candidate.reading.cues}
    auxiliaries = grammar.with_relation(verb, "aux")
    perfect = [auxiliary for auxiliary in auxiliaries if grammar.lemma[auxiliary] == "have"]
    if perfect and status is not Status.OCCURRED and IRREALIS & {grammar.lemma[a] for a in auxiliaries}:
        return True
    inverted = [a for a in perfect if grammar.tag[a] == "VBD"]
    if grammar.dep[verb] == "advcl" and any(a < min(grammar.related(verb, "subj"), default=0) for a in inverted):
        return True
    if status is not Status.CONDITIONAL:
        return False
    is_relative = grammar.dep[verb].startswith("acl")
    is_threat = candidate.coding.event_type is EventType.THREATEN  # "networks that *could* disrupt the vote"
    return "whether" in cues or (is_relative and cues <= (MODALS if is_threat else {"would"}))


def _is_hoped_of_others(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether somebody only hopes or fears that others will act ("hoped that Peru *will help*")."""
    verb = candidate.verb
    above = grammar.head[verb]
    if grammar.dep[verb] in ("xcomp", "ccomp") and grammar.lemma[above] == "see" and grammar.is_infinitive(above):
        return grammar.lemma[grammar.head[above]] in words("hoping", "wishing")  # "hopes *to see* Peru help"
    is_content = grammar.dep[verb] == "ccomp" and grammar.lemma[above] in words("hoping")
    return is_content and candidate.coding.status in (Status.PLANNED, Status.CONDITIONAL)


def _is_disbelieved(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether what is said is not so, or only thought ("it is *not true* that Chad has left", "*no sign* that it had
    attacked", "the *perception* that it wants war").
    """
    clause = candidate.verb
    while grammar.dep[clause] in ("xcomp", "conj", "ccomp", "acl", "csubj") and grammar.head[clause] != clause:
        above = grammar.head[clause]
        if grammar.lemma[above] in ("true", "correct"):
            return grammar.is_denied(above)
        if grammar.lemma[above] in words("supposition"):
            return "that" in grammar.marker_lemmas(clause)
        if grammar.lemma[above] in words("evidence"):
            return any(grammar.lemma[word] in ("no", "little") for word in grammar.with_relation(above, "det", "amod"))
        clause = above
    return False


def _is_supposed(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a clause says what an act would or could do, not that it is done ("a *strike could* harm ties"), or what
    a draft would ("the *bill would* ban the party"); who judges it by that does so ("her plan *would hurt* us").
    """
    if candidate.match.frame.is_spoken:
        return False
    trigger, clause = candidate.match.trigger, candidate.verb
    is_noun = candidate.match.frame.part_of_speech is PartOfSpeech.NOUN
    if is_noun and (clause == trigger or grammar.pos[clause] in ("NOUN", "ADJ")):  # "a strike would be *the end* of"
        clause = grammar.head[trigger] if grammar.dep[trigger] in SUBJECTS else trigger
    elif is_noun or words("draft").isdisjoint(grammar.lemma[s] for s in grammar.with_relation(clause, *SUBJECTS)):
        return False
    auxiliaries = {grammar.lemma[auxiliary] for auxiliary in grammar.with_relation(clause, "aux")}
    return not auxiliaries.isdisjoint(words("supposing"))


def _is_chanted(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a crowd only shouts what others should do ("chanting '*Resign*'")."""
    verb = candidate.verb
    if grammar.tag[verb] not in ("VB", "NN", "NNP", "VBP") or grammar.with_relation(verb, *SUBJECTS):
        return False
    while grammar.head[verb] != verb and grammar.dep[verb] in ("conj", "obj", "ccomp", "xcomp", "parataxis"):
        verb = grammar.head[verb]
        if grammar.lemma[verb] in ("chant", "shout", "yell"):
            return True
    return False


def _is_unexpected(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether others only do not expect the act, by which nobody refuses it ("is *not expected* to attend")."""
    governors = {grammar.lemma[grammar.head[cue]] for cue in candidate.reading.cues}
    is_denied = candidate.reading.status is Status.NEGATED and candidate.reading.is_future
    return is_denied and bool(governors) and governors <= words("foreseen")


def _is_unpermitted(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether others say that somebody cannot act, who thereby refuses nothing ("said they *could not* return")."""
    coded, told = candidate.coding.event_type, candidate.match.frame.event_type
    if coded is not EventType.REJECT or told is EventType.REJECT:
        return False
    auxiliaries = {grammar.lemma[auxiliary] for auxiliary in grammar.with_relation(candidate.verb, "aux")}
    return "can" in auxiliaries and grammar.dep[candidate.verb] == "ccomp"
