"""Which undated acts are news, and which are only known to have been done before."""

import pytest

NEWS = "2024-05-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru has recalled its ambassador from Chad.", NEWS),
        ("Chad voiced concern.\n\nPeru has recalled its ambassador from Chad.", None),
        ("Chad voiced concern.\n\n- Peru has recalled its ambassador from Chad.", NEWS),
        ("It rained in Lima.\n\nPeru has recalled its ambassador from Chad.", None),
        ("Chad voiced concern.\n\nPeru has just recalled its ambassador from Chad.", NEWS),
        ("Peru has already recalled its ambassador from Chad.", None),
        ("Peru has since recalled its ambassador from Chad.", None),
        ("Chad condemned Niger.\n\nPeru, which has recalled its ambassador from Chad, is neutral.", None),
        ("Chad condemned Niger.\n\nPeru is neutral in a quarrel that Togo has offered to mediate.", None),
        ("Chad condemned Niger.\n\nPeru said it had recalled its ambassador from Chad.", None),
        ("Chad condemned Niger.\n\nPeru has recalled its ambassador from Chad, its radio reported.", None),
        ("Peru has recalled its ambassador from Chad, its radio reported on Tuesday.", NEWS),
        ("Chad condemned Niger.\n\nPeru had warned that it would recall its ambassador from Chad.", None),
        ("Chad condemned Niger.\n\nPeru said it had not recalled its ambassador from Chad.", NEWS),
        ("Chad condemned Niger.\n\nEgypt has taken in 200,000 refugees from Chad.", None),
        ("Chad condemned Niger.\n\nEgypt sent 40 tonnes of medicine to Chad.", NEWS),
        ("Chad condemned Niger.\n\nPeru always denied the charge.", None),
        ("Chad condemned Niger.\n\nPeru at first refused to sign the treaty.", None),
        ("Chad condemned Niger.\n\nPeru at once refused to sign the treaty.", NEWS),
        ("The bombing of the embassy in Chad has frightened away tourists.", None),
        ("Oman has pledged aid of two million dollars to Chad over five years.", NEWS),
        ("Oman's king will go to Chad, his spokesman said, and Peru has recalled its ambassador from Chad.", NEWS),
        ("Peru has expelled the envoy of Chad; Oman told reporters that it would not follow.", NEWS),
    ],
)
def test_what_the_perfect_tells(code, text, expected):
    record = code(text)
    last = max(event.sentence for event in record.events)
    event = next(event for event in record.events if event.sentence == last and event.status != "planned")
    assert (event.date.value if event.date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad said on Monday that it would leave Niger, while Peru accused Togo of theft.", "2024-05-13"),
        ("Chad had warned on Monday that it would leave Niger, while Peru accused Togo of theft.", NEWS),
        ("Chad left the pact last month, while Peru accused Togo of theft.", None),
        ("Chad and Niger clashed on Monday, after which Peru accused Togo of theft.", None),
    ],
)
def test_what_is_set_beside_or_after_what_a_day_tells(code, text, expected):
    (event,) = [event for event in code(text).events if event.event_type == "ACCUSE"]
    assert (event.date.value if event.date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burundi expelled a diplomat last month whom it accused of spying for Rwanda.", None),
        ("Burundi expelled a diplomat on Tuesday whom it accused of spying for Rwanda.", NEWS),
    ],
)
def test_an_aside_is_not_of_the_day_where_its_clause_is_old(code, text, expected):
    (charge,) = [event for event in code(text).events if event.event_type == "ACCUSE"]
    assert (charge.date.value if charge.date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in Lima.\n\nThe officer who shot the rioters was on leave, police said.", None),
        ("It rained in Lima.\n\nHe is the general who took power by shooting the rioters.", None),
        ("It rained in Lima.\n\nThe officer, who shot three rioters, was put on leave, police said.", NEWS),
    ],
)
def test_what_says_which_of_many_is_meant_is_known_from_before(code, text, expected):
    (shooting,) = [event for event in code(text).events if event.event_type == "ASSAULT"]
    assert (shooting.date.value if shooting.date else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday, Peru's ministers issued a statement in which they accused Chile of theft.", "2024-05-12"),
        ("On Sunday, Peru rejected a statement in which Chile accused it of theft.", NEWS),
    ],
)
def test_who_speaks_in_a_paper_speaks_on_its_day(code, text, expected):
    (charge,) = [event for event in code(text).events if event.event_type == "ACCUSE"]
    assert (charge.date.value if charge.date else None) == expected
