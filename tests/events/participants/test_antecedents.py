"""Who did the act that a noun points back to."""


def test_what_may_yet_be_done_is_not_what_is_welcomed(code):
    story = (
        "Thailand and Cambodia agreed to a ceasefire. Thailand will release 18 soldiers if the truce holds. "
        "Malaysia welcomed the truce."
    )
    event = code(story).events[-1]
    assert (event.event_type, [who.code for who in event.recipient]) == ("SUPPORT", [])


def test_who_defends_what_his_own_have_done_turns_to_nobody(code):
    story = (
        "Argentine police used water cannon to push back pensioners. A minister defended the operation. "
        "Bolivia's army shelled two villages."
    )
    (event,) = (event for event in code(story).events if event.event_type == "SUPPORT")
    assert [who.code for who in event.recipient] == []
