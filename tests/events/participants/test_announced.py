"""Who does what an official announces in the passive."""

import pytest


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("The Russian foreign ministry said two Polish diplomats had been expelled.", ["RUS GOV"]),
        ("Poland's prime minister said the border with Belarus would be closed on Friday.", ["POL GOV"]),
        ("The European Union said aid to Niger had been suspended.", ["IGO EEC"]),
        ("Turkey's interior minister said three Syrian reporters had been arrested.", ["TUR COP"]),
        ("Chad's interior ministry said 66 Chadian demonstrators had been detained.", ["TCD COP"]),
        # nobody expels his own, and what is struck or taken may be the other side's doing
        ("Poland's foreign minister said two Polish diplomats had been expelled.", []),
        ("Israel's defence minister said three commanders of Hezbollah had been killed.", []),
        ("Ukraine's army said the village of Toretsk had been seized.", []),
        ("Iranian doctors said aid to Oman had been suspended.", []),
        ("The interior minister of Chad said roads had been closed by the rebels.", ["TCD REB"]),
    ],
)
def test_who_announces_it_does_it(code, story, expected):
    (event,) = code(story).events
    assert [who.code for who in event.actor] == expected
