"""What opens an item of the ledger or an entry of the agenda, what follows it up, and how it then stands.

Tellings are made by hand here; what the coder makes of stories is measured on the sequences.
"""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import DateBasis, EventType, Grain, Status, TimeType
from legation.stories.agenda_entries import Part, Plan, State, plans
from legation.stories.ahead import due
from legation.stories.ledger_items import Case, Standing, cases, kind_of
from legation.stories.ledger_tables import Effect
from legation.stories.sentences import Sentence, Time
from legation.stories.tellings import Party, Telling

_numbers = count(1)


def telling(day: str, actors: str, act: str, recipients: str, sentence: str, **fields: Any) -> Telling:
    """A telling of a day: "AGREE/CONSULT" by "PRK GOV" to "USA"; a date in the sentence is a time expression there.

    Sides are codes parted by commas, each also the party's name.
    """
    number = next(_numbers)
    event_type, _, about = act.partition("/")
    told = date.fromisoformat(day)
    values: dict[str, Any] = {
        "key": number,
        "document": number,
        "document_id": f"story-{number}",
        "url": None,
        "publisher": None,
        "told": told,
        "event_id": "E1",
        "event_type": EventType(event_type),
        "mode": None,
        "about": EventType(about) if about else None,
        "status": Status.OCCURRED,
        "actors": _parties(actors),
        "recipients": _parties(recipients),
        "date_value": day,
        "date_earliest": told,
        "date_latest": told,
        "date_grain": Grain.DAY,
        "date_basis": DateBasis.PUBLISHED,
        "place": None,
        "place_country": None,
        "lat": None,
        "lon": None,
        "said_by": None,
        "magnitude": None,
        "trigger": sentence.split()[0],
        "trigger_start": 0,
        "trigger_end": len(sentence.split()[0]),
        "sentence": Sentence(sentence, 0, told, tuple(_times(sentence))),
    }
    return Telling(**values | fields)


def on(day: str) -> dict[str, Any]:
    """The fields of an event that its story dates to a day."""
    when = date.fromisoformat(day)
    return {"date_value": day, "date_earliest": when, "date_latest": when, "date_basis": DateBasis.TRIGGER}


def _parties(codes: str) -> tuple[Party, ...]:
    return tuple(Party(code, code) for code in codes.split(", ") if code)


def _times(sentence: str) -> list[Time]:
    found = []
    start = 0
    for word in sentence.split():
        start = sentence.index(word, start)
        text = word.strip(".,")
        days = (date.fromisoformat(text),) * 2 if text[:2] == "20" and len(text) == 10 else None
        if text[:2] == "20" and len(text) == 7:
            days = (date.fromisoformat(f"{text}-01"), date.fromisoformat(f"{text}-28"))
        if days:
            found.append(Time(start, start + len(text), text, TimeType.DATE, text, *days))
    return found


LATER = date(2030, 1, 1)


def told(*tellings: Telling) -> list[tuple[str, Standing, list[Effect]]]:
    """The items with their standing and what was done to them."""
    return [(c.terms.kind, c.standing, [match.effect for match, _ in c.links]) for c in cases(tellings)]


def only(*tellings: Telling) -> Case:
    [case] = cases(tellings)
    return case


PLEDGE = telling("2024-01-01", "DEU GOV", "AGREE/AID", "UKR", "promised Ukraine 40 generators")
DEMAND = telling("2024-01-01", "ARM GOV", "REQUEST/RETREAT", "AZE", "demanded that the prisoners be released")


@pytest.mark.parametrize(
    ("act", "trigger", "status", "kind"),
    [
        ("AGREE/AID", "promised", Status.OCCURRED, "pledge"),
        ("AGREE/AID", "send", Status.PLANNED, "pledge"),
        ("AGREE/CONSULT", "offered", Status.OCCURRED, "offer"),
        ("AGREE/CONSULT", "meet", Status.CONDITIONAL, "offer"),
        ("REQUEST/CONSULT", "proposed", Status.OCCURRED, "offer"),
        ("REQUEST/CONSULT", "demanded", Status.OCCURRED, "demand"),
        ("CONCEDE/RETREAT", "withdraw", Status.PLANNED, "pledge"),
        ("THREATEN/SANCTION", "threatened", Status.OCCURRED, "threat"),
        ("THREATEN/RETREAT", "pledged", Status.OCCURRED, "pledge"),
        ("THREATEN/RETREAT", "gave", Status.OCCURRED, "demand"),
        ("REJECT/AID", "refused", Status.OCCURRED, "refusal"),
        ("AGREE/AID", "agreed", Status.NEGATED, None),
        ("CONCEDE", "eased", Status.OCCURRED, None),
        ("AID", "sent", Status.OCCURRED, None),
    ],
)
def test_kinds(act: str, trigger: str, status: Status, kind: str | None) -> None:
    assert kind_of(telling("2024-01-01", "DEU GOV", act, "UKR", f"{trigger} it", status=status)) == kind


