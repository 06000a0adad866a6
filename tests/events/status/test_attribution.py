"""Who reports an event, where the writer does not tell it himself."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("The African Union warned that it would cut aid to Togo and urged it to hold talks.", "urged", None),
        ("Togo's lawyer said he would appeal to the court and accused the police of torture.", "accused", None),
        ("The UN said that 90 homes in Mali had been burned and pleaded with the army for calm.", "pleaded", None),
        ("Chad complained that Libyan jets had bombed a village, and Niger sent troops to its border.", "sent", None),
        ("The miners of Niger were beaten, Libya said, while Chad expelled two Libyan envoys.", "expelled", None),
        ("Marines retook the island, Portugal said, three weeks after Morocco seized it.", "seized", None),
        ("Norway said it regretted the raid by Chad.", "regretted", None),
        ("Norway said it had protested to Chad over the raid.", "protested", "NOR"),
        ("Kenya said on Monday that Somali soldiers had shelled a village.", "shelled", "KEN"),
        ("Kenya said that Somali troops shelled a village and that Ethiopian jets bombed another.", "bombed", "KEN"),
    ],
)
def test_who_reports_it(code, text, trigger, speaker):
    record = code(text)
    (event,) = [event for event in record.events if event.trigger.text == trigger]
    statement = record.statement(event.statement) if event.statement else None
    assert (statement and statement.speaker.code[:3]) == speaker
