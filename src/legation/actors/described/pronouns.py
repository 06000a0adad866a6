"""Pronouns: relative ones by the clause they open, the others by what was spoken of before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from legation.actors.described.agreement import GENDERS
from legation.actors.described.asking import is_against, is_called, is_reply
from legation.actors.described.turns import speaker_of_turn
from legation.actors.knowledge.affiliation import STATE
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.figures import Figure, is_union
from legation.actors.text.groups import Group
from legation.actors.text.reading import Reading
from legation.records import Sector

_DEEPEST = 6
_CAUSES = frozenset({"for", "over", "after", "following", "since", "amid"})
_OCCASIONS = frozenset({"after", "because", "when", "as", "while"})
_PLURAL = frozenset({"NNS", "NNPS", "CD"})
_PARTS = frozenset("most many some all none half several both each few dozens hundreds scores thousands".split())
_SUBJECTS = ("nsubj", "nsubj:pass")
_ENVOYS = frozenset({Sector.GOV, Sector.MIL, Sector.LEG, Sector.OPP, Sector.PTY, Sector.REB, Sector.REL, Sector.ELI})


class Pronouns:
    """The pronouns of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, group: Group) -> tuple[Figure, ...]:
        """Whom a group that is a pronoun denotes."""
        token = group.pronoun
        assert token is not None
        if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
            return self._relative(group)
        if (whole := self._whole(token)) is not None:
            return whole
        found = self._by_clause(group, token) or self._by_salience(token)
        is_freed_by_none = token.head.lemma_ in any_of("demanded") and any(map(is_union, found))
        return () if is_freed_by_none else found

    def _by_clause(self, group: Group, token: Token) -> tuple[Figure, ...]:
        """Whom the clause, or the one before it, leaves by what is done in it: the first answer that there is."""
        return (
            self._announcing(token)
            or self._beside(token)
            or self._owning(token)
            or self._jointly(group, token)
            or self._judged(token)
            or self._bidden(token)
            or self._struck(token)
            or self._asked(token)
            or self._suffering(token)
            or self._asked_too(token)
            or self._spoken_for(token)
            or self._broken_with(token)
        )

    def _by_salience(self, token: Token) -> tuple[Figure, ...]:
        """Who was last spoken of and agrees, two people together first where something is mutual."""
        discourse, sentence = self._reading.discourse, self._reading.context.sentence(token.i)
        is_mutual = token.head.lemma_ in any_of("mutual") or token.dep_ == "nmod"
        together = self._together(token) if is_mutual else ()
        found = together or discourse.pronoun(token, sentence, self._others(token)) or self._together(token)
        return found or self._served(token)

    def _whole(self, token: Token) -> tuple[Figure, ...] | None:
        """Of whom a part is told behind a comma: "killed 20 villagers, most of *them* women"; None elsewhere."""
        part = token.head
        if token.lower_ != "them" or token.dep_ != "nmod" or not (part.pos_ == "NUM" or part.lower_ in _PARTS):
            return None
        comma = part.left_edge.i - 1
        if comma < 1 or token.doc[comma].text != ",":
            return None
        noun = token.doc[comma - 1]
        return self._reading.discourse.at(_up_to(noun, lambda word: word.dep_ != "nmod" or word.tag_ in _PLURAL))

    def _beside(self, token: Token) -> tuple[Figure, ...]:
        """Who stands just before "and" and a possessive pronoun: "Ana Torres and her aides"."""
        if token.tag_ != "PRP$" or token.lower_ not in GENDERS or token.i < 2 or token.nbor(-1).lower_ != "and":
            return ()
        before = self._reading.group_at(token.i - 2)
        figures = self._reading.resolve(before) if before is not None and before.end == token.i - 1 else ()
        return figures if _agrees(figures, token) else ()

    def _owning(self, token: Token) -> tuple[Figure, ...]:
        """Whose the first of two things is, where the second is "its": "*Chad's* raid on Niger and its threats"."""
        if token.lower_ != "its" or token.head.dep_ != "conj":
            return ()
        owner = next((child for child in token.head.head.children if child.dep_ == "nmod:poss"), None)
        figures = self._reading.discourse.at(owner) if owner is not None and owner.tag_ != "PRP$" else ()
        return figures if len(figures) == 1 and not (figures[0].person or figures[0].plural) else ()

    def _jointly(self, group: Group, token: Token) -> tuple[Figure, ...]:
        """The two sides of the story, who do something together: "in a joint statement, they said"."""
        is_joint = (
            token.lower_ == "they" and token.dep_ in _SUBJECTS and not any_of("joint").isdisjoint(_opening(token))
        )
        return self._reading.plural.sides(group, 2) if is_joint else ()

    def _together(self, token: Token) -> tuple[Figure, ...]:
        """The two people of this sentence or the last: "He spoke to his Chadian counterpart. *They* will meet"."""
        if token.lower_ not in ("they", "them"):
            return ()
        sentence = self._reading.context.sentence(token.i)

        def is_envoy(figure: Figure) -> bool:
            return figure.person and not figure.plural and figure.affiliation.sector in _ENVOYS

        return self._reading.discourse.near(2, sentence, is_envoy)

    def _judged(self, token: Token) -> tuple[Figure, ...]:
        """Who is thanked, blamed or punished for what is his: "Ana Torres thanked the king for his help"."""
        if token.tag_ != "PRP$":
            return ()
        verb, word, marked = token.head.head, token.lower_, token.head
        if token.head.dep_ in _SUBJECTS and verb.dep_ == "advcl":  # "after its army fired"
            verb, marked = verb.head, verb
        marks = [child.lower_ for child in marked.children if child.dep_ in ("case", "mark")]
        if not marks or marks[0] not in (_CAUSES if word == "its" else ("for", "over")):
            return ()
        if verb.lemma_ in any_of("judging"):
            judged = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
        else:  # "imposed sanctions on Iran after its test"
            named = [*verb.children, verb.head] if verb.dep_ == "acl" else [*verb.children]
            measures = [verb, *(word for word in named if word.lemma_ in any_of("measures"))]
            is_measure = len(measures) > 1 or verb.lemma_ in any_of("measures")
            judged = [child for head in measures for child in head.children if is_against(child)] if is_measure else []
            if verb.lemma_ in any_of("complaining"):
                whole = (child for head in (verb, *named) for child in head.children)
                judged = [child for child in whole if is_against(child, "from", "to", "with")]
        told = (self._reading.discourse.at(one) for one in judged if one.i < token.i)
        figures = next(filter(None, told), ())
        if word == "its":
            return figures if len(figures) == 1 and not (figures[0].person or figures[0].plural) else ()
        return figures if word in GENDERS and _agrees(figures, token) else ()

    def _bidden(self, token: Token) -> tuple[Figure, ...]:
        """Who is asked or wanted to do something with what is theirs: "Oslo asked France to end its raids", "to keep
        the promise it made".
        """
        verb, word = token.head, token.lower_
        if token.tag_ != "PRP$":
            if token.dep_ not in _SUBJECTS or verb.dep_ != "acl:relcl" or word not in ("it", "they"):
                return ()
            verb = verb.head
        verb = _up_to(verb, lambda word: word.pos_ == "VERB")
        if verb.dep_ != "xcomp" or verb.lemma_ in any_of("helping"):
            return ()
        bidden = next(
            (child for child in verb.head.children if child.dep_ in ("obj", "iobj") or is_called(child)), None
        )
        if bidden is None or not verb.head.i < bidden.i < verb.i:
            return ()
        figures, is_plural = self._reading.discourse.at(bidden), word in ("their", "they")
        if len(figures) != 1 or figures[0].plural != is_plural:
            return figures if is_plural and len(figures) > 1 else ()
        person = word in GENDERS
        if person:
            return figures if figures[0].person and figures[0].gender in (None, GENDERS[word]) else ()
        return () if not is_plural and figures[0].person else figures

    def _struck(self, token: Token) -> tuple[Figure, ...]:
        """Who is struck or punished for what "they" did: "the army fired on rebels *after they* ambushed a patrol"."""
        verb, main = token.head, token.head.head
        if token.lower_ != "they" or token.dep_ not in _SUBJECTS or verb.dep_ != "advcl":
            return ()
        marks = {child.lower_ for child in verb.children if child.dep_ == "mark" or child.tag_ == "WRB"}
        if not marks & _OCCASIONS:
            return ()
        if main.i > token.i or main.lemma_ not in any_of("striking") or verb.lemma_ in any_of("seeking out"):
            return ()
        if "after" not in marks and main.lemma_ in any_of("harming") and verb.lemma_ in any_of("firing"):
            return ()
        struck = (c for c in main.children if main.i < c.i < token.i and (c.dep_ == "obj" or is_against(c, "at")))
        patient = next(struck, None)
        if patient is None or patient.tag_ not in _PLURAL:
            return ()
        return self._reading.discourse.at(patient)

    def _asked(self, token: Token) -> tuple[Figure, ...]:
        """Who has just been asked, where a clause tells how "they" answer: "told the miners to leave, but *they*
        refused"."""
        verb, word = token.head, token.lower_
        if token.dep_ not in _SUBJECTS or word not in ("it", "they") or not is_reply(verb):
            return ()
        sent = token.sent
        asking = verb.head if verb.dep_ in ("conj", "parataxis") else None
        if verb.head.i == verb.i and sent.start > 0:
            asking = token.doc[sent.start - 1].sent.root
        if asking is None or asking.lemma_ not in any_of("asking"):
            return ()
        asked = (c for c in asking.children if c.dep_ in ("obj", "iobj") or is_called(c))
        figures = self._first_of(asked)
        return figures if _are_many(figures) == (word == "they") else ()

    def _suffering(self, token: Token) -> tuple[Figure, ...]:
        """To whom something has just been done, where the next sentence tells what else is done to "them": "Police held
        two editors. *They* were charged".
        """
        if token.lower_ not in ("they", "them") or token.dep_ not in ("nsubj:pass", "obj"):
            return ()
        start = token.sent.start
        if start == 0:
            return ()
        doing, goes_on = token.doc[start - 1].sent.root, any_of("striking") | any_of("naming somebody")
        if doing.lemma_ not in any_of("striking") or token.head.lemma_ not in goes_on:
            return ()
        figures = self._first_of(c for c in doing.children if c.dep_ in ("obj", "nsubj:pass"))
        return figures if _are_many(figures) else ()

    def _asked_too(self, token: Token) -> tuple[Figure, ...]:
        """Whom somebody has asked, where another asks "it" the same: "France urged *Chad* to wait, and Niger asked
        it to talk"."""
        if token.lower_ != "it" or not (token.dep_ in ("obj", "iobj") or is_called(token)):
            return ()
        verb, before = token.head, token.head.head
        is_asking = verb.lemma_ in any_of("asking") and before.lemma_ in any_of("asking")
        if not is_asking or verb.dep_ != "conj":
            return ()
        asked = (c for c in before.children if (c.dep_ in ("obj", "iobj") or is_called(c)) and c.i < token.i)
        figures = self._first_of(asked)
        return figures if figures and not (_are_many(figures) or figures[0].person) else ()

    def _first_of(self, tokens: Iterable[Token]) -> tuple[Figure, ...]:
        """Whom the first of the tokens denotes that denotes anybody."""
        return next(filter(None, map(self._reading.discourse.at, tokens)), ())

    def _spoken_for(self, token: Token) -> tuple[Figure, ...]:
        """For whom the speaker of a clause speaks, who is a person: "a spokesman for *the army* said it had fired"."""
        if token.lower_ not in ("it", "its") or token.dep_ not in ("nsubj", "nmod:poss"):
            return ()
        speaker = _speaker(token)
        if speaker is None or speaker.lemma_ not in any_of("speaking for a body"):
            return ()
        at = self._reading.discourse.at
        told = [at(child) for child in speaker.children if child.dep_ in ("nmod", "nmod:poss")]
        found = next(filter(None, told), ())
        if any(child.dep_ == "compound" for child in speaker.children) or (found and found[0].affiliation.code is None):
            return at(speaker)  # "an army spokesman said it had fired"
        return found if len(found) == 1 and not (found[0].person or found[0].plural) else ()

    def _served(self, token: Token) -> tuple[Figure, ...]:
        """The country that the speaker of a clause is said to be of, who is in office: "*Turkey's* president said it
        would act"."""
        speaker = _speaker(token) if token.lower_ in ("it", "its") else None
        at = self._reading.discourse.at
        if speaker is None or not any(f.person and f.affiliation.sector in STATE for f in at(speaker)):
            return ()
        told = (figure for word in speaker.subtree if word.i != speaker.i for figure in at(word))
        country = next((figure for figure in told if figure.country_like), None)  # not where he is sent
        return (country,) if country else ()

    def _broken_with(self, token: Token) -> tuple[Figure, ...]:
        """The country on which the same subject has just acted: "Chad cut ties with *Niger* and accused it"."""
        verb = token.head
        if token.lower_ != "it" or token.dep_ not in ("obj", "obl") or verb.dep_ not in ("conj", "advcl"):
            return ()
        if any(child.dep_ in _SUBJECTS for child in verb.children):
            return ()
        objects = (child for child in verb.head.children if child.dep_ in ("obj", "nsubj:pass"))
        whole = (child for head in (verb.head, *objects) for child in head.children if child.i < verb.i)
        told = (self._reading.discourse.at(one) for one in whole if is_against(one, "with", "to", "from"))
        found = next(filter(None, told), ())
        return found if len(found) == 1 and found[0].country_like else ()

    def _announcing(self, token: Token) -> tuple[Figure, ...]:
        """The subject to come that a pronoun before it announces: "In her speech, Ana Torres said"."""
        gender = GENDERS.get(token.lower_)
        subject = _later_subject(token) if gender else None
        group = self._reading.group_at(subject.i) if subject is not None else None
        figures = self._reading.resolve(group) if group else ()
        agrees = len(figures) == 1 and figures[0].person and not figures[0].plural and figures[0].named
        if not agrees or figures[0].gender not in (None, gender):
            return ()
        figures[0].gender = gender
        return figures

    def _others(self, token: Token) -> frozenset[Figure]:
        """Who is told of beside a pronoun and not meant by it."""
        if token.lower_ not in GENDERS:
            return self._sources(token) | self._antecedents(token)
        apart = self._speakers(token) | self._demanding(token) | speaker_of_turn(self._reading, token)
        return apart | self._antecedents(token)

    def _antecedents(self, token: Token) -> frozenset[Figure]:
        """Whom a relative clause is about, and not its other subject: "met Omar Danso, whom *he* accuses"."""
        is_other = token.dep_ in _SUBJECTS and token.head.dep_ == "acl:relcl" and token.head.head.i < token.i
        return frozenset(self._reading.discourse.at(token.head.head)) if is_other else frozenset()

    def _speakers(self, token: Token) -> frozenset[Figure]:
        """Who says a quotation, to whom its "he" and "she" do not point."""
        context = self._reading.context
        if not context.in_quotation(token):
            return frozenset()
        speakers = (
            figure
            for mention in self._reading.discourse.mentions
            if mention.sentence == context.sentence(token.i)
            and mention.rank == 0
            and not context.in_quotation(mention.head)
            for figure in mention.figures
        )
        return frozenset(speakers)

    def _sources(self, token: Token) -> frozenset[Figure]:
        """Those without a name who are only said to have told it, not to have done it: "the rebels left, *residents*
        said, after *they* had looted it"."""
        verb = _up_to(token.head, lambda word: word.dep_ == "ccomp")
        told = [child for child in verb.head.children if child.dep_ == "nsubj" and verb.i < child.i < token.i]
        bare = [teller for teller in told if teller.tag_ == "NNS" and not any(c.dep_ == "det" for c in teller.children)]
        return frozenset(figure for teller in bare for figure in self._reading.discourse.at(teller))

    def _demanding(self, token: Token) -> frozenset[Figure]:
        """Who demands somebody's release or resignation, and so is not whose it is."""
        demand = token.head.head
        asked = (
            token.tag_ == "PRP$" and token.head.lemma_ in any_of("demanded") and demand.lemma_ in any_of("demanding")
        )
        return frozenset(self._reading.discourse.subjects_of(demand)) if asked else frozenset()

    def _relative(self, group: Group) -> tuple[Figure, ...]:
        """A relative pronoun's antecedent: what its clause hangs on, or the group just before it."""
        token = group.pronoun
        assert token is not None
        verb = token
        for _ in range(4):
            if verb.dep_ in ("acl:relcl", "acl") or verb.head.i == verb.i:
                break
            verb = verb.head
        if verb.dep_ in ("acl:relcl", "acl") and verb.head.i < token.i:
            joined = (child for child in verb.head.children if child.dep_ == "conj" and child.i < token.i)
            found = [figure for head in (verb.head, *joined) for figure in self._reading.at.get(head.i, ())]
            if found:
                return tuple(dict.fromkeys(found))
        before = self._reading.before.get(group)
        if (
            token.lower_ in ("who", "whom", "whose")
            and before
            and self._reading.context.between(before, group, ",", "")
        ):
            return self._reading.resolved.get(before, ())
        return ()


