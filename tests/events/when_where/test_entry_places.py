"""Where and when: what stands over the entries of a log, a list of notes or a report by regions."""

import pytest

LOG = (
    "Incidents at sea\n\n"
    "Incident 21 - 2 May, 0120 UTC, 15NM south of Mocha: Rebels attacked a tanker. They seized a sailor.\n\n"
    "Incident 22 - 4 May, 1600 UTC, off Eyl, Somalia: Pirates attacked a dhow.\n\n"
    "Incident 23 - 7 May, 0640 UTC, Lagos: Gunmen shot a sailor. Nigeria condemned the crime.\n\n"
)


def seen(record):
    return [(e.trigger.text, e.date and e.date.value[:10], e.place and e.place.text) for e in record.events]


def test_heads_tell_day_and_place_of_what_was_done_not_of_what_was_said(code):
    assert seen(code(LOG)) == [
        ("attacked", "2024-05-02", "Mocha"),
        ("seized", "2024-05-02", "Mocha"),
        ("attacked", "2024-05-04", "Eyl"),
        ("shot", "2024-05-07", "Lagos"),
        ("condemned", "2024-05-07", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BASRA - Gunmen killed a judge.\n\nNEAR KIRKUK - Gunmen killed a judge.\n\nMOSUL - Gunmen killed a judge.",
        "Basra:\n1. Gunmen killed a judge.\n\nKirkuk:\n1. Gunmen killed a judge.\n\nMosul:\n1. Gunmen killed a judge.",
        "* Basra province: Gunmen killed a judge.\n* Kirkuk: Gunmen killed a judge.\n* Mosul: Gunmen killed a judge.",
    ],
)
def test_places_before_or_over_entries(code, text):
    names = [event.place.text.title() for event in code(f"Iraq, security incidents\n\n{text}").events]
    assert names == ["Basra", "Kirkuk", "Mosul"]


def test_datelines_of_the_worlds_news_are_not_where_it_was_done(code):
    text = "LIMA: Gunmen killed a judge.\n\nCOLOMBO: Gunmen killed a judge.\n\nKABUL: Gunmen killed a judge."
    assert {event.place for event in code(text).events} == {None}


def test_the_headings_of_sections_end_what_a_place_stands_over(code):
    text = (
        "Basra\n\nPolice arrested two men.\n\nKirkuk\n\nPolice arrested two men.\n\nMosul\n\nPolice arrested two men."
    )
    record = code(f"Iraq, security incidents\n\n{text}\n\nOther news\n\nPolice arrested two men.")
    assert [event.place and event.place.text for event in record.events] == ["Basra", "Kirkuk", "Mosul", None]


def test_notes_go_on_on_their_day_and_where_they_began(coder):
    notes = [
        "On 3 March 2019, gunmen attacked a village near Djibo. They killed a teacher.",
        "On 5 March 2019, students marched in Dori. Police fired on the crowd. A youth was beaten.",
        "On 9 March 2019, soldiers raided a camp near Arbinda. The soldiers arrested two herders.",
    ]
    assert seen(coder.code("\n\n".join(notes))) == [
        ("attacked", "2019-03-03", "Djibo"),
        ("killed", "2019-03-03", "Djibo"),
        ("marched", "2019-03-05", "Dori"),
        ("fired", "2019-03-05", "Dori"),
        ("beaten", "2019-03-05", "Dori"),
        ("raided", "2019-03-09", "Arbinda"),
        ("arrested", "2019-03-09", "Arbinda"),
    ]


def test_the_year_over_a_log_is_that_of_its_entries(coder):
    text = (
        "Border incidents 2010\n\n26 March - Rebels attacked a post near Djibo.\n"
        "29 October, Dori: Soldiers shot a farmer.\n3 January - Rebels burned a school in Arbinda."
    )
    assert [day for _, day, _ in seen(coder.code(text))] == ["2010-03-26", "2010-10-29", "2011-01-03"]


def test_the_day_that_ends_the_title_of_a_report_is_that_of_what_it_tells(code):
    text = "CEASEFIRE VIOLATIONS RECORDED, 12 MAY 2024\n\nRebels shelled a village near Djibo. Soldiers shot a farmer."
    assert [day for _, day, _ in seen(code(text))] == ["2024-05-12", "2024-05-12"]
