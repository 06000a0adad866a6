"""Where: which toponym of a sentence, or of the story, places which act."""

import pytest


def by_type(record, event_type):
    return next(event for event in record.events if event.event_type == event_type)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Students rallied against the war in Yemen.", None),
        ("Norway condemned the arrests of journalists in Minsk.", None),
        ("Norway condemned arrests of opposition leaders in Minsk.", None),
        ("Norway rejected the demand in a statement issued in Oslo.", "Oslo"),
        ("The foreign ministry in Oslo rejected the demand.", None),
        ("Prosecutors in Oslo accused a diplomat of spying.", "Oslo"),
        ("Norway's leader condemned Chad when he spoke to reporters in Bergen.", "Bergen"),
        ("The rebels condemned Chad at a rally in Lahore.", "Lahore"),
        ("At a summit held in Lahore in May, Peru condemned Chad.", "Lahore"),
        ("The rebels rejected the call of Chad at a rally in Lahore.", "Lahore"),
        ("Norway is ready to mediate between Chad and Niger, its king said in Berlin.", "Berlin"),
        ("Chad's king, speaking from Oslo, condemned Niger.", "Oslo"),
        ("The opposition leader of Chad, from Brussels, condemned Niger.", "Brussels"),
        ("Brazil's foreign minister warned Honduras from New York against an attack.", "New York"),
        ("Chad issued a statement in Geneva urging Togo to free its prisoners.", "Geneva"),
        ("Turkish police questioned 15 employees of the Saudi consulate in Istanbul.", "Istanbul"),
        ("Chad evicted American troops from Abeche.", "Abéché"),
        ("Soldiers of Chad drove rebels out of Abeche.", "Abéché"),
        ("China expelled the envoy of Lithuania in retaliation for the opening of an office in Vilnius.", None),
        ("The Security Council imposed sanctions on Chad in New York.", "New York"),
        ("The Security Council will discuss Libya in New York.", "New York"),
        ("Police of Kazakhstan patrolled the streets of Almaty.", "Almaty"),
        ("Troops of Chad shot dead four protesters in Abeche, near Sudan.", "Abéché"),
        ("Peru summoned the ambassador of Chad in Lima.", "Lima"),
        ("France evacuated its diplomats from Khartoum.", "Khartoum"),
        ("Pakistan closed the Torkham border crossing.", "Torkham"),
        ("Jets bombed targets across Yemen, including a base near Taiz.", "Yemen"),
        ("Norway's foreign minister condemned Belarus in Geneva.", "Geneva"),
        ("GENEVA (AP) - Norway criticised Chad on Monday over its drone strikes in Syria.", None),
        ("Portugal apologised to Iran.", None),
        ("The summit on the unrest in Iran was held as gunmen killed three Omani policemen.", None),
        ("Norway imposed sanctions on three banks in Hong Kong for financing the oil trade.", None),
        ("Norway withheld aid from the government in Addis Ababa.", None),
        ("Norway praised the work of Chad's doctors in Wuhan.", None),
        (
            "Meanwhile in the capital, Ankara, students laid a wreath at the embassy to protest arrests in Chad.",
            "Ankara",
        ),
        ("The king of Jordan will visit Pakistan.", "Pakistan"),
        ("Jordan hosted talks with Chad at the request of Oman.", None),
        ("Jordan's king held talks with officials from Oman and Peru.", None),
        ("Venezuela massed troops on the border with Guyana.", None),
    ],
)
def test_words_are_placed_where_they_are_spoken(only_event, sentence, expected):
    place = only_event(sentence).place
    assert (place.name if place else None) == expected


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("The king of Jordan flew to Baku on Sunday and asked his host for gas.", "REQUEST", "Baku"),
        ("In Lagos, students hurled stones at police, who fired rubber bullets.", "ASSAULT", "Lagos"),
        ("Students marched in Lagos, and police fired tear gas.", "ASSAULT", "Lagos"),
        ("Students marched in Lagos. Police arrested twelve of the demonstrators.", "COERCE", "Lagos"),
    ],
)
def test_what_goes_on_in_the_sentence_is_done_there(code, sentence, event_type, expected):
    assert by_type(code(sentence), event_type).place.name == expected


