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
    ],
)
def test_sides(codes, text, word, expected):
    assert sorted(codes(text, word)) == sorted(expected)
