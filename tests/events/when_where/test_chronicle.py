"""Stories of another age."""

STORY = (
    "In the winter of {year} soldiers of the republic crossed the frozen river.\n\n"
    "The new government closed the school, and troops fired at women who marched on the prefecture. "
    "A priest was arrested and deported.{ending}"
)


def types(code, year, ending="", before=""):
    record = code(before + STORY.format(year=year, ending=ending))
    return {event.event_type.value for event in record.events}


def test_a_story_that_opens_in_another_age_stays_there(code):
    assert "ASSAULT" in types(code, 2020)
    assert not types(code, 1920)


def test_it_ends_where_a_later_day_is_named(code):
    assert types(code, 1920, " On Monday Peru recalled its ambassador from Chile.") == {"SANCTION"}


def test_a_dispatch_is_of_its_day(code):
    assert "ASSAULT" in types(code, 1920, before="LIMA, May 14 (Reuters) - ")
