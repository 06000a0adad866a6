"""Whether the trigger's own act has happened, is going on, is planned, depends on something or is denied.

The reading starts at the trigger's auxiliaries and adverbs and climbs through the verbs, nouns and adjectives that
govern it; the cues are a table (``data/status_cues.tsv``). In the manner of the factuality profiles of Sauri and
Pustejovsky (2009), reduced to PLOVER's needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.events.matches.acts import named_type
from legation.events.status.cues import cues
from legation.events.status.governors import governs, is_aside, is_told_by, was_before, yet_before
from legation.events.status.tense import Tense, tense_of
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Status

STRENGTH = (Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.NEGATED, Status.CONDITIONAL)
"""Of two readings of one act the later one here wins."""
ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
"""Adjectives that make an infinitive a fact ("the only leader to visit")."""
PLANS = frozenset({Status.PLANNED})
OPEN = frozenset({Status.PLANNED, Status.CONDITIONAL})
"""Statuses that leave open whether the act is done."""
Cue = tuple[Status, int]
"""A status and the token that tells it."""
GOVERNED = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl", "acl:relcl", "amod"})
"""Relations of what stands under another verb, noun or adjective."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status, the tokens that tell it, the tense of the clause, and whether it speaks of the future."""

    status: Status
    cues: tuple[int, ...]
    tense: Tense
    is_future: bool = False


def has_happened(status: Status) -> bool:
    """Whether an act with this status took place."""
    return status in (Status.OCCURRED, Status.ONGOING)


def is_open(grammar: Grammar, infinitive: int) -> bool:
    """Whether the governor of an infinitive leaves open that it is done ("promised to go", not "began to go")."""
    status = cues().get(("governor", grammar.lemma[grammar.head[infinitive]]), Status.PLANNED)
    return status in OPEN


