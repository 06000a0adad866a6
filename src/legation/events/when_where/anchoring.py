"""Which time expression an act is anchored to: one of its trigger, of its clause or of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from legation.events.matches.acts import named_type, named_types, names_deed
from legation.events.status.conventions import SAID, VERBAL
from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.expressions import NEWS, Expressions
from legation.events.when_where.occasions import dates_deed, is_at, is_doing, is_name_of, is_occasion, is_one_of
from legation.events.when_where.ranges import is_within
from legation.events.when_where.reports import is_before_report, sayings_of
from legation.events.when_where.sharing import CHARGES, is_by_partner, is_shared, is_then, is_while, opens_with
from legation.records import DateBasis, EventType, Status, TimeExpression, TimeType

LIMITS = frozenset({"since", "until", "till", "before", "ahead"})
"""Prepositions before an act that is not the one told of ("ahead of the talks on Friday")."""
ANSWERING = frozenset({EventType.ACCUSE, EventType.REJECT})
"""Types of what is said of what has been done."""
MATTERS = frozenset({"over", "about", "against"})
"""Prepositions before what something is said or done about."""
WITHIN = frozenset({"by", "for", "before"})
"""Prepositions that make a date the last day of what is planned, or the day it is for."""


class Anchors:
    """Finds the time expression of one document that is an act's own."""

    def __init__(
        self, grammar: Grammar, expressions: Expressions, published: date | None, sentence: Sequence[int]
    ) -> None:
        """``sentence`` holds the number of the sentence of each token."""
        self._grammar = grammar
        self._expressions = expressions
        self._published = published
        self._sentence = sentence

    def of(self, act: Act, *, is_record: bool) -> tuple[TimeExpression, DateBasis] | None:
        """The expression that is an act's own; where ``is_record``, the present may tell of old days."""
        ranked = []
        for token, time in self._expressions.dates.get(self._sentence[act.trigger], ()):
            if not self._agrees(token, time, act, is_record=is_record):
                continue
            basis = self.basis(token, act) or (DateBasis.CLAUSE if self._is_of_plan(token, time, act) else None)
            if basis is not None:
                ranked.append((list(DateBasis).index(basis), abs(token - act.trigger), time, basis))
        if not ranked:
            return self._expressions.bounds.of(act)
        rank, _, time, basis = min(ranked, key=lambda found: found[:2])
        if basis is DateBasis.SENTENCE and self._is_at_other_time(act):
            return None
        for other, _, within, _ in ranked:  # "at the weekend, on Saturday"
            if other == rank and is_within(within, time):
                time = within
        return time, basis

    def _is_at_other_time(self, act: Act) -> bool:
        """Whether a verb has an expression of its own that tells of another time, but not of which ("killed two on
        Friday and seized ten in the days that followed")."""
        vague = self._expressions.unplaced.get(self._sentence[act.trigger], ())
        return any(self._grammar.head[token] in (act.trigger, act.verb) for token, _ in vague)

    def basis(self, token: int, act: Act) -> DateBasis | None:
        """By what the expression at a token dates an act: its trigger, its clause or its sentence; None where it dates
        something else."""
        grammar, trigger, verb = self._grammar, act.trigger, act.verb
        head = grammar.head[token]
        is_part = grammar.dep[token] in ("amod", "nummod", "compound", "nmod:poss")
        if is_part and is_doing(grammar, head, act.event_type, verb):  # "were killed in a May 2015 raid"
            return DateBasis.CLAUSE
        if grammar.dep[head] == "nsubj" and is_doing(grammar, head, act.event_type, self._first_of(verb)):
            return DateBasis.CLAUSE  # "the raids last week killed two and injured six"
        if dates_deed(grammar, token, self._first_of(grammar.clause(verb))):
            return DateBasis.CLAUSE  # "the raids on Oslo *last year* that killed two and hurt six"
        is_name = is_part and grammar.dep[token] != "nmod:poss" and head not in (trigger, verb)
        is_name = (is_name and not self._is_scene(head)) or is_name_of(grammar, token, verb)
        is_name |= grammar.dep[token] == "nmod:poss" and not (is_occasion(grammar, head) or is_doing(grammar, head))
        if self._is_of_matter(token, act) or is_name:  # "imposed an overnight curfew", "under a 1965 accord"
            return DateBasis.SENTENCE if is_then(grammar, grammar.clause(verb), token) else None
        if grammar.dep[head] == "amod" or (is_part is False and grammar.lemma[head] == "time"):
            return None  # "aid *worth* two million last year", "for the second *time* this year"
        if head in (trigger, verb) or self._is_before_verb(token, verb) or self._is_decided(token, act):
            return DateBasis.TRIGGER
        if self._is_of_subject(token) or self._is_of_bound(token):
            return None
        clause, own = grammar.clause(token), grammar.clause(verb)
        is_asked = grammar.is_infinitive(clause) and grammar.dep[clause] != "acl:relcl"
        if clause != own and is_asked and self._expressions.is_past(token):
            clause = grammar.clause(grammar.head[clause])  # "rejected a request to open the border yesterday"
        is_when = grammar.dep[clause] == "advcl" and grammar.head[clause] == own and opens_with(grammar, clause, "when")
        if clause == own or is_when:
            return DateBasis.CLAUSE
        if is_shared(grammar, token, own, clause) or is_then(grammar, own, token) or is_at(grammar, clause, own):
            return DateBasis.SENTENCE
        is_told = is_while(grammar, clause, own) or is_one_of(grammar, own, clause) or self._is_said_by(clause, act)
        is_told |= self._is_sent_out(clause, act) or (act.event_type in SAID and is_by_partner(grammar, clause, own))
        return DateBasis.SENTENCE if is_told or is_before_report(grammar, token, clause, own) else None

    def _first_of(self, verb: int) -> int:
        """The verb whose subject a coordinated one shares."""
        grammar = self._grammar
        while grammar.dep[verb] == "conj" and not grammar.with_relation(verb, *SUBJECTS):
            verb = grammar.head[verb]
        return verb

    def _is_scene(self, noun: int) -> bool:
        """Whether the noun is the upheaval in the course of which a thing is done ("took power in the 1999 coup")."""
        grammar = self._grammar
        is_course = grammar.dep[noun] == "obl" and bool(set(grammar.marker_lemmas(noun)) & {"in", "during"})
        return is_course and grammar.lemma[noun].lower() in words("upheaval")

    def _is_said_by(self, clause: int, act: Act) -> bool:
        """Whether a clause tells the saying by which an act is done ("said *on Friday* that it would not go")."""
        is_said = act.event_type in SAID and act.tense is not Tense.PERFECT and act.status is Status.OCCURRED
        return is_said and clause in sayings_of(self._grammar, self._grammar.clause(act.verb))

    def _is_sent_out(self, clause: int, act: Act) -> bool:
        """Whether a participle tells when the words were sent out by which an act is done ("denied it in an interview
        *broadcast on Friday*")."""
        grammar, words_of = self._grammar, self._grammar.head[clause]
        is_of_words = grammar.dep[clause] == "acl" and grammar.lemma[words_of] in words("utterance", "spoken words")
        return act.event_type in SAID and is_of_words and grammar.head[words_of] in (act.trigger, act.verb)

    def _is_decided(self, token: int, act: Act) -> bool:
        """Whether it is when somebody decided on the act ("a decision *last week* to expel ...")."""
        grammar, noun = self._grammar, self._grammar.head[token]
        is_decision = grammar.lemma[noun] in ("decision", "move") and grammar.dep[token] == "nmod:unmarked"
        return is_decision and grammar.dep[act.verb] == "acl" and grammar.head[act.verb] == noun

    def _agrees(self, token: int, time: TimeExpression, act: Act, *, is_record: bool) -> bool:
        """Whether the act can have been done then: what is done not after publication, what is planned not before.

        "By Friday" is when something is due, not when it was done; and what is told in the present tense is new.
        """
        is_open = act.status in (Status.PLANNED, Status.CONDITIONAL)
        limits = WITHIN - {"before"} if time.type is TimeType.TIME else WITHIN
        if not is_open and limits & set(self._grammar.marker_lemmas(token)):
            return False
        if self._published is None or time.earliest is None or time.latest is None:
            return True
        if act.status is Status.PLANNED:
            return time.latest >= self._published
        is_present = self._grammar.tag[act.verb] in ("VBZ", "VBP") and not is_record
        if is_present and act.is_past and time.latest < self._published - NEWS:
            return False
        return not act.is_past or time.earliest <= self._published

    def _is_of_plan(self, token: int, time: TimeExpression, act: Act) -> bool:
        """Whether it is the day ahead of what is planned: "on Monday, she is scheduled to meet ..."."""
        grammar, clause = self._grammar, self._grammar.clause(act.verb)
        if act.status is not Status.PLANNED or not self._published or not time.earliest:
            return False
        while grammar.dep[clause] == "xcomp":
            clause = grammar.clause(grammar.head[clause])
        told = grammar.clause(token)
        if grammar.dep[told] == "acl" and grammar.lemma[told] in words("scheduling"):  # "a summit planned for October"
            plan = grammar.head[told]
            is_held = grammar.dep[plan] == "obj" and grammar.lemma[act.verb] in words("holding")
            return plan == act.trigger or (is_held and grammar.head[plan] == act.verb)
        return time.earliest > self._published and told == clause

    def _is_of_matter(self, token: int, act: Act) -> bool:
        """Whether the expression dates the act that is spoken of ("concern over the attack last month").

        Of what is said, only an old date right after the other act's noun is taken for that act's.
        """
        grammar, head = self._grammar, self._grammar.head[token]
        while not grammar.is_predicate(head) and grammar.head[head] != head:
            markers = set(grammar.marker_lemmas(head))
            is_charge = bool(markers & MATTERS) or (bool(markers & CHARGES) and names_deed(grammar.lemma[head]))
            if is_charge and not self._is_above(head, act.trigger):
                return True
            head = grammar.head[head]
        if self._expressions.is_old(token) and self._is_behind_cause(token, act):
            return True
        is_aside = grammar.dep[grammar.clause(act.verb)] == "acl:relcl"
        if act.event_type not in ANSWERING or not self._expressions.is_old(token) or is_aside:
            return False
        before = token - 1
        while before > act.trigger and grammar.pos[before] in ("ADP", "DET", "ADJ", "NUM", "PROPN"):
            before -= 1
        is_own = grammar.head[before] in (act.trigger, act.verb) and named_type(grammar.lemma[before]) is act.event_type
        is_deed = names_deed(grammar.lemma[before]) and not is_own  # "made a pledge last summer"
        return act.trigger < before != act.verb and is_deed and not _names_words(grammar.lemma[before])

    def _is_behind_cause(self, token: int, act: Act) -> bool:
        """Whether the expression stands right behind what is answered ("struck a port in retaliation for raids on its
        capital *last week*")."""
        grammar, before = self._grammar, token
        while before > act.trigger and (before == token or grammar.head[before] == token):
            before -= 1
        while before > act.trigger and not grammar.is_predicate(before) and grammar.head[before] != before:
            before = grammar.head[before]
            if grammar.lemma[before] in words("reply"):
                return True
        return False

    def _is_above(self, token: int, other: int) -> bool:
        """Whether the other token is this one or hangs on it, directly or not."""
        while other != token and self._grammar.head[other] != other:
            other = self._grammar.head[other]
        return other == token

    def _is_of_subject(self, token: int) -> bool:
        """Whether the expression dates what the subject is ("the invasion in 2008 was condemned"), not when it spoke
        ("the king, in a speech on Friday, condemned ...")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            if grammar.dep[token] in SUBJECTS:
                return True
            if grammar.lemma[token] in words("utterance", "spoken words") and "in" in grammar.marker_lemmas(token):
                return False
            token = grammar.head[token]
        return False

    def _is_before_verb(self, token: int, verb: int) -> bool:
        """Whether an expression stands right before the verb, whatever the parser hung it on ("the parliament in Oslo
        *yesterday* appealed ...", "the mission on 1 May criticised ...")."""
        grammar = self._grammar
        is_loose = grammar.dep[token] in ("nmod:unmarked", "nmod", "appos")
        is_then = set(grammar.marker_lemmas(token)) <= {"on"} and grammar.tag[verb] in ("VBD", "VBZ", "VBP")
        return is_loose and is_then and token < verb and all(self._is_above(token, t) for t in range(token + 1, verb))

    def _is_of_bound(self, token: int) -> bool:
        """Whether the expression dates what the act is bounded by ("the first time since their summit last June")."""
        grammar = self._grammar
        while not grammar.is_predicate(token) and grammar.head[token] != token:
            token = grammar.head[token]
            if set(grammar.marker_lemmas(token)) & LIMITS:
                return True
        return False


def _names_words(noun: str) -> bool:
    """Whether a noun names only what is put in words, which is there to be answered ("rejected the *offer* in May")."""
    return (named_types(noun) or {named_type(noun)}) <= VERBAL