def test_an_act_of_another_organ_of_the_state_fulfils() -> None:
    assert told(PLEDGE, telling("2024-02-01", "DEU MIL", "AID", "UKR CVL", "delivered 40 generators")) == [
        ("pledge", Standing.FULFILLED, [Effect.FULFILS])
    ]


@pytest.mark.parametrize(
    "later",
    [
        telling("2024-02-01", "FRA GOV", "AID", "UKR", "delivered 40 generators"),  # another giver
        telling("2024-02-01", "DEU GOV", "AID", "MDA", "delivered 40 generators"),  # to another
        telling("2024-02-01", "DEU REB", "AID", "UKR", "delivered 40 generators"),  # no organ of the state
        telling("2024-02-01", "DEU GOV", "AID", "UKR", "delivered medicine"),  # something else
        telling("2024-02-01", "DEU GOV", "AID", "UKR", "will deliver 40 generators", status=Status.PLANNED),
        telling("2024-02-01", "DEU GOV", "AID", "UKR", "delivered 40 generators", **on("2023-12-01")),  # before
        telling("2026-02-01", "DEU GOV", "AID", "UKR", "delivered 40 generators"),  # long after
    ],
)
def test_a_weak_match_is_no_match(later: Telling) -> None:
    assert told(PLEDGE, later) == [("pledge", Standing.OPEN, [])]


def test_matters_that_differ_are_no_match() -> None:
    assert (
        told(DEMAND, telling("2024-02-01", "AZE MIL", "RETREAT", "ARM", "withdrew its troops"))[0][1] is Standing.OPEN
    )


def test_a_demand_is_refused_and_then_met() -> None:
    refusal = telling("2024-01-05", "AZE GOV", "REJECT/RETREAT", "ARM CVL", "refused to release the prisoners")
    release = telling("2024-03-05", "AZE GOV", "RETREAT", "ARM CVL", "released the prisoners")
    assert told(DEMAND, refusal)[0] == ("demand", Standing.REFUSED, [Effect.REFUSES])
    assert told(DEMAND, refusal, release) == [
        ("demand", Standing.FULFILLED, [Effect.REFUSES, Effect.FULFILS]),
        ("refusal", Standing.WITHDRAWN, [Effect.WITHDRAWS]),
    ]


def test_what_is_asked_again_after_a_refusal_is_open_again() -> None:
    refusal = telling("2024-01-05", "AZE GOV", "REJECT/RETREAT", "ARM", "refused to release the prisoners")
    again = telling("2024-01-09", "ARM GOV", "REQUEST/RETREAT", "AZE", "urged it to release the prisoners")
    assert told(DEMAND, refusal, again)[0] == ("demand", Standing.OPEN, [Effect.REFUSES, Effect.REPEATS])


def test_a_refusal_that_names_the_demand_need_not_say_what_it_was() -> None:
    named = telling("2024-01-05", "AZE GOV", "REJECT", "ARM", "dismissed the demand")
    unnamed = telling("2024-01-05", "AZE GOV", "REJECT", "ARM", "dismissed the report")
    assert told(DEMAND, named)[0][1] is Standing.REFUSED
    assert told(DEMAND, unnamed)[0][1] is Standing.OPEN


def test_a_truce_is_broken_by_either_side() -> None:
    truce = telling("2024-01-01", "SDN MIL, SDN REB", "AGREE/RETREAT", "", "agreed to a ceasefire")
    attack = telling("2024-01-03", "SDN REB", "ASSAULT", "SDN MIL", "shelled the barracks")
    assert only(truce, attack).standing is Standing.BROKEN
    assert only(truce, telling("2024-01-03", "TCD REB", "ASSAULT", "SDN MIL", "shelled it")).standing is Standing.OPEN


def test_a_meeting_on_another_day_is_not_the_one_that_was_meant() -> None:
    agreed = telling("2024-01-01", "KEN GOV, ETH GOV", "AGREE/CONSULT", "", "agreed to meet on 2024-02-10")
    early = telling("2024-01-15", "KEN GOV, ETH GOV", "CONSULT", "", "met", **on("2024-01-15"))
    then = telling("2024-02-12", "KEN GOV, ETH GOV", "CONSULT", "", "met", **on("2024-02-11"))
    assert only(agreed, early).standing is Standing.OPEN
    assert only(agreed, early, then).standing is Standing.FULFILLED


