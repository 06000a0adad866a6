"""Who a name denotes, and what the words beside it say of whom it names."""

from __future__ import annotations

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru has asked Chile to extradite Ana Torres, the foreign adviser said.", "foreign adviser"),
        ("Peru will expel Ambassador Jorge Diaz, the deputy minister said.", "deputy minister"),
        ("Jorge Diaz, the deputy minister, said Peru would leave the talks.", "Jorge Diaz"),
    ],
)
def test_who_reports_at_the_end_of_a_clause_is_not_whom_it_ends_with(coder: Coder, text: str, speaker: str) -> None:
    assert [statement.speaker.name for statement in coder.code(text).statements if statement.speaker] == [speaker]


@pytest.mark.parametrize(
    ("text", "day", "name", "code"),
    [
        ("PM Modi and Xi Jinping held talks in Kazan.", "2024-10-23", "Narendra Modi", "IND GOV"),
        ("FM Lavrov met the Turkish president in Ankara.", "2024-10-23", "Sergei Lavrov", "RUS GOV"),
        ("Premier Khrushchev wrote to President Kennedy.", "1962-10-26", "Nikita Khrushchev", "SUN GOV"),
        ("The Russian president called Lukashenko on Monday.", "2024-10-23", "Alexander Lukashenko", "BLR GOV"),
        ("Kennedy and Macmillan met in Nassau.", "1962-12-19", "Harold Macmillan", "GBR GOV"),
    ],
)
def test_a_surname_is_whose_it_was_on_the_day(coder, text, day, name, code):
    codes = {actor.name: str(actor.code) for actor in coder.code(text, published=day).actors}
    assert codes.get(name, "").endswith(code)


def test_a_surname_long_out_of_office_is_anybodys(coder):
    codes = {
        actor.name
        for actor in coder.code("The company in Chile said Macmillan would leave.", published="2024-10-23").actors
    }
    assert "Harold Macmillan" not in codes


def test_a_verbs_particle_is_no_part_of_a_name(coder: Coder) -> None:
    (rebels,) = (actor for actor in coder.code("Turkish police shot dead two rebels.").actors if actor.sector == "REB")
    assert rebels.name == "two rebels"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("India and Pak trade fire along the border.", ["IND GOV", "PAK GOV"]),
        ("Premier Pak Pong-ju flew to Beijing. Pak met the Chinese premier.", ["PRK GOV"]),
    ],
)
def test_a_short_name_of_a_country_is_no_surname(coder: Coder, text: str, codes: list[str]) -> None:
    found = [actor.code for actor in coder.code(text, published="2016-05-14").actors]
    assert set(codes) <= set(found)
    assert ("PAK GOV" in found) is ("PAK GOV" in codes)


@pytest.mark.parametrize("office", ["External Affairs Minister", "Foreign minister"])
def test_an_office_is_called_as_it_is_abroad(coder: Coder, office: str) -> None:
    found = [actor.code for actor in coder.code(f"{office} Jaishankar met Blinken.", published="2022-05-14").actors]
    assert found == ["IND GOV", "USA GOV"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The vote lasted from 4 p.m. to 6 p.m. on Monday.", []),
        ("Let's wait and see, Peru said.", ["PER GOV"]),
        ("LeT denied that it had shelled Chad.", ["PAK REB", "TCD"]),
        ("SWAT officers surrounded a home in Denver.", ["USA COP", "USA"]),
    ],
)
def test_short_forms_count_in_their_own_letters(coder: Coder, text: str, codes: list[str]) -> None:
    """Nobody is meant by the "p.m." of the clock, by "let" or, in capitals, by the valley of Swat."""
    assert [actor.code for actor in coder.code(text, published="2016-05-14").actors] == codes
