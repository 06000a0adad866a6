"""When a field of a dispatch's record is what the gold says: countries, dates, places and speakers in other words."""

from datetime import date

from legation.evaluation.dispatches import countries, is_speaker, same_date, same_place, same_speaker
from legation.records import Actor, Document, EventDate, EventPlace, Mention, Participant, PlaceBasis, Record


def test_countries_of_a_side() -> None:
    assert countries(["USA GOV", "USA MIL", "PRK"]) == {"USA", "PRK"}
    assert countries(["IGO UNO", "NGO", "REB", None]) == {"IGO UNO", "NGO"}


def test_dates_are_the_same_by_value_or_by_the_days_they_cover() -> None:
    june = EventDate(
        value="2018-06-01/2018-06-30",
        earliest=date(2018, 6, 1),
        latest=date(2018, 6, 30),
        grain="month",
        basis="sentence",
    )
    assert same_date("2018-06", june)
    assert not same_date("2018-06-01", june)
    assert not same_date(None, june)
    assert same_date(None, None)


def test_places_are_the_same_in_whatever_spelling() -> None:
    def place(name: str, geonameid: int | None = None) -> EventPlace:
        return EventPlace(start=0, end=1, text="x", name=name, geonameid=geonameid, basis=PlaceBasis.CLAUSE)

    assert same_place("Izmir", place("İzmir")) and same_place("Marib", place("Ma'rib"))
    assert same_place("Birgunj", place("Birgañj", 1283581)) and same_place(None, None)
    assert not same_place("Birgunj", place("Janakpur", 1283318)) and not same_place("Oslo", None)


def test_speakers_are_the_same_when_a_naming_word_is_shared() -> None:
    assert same_speaker("Mike Pompeo", "Pompeo")
    assert same_speaker("spokesman for the Ministry of Defence", "Defence Ministry spokesman")
    assert not same_speaker("the minister", "the president")
    assert not same_speaker("Mike Pompeo", None)


def test_a_speaker_may_go_by_any_mention_of_the_same_actor() -> None:
    text = "Korean Central News Agency (KCNA) said so. The agency went on."
    mentions = [Mention(start=0, end=26, text=text[:26]), Mention(start=28, end=32, text="KCNA")]
    agency = Actor(id="A1", name="Korean Central News Agency", mentions=tuple(mentions))
    record = Record(document=Document(id="x", text=text), actors=(agency,))
    ours = Participant(start=43, end=53, text="The agency", actor="A1", name="Korean Central News Agency")
    assert is_speaker("KCNA", ours, record)
    assert is_speaker("the agency", ours, record)
    assert not is_speaker("Yonhap", ours, record)
    assert not is_speaker("KCNA", ours.model_copy(update={"actor": None}), record)
    assert not is_speaker(None, ours, record)
    assert not is_speaker("KCNA", None, record)
