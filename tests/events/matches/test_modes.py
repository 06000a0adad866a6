"""Modes that depend on who has a part."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Foreign ministers of the eight Amazon countries gathered in Belem on Friday.", "multilateral"),
        ("A summit of ASEAN leaders opened in Vientiane on Monday.", "multilateral"),
        ("The African Union's Peace and Security Council held an emergency session on Mali.", "multilateral"),
        ("Turkish mediators met Hamas and Fatah delegates in Istanbul.", "third-party"),
        ("Under Omani mediation, Saudi and Houthi negotiators met in Muscat.", "third-party"),
        ("Chad's army and the rebels of the north held talks in Jeddah through Saudi mediators.", "third-party"),
        ("Ministers from nine Baltic Sea states opened a conference in Riga.", "multilateral"),
        ("The foreign ministers of Chad and Niger met in Oslo.", None),
        ("The UN envoy met the Sudanese vice president in Khartoum.", None),
    ],
)
def test_who_meets(only_event, sentence, mode):
    event = only_event(sentence)
    assert (event.event_type, event.mode) == ("CONSULT", mode)


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("M23 rebels massed near Goma.", "militia"),
        ("The Houthis mobilised tribal fighters around Marib.", "militia"),
        ("Hezbollah moved its fighters to the border.", "militia"),
        ("The Ethiopian president sent special police to the front.", "police"),
        ("Ethiopia massed infantry near the Eritrean border.", "troops"),
    ],
)
def test_whose_forces_move(only_event, sentence, mode):
    event = only_event(sentence)
    assert (event.event_type, event.mode) == ("MOBILIZE", mode)


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("Readout of the Chilean president's call with President Boluarte of Peru", "phone"),
        ("The Chilean president's telephone conversation with the Peruvian leader", "phone"),
        ("The Chilean president's call for restraint in Peru", None),
    ],
)
def test_whom_a_title_lets_confer_by_telephone(code, title, mode):
    events = code(f"{title}\n\nThe president of Chile spoke today with the president of Peru.").events
    (spoke,) = (event for event in events if event.trigger.text == "spoke")
    assert spoke.mode == mode
