"""The act inside the act, and the mode that it gives."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode", "about"),
    [
        ("The United States urged Chad and Sudan to agree to a ceasefire.", "REQUEST", "yield", "RETREAT"),
        ("China called on both sides to exercise restraint.", "REQUEST", "yield", None),
        ("China urged Chad and Sudan to prevent further bloodshed.", "REQUEST", "yield", None),
        ("Kyiv pressed the EU to ban Russian diamonds.", "REQUEST", "change", "COERCE"),
        ("Amnesty International demanded an inquiry into the killings in Kano.", "REQUEST", "change", "ACCUSE"),
        ("Namibia demanded an explanation from Botswana.", "REQUEST", None, None),
        ("Namibia demanded the release of the three Angolan pilots.", "REQUEST", "yield", "RETREAT"),
        ("Namibia demanded the release of the emails from Botswana.", "REQUEST", None, None),
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
        ("Canada condemned the action of Peru.", "ACCUSE", "disapprove", None),
        ("Peru accepted Chile's offer of a truce.", "AGREE", None, "RETREAT"),
        ("Peru accepted a Chilean request for talks.", "AGREE", None, "CONSULT"),
        ("Peru accepted Chile's offer.", "AGREE", None, None),
        ("The French Socialist Party demanded a vote in parliament.", "REQUEST", "change", None),
        ("Chad accused Sudan of plotting a new offensive.", "ACCUSE", "allege", "ASSAULT"),
        ("Japan urged the Chinese trawlers to depart.", "REQUEST", "yield", "RETREAT"),
        ("Chad accused Sudan of using rocket launchers against villages.", "ACCUSE", "allege", None),
        ("Chad accused Sudan of breaking the truce.", "ACCUSE", "allege", None),
        ("French prosecutors charged a Bulgarian with killing an Iranian exile.", "ACCUSE", "allege", "ASSAULT"),
        ("China accused the Philippines of entering its waters.", "ACCUSE", "allege", "MOBILIZE"),
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
        ("India asked South Africa to hand over the hijackers.", "REQUEST", "yield", "COOPERATE"),
        ("Equatorial Guinea asked South Africa to hand him over.", "REQUEST", "yield", "COOPERATE"),
        ("Lithuania accused Poland of an economic war.", "ACCUSE", "allege", None),
        ("Estonia offered to suspend the new legislation.", "AGREE", None, "CONCEDE"),
        ("Estonia appealed to Denmark for credit.", "REQUEST", "assist", "AID"),
        ("France ruled out paying the kidnappers in Mali.", "REJECT", "assist", "AID"),
        ("Greece demanded the removal of the tents from the Turkish embassy.", "REQUEST", "yield", None),
        ("Greece demanded the removal of the Turkish minister.", "REQUEST", "change", "SANCTION"),
        ("Norway called for a return to civilian rule in Mali.", "REQUEST", "change", None),
        (
            "The African Union warned the Comoran rebels that they would be hunted down.",
            "THREATEN",
            "violence",
            "ASSAULT",
        ),
        ("Norway urged Iraq to form a government.", "REQUEST", "change", None),
        ("Norway summoned the Russian ambassador over drones near Oslo.", "ACCUSE", "disapprove", None),
        # by which deed a law or a truce was broken
        ("Chile accused Peru of violating the truce by shelling two villages.", "ACCUSE", "allege", "ASSAULT"),
        (
            "Peru's opposition said the president had violated the constitution by arresting lawmakers.",
            "ACCUSE",
            "allege",
            "COERCE",
        ),
        # what is only proposed or asked for
        ("The Malian president denounced Chad's call for sanctions against Niger.", "ACCUSE", "disapprove", "SANCTION"),
        ("The Peruvian minister criticised Chile's offer of talks.", "ACCUSE", "disapprove", "CONSULT"),
        ("Chad accused Sudan of refusing to talk.", "ACCUSE", "allege", "REJECT"),
        ("Chad accused Niger of urging rebels to attack a town.", "ACCUSE", "allege", "ASSAULT"),
        ("Russia threatened to call for sanctions against Chad.", "THREATEN", "restrict", "SANCTION"),
        # who assures others that he will not do something refuses them nothing
        ("Ukraine assured Russia that it would not join NATO.", "AGREE", None, None),
        ("Ukraine vowed never to join NATO.", "REJECT", "assist", "SUPPORT"),
        # a preposition leads to what a relative clause is about
        ("The accord, under which Iraq agreed to withdraw its troops, is void.", "AGREE", None, "RETREAT"),
        # who denies a claim refuses nothing that anybody asked for
        ("Kenya rejected the claims that it had armed rebels in Sudan.", "REJECT", None, None),
    ],
)
def test_what_it_is_about(only_event, sentence, event_type, mode, about):
    event = only_event(sentence)
    assert (event.event_type, event.mode, event.about) == (event_type, mode, about)


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Vietnam rejected a Chinese offer of joint exploration.", "COOPERATE"),
        ("Iran rejected the joint declaration of Chad and Niger.", None),
        ("Iran accused Turkey of lying.", None),
    ],
)
def test_joint_deeds_are_cooperation_and_lies_no_act(code, sentence, about):
    (event,) = code(sentence).events
    assert event.about == about
