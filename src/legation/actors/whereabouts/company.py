"""Where people and bodies are at home, by those who act with or upon them in the same clause or just before."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.actors.described.agreement import clause_subject
from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE, tenure_on
from legation.actors.knowledge.tables import Role
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, is_in_office
from legation.actors.text.groups import Group, verb_of, with_particle
from legation.actors.text.segments import head_token
from legation.records import Sector
from legation.syntax.columns import columns, dependents

PATIENTS = frozenset({"obj", "nsubj:pass"})
LOCALS = frozenset(
    {Sector.REB, Sector.PRM, Sector.CVL, Sector.OPP, Sector.PTY, Sector.SOC, Sector.MED, Sector.COP, Sector.LEG}
)
"""Those who rather speak of their own country, or quarrel with it."""
_RULED = LOCALS | {Sector.ELI, Sector.LAB, Sector.AGR, Sector.EDU, Sector.BUS, Sector.REL, Sector.JRN}
"""Those to whom "the government" is that of their own country."""
_ABOARD = 2
"""How many sentences back the ship may be told of whose crew is spoken of."""
_RULING = frozenset({Sector.GOV, Sector.MIL})
_AT_HOME = ARMED_GROUPS | {Sector.PTY, Sector.OPP, Sector.LAB}
_POLICING = frozenset({Sector.COP, Sector.JUD})
_FORCES = frozenset({Sector.MIL, Sector.COP, Sector.SPY})


class Company:
    """The countries of those whom one document tells of together with somebody; ``head`` is his group's head."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    def joined(self, joined: tuple[Figure, ...], group: Group, sector: Sector | None) -> str | None:
        """The country of those somebody is told together with: "the writer and eight other activists"."""
        others = any(self._doc[i].lower_ == "other" for i in range(group.start, group.end))
        for figure in joined:
            ruling = sector is Sector.OPP and (figure.country_like or figure.affiliation.sector in STATE)
            fought = sector is Sector.REB and figure.affiliation.sector is Sector.GOV
            if figure.affiliation.country and (others or ruling or fought or not figure.named):
                return figure.affiliation.country
        return None

    def dealing_with(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of the rebels or the party at home with whom "the government" or "the army" has to do, where no
        country stands out as the story's: "*the government* met M23 rebels in Doha"."""
        if self._context.setting or sector not in _RULING or group.determiner != "the" or group.nationalities:
            return None
        beside = [child for child in head.children if child.dep_ == "conj"]
        if head.dep_ == "conj":
            beside.append(head.head)
        elif head.dep_ == "nsubj" and head.head.lemma_ in any_of("talking"):
            beside += [child for child in head.head.subtree if child.dep_ in ("obj", "obl", "nmod")]
        bodies = (self._context.body_at(token.i) for other in beside for token in (other, *other.children))
        known = (tenure_on(body.tenures, self._context.published) for body in bodies if body)
        told = [t.affiliation.country for t in known if t and t.affiliation.sector in _AT_HOME]
        return told[0] if told and told[0] != "PSE" else None  # whose "the government" is another's

    def sender(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of the one who sends, has, commands, dismisses or overthrows somebody: "offered to send
        *soldiers*"."""
        if head.dep_ != "obj":
            return None
        verb = head.head
        sends = verb.lemma_ in any_of("sending") or with_particle(verb) in any_of("sending")
        sent = sends and group.determiner is None and sector is not Sector.REF
        possessed = sent or (verb.lemma_ in any_of("possessing") and sector in STATE)
        commanded = verb.lemma_ in any_of("commanding") and sector in _FORCES and group.determiner == "the"
        overthrown = sector is Sector.GOV and verb.lemma_ in any_of("overthrowing")
        appointed = sector in STATE and verb.lemma_ in any_of("appointing")
        if not (possessed or commanded or overthrown or appointed):
            return None
        owners = self._discourse.subjects_of(verb)
        if not owners and verb.dep_ == "xcomp":
            owners = self._discourse.subjects_of(verb.head)
        rules = overthrown and bool(owners) and owners[0].affiliation.sector in STATE | ARMED_GROUPS
        if len(owners) != 1 or not (possessed or rules or is_in_office(owners[0])):
            return None
        return owners[0].affiliation.country

    def compatriot(self, role: Role, head: Token) -> str | None:
        """The country of the one who does something to his own: "urged *citizens* to leave"."""
        if role.phrase not in any_of("compatriots") or head.dep_ not in ("obj", "iobj"):
            return None
        owners = self._discourse.subjects_of(head.head)
        return owners[0].affiliation.country if len(owners) == 1 else None

    def ruling(self, group: Group, role: Role) -> str | None:
        """The country of those at home who deal with "the government", whatever country the story is of: "Jordan's
        *opposition* urged the government to quit"."""
        if role.phrase not in any_of("governments") or group.determiner != "the" or group.nationalities:
            return None
        head = head_token(self._doc, group.start, group.end)
        is_placed = any(to in ("of", "in", "at") for to, _ in group.complements)
        if is_placed or head.dep_ not in ("obj", "iobj", "obl"):
            return None
        subject = clause_subject(head)
        doers = self._discourse.at(self._doc[subject]) if subject is not None else ()
        homes = {figure.affiliation.country for figure in doers if figure.affiliation.sector in _RULED}
        return homes.pop() if len(homes) == 1 == len(set(doers)) else None

    def craft(self, group: Group, role: Role) -> str | None:
        """The country of the ship or the plane last told of whose crew somebody is ("seized a *Greek* tanker and freed
        the crew"), not of those who do something to him."""
        if role.phrase not in any_of("crews") or group.determiner not in ("the", None):
            return None
        if group.nationalities or group.possessor or group.pronoun or group.complements:
            return None
        read, below = columns(self._doc), dependents(self._doc)
        subject = clause_subject(head_token(self._doc, group.start, group.end))
        doers = self._discourse.at(self._doc[subject]) if subject not in (None, group.end - 1) else ()
        own = {figure.affiliation.country for figure in doers}
        earliest = self._context.sentence(group.start) - (_ABOARD if group.determiner else 0)
        for token in range(group.start - 1, -1, -1):
            if self._context.sentence(token) < earliest:
                return None
            if read.lemmas[token] in any_of("craft"):
                owners = (self._context.named_at(child) for child in below[token] if child < token)
                country = next(filter(None, owners), None)
                if country is not None and country not in own:
                    return country
        return None

    def superior(self, role: Role, sector: Sector | None, head: Token) -> str | None:
        """The country of the one in office who speaks to a parliament or a cabinet: "told *lawmakers*"."""
        is_assembly = sector is Sector.LEG or role.phrase.endswith("cabinet")
        if not is_assembly or head.dep_ not in ("obj", "iobj", "obl") or head.head.lemma_ not in any_of("addressing"):
            return None
        speakers = self._discourse.subjects_of(head.head)
        return speakers[0].affiliation.country if len(speakers) == 1 and is_in_office(speakers[0]) else None

    def captor(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of the police, courts or government that hold somebody, or of the parliament that meets its
        own."""
        subject = clause_subject(head)
        if subject is None or group.start <= subject < group.end:
            return None
        for figure in self._discourse.at(self._doc[subject]):
            doer = figure.affiliation
            arrests = doer.sector is Sector.GOV and head.head.lemma_ in any_of("arresting")
            meets = doer.sector is sector is Sector.LEG
            if doer.country and (meets or arrests or doer.sector in _POLICING):
                return doer.country
        return None

    def speaker(self, head: Token, sector: Sector | None) -> str | None:
        """The country of who says something of his own kind ("the police chief said officers had fired"), or of those
        who rule or fight at his home ("Syrian activists said *troops* had fired")."""
        verb = self._doc[verb_of(head)]
        speakers = self._discourse.subjects_of(verb.head) if verb.dep_ in ("ccomp", "parataxis") else ()
        if len(speakers) != 1:
            return None
        said_by = speakers[0].affiliation.sector
        alike = sector in STATE - {Sector.GOV} and said_by is sector
        suffers = sector in STATE | ARMED_GROUPS | {Sector.CRM} and said_by in LOCALS
        suffers |= sector is Sector.MIL and said_by is Sector.REF  # of whom they have fled
        return speakers[0].affiliation.country if alike or suffers else None

    def force(self, group: Group, sector: Sector | None) -> str | None:
        """The country of the one armed force spoken of in this sentence that is not the one that does it to them."""
        described = [self._doc[i].pos_ not in ("DET", "NUM") for i in range(group.start, group.end - 1)]
        if sector is not Sector.MIL or any(described):
            return None  # "federal troops"
        head = head_token(self._doc, group.start, group.end)
        is_apart = head.dep_ in PATIENTS or head.dep_ == "obl:agent"  # "a pilot was held by *soldiers*"
        doers = self._discourse.subjects_of(head.head) if is_apart else ()
        others = {doer.affiliation.country for doer in doers}
        codes: set[str | None] = set()
        for mention in reversed(self._discourse.mentions):
            if mention.sentence < self._context.sentence(group.start):
                break
            codes |= {f.affiliation.country for f in mention.figures if f.affiliation.sector is sector}
        codes -= {None, *others}
        return codes.pop() if len(codes) == 1 else None

    def attacking(self, group: Group, sector: Sector | None, head: Token) -> str | None:
        """The country of the one army that acted just before, which a force that acts is of if no word tells of more:
        "Israeli tanks crossed the border. Gunboats shelled the coast"."""
        if sector is not Sector.MIL or group.determiner or not head.dep_.startswith("nsubj"):
            return None
        sentence = self._context.sentence(group.start)
        acted = (*self._discourse.subjects(sentence), *self._discourse.subjects(sentence - 1))
        codes = {figure.affiliation.country for figure in acted if figure.affiliation.sector is sector}
        return codes.pop() if len(codes) == 1 else None