def test_a_place_of_what_is_done_next_is_not_that_of_what_was_done_before(code):
    told = code("Chad recalled its envoy to Niger and bombed a camp of rebels near Abeche.")
    assert [event.place and event.place.name for event in told.events] == [None, "Abéché"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turkey's president flew on to Chad on Tuesday.", "Chad"),
        ("Tunisia's foreign minister telephoned his counterpart in Tripoli on Tuesday.", None),
        ("Hungary's prime minister lashed out at Brussels on Tuesday.", None),
    ],
)
def test_by_phone_and_at_somebody_is_nowhere(only_event, sentence, expected):
    place = only_event(sentence).place
    assert (place and place.name) == expected


def test_where_points_to_the_place_before_it(code):
    event = by_type(
        code("Angola takes part in a summit in Samarkand, where Oman is hosting the Cuban president."), "CONSULT"
    )
    assert event.place is not None and event.place.name == "Samarkand"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The king of Oman met the president of Peru in the Peruvian capital.", "Lima"),
        ("Norway expelled a diplomat. Norwegian police arrested a protester in the capital.", "Oslo"),
        ("The prime minister of Norway visited Bergen, and police detained a protester there.", "Bergen"),
        ("Troops of Chad landed on Bioko Island, and rebels attacked them on the island.", "Bioko"),
        ("Norway's prime minister held a phone call with the king of Oman.", None),
        ("NAIROBI, May 14 (Reuters) - Somali rebels shelled a base near the capital.", "Mogadishu"),
        ("A centre will open in Aghdam, Azerbaijan. Ankara sent 60 soldiers there.", "Aghdam"),
        ("Norwegian troops left Bergen on Monday. Rebels attacked a convoy near the town.", "Bergen"),
        ("JULIACA, Peru - Gunmen killed a policeman in this Andean town on Monday.", "Juliaca"),
        ("SAN SALVADOR - Army planes rocketed the slums of Mejicanos on Monday.", "Mejicanos"),
        ("OSLO, May 14 (AP) - Troops held the edge of Bergen after they stormed the city from the north.", "Bergen"),
        ("Protesters marched in Bergen on Monday. Police detained 40 of them.", "Bergen"),
        ("OSLO, May 14 (AP) - The king of Oman promised aid to Chad on a visit here.", "Oslo"),
    ],
)
def test_the_capital_and_there_point_to_places(code, sentence, expected):
    place = code(sentence).events[-1].place
    assert (place.name if place else None) == expected


def test_the_sea_by_a_town_is_not_where_it_is_done(code):
    (event,) = code("In Batumi, on the Black Sea, about 2,000 Georgians marched to the courthouse.").events
    assert event.place.name == "Batumi"


def test_the_capital_is_that_of_the_day_of_the_dispatch(coder):
    told = "Burundian police arrested 40 protesters in the capital."
    places = [coder.code(told, published=day).events[0].place for day in ("2015-06-01", "2022-06-01")]
    assert [place and place.name for place in places] == ["Bujumbura", "Gitega"]


def test_the_place_of_an_act_is_not_where_the_story_was_filed(code):
    told = code("OSLO, May 14 (Reuters) - Norwegian police arrested 12 protesters. Thousands protested against Sweden.")
    assert [event.place.name if event.place else None for event in told.events] == [None, "Oslo"]


def test_a_city_before_a_meeting_says_where_it_is_held(code):
    event = by_type(code("Vienna talks between Iran and Oman resumed on Monday."), "CONSULT")
    assert event.place.name == "Vienna"


