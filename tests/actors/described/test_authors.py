"""Who writes in the first person."""

from __future__ import annotations

import pytest

MINISTERS = "We, the foreign ministers of Peru and Chile, met in Lima. We urge Chad to free the sailors."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (MINISTERS, "We", ["PER GOV", "CHL GOV"]),
        ("Statement by the Prime Minister of Malawi\n\nI condemn the raid on Goma.", "I", ["MWI GOV"]),
        ("Joint Statement of Peru and Chile on Chad\n\nThe raid alarms us.", "us", ["PER", "CHL"]),
        ("Evening address by the President of Ukraine\n\nI spoke with the Chilean premier.", "I", ["UKR GOV"]),
        ("Open letter from the Foreign Minister of Peru\n\nWe ask our partners for help.", "We", ["PER GOV"]),
        # of what is quoted somebody else is the speaker, and a statement on a country is none by it
        (f'{MINISTERS} "We are ready," the Chadian king said.', "We are", []),
        ("We reject the charge. Our Minister Hakan Fidan of Turkey will visit Cairo.", "We", ["TUR GOV"]),
        ("Ministry of Defence of Peru\n\nWe condemn the raid on Goma.", "We", ["PER GOV"]),
        ("Andrii Sybiha @andrii_sybiha\nI spoke with my Chilean counterpart.", "I", ["UKR"]),
        ("Ana Torres\n@anatorres\nForeign Minister of Peru\n\nI met my counterpart.", "I", ["PER GOV"]),
        ("Briefing by the Spokesperson of the Chadian Foreign Ministry\n\nWe condemn this.", "We", ["TCD GOV"]),
        ("Raid on Goma\n\nPress Statement\nMarco Rubio, Secretary of State\n\nWe condemn it.", "We", ["USA GOV"]),
        ("Daily Briefing\nAna Torres\nDeputy Spokesperson\nLima\nMay 3, 1999\n\nWe condemn it.", "We", ["PER GOV"]),
        ("Raid on Goma\n\nAna Torres, Lima\n\nWe condemn it, the Chadian king said.", "We", []),
        ("Chad\n\nWe condemn the raid on Goma, Ana Torres wrote.", "We", []),
        ("Statement on Chad\n\nWe condemn the raid on Goma.", "We", []),
        ("Letter dated 4 May 1999 from the Permanent Representative of Peru to Chad\n\nWe object.", "We", ["PER GOV"]),
        ("Ministry of Defence of Peru - Communique No. 14\n\nWe condemn the raid on Goma.", "We", ["PER GOV"]),
        ("FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\n1. I called on the premier.", "I", ["USA GOV"]),
        ("Report of the Secretary-General on Chad\n\nI asked the United Nations to go.", "I", ["IGO UNO"]),
        ("Report of the Secretary-General on Chad\n\nI asked Peru to go.", "I", ["IGO UNO"]),
        ("Report on Chad\n\nMy envoy, Javier Perez de Cuellar, left Goma.", "envoy", ["IGO UNO"]),
    ],
)
def test_authors(codes, text, word, expected):
    assert codes(text, word) == expected
