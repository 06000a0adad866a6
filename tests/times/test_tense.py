"""Whether a verb looks back or ahead, with the parse and without."""

from datetime import date

import pytest

from legation.times import find_times

EXAMPLES = [
    ("The minister arrived Monday.", "2019-02-25"),
    ("The minister will arrive Monday.", "2019-03-04"),
    ("The minister is scheduled to arrive Monday.", "2019-03-04"),
    ("The minister said Monday that talks will resume.", "2019-02-25"),
    ("The offer, announced Monday, will be studied.", "2019-02-25"),
    ("They agreed to meet again on Monday.", "2019-03-04"),
    ("The talks are set for Monday.", "2019-03-04"),
    ("On Monday, the minister left.", "2019-02-25"),
    ("The truce has held since Monday.", "2019-02-25"),
]


@pytest.mark.parametrize(("text", "value"), EXAMPLES)
def test_with_the_parse(coder, text, value):
    (found,) = coder.times(text, published="2019-02-26")
    assert found.value == value


@pytest.mark.parametrize(("text", "value"), EXAMPLES)
def test_by_the_words_alone(tokenizer, text, value):
    (found,) = find_times(tokenizer(text), date(2019, 2, 26))
    assert found.value == value


def test_the_first_to_do_it_has_done_it(coder):
    (found,) = coder.times("Norway was the first to sign on Monday.", published="2019-02-26")
    assert found.value == "2019-02-25"


def test_a_relative_clause_has_its_own_tense(coder):
    found = coder.times("Kim, who arrives Friday, met the envoy on Sunday.", published="2019-02-26")
    assert [one.value for one in found] == ["2019-03-01", "2019-02-24"]


def test_the_day_of_a_report_is_not_where_the_story_goes_on(coder):
    text = "The envoy fled on July 7, officials said Monday. That night shots were heard."
    found = coder.times(text, published="2019-02-26")
    assert [one.value for one in found] == ["2018-07-07", "2019-02-25", "2018-07-07TNI"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister was forced to resign Monday.", "2019-02-25"),
        ("The rebels managed to seize the town on Monday.", "2019-02-25"),
        ("The minister could not be reached Monday.", "2019-02-25"),
        ("The minister refused to discuss Monday's attack.", "2019-02-25"),
        ("They expect the work to be completed by Monday.", "2019-03-04"),
        ("The minister is said to have left on Monday.", "2019-02-25"),
        ("Talks are set for late February or early May.", "2019-05"),
        ("Troops entered the city on March 12.", "2018-03-12"),
        ("Troops entered the city in March.", "2018-03"),
        ("On Friday, the minister is scheduled to sign it.", "2019-03-01"),
        ("The aid is to be detailed on Friday.", "2019-03-01"),
        ("The move follows Friday's vote.", "2019-02-22"),
        ("The king urged them to leave in a speech Monday.", "2019-02-25"),
        ("A judge set the next hearing for Friday.", "2019-03-01"),
        ("The aid could reach the city Friday.", "2019-03-01"),
        ("The truce had been due to expire Friday.", "2019-02-22"),
        ("May 28: Rebels seize a town.", "2018-05-28"),
    ],
)
def test_the_verb_that_governs_decides(coder, text, value):
    assert coder.times(text, published="2019-02-26")[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The parties agreed to a vote on May 9.", "2019-05-09"),
        ("The army announced a parade for May 9.", "2019-05-09"),
        ("The envoy discussed plans for a summit on Sept. 3.", "2019-09-03"),
        ("An official said a celebration could be held on June 24.", "2019-06-24"),
        ("He was indicted over the July 6 riot.", "2018-07-06"),
        ("He had been in prison since April 5.", "2018-04-05"),
        ("The two met in Sochi on March 4.", "2018-03-04"),
    ],
)
def test_a_day_of_what_was_arranged_lies_ahead_and_of_what_has_happened_behind(coder, text, value):
    (found,) = coder.times(text, published="2019-02-26")
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ahead of Monday's vote, troops were moved into the capital.", "2019-03-04"),
        ("Soldiers were sent to the delta ahead of voting on Monday.", "2019-03-04"),
        ("After Monday's vote, troops were moved into the capital.", "2019-02-25"),
    ],
)
def test_what_something_was_done_ahead_of_is_to_come(coder, text, value):
    (found,) = coder.times(text, published="2019-02-26")
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The government hopes to hold a referendum in the spring.", "2019-SP"),
        ("The government held a referendum in the spring.", "2018-SP"),
        ("The two leaders will meet again in the summer.", "2019-SU"),
    ],
)
def test_a_season_is_of_the_year_its_verb_looks_to(coder, text, value):
    (found,) = coder.times(text, published="2018-11-26")
    assert found.value == value
