"""Whom pronouns and bare titles point to: peoples, crowds, those who are joined, rulers."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The African Union met. The Americans said they would leave.", "they", ["USA"]),
        ("The British spoke in Oslo. They expelled a diplomat.", "They", ["GBR"]),
        ("Honduras spoke in Oslo. They expelled a diplomat.", "They", []),
        # by whom a thing was done is as foremost as to whom
        ("Clerics sent with Ali Haidar's help were met by General Omar Bello of Niger. He wept.", "He", ["NER MIL"]),
        # of a crowd nobody is "he"
        ("A mob beat a Kuwaiti diplomat. He wept.", "He", ["KWT GOV"]),
        # nor is "he" whom the clause is about
        ("The Chadian king met the Kenyan president, whom he accused of fraud.", "he", ["TCD GOV"]),
        # nor, in a transcript, whose turn it is
        (
            "MR. JUAN SOTO: Hello.\nQUESTION: Has Ahmet Davutoglu called?\nMR. JUAN SOTO: She called him.",
            "him",
            ["TUR"],
        ),
        # neither of two that are joined is "it", and who governs bids another's government
        ("Libya met Chad. It said that France and Peru had lied, and its planes left.", "its", ["LBY GOV"]),
        ("The Danish minister praised Kosovo and urged its government to act.", "its", ["XKX"]),
        # nobody storms his own embassy
        ("Danish diplomats said that police had stormed their embassy.", "their", ["DNK GOV"]),
        # "its" is whose the first of two things is
        ("Iran denied it. Chad's raid on Niger and its threats alarmed Peru.", "its", ["TCD"]),
        ("Iran denied it. The raid on Niger and its wells alarmed Peru.", "its", ["NER"]),
        # what is torn up or vetoed is a paper, and who was only told the news is nobody of it
        ("Chile praised the deal with Iran. Peru threatened to tear it up.", "it", []),
        ("Chile praised the deal with Iran. Peru accused it of weakness.", "it", ["CHL GOV"]),
        ("Ana Torres told the Reuters news agency that it was a lie.", "it", []),
        # nor is it who stood in the way when the same subject has just dealt with another
        ("Rebels took a town. Congo cut ties with its neighbour Rwanda and accused it of war.", "it", ["RWA"]),
        ("Chad froze trade with Niger, accusing it of fraud.", "it", ["NER"]),
        ("Chad spoke with Niger, and Mali thanked it.", "it", ["TCD GOV"]),
        # two who have spoken with each other are "they"
        ("Chad's king spoke to his Libyan counterpart. They will meet in Oslo.", "They", ["TCD GOV", "LBY GOV"]),
        (
            "Chad's king hoped for a deal with the Libyan king. The two of them met.",
            "them",
            ["TCD GOV", "LBY GOV"],
        ),
        ("Chad's king received Libyan lawmakers. They will meet the premier.", "They", ["LBY LEG"]),
        # the authorities are many
        ("Peru praised the authorities of Chile and assured them of support.", "them", ["CHL GOV"]),
        # "the leaders" are the two of whom the text has just told
        (
            "Chad left. Kenyan President Ana Ruto met President Luis Luemba of Angola. The leaders spoke.",
            "leaders",
            ["KEN GOV", "AGO GOV"],
        ),
        # nobody frees an organisation of states
        ("Peru thanked the European Union and demanded their release.", "their", []),
        (
            "Chad left. President Xi Jinping of China spoke to President Ruto of Kenya. The two heads of state met.",
            "heads",
            ["CHN GOV", "KEN GOV"],
        ),
        # who was asked answers, whoever is told of between
        ("Peru told the miners of Cuzco to wait until the police had left, but they refused.", "they", ["PER LAB"]),
        ("Oman urged Iran to open the border, but it rejected the request.", "it", ["IRN"]),
        ("Oman urged Iran to open the border. It rejected the report.", "It", ["OMN GOV"]),
        # but what is new was not asked for
        ("Peru's opposition asked the United Nations for help. It has refused talks.", "It", ["PER OPP"]),
        # what has just been asked of somebody, another asks of the same
        ("Peru urged Chile to wait, and Niger on Sunday asked it to talk.", "it", ["CHL"]),
        # of the soldiers of the country that they have fled do refugees tell
        (
            "LILONGWE - Malawi called for help. Mozambican refugees said soldiers had burned their houses.",
            "soldiers",
            ["MOZ MIL"],
        ),
        # who was seized is charged, not who seized him; but these tell of it
        ("Police in Cairo held two editors. They were charged on Monday.", "They", ["EGY JRN"]),
        ("Police in Managua arrested five priests. The president called them traitors.", "them", ["NIC REL"]),
        ("Police in Cairo held two editors. They said so on Monday.", "They", ["EGY COP"]),
        # a prime minister is no mere minister
        (
            "Interior Minister Ana Torres of Peru met Prime Minister Pedro Sanchez of Spain. The minister left.",
            "minister",
            ["PER GOV"],
        ),
        # the country that whoever speaks is said to be in office in
        ("Turkey's president said it would strike.", "it", ["TUR"]),
        ("A Turkish official said it would strike.", "it", ["TUR"]),
        # whose somebody is who is named before it is said
        ("The main rebel group in Chad denied it. Ali Moussa, its leader, left.", "Moussa", ["TCD REB"]),
        ("The opposition in Chad cheered. Ali Moussa, its spokesman, left.", "Moussa", ["TCD OPP"]),
        ("The prime minister of Chad said agents of his secret police had left.", "agents", ["TCD SPY"]),
        ("Russia's ambassador to London said it would expel two envoys.", "it", ["SUN"]),
    ],
)
def test_pronouns_and_titles(codes, text, word, expected):
    assert codes(text, word) == expected
