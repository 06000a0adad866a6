"""Which frames the words of a document call up."""

import pytest

from legation.actors.cast import read_cast
from legation.events.lexicon.frames import PartOfSpeech, lexicon
from legation.events.matches.matching import company_of
from legation.events.participants.roles import Roles
from legation.events.trees.grammar import Grammar
from legation.events.trees.mending import mend
from legation.records import EventType


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        # the most specific frame wins
        ("Iran launched an attack on Israel.", [EventType.ASSAULT]),
        ("Iran launched a scathing attack on Israel.", [EventType.ACCUSE]),
        ("Iran launched a cyber attack on Israel.", [EventType.COERCE]),
        # a people is no place
        ("Israel armed the Eritreans.", [EventType.AID]),
        ("Hamas negotiators left Cairo without an agreement.", []),
        ("The Chadian army pledged that it would never again remove a government.", [EventType.AGREE]),
        ("Slovakia will hand over the last of its jets to Ukraine.", [EventType.AGREE]),
        # a need may be an exception
        ("The French minister abandoned the treaty with Peru.", [EventType.SANCTION]),
        # phrases may hang on the noun's verb
        ("Twenty people died in an Israeli air strike on a school in Gaza.", [EventType.ASSAULT]),
        # whoever is acted upon is somebody else
        ("The Norwegian prime minister congratulated himself.", []),
        ("The Norwegian prime minister congratulated the Danish prime minister.", [EventType.SUPPORT]),
        # who is reported killed was
        ("Nine Libyan soldiers were reported killed in clashes with rebels.", [EventType.ASSAULT]),
        # one auxiliary serves two passives
        (
            "In Guinea, the president was seized and the radio station closed.",
            [EventType.ASSAULT, EventType.COERCE],
        ),
        # a name of whom nothing is known is a person
        ("Libyan rebels abducted Howell near Tripoli.", [EventType.ASSAULT]),
        # who gathers to demand something tells of two acts
        ("Peruvian veterans gathered in Lima to denounce Chile.", [EventType.PROTEST, EventType.ACCUSE]),
        # an unknown name's nation is not the nation
        ("Serbia's Petrovic withdrew from Madrid.", []),
        ("Serbia's Ivan Petrovic accused Spain of double standards.", ["ACCUSE"]),
        ("Serbia withdrew its troops from Kosovo.", [EventType.RETREAT]),
    ],
)
def test_the_frame_fits_what_stands_around_the_trigger(code, sentence, event_types):
    assert [event.event_type for event in code(sentence).events] == event_types


@pytest.mark.parametrize(
    "text",
    [
        "Peru's army killed 12 in an air strike on Lima, and Ambassador Ana Huang was summoned.",
        "Crowds marched through Oslo, calling for the cabinet, which had imposed sanctions on Chad, to step down.",
        "The steps that Norway agreed to take were set out in a letter handed over to the Danish envoy.",
    ],
)
def test_words_alone_rule_out_no_frame_that_fits(coder, text):
    doc = coder.nlp(text)
    grammar = Grammar(doc)
    roles = Roles(doc, read_cast(doc, None), grammar)
    mend(grammar, lexicon())
    fitting = 0
    for token, lemma in enumerate(grammar.lemma):
        near = grammar.lemmas_about(token)
        for part_of_speech in PartOfSpeech:
            tried = list(lexicon().fitting(lemma, part_of_speech, near))
            for frame in lexicon().of(lemma, part_of_speech):
                if company_of(frame, token, grammar, roles) is not None:
                    fitting += 1
                    assert frame in tried
    assert fitting


def test_who_has_something_done_to_others_does_it(only_event):
    event = only_event("Oman's king had the rebels arrested.")
    assert [actor.code for actor in event.actor] == ["OMN GOV"]
    assert [recipient.code for recipient in event.recipient] == ["OMN REB"]


def test_a_passive_has_no_object_behind_its_preposition(only_event):
    event = only_event("The Peruvian general was charged in the raid.")
    assert (event.event_type, event.mode, [p.code for p in event.recipient]) == ("ACCUSE", "allege", ["PER MIL"])
