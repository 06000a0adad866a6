"""Whose politics a text tells: its oppositions, congresses, cabinets and governments of which no country is told."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from legation.actors.described.agreement import is_intruded
from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.affiliation import STATE
from legation.actors.knowledge.tables import DATA, Role, RoleKind, read_rows
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group, verb_of
from legation.actors.text.segments import head_token
from legation.records import Sector

_GOVERNED = frozenset({"obj", "iobj", "obl", "nmod"})
_BESIDE = frozenset({"amod", "compound", "nmod:poss"})


class Politics:
    """The politics that one document tells of."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    def having(self, phrase: str, home: str | None) -> str | None:
        """This country, or where it knows no such role, the dateline's or the one last spoken of that does: "Congress"
        is not French."""
        countries, usual = _institutions().get(phrase, (frozenset(), None))
        if home in countries or not countries:
            return home
        if self._context.dateline in countries:
            return self._context.dateline
        last = self._discourse.last(lambda figure: figure.affiliation.country in countries)
        if last or len(countries) == 1:
            return last.affiliation.country if last else next(iter(countries))
        named = [country for country in countries if self._context.salience(country)]
        if not named:
            return usual
        return named[0] if len(named) == 1 else None

    def is_told_of(self, group: Group, role: Role, home: str) -> bool:
        """Whether a body only judges a country, or is judged by its government, and so is another's: "the government
        praised China's aid", "Turkey accused the regime"; or those of a state act upon it: "the minister warned
        Iran"."""
        head = head_token(self._doc, group.start, group.end)
        if Sector.GOV in role.sectors[:1] and self._is_of_other_side(head, home):
            return True
        if head.dep_ == "nsubj":
            acts = (head.head, *(child for child in head.head.children if child.dep_ == "conj"))
            of_state = not STATE.isdisjoint(role.sectors[:1])
            tests = (self._acts_upon, self._deals_with, self._intrudes_on) if of_state else (self._intrudes_on,)
            if any(test(verb, home) for verb in acts for test in tests):
                return True
        if role.kind is not RoleKind.BODY or head.head.lemma_ not in any_of("judging a state"):
            return False
        if head.dep_ == "obj":
            return any(f.country_like and f.affiliation.country == home for f in self._discourse.subjects_of(head.head))
        if home in (self._context.dateline, self._context.scenes.opening(group)):
            return False
        told = (token for child in head.head.children if child.i > head.i for token in child.subtree)
        return head.dep_ == "nsubj" and any(self._context.named_at(token.i) == home for token in told)

    def _is_of_other_side(self, head: Token, country: str) -> bool:
        """Whether a text names a country only as that of whom, or of whose doing, those of a state judge, address,
        answer or receive: "the president thanked the *Dutch* premier", "a *Dutch* step was blamed by the ministry"."""
        verb = head.head
        is_doer = head.dep_ == "nsubj" or (head.dep_.startswith("obl") and any(c.lower_ == "by" for c in head.children))
        speaking = any_of("judging a state") | any_of("addressing a state") | any_of("answering") | any_of("conferring")
        if not is_doer or self._context.salience(country) != 1 or verb.lemma_ not in speaking:
            return False
        sides = [child for child in verb.children if child.dep_ in ("obj", "iobj", "nsubj:pass") and child != head]
        kinds = any_of("leaders") | any_of("what is abroad") | any_of("said between states") | any_of("of a state")
        return any(
            side.lemma_ in kinds and child.dep_ in _BESIDE and self._context.named_at(child.i) == country
            for side in sides
            for child in side.children
        )

    def _acts_upon(self, verb: Token, country: str) -> bool:
        """Whether a verb tells what is done to a country that is named as its object, or as who is to do something:
        "demanded that Iran comply"."""
        demands = verb.lemma_ == "demand"
        if not demands and verb.lemma_ not in any_of("judging a state") | any_of("addressing a state"):
            return False
        clauses = [child for child in verb.children if child.dep_ == "ccomp"] if demands else [verb]
        sides = (child for clause in clauses for child in clause.children)
        wanted = ("nsubj",) if demands else ("obj", "iobj")
        return any(side.dep_ in wanted and self._context.named_at(side.i) == country for side in sides)

    def _deals_with(self, verb: Token, country: str) -> bool:
        """Whether a verb tells of dealings with a country: "ended trade with Iran", "received the Iranian envoy", "rang
        the president of Iran", "turned down an offer from Iran", "rejected Iran's demand"."""
        if country == self._context.dateline:
            return False
        governed = (child for child in verb.children if child.dep_ in ("obj", "iobj", "obl", "xcomp", "ccomp"))
        things = [below for child in governed for below in child.subtree if below.dep_ in _GOVERNED]
        for thing in things:
            markers = {"with", "from", "by"} if thing.dep_ == "nmod" else {"with"}
            is_marked = any(child.lower_ in markers for child in thing.children)
            if is_marked and self._context.named_at(thing.i) == country:
                return True
            offices = [thing, *(child for child in thing.children if child.dep_ == "nmod:desc")]
            confers = verb.lemma_ in any_of("conferring")
            leading = any_of("leaders") | any_of("what is abroad") | {"minister", "secretary"}
            leads = confers and any(office.lower_ in leading for office in offices)
            answers = verb.lemma_ in any_of("answering") and thing.lemma_ in any_of("said between states")
            beside = _BESIDE | {"nmod"} if leads else _BESIDE
            is_of_it = any(
                child.dep_ in beside and self._context.named_at(child.i) == country
                for office in offices
                for child in office.children
            )
            if is_of_it and (leads or answers or thing.lemma_ in any_of("what is abroad")):
                return True
        return False

    def _intrudes_on(self, verb: Token, country: str) -> bool:
        """Whether a verb tells that an embassy is stormed that is "its", of a country that acts in the clause above or
        in the sentence before: "Peru protested after police broke into *its* embassy"."""
        rooms = (child for child in verb.children if child.i > verb.i and is_intruded(child))
        if not any(child.lower_ in ("its", "their") for room in rooms for child in room.children):
            return False
        start = verb.sent.start
        above = verb.head if verb.head.i != verb.i else self._doc[start - 1].sent.root if start else verb
        return any(figure.affiliation.country == country for figure in self._discourse.subjects_of(above))

    def ruled(self, group: Group, head: Token) -> str | None:
        """The country whose rulers an opposition opposes or is held down by: "opponents criticized the president"."""
        verb = self._doc[verb_of(head)]
        if any(child.lower_ == "with" for child in head.children):
            return None  # "met with opposition leaders"
        for clause in dict.fromkeys((verb, self._doc[verb_of(verb.head)])):
            rulers = [f for f in self._discourse.subjects_of(clause) if f.affiliation.sector is Sector.GOV]
            subject = next((child for child in clause.children if child.dep_.startswith("nsubj")), None)
            apart = subject is not None and not group.start <= subject.i < group.end
            if apart and len(rulers) == 1 and rulers[0].affiliation.country:
                return rulers[0].affiliation.country
        ruler = next(
            (child.lemma_ for child in verb.children if child.dep_ == "obj" and child.lemma_ in any_of("leaders")), None
        )
        named = self._discourse.described({ruler}, None) if ruler else None
        return named.affiliation.country if named else None

    def is_backed(self, head: Token) -> bool:
        """Whether a state backs an opposition, which is then none of its own: "France armed opposition groups"."""
        backers = self._discourse.subjects_of(head.head) if head.dep_ == "obj" else ()
        is_backing = bool(backers) and head.head.lemma_ in any_of("backing")
        return is_backing and all(f.country_like or f.affiliation.sector in STATE for f in backers)

    def is_told_by_americans(self, group: Group) -> bool:
        """Whether those of the United States, whose government is "the administration", were just spoken of."""

        def serves(figure: Figure) -> bool:
            return figure.affiliation.country == "USA" and figure.affiliation.sector in STATE

        return bool(self._discourse.near(1, self._context.sentence(group.start), serves))

    def chair(self, head: Token) -> str | None:
        """The country of who presides over a cabinet: "she chaired a meeting of the security cabinet"."""
        act = head if head.dep_ == "obj" else head.head
        chairs = (
            self._discourse.subjects_of(act.head)
            if act.dep_ == "obj" and act.head.lemma_ in any_of("presiding")
            else ()
        )
        return chairs[0].affiliation.country if len(chairs) == 1 else None


@cache
def _institutions() -> dict[str, tuple[frozenset[str], str | None]]:
    """The countries that alone have somebody, or a body, that is called so (a "taoiseach" is Irish), and the one that
    is meant where the text names none of them, if one is."""
    rows = (row for _, row in read_rows(DATA / "institutions.tsv"))
    return {row["role"]: (frozenset(row["countries"].split()), row["usual"] or None) for row in rows}
