"""A document's dependency tree as lists, token by token, with the parser's known waverings put right.

Tokens are their indices in the document; relations are those of Universal Dependencies, version 2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from spacy.tokens import Doc

from legation.events.lexicon.frames import PartOfSpeech, lemma_classes, lexicon, table_rows
from legation.events.lexicon.vocabulary import lemmas_of
from legation.syntax.columns import columns, sentences, text_of

NOMINAL = ("nsubj", "nsubj:pass", "csubj", "obj", "nmod")
RELATIVE_TAGS = ("WP", "WDT", "WP$")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
MARKING = ("case", "mark")
"""Relations of prepositions and conjunctions to the phrases and clauses that they stand before."""
SENTENCE = 40
"""How many tokens back the main verb of the sentence before is looked for."""
WAVERING = frozenset({"obl", "obl:agent", "obl:unmarked", "xcomp", "obj", "case", "amod"})
"""Relations that parsers take for one another."""


@cache
def words(*groups: str) -> frozenset[str]:
    """The words of one or more groups with a grammar of their own (``data/grammar_words.tsv``)."""
    rows = table_rows("grammar_words.tsv", ("group", "words", "note"))
    return frozenset(word for _, row in rows if row["group"] in groups for word in row["words"].split("|"))


@cache
def particle_verbs() -> frozenset[tuple[str, str]]:
    """The verbs with a particle that the lexicon knows."""
    return frozenset((entry.word[0], entry.particle) for entry in lexicon().listed if entry.particle)


@cache
def gerund_nouns() -> frozenset[str]:
    """The event nouns in "-ing" that the lexicon knows."""
    nouns = (lemma for lemma, part_of_speech in lexicon().by_word if part_of_speech is PartOfSpeech.NOUN)
    return frozenset(noun for noun in nouns if noun.endswith("ing"))


@cache
def people() -> frozenset[str]:
    """Nouns for persons and those who act together, whom the cast knows by their pronouns."""
    classes = lemma_classes()
    named = ("person", "troops", "police", "militia", "diplomat", "prisoner", "peacekeeper", "inspector")
    return frozenset().union(*(classes[name] for name in named))


@cache
def forces() -> frozenset[str]:
    """Nouns for soldiers, those who keep a peace among them."""
    return lemma_classes()["troops"] | lemma_classes()["peacekeeper"]


class Tree:
    """Words as spelt (``spelling``) and in small letters (``form``), lemmas, tags, heads and relations of one document;
    ``entity`` is the kind of the name that a word is part of, as in ``Columns``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        read = columns(doc)
        self.spelling, self.form, self.entity = read.texts, read.forms, read.entities
        self.tag, self.pos, self.dep = list(read.tags), list(read.parts), list(read.relations)
        self.head = list(read.heads)
        self.lemma = lemmas_of(read.lemmas, read.forms, read.tags)
        self._marked: dict[int, list[str]] | None = None
        self._clauses: dict[int, int] = {}
        self.speakers: Mapping[int, int] = {}
        """Who says what each word is part of: the speaker's token by the word's (``speakers.speakers``)."""
        self.enacting: dict[int, int] = {}
        """The body that resolves what a verb tells that opens its paragraph without a subject, by the verb."""
        self.children: list[list[int]] = [[] for _ in self.head]
        for token, (head, relation) in enumerate(zip(self.head, self.dep, strict=True)):
            if head != token and relation != "punct":
                self.children[head].append(token)
        for token, (relation, tag) in enumerate(zip(self.dep, self.tag, strict=True)):
            if relation not in WAVERING and tag != "VBG":
                continue
            if relation.startswith("obl"):
                self._join_for_to(token)
            if relation == "obl" or (relation == "xcomp" and self.pos[token] in ("NOUN", "PROPN")):
                self._make_object(token)
            elif relation == "obj":
                self._make_oblique(token)
            if tag == "VBG":
                self._make_noun(token)
            elif relation in ("case", "amod") and (self.lemma[token - 1], self.lemma[token]) in particle_verbs():
                self._join_particle(token)

    def _join_for_to(self, noun: int) -> None:
        """Make "for Peru to act" one clause where the parser hung both halves on the verb."""
        verb = self.head[noun]
        if self.lemma[verb] not in words("for to"):
            return
        for clause in self.children[verb]:
            is_clause = self.dep[clause] in ("xcomp", "advcl", "acl", "ccomp") and self.is_infinitive(clause)
            markers = self.marker_lemmas(noun) or self.marker_lemmas(clause)
            if clause > noun and is_clause and "for" in markers:
                self.children[verb].remove(noun)
                self.children[clause].insert(0, noun)
                self.head[noun], self.dep[noun], self.dep[clause] = clause, "nsubj", "advcl"
                for marker in [c for c in self.children[noun] if self.lemma[c] == "for"]:
                    self.children[noun].remove(marker)
                    self.children[clause].insert(0, marker)
                    self.head[marker], self.dep[marker] = clause, "mark"
                return

    def _make_noun(self, gerund: int) -> None:
        """Take an "-ing" form for the event noun it is where it stands as one ("fighting between them broke out")."""
        form = self.form[gerund]
        if form not in gerund_nouns() or not (
            self.dep[gerund] in NOMINAL
            or any(self.dep[c] in ("det", "amod", "nmod:poss") for c in self.children[gerund])
        ):
            return
        self.lemma[gerund], self.pos[gerund] = form, "NOUN"
        if self.dep[gerund] == "csubj":
            self.dep[gerund] = "nsubj"

    def _make_object(self, noun: int) -> None:
        """Take a bare phrase for the object: after a particle ("took in 200,000 refugees"), counted ("at least 12")."""
        verb = self.head[noun]
        if noun < verb:
            return
        particles = [self.lemma[c] for c in self.with_relation(verb, "compound:prt")]
        is_particle_verb = any((self.lemma[verb], particle) in particle_verbs() for particle in particles)
        is_counted = bool(self.with_relation(noun, "nummod")) and self.lemma[noun] not in words("unit")
        if is_particle_verb or is_counted:
            self._take_object(verb, noun)

    def _make_oblique(self, noun: int) -> None:
        """Take an object for the phrase its preposition makes of it: "fired *on* rioters", "struck *off* the list"."""
        verb = self.head[noun]
        particles = [p for p in self.with_relation(verb, "compound:prt") if self.tag[p] == "IN" and verb < p < noun]
        if particles:
            is_passive = bool(self.with_relation(verb, "aux:pass"))
            known = {p for p in particles if (self.lemma[verb], self.lemma[p]) in particle_verbs()}
            particles = [p for p in particles if p not in known or (is_passive and self.form[p] == "by")]
        for preposition in (*particles, *self.with_relation(noun, "case")):
            if self.form[preposition] in words("before an object"):
                self.hang(preposition, noun, "case")
                self.dep[noun] = "obl"

    def _take_object(self, verb: int, noun: int) -> None:
        others = self.with_relation(verb, "obj")
        if not self._markers(noun) and all(other > noun for other in others):
            self.dep[noun] = "obj"
            for other in others:  # "handed over missiles, *a step* that ..."
                self.dep[other] = "appos"

    def _join_particle(self, particle: int) -> None:
        """Give a particle to the verb before it where the parser took it for a word of the object's ("call off the
        strike", "set free five prisoners"); a passive takes no object ("was charged *in* the raid")."""
        verb, noun = particle - 1, self.head[particle]
        if self.pos[verb] != "VERB" or self.head[noun] != verb or self.with_relation(verb, "aux:pass"):
            return
        if self.form[particle] == "in" and self.entity[noun] == "LOC":
            return  # "the speech that he gave *in* Cairo"
        self.children[noun].remove(particle)
        self.children[verb].append(particle)
        self.head[particle], self.dep[particle] = verb, "compound:prt"
        self._take_object(verb, noun)

    def hang(self, token: int, head: int, relation: str) -> None:
        """Hang a token on another, or on none where both are the same.

        A head that stood below the token takes the token's place first: no word ever stands below itself.
        """
        if head != token and self._is_under(head, token):
            self._move(head, head if self.head[token] == token else self.head[token], self.dep[token])
        self._move(token, head, relation)

    def _move(self, token: int, head: int, relation: str) -> None:
        old = self.head[token]
        if old != token:
            self.children[old].remove(token)
        if head != token:
            self.children[head] = sorted([*self.children[head], token])
        self.head[token], self.dep[token] = head, relation

    def _is_under(self, token: int, ancestor: int) -> bool:
        return ancestor in self.up(token)

    def with_relation(self, token: int, *relations: str) -> list[int]:
        """The dependents of a token that stand in one of the relations, subtypes apart."""
        dep, found = self.dep, []
        for child in self.children[token]:  # half the time of a comprehension, and asked for more than all else
            if dep[child] in relations:
                found.append(child)
        return found

    def verb_group(self, predicate: int) -> tuple[int, ...]:
        """A predicate with its auxiliaries and its copula, one of which has the tense."""
        return (predicate, *self.with_relation(predicate, "aux", "aux:pass", "cop"))

    def is_denied(self, verb: int, *, after: bool = False) -> bool:
        """Whether "not" or "never" denies a verb; ``after``: one that follows it, which is of its infinitive."""
        adverbs = (adverb for adverb in self.with_relation(verb, "advmod") if adverb > verb or not after)
        denying = (word for adverb in adverbs for word in (adverb, *self.children[adverb]))  # "*never* again"
        return any(self.lemma[word] in ("not", "never") for word in denying)

    def _markers(self, token: int) -> list[int]:
        markers = self.with_relation(token, *MARKING)
        for marker in tuple(markers):
            if self.children[marker] and self.lemma[marker] not in words("compound preposition"):
                markers += self.with_relation(marker, "fixed")
        return markers

    def settle(self) -> None:
        """Keep from here on what is read off the tree, which stays as it is."""
        marked: dict[int, list[int]] = {}
        for token, relation in enumerate(self.dep):
            if relation in MARKING:
                marked.setdefault(self.head[token], []).append(token)
        for token, markers in marked.items():
            if len(markers) > 1 or self.children[markers[0]]:
                markers[:] = self._markers(token)
        self._marked = {token: [self.lemma[marker] for marker in markers] for token, markers in marked.items()}

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the document."""
        return frozenset(self.lemma)

    @cached_property
    def is_of_call(self) -> bool:
        """Whether the title says that the document is of a telephone call ("The King's *Call* with Chad")."""
        title = self.doc._.layout.title if self.doc._.layout is not None else None
        told = columns(self.doc).tokens(*title) if title is not None else range(0)
        calls = (t for t in told if self.lemma[t] in lemma_classes()["call"] and self.pos[t] in ("NOUN", "PROPN"))
        return any(map(self._is_with_somebody, calls))

    def _is_with_somebody(self, call: int) -> bool:
        named = self.with_relation(call, "compound", "amod")
        is_phone = any(self.lemma[word] in words("phone") for word in (call, *named))
        return is_phone or any({"with", "between", "to"} & set(self.marker_lemmas(c)) for c in self.children[call])

    @cached_property
    def _bounds(self) -> list[int]:
        """Where sentences begin, and where the last ends."""
        return [0, *(end for _, end in sentences(self.doc))]

    def sentence(self, token: int) -> slice:
        """The stretch of tokens that is the token's sentence."""
        number = bisect_right(self._bounds, token)
        return slice(self._bounds[number - 1], self._bounds[number])

    def marker_lemmas(self, token: int) -> list[str]:
        """The prepositions and conjunctions before a phrase or a clause."""
        if self._marked is None:
            return [self.lemma[marker] for marker in self._markers(token)]
        return self._marked.get(token) or []

    def is_had_done(self, verb: int) -> bool:
        """Whether one has something done to others: "the king *had* the rebels *shot*", not "had his arm broken"."""
        head = self.head[verb]
        if self.dep[verb] != "xcomp" or self.lemma[head] not in ("have", "get") or self.tag[verb] != "VBN":
            return False
        done_to = self.with_relation(head, "obj")
        return bool(done_to) and not any(self.with_relation(token, "nmod:poss") for token in done_to)

    def up(self, token: int) -> Iterator[int]:
        """The token and all that govern it, up to the root."""
        yield token
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def is_infinitive(self, token: int) -> bool:
        """Whether the clause of this token is a to-infinitive."""
        return "TO" in map(self.tag.__getitem__, self.children[token])

    def is_to_be(self, verb: int) -> bool:
        """Whether a finite "be" makes an infinitive a plan that is told, not asked for: "they *are to* meet"."""
        return any(self.tag[auxiliary] in ("VBZ", "VBP", "VBD") for auxiliary in self.with_relation(verb, "aux"))

    def is_modal(self, token: int) -> bool:
        """Whether the token is the auxiliary of what is to be or may be done ("*must* leave")."""
        return self.tag[token] == "MD" and self.dep[token] == "aux"

    def is_predicate(self, token: int) -> bool:
        """Whether the token heads a clause: a verb, or a noun or adjective with a copula or a subject."""
        return self.pos[token] in ("VERB", "AUX") or bool(self.with_relation(token, "cop", *SUBJECTS))

    def clause(self, token: int) -> int:
        """The predicate of the clause that the token stands in; a predicate is its own."""
        found = self._clauses.get(token)
        if found is None:
            found = token
            while not self.is_predicate(found) and self.head[found] != found:
                found = self.head[found]
            self._clauses[token] = found
        return found

    def has_particle(self, verb: int, particle: str) -> bool:
        """Whether the verb has this particle, however the parser attached it."""
        return any(
            self.lemma[child] == particle and self.dep[child] in ("compound:prt", "advmod", "obl", "xcomp")
            for child in self.children[verb]
        )

    def is_state(self, noun: int) -> bool:
        """Whether a noun for an act tells that it goes on ("is *on trial*", "was *under attack*")."""
        return bool(words("state of being") & set(self.marker_lemmas(noun)) and self.with_relation(noun, "cop"))

    def is_inserted(self, verb: int) -> bool:
        """Whether a clause only says who says what it stands in ("Peru, *Chile warned*, would pay")."""
        subjects = self.with_relation(verb, "nsubj")
        is_report = self.lemma[verb] in words("inserted") and bool(subjects) and verb + 1 < len(self.doc)
        return is_report and self.doc[verb + 1].is_punct and not self.with_relation(verb, "obj", "iobj")

    def thing_before(self, pronoun: int) -> int:
        """The thing that a pronoun stands for ("fired on a tanker and seized *it*", "Peru cut its ties with Chile. It
        restored *them* in May"), if it is one: the object of the clause before; a person or a name is itself.
        """
        above = self._clause_before(self.head[pronoun])
        if above is None:
            return pronoun
        things = self.with_relation(above, "obj") or self.with_relation(above, "obl")
        is_many = self.form[pronoun] == "them"
        for thing in things:
            is_thing = self.pos[thing] == "NOUN" and thing < pronoun and self.lemma[thing] not in words("day")
            if is_thing and (self.tag[thing] == "NNS") == is_many and self.lemma[thing] not in people():
                return thing
        return pronoun

    def _clause_before(self, verb: int) -> int | None:
        """The verb of what the same subject is told to have done before: it governs this one, stands in a relative
        clause ("Peru, which *cut* its ties, ...") or in the sentence before.
        """
        if self.dep[verb] in ("conj", "advcl"):
            return self.head[verb] if self.head[verb] < verb else None
        subjects = self.with_relation(verb, "nsubj")
        relatives = [c for t in subjects for c in self.with_relation(t, "acl:relcl") if c < verb]
        if relatives or not subjects or self.head[verb] != verb or any(self.pos[t] != "PRON" for t in subjects):
            return relatives[-1] if relatives else None
        before = range(verb - 1, max(-1, verb - SENTENCE), -1)
        return next((t for t in before if self.head[t] == t and self.pos[t] == "VERB"), None)

    def antecedent(self, token: int) -> int:
        """What a relative pronoun stands for; any other token is itself."""
        if self.form[token] in ("it", "them") and self.dep[token] == "obj":
            return self.thing_before(token)
        if self.tag[token] not in RELATIVE_TAGS and not (self.lemma[token] == "that" and self.pos[token] == "PRON"):
            return token
        verb = self.head[token]
        while self.dep[verb] not in ("acl:relcl", "acl") and self.head[verb] != verb:
            verb = self.head[verb]
        if self.dep[verb] not in ("acl:relcl", "acl"):
            return token
        named = self.head[verb]
        says = self.head[named]
        if self.lemma[named] in words("utterance") and self.dep[named] == "obl" and token < verb:
            return next(iter(self.with_relation(says, "nsubj")), named)  # "said in a statement *that* promised aid"
        return named

    def antecedents(self, token: int) -> tuple[int, ...]:
        """What a relative pronoun stands for: of those named together all, where its verb is plural or tells of their
        meeting ("Peru and Chile, *which* have signed", "Peru's envoy and his counterpart, *who* met in Oslo") or they
        are things, else the last ("the king and the premier, *who* had resigned").
        """
        meant = token if self.pos[token] in ("NOUN", "PROPN") else self.antecedent(token)
        if meant == token:
            return (token,)
        joined = [c for c in self.with_relation(meant, "conj") if c < token]
        if not joined or "," not in self.form[joined[-1] : token]:
            return (meant,)
        clause = self.head[token]
        finite = [*self.with_relation(clause, "aux", "aux:pass", "cop"), clause]
        is_many = any(self.tag[word] == "VBP" or self.form[word] == "were" for word in finite)
        is_one = any(self.tag[word] == "VBZ" or self.form[word] == "was" for word in finite)
        meet = self.lemma[clause] in words("reciprocal") and self.head[clause] == meant
        if meet or is_many or (self.form[token] == "which" and not is_one):
            return (meant, *joined)
        return (joined[-1],)