def test_a_meeting_put_off_is_due_later() -> None:
    agreed = telling("2024-01-01", "KEN GOV, ETH GOV", "AGREE/CONSULT", "", "agreed to meet on 2024-02-10")
    moved = telling("2024-01-20", "ETH GOV, KEN GOV", "AGREE/CONSULT", "", "meeting was postponed to 2024-03-10")
    case = only(agreed, moved)
    assert [match.effect for match, _ in case.links] == [Effect.MOVES]
    assert case.terms.due and case.terms.due.value == "2024-03-10"
    assert case.standing_on(date(2024, 2, 20)) is Standing.OPEN
    assert case.standing_on(date(2024, 3, 11)) is Standing.OVERDUE


def test_what_is_due_by_a_day_is_overdue_after_it() -> None:
    case = only(telling("2024-01-01", "DEU GOV", "AGREE/AID", "UKR", "promised Ukraine 40 generators by 2024-02"))
    assert case.terms.due and case.terms.due.is_limit
    assert case.standing_on(date(2024, 2, 28)) is Standing.OPEN
    assert case.standing_on(date(2024, 3, 1)) is Standing.OVERDUE


def test_a_threat_dropped_by_name_is_withdrawn() -> None:
    threat = telling("2024-01-01", "USA GOV", "THREATEN/SANCTION", "MEX", "threatened to impose tariffs")
    dropped = telling("2024-02-01", "USA GOV", "CONCEDE", "MEX", "dropped its threat")
    assert only(threat, dropped).standing is Standing.WITHDRAWN


def test_a_second_story_of_the_same_pledge_is_the_same_item() -> None:
    again = telling("2024-01-03", "DEU GOV", "AGREE/AID", "UKR GOV", "pledged 40 generators for Ukraine")
    other = telling("2024-01-03", "DEU GOV", "AGREE/AID", "UKR GOV", "pledged 20 tanks for Ukraine")
    assert told(PLEDGE, again) == [("pledge", Standing.OPEN, [Effect.REPEATS])]
    assert len(told(PLEDGE, other)) == 2


def test_a_story_of_unknown_day_opens_an_item_and_follows_none_up() -> None:
    undated = telling("2024-02-01", "DEU GOV", "AID", "UKR", "delivered 40 generators", told=None)
    assert told(PLEDGE, undated) == [("pledge", Standing.OPEN, [])]
    pledge = telling("2024-01-01", "DEU GOV", "AGREE/AID", "UKR", "promised 40 generators", told=None)
    assert cases([pledge])[0].standing_on(LATER) is Standing.OPEN


ACTS = st.sampled_from(
    ["AGREE/AID", "REQUEST/AID", "REJECT/AID", "AID", "THREATEN/SANCTION", "SANCTION", "AGREE/CONSULT"]
)


@given(st.lists(st.tuples(st.integers(1, 28), ACTS, st.booleans()), max_size=12))
def test_links_come_later_and_the_standing_is_that_of_the_last(steps: list[tuple[int, str, bool]]) -> None:
    sides = ("DEU GOV", "UKR GOV")
    tellings = [
        telling(f"2024-01-{day:02}", sides[turned], act, sides[not turned], "said 40 generators sanctions talks")
        for day, act, turned in sorted(steps)
    ]
    for case in cases(tellings):
        days = [case.opened.told, *(said.told for _, said in case.links)]
        assert days == sorted(day for day in days if day)
        settled = [m.effect for m, _ in case.links if m.effect is Effect.FULFILS]
        assert len(settled) <= 1
        assert (case.standing is Standing.FULFILLED) == bool(settled)


def entry(*tellings: Telling) -> Plan:
    [plan] = plans(tellings)
    return plan


ANNOUNCED = telling(
    "2024-03-04", "KEN GOV", "AGREE/CONSULT", "ETH", "summit with Ethiopia on 2024-04-14", status=Status.PLANNED
)


@pytest.mark.parametrize(
    ("sentence", "value", "is_limit"),
    [
        ("agreed to meet on 2024-04-14", "2024-04-14", False),
        ("agreed on 2024-03-01 to meet on 2024-04-14", "2024-04-14", False),
        ("agreed to leave by 2024-04-14", "2024-04-14", True),
        ("agreed to leave before 2024-04-14", "2024-04-13", True),
        ("meeting planned for 2024-04-14 was put off until 2024-05-02", "2024-05-02", False),
        ("agreed to meet in 2024-05", "2024-05", False),
        ("agreed to meet", None, False),
        ("recalled the meeting of 2024-02-10", None, False),
    ],
)
def test_when_it_is_due(sentence: str, value: str | None, is_limit: bool) -> None:
    found = due(telling("2024-03-04", "KEN GOV", "AGREE/CONSULT", "ETH", sentence))
    assert (found.value, found.is_limit) == (value, is_limit) if value else found is None