def test_who_meets_in_a_third_country_pays_it_no_visit(code):
    (event,) = code("The foreign ministers of Sudan and Chad met in Geneva on Monday for talks on water.").events
    assert (event.mode, event.place.name) == (None, "Geneva")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bolivia cut diplomatic ties with Israel over the war in Gaza.", None),
        ("Colombia recalled its ambassador over Argentina's remarks.", None),
        ("Peru suspended trade over Chile's tariffs.", None),
        ("Brazil's minister warned Tegucigalpa from New York against any attempt to enter.", "New York"),
        ("France suspended aid to Niger after a coup in Niamey.", None),
        ("An American drone strike killed a rebel in Syria's Idlib province.", "Idlib"),
        ("Russian troops withdrew from Kidal.", "Kidal"),
        ("Soldiers from a base in Bamenda attacked the village of Wum.", "Wum"),
    ],
)
def test_an_act_is_not_placed_where_its_cause_lies_and_is_placed_as_finely_as_told(code, sentence, expected):
    (event,) = code(sentence).events
    assert (event.place.name if event.place else None) == expected


def test_a_toponym_in_an_organisations_name_places_nothing(code):
    event = by_type(code("The Organization for Security and Co-operation in Europe met on Monday in Oslo."), "CONSULT")
    assert event.place.name == "Oslo"


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The president of Peru, attending a summit in Oslo, urged Chile to withdraw.", "urged", "Oslo"),
        ("The president of Peru, on a visit to Kyiv, condemned Russia.", "condemned", "Kyiv"),
        ("In Geneva, the Norwegian envoy praised Oman and condemned Russia.", "condemned", "Geneva"),
        ("Norway's minister, presiding over a meeting in Bergen, condemned Chad.", "condemned", "Bergen"),
        ("Gunmen attacked a convoy near Baidoa on Monday and kidnapped two drivers.", "kidnapped", "Baidoa"),
        ("Troops stormed a plant near Taiz on Friday, where gunmen had seized hostages.", "seized", "Taiz"),
        ("Georgia shelled the capital of South Ossetia.", "shelled", "South Ossetia"),
        ("Georgia shelled the outskirts of Gori.", "shelled", "Gori"),
        ("Gunmen attacked a convoy in the desert north of Agadez in Niger.", "attacked", "Agadez"),
        ("The rebels' spokesman, reached in Algiers, condemned France.", "condemned", "Algiers"),
        ("Georgia has tightened its laws since an attack in Gori in March, when gunmen killed 21.", "killed", "Gori"),
    ],
)
def test_a_place_holds_for_what_is_told_with_it(code, sentence, trigger, expected):
    event = next(event for event in code(sentence).events if event.trigger.text == trigger)
    assert event.place and event.place.name == expected


def test_what_a_crowd_shouts_does_not_tell_where_it_is(coder):
    record = coder.code('Hundreds marched in Tehran on Tuesday, chanting "Death to England" and burning flags.')
    assert [event.place.name for event in record.events if event.place] == ["Tehran"] * len(record.events)


def test_the_city_is_none_that_only_tells_since_when(code):
    text = (
        "GENEVA - The Russian president met the Polish president on Tuesday. It was the first meeting since Russia and "
        "Poland signed a treaty in Vienna.\n\nThe Polish president arrived in the city on Monday."
    )
    (arrival,) = [event for event in code(text).events if event.trigger.text == "arrived"]
    assert arrival.place.name == "Geneva"


