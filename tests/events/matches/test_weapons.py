"""The mode of an assault from the weapon named."""

import pytest

from legation.events.matches.weapons import weapons


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Shelling by the Sudanese army killed six people in Omdurman.", "heavy-weapons"),
        ("Turkish soldiers were killed in an air strike in Syria.", "aerial"),
        ("The rebels attacked the soldiers with machetes.", "primitive"),
        ("Herders armed with machetes attacked farmers in Benue.", "primitive"),
        ("Turkish tanks fired on Kurdish positions near Manbij.", "heavy-weapons"),
        ("Georgian and Russian forces exchanged mortar fire.", "heavy-weapons"),
        ("Russian agents poisoned a defector with a nerve agent in Salisbury.", "unconventional"),
        ("Iran shot down an American drone over the Gulf.", None),
        ("More than 40 people were killed in the blasts next to the Peruvian embassy in Lusaka.", "explosives"),
        ("A Togolese soldier was killed in an exchange of gunfire with Beninese troops.", "firearms"),
        ("Attackers with machetes killed 20 villagers in Ituri.", "primitive"),
        ("Two suicide bombers targeted the Peruvian embassy in Beirut.", "suicide-attack"),
        ("A suicide bomber blew up a bus of the Peruvian army in Lusaka.", "suicide-attack"),
        ("Rebels used drones to bomb a barracks in Jos.", "drone"),
        ("Eritrea launched 500 drones at Ethiopia.", "drone"),
        ("Chilean forces sank a Peruvian frigate with missiles.", "heavy-weapons"),
        ("The Peruvian frigate Grau rammed a Chilean trawler.", None),
        ("The rebels attacked the soldiers.", None),
        ("The rebels attacked the soldiers in a rocket factory.", None),
        ("Blasts rocked a mosque in Kabul.", "explosives"),
    ],
)
def test_the_weapon_gives_the_mode(only_event, sentence, mode):
    assert only_event(sentence).mode == mode


def test_every_weapon_has_one_mode():
    assert weapons()["drone"] == "drone"
    assert len(weapons()) >= 60


def test_arms_that_move_are_no_soldiers(code):
    moves = {
        "Chad moved tanks to the border with Libya.": "weapons",
        "Chad moved tanks and soldiers to the border with Libya.": "troops",
        "Chad moved soldiers to the border with Libya.": "troops",
    }
    for sentence, mode in moves.items():
        (event,) = code(sentence).events
        assert (event.event_type, event.mode) == ("MOBILIZE", mode)
