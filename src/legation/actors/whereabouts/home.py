"""Where people and bodies are at home whose country no word beside them tells."""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from legation.actors.described.agreement import clause_subject
from legation.actors.described.anaphora import Discourse
from legation.actors.described.nationalities import shared_nation
from legation.actors.described.sectors import HEADS
from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE, Affiliation
from legation.actors.knowledge.tables import Kind, Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group, verb_of
from legation.actors.text.segments import SPATIAL, head_token
from legation.actors.whereabouts.company import LOCALS, PATIENTS, Company
from legation.actors.whereabouts.foreign_news import ForeignNews
from legation.actors.whereabouts.guests import Guests
from legation.actors.whereabouts.politics import Politics
from legation.actors.whereabouts.senders import Senders
from legation.actors.whereabouts.stateless import homelands
from legation.records import Sector
from legation.syntax.columns import columns, text_of
from legation.syntax.determiners import DEFINITE

_DOMESTIC = STATE | {
    Sector.CVL, Sector.OPP, Sector.PTY, Sector.EDU, Sector.LAB, Sector.MED, Sector.AGR, Sector.REL, Sector.CRM,
    Sector.UAF, Sector.PRM, Sector.REB, Sector.JRN, Sector.ELI, Sector.SOC,
}  # fmt: skip
_NEGOTIATING = frozenset({Sector.GOV, Sector.MIL, Sector.OPP, Sector.PTY, Sector.REB, Sector.PRM})
_ALIKE = {"other": LOCALS, "arab": frozenset({Sector.PRM, Sector.UAF, Sector.CRM, Sector.AGR})}
"""Who is at home, though an adjective says of others that they are strangers: "Arab herders"."""
_SEDENTARY = STATE - {Sector.COP}
"""Those of a state who are at home wherever the news is that their doings explain."""
_OCCUPIED = {"PSE": "ISR"}
"""Lands where soldiers and settlers of whom no more is told are another country's, and which."""