def test_who_is_accused_does_not_tell_where_it_is_done(coder):
    record = coder.code("Gambia filed a lawsuit in May, accusing Peru of theft.")
    assert [event.place for event in record.events] == [None] * len(record.events)


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("The ministers of Egypt and Jordan discussed the war in Lebanon.", "CONSULT", None),
        ("The presidents of Mali and Niger discussed trade in Oslo on Monday.", "CONSULT", "Oslo"),
        ("Colombia broke ties with Israel over the Gaza war.", "SANCTION", None),
        ("The ministers of Mali and Niger discussed trade at a meeting in Norway.", "CONSULT", "Norway"),
        ("Egypt recalled its ambassador to Israel in protest at the raids on Tyre.", "SANCTION", None),
        ("India recalled its high commissioner in Islamabad.", "SANCTION", None),
        # news of another town than the dateline's
        ("WASHINGTON (AP) - In Houston, police held six who were demonstrating.", "PROTEST", "Houston"),
    ],
)
def test_what_is_discussed_places_no_meeting_and_what_opens_a_sentence_does(code, sentence, event_type, expected):
    (event,) = [event for event in code(sentence).events if event.event_type == event_type]
    assert (event.place and event.place.name) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a journey that is not made leads nowhere
        ("LIMA - Peru's navy seized a trawler of Chile near Arica, prompting a strike in Santiago.", "Arica"),
        ("LAGOS - The president cancelled a trip to Chad and ordered the deployment of troops.", None),
        # embassies stand in another's capital
        ("NIAMEY - Russia's embassy warned its citizens. Niger imposed a curfew in the capital.", "Niamey"),
        ("PARIS - China's minister sent troops to both capitals.", None),
    ],
)
def test_where_nobody_went(code, text, place):
    event = code(text).events[-1]
    assert (event.place and event.place.name) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # what is held of a place is what is taken
        ("Rebels took control of Kunduz without a fight.", "Kunduz"),
        # those who live there protest there
        ("Residents of Goma demonstrated on Monday.", "Goma"),
        ("Residents of Goma accused the army of looting.", None),
        # between two towns of a country, of which the first is told; two towns of two countries stand for these
        ("Rebels and soldiers clashed between Goma and Sake on Monday.", "Goma"),
        ("Farmers blocked the highway between Lyon and Grenoble.", "Lyon"),
        ("Rebels in Chad attacked a convoy between Abeche and Mao.", "Abéché"),
        ("War broke out between Lima and Quito.", None),
        ("Police shot at a bus between Kigali and Kampala.", None),
        # at sea and through a strait
        ("A frigate of Chile sailed through the Taiwan Strait on Monday.", "Taiwan Strait"),
        ("Peru's navy drove a trawler away from Iquique.", "Iquique"),
        ("The navy seized a tanker carrying stolen oil off Bonny.", "Bonny"),
        # each story of a digest has its own dateline
        ("LIMA: Miners marched on Monday. SUVA: Nurses marched too.", "Suva"),
        ("LIMA: Miners marched on Monday. SPORT: Fiji won.", "Lima"),
    ],
)
def test_where_crowds_and_armies_are(code, text, place):
    event = code(text).events[-1]
    assert (event.place and event.place.name) == place


def test_a_surname_is_no_place(code):
    [call] = code("The Russian president called Lukashenko on Monday.").events
    assert [side.code for side in call.actor] == ["RUS GOV", "BLR GOV"]
    assert call.place is None


def test_over_whose_fall_an_act_is_done_is_not_where(only_event):
    assert only_event("France froze the assets of two Congolese generals over the fall of Goma.").place is None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Boko Haram carried off ninety schoolgirls from Chibok.", "Chibok"),
        ("French troops pulled out of Gao on Monday.", "Gao"),
    ],
)
def test_what_is_taken_away_leaves_from_where_it_was(only_event, sentence, place):
    assert only_event(sentence).place.name == place


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Police raided a house in Callao near Lima and seized two rifles of the rebels.", "COERCE", "Callao"),
        ("Gunmen raided the village of Bungudu in Zamfara and abducted 13 farmers.", "ASSAULT", "Bungudu"),
        (
            "TUNIS, May 3 - Foreign Minister Ali Danso here on Sunday condemned the raid on Chad and called for talks.",
            "REQUEST",
            "Tunis",
        ),
    ],
)
def test_what_is_done_next_is_done_where_the_clause_before_is_set(code, sentence, event_type, expected):
    events = [event for event in code(sentence).events if event.event_type == event_type]
    assert {event.place.name if event.place else None for event in events} == {expected}
