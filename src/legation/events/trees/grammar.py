"""Grammatical relations of the meaning, read off a Universal Dependencies tree.

The passive, relative clauses, participles, control and raising, and coordination are undone here, so that a frame
can ask for "subj" and "obj" without knowing how the sentence was built. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import ClassVar

from spacy.tokens import Doc

from legation.events.lexicon.needs import WORDLESS, Path
from legation.events.trees.coordination import shared_objects
from legation.events.trees.event_nouns import doers_of, holders_of, supporting_verb, undergoers_beside_agent
from legation.events.trees.stays import clause_subjects, scene
from legation.events.trees.tree import SUBJECTS, Tree, words
from legation.events.trees.verbs import invited, preposition_control, tells_maker

PREDICATIVE = frozenset({"behind", "under", "on", "out", "against"})
"""Prepositions of what somebody or something is ("is *under* siege", "is *out* of the question")."""
JOINING = frozenset({"along", "together", "join", "accompany"})
"""Words without one of which nobody is told of who does or undergoes the same."""
WHEN = frozenset({"on", "in", "at"})
"""Prepositions of time."""
PREPOSITIONAL = frozenset({"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "advmod"})
WORD_RELATIONS = frozenset({"advmod", "obj", "xcomp", "obl", "compound", "acl", "det", "aux", "cop"})


@cache
def _supertype(relation: str) -> str:
    """A relation without its subtype: "obl" of "obl:agent"."""
    return relation.partition(":")[0]


class Grammar(Tree):
    """The relations between the tokens of one document, worked out once as they are asked for."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.followed: dict[tuple[int, tuple[int, ...], Path], tuple[int, ...]] = {}
        """What stands at the end of paths that have been followed (``matching.follow``)."""
        self._known: dict[str, dict[int, tuple[int, ...]]] = defaultdict(dict)
        self._governed: dict[int, dict[str, list[tuple[int, bool]]]] = {}
        self._about: dict[int, set[str]] = {}
        self._passive: dict[int, bool] = {}
        self._supports: dict[int, int | None] = {}

    def lemmas_about(self, token: int) -> set[str]:
        """The lemmas of all the words of the token's tree."""
        known = self._about.get(token)
        if known is None:
            *_, root = self.up(token)
            below = [root]
            for word in below:
                below.extend(self.children[word])
            known = {self.lemma[word] for word in below}
            self._about.update(dict.fromkeys((token, *below), known))
        return known

    def coordinated(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """The tokens and what is coordinated with them, in text order."""
        found: list[int] = []
        for token in tokens:
            found.extend(self.antecedents(token))
            if not self.children[token] and self.dep[token] not in SUBJECTS:
                continue
            if self.lemma[token] in words("measure") or self.tag[token] == "CD":  # "seized 40 of them"
                found.extend(self.prepositional(token, "of"))
            beside = [c for c in self.with_relation(token, "conj") if not self._is_apart(c)] + self._companions(token)
            if beside:
                found.extend(self.coordinated(beside))
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def _is_apart(self, conjunct: int) -> bool:
        """Whether a conjunct has a phrase or a clause of its own; "'s" parts nobody ("Peru's king and *Chile's*")."""
        return any(self.tag[t] != "POS" for t in self.with_relation(conjunct, "case", "nsubj", "cop"))

    def _companions(self, token: int) -> list[int]:
        """Who does or undergoes the same: "Peru, *along with Chile*", "Peru, *joined by Chile*"."""
        if self.pos[token] not in ("NOUN", "PROPN") or JOINING.isdisjoint(self.lemmas_about(token)):
            return []
        found = [c for c in self.with_relation(token, "nmod") if {"along", "with"} <= set(self.marker_lemmas(c))]
        fronted = self._fronted(token)
        found += [c for c in fronted if {"along", "with"} <= set(self.marker_lemmas(c))]
        for other in (*self.with_relation(token, "advmod", "acl"), *fronted):
            if self.lemma[other] in ("along", "together"):
                found.extend(self.prepositional(other, "with"))
            elif self.lemma[other] in ("join", "accompany") and self.tag[other] == "VBN":
                found.extend(self.with_relation(other, "obl:agent"))
        return found

    def _fronted(self, subject: int) -> list[int]:
        """What opens the clause of a subject, before it: "*Along with Chile*, Peru denounced the raid"."""
        if self.dep[subject] not in SUBJECTS:
            return []
        opening = (c for c in self.with_relation(self.head[subject], "obl", "advmod") if c < subject)
        return [c for c in opening if self.pos[c] != "NOUN"]  # "along with *tanks*, Peru sent advisers"

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's grammatical subject undergoes what it says."""
        known = self._passive.get(verb)
        if known is None:
            known = self._passive[verb] = self._is_passive(verb)
        return known

    def _is_passive(self, verb: int) -> bool:
        if self.pos[verb] not in ("VERB", "AUX"):
            return False
        if self.with_relation(verb, "aux:pass", "nsubj:pass"):
            return True
        if self.tag[verb] != "VBN" or self.with_relation(verb, "aux", "nsubj"):
            return False
        if self.dep[verb] == "conj":
            return self.is_passive(self.head[verb])
        return self.lemma[verb] in words("ditransitive") or not self.with_relation(verb, "obj")

    def surface_subjects(self, verb: int) -> tuple[int, ...]:
        """The grammatical subject, understood ones included."""
        return self.related(verb, "surface")

    def related(self, token: int, relation: str) -> tuple[int, ...]:
        """What stands in a relation of the lexicon (``docs/frames.md``) to the token, in text order."""
        known = self._known[relation]
        found = known.get(token)
        if found is None:
            known[token] = ()  # a loop in the sentence finds nothing
            reached = tuple(self._find(token, relation))
            found = known[token] = tuple(dict.fromkeys(reached)) if len(reached) > 1 else reached
        return found

    def _find(self, token: int, relation: str) -> Iterable[int]:
        if self.tag[token] == "MD" and relation != "said" and self.is_modal(token):
            return self._of_modal(token, relation)
        if (reader := self._READERS.get(relation)) is not None:
            return reader(self, token)
        if relation not in WORDLESS and relation not in self.lemmas_about(token):
            return ()
        return self.prepositional(token, relation)

    def _of_modal(self, modal: int, relation: str) -> Iterable[int]:
        """What stands in a relation to "must": its verb is its complement, whose subject it shares."""
        verb = self.head[modal]
        if relation == "comp":
            return (verb,)
        return self.surface_subjects(verb) if relation in ("subj", "surface") else ()

    def _is_nominal(self, token: int) -> bool:
        return self.pos[token] in ("NOUN", "PROPN") or not self.is_predicate(token)

    def _subjects(self, token: int) -> Iterable[int]:
        return doers_of(self, token) if self._is_nominal(token) else self.verb_subjects(token)

    def _undergoers(self, token: int) -> Iterable[int]:
        return self.related(token, "of") if self._is_nominal(token) else self._objects(token)

    def _of(self, token: int) -> Iterable[int]:
        found = self.prepositional(token, "of")
        return found if found or not self._is_nominal(token) else undergoers_beside_agent(self, token)

    def _infinitives(self, token: int) -> Iterable[int]:
        return [c for c in self._complements(token) if self.is_infinitive(c) and not self.is_to_be(c)]

    def _possessors(self, token: int) -> Iterable[int]:
        return self.coordinated(self.with_relation(token, "nmod:poss"))

    def _speaker(self, token: int) -> Iterable[int]:
        return self.coordinated([self.speakers[token]]) if token in self.speakers else ()

    def _surface_subjects(self, verb: int) -> Iterable[int]:
        own = self.with_relation(verb, *SUBJECTS)
        is_each = all(self.form[t] in ("each", "both") and not self.children[t] for t in own)
        if own and not (is_each and self.dep[verb] == "advcl"):  # "fought on, *each* blaming the other"
            return self.coordinated(own)
        head, relation = self.head[verb], self.dep[verb]
        if head == verb:
            return self.coordinated([self.enacting[verb]]) if verb in self.enacting else ()
        if relation == "conj" or (relation == "parataxis" and self.tag[verb] == "VBZ"):  # "Ali Wades In: *Urges* Aid"
            return self.surface_subjects(head)
        if relation in ("xcomp", "advcl", "ccomp"):
            return self._controllers(verb, head)
        if relation.startswith("acl"):
            if self.is_infinitive(verb) or (self.lemma[head] in words("adopted text") and self.tag[verb] == "VBG"):
                return holders_of(self, head)
            return (head,)
        return ()

    def _controllers(self, verb: int, head: int) -> Iterable[int]:
        """Who does what a clause without a subject says, from the verb that governs it."""
        lemma = self.lemma[head]
        is_gerund = self.dep[verb] == "advcl" and self.tag[verb] == "VBG" and self.pos[head] == "VERB"
        is_gerund = is_gerund and not words("object control").isdisjoint(self.marker_lemmas(verb))
        if is_gerund and (objects := self._objects(head)):
            return objects  # "thanked Peru for lifting the ban", "provoked it into shelling a town"
        for preposition in preposition_control().get(lemma, ()):
            if self.is_infinitive(verb) and (named := self.prepositional(head, preposition)):
                return named
        if self.dep[verb] == "xcomp" and lemma not in words("subject control") and not self.is_passive(head):
            objects = self.with_relation(head, "iobj") or self.with_relation(head, "obj")
            if objects:
                return self.coordinated(objects)
        if self.dep[verb] == "ccomp" and not self.is_infinitive(verb) and self.tag[verb] != "VBG":
            return ()
        return self.surface_subjects(head)

    def verb_subjects(self, verb: int) -> Iterable[int]:
        """Who does what a verb tells: the subject of the active, the agent of the passive."""
        if not self.is_passive(verb):
            return self.surface_subjects(verb)
        agents = self.with_relation(verb, "obl:agent")
        agents += [c for c in self.with_relation(verb, "obl") if "by" in self.marker_lemmas(c)]
        if not agents and self.is_had_done(verb):  # "the king had the rebels shot"
            return self.verb_subjects(self.head[verb])
        if not agents:  # "were arrested and their boats *seized by the navy*": one agent for both
            for later in self.with_relation(verb, "conj"):
                is_bare = self.tag[later] == "VBN" and not self.with_relation(later, "aux", "aux:pass", "nsubj")
                is_bare &= all(self.form[joint] != "but" for joint in self.with_relation(later, "cc"))
                if is_bare and self.is_passive(later) and (shared := self.verb_subjects(later)):
                    return shared
        return self.coordinated(sorted(agents) or invited(self, verb))

    def _objects(self, verb: int) -> Iterable[int]:
        own = self.coordinated(self.with_relation(verb, "obj") or shared_objects(self, verb))
        if own:
            return own
        if self.is_passive(verb):
            return self.surface_subjects(verb)
        if alone := self.with_relation(verb, "iobj"):  # "urged Peru to act": parsers waver
            return self.coordinated(alone)
        for predicate in self.with_relation(verb, "xcomp"):  # "found the general guilty"
            if judged := self.with_relation(predicate, "nsubj"):
                return self.coordinated(judged)
        if self.dep[verb] == "acl:relcl" and self.with_relation(verb, *SUBJECTS):
            antecedent = self.head[verb]
            if antecedent not in self.surface_subjects(verb) and not self._is_beside(verb):
                return (antecedent,)
        return ()

    def _is_beside(self, verb: int) -> bool:
        """Whether a relative clause does nothing to its antecedent: "Peru, *whose troops* fired", "the accord *under
        which* Iraq agreed".
        """
        owners = (o for s in self.with_relation(verb, *SUBJECTS) for o in self.with_relation(s, "nmod:poss"))
        led = (t for t in self.with_relation(verb, "obl", "nmod") if self.with_relation(t, "case"))
        return any(self.tag[t] in ("WP$", "WDT", "WP") for t in (*owners, *led))

    def _indirect_objects(self, verb: int) -> Iterable[int]:
        own = self.with_relation(verb, "iobj")
        if own:
            return self.coordinated(own)
        if self.is_passive(verb) and self.with_relation(verb, "obj"):
            return self.surface_subjects(verb)
        return ()

    def _complements(self, token: int) -> tuple[int, ...]:
        found = self.with_relation(token, "xcomp", "ccomp")
        if not found and self.dep[token] == "parataxis" and self.is_inserted(token):
            return (self.head[token],)
        if not found:
            found = [c for c in self.with_relation(token, "advcl", "acl", "csubj") if self.is_infinitive(c)]
        if not found and self.pos[token] == "NOUN":
            found = [c for c in self.with_relation(token, "acl", "acl:relcl") if "that" in self.marker_lemmas(c)]
        found = [c for c in found if "in" not in self.marker_lemmas(c)]  # "decided *in order* not to raise tensions"
        return tuple(c for complement in found for c in (complement, *self._conjoined(complement)))

    def _conjoined(self, complement: int) -> list[int]:
        """What is coordinated with a complement: after an infinitive, no clause with a subject of its own."""
        conjuncts = self.with_relation(complement, "conj")
        if not self.is_infinitive(complement):
            return conjuncts
        return [c for c in conjuncts if not self.with_relation(c, *SUBJECTS)]

    def _modifiers(self, noun: int) -> Iterable[int]:
        own = self.with_relation(noun, "amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "advmod")
        behind = (c for c in own if c > noun and self.dep[c] == "nmod:unmarked")  # "in Quetta, *Pakistan*"
        leading = (below for c in own if self.form[c] in words("led") for below in self.children[c] if below < c)
        return self.coordinated(sorted({*own, *leading} - set(behind)))  # "the *Saudi*-led raid"

    def prepositional(self, token: int, word: str) -> tuple[int, ...]:
        """What a preposition brings to a token, or the dependent that is the word itself."""
        found: list[int] = []
        if word == "by" and self.pos[token] == "NOUN":  # "sanctions imposed by Peru"
            made = (v for v in self.with_relation(token, "acl") if self.is_passive(v) and tells_maker(self, v))
            found.extend(a for v in made for a in self.related(v, "subj"))  # but not "to be imposed by Peru"
        if word in PREDICATIVE and word in self.marker_lemmas(token) and self.with_relation(token, "cop"):
            found.append(token)  # "is behind the attack"
        if word in ("to", "in") and self.dep[token] == "acl:relcl" and self._is_where(token):
            found.append(self.head[token])  # "Oman, *where* he travelled"
        for child, is_phrase in self._phrases(token).get(word, ()):
            found.extend(self.coordinated([child]) if is_phrase else (child,))
        return tuple(found)

    def _phrases(self, token: int) -> Mapping[str, Sequence[tuple[int, bool]]]:
        """By a preposition the heads of the phrases it brings to a token (True) and, as such a word, itself (False)."""
        found = self._governed.get(token)
        if found is None:
            found = self._governed[token] = {}
            days, holidays = words("day"), words("holiday")
            for child in self.children[token]:
                relation, lemma = _supertype(self.dep[child]), self.lemma[child]
                markers = self.marker_lemmas(child) if relation in PREPOSITIONAL else ()
                if lemma in days and words("deadline").isdisjoint(markers):
                    continue  # "fired a missile on Tuesday"
                if lemma in holidays and not WHEN.isdisjoint(markers):
                    continue  # "will strike on Christmas Day"
                for marker in dict.fromkeys(markers):
                    found.setdefault(marker, []).append((child, True))
                if relation in WORD_RELATIONS and lemma not in markers:
                    found.setdefault(lemma, []).append((child, False))
        return found

    def _is_where(self, verb: int) -> bool:
        return any(self.lemma[adverb] == "where" for adverb in self.with_relation(verb, "advmod"))

    def support(self, noun: int) -> int | None:
        """The verb that makes a clause of an event noun ("hold talks", "talks took place"), if there is one."""
        if noun not in self._supports:
            self._supports[noun] = supporting_verb(self, noun)
        return self._supports[noun]

    def company(self, token: int) -> Iterator[int]:
        """Where a trigger's phrases may hang besides it: a noun's on its support verb, a verb's on its object."""
        if self.pos[token] in ("NOUN", "PROPN"):
            if (verb := self.support(token)) is not None:
                yield verb
        else:
            yield from self.with_relation(token, "obj") or self.with_relation(token, "iobj")

    _READERS: ClassVar[Mapping[str, Callable[[Grammar, int], Iterable[int]]]] = {
        "surface": _surface_subjects,
        "subj": _subjects,
        "obj": _undergoers,
        "of": _of,
        "iobj": _indirect_objects,
        "comp": _complements,
        "inf": _infinitives,
        "poss": _possessors,
        "mod": _modifiers,
        "clause": clause_subjects,
        "scene": scene,
        "said": _speaker,
    }
    """How each relation is found that is no word of the sentence."""
