"""Words that name somebody elsewhere and here nobody."""


def test_a_platform_on_which_something_is_said_is_asked_for_nothing(only_event):
    event = only_event("The Kenyan opposition leader demanded on Twitter that all prisoners be freed.")
    assert "MNC" not in [someone.code for someone in event.recipient]
    event = only_event("The Kenyan president accused Twitter of spreading lies.")
    assert [someone.code for someone in event.recipient] == ["MNC"]


def test_a_law_named_after_a_country_is_mostly_of_another(only_event):
    assert only_event("China condemned the Taiwan Relations Act.").recipient == ()
    assert [someone.code for someone in only_event("China condemned the Russian law.").recipient] == ["RUS"]