class Home:
    """The countries in which those of one document are at home of whom it says nothing."""

    def __init__(
        self, doc: Doc, tables: Tables, discourse: Discourse, context: Context, before: dict[Group, Group]
    ) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._foreign = tables.foreign
        self._discourse = discourse
        self._context = context
        self._before = before
        self.politics = Politics(doc, discourse, context)
        self.senders = Senders(doc, discourse)
        self._abroad = ForeignNews(doc, discourse, context)
        self._guests = Guests(doc, discourse, context)
        self.company = Company(doc, discourse, context)

    def is_domestic(self, group: Group, role: Role, affiliation: Affiliation) -> bool:
        """Whether somebody whose country is not told is most likely at home where the story is set."""
        trades = affiliation.sector is Sector.BUS and role.kind is RoleKind.PERSON
        domestic = affiliation.sector in _DOMESTIC or trades
        if not domestic or affiliation.organisation or group.before_core(Kind.ORGANISATION):
            return False  # those of the Islamic State are at home nowhere
        if affiliation.sector is Sector.SOC and group.determiner in ("this", "that"):
            return False  # one spoken of before, wherever it was
        meets = role.plural and affiliation.sector is Sector.GOV and role.phrase.endswith(HEADS)
        if meets and not role.phrase.startswith(("cabinet", "government")) and not self.is_within(group):
            return False
        roles = [segment.role.phrase for segment in group.segments if segment.role] or [role.phrase]
        are_of_many = affiliation.sector is not Sector.LEG and self._are_of_many(group)  # not "senators of two states"
        if all(phrase in self._foreign for phrase in roles) or are_of_many:
            return False
        alike = {word for word, sectors in _ALIKE.items() if role.plural and affiliation.sector in sectors}
        return not self.is_strange(group, alike)

    def _are_of_many(self, group: Group) -> bool:
        """Whether people are of several countries: "the defence chiefs of *a dozen nations*", "all *member states*"."""
        wholes = [group, *(whole for to, whole in group.complements if to in ("of", "from"))]
        read, lands = columns(self._doc), any_of("lands")
        ends = (whole.end - 1 for whole in wholes)
        return any(read.tags[end] in ("NNS", "NNPS") and read.lemmas[end].lower() in lands for end in ends)

    def is_within(self, group: Group) -> bool:
        """Whether an adjective says that somebody governs a part of a country: "provincial ministers"."""
        return not any_of("within").isdisjoint(columns(self._doc).forms[group.start : group.end])

    def is_strange(self, group: Group, alike: Set[str] = frozenset()) -> bool:
        """Whether an adjective says that somebody is from elsewhere: "international", "Western", but none that those
        at home are called by ``alike``."""
        read, strange = columns(self._doc), any_of("strange")
        if strange.isdisjoint(read.forms[group.start : group.end]):
            return False
        told = (s for s in group.segments if s.role and (s is group.core or s.end > s.start + 1))  # "foreign minister"
        roles = {i for segment in told for i in range(segment.start, segment.end)}
        alike = alike | {"other"} if group.conjunct else alike  # "the writer and eight other activists"
        roles |= {i for i in range(group.start, group.end) if read.forms[i] in alike}
        about = {i for i in range(group.start, group.end - 1) if read.parts[i + 1] == "NUM"}
        roles |= {i for i in about if read.forms[i] == "some"}  # "some 300 soldiers"
        return any(read.forms[i] in strange for i in range(group.start, group.end) if i not in roles)

    def of(self, joined: tuple[Figure, ...], group: Group, role: Role, sector: Sector | None) -> str | None:
        """The country of somebody domestic: of those he is joined to, of the clause's place, of the police that
        holds him, of the last one called so, of the story."""
        home = self.politics.having(role.phrase, self._of(joined, group, role, sector))
        if (lands := homelands(self._doc, group)) is not None:
            return self._in_one(lands, group, home)
        abroad = self._counterpart(group) if sector is Sector.GOV else None
        if abroad is not None and home in (abroad, None):
            return self._context.other(abroad)  # "wrote to his Chinese counterpart"
        if home is not None and self.politics.is_told_of(group, role, home):
            return self._context.other(home)
        if sector in ARMED_GROUPS and home in {segment.entries[0].country for segment in group.nationalities}:
            return self._context.scenes.scene(group)  # "pro-Russian separatists" are no Russians
        power = _OCCUPIED.get(home or "") if sector is Sector.MIL or role.phrase in any_of("settlers") else None
        return power if self._context.salience(power) else home

    def _in_one(self, lands: frozenset[str], group: Group, home: str | None) -> str | None:
        """The country of those who live in some: where the clause is set, their home, or the one named of all."""
        named = [country for country in lands if self._context.salience(country)]
        told = (self._context.scenes.scene(group), home, named[0] if len(named) == 1 else None)
        return next((country for country in told if country in lands), None)

    def _of(self, joined: tuple[Figure, ...], group: Group, role: Role, sector: Sector | None) -> str | None:
        head = head_token(self._doc, group.start, group.end)
        told_beside = (
            shared_nation(group)
            or self._there(group)
            or self._abroad.of_attackers(group, sector)
            or self.company.joined(joined, group, sector)
            or self.company.sender(group, sector, head)
            or self.company.craft(group, role)
            or self._of_cabinet(group, role, head)
            or self._of_leader(role)
            or self.company.compatriot(role, head)
            or self.company.dealing_with(group, sector, head)
        )
        if told_beside:
            return told_beside
        if sector is Sector.OPP and self.politics.is_backed(head):
            return self._context.scenes.scene(group)
        of_state = role.kind is RoleKind.BODY and sector in STATE
        return (
            (self.politics.ruled(group, head) if sector is Sector.OPP else None)
            or self.company.superior(role, sector, head)
            or (self._guests.host(head) if sector is Sector.GOV else None)
            or self._where(group, sector, head)
            or self._of_section(group, sector)
            or (self._host(group) if of_state else None)
            or self._opening(group, role, sector)
            or (self._context.scenes.scene(group) if role.phrase in any_of("levies") else None)
            or (self._reported(group) if of_state else None)
            or self.company.attacking(group, sector, head)
            or self._here(group, sector)
            or self._of_unrest(group, sector, head)
            or self.company.captor(group, sector, head)
            or self.company.speaker(head, sector)
            or self.company.force(group, sector)
            or self._of_namesake(group, role, sector)
            or (self._of_rebels() if sector in ARMED_GROUPS else None)
            or self._native_to(group, sector)
        )

    def _native_to(self, group: Group, sector: Sector | None) -> str | None:
        """The country that those of a sector are native to, but for rebels whom a power fights abroad: "French troops
        killed *30 militants*"."""
        home = self.native(group)
        return None if sector is Sector.REB and home in any_of("powers without rebels") else home

    def _there(self, group: Group) -> str | None:
        """The country of the place that this sentence or the one before named last: "officials *there*"."""
        doc, end = self._doc, group.end
        if end >= len(doc) or doc[end].lower_ != "there" or doc[end].tag_ == "EX":
            return None
        sentence = doc[group.start].sent
        earliest = doc[sentence.start - 1].sent.start if sentence.start else 0
        places = (i for i in range(group.start - 1, earliest - 1, -1) if doc[i].dep_ not in ("amod", "nmod:poss"))
        return next(filter(None, map(self._context.named_at, places)), None)

    def _of_cabinet(self, group: Group, role: Role, head: Token) -> str | None:
        """The country of an administration that Americans tell of, or of who chairs a cabinet."""
        if role.phrase == "administration" and group.determiner == "the" and self.politics.is_told_by_americans(group):
            return "USA"
        return self.politics.chair(head) if role.phrase.endswith("cabinet") else None

    def _of_leader(self, role: Role) -> str | None:
        """The country of a junta whose leader the text has told of: few states have one."""
        if role.phrase != "junta":
            return None
        led = self._discourse.last(lambda f: any(told.startswith(f"{role.phrase} ") for told in f.roles))
        return led.affiliation.country if led else None

    def _of_section(self, group: Group, sector: Sector | None) -> str | None:
        """The country of the section of a digest that somebody is told of in, or of the place told there; those of a
        state are not of the nation of which alone they are told to do something to somebody."""
        scenes = self._context.scenes
        section = scenes.section(group)
        if section is None or (sector in STATE and scenes.is_of_others(group)):
            return None
        return scenes.scene(group) or section

    def _of_namesake(self, group: Group, role: Role, sector: Sector | None) -> str | None:
        """The country of the last one of the same role, for those of whom the text has told or who are of a state."""
        if group.determiner not in DEFINITE and sector not in STATE | ARMED_GROUPS:
            return None
        named = {segment.role.phrase for segment in group.segments if segment.role}
        noun = f" {self._doc[group.end - 1].lower_}"
        last = self._discourse.last(
            lambda f: (
                bool(f.affiliation.country and not f.country_like and f.affiliation.sector is sector)
                and bool(named & f.roles or (role.plural and f.named and self._ends_in(f, noun)))
            )
        )
        return last.affiliation.country if last else None

    def _counterpart(self, group: Group) -> str | None:
        """The country of the counterpart whom a sentence gives to one of another: "his Chinese counterpart"."""
        words = self._doc[group.end : self._doc[group.start].sent.end]
        named = (self._context.named_at(word.i - 1) for word in words if word.lower_ == "counterpart")
        return next(filter(None, named), None)

    def _ends_in(self, figure: Figure, noun: str) -> bool:
        """Whether a body's name, as the text has it, ends in a noun: "U.S. Marines"."""
        return not figure.person and any(self._text[a:b].lower().endswith(noun) for a, b in figure.spans)

    def _where(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of a place that a clause tells of ("Lima, *where* police fired"), but not of those who talk there
        with others."""
        is_new = (
            sector in ARMED_GROUPS and group.determiner not in DEFINITE and head.head.lemma_ not in any_of("talking")
        )
        arrests = head.head.lemma_ in any_of("arresting") and head.dep_ == "nsubj"  # "*where the authorities held* him"
        is_there = is_new or arrests or sector not in _NEGOTIATING
        return self._context.scenes.where(group) if is_there else None

    def _here(self, group: Group, sector: Sector | None) -> str | None:
        """The country of the place where a clause or a passage puts somebody.

        Those who may be guests there are of the story's country, but not an armed group that is attacked there.
        """
        head = head_token(self._doc, group.start, group.end)
        earlier = self._context.scenes.earlier_opening(group)
        here = earlier[0] if earlier and self._goes_on(group, head, *earlier) else None
        scenes = self._context.scenes
        scene = scenes.scene(group) or (scenes.wider(group) if sector not in _SEDENTARY else None)
        attacked = sector in ARMED_GROUPS and head.dep_ in PATIENTS and head.head.lemma_ not in any_of("arming")
        if sector in ARMED_GROUPS and self._is_dateline_alone(group):
            attacked, scene = True, scene or scenes.within(group)
        if not self._context.setting:
            return scene or (earlier and earlier[0])
        if sector not in _NEGOTIATING or attacked:
            return scene or here
        return here if scene in (None, here) else None

    def _of_unrest(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of the place where people acted just before police did: "Miners in Potosi rallied. *Police* held
        ten"."""
        sentence = self._context.sentence(group.start)
        if sector is not Sector.COP or not head.dep_.startswith("nsubj") or self._context.scenes.countries(sentence):
            return None
        there = self._context.scenes.countries(sentence - 1)
        sectors = {figure.affiliation.sector for figure in self._discourse.subjects(sentence - 1)} - {None, *STATE}
        return next(iter(there)) if sectors and len(there) == 1 else None

    def _is_dateline_alone(self, group: Group) -> bool:
        """Whether armed men are new in news only written here: "PARIS - *Rebels* captured a town in eastern Congo"."""
        return self._abroad.is_told and group.determiner in (None, "a", "an") and self._of_rebels() is None

    def _goes_on(self, group: Group, head: Token, country: str, opened: Token) -> bool:
        """Whether a passage that "In Paris, the premier" opened goes on with those who act there, or with whom they
        act upon: "Socialists urged the cabinet"."""
        sentence, opening = self._context.sentence(group.start), self._discourse.subjects_of(opened)
        since = range(self._context.sentence(opened.i) + 1, sentence + 1)
        acting = (figure for number in since for figure in self._discourse.subjects(number))
        others = {figure.affiliation.country for figure in acting} - {None, country}
        if others or {figure.affiliation.country for figure in opening} != {country}:
            return False
        subject = clause_subject(head)
        if subject is None or group.start <= subject < group.end:
            return head.dep_.startswith("nsubj")
        return {figure.affiliation.country for figure in self._discourse.at(self._doc[subject])} == {country}

    def _opening(self, group: Group, role: Role, sector: Sector | None) -> str | None:
        """The country that opens the sentence of a body, of an office ("In Paris, the defence minister"), or of those
        who are no guests where they act: "In London, he summoned the envoy, and MPs demanded sanctions"."""
        opening = self._context.scenes.opening(group)
        acts = head_token(self._doc, group.start, group.end).dep_.startswith("nsubj")
        if sector in ARMED_GROUPS and group.determiner == "the" and not acts:
            return None  # "In Washington, the House refused aid to the rebels"
        if opening is None or role.kind is RoleKind.BODY:
            return opening and (self._guests.at_home(head_token(self._doc, group.start, group.end)) or opening)
        named = group.core is not None and group.core.role is None and group.core.end - group.core.start > 1
        holds = sector is Sector.GOV and not role.plural and role.phrase.endswith(HEADS)
        if holds and (named or group.determiner == "the"):
            return opening
        if not acts:
            return None
        sentence = self._doc[group.start].sent
        governs = sector is Sector.GOV and not self._is_at_venue(group)
        if governs or sector not in _NEGOTIATING:
            return opening
        at_home = {figure.affiliation.country for figure in self._discourse.subjects_of(sentence.root)} == {opening}
        return opening if at_home else None

    def abroad(self, group: Group, role: Role) -> str | None:
        """The country other than the dateline's whose place opens an office-holder's sentence: "In Paris, the
        president", but not "in Geneva", where those of other countries meet."""
        opening = self._context.scenes.opening(group)
        if opening in (None, self._context.dateline) or not role.phrase.endswith(HEADS) or group.complements:
            return None
        acts = head_token(self._doc, group.start, group.end).dep_.startswith("nsubj")
        return opening if acts and not self._is_at_venue(group) else None

    def _is_at_venue(self, group: Group) -> bool:
        """Whether the sentence names a town where those of other countries meet before a group."""
        before = columns(self._doc).forms[self._doc[group.start].sent.start : group.start]
        return not any_of("venues").isdisjoint(before)

    def _of_rebels(self) -> str | None:
        """The country of the armed groups named, where it is one, or none is the story's: "militants" are theirs."""
        figures = (figure for mention in self._discourse.mentions for figure in mention.figures)
        named = (figure for figure in figures if figure.named and not figure.person)
        codes = [
            figure.affiliation.country for figure in named if figure.affiliation.sector in ARMED_GROUPS - {Sector.PRM}
        ]
        abroad = bool(codes) and self._context.setting not in codes
        return max(codes, key=codes.count) if abroad or len(set(codes)) == 1 else None

    def _host(self, group: Group) -> str | None:
        """The country where the ambassador who is called to a ministry is posted: "Russia's ambassador in Chisinau"."""
        for before in self._earlier(group):
            if any(segment.role and segment.role.phrase in any_of("envoys") for segment in before.segments):
                posts = [place.core for preposition, place in before.complements if preposition in ("in", "to")]
                codes = [core.entries[0].country for core in posts if core and core.kind in SPATIAL]
                return codes[0] if codes else None
        return None

    def _reported(self, group: Group) -> str | None:
        """The dateline's country, where a body says what it has done: "French jets hit Tripoli, the army said"."""
        dateline = self._context.dateline
        if dateline is None or not head_token(self._doc, group.start, group.end).dep_.startswith("nsubj"):
            return None
        segments = (segment for before in self._earlier(group) for segment in before.segments if segment.entries)
        return dateline if any(segment.entries[0].country == dateline for segment in segments) else None

    def _earlier(self, group: Group) -> Iterator[Group]:
        """The groups before one in its sentence, the nearest first."""
        sentence, before = self._context.sentence(group.start), self._before.get(group)
        while before is not None and self._context.sentence(before.start) == sentence:
            yield before
            before = self._before.get(before)

    def native(self, group: Group) -> str | None:
        """The country of the story, or else of the locals who act upon somebody, or else of the subjects of the
        sentence before, or those of a state among them, where they have just one."""
        if self._context.setting:
            return self._context.setting
        verb = self._doc[verb_of(head_token(self._doc, group.start, group.end))]
        near = [figure for figure in self._discourse.subjects_of(verb) if figure.affiliation.sector in LOCALS]
        before = self._discourse.subjects(self._context.sentence(group.start) - 1)
        ruling = [figure for figure in before if figure.country_like or figure.affiliation.sector in STATE]
        for figures in (near, before, ruling):
            codes = {figure.affiliation.country for figure in figures}
            if len(codes) == 1 and (code := codes.pop()):
                return code
        return None