def _speaker(token: Token) -> Token | None:
    """The subject of the verb that says the clause of a pronoun, before it; None where nobody says it."""
    verb = _up_to(token.head, lambda word: word.dep_ in ("ccomp", "parataxis"))
    speaker = next((child for child in verb.head.children if child.dep_ in _SUBJECTS), None)
    return speaker if speaker is not None and verb.dep_ == "ccomp" and speaker.i < token.i else None


def _up_to(token: Token, is_meant: Callable[[Token], bool]) -> Token:
    """The nearest word from a token upwards that is meant, else the last that is in reach."""
    for _ in range(_DEEPEST):
        if is_meant(token) or token.head.i == token.i:
            break
        token = token.head
    return token


def _are_many(figures: Sequence[Figure]) -> bool:
    return len(figures) > 1 or any(figure.plural for figure in figures)


def _agrees(figures: tuple[Figure, ...], token: Token) -> bool:
    """Whether figures are the one person that a pronoun for him or her may mean."""
    single = len(figures) == 1 and figures[0].person and not figures[0].plural
    return single and figures[0].gender in (None, GENDERS[token.lower_])


def _opening(token: Token) -> set[str]:
    """The words of its sentence before a pronoun that is its verb's subject, and those of the verb's adverbs."""
    before = {other.lower_ for other in token.doc[token.sent.start : token.i]}
    return before | {child.lower_ for child in token.head.children if child.dep_ == "advmod"}


def _later_subject(token: Token) -> Token | None:
    """The subject of the clause that a token's phrase or clause is put before."""
    for _ in range(_DEEPEST):
        head = token.head
        if head.i == token.i:
            break
        if token.i < head.i and (token.dep_.startswith("obl") or token.dep_ == "advcl"):
            subject: Token | None = next((child for child in head.children if child.dep_ in _SUBJECTS), None)
            return subject if subject is not None and subject.i > token.i else None
        token = head
    return None
