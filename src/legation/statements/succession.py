"""Who "he" is that goes on speaking: the speaker of the sentence before, whoever else is named in what was said.

Within what somebody says others are named, and the last of them is often nearer to the next "he" than the speaker is;
but a reporter goes on with the one who speaks (the subject of the matrix clause is the centre of attention: Grosz,
Joshi and Weinstein, Centering, 1995).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from legation.records import Actor, Participant
from legation.statements.passage import Passage

PRONOUNS = {
    "he": frozenset(("she", "her", "mrs", "mrs.", "ms", "ms.")),
    "she": frozenset(("he", "him", "his", "mr", "mr.")),
}
"""Pronouns of one speaker, and first words of mentions that tell that it is not of this one."""
CONTINUING = frozenset(("add", "continue", "conclude"))
"""Cues of one who speaks already, whatever else has been told since."""
PAPERS = frozenset(("statement", "communique", "communiqué"))
"""What says what its author, who spoke before, says: "the statement says"."""


def resolve(
    speakers: Sequence[tuple[Token, Token, Participant]], actors: Sequence[Actor], passage: Passage
) -> dict[int, Participant]:
    """The participants that pronouns and short forms stand for, by the index of the cue.

    ``speakers`` are the cues, each with the head of the noun phrase that speaks and whom the cast takes it for, in
    text order.
    """
    people = People(actors)
    resolved: dict[int, Participant] = {}
    last: tuple[Token, Participant] | None = None
    for cue, head, found in speakers:
        who = found
        if head.lower_ in PRONOUNS:
            is_next = last is not None and (_follows(last[0], cue, passage) or _continues(last[0], cue, passage))
            if last is not None and is_next and people.may_be(last[1], head.lower_):
                who = _named_as(found, last[1])
        elif found.actor is None and _is_paper(head):
            if last is not None and last[1].actor is not None and _are_near(last[0], cue, passage):
                who = _named_as(found, last[1])
        elif found.actor is None and head.pos_ == "PROPN":
            who = people.full(found, head)
        if who is not found:
            resolved[cue.i] = who
        if last is None or _leads(cue, last[0], passage):
            last = cue, who
    return resolved


class People:
    """A cast's actors by the words of their names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self._by_word: dict[str, list[Actor]] = {}
        for actor in actors:
            for word in dict.fromkeys(actor.name.split()):
                self._by_word.setdefault(word, []).append(actor)

    def may_be(self, speaker: Participant, pronoun: str) -> bool:
        """Whether "he" or "she" can be a speaker: somebody named, and no mention says otherwise."""
        actor = self._by_id.get(speaker.actor or "")
        texts = [mention.text for mention in actor.mentions] if actor else [speaker.name]
        words = [text.split() for text in texts if text.strip()]
        named = any(first[-1][:1].isupper() and first[0].lower() != "the" for first in words)
        return named and not any(first[0].lower() in PRONOUNS[pronoun] for first in words)

    def full(self, found: Participant, head: Token) -> Participant:
        """The one actor whose name has the word that a short form ends with ("Mr. Jun"); ``found`` where none has."""
        actors = self._by_word.get(head.text, [])
        if len(actors) != 1:
            return found
        return found.model_copy(update={"actor": actors[0].id, "name": actors[0].name, "code": actors[0].code})


def _named_as(found: Participant, other: Participant) -> Participant:
    return found.model_copy(update={"actor": other.actor, "name": other.name, "code": other.code})


def _leads(cue: Token, other: Token, passage: Passage) -> bool:
    """Whether a cue stands in a later sentence than another, or above it in the same."""
    if passage.sentence_of[cue.i] != passage.sentence_of[other.i]:
        return True
    return passage.depths[cue.i] < passage.depths[other.i]


def _are_near(earlier: Token, cue: Token, passage: Passage) -> bool:
    """Whether two cues stand in one paragraph or in two that follow one another."""
    return 0 <= passage.paragraph_of[cue.i] - passage.paragraph_of[earlier.i] <= 1


def _continues(earlier: Token, cue: Token, passage: Passage) -> bool:
    """Whether a cue says that somebody goes on, in another sentence ("On trade, he *continued*, ...")."""
    is_later = passage.sentence_of[cue.i] != passage.sentence_of[earlier.i]
    return is_later and cue.lemma_ in CONTINUING and _are_near(earlier, cue, passage)


def _is_paper(head: Token) -> bool:
    """Whether a speaker is but "the statement", of which nothing more is said."""
    beside = [child for child in head.children if child.i < head.i]
    is_bare = [child.lower_ for child in beside] == ["the"] and not any(c.dep_ == "nmod" for c in head.children)
    return head.lemma_ in PAPERS and is_bare


def _follows(earlier: Token, cue: Token, passage: Passage) -> bool:
    """Whether nothing but quotations stands between the sentences of two cues, the second of which is a later one."""
    start, stop = earlier.i, cue.i
    sentences = passage.sentence_of
    if sentences[start] == sentences[stop]:
        return False
    return all(
        not passage.is_outside(token) or token.is_punct or token.is_space
        for token in passage.doc[start:stop]
        if sentences[token.i] not in (sentences[start], sentences[stop])
    )
