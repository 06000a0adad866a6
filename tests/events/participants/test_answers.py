"""The other side of an act among those told before it."""

import pytest


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("Riot police deployed in Lagos on Monday to break up an opposition rally.", "MOBILIZE", ["NGA"]),
        ("Soldiers patrolled the streets of Maputo on Thursday as demonstrators burned tyres.", "MOBILIZE", ["MOZ"]),
        ("Peruvian marines detained six Chilean fishermen on Monday and seized their boat.", "COERCE", ["CHL"]),
        ("Israel bombed the Lebanese airport and imposed a naval blockade.", "COERCE", ["LBN"]),
        # "its" are those of whom it was done to, unless they are its own
        ("China boarded a Vietnamese boat and detained its crew.", "COERCE", ["VNM"]),
        ("Peru condemned Chile and arrested its own envoy.", "COERCE", ["PER"]),
        ("Peruvian prosecutors searched the offices of Chilean firms and seized computers.", "COERCE", ["CHL"]),
        ("Gunmen in Chad killed two Libyan officers and wounded six others on Monday.", "ASSAULT", ["LBY"]),
        (
            "Peruvian farmers blocked a highway on Monday. Peru's interior ministry sent police to clear it.",
            "MOBILIZE",
            ["PER"],
        ),
        ("Latvia expelled a Russian diplomat, which drew a protest from Moscow.", "ACCUSE", ["LVA"]),
        ("The World Court rejected an objection by Kenya on Friday. Somalia hailed the ruling.", "SUPPORT", ["IGO"]),
        ("Hungary blocked an EU aid package for Ukraine on Friday.", "REJECT", ["UKR"]),
        # with whom one speaks, he hears what one goes on to say; whom one backs, he hears no doubts
        ("The Chadian king telephoned his Libyan counterpart to offer his support.", "SUPPORT", ["LBY"]),
        ("The Chadian king visited Tripoli and agreed with his hosts on a joint inquiry.", "AGREE", ["LBY"]),
        ("Peru's president thanked the Chileans and promised to invest in their mines.", "AGREE", ["CHL"]),
        ("Peru thanked Chile and urged it to go to the United Nations.", "REQUEST", ["CHL"]),
        ("Peru's president met the Chilean president and voiced concern.", "ACCUSE", ["CHL"]),
        (
            "Peru's minister, in Oslo for talks with the king, warned of strikes on Chile.",
            "THREATEN",
            ["CHL"],
        ),
        ("Hundreds of Peruvians rallied in Lima and burned Chilean flags.", "PROTEST", ["CHL"]),
    ],
)
def test_whom_an_act_is_done_to(code, story, event_type, expected):
    found = [event for event in code(story).events if event.event_type == event_type]
    assert [who.code[:3] for who in found[-1].recipient] == expected


def test_who_has_just_done_the_same_does_it_again(code):
    event = code("Spanish police arrested two Moroccans on Monday. A third Moroccan was arrested on Tuesday.").events[
        -1
    ]
    assert [who.code for who in event.actor] == ["ESP COP"]
