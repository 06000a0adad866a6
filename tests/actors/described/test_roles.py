"""The table of roles that stand before a thing as its owner, and descriptions that name two halves of a land."""

from __future__ import annotations

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import DATA, read_rows


def test_attributive_roles_are_roles():
    rows = [row for _, row in read_rows(DATA / "attributive.tsv")]
    assert [row["role"] for row in rows] == sorted({row["role"] for row in rows})
    for row in rows:
        assert row["role"] in row["example"]
        assert any(row["role"] == role.phrase for role in shipped_tables().roles.get(row["role"]))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("South and North Korean negotiators met.", "negotiators", ["KOR GOV", "PRK GOV"]),
        ("The East and West German ministers met.", "ministers", ["DDR GOV", "DEU GOV"]),
        ("Peru left. The island nation of Fiji sent its troops home.", "its", ["FJI"]),
        # refugees are those of whom the text has told
        ("Kenya left. It took in Somali refugees. The police held 40 refugees.", "refugees", ["SOM REF"]),
        ("Kenya left. It took in Somali and Sudanese refugees. The police held 40 refugees.", "refugees", ["REF"]),
        ("Kenya left. It took in Somali refugees. The police held other refugees.", "refugees", ["REF"]),
        # a party is of the country that the text is of, whichever is best known by the word
        ("Chile voted. The Christian Democrats left.", "Democrats", ["CHL PTY"]),
        # a people without a state has no government, and its fighters are rebels
        ("Chad left. The Tuareg leader spoke in Kidal, Mali.", "leader", ["MLI CVL"]),
        ("Druze fighters shelled a convoy in Syria.", "fighters", ["SYR REB"]),
        ("Dissident Boko Haram fighters shelled a convoy in Nigeria.", "fighters", ["NGA REB"]),
        # an envoy at an organisation serves those who sent him; the chiefs of a dozen nations are no country's
        ("Ecuador left. Its envoy at the United Nations spoke.", "envoy", ["ECU GOV"]),
        ("Chad left. The defence chiefs of a dozen nations spoke.", "chiefs", ["GOV"]),
        # a guest is in office abroad, a host at home; who presents a show is nobody's
        ("HANOI - President Phan Dinh Tho received Omani minister Ali Hadi. The guest left.", "guest", ["OMN GOV"]),
        ("HANOI - President Phan Dinh Tho received Omani minister Ali Hadi. The host spoke.", "host", ["VNM GOV"]),
        ("HANOI - Minister Phan Dinh Tho left. The host spoke.", "host", []),
        # each of those who meet for a group serves his own country
        ("The G7 ministers of Canada and Japan met.", "ministers", ["CAN GOV", "JPN GOV"]),
        ("Chile left. The Myanmar army toppled the government.", "government", ["MMR GOV"]),
        # who acts upon a country by its name is another's
        ("Chad left. The council demanded that Chad return.", "council", ["GOV"]),
        # peacekeepers serve the organisation last named
        ("Chad left. The United Nations met. Rebels shot at peacekeepers.", "peacekeepers", ["IGO UNO"]),
        # whose a blow is may stand before the weapon
        ("An army drone strike hit a market in Mopti, Mali.", "army", ["MLI MIL"]),
        ("A government air strike hit a market in Mopti, Mali.", "government", ["MLI GOV"]),
        # force is what is used, a force is men
        ("Malian police used force.", "force", []),
        ("Chad left. A Malian force stayed.", "force", ["MLI MIL"]),
        # a headline has no articles
        ("EU sanctions: Council adopts package against Chad\n\nThe Council met.", "Council", ["IGO EEC"]),
        # who opposes a thing opposes no one in power
        ("Opponents of the dam met in Quito, Ecuador.", "Opponents", ["ECU CVL"]),
        ("Abortion opponents met in Quito, Ecuador.", "opponents", ["ECU CVL"]),
        ("Opponents of President Noboa met in Quito, Ecuador.", "Opponents", ["ECU OPP"]),
        # what is said of somebody with "is" tells where he is at home, as an apposition does
        ("Rui Danso spoke in Quito, Ecuador. Danso is a judge. He left.", "He", ["ECU JUD"]),
        # the warring parties are those who fight in the text, at home too
        (
            "The government fought rebels in Chad. Peru praised the warring parties.",
            "parties",
            ["TCD REB", "TCD"],
        ),
        # "its" is a country's that its sentence names beside, before one that the sentence before told of
        ("Japan spoke. Nikki Haley cut ties with Chad and warned its rulers.", "rulers", ["TCD GOV"]),
        # what follows the last of several offices is said of them all; a name may have two trades
        ("The president, prime minister and foreign minister of Peru met Chile's envoy.", "president", ["PER GOV"]),
        ("Chile left. The police and the ministers of Peru met.", "police", ["CHL COP"]),
        ("Peruvian journalist and author Ana Quispe left Chile. Quispe denounced Bolivia.", "Quispe", ["PER CVL"]),
        # what a known officeholder is charged with being he is not
        ("Barack Obama is the founder of the Islamic State. Obama left Peru.", "Obama", ["USA"]),
        ("Chile left. Peruvian poet and activist Ana Quispe spoke.", "poet", ["PER CVL"]),
        ("The US ambassador to Egypt Dan Kurtzer left Peru.", "Kurtzer", ["USA GOV"]),
        ("Greek soldiers and Turkish soldiers met at a bridge. Each side left.", "side", ["GRC MIL", "TUR MIL"]),
        # who is a nation's by the words before his name is so wherever he is named
        ("Chile freed a Norwegian, Frode Dahl. Dahl, a retired inspector, left.", "Dahl", ["NOR ELI"]),
        # an ambassador is of the embassy just told of
        ("Peru's embassy in Oslo protested. Ambassador Ana Torres left.", "Torres", ["PER GOV"]),
        ("Peru's embassy in Oslo protested. The ambassador left.", "ambassador", ["PER GOV"]),
        # the council that a country's leader calls together is the country's own
        ("The Peruvian president convened the Security Council.", "Council", ["PER GOV"]),
        ("The Peruvian president convened the National Security Council.", "Council", ["PER GOV"]),
        ("Peru asked the Security Council to meet.", "Council", ["IGO UNO"]),
    ],
)
def test_descriptions(codes, text, word, expected):
    assert codes(text, word) == expected


