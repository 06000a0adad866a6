"""The act inside the act, and the mode that it gives."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode", "about"),
    [
        ("The United States urged Chad and Sudan to agree to a ceasefire.", "REQUEST", "yield", "RETREAT"),
        ("China called on both sides to exercise restraint.", "REQUEST", "yield", None),
        ("Kyiv pressed the EU to ban Russian diamonds.", "REQUEST", "change", "COERCE"),
        ("Amnesty International demanded an inquiry into the killings in Kano.", "REQUEST", "change", "ACCUSE"),
        ("Namibia demanded an explanation from Botswana.", "REQUEST", None, None),
        ("Japan demanded an apology from South Korea.", "REQUEST", "yield", "CONCEDE"),
        ("Pakistan warned that all undocumented Afghans would be deported.", "THREATEN", "expel", "COERCE"),
        ("The junta gave the Malian rebels a week to withdraw.", "THREATEN", None, None),
        ("NATO gave the Serbs 10 days to pull back their guns or face air strikes.", "THREATEN", "violence", "ASSAULT"),
        ("The premier threatened the protesters with nine years in prison.", "THREATEN", "arrest", "COERCE"),
        ("Norway urged both sides to let civilians leave.", "REQUEST", "yield", "RETREAT"),
        ("The EU urged the Serbs to remove the barricades.", "REQUEST", "yield", "RETREAT"),
        ("The UN urged Washington to lift the sanctions on Cuba.", "REQUEST", "yield", "CONCEDE"),
        ("Malta demanded that Libya return the rifles.", "REQUEST", "yield", "RETREAT"),
        ("Japan demanded that North Korea stop its missile tests.", "REQUEST", "yield", "RETREAT"),
        ("The UN asked Kenya to suspend it.", "REQUEST", "yield", None),
        ("Kenya appealed to Ugandans to be patient.", "REQUEST", "yield", None),
        ("Peru urged Chile and Bolivia to settle their dispute.", "REQUEST", "change", None),
        ("Togo asked Ghana for troops to put down a revolt.", "REQUEST", "assist", "AID"),
        ("India ruled out sending troops to Sri Lanka.", "REJECT", "assist", "AID"),
        ("Fiji rejected the ultimatum of Tonga.", "REJECT", "yield", None),
        ("Armenia rejected Azerbaijan's demand for a ceasefire.", "REJECT", "yield", "RETREAT"),
        ("The rebels of Mali rejected the truce offer.", "REJECT", "yield", "RETREAT"),
        ("China refused to criticise North Korea.", "REJECT", "change", "ACCUSE"),
        ("Amnesty International urged Singapore to abolish the death penalty.", "REQUEST", "change", "CONCEDE"),
        ("Chad condemned the wave of arrests in Mali.", "ACCUSE", "disapprove", "COERCE"),
        ("Poland condemned the use of force in Belarus.", "ACCUSE", "disapprove", "ASSAULT"),
        ("Peru and Chile agreed to set up a joint committee.", "AGREE", None, "COOPERATE"),
        ("Taiwan promised to invest 200 million dollars in Lithuania.", "AGREE", None, "COOPERATE"),
        ("Chad accused Sudan of using rocket launchers against villages.", "ACCUSE", "allege", None),
        ("Chad accused Sudan of breaking the truce.", "ACCUSE", "allege", None),
        ("Mali accused Burkina Faso of failing to protect its traders.", "ACCUSE", "allege", None),
        ("Albania accused Iran of planning attacks on exiles.", "ACCUSE", "allege", "ASSAULT"),
        ("Laos protested the sale of Thai rifles to the rebels.", "ACCUSE", "disapprove", "COOPERATE"),
        (
            "Peru summoned the Chilean envoy to complain about the shelling of a village.",
            "ACCUSE",
            "disapprove",
            "ASSAULT",
        ),
        (
            "Amnesty International condemned the sentence of ten years against a blogger in Mali.",
            "ACCUSE",
            "disapprove",
            "SANCTION",
        ),
        ("Norway threatened to halt cooperation with Serbia.", "THREATEN", "restrict", "SANCTION"),
        ("Morocco threatened to leave the talks with Algeria.", "THREATEN", "relations", "SANCTION"),
        ("Poland warned that rail freight from Belarus could be halted.", "THREATEN", "restrict", "SANCTION"),
        ("Norway threatened Serbia with a halt to its funds.", "THREATEN", "restrict", "SANCTION"),
        ("Norway warned that Serbian officials would be denied entry.", "THREATEN", "restrict", "COERCE"),
        ("Moscow vowed to respond in kind to Norway.", "THREATEN", None, None),
        ("Norway urged Chad and Sudan to return to the negotiating table.", "REQUEST", "meet", "CONSULT"),
        ("Norway urged Chad and Sudan to avoid violence.", "REQUEST", "yield", None),
        ("Gambia asked the Senegalese court to try the general.", "REQUEST", "change", "ACCUSE"),
        ("Norway urged Iraq to form a government.", "REQUEST", "change", None),
    ],
)
def test_what_it_is_about(only_event, sentence, event_type, mode, about):
    event = only_event(sentence)
    assert (event.event_type, event.mode, event.about) == (event_type, mode, about)
