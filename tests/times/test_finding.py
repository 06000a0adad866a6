"""Examples of what is found and how it is resolved, the publication day being Tuesday 26 February 2019."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import TimeType
from legation.times import interval

PUBLISHED = date(2019, 2, 26)

TIMEX3_VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|PX(?:[XDWMQYECL]|WE)|PTX[HMS]"
    r"|P(?=.)(?:[\d.]+(?:e\+\d+)?(?:Y|M|W|D|Q|WE))*(?:T(?:[\d.]+(?:e\+\d+)?[HMS])+)?"
    r"|BC\d\d(?:\d\d)?|\d\d|\d{3}"
    r"|(?:\d{4}|XXXX)(?:-(?:Q[1-4]|H[12]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-WE|-\d)?|(?:\d\d|XX)(?:-(?:\d\d|XX))?))?"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|(?:\d\d|XX):(?:\d\d|XX)Z?))?"
    r"|\d{4}(?:-\d\d-\d\d)?/\d{4}(?:-\d\d-\d\d)?"
)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        # In capitals, which then mark no names.
        ("REBELS ATTACKED THE PALACE YESTERDAY.", "YESTERDAY", "2019-02-25"),
        # Written out.
        ("They signed it on February 26, 2018.", "February 26, 2018", "2018-02-26"),
        ("They signed it on 26 February 2018.", "26 February 2018", "2018-02-26"),
        ("They signed it on Monday, Feb. 26, 2018.", "Monday, Feb. 26, 2018", "2018-02-26"),
        ("The envoy was shot last Oct. 23.", "last Oct. 23", "2018-10-23"),
        ("They will meet next May 5.", "next May 5", "2019-05-05"),
        ("Log entry 2018-02-26 was lost.", "2018-02-26", "2018-02-26"),
        ("Log entry 26/02/2018 was lost.", "26/02/2018", "2018-02-26"),
        ("Log entry 02/03/2018 was lost.", "02/03/2018", "2018-XX-XX"),
        ("The treaty of August 1988 lapsed.", "August 1988", "1988-08"),
        ("It has stood since 1953.", "1953", "1953"),
        ("The front held in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("They met in the winter of 2018.", "the winter of 2018", "2018-WI"),
        ("They met in mid-March.", "mid-March", "2018-03"),
        ("Exports fell in the third quarter of 2018.", "the third quarter of 2018", "2018-Q3"),
        ("Exports fell in the first half of 2018.", "the first half of 2018", "2018-H1"),
        ("Exports fell in Q3 2018.", "Q3 2018", "2018-Q3"),
        ("Borders moved in the 1990s.", "the 1990s", "199"),
        ("Borders moved in the early '80s.", "the early '80s", "198"),
        ("Borders moved in the 19th century.", "the 19th century", "18"),
        ("The truce held over Christmas.", "Christmas", "2018-12-25"),
        ("The truce will hold until Easter Monday.", "Easter Monday", "2019-04-22"),
        ("Envoys met March 3-5 in Geneva.", "March 3-5", "2019-03-03/2019-03-05"),
        ("Envoys meet on 27 and 28 February.", "27 and 28 February", "2019-02-27/2019-02-28"),
        ("Envoys will meet from March 3 to 5.", "March 3 to 5", "2019-03-03/2019-03-05"),
        ("The 2012/13 budget fell.", "2012/13", "2012/2013"),
        ("The vote is on the first Sunday in May.", "the first Sunday in May", "2019-05-05"),
        ("The truce ends on the last day of February.", "the last day of February", "2019-02-28"),
        ("The truce ends on the 15th of next month.", "the 15th of next month", "2019-03-15"),
        ("He came in the second week of January 2018.", "the second week of January 2018", "2018-01"),
        ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11"),
        ("He will be away the week of March 4.", "the week of March 4", "2019-W10"),
        ("He will be away in the week beginning March 4.", "the week beginning March 4", "2019-W10"),
        ("Markets will reopen after the new year.", "the new year", "2019"),
        ("The border moved at the turn of the century.", "the turn of the century", "2000"),
        ("The siren went at half past six.", "half past six", "2019-02-26T06:30"),
        (
            "The siren went at a quarter to seven in the evening.",
            "a quarter to seven in the evening",
            "2019-02-26T18:45",
        ),
        ("Police fired for a third straight day.", "a third straight day", "P3D"),
        ("The strike entered its second week.", "its second week", "P2W"),
        ("The lira fell for the fourth day in a row.", "the fourth day in a row", "P4D"),
        ("The year-old conflict drags on.", "year-old", "P1Y"),
        ("He was freed two years to the day after the coup.", "two years", "P2Y"),
        ("In the decade since, little has changed.", "the decade", "P10Y"),
        ("A day earlier, rockets hit the port.", "A day earlier", "2019-02-25"),
        ("He will be away the weekend of March 2-3.", "the weekend of March 2-3", "2019-03-02/2019-03-03"),
        ("Exports will fall by end-2019.", "end-2019", "2019"),
        ("Exports fell in 1Q 2018.", "1Q 2018", "2018-Q1"),
        ("The summer of '89 was hot.", "The summer of '89", "1989-SU"),
        ("The winter of 2018-19 was mild.", "The winter of 2018-19", "2018-WI"),
        ("The fiscal year 2018/19 was good.", "The fiscal year 2018/19", "2018"),
        ("The city fell in 476 AD.", "476 AD", "0476"),
        ("The city was built around 500 BC.", "500 BC", "BC0500"),
        ("It has changed since 9/11.", "9/11", "2001-09-11"),
        ("Envoys meet on April 2, 3 and 4.", "April 2, 3 and 4", "2019-04-02/2019-04-04"),
        ("Envoys met between February 12 and 15 in Oslo.", "February 12 and 15", "2019-02-12/2019-02-15"),
        ("Envoys will meet next Monday, March 4.", "next Monday, March 4", "2019-03-04"),
        ("Envoys will meet in Prague next Thursday.", "next Thursday", "2019-03-07"),
        ("Envoys will meet next Monday.", "next Monday", "2019-03-04"),
        ("Troops held the last quarter of Palma in May.", "May", "2018-05"),
        # From the day of publication.
        ("The ministers met today.", "today", "2019-02-26"),
        ("The ministers met the day before yesterday.", "the day before yesterday", "2019-02-24"),
        ("The ministers met last week.", "last week", "2019-W08"),
        ("The ministers met late last week.", "late last week", "2019-W08"),
        ("The ministers will meet next month.", "next month", "2019-03"),
        ("The ministers met earlier this year.", "earlier this year", "2019"),
        ("The ministers met last summer.", "last summer", "2018-SU"),
        ("The ministers met last June.", "last June", "2018-06"),
        ("The ministers met over the weekend.", "the weekend", "2019-W08-WE"),
        ("The ministers met this past weekend.", "this past weekend", "2019-W08-WE"),
        ("The ministers met the week before last.", "the week before last", "2019-W07"),
        ("The ministers met over the past week.", "the past week", "P1W"),
        ("The ministers met three weeks ago.", "three weeks ago", "2019-W06"),
        ("The armistice was signed 65 years ago.", "65 years ago", "1954"),
        ("The truce began a quarter of a century ago.", "a quarter of a century ago", "1994"),
        ("The truce was signed exactly a year ago.", "exactly a year ago", "2018"),
        ("One day last week they met.", "One day last week", "2019-W08"),
        ("The office will close by the end of the year it says.", "the end of the year", "2019"),
        ("Exports fell in Q4.", "Q4", "2018-Q4"),
        ("The truce will begin in 72 hours.", "72 hours", "2019-03-01TXX:XX"),
        ("The ministers met about two decades ago.", "about two decades ago", "1999"),
        # By the tense of the verb.
        ("The ministers met Friday.", "Friday", "2019-02-22"),
        ("The ministers will meet Friday.", "Friday", "2019-03-01"),
        ("The ministers met on Tuesday.", "Tuesday", "2019-02-26"),
        ("The ministers met in December.", "December", "2018-12"),
        ("The ministers will meet in December.", "December", "2019-12"),
        ("The ministers met last Monday.", "last Monday", "2019-02-25"),
        ("The ministers will meet this coming Sunday.", "this coming Sunday", "2019-03-03"),
        # Times of day.
        ("The ministers met Monday night.", "Monday night", "2019-02-25TNI"),
        ("The ministers met last night.", "last night", "2019-02-25TNI"),
        ("The blast came at 5:30 p.m. EST on Sunday.", "5:30 p.m. EST on Sunday", "2019-02-24T17:30"),
        ("The blast came at 14:03 GMT.", "14:03 GMT", "2019-02-26T14:03Z"),
        ("The truce began at noon Monday.", "noon Monday", "2019-02-25T12:00"),
        ("Rockets fell in the early hours of Sunday.", "the early hours of Sunday", "2019-02-24TMO"),
        ("The blast came at 5 a.m. Moscow time.", "5 a.m. Moscow time", "2019-02-26T05:00"),
        ("Shells fell overnight Monday.", "overnight Monday", "2019-02-25TNI"),
        ("He will leave over the coming weekend.", "the coming weekend", "2019-W09-WE"),
        ("In 2014 rebels took the town.", "2014", "2014"),
        ("He will leave in the second half of next week.", "the second half of next week", "2019-W10"),
        ("He will leave in the first half of July.", "the first half of July", "2019-07"),
        ("He will leave in the second half of the month.", "the second half of the month", "2019-02"),
        ("Shells fell in the small hours.", "the small hours", "2019-02-26TMO"),
        ("Shells fell in the early evening hours.", "the early evening hours", "2019-02-26TEV"),
        ("They lived like this eight years ago.", "eight years ago", "2011"),
        ("They will meet for the first time in two years.", "two years", "P2Y"),
        ("They will open their first direct talks in seven years.", "seven years", "P7Y"),
        ("The envoy gave both sides a week to withdraw.", "a week", "P1W"),
        ("They used the port in the previous 18 months.", "the previous 18 months", "P18M"),
        ("The ship left on Sunday the 17th of this month.", "Sunday the 17th of this month", "2019-02-17"),
        ("* 1974, July 15: The junta falls.", "1974, July 15", "1974-07-15"),
        ("Shells fell from midnight last night.", "midnight last night", "2019-02-25T24:00"),
        ("The streets had filled by late afternoon.", "late afternoon", "2019-02-26TAF"),
        ("The raids began Monday night Tehran time.", "Monday night Tehran time", "2019-02-25TNI"),
        ("As of 19:30, 24 February, all was quiet.", "19:30, 24 February", "2019-02-24T19:30"),
        ("Troops left at dawn on Monday.", "dawn on Monday", "2019-02-25TMO"),
        ("Troops left at 11:15 on Monday.", "11:15 on Monday", "2019-02-25T11:15"),
        ("Troops left at 1115 hours.", "1115 hours", "2019-02-26T11:15"),
        ("Feb 21, 2210 hrs - Troops fired on a post.", "Feb 21, 2210 hrs", "2019-02-21T22:10"),
        ("A patrol was ambushed at 0315 hrs.", "0315 hrs", "2019-02-26T03:15"),
        ("The pilot has flown 1200 hrs in a jet.", "1200 hrs", "PT1200H"),
        ("Rebels fired at 5:45 AM of February 21.", "5:45 AM of February 21", "2019-02-21T05:45"),
        ("Troops left around 6 in the evening.", "6 in the evening", "2019-02-26T18:00"),
        # Durations, sets and references.
        ("The siege lasted two days.", "two days", "P2D"),
        ("The five-year plan failed.", "five-year", "P5Y"),
        ("They waited for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("They waited 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("They waited for several months.", "several months", "PXM"),
        ("They waited for almost a year and a half.", "almost a year and a half", "P1Y6M"),
        ("They waited for three hours and 20 minutes.", "three hours and 20 minutes", "PT3H20M"),
        ("They waited for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("The two-and-a-half-hour talks failed.", "two-and-a-half-hour", "PT2H30M"),
        ("The decade-long war ended.", "decade-long", "P10Y"),
        ("The weeklong talks failed.", "weeklong", "P1W"),
        ("The months-long siege ended.", "months-long", "PXM"),
        ("The decades-old dispute ended.", "decades-old", "PXE"),
        ("They waited another six months.", "another six months", "P6M"),
        ("They waited 3½ years.", "3½ years", "P3Y6M"),
        ("They waited 3-1/2 years.", "3-1/2 years", "P3Y6M"),
        ("They waited one-and-a-half years.", "one-and-a-half years", "P1Y6M"),
        ("Hours later they left.", "Hours later", "PTXH"),
        ("A two- or three-day visit was planned.", "two- or three-day", "PXD"),
        ("The talks will last 30 days.", "30 days", "P30D"),
        ("They left a week before the vote.", "a week", "P1W"),
        ("They march at weekends.", "weekends", "XXXX-WXX-WE"),
        ("They march every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They march every second Friday.", "every second Friday", "XXXX-WXX-5"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They march twice a week.", "twice a week", "P1W"),
        ("They march on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("Envoys travel daily.", "daily", "P1D"),
        ("The border is now open.", "now", "PRESENT_REF"),
        ("Nobody crosses it at the moment.", "the moment", "PRESENT_REF"),
        ("It was opened some time ago.", "some time ago", "PAST_REF"),
        ("The border was recently opened.", "recently", "PAST_REF"),
        ("It will shape the years to come.", "the years to come", "FUTURE_REF"),
        ("The border will open soon.", "soon", "FUTURE_REF"),
        ("Some day the border will open.", "Some day", "FUTURE_REF"),
        ("In those days nobody crossed it.", "those days", "PAST_REF"),
        ("They marched all day.", "all day", "P1D"),
        ("They will march in the weeks ahead.", "the weeks ahead", "PXW"),
        ("They will march over the next year.", "the next year", "P1Y"),
        ("They met at midmorning.", "midmorning", "2019-02-26TMO"),
        ("The third-quarter loss hurt.", "third-quarter", "2018-Q3"),
    ],
)
def test_an_expression_and_its_value(find, text, expression, value):
    assert [(found.text, found.value) for found in find(text)] == [(expression, value)]


def test_a_stretch_ends_after_it_began(find):
    found = find("Shelling went on from Saturday until Sunday morning.")
    assert [time.value for time in found] == ["2019-02-23", "2019-02-24TMO"]


def test_a_programme_is_no_time(find):
    assert find('He spoke on "60 Minutes".') == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met last week.", (date(2019, 2, 18), date(2019, 2, 24))),
        ("They met last summer.", (date(2018, 6, 1), date(2018, 8, 31))),
        ("They met in the winter of 2018.", (date(2018, 12, 1), date(2019, 2, 28))),
        ("They met March 3-5.", (date(2019, 3, 3), date(2019, 3, 5))),
        ("They met on and off in 2014-2018.", (date(2014, 1, 1), date(2018, 12, 31))),
        ("They met often in the past two months.", (date(2018, 12, 26), date(2019, 2, 26))),
        ("They will meet often over the next ten days.", (date(2019, 2, 26), date(2019, 3, 8))),
        ("They are now meeting.", (PUBLISHED, PUBLISHED)),
        ("They met for two days.", (None, None)),
        ("They meet every Friday.", (None, None)),
        ("They met recently.", (None, None)),
    ],
)
def test_the_days_an_expression_covers(find, text, days):
    (found,) = find(text)
    assert (found.earliest, found.latest) == days


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He took office on May 3, 2001. The following day he flew to Oslo.", ["2001-05-03", "2001-05-04"]),
        ("He took office in 2001. A year earlier he had lost.", ["2001", "2000"]),
        (
            "Chad, freed in May 1960, left on Monday. Two days earlier it had voted.",
            ["1960-05", "2019-02-25", "2019-02-23"],
        ),
        (
            "Chad left on Monday. Freed in May 1960, it is poor. Two days earlier it voted.",
            ["2019-02-25", "1960-05", "2019-02-23"],
        ),
        ("He took office in 2001. Two years later he resigned.", ["2001", "2003"]),
        ("He took office in June 2001. That month the talks began.", ["2001-06", "2001-06"]),
        ("The deadline was Jan. 31. Until then nobody moved.", ["2019-01-31", "2019-01-31"]),
        ("They met on Friday (March 1) in Oslo.", ["2019-03-01", "2019-03-01"]),
        ("They met at 10:30 (0730 GMT).", ["2019-02-26T10:30", "2019-02-26T07:30Z"]),
        # an hour that opens an entry is of no day that the entry before spoke of
        (
            "14:03 GMT - They met on Friday.\n\n16:20 GMT - Chad has replied.",
            ["2019-02-26T14:03Z", "2019-02-22", "2019-02-26T16:20Z"],
        ),
        ("He took office in May 2001, and in July that year he fell.", ["2001-05", "2001-07"]),
        ("They voted in 1979, 1980 and 1981.", ["1979", "1980", "1981"]),
        ("They met on May 3, 2001. He had arrived the night before.", ["2001-05-03", "2001-05-02TNI"]),
        ("Net rose in the third quarter of 2018 from a year earlier.", ["2018-Q3", "2017-Q3"]),
        ("Net rose in the quarter ended Sept. 30.", ["2018-Q3", "2018-09-30"]),
        ("They meet every Tuesday and Thursday.", ["XXXX-WXX-2", "XXXX-WXX-4"]),
        ("It was signed on Sept. 13, 1993. The following May troops left.", ["1993-09-13", "1994-05"]),
        ("It was signed on May 3, 2001. The next day troops left.", ["2001-05-03", "2001-05-04"]),
        ("It was signed on May 3, 2001. The next week troops left.", ["2001-05-03", "2001-W19"]),
        ("He took office in 2001. Two months later he resigned.", ["2001", "P2M"]),
        ("He took office in 2001. Two days later he resigned.", ["2001", "P2D"]),
        ("He fled in 2001. The previous month he had lost.", ["2001", None]),
        ("The vote was in May 2018. Later in the day he left.", ["2018-05", "2019-02-26"]),
        (
            "He left on Feb. 3. It has been quiet since 1953. A day later he was back.",
            ["2019-02-03", "1953", "2019-02-04"],
        ),
        ("Rockets fell in 1999. Shells fell overnight.", ["1999", "2019-02-25TNI"]),
        ("Rockets fell on Friday.\n\nShells fell overnight.", ["2019-02-22", "2019-02-25TNI"]),
        (
            "They met on Friday. A court had ruled in December. He fled that evening.",
            ["2019-02-22", "2018-12", "2019-02-22TEV"],
        ),
        ("Peru joined in June 2003. In August it fled.", ["2003-06", "2003-08"]),
        ("Peru joined in June 2003. In February it fled.", ["2003-06", "2019-02"]),
        ("2012\n\nApril 6: Rebels took Oslo.\n\nJan 3: They fled.", ["2012", "2012-04-06", "2013-01-03"]),
        ("He fell in January 1955 and was freed that August.", ["1955-01", "1955-08"]),
        ("It began in the spring of 1997. In June it spread; that autumn it ended.", ["1997-SP", "1997-06", "1997-FA"]),
        ("2012: Under a deal signed on April 6, they fled.", ["2012", "2012-04-06"]),
        ("Growth next year, 2020, will be slow.", ["2020", "2020"]),
        ("He fell on May 3, 2001.\n\nThe vote began at 10 a.m.", ["2001-05-03", "2019-02-26T10:00"]),
    ],
)
def test_the_story_carries_its_date_along(find, text, values):
    assert [found.value for found in find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported it.",
        "The March 14 Alliance won.",
        "Prime Minister Theresa May spoke.",
        "May I speak?",
        "The march went on, and they may march again.",
        "USA Today reported it.",
        "The 35-year-old minister spoke.",
        "The minister, 35 years old, spoke.",
        "They sent 2000 troops under Resolution 1973.",
        "It costs $10 million a year.",
        "A quarter of the army fled in a second attack.",
        "Sun and sat are words.",
        "At the moment of the blast he stood by the fall of the river.",
        "They gave way at the last minute.",
        "Let a thousand flowers bloom.",
        "In his mid-50s he fought on.",
        "The Day of the Dead was kept.",
        "They want 2000 more troops.",
        "Ana Ruiz, 34, of 1935 Orchard St., Lima, is a Kenyan.",
        "The embassy at 2010 Kenneth Kaunda Avenue is closed.",
    ],
)
def test_what_tells_no_time(find, text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He left the day before the vote.",
        "He left the day after she arrived.",
        "It was the year when he left.",
        "He left the day the war began.",
    ],
)
def test_a_day_told_from_an_event_is_not_dated(find, text):
    (found,) = find(text)
    assert (found.value, found.earliest) == (None, None)


def test_people_counted_after_a_day_are_no_days(find):
    assert [found.text for found in find("They met on March 3 and 5 others came.")] == ["March 3"]


def test_without_a_publication_day_nothing_is_guessed(find):
    text = "They met Tuesday, on February 26, last week, yesterday and in 2018, and now meet again."
    found = find(text, published=None)
    assert [(one.value, one.earliest) for one in found] == [
        ("XXXX-WXX-2", None),
        ("XXXX-02-26", None),
        (None, None),
        ("XXXX-XX-XX", None),
        ("2018", date(2018, 1, 1)),
        ("PRESENT_REF", None),
    ]


@pytest.mark.parametrize("published", [date.min, date.max, date(2020, 2, 29)])
def test_the_ends_of_the_calendar(find, published):
    text = "Ten centuries ago, last year, next year, next Friday, last Christmas, on February 29 and in five millennia."
    assert all(one.text in text for one in find(text, published=published))


NEWS = st.lists(
    st.sampled_from(
        (
            "the a last next this past following every two 3 26 2019 1990s early late mid year years weeks day May "
            "Tuesday March Feb. ago later earlier and of , . - ' 's / will met in on at until 5 p.m. GMT night morning "
            "quarter third half first end summer Christmas now soon recently few several nine hundred dozen to from "
            "14:03 Q3 1Q century decade weekend before after hours long ( ) through weekends quarter 9/11 '89 "
            "BC AD 3½ 2-1/2 dawn overnight another fiscal small one that or Sept. ended \n\n"
        ).split(" ")
    ),
    max_size=12,
).map(" ".join)


@given(text=st.one_of(st.text(max_size=80), NEWS), published=st.one_of(st.none(), st.dates()))
def test_any_text_is_read_soundly(find, text, published):
    found = find(text, published=published)
    assert found == find(text, published=published)
    ends = [0] + [one.end for one in found]
    for one, end_before in zip(found, ends, strict=False):
        assert text[one.start : one.end] == one.text
        assert one.start >= end_before
        assert (one.earliest is None) == (one.latest is None)
        assert one.earliest is None or one.earliest <= one.latest
        assert one.value is None or TIMEX3_VALUE.fullmatch(one.value), one
        if one.type in (TimeType.DATE, TimeType.TIME) and one.value and interval(one.value):
            assert interval(one.value)[:2] == (one.earliest, one.latest)