def test_a_minister_is_no_namesake_abroad(codes):
    """Nobody known who never was in the cabinet of a country that alone is told of."""
    text = "BOGOTA - Rebels attacked a base in Cauca, Colombia. Defence Minister Felipe Gonzalez condemned the raid."
    assert codes(text, "Gonzalez") == ["COL GOV"]
    assert codes("MADRID - Prime Minister Felipe Gonzalez flew to Colombia.", "Gonzalez") == ["ESP GOV"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A night in Mali: The officers said they had toppled the premier.", ["MLI MIL"]),
        ("A crowd in Mali clashed with officers.", ["MLI COP"]),
    ],
)
def test_what_officers_do_tells_their_force(codes, text, expected):
    assert codes(text, "officers") == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Iran told the IAEA that it would let inspectors return.", "inspectors", "IGO IAE"),
        ("Peru told the UN that inspectors from the labour ministry had closed the mine.", "inspectors", "PER GOV"),
        ("Argentina left the World Health Organization and called the agency a failure.", "agency", "IGO WHO"),
        ("The CIA paid rebels. The UN said no. The agency denied it.", "agency", "USA SPY"),
        ("Peru complained to the International Court of Justice and asked the judges to help.", "judges", "IGO ICJ"),
        ("Peru complained to the ICJ. Judges in Chile jailed two Peruvian envoys.", "Judges", "CHL JUD"),
        # the head of the United Nations alone is called by his office, what a statement is about beside it
        ("STATEMENT OF THE SECRETARY-GENERAL ON CHAD\n\nHe is alarmed.", "He", "IGO UNO"),
        ("The Humanitarian Coordinator went to Goma in Chad.", "Humanitarian Coordinator", "IGO UNO"),
        ("The African Union adopted this.\n\nCouncil, 1. Condemns the coup in Chad.", "Council", "IGO AFU"),
        ("The minister wrote on X. Washington said it would cut aid to Chad.", "it", "USA GOV"),
    ],
)
def test_who_belongs_to_the_body_last_named(codes, text, word, expected):
    assert codes(text, word) == [expected]
