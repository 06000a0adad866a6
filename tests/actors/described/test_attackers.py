"""Who is called by his deed alone."""

from __future__ import annotations

import pytest

TOLD = "LIMA (AP) - "


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (TOLD + "A Chilean student attacked a guard on Monday. The assailant fled.", "assailant", ["CHL EDU"]),
        (TOLD + "A Tunisian stabbed two officers. The attacker was shot by police.", "attacker", ["TUN CVL"]),
        (TOLD + "A Turkish policeman shot the Russian envoy. The gunman fled.", "gunman", ["TUR COP"]),
        (TOLD + "A Chilean soldier stabbed a judge. Police shot the attacker dead.", "attacker", ["CHL MIL"]),
        # who keeps order is no gunman, and several are not one
        (TOLD + "A French policeman shot a man with a knife. The gunman fled.", "gunman", ["PER UAF"]),
        (TOLD + "Chilean students attacked a guard on Monday. The assailant fled.", "assailant", ["PER UAF"]),
    ],
)
def test_whoever_did_the_attack_last_told(codes, text, word, expected):
    assert codes(text, word) == expected
