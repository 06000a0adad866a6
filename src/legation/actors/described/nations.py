"""Countries that a noun takes up without a name: "the Himalayan nation", "its southern neighbour", "the Gulf state".

``epithets.tsv`` says which countries a word fits, ``borders.tsv`` which are neighbours.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from legation.actors.described.agreement import clause_subject
from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.lookup import Lookup, fold, split_words
from legation.actors.knowledge.members import member_states
from legation.actors.knowledge.tables import DATA, Kind, read_rows
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, governs
from legation.actors.text.groups import Group
from legation.actors.text.segments import head_token
from legation.syntax.columns import columns
from legation.syntax.compounds import HYPHENS
from legation.syntax.determiners import DEFINITE

_LANDS = frozenset({"country", "nation", "state", "republic"})
_MANY_LANDS = frozenset({"countries", "nations", "states", "republics", "kingdoms", "islands"})
_NEIGHBOURS = frozenset({"neighbor", "neighbour"})
_NEXT_TO = frozenset({"neighboring", "neighbouring"})
RELATIONS = _NEIGHBOURS | {
    "ally", "rival", "archrival", "foe", "archfoe", "enemy", "archenemy", "adversary", "nemesis", "patron", "protector",
    "partner",
}  # fmt: skip
"""What one country is to another."""
_TIES = RELATIONS | {"colony"}
_FAR = 3  # sentences back that a neighbour may have been named
_ALL = frozenset({None, "the", "all", "both"})
_FEW = 5
"""The most countries that all do what "the Nordic countries" are said to do."""
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}


class Nations:
    """The countries of one document that nouns take up."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    def epithet(self, group: Group) -> Figure | None:
        """The country last named that an epithet fits: "the landlocked nation"; None where the words are no epithet."""
        if group.determiner not in DEFINITE or group.pronoun or group.possessor:
            return None
        if any(preposition == "of" for preposition, _ in group.complements):
            return None
        words = self._words(group)
        fitting, covered = _fitting(words)
        if not words:
            return None
        if words[-1] in ("member", "ally") and (members := self._members(group)):  # "the NATO member"
            return self._last(members)
        if words[-1] in _LANDS and not _NEXT_TO.isdisjoint(words) and not fitting:
            owner = self._context.setting
            return self._last(_borders().get(owner, frozenset())) if owner else None
        heads_it = words[-1] in _LANDS or (covered[-1] and words[-1] not in any_of("regions"))
        if fitting is None or not heads_it or any(not covered[at] for at in self._national(group, words)):
            return None
        setting = self._context.setting
        at_home = self._last(frozenset({setting})) if setting in fitting else None
        return at_home or self._last(fitting)

    def several(self, group: Group, count: int) -> tuple[Figure, ...]:
        """The ``count`` countries that an epithet fits: "both Baltic states"."""
        words = self._words(group) if count else []
        fitting, covered = _fitting(words) if words else (None, [False])
        if fitting is None or not (covered[-1] or words[-1] in _MANY_LANDS):
            return ()

        def fits(figure: Figure) -> bool:
            return figure.country_like and figure.affiliation.country in fitting

        near = self._discourse.pair(count, self._context.sentence(group.start), fits)
        return near or self._discourse.foremost(count, fits)

    def seceding(self, group: Group) -> Group | None:
        """What "the breakaway region *of Somaliland*" is."""
        of = [complement for preposition, complement in group.complements if preposition == "of"]
        if not of or of[0].start < 2:
            return None
        forms = columns(self._doc).forms
        is_part = forms[of[0].start - 2] in any_of("parts that secede")
        return of[0] if is_part and not any_of("seceding").isdisjoint(forms[group.start : group.end - 1]) else None

    def all_of(self, group: Group) -> tuple[str, ...]:
        """The codes of all the countries of a group that has a name: "all three Baltic states", "both Koreas"."""
        words = self._words(group) if group.determiner in _ALL else []
        fitting, covered = _fitting(words) if words else (None, [])
        if fitting is None or len(fitting) > _FEW or (group.determiner == "both" and len(fitting) != 2):
            return ()
        is_plural = self._doc[group.end - 1].tag_ in ("NNS", "NNPS")
        if words[-1] not in _MANY_LANDS and not (covered[-1] and is_plural):
            return ()
        others = {word for word, is_epithet in zip(words, covered, strict=True) if not is_epithet} - _MANY_LANDS
        return tuple(sorted(fitting)) if others <= {"the", _COUNTS.get(len(fitting), "the")} else ()

    def relation(self, group: Group, owners: tuple[Figure, ...]) -> tuple[Figure, ...] | None:
        """The other country that "its neighbour" or "Sudan's rival" is; None where it is no relation of a country's.

        Nobody, (), where it cannot be told which; one who governs it, where the text names no more of it than him.
        """
        if not (group.pronoun or group.possessor):
            return None
        token = self._doc[group.end - 1]
        noun = fold(token.text)
        called, covered = _fitting(self._words(group))
        if token.tag_ in ("NNS", "NNPS") or (noun not in _TIES and not (covered and covered[-1])):
            return None  # "its former colonial ruler" is one
        if before := self._apposed_to(group):
            return before
        codes = {owner.affiliation.country for owner in owners if owner.country_like}
        if len(codes) != len(owners) or not codes:
            return None
        borders = frozenset.intersection(*(_borders().get(code or "", frozenset()) for code in codes))
        fitting = self._members(group) or called

        def fits(figure: Figure) -> bool:
            code = figure.affiliation.country
            if not figure.country_like or code is None or code in codes:
                return False
            return code in fitting if fitting is not None else noun not in _NEIGHBOURS or code in borders

        sentence = self._context.sentence(group.start)
        for reach in range(_FAR + 1 if noun in _NEIGHBOURS or fitting else 3):
            if found := self._discourse.near(1, sentence, fits, reach):
                return found
        if noun in _NEIGHBOURS:
            known = [f for f in self._discourse.foremost(1, fits) if self._context.salience(f.affiliation.country) > 1]
            return tuple(known) or self._discourse.near(1, sentence, lambda f: _governs(f, borders - codes), _FAR)
        setting = self._context.setting
        home = self._discourse.last(lambda f: fits(f) and f.affiliation.country == setting) if setting else None
        return (home,) if home else ()

    def _apposed_to(self, group: Group) -> tuple[Figure, ...]:
        """The country that a relation is said of after a comma: "Egypt, Sudan's northern neighbour,"."""
        first = group.possessor.start if group.possessor else group.start
        comma = self._doc[first - 1] if first > 1 else None
        if comma is None or comma.text != "," or not self._context.closes(group):
            return ()
        return tuple(figure for figure in self._discourse.at(comma.nbor(-1)) if figure.country_like)

    def _members(self, group: Group) -> frozenset[str] | None:
        """The members of the organisation of "its NATO ally"."""
        for segment in group.before_core(Kind.ORGANISATION):
            try:
                return frozenset(member_states(segment.entries[0].name, self._context.published))
            except KeyError:
                continue
        return None

    def _last(self, codes: frozenset[str]) -> Figure | None:
        return self._discourse.last(lambda figure: figure.country_like and figure.affiliation.country in codes)

    def other(self, group: Group, found: Figure | None) -> Figure | None:
        """The country meant by "the country": the story's, where its own sentence names no other.

        It is not the one that does something to it.
        """
        setting, sentence = self._context.setting, self._context.sentence(group.start)
        if found is None or setting is None or setting == found.affiliation.country:
            return found
        if self._discourse.near(1, sentence, lambda figure: figure is found, 0):
            subject = clause_subject(head_token(self._doc, group.start, group.end))
            is_other = subject is not None and not group.start <= subject < group.end
            if subject is None or not is_other or found not in self._discourse.at(self._doc[subject]):
                return found
        return self._last(frozenset({setting})) or found

    def _words(self, group: Group) -> list[str]:
        """A group's words, folded, without its determiner and without hyphens."""
        texts = columns(self._doc).texts[group.start + (group.determiner is not None) : group.end]
        return [fold(word) for text in texts for word in split_words(text) if word not in HYPHENS]

    def _national(self, group: Group, words: list[str]) -> list[int]:
        """Where in a group's words its nationalities stand."""
        named = {fold(self._doc[i].text) for s in group.nationalities for i in range(s.start, s.end)}
        return [at for at, word in enumerate(words) if word in named]


def _governs(figure: Figure, codes: frozenset[str | None]) -> bool:
    """Whether a figure is somebody named who governs one of the countries."""
    return figure.named and governs(figure) and figure.affiliation.country in codes


def _fitting(words: list[str]) -> tuple[frozenset[str] | None, list[bool]]:
    """The countries that all epithets among these words fit, None where there is none; and which words they are."""
    codes: frozenset[str] | None = None
    covered = [False] * len(words)
    epithets = _epithets()
    at = 0 if epithets.beginning(set(words)) else len(words)  # as in most groups
    while at < len(words):
        found = epithets.matches(words, at)
        if found:
            length, values = found[0]
            codes = values[0] if codes is None else codes & values[0]
            covered[at : at + length] = [True] * length
            at += length
        else:
            at += 1
    return codes, covered


@cache
def _epithets() -> Lookup[frozenset[str]]:
    found: Lookup[frozenset[str]] = Lookup()
    for _, row in read_rows(DATA / "epithets.tsv"):
        found.add(split_words(row["words"]), frozenset(row["countries"].split()))
    return found


@cache
def _borders() -> dict[str, frozenset[str]]:
    return {row["country"]: frozenset(row["neighbours"].split()) for _, row in read_rows(DATA / "borders.tsv")}
