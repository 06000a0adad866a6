"""A text without a date is of the time when those whom it names held the offices that it gives them."""

from __future__ import annotations

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Germany's Annalena Baerbock landed in Kyiv.", "Annalena Baerbock", "DEU GOV"),
        ("British Foreign Secretary Boris Johnson rang Theresa May.", "Theresa May", "GBR GOV"),
        ("President Barack Obama met Nicolas Sarkozy.", "Nicolas Sarkozy", "FRA GOV"),
        ("Republican front-runner Donald Trump rang Ben Carson.", "Donald Trump", "USA PTY"),
        ("Donald Trump, the Republican presidential nominee, rang Barack Obama.", "Donald Trump", "USA PTY"),
        ("RNC Chairman Reince Priebus rang Barack Obama.", "Reince Priebus", "USA PTY"),
        ("President Joe Biden quoted President Reagan and Mikhail Gorbachev.", "Mikhail Gorbachev", "RUS ELI"),
        # or else the year in which the first sentence says that its act took place
        ("In 1955 Nehru protested to Portugal.", "Jawaharlal Nehru", "IND GOV"),
        ("Chamberlain flew to Germany in September 1938.", "Neville Chamberlain", "GBR GOV"),
        ("Moscow and Bonn exchanged ambassadors in 1955.", "Soviet government", "SUN GOV"),
        ("Chamberlain spoke of 1938.", "Chamberlain", None),
        ("The envoy met President Saakashvili in Tbilisi.", "Mikheil Saakashvili", "GEO GOV"),
        ("The envoy met Saakashvili in Tbilisi.", "Mikheil Saakashvili", "GEO OPP"),
    ],
)
def test_an_office_told_dates_the_others(coder: Coder, text: str, name: str, code: str) -> None:
    assert {actor.name: actor.code for actor in coder.code(text).actors}[name] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thousands marched in Prague on Monday.", "CZE CVL"),
        ("Thousands marched in Belgrade on Monday.", "SRB CVL"),
        ("Czechoslovakia met Poland. Thousands marched in Prague.", "CSK CVL"),
    ],
)
def test_a_capital_is_that_of_the_country_there_is_where_nothing_tells_the_time(
    coder: Coder, text: str, code: str
) -> None:
    assert code in [actor.code for actor in coder.code(text).actors]