def test_two_stories_of_one_day_are_one_entry() -> None:
    again = telling("2024-03-06", "ETH GOV, KEN GOV", "AGREE/CONSULT", "", "talks on 2024-04-14", place="Nairobi")
    plan = entry(ANNOUNCED, again)
    assert [part for part, _ in plan.told] == [Part.ANNOUNCES, Part.ANNOUNCES]
    assert (plan.place, plan.state) == ("Nairobi", State.PLANNED)
    assert plan.uid == entry(ANNOUNCED).uid


def test_another_day_or_another_party_is_another_entry() -> None:
    other_day = telling("2024-03-06", "KEN GOV", "AGREE/CONSULT", "ETH", "talks on 2024-05-20")
    other_party = telling("2024-03-06", "KEN GOV", "AGREE/CONSULT", "UGA", "talks on 2024-04-14")
    assert len({plan.uid for plan in plans([ANNOUNCED, other_day, other_party])}) == 3


def test_an_entry_keeps_its_uid_when_it_is_moved() -> None:
    moved = telling(
        "2024-03-20", "KEN GOV", "AGREE/CONSULT", "ETH", "summit was postponed to 2024-05-02", place="Mombasa"
    )
    plan = entry(ANNOUNCED, moved)
    assert (plan.due.value, plan.place, plan.uid) == ("2024-05-02", "Mombasa", entry(ANNOUNCED).uid)
    assert [(change.field, change.before, change.after) for change in plan.changes] == [
        ("date", "2024-04-14", "2024-05-02"),
        ("place", None, "Mombasa"),
    ]


def test_an_entry_put_off_to_an_unknown_day_takes_up_the_next_one() -> None:
    postponed = telling("2024-03-20", "KEN GOV", "REJECT/CONSULT", "ETH", "postponed the summit")
    anew = telling("2024-03-25", "KEN GOV", "AGREE/CONSULT", "ETH", "summit on 2024-06-01")
    assert entry(ANNOUNCED, postponed).state is State.POSTPONED
    plan = entry(ANNOUNCED, postponed, anew)
    assert (plan.state, plan.due.value) == (State.PLANNED, "2024-06-01")


def test_an_entry_is_called_off_by_either_side_and_by_no_other() -> None:
    ours = telling("2024-03-20", "ETH GOV", "REJECT/CONSULT", "KEN", "cancelled the summit")
    theirs = telling("2024-03-20", "ETH GOV", "REJECT/CONSULT", "UGA", "cancelled the summit")
    assert entry(ANNOUNCED, ours).state is State.CANCELLED
    assert entry(ANNOUNCED, theirs).state is State.PLANNED


def test_of_two_entries_ahead_none_is_called_off_without_a_day() -> None:
    second = telling("2024-03-05", "KEN GOV", "AGREE/CONSULT", "ETH", "talks on 2024-05-20")
    cancelled = telling("2024-03-20", "ETH GOV", "REJECT/CONSULT", "KEN", "cancelled the meeting")
    dated = telling("2024-03-20", "ETH GOV", "REJECT/CONSULT", "KEN", "cancelled the meeting of 2024-05-20")
    assert [plan.state for plan in plans([ANNOUNCED, second, cancelled])] == [State.PLANNED, State.PLANNED]
    assert [plan.state for plan in plans([ANNOUNCED, second, dated])] == [State.PLANNED, State.CANCELLED]


def test_it_took_place_on_its_day() -> None:
    met = telling("2024-04-15", "KEN GOV, ETH GOV", "CONSULT", "", "met", **on("2024-04-14"))
    before = telling("2024-03-15", "KEN GOV, ETH GOV", "CONSULT", "", "met", **on("2024-03-14"))
    assert entry(ANNOUNCED, met).state is State.TOOK_PLACE
    assert entry(ANNOUNCED, before).state is State.PLANNED


def test_a_finer_date_is_a_change() -> None:
    month = telling("2024-03-04", "KEN GOV", "AGREE/CONSULT", "ETH", "summit in 2024-05")
    day = telling("2024-03-14", "KEN GOV", "AGREE/CONSULT", "ETH", "summit on 2024-05-12")
    plan = entry(month, day)
    assert (plan.due.value, len(plan.changes)) == ("2024-05-12", 1)
    assert entry(day, month).due.value == "2024-05-12"


def test_exercises_are_called_off_by_their_name() -> None:
    announced = telling("2024-03-04", "NOR GOV, SWE GOV", "AGREE/COOPERATE", "", "exercises on 2024-05-12")
    cancelled = telling("2024-03-09", "NOR GOV, SWE GOV", "SANCTION", "", "cancelled their exercises")
    assert entry(announced, cancelled).state is State.CANCELLED
