"""Who stands against whom in a story."""


def test_two_who_blame_a_third_together_are_no_foes(code):
    told = code("Nepal's army appealed for restraint. India and Australia voiced concern over the violence.").events
    assert [who.code for event in told for who in event.recipient] == []
