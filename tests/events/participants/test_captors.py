"""Who sets those free whom the text told of as somebody's captives."""

import pytest


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Somali pirates kidnapped ten Indonesian sailors. Nine of the sailors were freed on Monday.", ["SOM CRM"]),
        ("Chadian police arrested two Libyan reporters. The reporters were set free on Monday.", ["TCD COP"]),
        ("Chadian police arrested two Libyan reporters. Three Indonesian sailors were freed on Monday.", []),
    ],
)
def test_who_held_them_frees_them(code, story, expected):
    *_, release = code(story).events
    assert [who.code for who in release.actor] == expected


def test_who_is_told_to_hold_them_lets_them_go(code):
    (release,) = code("Two Turkish pilots held by Syrian rebels since March walked free.").events
    assert [who.code for who in release.actor] == ["SYR REB"]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Iran arrested a Danish nurse in March. The nurse was sentenced to a year on Monday.", ["IRN JUD"]),
        ("Iranian police arrested two Danes in March. The men were convicted on Monday.", ["IRN JUD"]),
        ("Rebels in Chad kidnapped a Danish nurse in March. The nurse was sentenced to a year on Monday.", []),
    ],
)
def test_who_arrested_them_tries_them(code, story, expected):
    *_, sentence = code(story).events
    assert [who.code for who in sentence.actor] == expected