class StatusReader:
    """Reads statuses in one document."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._cues = cues()

    def read(self, trigger: int) -> Reading:
        """The status of the act that the trigger tells of."""
        if self._grammar.is_modal(trigger):  # whoever says that something *must* be done has asked for it
            return Reading(Status.OCCURRED, (), Tense.PRESENT)
        found: list[Cue] = []
        tense = self._read(trigger, found, 0)
        if self._grammar.lemma[trigger] in words("planning", "summoning to protest") and self._plans_act(trigger):
            found.append((Status.PLANNED, trigger))
        if tense is Tense.PERFECT and self._lasts(trigger):
            found.append((Status.ONGOING, trigger))
        if self._grammar.lemma[trigger] in words("expecting") and not self._grammar.related(trigger, "comp"):
            found.append((Status.PLANNED, trigger))
        strongest = max((status for status, _ in found), key=STRENGTH.index, default=Status.OCCURRED)
        cues = tuple(sorted({cue for status, cue in found if status is strongest}))
        is_wish = strongest in OPEN and {self._grammar.lemma[cue] for cue in cues} <= words("wishing")
        if is_wish and self._grammar.lemma[trigger] in words("expressing"):  # "we *would like to thank* Oman"
            return Reading(Status.OCCURRED, (), tense)
        return Reading(strongest, cues, tense, any(status is Status.PLANNED for status, _ in found))

    def _lasts(self, verb: int) -> bool:
        """Whether what somebody has done goes on ("has *blocked* the road *since* Monday", "... *for* six weeks")."""
        grammar = self._grammar
        is_over = any(grammar.form[aux] == "had" for aux in grammar.with_relation(verb, "aux"))
        if is_over or grammar.lemma[verb] not in words("enduring"):
            return False
        beside = grammar.children[verb]
        if any("since" in grammar.marker_lemmas(time) for time in beside if time > verb):
            return True
        return any(grammar.lemma[length] in words("length of time") for length in grammar.related(verb, "for"))

    def _plans_act(self, verb: int) -> bool:
        """Whether the trigger is only the planning of the act that its object names ("plan a march"), or the call for
        one to come ("called a strike *for Monday*").
        """
        grammar = self._grammar
        if grammar.lemma[verb] in words("summoning to protest"):
            is_named = bool(grammar.with_relation(verb, "xcomp"))  # "called the strike *an act of war*"
            is_over = grammar.has_particle(verb, "off")
            things = () if is_named or is_over or grammar.dep[verb].startswith("acl") else grammar.related(verb, "obj")
            return any(grammar.lemma[thing] in words("protest") for thing in things)
        return any(named_type(grammar.lemma[thing]) is not None for thing in grammar.related(verb, "obj"))

    def _read(self, token: int, found: list[Cue], depth: int) -> Tense:
        """Collect the cues of a token and of what governs it; the tense of the nearest finite verb."""
        grammar = self._grammar
        if depth > 12:
            return Tense.NONE
        if grammar.is_predicate(token):
            tense = self._read_predicate(token, found)
            return self._climb(token, found, depth, tense)
        return self._read_noun(token, found, depth)

    def _cue(self, role: str, token: int, found: list[Cue]) -> None:
        status = self._cues.get((role, self._grammar.lemma[token]))
        if status is None and role == "modifier":  # "a *planned* visit", taken for a participle
            status = self._cues.get((role, self._grammar.form[token]))
        if status is not None:
            found.append((status, token))

    def _read_predicate(self, token: int, found: list[Cue]) -> Tense:
        """Collect the cues in a predicate's own words; its tense."""
        grammar = self._grammar
        own, conditions = list[Cue](), list[int]()
        auxiliaries = grammar.with_relation(token, "aux", "aux:pass", "cop")
        verbs = (token, *auxiliaries)
        for child in grammar.children[token]:
            relation = grammar.dep[child].split(":")[0]
            if child in auxiliaries:
                if grammar.lemma[child] == "would" and self._is_future_in_past(token):
                    own.append((Status.PLANNED, child))
                else:
                    self._cue("auxiliary", child, own)
            elif relation in ("advmod", "cc"):  # "neither signed nor ratified it" too
                self._read_adverb(child, own)
            elif relation == "mark":
                self._cue("marker", child, found)
            elif relation in ("nsubj", "obj"):
                self._read_argument(child, own)
            elif relation == "advcl" and any(grammar.tag[verb] == "MD" for verb in verbs):
                conditions.extend(self._conditions(child))
        if any(status is Status.NEGATED for status, _ in own):  # "could not sign" is as much a refusal as "will not"
            if any(status is Status.PLANNED for status, _ in own):
                conditions = []  # "*will not* lift it *unless* ..."
            own = [(Status.PLANNED if status is Status.CONDITIONAL else status, cue) for status, cue in own]
        found.extend((Status.CONDITIONAL, marker) for marker in conditions)
        found.extend(own)
        self._read_form(verbs, found)
        return tense_of(grammar, token, auxiliaries)

    def _read_adverb(self, adverb: int, found: list[Cue]) -> None:
        if not self._is_not_only(adverb):
            self._cue("adverb", adverb, found)
        if any(self._grammar.lemma[child] == "no" for child in self._grammar.children[adverb]):  # "no longer"
            found.append((Status.NEGATED, adverb))

    def _read_argument(self, noun: int, found: list[Cue]) -> None:
        """Collect what the words before a subject or an object say: "*no* envoy", "*not a* single drone"."""
        grammar = self._grammar
        for determiner in grammar.with_relation(noun, "det", "cc:preconj"):
            self._cue("determiner", determiner, found)
        for adverb in grammar.with_relation(noun, "advmod"):
            if grammar.form[adverb : adverb + 2] in (["not", "a"], ["not", "one"]):
                found.append((Status.NEGATED, adverb))

    def _read_form(self, verbs: Sequence[int], found: list[Cue]) -> None:
        """Collect what the form of a predicate says, the first of the ``verbs``: "*is to* meet", "is *fighting*"."""
        grammar, (token, *auxiliaries) = self._grammar, verbs
        tags = {grammar.tag[verb] for verb in verbs}
        being = [verb for verb in auxiliaries if grammar.lemma[verb] == "be"]
        if grammar.is_infinitive(token) and tags & {"VBZ", "VBP", "VBD"} and grammar.dep[token] != "csubj":
            found.extend((Status.PLANNED, verb) for verb in being)
        is_progressive = grammar.tag[token] == "VBG" and bool(being)
        is_state = grammar.pos[token] == "NOUN" and bool(grammar.with_relation(token, "cop"))
        if (is_progressive and not tags & {"VBD", "MD", "TO"}) or (is_state and tags & {"VBZ", "VBP"}):
            found.append((Status.ONGOING, token))

    def _conditions(self, clause: int) -> list[int]:
        """The words that make a clause the condition of another, which "*even* if" does not."""
        lemma = self._grammar.lemma
        markers = self._grammar.with_relation(clause, "mark")
        return [mark for mark in markers if lemma[mark] in words("condition") and lemma[max(0, mark - 1)] != "even"]

    def _is_not_only(self, adverb: int) -> bool:
        """Whether "not" denies but that this is all ("*not* only left but took the files")."""
        following = self._grammar.form[adverb + 1 : adverb + 2]
        return self._grammar.lemma[adverb] == "not" and following in (["only"], ["just"], ["merely"])

    def _is_future_in_past(self, verb: int) -> bool:
        """Whether "would" reports a future ("said that they would meet") and depends on nothing."""
        grammar = self._grammar
        if not self._denials(verb) and any(map(self._conditions, grammar.with_relation(verb, "advcl"))):
            return False
        said = [c for c in grammar.children[verb] if grammar.dep[c] in ("parataxis", "ccomp")]
        while grammar.dep[verb] == "conj":
            verb = grammar.head[verb]
        if grammar.dep[verb] == "ccomp":
            said.append(grammar.head[verb])
        return any(grammar.lemma[says] in words("reporting") for says in said)

    def _climb(self, token: int, found: list[Cue], depth: int, tense: Tense) -> Tense:
        """Go on to what governs a predicate of this tense, of none where it is not finite."""
        grammar = self._grammar
        relation, head = grammar.dep[token], grammar.head[token]
        is_infinitive = grammar.is_infinitive(token)
        if head == token:
            if is_infinitive:
                found.append((Status.PLANNED, token))
            return tense
        if is_infinitive and self._is_future_of_headline(token):
            found.append((Status.PLANNED, token))
            return tense
        own = ("nsubj",) if is_infinitive and grammar.is_infinitive(head) else ("nsubj", "mark")
        if relation in ("conj", "parataxis") and tense is Tense.NONE and not grammar.with_relation(token, *own):
            return self._read(head, found, depth + 1)  # "to meet and *to* sign"
        if relation not in GOVERNED:
            return tense
        if is_told_by(grammar, token, head):
            return self._read(head, found, depth + 1)
        if (yet := yet_before(grammar, token, head)) is not None:
            found.append((Status.NEGATED, yet))
            return self._read(head, [], depth + 1)
        if ("governor", grammar.lemma[head]) in self._cues and governs(grammar, token, head, relation):
            return self._governed(token, head, found, depth, tense)
        if relation == "advcl" and grammar.tag[token] == "VBN" and was_before(grammar, token, head):
            return tense  # "*praised* by Peru, he will visit it", "will visit it, having *praised* it"
        if relation in ("acl", "advcl") and is_infinitive:
            return self._aimed_at(token, head, found, depth, tense)
        if relation == "acl" and tense is Tense.NONE:
            self._read_modifiers(head, found, besides=token)
            if grammar.lemma[head] in words("utterance", "summing up"):
                above = grammar.clause(head)  # "issued a statement condemning the vote"
                return self._read_predicate(above, []) if grammar.is_predicate(above) else Tense.NONE
        if relation == "advcl" and tense is Tense.PRESENT and self._is_awaited(token, head, depth):
            found.append((Status.PLANNED, token))  # "will answer when the talks begin"
        if is_aside(grammar, token) and grammar.lemma[token] in words("drawing"):
            return self._read(head, [], depth + 1)  # "will veto it, *drawing* a rebuke"
        if relation in ("xcomp", "advcl") and tense is Tense.NONE and not grammar.with_relation(token, "nsubj"):
            told: list[Cue] = []
            governing = self._read(head, told, depth + 1)
            found.extend(cue for cue in told if cue[0] is not Status.NEGATED or not is_aside(grammar, token))
            return governing
        return tense

    def _is_future_of_headline(self, infinitive: int) -> bool:
        """Whether an infinitive with a subject of its own is what a headline says of days to come ("Kremlin: Putin *to
        meet* the emir", "Kremlin says Putin *to meet* the emir")."""
        grammar, relation = self._grammar, self._grammar.dep[infinitive]
        says = grammar.head[infinitive]
        is_said = relation == "ccomp" and grammar.lemma[says] in words("reporting")
        is_labelled = relation == "parataxis" and not grammar.is_predicate(says)
        return (is_said or is_labelled) and bool(grammar.with_relation(infinitive, "nsubj"))

    def _is_awaited(self, token: int, head: int, depth: int) -> bool:
        """Whether a clause in the present tense tells what is still to come, as what it stands beside is."""
        children = self._grammar.children[token]
        is_then = not {"when", "once", "after"}.isdisjoint(self._grammar.lemma[child] for child in children)
        return self._is_ahead(head, depth, OPEN if is_then else PLANS)

    def _governed(self, token: int, head: int, found: list[Cue], depth: int, tense: Tense) -> Tense:
        """Collect what a governor says of the act that it governs: "*promised* to go", "*has to* go"."""
        grammar, lemma = self._grammar, self._grammar.lemma[head]
        status = self._cues["governor", lemma]
        if lemma == "have" and grammar.dep[token] == "xcomp" and grammar.tag[head] in ("VBZ", "VBP"):
            status = Status.CONDITIONAL  # "still *has to* be approved", but "had to go" went
        if lemma in words("able") and self._read_predicate(head, []) is Tense.PAST:
            status = None
        if lemma in words("moving somebody") and grammar.with_relation(head, "obj"):
            status = None
        if status is None:
            governing = self._read(head, found, depth + 1)
            if governing is Tense.PRESENT and lemma in words("lasting"):
                found.append((Status.ONGOING, head))
            return governing if tense is Tense.NONE else tense
        found.append((status, head))
        if status is Status.PLANNED:
            found.extend((Status.NEGATED, adverb) for adverb in self._denials(head))  # "does *not* plan to go"
        is_past_failure = status is Status.NEGATED and tense is Tense.NONE
        return self._read(head, [], depth + 1) if is_past_failure else tense

    def _aimed_at(self, token: int, head: int, found: list[Cue], depth: int, tense: Tense) -> Tense:
        """Collect what an infinitive of purpose or behind a noun says, of which nobody tells that it was done."""
        grammar = self._grammar
        if grammar.dep[token] == "advcl" and grammar.lemma[head] in words("calling"):
            return self._read(head, found, depth + 1)  # "telephoned him *to thank* him"
        ranks = (grammar.lemma[modifier] for modifier in grammar.with_relation(head, "amod"))
        if grammar.dep[token] == "acl" and not ORDINALS.isdisjoint(ranks):
            return Tense.NONE
        found.append((Status.PLANNED, token))
        return tense

    def _denials(self, predicate: int) -> list[int]:
        """The adverbs that deny a predicate."""
        adverbs = ((a, self._grammar.lemma[a]) for a in self._grammar.with_relation(predicate, "advmod"))
        denying = (adverb for adverb, lemma in adverbs if self._cues.get(("adverb", lemma)) is Status.NEGATED)
        return [adverb for adverb in denying if not self._is_not_only(adverb)]

    def _is_ahead(self, predicate: int, depth: int, statuses: frozenset[Status]) -> bool:
        """Whether what a clause says lies ahead: "*will* answer", "*is expected to* answer"."""
        above: list[Cue] = []
        self._read(predicate, above, depth + 1)
        return any(status in statuses for status, _ in above)

    def _read_modifiers(
        self, noun: int, found: list[Cue], besides: int | None = None, *, is_told: bool = False
    ) -> None:
        """Collect the cues beside a noun, other than the modifier that is read itself ("a claim *denied* by Peru").

        Whoever called for what ``is_told`` by a verb of its own ("a strike *called* by unions shut the port") no
        longer leaves it open.
        """
        grammar = self._grammar
        for child in grammar.children[noun]:
            if child == besides:
                continue
            relation = grammar.dep[child].split(":")[0]
            if relation == "det":
                self._cue("determiner", child, found)
            elif relation in ("amod", "compound", "nmod"):
                self._cue("modifier", child, found)
            elif relation == "case":
                self._cue("preposition", child, found)
            elif relation == "acl" and grammar.tag[child] == "VBN":
                beside: list[Cue] = []
                self._cue("modifier", child, beside)
                self._cue("noun governor", child, beside)
                found.extend(cue for cue in beside if not (is_told and cue[0] is Status.CONDITIONAL))

    def _has_not_come_about(self, verb: int) -> bool:
        """Whether a verb denies that its subject came about ("the talks *failed* to take place")."""
        grammar = self._grammar
        denies = self._cues.get(("governor", grammar.lemma[verb])) is Status.NEGATED
        return denies and any(grammar.lemma[t] in words("coming about") for t in grammar.related(verb, "inf"))

    def _read_noun(self, noun: int, found: list[Cue], depth: int) -> Tense:
        grammar = self._grammar
        verb = grammar.support(noun)
        does = verb is not None and grammar.head[noun] == verb and grammar.dep[noun] == "nsubj"
        self._read_modifiers(noun, found, is_told=does)
        if verb is not None:
            planning = self._cues.get(("noun governor", grammar.lemma[verb]))
            if planning is not None and grammar.head[noun] == verb and grammar.dep[noun] in ("obj", "nsubj:pass"):
                found.append((planning, verb))  # "announced talks"
            above: list[Cue] = []
            tense = self._read(verb, above, depth + 1)
            if does:  # "threats to quit drew *no* reply" were made all the same
                outcome = {t for thing in grammar.with_relation(verb, "obj") for t in grammar.children[thing]}
                above = [(status, cue) for status, cue in above if cue not in outcome]
            found.extend(above)
            if does and tense is Tense.PRESENT and grammar.lemma[verb] in words("lasting", "persisting"):
                found.append((Status.ONGOING, verb))  # "fighting *continues*"
            return tense
        head, relation = grammar.head[noun], grammar.dep[noun].split(":")[0]
        if head == noun:
            return Tense.NONE
        if relation == "conj" or (relation == "nmod" and grammar.lemma[head] in words("beginning")):
            return self._read(head, found, depth + 1) if not grammar.is_predicate(head) else Tense.NONE
        if relation in ("obj", "nsubj", "obl", "nmod", "xcomp", "compound"):
            status = self._cues.get(("noun governor", grammar.lemma[head]))
            is_aim = relation == "obl" and bool(set(grammar.marker_lemmas(noun)) & words("aimed"))
            is_scene = noun < head or bool(grammar.with_relation(noun, "nmod:poss"))  # "on a visit to Chad, urged ..."
            is_aim = is_aim and not is_scene
            governed = relation == "obj" or is_aim or grammar.dep[noun] == "nsubj:pass"
            if status is not None and (governed or relation == "nmod"):
                found.append((status, head))
            if relation == "nsubj" and self._has_not_come_about(head):
                found.append((Status.NEGATED, head))
            if grammar.is_predicate(head):
                is_occasion = relation == "obl" and not {"at", "during"}.isdisjoint(grammar.marker_lemmas(noun))
                if is_occasion and self._is_ahead(head, depth, PLANS):
                    found.append((Status.PLANNED, head))  # "*will* raise the matter at a summit"
                return self._read_predicate(head, [])
        return Tense.NONE
