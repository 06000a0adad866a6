"""Descriptions of several: "both sides", "both countries", and "both" alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru and Chile fought. The EU called on both to stop.", "both", ["PER GOV", "CHL GOV"]),
        ("Peru blamed Chile for the raid. Brazil urged both to talk.", "both", ["PER GOV", "CHL"]),
        ("Peru raided Chile. Brazil asked both envoys to leave.", "both", []),
        # nor of whom they demand something
        (
            "Mali accused Peru. Peru dismissed the charge. Chad aided Mali. The two countries demanded that Peru pay.",
            "countries",
            ["TCD GOV", "MLI"],
        ),
        # they are not whom they accuse
        (
            "Mali accused Russia. Chad gave Mali aid. Both countries blame Russia.",
            "countries",
            ["TCD GOV", "MLI"],
        ),
        (
            "Mali accused Peru. Chad aided Mali. Peru expelled both countries' envoys.",
            "countries",
            ["TCD GOV", "MLI"],
        ),
        # those just dealt with go before those of whom the story tells first
        (
            "Peru and Chile met. Brazil telephoned Mali and Chad, asking the two sides to talk.",
            "sides",
            ["MLI", "TCD"],
        ),
        # those of whom an adjective tells go before those spoken of most
        (
            "Sudan met Ethiopia. Egypt met Ethiopia. Peru urged both Arab countries to talk.",
            "countries",
            ["SDN GOV", "EGY GOV"],
        ),
        ("Peru and Chile held talks. The sides agreed to a truce.", "sides", ["PER GOV", "CHL GOV"]),
        # two officials named side by side are leaders, whatever their offices
        (
            "Foreign Minister Ana Torres of Peru and President Luis Arce discussed Chad. The two leaders met.",
            "leaders",
            ["PER GOV", "BOL GOV"],
        ),
        # a treaty's Parties are those who conclude it, and no political ones
        ("Peru and Chile signed a treaty. The Parties shall trade.", "Parties", ["PER GOV", "CHL GOV"]),
        ("Peru and Chile signed a treaty. The Contracting Parties shall trade.", "Parties", ["PER GOV", "CHL GOV"]),
        ("Peru and Chile signed a treaty. Each Party shall free men of the other Party.", "other Party", []),
        ("In Peru the voters are weary. The Parties shall not meet.", "Parties", []),
        # so many as an organisation has members are its members
        ("The European Union met in Oslo. The 12 demanded a truce.", "12", ["IGO EEC"]),
        ("Police in Oslo held 12 men. The 12 demanded a trial.", "12", []),
    ],
)
def test_sides(codes, text, word, expected):
    assert sorted(codes(text, word)) == sorted(expected)


def test_both_armies_are_the_troops_named_with_two_adjectives(codes):
    text = "BANGKOK - Cambodian and Thai troops clashed near a temple. The UN condemned both armies."
    assert sorted(codes(text, "armies")) == ["KHM MIL", "THA MIL"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Negotiators for Chad and the M23 rebels signed a protocol.", "Negotiators", ["COD REB", "TCD GOV"]),
        ("Negotiators for Peru and Chile signed a protocol.", "Negotiators", ["CHL GOV", "PER GOV"]),
        ("Envoys from the European Union and the United States met.", "Envoys", ["IGO EEC", "USA GOV"]),
        ("The UN envoy for Syria met the king.", "envoy", ["IGO UNO"]),
    ],
)
def test_envoys_speak_for_all_sides_named(codes, text, word, expected):
    assert sorted(codes(text, word)) == expected
