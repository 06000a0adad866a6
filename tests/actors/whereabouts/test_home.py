"""Of which country those are whom no word beside them tells of."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # where a place was just named that the clause goes on to tell of
        ("PARIS - The minister visited Beirut, where gunmen had killed a priest.", "gunmen", "LBN UAF"),
        ("LONDON - Britain shut its embassy in Khartoum, where police fired shots.", "police", "SDN COP"),
        # at a base of somebody else's, told in what country it is
        ("Iran-backed militiamen fired rockets at a US base in Iraq.", "militiamen", "IRQ PRM"),
        # the states that senators are from are no countries
        ("WASHINGTON - Chile rang two senators from farm states.", "senators", "USA LEG"),
        ("OSLO - Norway spoke of the embassy in Lima, where student militants hold six Danes.", "militants", "PER REB"),
        # of those "there" the place that was named last
        (
            "MADRID - Spain put off its visit. This was welcomed in Washington. Officials there rejoiced.",
            "Officials",
            "USA GOV",
        ),
        (
            "PARIS - Peru spoke of a plan by Honiara. Members of parliament there mocked it.",
            "Members of parliament",
            "SLB LEG",
        ),
        # those called up are where they live
        ("KYIV - Ukraine's president spoke. Reservists were called up in Minsk.", "Reservists", "BLR MIL"),
        # a junta is where its leader is
        ("SINGAPORE - Ministers shunned Myanmar's junta chief on Friday. The junta was silent.", "junta", "MMR GOV"),
        # in the part of a digest that a country heads
        ("Sudan | Fighting went on.\n\nMali | Violence went on. Authorities expelled a man.", "Authorities", "MLI GOV"),
        # ministries by their capitals, where papers call them so
        ("ISLAMABAD - The FO rejected the claim on Friday.", "FO", "PAK GOV"),
        ("TAIPEI - Ships came close on Friday. MOFA condemned that.", "MOFA", "TWN GOV"),
        ("MANILA - The DFA summoned an envoy on Friday.", "DFA", "PHL GOV"),
        # a minister whom few countries call so is of one of those
        ("TALLINN - Estonia wants help. The defence secretary met British troops.", "defence secretary", "GBR GOV"),
        ("WASHINGTON - The defense secretary condemned China.", "defense secretary", "USA GOV"),
        ("KIGALI - Rwanda freed men. The home secretary praised Rwanda.", "home secretary", "GBR GOV"),
        ("DUBLIN - Ireland sued. The Northern Ireland secretary was silent.", "secretary", "GBR GOV"),
        ("BAKU - The MoD denied it on Friday.", "MoD", "AZE GOV"),
        # a minority's armed men are of where they are
        ("Ethnic Armenian forces in Nagorno-Karabakh laid down their arms.", "Ethnic Armenian forces", "AZE REB"),
        # those from elsewhere are of no known country
        ("Rwandan police spoke of three foreign journalists.", "foreign journalists", "JRN"),
        ("The rebels in Rwanda gave foreign troops a week.", "foreign troops", "MIL"),
        # a state fights its own rebels, but a power that has none those of others
        ("Colombian soldiers killed three rebels.", "rebels", "COL REB"),
        ("French soldiers killed three rebels.", "rebels", "REB"),
        ("Gunmen seized three expatriate engineers in Port Harcourt.", "engineers", "CVL"),
        # Arab herdsmen live there, Arab fighters have come
        ("Sudanese police fled. Arab militiamen took a town.", "Arab militiamen", "SDN PRM"),
        ("Sudanese police fled. Arab fighters took a town.", "Arab fighters", "REB"),
        # a sea is no country of those around it
        ("Oman closed a port on the Persian gulf.", "Persian", None),
        ("Iranian gunboats passed a tanker in the southern Gulf.", "southern Gulf", None),
        # who deals with a country, or with its envoys, is of another
        ("The president refused to receive the British ambassador.", "president", "GOV"),
        ("The king ordered a stop to all trade with Israel.", "king", "GOV"),
        ("The prime minister spoke to the president of Algeria on Monday.", "prime minister", "GOV"),
        ("ALGIERS - The prime minister spoke to the president of Algeria on Monday.", "prime minister", "DZA GOV"),
        ("The minister turned down an offer from Iran.", "minister", "GOV"),
        ("Parliament rejected the Turkish demand.", "Parliament", "LEG"),
        ("The king received Omani Foreign Minister Badr Albusaidi.", "king", "GOV"),
        ("The minister met with the ambassador of Chile.", "minister", "GOV"),
        ("The president condemned the raid by Chad.", "president", "GOV"),
        ("MEXICO CITY - Mexico protested after police in green broke into its embassy in Quito.", "police", "ECU COP"),
        ("PARIS - France was angry. Gunmen had attacked its embassy on Monday.", "Gunmen", "UAF"),
        ("PARIS - The blast in Nairobi destroyed Ufundi House.", "House", None),
        # a chamber is the dateline's where the story's country has none called so
        ("WASHINGTON - Cuba jailed two priests. Cuban bishops wept. Congress was angry.", "Congress", "USA LEG"),
        ("WASHINGTON - Peru jailed two priests. Peruvian bishops wept. Congress was angry.", "Congress", "PER LEG"),
        ("NAIROBI - The House was angry.", "House", "KEN LEG"),
        # a party is its usual country's unless the text names another that has one
        ("The Tory government was angry with Israel.", "Tory government", "GBR GOV"),
        ("The Tory government in Ottawa was angry.", "Tory government", "CAN GOV"),
        ("The Labour government was angry.", "Labour government", "GOV"),
        # bodies are at home where they are based
        ("The Treasury named two companies based in Dubai.", "companies", "ARE BUS"),
        # a government is of the chamber's country whose debates are written down
        ("HOUSE OF COMMONS\n\nLibya bombed Chad. Libya shelled Goma. The Government wept.", "Government", "GBR GOV"),
        # states are those of the world where no article makes a country of them
        ("The Council asked all States to help Niger.", "States", None),
        ("The EU will send monitors to Chad.", "monitors", "IGO EEC"),
        ("Norway recalled the ambassador.", "ambassador", "NOR GOV"),
        # police keep order where those act of whom the sentence before told
        ("TASHKENT - Miners in the Kyrgyz town of Uzgen blocked a road. Police held ten.", "Police", "KGZ COP"),
        ("KAMPALA - The president met envoys in Nairobi. Police held ten.", "Police", "UGA COP"),
    ],
)
def test_whose_they_are(codes, text, words, expected):
    assert codes(text, words) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels killed five soldiers on the Ugandan border.", [None]),
        ("Rebels killed five soldiers in a Ugandan town.", ["UGA"]),
        ("Ugandan border guards killed five rebels.", ["UGA"]),
    ],
)
def test_a_border_is_another_countrys_as_well(coder, sentence, expected):
    told = [actor for actor in coder.code(sentence).actors if actor.name[0] in "RU"]
    assert [actor.country for actor in told][:1] == expected


def test_where_an_accord_was_made_is_nobodys_home(coder):
    told = coder.code("The rebel alliance freed 400 government soldiers under the Doha deal.").actors
    assert {actor.country for actor in told if actor.sector in ("REB", "MIL")} == {None}
