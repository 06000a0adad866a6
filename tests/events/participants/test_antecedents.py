"""Who did the act that a noun points back to."""


def test_what_may_yet_be_done_is_not_what_is_welcomed(code):
    story = (
        "Thailand and Cambodia agreed to a ceasefire. Thailand will release 18 soldiers if the truce holds. "
        "Malaysia welcomed the truce."
    )
    event = code(story).events[-1]
    assert (event.event_type, [who.code for who in event.recipient]) == ("SUPPORT", [])
