"""Who stands against whom in a story."""


def test_two_who_blame_a_third_together_are_no_foes(code):
    told = code("Nepal's army appealed for restraint. India and Australia voiced concern over the violence.").events
    assert [who.code for event in told for who in event.recipient] == []


def test_who_have_agreed_are_the_two_sides_whoever_else_fights(code):
    story = "Pakistan and Afghanistan agreed to a truce. Both sides will meet in Oslo. Pakistani jets bombed the TTP."
    meeting = code(story).events[1]
    assert [who.code[:3] for who in meeting.actor] == ["PAK", "AFG"]


def test_who_have_nothing_to_do_with_each_other_are_no_pair_to_mediate_between(code):
    story = (
        "Senegal closed its border with Mali. Mali accused Senegal of theft. Niger and Burkina Faso condemned the "
        "closure. Mauritania offered to mediate between both capitals."
    )
    assert sorted(who.code[:3] for who in code(story).events[-1].recipient) == ["MLI", "SEN"]
