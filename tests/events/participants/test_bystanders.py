"""Those named only to say where, or at whose wish, an act is done."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Colombian mercenaries fought in Sudan.", "ASSAULT", []),
        ("Cuban troops fought against South Africa in Angola.", "ASSAULT", ["ZAF"]),
        ("Ukrainian sea drones hit two tankers in the Black Sea off Turkey.", "ASSAULT", []),
        ("Ukrainian drones hit two Turkish tankers in the Black Sea off Bulgaria.", "ASSAULT", ["TUR"]),
        ("The M23 rebels withdrew from Uvira at Washington's request.", "RETREAT", []),
        ("Peru's army withdrew from Ica under a truce brokered by Chile.", "RETREAT", []),
    ],
)
def test_to_them_nothing_is_done(code, recipients, sentence, event_type, expected):
    codes, _ = recipients(code(sentence), event_type)
    assert codes == expected
