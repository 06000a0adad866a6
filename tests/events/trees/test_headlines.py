"""Headlines read as clauses, and what the words around a clause tell of it."""

import pytest


@pytest.mark.parametrize(
    ("headline", "coded"),
    [
        ("UN peacekeepers shelled in Abyei", ("ASSAULT", [], ["IGO UNO"])),
        ("Kyrgyz parliament votes to shut US air base", ("SANCTION", ["KGZ LEG"], ["USA"])),
    ],
)
def test_a_past_form_without_an_object_is_a_passive(only_event, headline, coded):
    event = only_event(headline)
    sides = [[participant.code for participant in side] for side in (event.actor, event.recipient)]
    assert (event.event_type, *sides) == coded


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Peru protests: Chile urges restraint", ["REQUEST"]),
        ("Peru protests to Chile over border raid", ["ACCUSE"]),
        ("Chad clashes: France withdraws troops", ["RETREAT"]),
    ],
)
def test_a_label_before_a_colon_is_no_verb(code, headline, types):
    assert [event.event_type for event in code(headline).events] == types


@pytest.mark.parametrize(
    "headline",
    [
        "Police fire on crowds in Togo",
        "Togo opposition leader vows defiance as police fire on crowds",
        "Togo police fire tear gas at march in Lome",
    ],
)
def test_a_noun_before_what_its_verb_goes_with_is_that_verb(code, headline):
    (event,) = [event for event in code(headline).events if event.event_type == "ASSAULT"]
    assert [participant.code for participant in event.actor] == ["TGO COP"]


def test_a_noun_before_another_phrase_stays_one(code):
    assert not code("Police raid on bank in Togo under scrutiny").events


@pytest.mark.parametrize("after", ["", "\n\nIt began on Monday."])
def test_a_sentence_with_a_full_stop_is_no_headline_at_the_end_of_a_paragraph_either(mended, after):
    assert mended(f"UN peacekeepers shelled in Abyei.{after}").dep[1] == "nsubj"


@pytest.mark.parametrize(
    ("headline", "coded"),
    [
        ("Israel army says struck Hezbollah weapons depot in south Lebanon", ("ASSAULT", ["ISR MIL"])),
        ("Iran says will expel French envoy", ("THREATEN", ["IRN GOV"])),
        ("Taliban say have captured Kunduz", ("COERCE", ["AFG GOV"])),
    ],
)
def test_who_says_what_was_done_and_names_nobody_did_it(only_event, headline, coded):
    event = only_event(headline)
    assert (event.event_type, [who.code for who in event.actor]) == coded


@pytest.mark.parametrize(
    "headline",
    [
        "Chad and Mali agree joint border drills - The Guardian",
        "Chad and Mali agree joint border drills | Politico",
        "Chad and Mali agree joint border drills - army",
    ],
)
def test_whoever_a_dash_parts_from_a_headline_takes_no_part_in_it(only_event, headline):
    assert [who.code for who in only_event(headline).actor] == ["TCD GOV", "MLI GOV"]


@pytest.mark.parametrize(
    ("headline", "actors", "host"),
    [
        ("Somali president in Cairo for talks with Sisi", ["SOM GOV"], "EGY"),
        ("German chancellor in Kigali on two-day visit", ["DEU GOV"], "RWA"),
        ("Chinese minister in Delhi for border talks", ["CHN GOV"], "IND"),
        ("Russian, US envoys in Istanbul for talks", ["RUS GOV", "USA GOV"], "TUR"),
    ],
)
def test_a_headline_without_a_verb_tells_of_a_visit(only_event, headline, actors, host):
    event = only_event(headline)
    assert (event.event_type, event.mode) == ("CONSULT", "visit")
    assert [[participant.code for participant in side] for side in (event.actor, event.recipient)] == [actors, [host]]


def test_a_plan_that_somebody_says_there_is_not_is_refused(only_event):
    event = only_event("Kremlin says no plan to meet Ukrainian leader")
    assert (event.event_type, event.about, event.status) == ("REJECT", "CONSULT", "occurred")


def test_the_world_health_organization_is_no_pronoun(only_event):
    event = only_event("WHO chief urges calm over mpox")
    assert [participant.code for participant in event.actor] == ["IGO WHO"]


@pytest.mark.parametrize(
    ("headline", "coded"),
    [
        ("Kenya to Somalia: withdraw troops from border towns", ("REQUEST", "yield", ["KEN"], ["SOM"])),
        ("Pope to Putin: free the children of Kherson", ("REQUEST", "yield", ["VAT REL"], ["RUS GOV"])),
        ("Oman to Qatar: recall your envoy or face sanctions", ("THREATEN", "restrict", ["OMN"], ["QAT"])),
    ],
)
def test_who_says_something_to_somebody_before_a_colon_bids_him(only_event, headline, coded):
    event = only_event(headline)
    sides = [[participant.code for participant in side] for side in (event.actor, event.recipient)]
    assert (event.event_type, event.mode, *sides) == coded


@pytest.mark.parametrize("headline", ["Envoy to Chad: talks going well", "Aid to Niger: what it buys"])
def test_what_is_no_bidding_is_told_by_nobody(code, headline):
    assert code(headline).events == ()


def test_a_verb_taken_half_for_a_noun_is_told_in_the_present(only_event):
    event = only_event("British jail Iranian spy for nine years")
    assert [participant.code for participant in event.actor] == ["GBR"]
    assert event.date.value == "2024-05-14"


def test_a_noun_with_a_subject_is_the_verb_that_its_phrase_goes_with(code):
    (event,) = code("German troops fire on gunmen in Togo").events
    sides = [[who.code for who in side] for side in (event.actor, event.recipient)]
    assert sides == [["DEU"], ["TGO UAF"]]
