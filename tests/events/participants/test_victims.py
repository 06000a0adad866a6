"""Who is no recipient though a frame names him."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Norway condemned the attacks of Chad on Goma.", "ACCUSE", ["TCD"]),
        ("Brazil condemned Colombia's invasion of Ecuador.", "ACCUSE", ["COL"]),
        # of a pair to which the actor belongs the other is meant
        ("Greece urged dialogue between Athens and Ankara.", "REQUEST", ["TUR GOV"]),
        ("Egypt urged talks between Israel and Syria.", "REQUEST", ["ISR", "SYR"]),
        # of those who are said to fight, the others are accused
        ("Chadian soldiers and Libyan soldiers exchanged mortar fire, Chad alleged.", "ACCUSE", ["LBY MIL"]),
        ("Chad's president accused his predecessor and Libya of a plot.", "ACCUSE", ["TCD ELI", "LBY"]),
        # who brought about what others agreed to is none of them
        ("Chad and Libya agreed to a truce brokered by Niger.", "AGREE", []),
        ("Chad and Libya agreed to a truce brokered by Niger.", "CONSULT", ["LBY GOV", "TCD GOV"]),
        # whoever is lashed out at is no forum, and Brussels acts for the Union
        ("Hungary's prime minister lashed out at Brussels on Friday.", "ACCUSE", ["IGO EEC"]),
        # a court only hears it
        ("Peru accused Chile of theft and threatened to take the case to an international court.", "THREATEN", ["CHL"]),
        ("Judges in Chad accused the Supreme Court of bias.", "ACCUSE", ["TCD JUD"]),
        # an army threatens others
        ("An army spokesman of Myanmar warned the military would take action.", "THREATEN", []),
        # nobody puts sanctions on its own
        ("Peru accused Chile of theft. Peru said it had imposed sanctions on three officials.", "SANCTION", ["CHL"]),
        # whose envoys are sent home are others
        ("Peru broke off relations with Chile and expelled its ambassador.", "SANCTION", ["CHL", "CHL"]),
        ("Peru condemned Chile and gave its ambassador two days to leave.", "SANCTION", ["CHL"]),
    ],
)
def test_who_is_meant_instead(code, sentence, event_type, expected):
    events = [event for event in code(sentence).events if event.event_type == event_type]
    assert [participant.code for event in events for participant in event.recipient] == expected
